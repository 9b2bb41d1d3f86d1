"""Bảng của dự thảo: cells with their sources, which a clerk edits as lines of text.

A row is one line, its cells stand between "|". The links move along: with their row where it
only changed its place, otherwise as those of any text do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from phoihop.reports.text_links import TextLink, carry

BETWEEN = " | "
MOST_ROWS = 1000


class UnevenRow(ValueError):
    """A line of the text has more cells than the table has columns; counted from 1."""

    def __init__(self, row: int, cells: int, columns: int) -> None:
        super().__init__(f"row {row}: {cells} cells, {columns} columns")
        self.row, self.cells, self.columns = row, cells, columns


@dataclass(frozen=True, slots=True)
class CellLink:
    """Liên kết của một ô: its row and column from 0, and what it was taken from.

    `words` is what stood there when it was linked.
    """

    row: int
    column: int
    kind: str
    keys: tuple[int, ...]
    words: str

    @classmethod
    def of(cls, stored: dict[str, Any]) -> CellLink:
        return cls(**{**stored, "keys": tuple(stored["keys"])})

    def stored(self) -> dict[str, Any]:
        return {**asdict(self), "keys": list(self.keys)}

    def is_true_to(self, rows: Sequence[Sequence[str]]) -> bool:
        return rows[self.row][self.column] == self.words


def links_of_table(stored: dict[str, Any]) -> list[CellLink]:
    return [CellLink.of(one) for one in stored.get("links", ())]


def cell_words(words: str) -> str:
    """Return words as a cell can hold them: one line, without the sign that parts cells."""
    return " ".join(words.replace("|", "/").split())


def table_text(stored: dict[str, Any]) -> str:
    """Return the rows of a table as a clerk edits them.

    >>> table_text({"rows": [["1", "Nhà xây mới", "9"], ["2", "Nhà sửa", "12"]]})
    '1 | Nhà xây mới | 9\\n2 | Nhà sửa | 12'
    """
    return "\n".join(BETWEEN.join(map(str, row)) for row in stored["rows"])


def edited_table(stored: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the table with the rows of `text`, its links moved along.

    Missing cells are empty. Raises UnevenRow for a line with more cells than columns.
    """
    columns = len(stored["header"])
    rows = [list(_cells(line)) for line in text.split("\n") if line.strip()][:MOST_ROWS]
    for place, row in enumerate(rows, start=1):
        if len(row) > columns:
            raise UnevenRow(place, len(row), columns)
        row += [""] * (columns - len(row))
    links = _moved([list(map(str, row)) for row in stored["rows"]], rows, links_of_table(stored))
    return {**stored, "rows": rows, "links": [one.stored() for one in links]}


def _cells(line: str) -> Iterator[str]:
    return (cell_words(cell) for cell in line.split("|"))


def _moved(old: list[list[str]], new: list[list[str]], links: list[CellLink]) -> list[CellLink]:
    """Rows that stayed as they were take their links with them; the others are compared."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(new):
        places.setdefault(tuple(row), []).append(place)
    stayed = {
        place: places[tuple(row)].pop(0) for place, row in enumerate(old) if places.get(tuple(row))
    }
    kept = [replace(one, row=stayed[one.row]) for one in links if one.row in stayed]
    left_old = [place for place in range(len(old)) if place not in stayed]
    taken = set(stayed.values())
    left_new = [place for place in range(len(new)) if place not in taken]
    return sorted(
        [*kept, *_carried(old, new, left_old, left_new, links)],
        key=lambda one: (one.row, one.column),
    )


def _carried(
    old: list[list[str]],
    new: list[list[str]],
    left_old: list[int],
    left_new: list[int],
    links: list[CellLink],
) -> Iterator[CellLink]:
    before, starts = _joined(old, left_old)
    after, ends = _joined(new, left_new)
    inside = [
        TextLink(starts[at], starts[at] + len(old[one.row][one.column]), one.kind, (place,), "")
        for place, one in enumerate(links)
        if (at := (one.row, one.column)) in starts and old[one.row][one.column]
    ]
    for moved in carry(before, after, inside):
        for (row, column), start in ends.items():
            if start <= moved.start < start + len(new[row][column]):
                yield replace(links[moved.keys[0]], row=row, column=column)


def _joined(rows: list[list[str]], chosen: list[int]) -> tuple[str, dict[tuple[int, int], int]]:
    """Return the chosen rows as text, and where each cell begins in it."""
    text, starts = "", {}
    for row in chosen:
        for column, cell in enumerate(rows[row]):
            starts[row, column] = len(text)
            text += cell + ("\n" if column == len(rows[row]) - 1 else BETWEEN)
    return text, starts
