"""Ngày làm việc: counting days towards a due date, and telling which were left out and why.

"7 ngày làm việc" counts from the day after the one on which it was said (Bộ luật Dân sự
91/2015/QH13, Điều 147, khoản 2), leaving out Saturdays, Sundays and the days that nobody works,
and counting the Saturdays that are worked in exchange.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources

MOST_DAYS = 400
"""A due date so far away is not counted in days by anybody; it is a slip of the reader."""

FIRST_YEAR = 2020
"""Before it the shipped table knows no day: only Saturdays and Sundays are left out."""

A_DAY = timedelta(days=1)
SATURDAY = 5


class State(StrEnum):
    """Mức chắc chắn of a day in the shipped table."""

    CERTAIN = "certain"
    UNCHECKED = "unchecked"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True)
class Special:
    """Ngày đặc biệt: a day off in the week, or with `works` a Saturday or Sunday worked."""

    day: date
    name: str
    source: str = ""
    state: State = State.CERTAIN
    works: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Đoạn bỏ qua: days in a row, both counted, that were left out for one reason.

    `name` is that of the holiday; empty for a Saturday or a Sunday.
    """

    first: date
    last: date
    name: str = ""
    state: State = State.CERTAIN


@dataclass(frozen=True, slots=True)
class Count:
    """Kết quả đếm: from which day how many days were counted, and what was left out.

    `last_day` is the last day that is still on time. `made_up` are weekend days that counted.
    """

    start: date
    days: int
    working: bool
    last_day: date
    left_out: tuple[LeftOut, ...] = ()
    made_up: tuple[Special, ...] = ()


class TooFar(ValueError):
    """Số ngày không đếm được: none, too many, or past the end of the calendar."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Lịch làm việc: Monday to Friday, but for the special days."""

    specials: Mapping[date, Special] = field(default_factory=dict)

    def with_days(self, own: Iterable[Special]) -> WorkingCalendar:
        """Return the calendar with days of an office's own, which stand above those here."""
        return WorkingCalendar({**self.specials, **{one.day: one for one in own}})

    def is_working(self, day: date) -> bool:
        """
        >>> shipped().is_working(date(2026, 1, 2)), shipped().is_working(date(2026, 1, 10))
        (False, True)
        """
        special = self.specials.get(day)
        return special.works if special else day.weekday() < SATURDAY

    def count(self, start: date, days: int, *, working: bool = True) -> Count:
        """Count `days` days from `start`, which itself does not count. Raises TooFar.

        >>> shipped().count(date(2026, 1, 5), 7).last_day
        datetime.date(2026, 1, 13)
        """
        if not 0 < days <= MOST_DAYS or start.year >= date.max.year - 3:
            raise TooFar(f"Chỉ đếm từ 1 đến {MOST_DAYS} ngày.")
        if not working:
            return Count(start, days, False, start + timedelta(days=days))
        day, left = start, days
        out: list[date] = []
        made_up: list[Special] = []
        while left:
            day += A_DAY
            if self.is_working(day):
                left -= 1
                if day.weekday() >= SATURDAY:
                    made_up.append(self.specials[day])
            else:
                out.append(day)
        return Count(start, days, True, day, self._runs(out), tuple(made_up))

    def next_working(self, day: date) -> date:
        """Return `day`, or the first working day after it.

        A term whose last day is off ends on the next working day (Bộ luật Dân sự, Điều 148,
        khoản 5).
        """
        while not self.is_working(day):
            day += A_DAY
        return day

    def _runs(self, days: Iterable[date]) -> tuple[LeftOut, ...]:
        runs: list[LeftOut] = []
        for day in days:
            special = self.specials.get(day)
            name = special.name if special else ""
            state = special.state if special else State.CERTAIN
            before = runs[-1] if runs else None
            if (
                before
                and before.last + A_DAY == day
                and (before.name, before.state) == (name, state)
            ):
                runs[-1] = LeftOut(before.first, day, name, state)
            else:
                runs.append(LeftOut(day, day, name, state))
        return tuple(runs)


class BadHolidays(ValueError):
    """The table of holidays cannot be right; the words name the row."""


@cache
def shipped() -> WorkingCalendar:
    """Return the calendar that comes with the program (`holidays.toml`)."""
    file = resources.files("phoihop.lib") / "holidays.toml"
    return WorkingCalendar({one.day: one for one in parse(file.read_text(encoding="utf-8"))})


def parse(text: str) -> list[Special]:
    """Read a table of holidays. Raises BadHolidays."""
    table = tomllib.loads(text)
    sources = {key: row["words"] for key, row in table["source"].items()}
    found: dict[date, Special] = {}
    for row in table["day"]:
        for special in _days_of(row, sources):
            if special.day in found:
                raise BadHolidays(f"Ngày {special.day} có hai dòng.")
            found[special.day] = special
    return list(found.values())


def _days_of(row: dict[str, object], sources: dict[str, str]) -> Iterable[Special]:
    first, last = row["first"], row.get("last", row["first"])
    if not (isinstance(first, date) and isinstance(last, date) and first <= last):
        raise BadHolidays(f"Dòng không có ngày: {row}")
    if row["source"] not in sources:
        raise BadHolidays(f"Ngày {first} dẫn nguồn không có: {row['source']}")
    works = bool(row.get("works", False))
    for step in range((last - first).days + 1):
        day = first + timedelta(days=step)
        # Within Tết a Saturday is part of Tết, for those who ask why it was left out.
        if (day.weekday() >= SATURDAY) == works or (first < last and not works):
            state = State(str(row.get("state", State.CERTAIN)))
            yield Special(day, str(row["name"]), sources[str(row["source"])], state, works)
        else:
            raise BadHolidays(f"Ngày {day} nghỉ hoặc làm sẵn theo tuần, không cần dòng.")
