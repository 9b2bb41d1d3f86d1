"""Lịch: a month as a table of weeks, or as a list of its days."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.followup.calendar_entries import Entry, entries_between
from phoihop.lib.working_days import shipped
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import acting_body, reach
from phoihop.registry.working_calendar import calendar_of
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.reporting.rounds import own_bodies

SHOWN_A_DAY = 4
"""Entries in one cell of the month; the rest stands in the list of that day."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
PAGES = {
    "task": "office:assignment",
    "report": "office:report",
    "conference": "office:conference",
    "meeting": "office:meeting",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Mục trên lịch: an entry with its tone, and its page if that may be opened."""

    entry: Entry
    url: str
    tone: str
    kind: str


@dataclass(frozen=True, slots=True)
class Day:
    """Ngày trên lịch."""

    day: date
    in_month: bool
    is_today: bool
    off: str
    shown: list[Shown]
    more: int


@signed_in
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show a month of what is due, to be sent and held; whose and how as the address says."""
    account = asker(request)
    today = timezone.localdate()
    first = _month(request.GET.get("thang", ""), today)
    last = date(first.year, first.month, months.monthrange(first.year, first.month)[1])
    start = first - timedelta(days=first.weekday())
    end = last + timedelta(days=6 - last.weekday())
    whose, body, bodies = _whose(request, account)
    found: dict[date, list[Entry]] = {}
    for entry in entries_between(account, start, end, bodies=bodies):
        found.setdefault(entry.day, []).append(entry)
    days = _days(account, start, end, first, today, found)
    context = {
        "first": first,
        "today": today,
        "weeks": [days[at : at + 7] for at in range(0, len(days), 7)],
        "listed": [
            day for day in _days(account, first, last, first, today, found, whole=True) if day.shown
        ],
        "as_list": request.GET.get("dang") == "danh-sach",
        "whose": whose,
        "body_chosen": body.pk if body else None,
        "bodies": list(reach(account)),
        "before": _before(first),
        "after": last + timedelta(days=1),
        "weekdays": [
            _("Thứ Hai"),
            _("Thứ Ba"),
            _("Thứ Tư"),
            _("Thứ Năm"),
            _("Thứ Sáu"),
            _("Thứ Bảy"),
            _("Chủ nhật"),
        ],
    }
    return render(request, "office/days/calendar.html", context)


def _month(asked: str, today: date) -> date:
    """Return the first day of the month asked for; nonsense gives this month."""
    year, _dash, month = asked.partition("-")
    digits = year.isascii() and month.isascii() and year.isdigit() and month.isdigit()
    if digits and FIRST_YEAR <= int(year[:5]) <= LAST_YEAR and 1 <= int(month[:3]) <= 12:
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def _before(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _whose(request: HttpRequest, account: Account) -> tuple[str, Body | None, list[Body] | None]:
    """Whose entries: one body's, those of one's own bodies, or all that one sees."""
    chosen = request.GET.get("don-vi", "")
    if chosen == "tat-ca":
        return "tat-ca", None, None
    body = next((one for one in reach(account) if str(one.pk) == chosen), None)
    if body is not None:
        return str(body.pk), body, [body]
    return "", None, list(own_bodies(account))


def _days(
    account: Account,
    start: date,
    end: date,
    first: date,
    today: date,
    found: dict[date, list[Entry]],
    *,
    whole: bool = False,
) -> list[Day]:
    own = acting_body(account)
    working = calendar_of(own) if own else shipped()
    days = []
    for step in range((end - start).days + 1):
        day = start + timedelta(days=step)
        special = working.specials.get(day)
        entries = found.get(day, [])
        shown = entries if whole or len(entries) <= SHOWN_A_DAY else entries[: SHOWN_A_DAY - 1]
        days.append(
            Day(
                day=day,
                in_month=day.month == first.month,
                is_today=day == today,
                off=special.name if special else "",
                shown=[_shown(entry, today) for entry in shown],
                more=len(entries) - len(shown),
            )
        )
    return days


def _shown(entry: Entry, today: date) -> Shown:
    held = _("hội nghị")
    kinds = {"task": _("nhiệm vụ"), "report": _("báo cáo"), "conference": held, "meeting": held}
    tone = "info"
    if entry.done:
        tone = "ok"
    elif entry.kind in ("task", "report"):
        tone = "bad" if entry.day < today else "warn"
    url = reverse(PAGES[entry.kind], args=[entry.pk]) if entry.may_open else ""
    return Shown(entry, url, tone, kinds[entry.kind])
