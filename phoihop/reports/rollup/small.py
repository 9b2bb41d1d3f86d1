"""Số nhỏ trong tổng hợp: totals about people's hardship that a reader must not see or compute.

What is hidden from whom is decided in `records.small_figures`; here it is asked for a body's
totals, for those of its years, and for the bodies beneath it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from django.db.models import Q

from phoihop.records.models import Indicator
from phoihop.records.models.indicators import number_of
from phoihop.records.small_figures import hidden_among, is_small, sees_small
from phoihop.registry.acting import roles_held
from phoihop.registry.models import Account, Body
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import Cell
from phoihop.reports.rollup.page import HIDDEN
from phoihop.reports.rollup.years import OverTime, Point, Totals, Track, totals_of

Tree = RollUp.Tree


def hardship_of(series: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return those series that are about hardship, each with the series it is counted from."""
    keys = [int(one) for one in series if one.isdecimal() and len(one) < 12]
    known = Indicator.objects.filter(pk__in=keys) if keys else Indicator.objects.none()
    about = Q(hardship=True) | Q(numerator__hardship=True) | Q(denominator__hardship=True)
    found = {}
    for one in known.filter(about):
        parts = [part for part in (one.numerator_id, one.denominator_id) if part]
        found[str(one.pk)] = tuple(map(str, parts or [one.pk]))
    return found


def hidden_series(
    account: Account, body: Body, series: Collection[str], years: Collection[int], tree: str
) -> frozenset[str]:
    """Return the series whose totals of these years the account must not see of the body.

    Nothing is asked of the database beyond the catalogue where none is about hardship.
    """
    return hidden_of(account, body, hardship_of(series), years, tree)


def hidden_of(
    account: Account,
    body: Body,
    about: Mapping[str, tuple[str, ...]],
    years: Collection[int],
    tree: str,
) -> frozenset[str]:
    """Return the same where it is known which series are about hardship (`hardship_of`)."""
    if not about or _works_in(account, body):
        return frozenset()
    near = sees_small(account, body)
    beside = {} if near else {one: _beside(body, one) for one in (Tree.LEVEL, Tree.LINE)}
    only = {part for parts in about.values() for part in parts}
    own = totals_of([body.pk], tree, years, only)
    # Beneath a body near by, a total of one reporting unit is the figure of that unit.
    alone = near and RollUp.objects.filter(body=body, tree=tree, year__in=years).exists()
    hidden = {
        key
        for key, parts in about.items()
        for year in years
        for cell in _cells(own, body.pk, year, parts)
        if is_small(_number(cell)) and (not near or (alone and cell.reported == 1))
    }
    for one, bodies in beside.items():
        if len(bodies) > 1 and not about.keys() <= hidden:
            totals = totals_of(bodies, one, years, only, own_first=True)
            for key, parts in about.items():
                if any(body.pk in _hidden(totals, bodies, year, parts) for year in years):
                    hidden.add(key)
    return frozenset(hidden)


def hidden_below(
    account: Account, bodies: Iterable[Body], key: str, year: int, totals: Totals
) -> frozenset[int]:
    """Return which bodies beneath one total are hidden from the account in this line and year."""
    about, known = hardship_of([key]), list(bodies)
    if not about:
        return frozenset()
    hidden = _hidden(totals, [one.pk for one in known], year, about[key])
    return frozenset(one.pk for one in known if one.pk in hidden and not sees_small(account, one))


def guarded(account: Account, known: OverTime, tree: str) -> OverTime:
    """Return the same tracks without what the account must not see."""
    key = known.series.key
    if not hardship_of([key]):
        return known
    years = sorted({span.year for span in known.spans})
    tracks = []
    for track in known.tracks:
        gone = {year for year in years if hidden_series(account, track.body, [key], [year], tree)}
        if not sees_small(account, track.body):
            gone |= {one.months.year for one in track.points if is_small(one.value.number)}
        points = [_without(one) if one.months.year in gone else one for one in track.points]
        tracks.append(Track(track.body, points))
    return replace(known, tracks=tracks)


def _without(point: Point) -> Point:
    return replace(point, value=HIDDEN, merged=()) if point.value.number is not None else point


def _hidden(
    totals: Totals, bodies: Collection[int], year: int, parts: Collection[str]
) -> frozenset[int]:
    found: dict[int, list[Decimal]] = {}
    for body in bodies:
        numbers = [_number(cell) for cell in _cells(totals, body, year, parts)]
        found[body] = [number for number in numbers if number is not None]
    return hidden_among({body: known for body, known in found.items() if known})


def _cells(totals: Totals, body: int, year: int, parts: Collection[str]) -> Iterable[Cell]:
    windows: Mapping[tuple[int, int], Mapping[str, Cell]] = totals.get((body, year), {})
    for cells in windows.values():
        yield from (cells[part] for part in parts if part in cells)


def _number(cell: Cell) -> Decimal | None:
    return number_of(cell.whole, cell.decimals) if cell.reported else None


def _beside(body: Body, tree: str) -> list[int]:
    """The body and all others beneath the same one."""
    upward = "line_id" if tree == Tree.LINE else "parent_id"
    above = getattr(body, upward)
    rows = Body.objects.filter(**{upward: above}) if above else Body.objects.none()
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _works_in(account: Account, body: Body) -> bool:
    return any(role.body_id == body.pk for role in roles_held(account))
