"""Cùng kỳ năm trước: what the units that one body asked said of the same months a year earlier.

Units come and go between two years: a total of twelve beside one of ten says little. So those
that gave a figure both times are compared by themselves too, and the others are counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import reduce

from django.db.models import Q

from phoihop.lib.numbers import format_number
from phoihop.lib.periods import Months, months_of
from phoihop.records.models import Report, Round
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.against import against
from phoihop.reports.rollup.cells import Cell, together, unpacked
from phoihop.reports.rollup.gather import of_alike
from phoihop.reports.rollup.page import NOTHING, Value, value_of
from phoihop.reports.rollup.sources import Forms, Sent, counted_once, read_reports


@dataclass(frozen=True, slots=True)
class SameUnits:
    """Đơn vị có ở cả hai kỳ: how many, how many gave a figure in one of the years only.

    `now` and `then` are the sums of those of both years; unknown where they must not be told.
    """

    both: int
    only_now: int
    only_then: int
    now: Value = NOTHING
    then: Value = NOTHING

    def words(self, unit: str) -> str:
        """Say that the two totals are not of the same units, and how the same ones stand.

        >>> from decimal import Decimal
        >>> SameUnits(2, 1, 0, Value(Decimal(9)), Value(Decimal(10))).words("căn")
        '2 đơn vị có số liệu ở cả hai kỳ, 1 đơn vị chỉ có kỳ này; riêng 2 đơn vị ấy bằng 90% so \
với cùng kỳ năm trước (giảm 10%)'
        """
        counts = (
            (self.both, "đơn vị có số liệu ở cả hai kỳ"),
            (self.only_now, "đơn vị chỉ có kỳ này"),
            (self.only_then, "đơn vị chỉ có cùng kỳ"),
        )
        said = ", ".join(f"{format_number(n)} {words}" for n, words in counts if n)
        compared = against(self.now, self.then, unit, "same_period")
        own = f"; riêng {format_number(self.both)} đơn vị ấy {compared}" if compared else ""
        return f"{said}{own}"


@dataclass(frozen=True, slots=True)
class YearBefore:
    """Số cùng kỳ: the totals by series, and what each unit had in them."""

    totals: Mapping[str, Value] = field(default_factory=dict)
    units: Mapping[int, Mapping[str, Cell]] = field(default_factory=dict)

    def total(self, series: str) -> Value:
        return self.totals.get(series, NOTHING)

    def gave(self, series: str) -> dict[int, Cell]:
        """Return the cells of the units that gave a figure then."""
        cells = ((body, known.get(series)) for body, known in self.units.items())
        return {body: cell for body, cell in cells if cell is not None and cell.reported}


def year_before(shown: Round) -> YearBefore:
    """Read what the same body was told of these months a year before; five queries at most.

    One query where it asked nobody then.
    """
    months = months_of(shown.period)
    if months is None:
        return YearBefore()
    then = Months(months.year - 1, months.first, months.last)
    rows = RollUp.objects.filter(
        body=shown.body_id,
        tree=RollUp.Tree.ASKED,
        year=then.year,
        first=then.first,
        last=then.last,
    )
    text = rows.values_list("cells", flat=True).first()
    if not text:
        return YearBefore()
    form, lines = shown.version.form_id, shown.version.lines
    series = {str(line["indicator"] or f"{form}:{line['key']}") for line in lines}
    totals = {key: value_of(cell) for key, cell in unpacked(text, series).items()}
    return YearBefore(totals, _by_unit(shown.body_id, then, series))


def _by_unit(asker: int, months: Months, series: Collection[str]) -> dict[int, dict[str, Cell]]:
    """Return the cells of each unit that was asked for these months, added up as totals are."""
    forms, window = Forms(), (months.first, months.last)
    known: dict[int, list[Sent]] = defaultdict(list)
    for one in _sent(asker, months, forms):
        known[one.body].append(one)
    return {
        body: of_alike([sent], forms, {}, series).get(window, {}) for body, sent in known.items()
    }


def _sent(asker: int, months: Months, forms: Forms) -> list[Sent]:
    span = (date(months.year, months.first, 1), _end(months))
    asked = Report.objects.exclude(state=Report.State.EXCUSED).filter(round__body=asker)
    within = asked.filter(round__period_end__range=span)
    sent = read_reports(within, [months.year], forms)
    return counted_once(sent, Q(body=asker), forms)


def _end(months: Months) -> date:
    """The last day on which the months may end: the 31st, or the day before the next month."""
    if months.last == 12:
        return date(months.year, 12, 31)
    return date.fromordinal(date(months.year, months.last + 1, 1).toordinal() - 1)


def same_units(
    now: Mapping[int, Cell], then: Mapping[int, Cell], *, told: bool = True
) -> SameUnits | None:
    """Compare who gave a figure in both years; None where they are the same, or none is known.

    With `told` false no sum is given: beside the totals it would tell the figures of those left
    out.
    """
    if not then or now.keys() == then.keys():
        return None
    both = sorted(now.keys() & then.keys())
    counts = (len(both), len(now) - len(both), len(then) - len(both))
    if not told or not both:
        return SameUnits(*counts)
    return SameUnits(*counts, *(_sum(cells, both) for cells in (now, then)))


def _sum(cells: Mapping[int, Cell], bodies: Collection[int]) -> Value:
    return value_of(reduce(together, (cells[body] for body in bodies)))
