"""Kế hoạch năm của các đơn vị: read for counting how many stand where against their plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from phoihop.lib.periods import Kind
from phoihop.records.models import Indicator, Target, TargetSet
from phoihop.reports.rollup.cells import CUTS, Cell

_FIRST = (TargetSet.Assigner.ABOVE, TargetSet.Assigner.RESOLUTION, TargetSet.Assigner.REGISTERED)


class Plan(NamedTuple):
    """Kế hoạch: a whole number of last digits; `lower` where less is better."""

    whole: int
    decimals: int
    lower: bool


Plans = dict[str, dict[int, Plan]]
"""Series → body → its plan for the year."""


def plans_of(bodies: Collection[int], year: int) -> Plans:
    """Return the plans of bodies for a year; of several sets, what was assigned from above."""
    targets = Target.objects.filter(
        set__body__in=bodies,
        set__period_kind=Kind.YEAR,
        set__period_end__year=year,
        set__replaced_by=None,
        indicator__isnull=False,
        plan__isnull=False,
    ).order_by("pk")
    columns = ("indicator_id", "set__body_id", "set__assigner", "plan", "decimals", "better")
    found: Plans = defaultdict(dict)
    ranks: dict[tuple[str, int], int] = {}
    for indicator, body, assigner, whole, decimals, better in targets.values_list(*columns):
        key, rank = (str(indicator), body), _FIRST.index(assigner)
        if rank < ranks.get(key, len(_FIRST)):
            ranks[key] = rank
            lower = better == Indicator.Better.DOWN
            found[key[0]][body] = Plan(whole or 0, decimals, lower)
    return found


def bands_of(
    tiles: Sequence[tuple[int | None, ...]],
    cell: Cell,
    bodies: Sequence[int],
    plans: Mapping[int, Plan],
) -> tuple[int, ...]:
    """Count where the bodies stand against their plans, exactly, without dividing.

    `tiles` are columns of figures, one number for each of `bodies`, that follow one another.
    Returns one count more than there are CUTS, or nothing where no body has a plan.
    """
    counts, counted = [0] * len(CUTS), 0
    for number, body in enumerate(bodies):
        plan = plans.get(body)
        if plan is None:
            continue
        counted += 1
        reached = sum(column[number] or 0 for column in tiles)
        steps = cell.decimals - plan.decimals
        reached, wanted = reached * 10 ** max(-steps, 0), plan.whole * 10 ** max(steps, 0)
        if plan.lower:
            reached, wanted = wanted, reached
        reached *= 100
        for place, cut in enumerate(CUTS):
            counts[place] += reached >= cut * wanted
    if not counted:
        return ()
    above = [0, *counts]
    return (*(counts[n] - above[n] for n in range(len(CUTS))), counted - counts[-1])
