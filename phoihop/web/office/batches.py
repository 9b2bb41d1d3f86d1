"""Đợt tiếp nhận: files that came in together, and how far each of them is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.intake.models import Batch, Document, Head, Job, Proposal, Tie
from phoihop.intake.queue import FAILED, READY, RUNNING, workers_alive
from phoihop.registry.models import Account
from phoihop.registry.rights import may, scope
from phoihop.web.office.asker import asker, by_script, signed_in
from phoihop.web.office.heads import HeadLine, TieLine, head_line, tie_lines

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


@dataclass(frozen=True, slots=True)
class Asked:
    """Điều cần hỏi về một tệp."""

    document: Document
    head: HeadLine | None
    ties: list[TieLine]


@signed_in
@require_safe
def batch(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one batch; asked by script, only the part that changes."""
    account = asker(request)
    found = get_object_or_404(scope(account, Batch.objects.select_related("body")), pk=pk)
    template = "office/partials/batch.html" if by_script(request) else "office/batch.html"
    return render(request, template, batch_context(found, account))


def batch_context(found: Batch, account: Account) -> dict[str, object]:
    """Return what the batch's part of a page shows; questions come once all is read."""
    may_decide = may(account, "receive", found.body)
    lines = lines_of(found, may_decide=may_decide)
    left = sum(line.pending for line in lines)
    asked: list[Asked] = []
    if not left and may_decide:
        asked = _asked([line.document for line in lines], account)
    return {
        "batch": found,
        "lines": lines,
        "left": left,
        "read": len(lines) - left,
        "asked": asked,
        "workers": workers_alive(),
    }


def lines_of(found: Batch, *, may_decide: bool) -> list[Line]:
    jobs = Job.objects.select_related("task").order_by("-id")
    documents = (
        Document.objects.filter(batch=found)
        .select_related("body", "head__sender")
        .defer("text", "metadata", "notes", "sketch")
        .prefetch_related(Prefetch("jobs", queryset=jobs, to_attr="newest_jobs"))
        .annotate(left=Count("proposals", filter=UNDECIDED))
        .order_by("id")
    )
    return [_line(document, may_decide=may_decide) for document in documents]


def _asked(documents: list[Document], account: Account) -> list[Asked]:
    """One question for each paper whose sender is in doubt, one for each pair that looks alike."""
    asks = Head.Match.ASK
    open_ties = scope(account, Tie.objects.filter(state=Tie.State.ASKED))
    tied = set(open_ties.filter(document__in=documents).values_list("document", flat=True))
    found = []
    for document in documents:
        head = getattr(document, "head", None)
        line = head_line(document, account) if head is not None and head.match == asks else None
        ties = tie_lines(document, account, with_answered=False) if document.pk in tied else []
        if line or ties:
            found.append(Asked(document, line, ties))
    return found


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
    if document.state in (state.UNREADABLE, state.REFUSED):
        return Line(document, document.problem, "bad", "alert", False)
    if status == RUNNING and document.format in ("eml", "zip"):
        return Line(document, _("Đang lấy các tệp bên trong…"), "info", "clock", True)
    count = getattr(document, "left", 0)
    words = _("Đã đọc, có %(count)s đề xuất chờ xử lý.") % {"count": count}
    if not count:
        words = _("Đã đọc, không có đề xuất nào chờ xử lý.")
    return Line(document, _with_sender(document, words), "ok", "check", False)


def _with_sender(document: Document, words: str) -> str:
    head = getattr(document, "head", None)
    known = [str(head.sender), head.period_label] if head is not None and head.sender_id else []
    return " · ".join([*filter(None, known), words])


def _job_url(act: str, job: Job) -> str:
    return reverse(f"office:job-{act}", args=[job.pk])
