"""Số liệu của một trang tổng hợp: every total of one body for a period, beside last year and plan.

    page = page_data(body, quarter(2026, 2), tree=RollUp.Tree.LINE)
    page.lines[0].now.number        Decimal, in the line's unit; None where nobody reported

At most five queries, however many bodies stand beneath. The caller has fetched `body` through
`scope()`: who sees a body sees its totals.
"""

from __future__ import annotations

import json
import marshal
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

from django.db.models import Q

from phoihop.lib.periods import Months, Period, months_of
from phoihop.records.models import DueRollUp, FormVersion, Indicator
from phoihop.records.models.indicators import number_of
from phoihop.registry.models import Body
from phoihop.registry.written_queries import answer, text_of
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import CALENDAR, STATE, Cell
from phoihop.reports.rollup.plans import Plan, PlanRow, plan_rows, read_plans
from phoihop.reports.rollup.windows import WINDOWS

Cells = Mapping[str, Cell]
_DOWN = Indicator.Better.DOWN
_PLAIN = (CALENDAR, STATE)
_COLUMNS = (
    "id", "name", "unit", "decimals", "better", "over_units", "numerator_id", "denominator_id",
    "hardship",
)  # fmt: skip
_FORM_OF_KEY = re.compile(r'"(\d+):')


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
    hidden: bool = False

    @property
    def missing(self) -> int:
        return self.asked - self.reported


NOTHING = Value(None)
HIDDEN = Value(None, hidden=True)
"""Known, but not for this reader (`rollup.small`)."""

Rows = dict[str, list[Any]]
"""Series → what its `Cell` is made from, as it is stored."""

Three = tuple[Value, Value, Value]


@dataclass(slots=True)
class Line:
    """Dòng của trang tổng hợp: one indicator, or one line of a form that is no indicator.

    `now` is the period itself, `to_date` from January to its end; `before`
    the same months a year earlier; `plan` the body's own plan for the year.
    """

    series: str
    label: str
    unit: str
    decimals: int
    now: Value = NOTHING
    to_date: Value = NOTHING
    before: Value = NOTHING
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
    months = months_kept(period)
    stored = stored_of(body, months, tree)
    wanted = set(series) if series is not None else None
    lines = lines_of(stored, months, wanted)
    return PageData(body, tree, months, lines, waiting=waiting_for(body, months.year, tree))


def months_kept(period: Period | Months) -> Months:
    """Return the months of a period. Raises NotRolledUp where no totals are kept for them."""
    months = period if isinstance(period, Months) else months_of(period)
    if months is None or (months.first, months.last) not in WINDOWS:
        raise NotRolledUp("No totals are kept for these months.")
    return months


@dataclass(frozen=True)
class Stored:
    """Số đã lưu: all that a page is made from, as it stands in the database at this moment.

    It is read as it is stored, and unpacked only where the page has to be written anew.
    """

    cells: dict[tuple[int, int], str]
    """Year and first month → `RollUp.cells`."""

    catalogue: list[tuple[Any, ...]]
    """All indicators, a tuple of `_COLUMNS` each."""

    versions: list[tuple[int, list[dict[str, Any]]]]
    """Form and lines of the versions of the forms whose lines have totals, the newest first."""

    plans: list[PlanRow]

    def digest(self) -> str:
        """Return a word that is another one as soon as any figure, plan or name is."""
        made_of = blake2b(digest_size=20)
        for key, text in sorted(self.cells.items()):
            made_of.update(repr(key).encode())
            made_of.update(text.encode())
        # Marshal writes numbers and words alone, the same ones always alike, as fast as they come.
        made_of.update(marshal.dumps((self.catalogue, self.versions, self.plans), 2))
        return made_of.hexdigest()

    @cached_property
    def read(self) -> dict[tuple[int, int], Rows]:
        return {key: json.loads(text) for key, text in self.cells.items()}

    @cached_property
    def series(self) -> set[str]:
        return set().union(*self.read.values())

    @property
    def indicators(self) -> list[tuple[Any, ...]]:
        """The indicators whose totals, or whose parts' totals, are stored."""
        found = self.series
        return [
            row
            for row in self.catalogue
            if str(row[0]) in found or (row[6] and str(row[6]) in found and str(row[7]) in found)
        ]

    @property
    def hardship(self) -> dict[str, tuple[str, ...]]:
        """The series of the page about people's hardship, each with those it is counted from."""
        hard = {row[0] for row in self.catalogue if row[8]}
        if not hard:
            return {}
        return {
            str(row[0]): tuple(str(part) for part in row[6:8] if part) or (str(row[0]),)
            for row in self.indicators
            if not hard.isdisjoint((row[0], *row[6:8]))
        }


def stored_of(body: Body, months: Months, tree: str) -> Stored:
    """Read what the page of the body is made from, in at most five queries."""
    cells = _cells(body, months, tree)
    forms = {int(form) for text in cells.values() for form in _FORM_OF_KEY.findall(text)}
    # The whole catalogue is asked for: to name hundreds of keys costs a database more.
    catalogue = answer(text_of(Indicator.objects.values_list(*_COLUMNS)))
    return Stored(cells, catalogue, _versions(forms), plan_rows([body.pk], months.year))


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
    return NOTHING if cell is None else _value(*cell)


def _value(
    whole: int,
    decimals: int,
    reported: int,
    approved: int,
    asked: int,
    marks: int,
    bands: Sequence[int] = (),
) -> Value:
    """Return the value of what a cell is stored as; a page has two thousand of them."""
    if not reported:
        return Value(None, "", 0, 0, asked)
    number = number_of(whole, decimals) if decimals else Decimal(whole)
    if marks in _PLAIN:
        return Value(number, "", reported, approved, asked, tuple(bands))
    cell = Cell(whole, decimals, reported, approved, asked, marks)
    return Value(
        number,
        cell.compare,
        reported,
        approved,
        asked,
        tuple(bands),
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


def _cells(body: Body, months: Months, tree: str) -> dict[tuple[int, int], str]:
    """Return the cells by year and first month: both years, and since January, in one query."""
    rows = RollUp.objects.filter(
        Q(first=months.first, year__in=(months.year - 1, months.year))
        | Q(first=1, year=months.year),
        body=body,
        tree=tree,
        last=months.last,
    )
    columns = rows.values_list("year", "first", "cells")
    return {(year, first): cells for year, first, cells in columns}


def lines_of(stored: Stored, months: Months, wanted: set[str] | None = None) -> list[Line]:
    """Make the lines of what is stored, all or only the `wanted` series."""
    first, year = months.first, months.year
    keys = [(year, first), (year, 1), (year - 1, first)]
    spans = [stored.read.get(key, {}) for key in keys]
    planned = read_plans(stored.plans)
    plans = {series: plan for series, bodies in planned.items() for plan in bodies.values()}
    labels = _labelled({key for key in stored.series if not key.isdigit()}, stored.versions)
    lines = []
    for row in stored.indicators:
        pk, name, unit, decimals, better, over_units, above, _below, _hardship = row
        series = str(pk)
        if wanted is not None and series not in wanted:
            continue
        of_parts = above and over_units == Indicator.Adding.RATIO
        values = _ratios(row, spans) if of_parts else _values(series, spans)
        said = (series, name, unit, decimals)
        lines.append(Line(*said, *values, *_planned(plans.get(series), better == _DOWN)))
    for key, label in labels.items():
        if wanted is None or key in wanted:
            lines.append(Line(key, *label, *_values(key, spans)))
    return lines


def _values(series: str, spans: list[Rows]) -> Three:
    """Return now, to date, before; what began in January is its own sum to date."""
    now, to_date, before = (cells.get(series) for cells in spans)
    shown = _value(*now) if now else NOTHING
    so_far = shown if to_date is now else _value(*to_date) if to_date else NOTHING
    return shown, so_far, _value(*before) if before else NOTHING


def _cell(row: list[Any]) -> Cell:
    bands = tuple(row[6]) if len(row) > 6 else ()
    return Cell(row[0], row[1], row[2], row[3], row[4], row[5], bands)


def _ratios(row: tuple[Any, ...], spans: list[Rows]) -> Three:
    ratio = Indicator(**dict(zip(_COLUMNS, row, strict=True)))
    parts = (str(ratio.numerator_id), str(ratio.denominator_id))
    now, to_date, before = (
        ratio_of(ratio, {part: _cell(cells[part]) for part in parts if part in cells})
        for cells in spans
    )
    return now, to_date, before


def _planned(plan: Plan | None, lower: bool) -> tuple[Decimal | None, bool]:
    return (None, lower) if plan is None else (number_of(plan.whole, plan.decimals), plan.lower)


def labels_of(series: Collection[str]) -> dict[str, tuple[str, str, int]]:
    """Return label, unit and decimals of form lines, as the newest version has them."""
    named = (key.split(":", 1)[0] for key in series if ":" in key)
    forms = {int(form) for form in named if form.isdecimal() and len(form) < 12}
    return _labelled(series, _versions(forms))


def _versions(forms: Collection[int]) -> list[tuple[int, list[dict[str, Any]]]]:
    if not forms:
        return []
    versions = FormVersion.objects.filter(form__in=forms).order_by("-number", "pk")
    return list(versions.values_list("form_id", "lines"))


def _labelled(
    series: Collection[str], versions: Iterable[tuple[int, list[dict[str, Any]]]]
) -> dict[str, tuple[str, str, int]]:
    found: dict[str, tuple[str, str, int]] = {}
    for form, lines in versions:
        for line in lines:
            key = f"{form}:{line['key']}"
            if key in series and key not in found:
                found[key] = (line["label"], line["unit"], line["decimals"])
    return found


def waiting_for(body: Body, year: int, tree: str) -> int:
    """Count the changes beneath the body that are not added up yet."""
    due = DueRollUp.objects.filter(year__in=(year - 1, year))
    if tree == RollUp.Tree.ASKED:
        return due.filter(asker=body).count()
    path = "line_path" if tree == RollUp.Tree.LINE else "path"
    return due.filter(**{f"body__{path}__startswith": getattr(body, path)}).count()
