"""Số liệu qua các năm: one line on the map of then or of now, across 1 July 2025.

    over_time(body, "12", spans, tree=RollUp.Tree.LINE, basis=Basis.NOW)

What is put together here for today's map is never written back: nobody reported it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from phoihop.lib.periods import Months
from phoihop.reading.places import NOT_CONVERTIBLE
from phoihop.records.models import Indicator, Report
from phoihop.registry.models import Body
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import Cell, in_a_row, together, unpacked
from phoihop.reports.rollup.gather import Total, made_of, of_alike
from phoihop.reports.rollup.lineage import Before, lineages
from phoihop.reports.rollup.page import NOTHING, Value, labels_of, ratio_of, value_of
from phoihop.reports.rollup.sources import Forms, Sent, read_reports
from phoihop.reports.rollup.windows import Window

Totals = dict[tuple[int, int], Total]
"""(body, year) → window → series → cell."""

Pieces = dict[Window, Cell]


class Basis(StrEnum):
    """Cơ sở bản đồ: the units of each time, or those of today."""

    THEN = "then"
    NOW = "now"


@dataclass(frozen=True, slots=True)
class Point:
    """Điểm số liệu: one value of one body for some months.

    `merged` names the old units a value of today's map was put together from; `why` says why
    there is none. `units` in the last digit are those of `Value`.
    """

    months: Months
    value: Value
    merged: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """Chuỗi số liệu: one body and its points, one for each of the spans asked for."""

    body: Body
    points: list[Point]


@dataclass(frozen=True, slots=True)
class OverTime:
    """Số liệu qua thời gian: the tracks, and the days on which the map changed among them."""

    series: Series
    basis: Basis
    spans: list[Months]
    tracks: list[Track]
    before: list[Before]
    breaks: list[date] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Series:
    """Chỉ tiêu được xem: what its cells are called, and how they add up over time."""

    key: str
    label: str
    unit: str
    decimals: int
    parts: Mapping[str, str]
    """The series whose cells are needed, two for a ratio → how each adds up over time."""

    indicator: Indicator | None = None

    def value(self, cells: Mapping[str, Cell]) -> Value:
        if self.indicator is not None and self.indicator.is_ratio:
            return ratio_of(self.indicator, cells)
        return value_of(cells.get(self.key))


def series_of(key: str) -> Series | None:
    """Return the series behind a key, None for a key that names nothing."""
    if key.isascii() and key.isdecimal() and len(key) < 12:
        known = Indicator.objects.select_related("numerator", "denominator")
        found = known.filter(pk=key).first()
        if found is None:
            return None
        made_from = [one for one in (found.numerator, found.denominator) if one] or [found]
        parts = {str(one.pk): one.over_time for one in made_from}
        return Series(key, found.name, found.unit, found.decimals, parts, found)
    label = labels_of([key]).get(key)
    return Series(key, *label, {key: Indicator.Adding.NONE}) if label else None


def over_time(
    body: Body,
    series: Series,
    spans: Sequence[Months],
    *,
    tree: str = RollUp.Tree.LINE,
    basis: Basis = Basis.NOW,
) -> OverTime:
    """Return the values of a body for spans of months, on the map of then or of now."""
    before = lineages([body.pk])[body.pk]
    bodies = [body.pk, *(one.body.pk for one in before)]
    totals = totals_of(bodies, tree, {span.year for span in spans}, series.parts)
    breaks = sorted({one.on for one in before if _within(one.on, spans)})
    if basis == Basis.NOW:
        points = [restated(body, before, series, span, totals) for span in spans]
        tracks = [Track(body, points)]
    else:
        standing = [*(one.body for one in before), body]
        tracks = [
            Track(one, [as_it_was(one, series, span, totals) for span in spans])
            for one in standing
            if any(one.stands_on(end_of(span)) for span in spans)
        ]
    return OverTime(series, basis, list(spans), tracks, before, breaks)


def totals_of(
    bodies: Collection[int],
    tree: str,
    years: Collection[int],
    only: Collection[str],
    *,
    own_first: bool = False,
) -> Totals:
    """Return what bodies reported of `only` these series, or those beneath them.

    Two to four queries in all.

    The totals of those beneath come first for a body that is looked at; its own reports come
    first (`own_first`) for one that is looked at as part of another.
    """
    found: Totals = defaultdict(dict)
    rows = RollUp.objects.filter(body__in=bodies, tree=tree, year__in=years)
    for body, year, first, last, cells in rows.values_list(
        "body_id", "year", "first", "last", "cells"
    ):
        found[body, year][first, last] = unpacked(cells, only)
    if tree == RollUp.Tree.ASKED and not own_first:
        return found
    forms = Forms()
    versions = forms.with_series(only, bodies, years)
    asked = Report.objects.exclude(state=Report.State.EXCUSED).filter(body__in=bodies)
    reports = asked.filter(round__version__in=versions)
    own: dict[tuple[int, int], list[Sent]] = defaultdict(list)
    for one in read_reports(reports, years, forms):
        own[one.body, one.year].append(one)
    for key, sent in own.items():
        if own_first or key not in found:
            mine = of_alike([sent], forms, {}, only)
            found[key] = {**found.get(key, {}), **mine}
    return found


def as_it_was(body: Body, series: Series, span: Months, totals: Totals) -> Point:
    """Return the value under the body's own name; nothing where it did not stand."""
    end = end_of(span)
    if not body.stands_on(end):
        return Point(span, NOTHING)
    cells = totals.get((body.pk, span.year), {}).get((span.first, span.last), {})
    return Point(span, series.value(cells))


def restated(
    body: Body, before: Sequence[Before], series: Series, span: Months, totals: Totals
) -> Point:
    """Return the value for the body of today, put together from those before it where it must."""
    window = (span.first, span.last)
    own = totals.get((body.pk, span.year), {})
    there = [one for one in before if _touches(one, span)]
    if not there or (window in own and _says(own[window], series)):
        return Point(span, series.value(own.get(window, {})))
    divided = [one for one in there if one.share is None]
    if divided:
        return Point(span, NOTHING, why=_not_restatable(divided))
    cells = {}
    for part, adding in series.parts.items():
        cell = _laid(_pieces(part, body, there, span.year, totals), adding, window)
        if cell is not None:
            cells[part] = cell._replace(bands=())
    names = tuple(str(one.body) for one in there)
    return Point(span, series.value(cells), names)


def _pieces(part: str, body: Body, there: Sequence[Before], year: int, totals: Totals) -> Pieces:
    """Return what is known of one series for any months of the year, old units added together."""
    found: Pieces = {}
    olds = [totals.get((one.body.pk, year), {}) for one in there]
    for window in {window for old in olds for window in old}:
        end = end_of(Months(year, *window))
        for one, old in zip(there, olds, strict=True):
            if not one.stood_at(end):
                continue
            cell = old.get(window, {}).get(part) or Cell(0, 0, 0, 0, 1)
            known = found.get(window)
            found[window] = together(known, cell) if known else cell
    for window, cells in totals.get((body.pk, year), {}).items():
        if part in cells and body.stands_on(end_of(Months(year, *window))):
            found[window] = cells[part]
    return found


def _laid(pieces: Pieces, adding: str, window: Window) -> Cell | None:
    here = frozenset(window for window, cell in pieces.items() if cell.reported)
    tiles = made_of(here, adding).get(window)
    if tiles is None:
        return pieces.get(window)
    parts = [pieces[tile] for tile in tiles]
    least = max(parts, key=lambda cell: cell.missing)
    return in_a_row(parts)._replace(
        reported=least.reported, approved=min(one.approved for one in parts), asked=least.asked
    )


def _says(cells: Mapping[str, Cell], series: Series) -> bool:
    return any(part in cells and cells[part].reported for part in series.parts)


def _not_restatable(divided: Sequence[Before]) -> str:
    parts = [f"{one.body} ({', '.join(one.heirs)})" for one in divided]
    return f"{NOT_CONVERTIBLE}: {'; '.join(parts)}"


def _touches(one: Before, span: Months) -> bool:
    """Say whether the old unit stood at some time of the span."""
    return date(span.year, span.first, 1) < one.on and (
        one.body.valid_from is None or one.body.valid_from <= end_of(span)
    )


def _within(day: date, spans: Sequence[Months]) -> bool:
    years = [span.year for span in spans]
    return bool(years) and date(min(years), 1, 1) < day <= date(max(years), 12, 31)


def end_of(span: Months) -> date:
    """Return a day in the last month on which a body counts as standing at its end.

    The 28th: regimes end on the 14th or on the last day, acts begin on the 1st.
    """
    return date(span.year, span.last, 28)
