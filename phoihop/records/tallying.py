"""Xếp mức chỉ tiêu: how far each target was reached, counted by band without any rounding.

Whole numbers only: a target that stands exactly on a border lies in the upper band, and 79,99 %
never becomes 80 %. Percentages in a band's name are cut so that they always hold the values: the
lower one down, the upper one up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PASSED, REACHED, PASSED_OR_REACHED = "vượt", "đạt", "đạt và vượt"
RUNNING, AT_YEAR_END, MISSED = "đang thực hiện", "cuối năm thực hiện", "chưa đạt"


@dataclass(frozen=True, slots=True)
class Measured:
    """Mức đạt của một chỉ tiêu: plan and result in the same last digits.

    `lower_is_better` for poverty, overdue debt and the like. `result` is None while nothing is
    known; `at_year_end` says that it will only be known then.
    """

    plan: int
    result: int | None
    lower_is_better: bool = False
    at_year_end: bool = False

    @property
    def share(self) -> tuple[int, int] | None:
        """Return reached : wanted as two whole numbers, or None while nothing is known.

        Where lower is better, wanted : reached; a plan of nothing is kept by nothing only.
        """
        if self.result is None:
            return None
        if self.lower_is_better:
            if self.result == 0:
                return (1, 1) if self.plan == 0 else (2, 1)
            return (max(self.plan, 0), self.result)
        if self.plan == 0:
            return (1, 1) if self.result == 0 else (2, 1)
        return (max(self.result, 0), self.plan)


@dataclass(frozen=True, slots=True)
class BandCount:
    """Một mức: its name, how many targets lie in it, and whether that is left to be computed."""

    label: str
    count: int
    derived: bool = False


def bands(
    measured: Iterable[Measured],
    *,
    cuts: Sequence[int] = (50,),
    ranges: bool = True,
    together: bool = False,
    final: bool = False,
) -> list[BandCount]:
    """Count targets by band, in the order in which offices name them.

    `cuts` are percentages that part the bands below "đạt"; `ranges` names such a band by the
    lowest and highest value in it ("đạt 70% đến 83%"), else by its border ("đạt trên 50%");
    `together` counts "đạt và vượt" as one; at the end of a period (`final`) what is below the
    plan is "chưa đạt". Empty bands are left out, so the counts always sum to all targets.
    """
    known = list(measured)
    shares = [one.share for one in known]
    passed = sum(1 for share in shares if share and share[0] > share[1])
    reached = sum(1 for share in shares if share and share[0] == share[1])
    below = [share for share in shares if share and share[0] < share[1]]
    found = (
        [BandCount(PASSED_OR_REACHED, passed + reached)]
        if together
        else [BandCount(PASSED, passed), BandCount(REACHED, reached)]
    )
    found += [BandCount(MISSED, len(below))] if final else _below(below, cuts, ranges)
    waiting = [one for one in known if one.result is None]
    later = sum(1 for one in waiting if one.at_year_end)
    found += [BandCount(RUNNING, len(waiting) - later), BandCount(AT_YEAR_END, later)]
    return [band for band in found if band.count]


def _below(shares: list[tuple[int, int]], cuts: Sequence[int], ranges: bool) -> list[BandCount]:
    """Part what is below the plan at the cuts, the highest band first."""
    borders = [100, *sorted(cuts, reverse=True), 0]
    found = []
    for upper, lower in pairwise(borders):
        inside = [
            share for share in shares if _at_least(share, lower) and not _at_least(share, upper)
        ]
        if inside:
            found.append(BandCount(_name(inside, lower, upper, ranges), len(inside)))
    return found


def _at_least(share: tuple[int, int], percent: int) -> bool:
    """Compare without dividing: reached / wanted >= percent / 100."""
    reached, wanted = share
    return reached * 100 >= percent * wanted


def _name(inside: list[tuple[int, int]], lower: int, upper: int, ranges: bool) -> str:
    if ranges and len(inside) > 1:
        low = min(reached * 100 // wanted for reached, wanted in inside)
        high = max(-(-reached * 100 // wanted) for reached, wanted in inside)
        if low < high:
            return f"đạt {low}% đến {high}%"
    if lower == 0:
        return f"dưới {upper}%"
    on_the_border = any(reached * 100 == lower * wanted for reached, wanted in inside)
    return f"đạt từ {lower}% trở lên" if on_the_border else f"đạt trên {lower}%"


def with_remainder(found: Sequence[BandCount]) -> list[BandCount]:
    """Leave the last band to be computed: "các chỉ tiêu còn lại …"."""
    if len(found) < 2:
        return list(found)
    last = found[-1]
    return [*found[:-1], BandCount(last.label, last.count, derived=True)]
