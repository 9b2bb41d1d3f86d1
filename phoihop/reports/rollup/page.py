"""Số liệu của một trang tổng hợp: every total of one body for a period, beside last year and plan.

    page = page_data(body, quarter(2026, 2), tree=RollUp.Tree.LINE)
    page.lines[0].now.number        Decimal, in the line's unit; None where nobody reported

At most five queries, however many bodies stand beneath. The caller has fetched `body` through
`scope()`: who sees a body sees its totals.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.db.models import Q

from phoihop.lib.periods import Months, Period, months_of
from phoihop.records.models import DueRollUp, FormVersion, Indicator
from phoihop.records.models.indicators import number_of
from phoihop.registry.models import Body
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import CALENDAR, STATE, Cell, unpacked
from phoihop.reports.rollup.plans import Plan, plans_of
from phoihop.reports.rollup.windows import WINDOWS

Cells = Mapping[str, Cell]


class NotRolledUp(ValueError):
    """Kỳ không tổng hợp: totals are kept for months, quarters, from January on, and half-years."""


class Value(NamedTuple):
    """Giá trị: a total as it is shown.

    `number` in the line's unit, None where it cannot be said; `compare` "" exactly, ">" more
    than, ">=", "<", "<=", "~" about. `reported` of `asked` bodies are in it, `approved` of them
    approved. `bands` counts bodies by how they stand to their year's plan (`cells.CUTS`).
    """

    number: Decimal | None
    compare: str = ""
    reported: int = 0
    approved: int = 0
    asked: int = 0
    bands: tuple[int, ...] = ()
    mixes_regimes: bool = False
    doubted: bool = False

    @property
    def missing(self) -> int:
        return self.asked - self.reported


NOTHING = Value(None)


@dataclass(slots=True)
class Line:
    """Dòng của trang tổng hợp: one indicator, or one line of a form that is no indicator.

    `now` is the period itself, `to_date` from January to its end; `before` and `before_to_date`
    the same months a year earlier; `plan` the body's own plan for the year.
    """

    series: str
    label: str
    unit: str
    decimals: int
    indicator: Indicator | None
    now: Value = NOTHING
    to_date: Value = NOTHING
    before: Value = NOTHING
    before_to_date: Value = NOTHING
    plan: Decimal | None = None
    lower_is_better: bool = False

    @property
    def against_before(self) -> Decimal | None:
        """The period in per cent of the same period a year earlier, two digits after the comma."""
        return percent(self.now.number, self.before.number)

    @property
    def against_plan(self) -> Decimal | None:
        """What was reached since January in per cent of the year's plan."""
        return percent(self.to_date.number, self.plan)


@dataclass(frozen=True, slots=True)
class PageData:
    """Trang tổng hợp: the lines in the order of the catalogue, then those of forms."""

    body: Body
    tree: str
    months: Months
    lines: list[Line] = field(default_factory=list)
    waiting: int = 0
    """Changes beneath the body that are not added up yet; they are within seconds."""


def page_data(
    body: Body,
    period: Period | Months,
    *,
    tree: str = RollUp.Tree.LINE,
    series: Iterable[str] | None = None,
) -> PageData:
    """Return every total of `body` for the period, or only those of `series`.

    Raises NotRolledUp for a period of which no totals are kept.
    """
    months = period if isinstance(period, Months) else months_of(period)
    if months is None or (months.first, months.last) not in WINDOWS:
        raise NotRolledUp("No totals are kept for these months.")
    wanted = set(series) if series is not None else None
    spans = _cells(body, months, tree)
    lines = _lines(spans, body, months, wanted)
    return PageData(body, tree, months, lines, waiting=_waiting(body, months.year, tree))


def percent(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return `part` in per cent of `whole`; None where either is unknown or there is no whole.

    >>> percent(Decimal(86), Decimal(99))
    Decimal('86.87')
    """
    if part is None or not whole:
        return None
    return (part * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def value_of(cell: Cell | None) -> Value:
    """Return a total as it is shown."""
    if cell is None:
        return NOTHING
    whole, decimals, reported, approved, asked, marks, bands = cell
    if not reported:
        return Value(None, "", 0, 0, asked)
    number = number_of(whole, decimals) if decimals else Decimal(whole)
    if marks in (CALENDAR, STATE):
        return Value(number, "", reported, approved, asked, bands)
    return Value(
        number,
        cell.compare,
        reported,
        approved,
        asked,
        bands,
        cell.mixes_regimes,
        cell.doubted,
    )


def ratio_of(indicator: Indicator, cells: Cells) -> Value:
    """Compute a ratio from its summed numerator and denominator; blank where either is missing.

    Bodies that reported one of the two only make the ratio of different things: it stays blank.
    """
    above, below = cells.get(str(indicator.numerator_id)), cells.get(str(indicator.denominator_id))
    if above is None or below is None:
        return NOTHING
    reported, asked = min(above.reported, below.reported), max(above.asked, below.asked)
    approved = min(above.approved, below.approved)
    if above.reported != below.reported or not below.whole:
        return Value(None, "", reported, approved, asked)
    share = number_of(above.whole, above.decimals) / number_of(below.whole, below.decimals)
    scale = 100 if indicator.unit.startswith("%") else 1
    digits = Decimal(1).scaleb(-indicator.decimals)
    number = (share * scale).quantize(digits, ROUND_HALF_UP)
    compare = above.compare if not below.compare else "~"
    return Value(
        number,
        compare,
        reported,
        approved,
        asked,
        mixes_regimes=above.mixes_regimes or below.mixes_regimes,
        doubted=above.doubted or below.doubted,
    )


def _cells(body: Body, months: Months, tree: str) -> dict[tuple[int, int], Cells]:
    """Return the cells by year and first month; both years and both windows in one query."""
    rows = RollUp.objects.filter(
        Q(first=months.first) | Q(first=1),
        body=body,
        tree=tree,
        year__in=(months.year - 1, months.year),
        last=months.last,
    )
    return {
        (year, first): unpacked(cells)
        for year, first, cells in rows.values_list("year", "first", "cells")
    }


def _lines(
    spans: dict[tuple[int, int], Cells], body: Body, months: Months, wanted: set[str] | None
) -> list[Line]:
    first, year = months.first, months.year
    found = set().union(*spans.values())
    known = {int(key) for key in found if key.isdigit()}
    of_catalogue = Indicator.objects.filter(
        Q(pk__in=known) | Q(numerator__in=known, denominator__in=known)
    )
    labels = labels_of({key for key in found if not key.isdigit()})
    plans = plans_of([body.pk], year)
    lines = [_line(str(one.pk), one, spans, first, year) for one in of_catalogue]
    lines += [
        Line(key, label, unit, decimals, None, *_values(key, None, spans, first, year))
        for key, (label, unit, decimals) in labels.items()
    ]
    if wanted is not None:
        lines = [line for line in lines if line.series in wanted]
    return [_with_plan(line, plans.get(line.series, {}).get(body.pk)) for line in lines]


def _line(
    series: str,
    indicator: Indicator,
    spans: dict[tuple[int, int], Cells],
    first: int,
    year: int,
) -> Line:
    values = _values(series, indicator, spans, first, year)
    return Line(
        series, indicator.name, indicator.unit, indicator.decimals, indicator, *values,
        lower_is_better=indicator.better == Indicator.Better.DOWN,
    )  # fmt: skip


def _values(
    series: str,
    indicator: Indicator | None,
    spans: dict[tuple[int, int], Cells],
    first: int,
    year: int,
) -> tuple[Value, Value, Value, Value]:
    """Return now, to date, before, before to date."""

    def value(when: int, start: int) -> Value:
        cells = spans.get((when, start), {})
        if indicator is not None and indicator.is_ratio:
            return ratio_of(indicator, cells)
        return value_of(cells.get(series))

    return value(year, first), value(year, 1), value(year - 1, first), value(year - 1, 1)


def _with_plan(line: Line, plan: Plan | None) -> Line:
    if plan is None:
        return line
    line.plan, line.lower_is_better = number_of(plan.whole, plan.decimals), plan.lower
    return line


def labels_of(series: Collection[str]) -> dict[str, tuple[str, str, int]]:
    """Return label, unit and decimals of form lines, as the newest version has them."""
    named = (key.split(":", 1)[0] for key in series if ":" in key)
    forms = {int(form) for form in named if form.isdecimal() and len(form) < 12}
    if not forms:
        return {}
    found: dict[str, tuple[str, str, int]] = {}
    versions = FormVersion.objects.filter(form__in=forms).order_by("-number")
    for form, lines in versions.values_list("form_id", "lines"):
        for line in lines:
            key = f"{form}:{line['key']}"
            if key in series and key not in found:
                found[key] = (line["label"], line["unit"], line["decimals"])
    return found


def _waiting(body: Body, year: int, tree: str) -> int:
    due = DueRollUp.objects.filter(year__in=(year - 1, year))
    if tree == RollUp.Tree.ASKED:
        return due.filter(asker=body).count()
    path = "line_path" if tree == RollUp.Tree.LINE else "path"
    return due.filter(**{f"body__{path}__startswith": getattr(body, path)}).count()
