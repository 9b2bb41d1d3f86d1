"""Ô tổng hợp: one total with what must be known to read it; added exactly, in any order."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from phoihop.records.models.indicators import number_of

MORE, AT_LEAST, LESS, AT_MOST, ABOUT, CALENDAR, STATE, DOUBTED = (1 << n for n in range(8))
SIGNS = {"": 0, "=": 0, ">": MORE, ">=": AT_LEAST, "<": LESS, "<=": AT_MOST, "~": ABOUT}
CUTS = (100, 80, 50)
"""Where the plan parts the bodies: reached, from 80 %, from 50 %, below."""


class Cell(NamedTuple):
    """Ô tổng hợp: `whole` counts units of the last of `decimals` digits after the comma.

    `asked` bodies had to report it, `reported` did, `approved` of those were approved. `marks`
    gathers the qualifiers and regimes of what was added, so that adding forgets none. `bands`
    counts the bodies with a plan: reached, 80 % and more, 50 % and more, below; empty without.
    """

    whole: int
    decimals: int
    reported: int
    approved: int
    asked: int
    marks: int = 0
    bands: tuple[int, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The total, None where nobody reported."""
        return number_of(self.whole, self.decimals) if self.reported else None

    @property
    def compare(self) -> str:
        """How the total is bounded: "" exactly, ">" or ">=" from below, "<" or "<=" from above.

        Lower bounds add up to a lower bound. A lower and an upper one bound nothing: "~".
        """
        below, above = self.marks & (MORE | AT_LEAST), self.marks & (LESS | AT_MOST)
        if self.marks & ABOUT or (below and above):
            return "~"
        if below:
            return ">" if self.marks & MORE else ">="
        if above:
            return "<" if self.marks & LESS else "<="
        return ""

    @property
    def missing(self) -> int:
        return self.asked - self.reported

    @property
    def mixes_regimes(self) -> bool:
        """Whether months from the 1st and months from the 15th were added together."""
        return bool(self.marks & CALENDAR and self.marks & STATE)

    @property
    def doubted(self) -> bool:
        """Whether a pair that may be one achievement counts twice until somebody decides."""
        return bool(self.marks & DOUBTED)


def together(first: Cell, second: Cell) -> Cell:
    """Add the cells of different bodies.

    >>> together(Cell(5, 0, 1, 1, 1, MORE), Cell(25, 1, 1, 0, 2)).number
    Decimal('7.5')
    """
    one, other, decimals = _aligned(first, second)
    return Cell(
        one + other,
        decimals,
        first.reported + second.reported,
        first.approved + second.approved,
        first.asked + second.asked,
        first.marks | second.marks,
        _added(first.bands, second.bands),
    )


def in_a_row(parts: Iterable[Cell]) -> Cell:
    """Add the cells of the same bodies over months that follow one another."""
    known = iter(parts)
    sum_ = next(known)
    for part in known:
        one, other, decimals = _aligned(sum_, part)
        sum_ = Cell(
            one + other,
            decimals,
            min(sum_.reported, part.reported),
            min(sum_.approved, part.approved),
            min(sum_.asked, part.asked),
            sum_.marks | part.marks,
        )
    return sum_


def packed(cells: Mapping[str, Cell]) -> str:
    """Write cells as they are stored: the same cells always give the same text."""
    rows = {
        series: [*cell[:6], *([list(cell.bands)] if cell.bands else [])]
        for series, cell in sorted(cells.items())
    }
    return json.dumps(rows, separators=(",", ":"))


def unpacked(text: str, only: Collection[str] | None = None) -> dict[str, Cell]:
    """Read stored cells, all or `only` those of some series."""
    rows: dict[str, list[Any]] = json.loads(text)
    return {
        series: Cell(*row) if len(row) < 7 else Cell(*row[:6], tuple(row[6]))  # type: ignore[call-arg]
        for series, row in rows.items()
        if only is None or series in only
    }


def _aligned(first: Cell, second: Cell) -> tuple[int, int, int]:
    if first.decimals == second.decimals:
        return first.whole, second.whole, first.decimals
    decimals = max(first.decimals, second.decimals)
    one = first.whole * 10 ** (decimals - first.decimals)
    return one, second.whole * 10 ** (decimals - second.decimals), decimals


def _added(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, ...]:
    if not first or not second:
        return first or second
    return tuple(one + other for one, other in zip(first, second, strict=True))
