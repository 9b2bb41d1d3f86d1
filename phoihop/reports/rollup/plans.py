"""Kế hoạch năm của các đơn vị: read for counting how many stand where against their plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from operator import ge
from typing import NamedTuple

from phoihop.lib.periods import Kind
from phoihop.records.models import Indicator, Target, TargetSet
from phoihop.reports.rollup.cells import CUTS

_FIRST = (TargetSet.Assigner.ABOVE, TargetSet.Assigner.RESOLUTION, TargetSet.Assigner.REGISTERED)
_DOWN = Indicator.Better.DOWN


class Plan(NamedTuple):
    """Kế hoạch: a whole number of last digits; `lower` where less is better."""

    whole: int
    decimals: int
    lower: bool


Plans = dict[str, dict[int, Plan]]
"""Series → body → its plan for the year."""


PlanRow = tuple[int, int, int, int, str]
"""Indicator, body, plan in last digits, decimals, which side is better."""


def plans_of(bodies: Collection[int], year: int) -> Plans:
    """Return the plans of bodies for a year; of several sets, what was assigned from above."""
    return read_plans(plan_rows(bodies, year))


def plan_rows(bodies: Collection[int], year: int) -> list[PlanRow]:
    """Return the same as it is stored, what holds before others."""
    sets = _sets_of(bodies, year)
    targets = Target.objects.filter(
        set__in=[row[0] for row in sets], indicator__isnull=False, plan__isnull=False
    )
    columns = ("set_id", "indicator_id", "plan", "decimals", "better")
    rows: Iterable[tuple[int, int, int, int, str]] = targets.order_by("pk").values_list(*columns)
    whose = {pk: body for pk, body, _assigner in sets}
    if len(set(whose.values())) < len(sets):
        place = {pk: place for place, pk in enumerate(whose)}
        rows = sorted(rows, key=lambda row: place[row[0]])
    return [(one, whose[key], plan, decimals, better) for key, one, plan, decimals, better in rows]


def read_plans(rows: Iterable[PlanRow]) -> Plans:
    found: dict[int, dict[int, Plan]] = defaultdict(dict)
    for indicator, body, whole, decimals, better in rows:
        plan = Plan(whole, decimals, better == _DOWN)
        found[indicator].setdefault(body, plan)
    return {str(indicator): known for indicator, known in found.items()}


def _sets_of(bodies: Collection[int], year: int) -> list[tuple[int, int, str]]:
    """Return key, body and assigner of the sets that hold, those that stand first before others."""
    sets = TargetSet.objects.filter(
        body__in=bodies, period_kind=Kind.YEAR, period_end__year=year, replaced_by=None
    )
    known = sets.order_by("pk").values_list("pk", "body_id", "assigner")
    return sorted(known, key=lambda row: _FIRST.index(row[2]))


class Limits:
    """Mốc kế hoạch: the plans of some bodies for one series, ready to be compared with sums.

    `decimals` are those of the sums. Each cut is a whole number of their last digits, rounded
    to the side on which comparing with it is comparing with the plan itself.
    """

    def __init__(self, bodies: Sequence[int], plans: Mapping[int, Plan], decimals: int) -> None:
        known = [plans.get(body) for body in bodies]
        self.there = [plan is not None for plan in known]
        there = [plan for plan in known if plan is not None]
        self.count = len(there)
        self.lower = [plan.lower for plan in there]
        self.any_lower = any(self.lower)
        if self.any_lower or any(plan.decimals != decimals for plan in there):
            self.cuts = [[_cut(plan, cut, decimals) for plan in there] for cut in CUTS]
        else:
            wholes = [plan.whole for plan in there]
            self.cuts = [[-(-cut * whole // 100) for whole in wholes] for cut in CUTS]

    def bands(self, reached: Sequence[int]) -> tuple[int, ...]:
        """Count where the bodies stand against their plans, exactly, without dividing.

        `reached` holds a sum for each body. Returns one count more than there are CUTS, or
        nothing where no body has a plan.
        """
        if not self.count:
            return ()
        there = reached if self.count == len(reached) else list(compress(reached, self.there))
        above, counts = 0, []
        for cut in self.cuts:
            here = self._at_least(there, cut)
            counts.append(here - above)
            above = here
        return (*counts, self.count - above)

    def _at_least(self, sums: Sequence[int], cut: Sequence[int]) -> int:
        if not self.any_lower:
            return sum(map(ge, sums, cut))
        rows = zip(sums, cut, self.lower, strict=True)
        return sum(value <= mark if lower else value >= mark for value, mark, lower in rows)


def _cut(plan: Plan, cut: int, decimals: int) -> int:
    """Return the least sum that reaches `cut` per cent; the greatest where less is better."""
    up, down = _power(decimals - plan.decimals), _power(plan.decimals - decimals)
    if plan.lower:
        return 100 * plan.whole * up // (cut * down)
    return -(-cut * plan.whole * up // (100 * down))


def _power(digits: int) -> int:
    return int(10 ** max(digits, 0))
