"""Lịch: what falls on which day: last days of tasks and reports, conferences, meetings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from django.db.models import Q, QuerySet

from phoihop.followup.models import Change
from phoihop.followup.state import with_state
from phoihop.records.models import Assignment, Conference, Meeting, Report, Round
from phoihop.registry.models import Body
from phoihop.registry.rights import Asker, scope


@dataclass(frozen=True, slots=True)
class Entry:
    """Mục lịch: `kind` is task, report, conference, meeting or published; `done` if over.

    `pk` is the key of its row. A conference bears the identifier and the number of its
    invitation, so that a calendar program that has the one knows the other.
    """

    day: date
    kind: str
    pk: int
    code: str
    words: str
    body: str
    done: bool = False
    place: str = ""
    starts_at: time | None = None
    own_uid: str = ""
    sequence: int = 0
    may_open: bool = True

    @property
    def uid(self) -> str:
        """The same for good, so that a calendar program knows it again."""
        return f"{self.own_uid or f'{self.kind}-{self.pk}'}@phoihop"


def entries_between(
    account: Asker, first: date, last: date, *, bodies: Iterable[Body] | None = None
) -> list[Entry]:
    """Return what the account sees of these days, both counted, in the order of the days.

    `bodies` narrows it to what these bodies must do or hold. The number of queries does not
    depend on the number of entries.
    """
    tasks = scope(account, Assignment.objects.to_follow())
    reports = scope(account, Report.objects.filter(round__state=Round.State.OPEN))
    meetings = scope(account, Meeting.objects.all())
    conferences = scope(account, Conference.objects.all())
    if bodies is not None:
        mine = list(bodies)
        tasks = tasks.filter(pk__in=tasks_of(mine).values("pk"))
        reports = reports.filter(body__in=mine)
        meetings = meetings.filter(body__in=mine)
        # Who is invited or hosts has the day in the calendar, whoever prepares it.
        conferences = Conference.objects.filter(_held_with(mine)).distinct()
    seen = set(scope(account, Conference.objects.all()).values_list("pk", flat=True))
    return [
        replace(entry, may_open=False)
        if entry.kind == "conference" and entry.pk not in seen
        else entry
        for entry in _entries(tasks, reports, meetings, conferences, first, last)
    ]


def entries_of_body(body: Body, first: date, last: date) -> list[Entry]:
    """Return what concerns one body, whoever asks: who holds its address may see it."""
    tasks = Assignment.objects.to_follow().filter(
        Q(pk__in=tasks_of([body]).values("pk")) | Q(body=body)
    )
    reports = Report.objects.filter(body=body, round__state=Round.State.OPEN)
    meetings = Meeting.objects.filter(body=body)
    conferences = Conference.objects.filter(_held_with([body])).distinct()
    return _entries(tasks, reports, meetings, conferences, first, last)


def _held_with(bodies: Iterable[Body]) -> Q:
    mine = [body.pk for body in bodies]
    return Q(body__in=mine) | Q(hosts__in=mine) | Q(invitations__body__in=mine)


def tasks_of(bodies: Iterable[Body]) -> QuerySet[Assignment]:
    """Return the tasks that these bodies lead, or that are given to a class they belong to."""
    mine = [body.pk for body in bodies]
    lead = Q(lead__in=mine) | Q(lead=None, addressees__in=mine)
    return Assignment.objects.to_follow().filter(lead).distinct()


def _entries(
    tasks: QuerySet[Assignment],
    reports: QuerySet[Report],
    meetings: QuerySet[Meeting],
    conferences: QuerySet[Conference],
    first: date,
    last: date,
) -> list[Entry]:
    due = with_state(tasks.filter(due_on__range=(first, last))).select_related("lead")
    to_send = reports.filter(round__last_day__range=(first, last)).exclude(
        state=Report.State.EXCUSED
    )
    planned = conferences.filter(held_on__range=(first, last)).exclude(
        state=Conference.State.CALLED_OFF
    )
    # A document about a conference that stands here already is not a second one.
    told = Meeting.objects.filter(document__conferences__isnull=False).values("pk")
    held = meetings.filter(held_on__range=(first, last)).exclude(pk__in=told)
    found = [
        *map(_task, due),
        *map(_report, to_send.select_related("round", "body")),
        *map(_conference, planned.select_related("body")),
        *map(_meeting, held.select_related("body", "document")),
    ]
    return sorted(found, key=lambda one: (one.day, one.kind, one.pk))


def _task(task: Assignment) -> Entry:
    assert task.due_on is not None
    return Entry(
        day=task.due_on,
        kind="task",
        pk=task.pk,
        code=task.code,
        words=task.task,
        body=str(task.lead) if task.lead else task.lead_text,
        done=task.current_state in Change.ENDED,  # type: ignore[attr-defined]
    )


def _report(report: Report) -> Entry:
    return Entry(
        day=report.round.last_day,
        kind="report",
        pk=report.pk,
        code="",
        words=report.round.title,
        body=str(report.body),
        done=report.state in Report.HERE,
    )


def _conference(conference: Conference) -> Entry:
    return Entry(
        day=conference.held_on,
        kind="conference",
        pk=conference.pk,
        code="",
        words=conference.title,
        body=str(conference.body),
        done=conference.state != Conference.State.PLANNED,
        place=conference.place,
        starts_at=conference.starts_at,
        own_uid=str(conference.uid),
        sequence=conference.sequence,
    )


def _meeting(meeting: Meeting) -> Entry:
    assert meeting.held_on is not None
    return Entry(
        day=meeting.held_on,
        kind="meeting",
        pk=meeting.pk,
        code="",
        words=str(meeting),
        body=str(meeting.body),
        place=meeting.place,
    )
