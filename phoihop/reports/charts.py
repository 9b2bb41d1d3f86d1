"""Biểu đồ: lines over time and bars, placed on the server; the template writes them out as SVG.

Every coordinate is a whole number, so that no locale writes a comma into it; colours are classes
(`c0` … `c5`), so that light, dark and print have their own. A chart never stands without its
table, which says the same and more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from phoihop.lib.numbers import format_number

COLOURS = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """Khổ vẽ, in units of the picture."""

    width: int
    height: int
    left: int
    labels: int
    """How many labels beneath have room side by side."""


WIDE = Shape(width=880, height=280, left=76, labels=12)
NARROW = Shape(width=360, height=240, left=60, labels=4)
TOP, BOTTOM, RIGHT = 18, 34, 16


@dataclass(frozen=True, slots=True)
class Mark:
    """Một điểm: `merged` for a value that was put together from several units."""

    x: int
    y: int
    words: str
    merged: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """Một đường: pieces without gaps, and the points on them."""

    name: str
    colour: int
    pieces: tuple[str, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """Biểu đồ đường: what the template writes out."""

    shape: Shape
    lines: tuple[DrawnLine, ...]
    levels: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    breaks: tuple[Tick, ...]

    @property
    def foot(self) -> int:
        return self.shape.height - BOTTOM

    @property
    def right(self) -> int:
        return self.shape.width - RIGHT


@dataclass(frozen=True, slots=True)
class Value:
    """Giá trị để vẽ: None leaves a gap."""

    number: Decimal | None
    merged: bool = False


def line_chart(
    columns: Sequence[str],
    lines: Sequence[tuple[str, Sequence[Value]]],
    shape: Shape,
    *,
    breaks: Sequence[tuple[int, str]] = (),
) -> LineChart:
    """Place lines over columns of equal width.

    `breaks` names between which columns something changed (the place of the one after it) and
    how; a line does not run across a value that is not known.
    """
    numbers = [value.number for _name, row in lines for value in row if value.number is not None]
    top, least = _round_above(max([*numbers, Decimal(0)])), min([*numbers, Decimal(0)])
    low = -_round_above(-least) if least < 0 else Decimal(0)
    foot, head = shape.height - BOTTOM, TOP
    step = (shape.width - RIGHT - shape.left) / max(len(columns), 1)

    def x(place: float) -> int:
        return round(shape.left + step * (place + 0.5))

    def y(number: Decimal) -> int:
        return round(foot - float((number - low) / (top - low)) * (foot - head))

    drawn = [
        _drawn(name, colour % COLOURS, [(x(n), value) for n, value in enumerate(row)], columns, y)
        for colour, (name, row) in enumerate(lines)
    ]
    levels = [low + (top - low) * n / 4 for n in range(5)]
    every = -(-len(columns) // shape.labels) if columns else 1
    return LineChart(
        shape,
        tuple(drawn),
        tuple(Tick(y(level), _short(level)) for level in levels),
        tuple(Tick(x(n), words) for n, words in enumerate(columns) if n % every == 0),
        tuple(Tick(x(place - 0.5), words) for place, words in breaks if 0 < place < len(columns)),
    )


def _drawn(
    name: str,
    colour: int,
    row: Sequence[tuple[int, Value]],
    columns: Sequence[str],
    y: Callable[[Decimal], int],
) -> DrawnLine:
    pieces: list[list[str]] = [[]]
    marks = []
    for place, (x, value) in enumerate(row):
        if value.number is None:
            pieces.append([])
            continue
        at = y(value.number)
        pieces[-1].append(f"{x},{at}")
        words = f"{name}, {columns[place]}: {format_number(value.number)}"
        marks.append(Mark(x, at, words, value.merged))
    joined = tuple(" ".join(piece) for piece in pieces if len(piece) > 1)
    return DrawnLine(name, colour, joined, tuple(marks))


@dataclass(frozen=True, slots=True)
class Bar:
    """Một thanh: its label, its length, and what is written behind it."""

    label: str
    y: int
    length: int
    words: str

    @property
    def text_at(self) -> int:
        return self.y + 15


@dataclass(frozen=True, slots=True)
class BarChart:
    """Biểu đồ thanh: what the template writes out."""

    width: int
    height: int
    left: int
    bars: tuple[Bar, ...]


def bar_chart(rows: Sequence[tuple[str, Decimal, str]], *, width: int, left: int) -> BarChart:
    """Place horizontal bars from (label, number, words behind it); numbers below nothing are bare.

    >>> bar_chart([("Xã A", Decimal(5), "5"), ("Xã B", Decimal(10), "10")], width=400, left=100
    ... ).bars[0].length
    110
    """
    most = max([number for _label, number, _words in rows] + [Decimal(0)])
    room = width - left - 80
    bars = tuple(
        Bar(label, 4 + n * 28, round(float(number / most) * room) if number > 0 else 0, words)
        for n, (label, number, words) in enumerate(rows)
    )
    return BarChart(width, 8 + 28 * len(rows), left, bars)


def _round_above(number: Decimal) -> Decimal:
    """Return the next of 1, 2, 4, 5, 8, 10 times a power of ten: the top of the picture.

    >>> _round_above(Decimal(317)), _round_above(Decimal(0))
    (Decimal('4E+2'), Decimal('1'))
    """
    if number <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(number.adjusted())
    return next(n * power for n in (1, 2, 4, 5, 8, 10) if n * power >= number)


def _short(number: Decimal) -> str:
    """Write a level beside the picture: 1,2 triệu rather than 1.200.000.

    >>> _short(Decimal(1200000)), _short(Decimal("0.5")), _short(Decimal(5000))
    ('1,2 triệu', '0,5', '5.000')
    """
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu")):
        if abs(number) >= scale:
            return f"{_bare(number / scale)} {word}"
    return _bare(number)


def _bare(number: Decimal) -> str:
    return format_number(Decimal(f"{number.normalize():f}"))
