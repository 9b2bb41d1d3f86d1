"""Cộng lên: the totals of one body made anew from the reports and totals directly beneath it.

Reports alike in shape (the same months by the same form) are added column by column, so that a
province of a hundred communes costs little more than one. The same function serves the change
of a single report, the rebuilding of a year and the check that both agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import add
from typing import NamedTuple

from phoihop.records.models import Indicator
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import Cell, in_a_row, together, unpacked
from phoihop.reports.rollup.plans import Limits, Plan, Plans, plans_of
from phoihop.reports.rollup.sources import (
    APPROVED,
    MISSING,
    Forms,
    Line,
    Node,
    Sent,
    children,
    leaders,
    led_by,
    reports_of,
)
from phoihop.reports.rollup.windows import WINDOWS, Window, states, tilings

A = Indicator.Adding
Cells = dict[str, Cell]
ByWindow = dict[Window, Cell]
Total = dict[Window, Cells]


class Adding:
    """Lượt cộng: what one run over many totals has learnt, so that nothing is read or added twice.

    A province that asks its own communes has the same reports in two trees: they are added once,
    if they are the same figure by figure.
    """

    def __init__(self) -> None:
        self.forms = Forms()
        self._planned: tuple[set[int], int] = (set(), 0)
        self._plans: Plans = {}
        self._sent: list[Sent] = []
        self._sum: Total = {}

    def plans(self, bodies: set[int], year: int) -> Plans:
        if (bodies, year) != self._planned:
            self._plans, self._planned = plans_of(bodies, year), (bodies, year)
            self._sent = []
        return self._plans

    def sum_of(self, sent: list[Sent], plans: Plans) -> Total:
        """Add the reports of bodies that lead nobody; the caller does not change what it gets."""
        if not sent or sent != self._sent or plans is not self._plans:
            own: dict[int, list[Sent]] = defaultdict(list)
            for one in sent:
                own[one.body].append(one)
            total: Total = defaultdict(dict)
            for alike in _alike(own.values()).values():
                _add(total, of_alike(alike, self.forms, plans))
            self._sent, self._sum = sent, total
        return self._sum


def gathered(node: Node, adding: Adding) -> Total:
    """Return the cells of the node's body for each window of its year that has any.

    A body's own report stands before the total of those beneath it: it speaks for them too.
    """
    beneath = children(node)
    sent = reports_of(node, beneath, adding.forms)
    plans = adding.plans(set(beneath) or {one.body for one in sent}, node.year)
    lower = _totals_of(node, beneath)
    own: dict[int, list[Sent]] = {body: [] for body in lower}
    direct: list[Sent] = []
    for one in sent:
        own.get(one.body, direct).append(one)
    total: Total = defaultdict(dict)
    _add(total, adding.sum_of(direct, plans))
    for body, known in lower.items():
        mine = of_alike([own[body]], adding.forms, plans) if own[body] else {}
        _add(total, _own_first(mine, known))
    return {window: cells for window, cells in total.items() if cells}


def _totals_of(node: Node, beneath: Sequence[int]) -> dict[int, Total]:
    """Return the stored totals of the bodies beneath, where those lead others."""
    if not beneath:
        return {}
    rows = RollUp.objects.filter(body__in=beneath, tree=node.tree, year=node.year)
    moved = leaders(beneath, node.year) if node.tree == RollUp.Tree.LEVEL else {}
    found: dict[int, Total] = defaultdict(dict)
    for body, first, last, cells in rows.order_by("body_id").values_list(
        "body_id", "first", "last", "cells"
    ):
        if led_by(node, body, (first, last), moved):
            found[body][first, last] = unpacked(cells)
    return found


def _own_first(own: Total, lower: Total) -> Total:
    """Take what the body itself reported; where it did not, what those beneath did."""
    found: Total = {}
    for window in own.keys() | lower.keys():
        mine, theirs = own.get(window, {}), lower.get(window, {})
        found[window] = theirs | {
            series: cell for series, cell in mine.items() if cell.reported or series not in theirs
        }
    return found


def _add(total: Total, more: Total) -> None:
    for window, cells in more.items():
        there = total[window]
        for series, cell in cells.items():
            known = there.get(series)
            there[series] = together(known, cell) if known else cell


def _alike(bodies: Iterable[list[Sent]]) -> dict[tuple[object, ...], list[list[Sent]]]:
    """Lay together the bodies whose reports have the same shape."""
    found: dict[tuple[object, ...], list[list[Sent]]] = defaultdict(list)
    for known in bodies:
        shape = tuple((one.window, one.version, one.held, one.regime) for one in known)
        found[shape].append(known)
    return found


def of_alike(
    alike: list[list[Sent]], forms: Forms, plans: Plans, only: Collection[str] | None = None
) -> Total:
    """Add bodies of one shape, and lay their months together to the windows they make up.

    With `only` these series alone.
    """
    parts: dict[str, dict[Window, _Part]] = defaultdict(dict)
    for reports in zip(*alike, strict=True):
        first, marked = reports[0], [one.marks for one in reports if one.marks]
        # A form filled in by nobody has no columns: those are missing, not nothing.
        figures = list(zip(*(one.figures for one in reports), strict=True))
        for line in forms.lines(first.version):
            if only is not None and line.series not in only:
                continue
            known = parts[line.series]
            if first.held != MISSING or first.window not in known:
                column = figures[line.place] if line.place < len(figures) else ()
                known[first.window] = _Part(line, column, reports, marked)
    bodies = [known[0].body for known in alike]
    total: Total = defaultdict(dict)
    for series, known_parts in parts.items():
        wanted = plans.get(series, {})
        for window, cell in _windows(known_parts, bodies, wanted).items():
            total[window][series] = cell
    return total


class _Part(NamedTuple):
    """One line of reports of one shape: a figure for each body, none while they are missing."""

    line: Line
    column: tuple[int | None, ...]
    reports: Sequence[Sent]
    marked: Sequence[Mapping[int, int]]
    """The marks of those reports that have any."""

    @property
    def is_whole(self) -> bool:
        return None not in self.column

    def of_one(self, number: int) -> _Part:
        one = self.reports[number]
        marked = [one.marks] if one.marks else []
        return _Part(self.line, self.column[number : number + 1], [one], marked)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The figures of reports none of which left the line empty."""
        return self.column  # type: ignore[return-value]

    def scaled(self, decimals: int) -> Sequence[int]:
        """The same with more digits after the comma: another version of the form had them."""
        if decimals == self.line.decimals:
            return self.numbers
        times = 10 ** (decimals - self.line.decimals)
        return [number * times for number in self.numbers]

    def cell(self) -> Cell:
        first, count = self.reports[0], len(self.reports)
        if not self.column or self.column[0] is None:
            return Cell(0, self.line.decimals, 0, 0, count)
        marks = first.regime
        for known in self.marked:
            marks |= known.get(self.line.place, 0)
        approved = count if first.held == APPROVED else 0
        return Cell(sum(self.numbers), self.line.decimals, count, approved, count, marks)


def _windows(
    parts: Mapping[Window, _Part], bodies: Sequence[int], plans: Mapping[int, Plan]
) -> ByWindow:
    """Return the cell for each window; bodies that left a line empty are taken one by one."""
    if len(bodies) == 1 or all(part.is_whole for part in parts.values()):
        return _laid(parts, bodies, plans)
    found: ByWindow = {}
    for number, body in enumerate(bodies):
        own = {window: part.of_one(number) for window, part in parts.items()}
        for window, cell in _laid(own, [body], plans).items():
            known = found.get(window)
            found[window] = together(known, cell) if known else cell
    return found


def _laid(
    parts: Mapping[Window, _Part], bodies: Sequence[int], plans: Mapping[int, Plan]
) -> ByWindow:
    """Lay months together: each longer row of months is a shorter one and one more."""
    cells = {window: part.cell() for window, part in parts.items()}
    line = next(iter(parts.values())).line
    here = frozenset(window for window, cell in cells.items() if cell.reported)
    filled = made_of(here, line.over_time)
    decimals = max(part.line.decimals for part in parts.values())
    limits = Limits(bodies, plans, decimals) if plans else None
    rows: dict[tuple[Window, ...], Cell] = {(window,): cells[window] for window in here}
    sums: dict[tuple[Window, ...], Sequence[int]] = {
        (window,): parts[window].scaled(decimals) for window in here
    }
    found = {}
    for window in made_of(frozenset(cells), line.over_time):
        tiles = filled.get(window)
        if tiles is None:
            one = next(iter(cells.values()))
            found[window] = Cell(0, one.decimals, 0, 0, one.asked)
            continue
        cell = _row_of(tiles, rows)
        if limits is not None and limits.count and window[0] == 1:
            bands = limits.bands(_sums_of(tiles, sums))
            cell = Cell(*cell[:6], bands)
        found[window] = cell
    return found


def _row_of(tiles: tuple[Window, ...], rows: dict[tuple[Window, ...], Cell]) -> Cell:
    known = rows.get(tiles)
    if known is None:
        known = in_a_row((_row_of(tiles[:-1], rows), rows[tiles[-1:]]))
        rows[tiles] = known
    return known


def _sums_of(
    tiles: tuple[Window, ...], sums: dict[tuple[Window, ...], Sequence[int]]
) -> Sequence[int]:
    """Return the sum of each body over months that follow one another."""
    known = sums.get(tiles)
    if known is None:
        known = list(map(add, _sums_of(tiles[:-1], sums), sums[tiles[-1:]]))
        sums[tiles] = known
    return known


def made_of(there: frozenset[Window], over_time: str) -> Mapping[Window, tuple[Window, ...]]:
    """Say for each window from which of the reported months it is made."""
    if over_time == A.SUM:
        return tilings(there)
    if over_time == A.LAST:
        return {window: (one,) for window, one in states(there).items()}
    return {window: (window,) for window in WINDOWS if window in there}
