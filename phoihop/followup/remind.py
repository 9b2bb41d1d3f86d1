"""Nhắc việc: what is told to whom on which day, gathered into one letter for each person.

A step is a number of days from the last day on time. On a day the newest step that was reached
counts, once for each person: so a day on which nothing ran (a holiday, a server switched off)
is made up for, and old work is told of once and not once for each step that passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from phoihop.followup.channels import mail_is_set_up
from phoihop.followup.models import Reminder, ReminderSetting
from phoihop.followup.models.reminders import LINKS
from phoihop.followup.notice_letters import (
    digest_key,
    news_by_person,
    take_in,
)
from phoihop.followup.outbox import write_message
from phoihop.followup.reminder_words import digest_subject, digest_text, name_of
from phoihop.followup.waiting import DECIDERS, OFFICE, WORKERS, Offices, Waiting, what_waits
from phoihop.records.models import Report
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, Notice, Role

Why = Reminder.Why
Key = tuple[str, int, int, date, int, str]


@dataclass(frozen=True, slots=True)
class Told:
    """Điều phải nhắc: one thing at the step it has reached, and why this person is told."""

    waiting: Waiting
    account: Account
    step: int
    why: str

    @property
    def key(self) -> Key:
        one = self.waiting
        return (one.link, one.thing.pk, self.account.pk, one.due_on, self.step, self.why)


def is_time(offices: Offices, body: Body, now: datetime) -> bool:
    """Say whether the office of `body` sends now."""
    setting, here = offices.setting(body), timezone.localtime(now)
    if here.time() < setting.send_at or setting.is_quiet(here.time()):
        return False
    return setting.on_days_off or offices.calendar(body).is_working(here.date())


def plan_digests(*, now: datetime | None = None) -> int:
    """Write down today's letters that are not written yet; return how many were.

    Run again, at the same time or after being killed, it makes nothing twice: a person has one
    letter a day, and one line for each step of a thing. What was done that the person has not
    opened (`registry/notices.py`) goes into the same letter.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    offices = Offices()
    by_person: dict[int, list[Told]] = {}
    for told in what_to_tell(today, offices):
        by_person.setdefault(told.account.pk, []).append(told)
    news = news_by_person(now)
    made = 0
    for key in dict.fromkeys([*by_person, *news]):
        lines = by_person.get(key, [])
        told_of = [one for one in news.get(key, []) if offices.setting(one.body).is_on]
        senders = [*(one.waiting.office for one in lines), *(one.body for one in told_of)]
        sender = next((body for body in senders if is_time(offices, body, now)), None)
        if sender is not None:
            made += _write_digest(lines, told_of, sender, now)
    return made


def what_to_tell(today: date, offices: Offices | None = None) -> list[Told]:
    """Return what is due to be told on a day and was not yet, whatever the hour."""
    offices = offices or Offices()
    waiting = what_waits(today, offices)
    people = _people_of(waiting, today)
    found: list[Told] = []
    for one in waiting:
        setting = offices.setting(one.office)
        if setting.is_on:
            found += _told_of(one, setting, people, today)
    sent = _told_already(found)
    return [one for one in _once_each(found) if one.key not in sent]


def _told_already(found: list[Told]) -> set[Key]:
    """The keys of what was told before, of the days that these things end on."""
    days = {one.waiting.due_on for one in found}
    fields = (*LINKS, "account", "due_on", "step", "why")
    kept = Reminder.objects.filter(due_on__in=days).order_by().values_list(*fields)
    return {
        (link, pk, *more)
        for *things, account, due_on, step, why in kept.iterator()
        for link, pk in zip(LINKS, things, strict=True)
        if pk
        for more in [(account, due_on, step, why)]
    }


def _told_of(waiting: Waiting, setting: ReminderSetting, people: People, today: date) -> list[Told]:
    late = (today - waiting.due_on).days
    found = []
    step = max((step for step in setting.steps if step <= late), default=None)
    if step is not None:
        workers = people.with_role(waiting.doers, waiting.roles)
        why = waiting.why if workers else Why.OFFICE
        told = workers or people.with_role([waiting.office.pk], OFFICE)
        found += [Told(waiting, one, step, why) for one in told]
    if setting.head_after is not None and late >= setting.head_after:
        heads = people.with_role(waiting.doers, (Role.Name.HEAD,))
        found += [Told(waiting, one, setting.head_after, Why.HEAD) for one in heads]
    if setting.chief_after is not None and late >= setting.chief_after:
        chiefs = people.chiefs(waiting.office)
        found += [Told(waiting, one, setting.chief_after, Why.CHIEF) for one in chiefs]
    return found


def _once_each(found: list[Told]) -> list[Told]:
    """Somebody who is told of a thing for two reasons is told for the later one."""
    kept: dict[tuple[str, int, int], Told] = {}
    for one in found:
        kept[one.waiting.link, one.waiting.thing.pk, one.account.pk] = one
    return list(kept.values())


class People:
    """Người nhận: who works where on a day, asked for once for all work."""

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

    def chiefs(self, office: Body) -> list[Account]:
        """The chief of the office that reminds, or of the nearest body above."""
        for pk in reversed(_line(office)):
            chiefs = self.with_role([pk], (Role.Name.CHIEF,))
            if chiefs:
                return chiefs
        return []


def _people_of(waiting: list[Waiting], today: date) -> People:
    bodies = {pk for one in waiting for pk in (*one.doers, *_line(one.office))}
    names = {*WORKERS, *OFFICE, *DECIDERS, Role.Name.HEAD}
    roles = Role.objects.at(today).filter(body__in=bodies, role__in=names, account__is_active=True)
    return People(roles.select_related("account").order_by("pk"))


def _line(body: Body) -> list[int]:
    return [int(part) for part in body.path.split("/") if part]


@transaction.atomic
def _write_digest(lines: list[Told], news: list[Notice], sender: Body, now: datetime) -> bool:
    """One letter with all lines of one person; False when today's is there already."""
    account, today = (lines or news)[0].account, timezone.localdate(now)
    lines = sorted(lines, key=lambda one: (one.waiting.due_on, one.waiting.link, one.key[1]))
    with_mail = bool(account.email) and mail_is_set_up()
    # Without e-mail the list in the product is the notice; nobody has to copy it out.
    news = news if with_mail else []
    if not lines and not news:
        return False
    letter = write_message(
        digest_key(account.pk, now),
        body=sender,
        account=account,
        address=account.email if with_mail else "",
        channel="email" if with_mail else "copy",
        subject=digest_subject(lines, news, today),
        text=digest_text(account, lines, news, today),
        now=now,
    )
    if letter is None:
        return False
    Reminder.objects.bulk_create(
        Reminder(
            message=letter,
            **{one.waiting.link: one.waiting.thing},
            account=account,
            step=one.step,
            due_on=one.waiting.due_on,
            why=one.why,
        )
        for one in lines
    )
    take_in(news, now)
    # A press on the round does not write again to whom the clock has just written.
    reports = [one.waiting.thing.pk for one in lines if one.waiting.link == "report"]
    Report.objects.filter(pk__in=reports).update(reminded_at=now)
    named = ", ".join(name_of(one.waiting) for one in lines)[:400]
    after: dict[str, object] = {"tasks_named": named} if named else {}
    after |= {"notices": len(news)} if news else {}
    trail.record("remind", letter, actor=None, body=sender, after=after)
    return True
