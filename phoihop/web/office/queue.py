"""Hàng đợi: what waits, what runs, what did not come to an end, and trying it again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.intake.models import Job
from phoihop.intake.queue import DONE, FAILED, READY, RUNNING, workers_alive
from phoihop.intake.reading_queue import retry_job, stop_job
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import has_role_anywhere, may, scope
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.panel import Chip

WAITING, NOW, BROKEN, OVER = "cho", "dang-chay", "khong-xong", "da-xong"
STATUS = {WAITING: READY, NOW: RUNNING, BROKEN: FAILED, OVER: DONE}


@dataclass(frozen=True, slots=True)
class Row:
    """Một việc trong hàng đợi."""

    job: Job
    words: str
    state: str
    tone: str
    icon: str
    document_url: str
    retry_url: str
    stop_url: str


@signed_in
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show the jobs that concern the bodies one sees; administrators see the system's too."""
    account = asker(request)
    seen = seen_jobs(account)
    key = request.GET.get("loc", "")
    key = key if key in STATUS else _first_of_interest(seen)
    page = page_of(request, _of(seen, key).order_by("-task__enqueued_at", "-id"))
    context = {
        "rows": [row_of(job, account) for job in page.object_list],
        "page": page,
        "page_query": f"loc={key}&",
        "chips": _chips(seen, key),
        "workers": workers_alive(),
    }
    return render(request, "office/queue.html", context)


@signed_in
@require_POST
def job_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Run a job that failed once more, from its beginning."""
    account = asker(request)
    if retry_job(_found(account, pk), account=account):
        messages.success(request, _("Đã đưa lại vào hàng đợi."))
    else:
        messages.warning(request, _("Việc này không còn ở mục không xong nên không chạy lại."))
    return _back(request)


@signed_in
@require_POST
def job_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a job that waits or runs."""
    account = asker(request)
    if stop_job(_found(account, pk), account=account):
        messages.success(request, _("Đã dừng. Tệp gốc vẫn được giữ nguyên."))
    else:
        messages.warning(request, _("Việc này đã kết thúc trước khi dừng."))
    return _back(request)


def seen_jobs(account: Account) -> QuerySet[Job]:
    """Return the jobs of bodies within reach; those of the system only to administrators."""
    within = Q(pk__in=scope(account, Job.objects.order_by()).values("pk"))
    if has_role_anywhere(account, Role.Name.ADMINISTRATOR):
        within |= Q(body=None)
    return Job.objects.filter(within).select_related("task", "document", "body")


def row_of(job: Job, account: Account) -> Row:
    words, tone, icon = _state(job)
    allowed = may(account, "decide", job)
    document = job.document
    return Row(
        job=job,
        words=document.name if document else str(job.get_kind_display()),
        state=words,
        tone=tone,
        icon=icon,
        document_url=reverse("office:document", args=[document.pk]) if document else "",
        retry_url=_url("retry", job) if allowed and job.task.status == FAILED else "",
        stop_url=_url("stop", job) if allowed and job.task.status in (READY, RUNNING) else "",
    )


def _state(job: Job) -> tuple[str, str, str]:
    states = {
        str(READY): (_("Đang chờ"), "", "clock"),
        str(RUNNING): (_("Đang chạy"), "info", "loop"),
        str(FAILED): (_("Không xong"), "bad", "alert"),
    }
    return states.get(job.task.status, (_("Đã xong"), "ok", "check"))


def _url(act: str, job: Job) -> str:
    return reverse(f"office:job-{act}", args=[job.pk])


def _found(account: Account, pk: int) -> Job:
    return get_object_or_404(seen_jobs(account), pk=pk)


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the page on which the button stood: the queue, or a batch of files."""
    batch = request.POST.get("batch", "")
    if batch.isdecimal() and len(batch) < 19:
        return redirect("office:batch", int(batch))
    return redirect("office:queue")


def _of(seen: QuerySet[Job], key: str) -> QuerySet[Job]:
    return seen.filter(task__status=STATUS[key])


def _first_of_interest(seen: QuerySet[Job]) -> str:
    order = (BROKEN, NOW, WAITING)
    return next((key for key in order if _of(seen, key).exists()), OVER)


def _chips(seen: QuerySet[Job], current: str) -> list[Chip]:
    labels = {
        WAITING: _("Đang chờ"),
        NOW: _("Đang chạy"),
        BROKEN: _("Không xong"),
        OVER: _("Đã xong"),
    }
    here = reverse("office:queue")
    return [
        Chip(label, _of(seen, key).count(), f"{here}?loc={key}", key == current)
        for key, label in labels.items()
    ]
