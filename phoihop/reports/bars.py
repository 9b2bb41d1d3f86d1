"""Biểu đồ thanh: bars placed on the server; the template writes them out as SVG.

Every coordinate is a whole number, so that no locale writes a comma into it; colours are classes,
so that light, dark and print have their own. A chart never stands without its table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

THICK, STEP, GAP = 24, 34, 10
"""Height of a bar, from one row to the next, room before the number behind a bar."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Khổ vẽ: `names` is the room for names left of the bars; 0 puts them above."""

    width: int
    names: int
    signs: int
    """How many signs of a name have room."""


WIDE = Shape(width=560, names=190, signs=26)
NARROW = Shape(width=320, names=0, signs=38)


@dataclass(frozen=True, slots=True)
class Piece:
    """Một khúc của thanh: its class, place and number."""

    css: str
    x: int
    width: int
    middle: int
    count: int
    has_room: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """Một thanh: the name, its pieces from left to right, the sum behind them."""

    name: str
    y: int
    name_y: int
    text_y: int
    pieces: tuple[Piece, ...]
    end: int
    total: int


@dataclass(frozen=True, slots=True)
class Bars:
    """Biểu đồ: what the template writes out."""

    shape: Shape
    height: int
    bars: tuple[Bar, ...]


def bars(rows: Sequence[tuple[str, Sequence[tuple[str, int]]]], shape: Shape) -> Bars:
    """Place one bar a row: (name, [(class, count), …]); the longest fills the width.

    >>> drawn = bars([("Hội A", [("over", 1), ("met", 3)]), ("Hội B", [("over", 2)])], WIDE)
    >>> [(piece.css, piece.width) for piece in drawn.bars[0].pieces]
    [('over', 82), ('met', 248)]
    """
    most = max((sum(count for _css, count in parts) for _name, parts in rows), default=0)
    room = shape.width - shape.names - 40
    above = 0 if shape.names else 20
    step = STEP + above
    drawn = [
        _bar(name, parts, 4 + place * step + above, room, most, shape)
        for place, (name, parts) in enumerate(rows)
    ]
    return Bars(shape, 4 + len(rows) * step, tuple(drawn))


def _bar(
    name: str, parts: Sequence[tuple[str, int]], y: int, room: int, most: int, shape: Shape
) -> Bar:
    total, done, pieces = 0, 0, []
    for css, count in parts:
        if count <= 0:
            continue
        start = shape.names + done * room // most
        done += count
        width = shape.names + done * room // most - start
        middle = start + width // 2
        pieces.append(Piece(css, start, width, middle, count, width >= 14))
        total += count
    return Bar(
        name=name if len(name) <= shape.signs else name[: shape.signs - 1].rstrip() + "…",
        y=y,
        name_y=y + 17 if shape.names else y - 6,
        text_y=y + 17,
        pieces=tuple(pieces),
        end=shape.names + done * room // max(most, 1) + GAP,
        total=total,
    )
