"""Ngày tháng: how days are written for people here, and read back."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")


class NotADay(ValueError):
    """Không phải ngày: the sentence says what was typed and how to write it."""


def format_day(day: date) -> str:
    """Write a day with two digits for day and month.

    >>> format_day(date(2022, 1, 5))
    '05/01/2022'
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_day_long(day: date) -> str:
    """Write a day as official papers do.

    >>> format_day_long(date(2022, 1, 5))
    'ngày 05 tháng 01 năm 2022'
    """
    return f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year:04d}"


def parse_day(text: str) -> date:
    """Read a day as people type it here: day, month, year.

    >>> parse_day("5/1/2022")
    datetime.date(2022, 1, 5)
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise NotADay(f"“{text.strip()[:40]}” không phải là ngày. Hãy viết như 05/01/2022.")
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADay(f"Lịch không có ngày {found.group()}. Hãy xem lại ngày và tháng.") from None
