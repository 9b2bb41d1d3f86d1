"""Đợt tiếp nhận: files that came in together, and how far each of them is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.intake.models import Batch, Document, Job, Proposal
from phoihop.intake.queue import FAILED, READY, RUNNING, workers_alive
from phoihop.registry.models import Account
from phoihop.registry.rights import may, scope
from phoihop.web.office.asker import asker, by_script, signed_in

UNDECIDED = Q(proposals__state__in=Proposal.UNDECIDED)


@dataclass(frozen=True, slots=True)
class Line:
    """Một tệp của đợt: how far it is, and what can be done about it."""

    document: Document
    words: str
    tone: str
    icon: str
    pending: bool
    stop_url: str = ""
    retry_url: str = ""


@signed_in
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one batch; asked by script, only the part that changes."""
    account = asker(request)
    found = get_object_or_404(scope(account, Batch.objects.select_related("body")), pk=pk)
    template = "office/partials/batch.html" if by_script(request) else "office/batch.html"
    return render(request, template, batch_context(found, account))


def batch_context(found: Batch, account: Account) -> dict[str, object]:
    """Return what the batch's part of a page shows."""
    lines = lines_of(found, may_decide=may(account, "receive", found.body))
    left = sum(line.pending for line in lines)
    return {
        "batch": found,
        "lines": lines,
        "left": left,
        "read": len(lines) - left,
        "workers": workers_alive(),
    }


def lines_of(found: Batch, *, may_decide: bool) -> list[Line]:
    jobs = Job.objects.select_related("task").order_by("-id")
    documents = (
        Document.objects.filter(batch=found)
        .select_related("body")
        .defer("text", "metadata", "notes")
        .prefetch_related(Prefetch("jobs", queryset=jobs, to_attr="newest_jobs"))
        .annotate(left=Count("proposals", filter=UNDECIDED))
        .order_by("id")
    )
    return [_line(document, may_decide=may_decide) for document in documents]


def _line(document: Document, *, may_decide: bool) -> Line:
    job = next(iter(getattr(document, "newest_jobs", [])), None)
    state, status = Document.State, job.task.status if job else ""
    if document.state == state.RECEIVED:
        running = status == RUNNING
        words = _("Đang đọc…") if running else _("Chờ đọc")
        stop = _job_url("stop", job) if job and may_decide and status in (READY, RUNNING) else ""
        return Line(document, words, "info" if running else "", "clock", True, stop_url=stop)
    if document.state == state.STOPPED:
        again = _job_url("retry", job) if job and may_decide and status == FAILED else ""
        words = job.reason if job else _("Đã dừng.")
        return Line(document, words, "warn", "alert", False, retry_url=again)
    if document.state == state.UNREADABLE:
        return Line(document, document.problem, "bad", "alert", False)
    count = getattr(document, "left", 0)
    words = _("Đã đọc, có %(count)s đề xuất chờ xử lý.") % {"count": count}
    if not count:
        words = _("Đã đọc, không có đề xuất nào chờ xử lý.")
    return Line(document, words, "ok", "check", False)


def _job_url(act: str, job: Job) -> str:
    return reverse(f"office:job-{act}", args=[job.pk])
