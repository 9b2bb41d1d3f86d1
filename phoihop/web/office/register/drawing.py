"""Sơ đồ sắp xếp: bands from the units of before to those of now, drawn on the server.

Every number in the drawing is whole, so that no locale writes a comma into it. The same
facts stand in a table beneath; the drawing adds nothing that the table does not say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROW, UNIT, GAP, HEAD = 19, 7, 6, 28
COLOURS = 6


@dataclass(frozen=True, slots=True)
class Shape:
    """Khổ vẽ: the width of the picture and of the labels on both sides."""

    width: int
    left: int
    right: int

    @property
    def from_x(self) -> int:
        return self.left + 12

    @property
    def to_x(self) -> int:
        return self.width - self.right - 12


WIDE = Shape(width=1000, left=270, right=270)
NARROW = Shape(width=360, left=112, right=132)


@dataclass(frozen=True, slots=True)
class Node:
    """Một đơn vị trên sơ đồ: its label and the bar beside it."""

    label: str
    y: int
    height: int
    colour: int

    @property
    def middle(self) -> int:
        return self.y + self.height // 2 + 4


@dataclass(frozen=True, slots=True)
class Band:
    """Dải nối: from one unit to one heir, as thick as the number of communes that passed."""

    path: str
    thick: int
    colour: int
    partial: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Sơ đồ: what the template writes out as SVG."""

    shape: Shape
    height: int
    left: tuple[Node, ...]
    right: tuple[Node, ...]
    bands: tuple[Band, ...]


def draw(
    left: Sequence[str],
    right: Sequence[str],
    links: Mapping[tuple[int, int], tuple[int, bool]],
    shape: Shape,
) -> Drawing:
    """Place the units of both sides and the bands between them.

    `links` gives for (left, right) how many communes passed and whether only a part did.
    """
    weights_left, weights_right = [0] * len(left), [0] * len(right)
    for (old, new), (count, _partial) in links.items():
        weights_left[old] += count
        weights_right[new] += count
    tall = _total(weights_left), _total(weights_right)
    olds = _nodes(left, weights_left, max(tall))
    news = _nodes(right, weights_right, max(tall), _strongest(links, len(right)))
    return Drawing(shape, max(tall) + HEAD, olds, news, _bands(links, olds, news, shape))


def _height(weight: int) -> int:
    return max(ROW - GAP, weight * UNIT)


def _total(weights: Sequence[int]) -> int:
    return sum(_height(weight) + GAP for weight in weights)


def _strongest(links: Mapping[tuple[int, int], tuple[int, bool]], count: int) -> list[int]:
    """A unit of now bears the colour of the unit of before that gave it most."""
    most: dict[int, tuple[int, int]] = {}
    for (old, new), (weight, _partial) in links.items():
        if weight > most.get(new, (0, 0))[0]:
            most[new] = weight, old
    return [most.get(new, (0, 0))[1] for new in range(count)]


def _nodes(
    labels: Sequence[str],
    weights: Sequence[int],
    total: int,
    colours: Sequence[int] | None = None,
) -> tuple[Node, ...]:
    spare = (total - _total(weights)) // max(len(labels), 1)
    nodes, y = [], HEAD
    for place, (label, weight) in enumerate(zip(labels, weights, strict=True)):
        colour = (colours[place] if colours else place) % COLOURS
        nodes.append(Node(label, y + spare // 2, _height(weight), colour))
        y += _height(weight) + GAP + spare
    return tuple(nodes)


def _bands(
    links: Mapping[tuple[int, int], tuple[int, bool]],
    olds: Sequence[Node],
    news: Sequence[Node],
    shape: Shape,
) -> tuple[Band, ...]:
    out, into = [node.y for node in olds], [node.y for node in news]
    bands = []
    for (old, new), (count, partial) in sorted(links.items()):
        thick = count * UNIT
        start, end = out[old] + thick // 2, into[new] + thick // 2
        out[old] += thick
        into[new] += thick
        x1, x2 = shape.from_x + 6, shape.to_x - 6
        bend = (x1 + x2) // 2
        path = f"M{x1} {start}C{bend} {start} {bend} {end} {x2} {end}"
        bands.append(Band(path, thick - 1, olds[old].colour, partial))
    return tuple(bands)
