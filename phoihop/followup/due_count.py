"""Đếm hạn: how a due day was counted, in words, and due days counted anew after a holiday.

A task keeps how many days were counted and from when. Its due day is counted anew only while
it is still the counted one: a day that a person set, or an extension granted, stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.followup.models import Change
from phoihop.followup.state import open_only
from phoihop.followup.tasks import move_due_day
from phoihop.lib.dates import format_day
from phoihop.lib.working_days import Count, LeftOut, State, TooFar, WorkingCalendar
from phoihop.records.models import Assignment
from phoihop.registry.models import Account, Body, OfficeDay
from phoihop.registry.working_calendar import add_office_day, calendar_of, remove_office_day


@dataclass(frozen=True, slots=True)
class Redated:
    """Nhiệm vụ có hạn đổi: a task whose working days a new holiday moved."""

    task: Assignment
    before: date
    after: date


def count_of(task: Assignment, calendar: WorkingCalendar) -> Count | None:
    """Return how the task's due day was counted; None when its words do not count days."""
    if task.due_days is None or task.due_from is None:
        return None
    try:
        return calendar.count(task.due_from, task.due_days, working=task.due_working)
    except TooFar:
        return None


def count_words(count: Count) -> str:
    """Say how it was counted.

    "Đếm 7 ngày làm việc từ 05/01/2026: bỏ 11/01 (Chủ nhật); tính cả 10/01 (làm bù cho ngày
    02/01). Ngày cuối 13/01/2026."
    """
    words = {
        "days": count.days,
        "start": format_day(count.start),
        "last": format_day(count.last_day),
    }
    if not count.working:
        told = _("Đếm %(days)s ngày từ %(start)s, kể cả ngày nghỉ. Ngày cuối %(last)s.")
        return told % words
    parts = [_("Đếm %(days)s ngày làm việc từ %(start)s") % words]
    if count.left_out:
        left_out = ", ".join(map(_left_out, count.left_out))
        parts.append(_("bỏ %(days)s") % {"days": left_out})
    else:
        parts.append(_("không gặp ngày nghỉ nào"))
    made_up = ", ".join(f"{one.day:%d/%m} ({one.name})" for one in count.made_up)
    counted = "; " + _("tính cả %(days)s") % {"days": made_up} if made_up else ""
    return f"{': '.join(parts)}{counted}. " + _("Ngày cuối %(last)s.") % words


def _left_out(one: LeftOut) -> str:
    days = _run(one.first, one.last)
    name = one.name or _weekend(one.first, one.last)
    marks = {State.EXPECTED: _("dự kiến"), State.UNCHECKED: _("chưa đối chiếu văn bản")}
    mark = marks.get(one.state)
    return f"{days} ({name}, {mark})" if mark else f"{days} ({name})"


def _run(first: date, last: date) -> str:
    if first == last:
        return f"{first:%d/%m}"
    if first.month == last.month:
        return f"{first:%d}–{last:%d/%m}"
    return f"{first:%d/%m}–{last:%d/%m}"


def _weekend(first: date, last: date) -> str:
    names = {5: _("thứ Bảy"), 6: _("Chủ nhật")}
    return ", ".join(dict.fromkeys(names[day.weekday()] for day in (first, last)))


def add_day(
    body: Body, day: date, *, works: bool, name: str, source: str, account: Account
) -> list[Redated]:
    """Keep an office's own day and count open work anew. Raises RegisterError."""
    with transaction.atomic():
        before = _counted_tasks(body)
        add_office_day(body, day, works=works, name=name, source=source, account=account)
        return _count_anew(before, account)


def remove_day(kept: OfficeDay, *, account: Account) -> list[Redated]:
    """Take an office's own day away and count open work anew, as it was before."""
    with transaction.atomic():
        before = _counted_tasks(kept.body)
        remove_office_day(kept, account=account)
        return _count_anew(before, account)


def _counted_tasks(body: Body) -> list[Assignment]:
    """Return the open work beneath `body` whose due day is the one that was counted."""
    tasks = Assignment.objects.to_follow().filter(
        body__path__startswith=body.path, due_working=True, due_days__isnull=False
    )
    still_open = open_only(tasks)
    calendars: dict[int, WorkingCalendar] = {}
    found = []
    for task in still_open.select_related("body").order_by("pk"):
        if task.body_id not in calendars:
            calendars[task.body_id] = calendar_of(task.body)
        count = count_of(task, calendars[task.body_id])
        if count and count.last_day == task.due_on:
            found.append(task)
    return found


def _count_anew(tasks: list[Assignment], account: Account) -> list[Redated]:
    calendars: dict[int, WorkingCalendar] = {}
    moved = []
    for task in tasks:
        if task.body_id not in calendars:
            calendars[task.body_id] = calendar_of(task.body)
        count = count_of(task, calendars[task.body_id])
        if count is None or task.due_on is None or count.last_day == task.due_on:
            continue
        before = task.due_on
        move_due_day(
            task, Change.Act.REDATE, count.last_day, account=account, note=count_words(count)
        )
        moved.append(Redated(task, before, count.last_day))
    return moved
