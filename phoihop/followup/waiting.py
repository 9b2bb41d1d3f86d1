"""Việc chờ đến ngày: what somebody has to have done by a day, of every kind that is reminded of.

Tasks, answers to recommendations, reports of a round, plans of a plan round, and the plan round
itself (to be submitted by the office, then decided). Each names who has to do it now: a link of a
chain is not told of while it waits for another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, prefetch_related_objects
from django.utils import timezone

from phoihop.followup.models import Change, Reminder, ReminderSetting
from phoihop.followup.models.reminders import MOST_ANSWER_DAYS, MOST_DAYS
from phoihop.followup.reminder_settings import setting_of
from phoihop.followup.state import with_state
from phoihop.lib.working_days import WorkingCalendar
from phoihop.records.models import (
    Assignment,
    PlanRound,
    Recommendation,
    Report,
    Round,
)
from phoihop.registry.models import Body, Role
from phoihop.registry.working_calendar import calendar_of

S, Why = Change.State, Reminder.Why
WORKERS: tuple[str, ...] = (Role.Name.OFFICER, Role.Name.CLERK)
OFFICE: tuple[str, ...] = (Role.Name.CLERK, Role.Name.CHIEF)
DECIDERS: tuple[str, ...] = (Role.Name.LEADER, Role.Name.CHIEF)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Việc chờ: `thing` is to be done by `doers` until `due_on`; `office` reminds of it.

    `link` is the field of `Reminder` that points to the thing, `roles` who of the doers is told.
    `is_term` says that nobody set the day: it is a term counted by the office's setting.
    """

    link: str
    thing: Any
    office: Body
    due_on: date
    doers: tuple[int, ...]
    roles: tuple[str, ...] = WORKERS
    why: str = Why.LEAD
    is_term: bool = False

    @property
    def who(self) -> str:
        """The unit that has to do it, as the thing names it."""
        return unit_of(self.link, self.thing)


class Offices:
    """Cài đặt, lịch của các đơn vị: asked for once each."""

    def __init__(self) -> None:
        self._settings: dict[int, ReminderSetting] = {}
        self._calendars: dict[int, WorkingCalendar] = {}

    def setting(self, body: Body) -> ReminderSetting:
        if body.pk not in self._settings:
            self._settings[body.pk] = setting_of(body)
        return self._settings[body.pk]

    def calendar(self, body: Body) -> WorkingCalendar:
        if body.pk not in self._calendars:
            self._calendars[body.pk] = calendar_of(body)
        return self._calendars[body.pk]


def what_waits(today: date, offices: Offices) -> list[Waiting]:
    """Return everything that is not done and whose day is near or has passed.

    The number of queries does not grow with the work.
    """
    return [
        *_tasks(today),
        *_answers(today, offices),
        *_reports(today),
        *_plans(today),
    ]


def _near(today: date) -> date:
    return today + timedelta(days=MOST_DAYS)


def _tasks(today: date) -> Iterator[Waiting]:
    near = Assignment.objects.to_follow().filter(due_on__isnull=False, due_on__lte=_near(today))
    # What the unit has reported waits for the office: its people have done what they could.
    still_open = with_state(near).exclude(Q(current_state__in=(*Change.ENDED, S.REPORTED)))
    rows = list(still_open.select_related("body", "lead", "document"))
    prefetch_related_objects([task for task in rows if not task.lead_id], "addressees")
    for task in rows:
        doers = (task.lead_id,) if task.lead_id else _class_of(task)
        if task.due_on is not None:
            yield Waiting("assignment", task, task.body, task.due_on, doers)


def _class_of(work: Assignment | Recommendation) -> tuple[int, ...]:
    return tuple(body.pk for body in work.addressees.all())


def _answers(today: date, offices: Offices) -> Iterator[Waiting]:
    raised_since = today - timedelta(days=MOST_ANSWER_DAYS + MOST_DAYS)
    near = Q(due_on__lte=_near(today)) | Q(due_on=None, raised_on__gte=raised_since)
    asked = with_state(Recommendation.objects.filter(near))
    rows = asked.filter(Q(current_state__in=(S.RAISED, S.RECEIVED, S.ASSIGNED)))
    found = list(rows.select_related("body", "lead", "addressee"))
    prefetch_related_objects([one for one in found if not one.lead_id], "addressees")
    for request in found:
        day = request.due_on or _term(request, today, offices)
        if day is not None:
            doers, is_term = _asked(request), request.due_on is None
            yield Waiting("recommendation", request, request.body, day, doers, is_term=is_term)


def _asked(request: Recommendation) -> tuple[int, ...]:
    """Who was told to answer, else the bodies of the class, else who was asked."""
    if request.lead_id:
        return (request.lead_id,)
    return _class_of(request) or ((request.addressee_id,) if request.addressee_id else ())


def _term(request: Any, today: date, offices: Offices) -> date | None:
    """Count the term of a recommendation without a day: first to receive it, then to answer.

    A term that ends on a day off ends on the next working day. Old ones, found in papers of years
    ago, are on the board and not in letters.
    """
    setting = offices.setting(request.body)
    received = request.current_state != S.RAISED
    days = setting.answer_days if received else setting.receive_days
    if days is None or request.raised_on is None:
        return None
    last = offices.calendar(request.body).next_working(request.raised_on + timedelta(days=days))
    return last if (today - last).days <= MOST_DAYS else None


def _reports(today: date) -> Iterator[Waiting]:
    near = Report.objects.filter(round__state=Round.State.OPEN, round__last_day__lte=_near(today))
    missing = near.exclude(state__in=(*Report.HERE, Report.State.EXCUSED)).defer("figures", "texts")
    for report in missing.select_related("round__body", "body"):
        lately = report.reminded_at and timezone.localdate(report.reminded_at) >= today
        if not lately:
            asked = report.round
            yield Waiting("report", report, asked.body, asked.last_day, (report.body_id,))


def _plans(today: date) -> Iterator[Waiting]:
    """The link of each plan round whose turn it is.

    First every organisation that has not sent; then the office, which puts together and submits;
    then who decides.
    """
    state = PlanRound.State
    near = PlanRound.objects.filter(
        state__in=(state.SENDING, state.SUBMITTED), send_last_day__lte=_near(today)
    )
    for shown in near.select_related("body", "decider").prefetch_related("entries__body"):
        missing = [entry for entry in shown.entries.all() if entry.is_awaited]
        if shown.state == state.SUBMITTED:
            day, doers = shown.decide_last_day, (shown.decider_id,)
            yield _of_round(shown, day, doers, roles=DECIDERS, why=Why.DECIDER)
        elif missing:
            for entry in missing:
                entry.round = shown
                doers = (entry.body_id,)
                yield Waiting("plan_entry", entry, shown.body, shown.send_last_day, doers)
        else:
            day = shown.submit_last_day or shown.decide_last_day
            yield _of_round(shown, day, (shown.body_id,), roles=OFFICE, why=Why.LEAD)


def _of_round(
    shown: PlanRound, day: date, doers: tuple[int, ...], *, roles: tuple[str, ...], why: str
) -> Waiting:
    return Waiting("plan_round", shown, shown.body, day, doers, roles=roles, why=why)


def unit_of(link: str, thing: Any) -> str:
    """Name the unit that has to do it."""
    if link == "assignment":
        return str(thing.lead) if thing.lead else str(thing.lead_text)
    if link == "recommendation":
        return str(thing.lead or thing.addressee or thing.addressee_text)
    if link == "plan_round":
        return str(thing.decider if thing.state == PlanRound.State.SUBMITTED else thing.body)
    return str(thing.body)
