"""Việc của tôi: what a person's own bodies must do now, whatever kind it is, in one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from phoihop.followup.calendar_entries import tasks_of
from phoihop.followup.models import Change
from phoihop.followup.state import with_state
from phoihop.records.models import Assignment, Recommendation, Report, Round
from phoihop.registry.acting import roles_held
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import scope

S = Change.State
OFFICE = (Role.Name.CLERK, Role.Name.CHIEF)


@dataclass(frozen=True, slots=True)
class Duty:
    """Việc phải làm: `kind` is task, answer, report or confirm; `pk` the key of its row.

    `late` counts days past the last day, negative before it; None without a day.
    """

    kind: str
    pk: int
    code: str
    words: str
    body: str
    due_on: date | None
    late: int | None
    state: str
    asked_by: str = ""

    @property
    def pressing(self) -> tuple[date, int]:
        return (self.due_on or date.max, self.pk)


def my_work(account: Account, *, on: date) -> list[Duty]:
    """Return the duties of the bodies in which the account has a role, most pressing first.

    Only its own bodies count, not those beneath them: what others must do is on the board.
    """
    roles = roles_held(account)
    bodies = list({role.body_id: role.body for role in roles}.values())
    offices = [role.body_id for role in roles if role.role in OFFICE]
    found = [
        *_tasks(account, bodies, on),
        *_answers(account, bodies, on),
        *_reports(account, bodies, on),
        *_to_confirm(account, offices, on),
    ]
    return sorted(found, key=lambda duty: duty.pressing)


def _late(day: date | None, on: date) -> int | None:
    return (on - day).days if day else None


def _tasks(account: Account, bodies: list[Body], on: date) -> list[Duty]:
    mine = scope(account, Assignment.objects.filter(pk__in=tasks_of(bodies).values("pk")))
    running = with_state(mine).filter(Q(current_state=S.RUNNING)).select_related("body", "lead")
    return [
        Duty(
            kind="task",
            pk=task.pk,
            code=task.code,
            words=task.task,
            body=str(task.lead or task.lead_text),
            due_on=task.due_on,
            late=_late(task.due_on, on),
            state=str(S.RUNNING.label),
            asked_by=task.given_by or str(task.body),
        )
        for task in running
    ]


def _answers(account: Account, bodies: list[Body], on: date) -> list[Duty]:
    asked_here = Q(addressee__in=bodies) | Q(addressee=None, addressees__in=bodies)
    meant = Q(lead__in=bodies) | (Q(lead=None) & asked_here)
    mine = Recommendation.objects.filter(meant).distinct()
    asked = with_state(scope(account, Recommendation.objects.filter(pk__in=mine.values("pk"))))
    waiting = asked.filter(Q(current_state__in=(S.RAISED, S.RECEIVED, S.ASSIGNED)))
    return [
        Duty(
            kind="answer",
            pk=request.pk,
            code=request.code,
            words=request.content,
            body=str(request.lead or request.addressee or request.addressee_text),
            due_on=request.due_on,
            late=_late(request.due_on, on),
            state=str(S(request.current_state).label),  # type: ignore[attr-defined]
            asked_by=str(request.asked_by_body or request.asked_by),
        )
        for request in waiting.select_related("lead", "addressee", "asked_by_body")
    ]


def _reports(account: Account, bodies: list[Body], on: date) -> list[Duty]:
    to_send = scope(account, Report.objects.filter(body__in=bodies, state__in=Report.OPEN))
    still_open = to_send.filter(round__state=Round.State.OPEN)
    return [
        Duty(
            kind="report",
            pk=report.pk,
            code="",
            words=report.round.title,
            body=str(report.body),
            due_on=report.round.last_day,
            late=_late(report.round.last_day, on),
            state=str(report.get_state_display()),
            asked_by=str(report.round.body),
        )
        for report in still_open.select_related("round__body", "body")
    ]


def _to_confirm(account: Account, offices: list[int], on: date) -> list[Duty]:
    """What an office must say about what units reported or asked for."""
    written = scope(account, Assignment.objects.to_follow().filter(body__in=offices))
    reported = with_state(written).filter(Q(current_state=S.REPORTED))
    return [
        Duty(
            kind="confirm",
            pk=task.pk,
            code=task.code,
            words=task.task,
            body=str(task.body),
            due_on=task.due_on,
            late=_late(task.due_on, on),
            state=str(S.REPORTED.label),
            asked_by=str(task.lead or task.lead_text),
        )
        for task in reported.select_related("body", "lead")
    ]
