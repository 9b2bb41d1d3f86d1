"""Nhắc việc: which task is told to whom on which day, gathered into one letter for each person.

A step is a number of days from the last day on time. On a day the newest step that was reached
counts, once for each person: so a day on which nothing ran (a holiday, a server switched off)
is made up for, and old work is told of once and not once for each step that passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from phoihop.followup.channels import mail_is_set_up
from phoihop.followup.models import Change, Reminder, ReminderSetting
from phoihop.followup.models.reminders import MOST_DAYS
from phoihop.followup.outbox import write_message
from phoihop.followup.reminder_settings import setting_of
from phoihop.followup.reminder_words import digest_subject, digest_text
from phoihop.followup.state import with_state
from phoihop.lib.working_days import WorkingCalendar
from phoihop.records.models import Assignment
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.working_calendar import calendar_of

Why = Reminder.Why
WORKERS = (Role.Name.OFFICER, Role.Name.CLERK)
OFFICE = (Role.Name.CLERK, Role.Name.CHIEF)


@dataclass(frozen=True, slots=True)
class Told:
    """Điều phải nhắc: one task at the step it has reached, and why this person is told."""

    task: Assignment
    account: Account
    step: int
    why: str

    @property
    def key(self) -> tuple[int, int, date | None, int, str]:
        return (self.task.pk, self.account.pk, self.task.due_on, self.step, self.why)


@dataclass(slots=True)
class Offices:
    """Cài đặt, lịch của các đơn vị: asked for once each."""

    settings: dict[int, ReminderSetting]
    calendars: dict[int, WorkingCalendar]

    def setting(self, body: Body) -> ReminderSetting:
        if body.pk not in self.settings:
            self.settings[body.pk] = setting_of(body)
        return self.settings[body.pk]

    def is_time(self, body: Body, now: datetime) -> bool:
        """Say whether the office of `body` sends now."""
        setting, here = self.setting(body), timezone.localtime(now)
        if here.time() < setting.send_at or setting.is_quiet(here.time()):
            return False
        if setting.on_days_off:
            return True
        if body.pk not in self.calendars:
            self.calendars[body.pk] = calendar_of(body)
        return self.calendars[body.pk].is_working(here.date())


def plan_digests(*, now: datetime | None = None) -> int:
    """Write down today's letters that are not written yet; return how many were.

    Run again, at the same time or after being killed, it makes nothing twice: a person has one
    letter a day, and one line for each step of a task.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    offices = Offices({}, {})
    by_person: dict[int, list[Told]] = {}
    for told in what_to_tell(today, offices):
        by_person.setdefault(told.account.pk, []).append(told)
    made = 0
    for lines in by_person.values():
        sender = next((one.task.body for one in lines if offices.is_time(one.task.body, now)), None)
        if sender is not None:
            made += _write_digest(lines, sender, now)
    return made


def what_to_tell(today: date, offices: Offices | None = None) -> list[Told]:
    """Return what is due to be told on a day and was not yet, whatever the hour."""
    offices = offices or Offices({}, {})
    tasks = list(_tasks_near(today))
    people = _people_of(tasks, today)
    found: list[Told] = []
    for task in tasks:
        setting = offices.setting(task.body)
        if setting.is_on:
            found += _told_of(task, setting, people, today)
    sent = set(
        Reminder.objects.filter(assignment__in=[task.pk for task in tasks]).values_list(
            "assignment", "account", "due_on", "step", "why"
        )
    )
    return [one for one in _once_each(found) if one.key not in sent]


def _tasks_near(today: date) -> Iterable[Assignment]:
    near = Assignment.objects.to_follow().filter(
        due_on__isnull=False, due_on__lte=today + timedelta(days=MOST_DAYS)
    )
    # What the unit has reported waits for the office: its people have done what they could.
    still_open = with_state(near).exclude(
        Q(current_state__in=(*Change.ENDED, Change.State.REPORTED))
    )
    return still_open.select_related("body", "lead", "document").prefetch_related("addressees")


def _told_of(task: Assignment, setting: ReminderSetting, people: People, today: date) -> list[Told]:
    if task.due_on is None:
        return []
    late = (today - task.due_on).days
    found = []
    step = max((step for step in setting.steps if step <= late), default=None)
    if step is not None:
        workers = people.of_leads(task)
        why = Why.LEAD if workers else Why.OFFICE
        found += [Told(task, one, step, why) for one in workers or people.of_office(task)]
    if setting.head_after is not None and late >= setting.head_after:
        heads = people.heads(task)
        found += [Told(task, one, setting.head_after, Why.HEAD) for one in heads]
    if setting.chief_after is not None and late >= setting.chief_after:
        chiefs = people.chiefs(task)
        found += [Told(task, one, setting.chief_after, Why.CHIEF) for one in chiefs]
    return found


def _once_each(found: list[Told]) -> list[Told]:
    """Somebody who is told of a task for two reasons is told for the later one."""
    kept: dict[tuple[int, int], Told] = {}
    for one in found:
        kept[one.task.pk, one.account.pk] = one
    return list(kept.values())


class People:
    """Người nhận: who works where on a day, asked for once for all tasks."""

    def __init__(self, roles: Iterable[Role]) -> None:
        self._by_body: dict[int, list[Role]] = {}
        for role in roles:
            self._by_body.setdefault(role.body_id, []).append(role)

    def with_role(self, bodies: Iterable[int], names: tuple[str, ...]) -> list[Account]:
        found = {
            role.account_id: role.account
            for body in bodies
            for role in self._by_body.get(body, [])
            if role.role in names
        }
        return list(found.values())

    def of_leads(self, task: Assignment) -> list[Account]:
        return self.with_role(_leads(task), WORKERS)

    def of_office(self, task: Assignment) -> list[Account]:
        return self.with_role([task.body_id], OFFICE)

    def heads(self, task: Assignment) -> list[Account]:
        return self.with_role(_leads(task), (Role.Name.HEAD,))

    def chiefs(self, task: Assignment) -> list[Account]:
        """The chief of the office that wrote the task down, or of the nearest body above."""
        for pk in reversed(_line(task.body)):
            chiefs = self.with_role([pk], (Role.Name.CHIEF,))
            if chiefs:
                return chiefs
        return []


def _people_of(tasks: list[Assignment], today: date) -> People:
    bodies = {pk for task in tasks for pk in (*_leads(task), *_line(task.body))}
    names = {*WORKERS, *OFFICE, Role.Name.HEAD}
    roles = Role.objects.at(today).filter(body__in=bodies, role__in=names, account__is_active=True)
    return People(roles.select_related("account").order_by("pk"))


def _leads(task: Assignment) -> list[int]:
    meant = [body.pk for body in task.addressees.all()]
    return [task.lead_id] if task.lead_id else meant


def _line(body: Body) -> list[int]:
    return [int(part) for part in body.path.split("/") if part]


@transaction.atomic
def _write_digest(lines: list[Told], sender: Body, now: datetime) -> bool:
    """One letter with all lines of one person; False when today's is there already."""
    account, today = lines[0].account, timezone.localdate(now)
    lines = sorted(lines, key=lambda one: (one.task.due_on or date.max, one.task.pk))
    with_mail = bool(account.email) and mail_is_set_up()
    letter = write_message(
        f"digest:{account.pk}:{today.isoformat()}",
        body=sender,
        account=account,
        address=account.email if with_mail else "",
        channel="email" if with_mail else "copy",
        subject=digest_subject(lines, today),
        text=digest_text(account, lines, today),
        now=now,
    )
    if letter is None:
        return False
    Reminder.objects.bulk_create(
        Reminder(
            message=letter,
            assignment=one.task,
            account=account,
            step=one.step,
            due_on=one.task.due_on,
            why=one.why,
        )
        for one in lines
        if one.task.due_on is not None
    )
    tasks = ", ".join(one.task.code for one in lines)[:400]
    trail.record("remind", letter, actor=None, body=sender, after={"tasks_named": tasks})
    return True
