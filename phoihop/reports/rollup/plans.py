"""Kế hoạch năm của các đơn vị: read for counting how many stand where against their plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import compress
from operator import ge
from typing import NamedTuple

from phoihop.lib.periods import Kind
from phoihop.records.models import Indicator, Target, TargetSet
from phoihop.reports.rollup.cells import CUTS

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


class Limits:
    """Mốc kế hoạch: the plans of some bodies for one series, ready to be compared with sums."""

    def __init__(self, bodies: Sequence[int], plans: Mapping[int, Plan], decimals: int) -> None:
        known = [plans.get(body) for body in bodies]
        self.there = [plan is not None for plan in known]
        there = [plan for plan in known if plan is not None]
        self.count = len(there)
        # Both sides in the last digits of whichever has more of them.
        self.steps = max((plan.decimals for plan in there), default=0)
        self.raise_by = 10 ** max(self.steps - decimals, 0)
        self.steps = max(self.steps, decimals)
        self.lower = [plan.lower for plan in there]
        self.wholes = [plan.whole * 10 ** (self.steps - plan.decimals) for plan in there]
        self.cuts = [[cut * whole for whole in self.wholes] for cut in CUTS]

    def bands(self, reached: Sequence[int]) -> tuple[int, ...]:
        """Count where the bodies stand against their plans, exactly, without dividing.

        `reached` holds a sum for each body. Returns one count more than there are CUTS, or
        nothing where no body has a plan.
        """
        if not self.count:
            return ()
        there = reached if self.count == len(reached) else compress(reached, self.there)
        sums = [value * self.raise_by for value in there]
        above, counts = 0, []
        for place, cut in enumerate(CUTS):
            here = self._at_least(sums, place, cut)
            counts.append(here - above)
            above = here
        return (*counts, self.count - above)

    def _at_least(self, sums: list[int], place: int, cut: int) -> int:
        if not any(self.lower):
            return sum(map(ge, [100 * value for value in sums], self.cuts[place]))
        rows = zip(sums, self.wholes, self.lower, strict=True)
        return sum(
            100 * whole >= cut * value if lower else 100 * value >= cut * whole
            for value, whole, lower in rows
        )
