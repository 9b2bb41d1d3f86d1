"""Kỳ báo cáo: from which day to which day a report counts, under which regime.

The label alone never tells: "6 tháng đầu năm 2026" of a State body runs from 15/12/2025 to
14/06/2026 (Nghị định 09/2019/NĐ-CP, điều 12), that of a mass organisation from 01/01 to 30/06.
A period therefore carries its days, its label and its regime; the presets here fill them in.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

ROMAN = ("I", "II", "III", "IV")


class Regime(StrEnum):
    """Chế độ báo cáo: where a month begins."""

    CALENDAR = "calendar"
    """Tháng dương lịch: the Party, the Front and the organisations."""

    STATE = "state"
    """Từ ngày 15 tháng trước đến ngày 14: State bodies, Nghị định 09/2019/NĐ-CP."""


class Kind(StrEnum):
    """Loại kỳ."""

    MONTH = "month"
    QUARTER = "quarter"
    MONTHS = "months"
    LAST_MONTHS = "last_months"
    YEAR = "year"
    STAGE = "stage"
    TERM = "term"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo: `start` and `end` are both counted; `end` is the cut-off day."""

    kind: Kind
    start: date
    end: date
    label: str
    regime: Regime = Regime.CALENDAR

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise NotAPeriod("Ngày cuối kỳ không thể trước ngày đầu kỳ.")

    @property
    def is_cumulative(self) -> bool:
        """Whether it counts from the beginning of its year."""
        return self.kind in (Kind.MONTHS, Kind.YEAR)


class NotAPeriod(ValueError):
    """Không phải kỳ: the sentence says what cannot be."""


def month(year: int, number: int, regime: Regime = Regime.CALENDAR) -> Period:
    """Tháng.

    >>> month(2026, 3, Regime.STATE).start, month(2026, 3, Regime.STATE).end
    (datetime.date(2026, 2, 15), datetime.date(2026, 3, 14))
    """
    label = f"tháng {number} năm {year}"
    return _span(Kind.MONTH, year, number, number, label, regime)


def quarter(year: int, number: int, regime: Regime = Regime.CALENDAR) -> Period:
    """Quý.

    >>> quarter(2026, 1).label
    'quý I năm 2026'
    """
    if not 1 <= number <= 4:
        raise NotAPeriod(f"Một năm có bốn quý, không có quý {number}.")
    label = f"quý {ROMAN[number - 1]} năm {year}"
    return _span(Kind.QUARTER, year, 3 * number - 2, 3 * number, label, regime)


def first_months(year: int, count: int, regime: Regime = Regime.CALENDAR) -> Period:
    """N tháng đầu năm: 6, 7, 9 months counted from the beginning of the year.

    >>> first_months(2026, 6, Regime.STATE).start
    datetime.date(2025, 12, 15)
    """
    if not 1 <= count <= 11:
        raise NotAPeriod(f"Không có kỳ {count} tháng đầu năm.")
    label = f"{count} tháng đầu năm {year}"
    return _span(Kind.MONTHS, year, 1, count, label, regime)


def last_months(year: int, count: int, regime: Regime = Regime.CALENDAR) -> Period:
    """N tháng cuối năm."""
    if not 1 <= count <= 11:
        raise NotAPeriod(f"Không có kỳ {count} tháng cuối năm.")
    label = f"{count} tháng cuối năm {year}"
    return _span(Kind.LAST_MONTHS, year, 13 - count, 12, label, regime)


def whole_year(year: int, regime: Regime = Regime.CALENDAR) -> Period:
    """Năm."""
    return _span(Kind.YEAR, year, 1, 12, f"năm {year}", regime)


def stage(first: int, last: int) -> Period:
    """Giai đoạn: whole calendar years, both counted."""
    return _years(Kind.STAGE, first, last, f"giai đoạn {first} - {last}")


def term(first: int, last: int) -> Period:
    """Nhiệm kỳ: its true first and last day are those of two congresses, so they can be moved.

    >>> term(2025, 2030).label
    'nhiệm kỳ 2025 - 2030'
    """
    return _years(Kind.TERM, first, last, f"nhiệm kỳ {first} - {last}")


def same_period_before(period: Period) -> Period | None:
    """Cùng kỳ năm trước: the same months of the year before; None where a period spans years.

    >>> same_period_before(quarter(2026, 1)).label
    'quý I năm 2025'
    """
    year = period.end.year
    if period.kind in (Kind.STAGE, Kind.TERM, Kind.OTHER):
        return None
    label = period.label.replace(str(year), str(year - 1))
    end = _moved(period.end, -1)
    if period.regime == Regime.CALENDAR:
        end = _last_day(year - 1, period.end.month)
    return replace(period, start=_moved(period.start, -1), end=end, label=label)


@dataclass(frozen=True, slots=True, order=True)
class Months:
    """Các tháng của một năm: `first` to `last`, both counted, in the calendar of the labels."""

    year: int
    first: int
    last: int


def months_of(period: Period) -> Months | None:
    """Return the months of the year that a period bears in its label; None where it has none.

    A period of the State regime from 15/02 to 14/03 is month 3. Periods over several years, and
    days that are no whole months, have none.

    >>> months_of(first_months(2026, 6, Regime.STATE))
    Months(year=2026, first=1, last=6)
    """
    year, last = period.end.year, period.end.month
    begins = period.start.month + (period.start.day == 15)
    first = begins - 12 if begins > 12 else begins
    if first > last:
        return None
    there = _span(period.kind, year, first, last, "", period.regime)
    return Months(year, first, last) if (there.start, there.end) == _days(period) else None


def period_of(months: Months, regime: Regime = Regime.CALENDAR) -> Period:
    """Return the period of these months under its usual name.

    >>> period_of(Months(2026, 1, 6)).label, period_of(Months(2026, 4, 6)).label
    ('6 tháng đầu năm 2026', 'quý II năm 2026')
    """
    year, first, last = months.year, months.first, months.last
    if (first, last) == (1, 12):
        return whole_year(year, regime)
    if first == last:
        return month(year, first, regime)
    if last - first == 2 and last % 3 == 0:
        return quarter(year, last // 3, regime)
    if first == 1:
        return first_months(year, last, regime)
    if last == 12:
        return last_months(year, 13 - first, regime)
    label = f"tháng {first} đến tháng {last} năm {year}"
    return _span(Kind.OTHER, year, first, last, label, regime)


def _days(period: Period) -> tuple[date, date]:
    return period.start, period.end


def sent_to_government_by(period: Period) -> date:
    """Ngày cuối gửi Chính phủ: the 25th of the period's last month (NĐ 09/2019, điều 13).

    >>> sent_to_government_by(quarter(2026, 1, Regime.STATE))
    datetime.date(2026, 3, 25)
    """
    return date(period.end.year, period.end.month, 25)


def _span(
    kind: Kind, year: int, first_month: int, last_month: int, label: str, regime: Regime
) -> Period:
    if not 1 <= first_month <= last_month <= 12:
        raise NotAPeriod(f"Không có tháng {first_month} hoặc tháng {last_month}.")
    if not 1900 <= year <= 2200:
        raise NotAPeriod(f"Không nhận năm {year}.")
    if regime == Regime.CALENDAR:
        end = _last_day(year, last_month)
        return Period(kind, date(year, first_month, 1), end, label, regime)
    before = date(year, first_month - 1, 15) if first_month > 1 else date(year - 1, 12, 15)
    return Period(kind, before, date(year, last_month, 14), label, regime)


def _years(kind: Kind, first: int, last: int, label: str) -> Period:
    if not 1900 <= first < last <= 2200:
        raise NotAPeriod("Năm cuối phải sau năm đầu.")
    return Period(kind, date(first, 1, 1), date(last, 12, 31), label)


def _last_day(year: int, number: int) -> date:
    return date(year, number, monthrange(year, number)[1])


def _moved(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
