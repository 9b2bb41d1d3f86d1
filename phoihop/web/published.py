"""Phần công khai: what anyone may know about a meeting once a leader has published it.

Only the work and its state: no source text, no speaker, no account. A recommendation names
the unit that asked, never a person; a sentence kept as text only does not appear at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.followup.models import Change
from phoihop.followup.state import with_awaited, with_state
from phoihop.records.models import Assignment, Meeting, Recommendation

DONE, REPORTED, OVERDUE, RUNNING = "done", "reported", "overdue", "running"
ANSWERED, SUPERSEDED = "answered", "superseded"
_ANSWERED = (Change.State.ANSWERED, Change.State.CARRIED_OUT, Change.State.VERIFIED)
STATES = {
    DONE: _("Đã hoàn thành"),
    REPORTED: _("Đã báo cáo kết quả"),
    OVERDUE: _("Quá hạn"),
    RUNNING: _("Đang thực hiện"),
    ANSWERED: _("Đã trả lời"),
    SUPERSEDED: _("Đã được thay thế"),
}


@dataclass(frozen=True, slots=True)
class PublicItem:
    """Việc công khai: one task or recommendation of a published meeting."""

    kind: str
    code: str
    text: str
    lead: str
    asked_by: str
    co_operators: tuple[str, ...]
    due_on: date | None
    due_words: str
    time_kind: str
    state: str
    done_on: date | None

    @property
    def state_label(self) -> str:
        return str(STATES[self.state])


def published_meetings() -> QuerySet[Meeting]:
    """Return the published meetings with the number of their tasks and recommendations."""
    tasks = Count(
        "document__assignment", filter=Q(document__assignment__record_only=False), distinct=True
    )
    return (
        Meeting.objects.exclude(published_at=None)
        .exclude(document__internal=True)
        .select_related("body")
        .annotate(tasks=tasks, requests=Count("document__recommendation", distinct=True))
        .order_by("-held_on", "-id")
    )


def items_of(meeting: Meeting, *, on: date) -> list[PublicItem]:
    """Return tasks first, then recommendations, each in the order of the document."""
    tasks = Assignment.objects.to_follow().filter(document=meeting.document_id)
    requests = Recommendation.objects.filter(document=meeting.document_id)
    in_order = ("proposal__start", "id")
    loaded = with_awaited(with_state(tasks)).select_related("lead")
    loaded = loaded.prefetch_related("co_operators")
    asked = with_state(requests).select_related("addressee", "asked_by_body")
    return [
        *(_task(task, on) for task in loaded.order_by(*in_order)),
        *(_request(request) for request in asked.order_by(*in_order)),
    ]


def _task(task: Any, on: date) -> PublicItem:
    return PublicItem(
        kind="task",
        code=task.code,
        text=task.task,
        lead=str(task.lead) if task.lead else task.lead_text,
        asked_by="",
        co_operators=tuple(str(body) for body in task.co_operators.all())
        or tuple(task.co_operators_text),
        due_on=task.due_on,
        due_words=task.due_words,
        time_kind=task.time_kind,
        state=_state(task, late=task.is_late(on=on) and not _waits(task)),
        done_on=_done_on(task),
    )


def _request(request: Any) -> PublicItem:
    return PublicItem(
        kind="recommendation",
        code=request.code,
        text=request.content,
        lead=str(request.addressee) if request.addressee else request.addressee_text,
        asked_by=str(request.asked_by_body) if request.asked_by_body else "",
        co_operators=(),
        due_on=None,
        due_words="",
        time_kind="",
        state=_state(request, late=False),
        done_on=_done_on(request),
    )


def _state(record: Any, *, late: bool) -> str:
    if record.current_state == Change.State.DONE:
        return DONE
    if record.current_state == Change.State.SUPERSEDED:
        return SUPERSEDED
    if record.current_state in _ANSWERED:
        return ANSWERED
    if record.current_state == Change.State.REPORTED:
        return REPORTED
    if late:
        return OVERDUE
    return RUNNING


def _waits(task: Any) -> bool:
    """Whether another open task has to be done first: nobody is blamed meanwhile."""
    return task.depends_on_id is not None and task.awaited_state not in Change.ENDED


def _done_on(record: Any) -> date | None:
    day: date | None = record.changed_on if record.current_state in Change.ENDED else None
    return day
