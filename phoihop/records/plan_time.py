"""Thời gian trong kế hoạch: the words of a plan's time column, and the last day that they name.

The reader's own rules decide ("trước 15/3" is the 14th, "quý II" ends on 30/6). A cell of a plan
says less than a sentence does, so a period or a day that stands alone counts too. Words that are
not understood to the last one name no day: nothing is ever invented.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from phoihop.lib.vietnamese import fold
from phoihop.reading.lexicon import load
from phoihop.reading.marks import Mark, Marks, mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.dates import Day
from phoihop.reading.quantities.due_dates import kind_of_time, read_due_dates
from phoihop.reading.quantities.periods import PERIOD, Period
from phoihop.reading.tokens import tokenise
from phoihop.records.models import Assignment

Kind = Assignment.TimeKind
_WHOLE_YEAR = frozenset({"ca nam", "trong nam", "trong ca nam", "nam"})
_BETWEEN = frozenset({",", ";", "-", "–", "và", "đến", "ngày", "hằng", "trong", "năm", "dịp"})


@dataclass(frozen=True, slots=True)
class When:
    """Thời gian đã hiểu: how the line is bound to time, and its last day if it has one."""

    kind: str
    last_day: date | None = None


def when(words: str, year: int) -> When:
    """Understand the words of a line of the plan of `year`.

    >>> when("trước 15/3", 2027).last_day
    datetime.date(2027, 3, 14)
    """
    said = " ".join(words.split())
    if not said:
        return When(Kind.NOT_STATED)
    if fold(said).removesuffix(f" {year}") in _WHOLE_YEAR:
        return When(Kind.WITHIN_PERIOD, date(year, 12, 31))
    marks = mark_lexicon(tokenise(said), load())
    mark_quantities(marks, context_year=year)
    count = len(marks.tokens)
    found = read_due_dates(marks, 0, count, said_on=date(year - 1, 12, 31), context_year=year)
    due = found[-1] if found else None
    kind = kind_of_time(marks.tokens, marks, 0, count, due)
    if due is not None:
        return When(kind, due.last_day)
    if kind in (Kind.STANDING, Kind.FROM_LATER):
        return When(kind)
    return _alone(marks, count, year)


def _alone(marks: Marks, count: int, year: int) -> When:
    """A cell that holds nothing but days and periods: the last of them ends it."""
    days: list[date] = []
    kind, at = Kind.BY_DAY, 0
    month_before = False
    while at < count:
        mark = marks.at(at, PERIOD) or marks.at(at, "DAY")
        last_day = _end_of(mark, year) if mark else None
        if mark is not None and last_day is not None:
            kind = Kind.WITHIN_PERIOD if mark.tag == PERIOD else kind
            month_before = mark.tag == PERIOD and mark.value.kind == "month"
            days.append(last_day)
            at = mark.last
            continue
        month = _further_month(marks, at) if month_before else None
        if month is not None:
            days.append(date(year, month, monthrange(year, month)[1]))
        elif marks.tokens.keys[at] not in _BETWEEN:
            return When(Kind.NOT_STATED)
        at += 1
    return When(kind, max(days)) if days else When(Kind.NOT_STATED)


def _end_of(mark: Mark, year: int) -> date | None:
    value = mark.value
    if isinstance(value, Period):
        return value.end if value.year else None
    if isinstance(value, Day):
        last = value.until or value
        try:
            return date(last.year or year, last.month, last.day)
        except ValueError:
            return None
    return None


def _further_month(marks: Marks, at: int) -> int | None:
    """The "6" of "tháng 4 - 6"."""
    word = marks.tokens.keys[at]
    month = int(word) if word.isdecimal() and len(word) < 3 else 0
    return month if 1 <= month <= 12 else None
