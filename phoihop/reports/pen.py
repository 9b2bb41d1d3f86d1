"""Ngòi bút: writes the text of a draft line by line and remembers where each number came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from phoihop.reports.cell_links import CellLink, cell_words
from phoihop.reports.text_links import TextLink

FIGURE, WAITING, TALLY, TASKS, REQUESTS = "figure", "waiting", "tally", "tasks", "requests"
TASK, REQUEST, STATEMENT, ASSESSMENT = "task", "request", "statement", "assessment"
REPORTED = "reported"
PLAN_ITEM, PLAN_ITEMS = "plan_item", "plan_items"
"""A line of a report that was sent: its keys are the report and the place of the line."""
ROUND_LINE, PASSAGE = "round_line", "passage"
"""Links of two keys: a round and the place of its line; a consolidation and its passage."""


@dataclass(frozen=True, slots=True)
class Sourced:
    """Chữ có nguồn: words, and the records they were taken from."""

    words: str
    kind: str
    keys: tuple[int, ...]


Piece = str | Sourced


@dataclass(slots=True)
class Drafted:
    """Bản soạn: everything a draft of one kind begins with."""

    summary: str = ""
    addressees: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    text: str = ""
    links: list[TextLink] = field(default_factory=list)
    tables: list[dict[str, Any]] = field(default_factory=list)
    year: int = 0
    """The year of which it speaks, 0 for that of the day on which it is written."""


class Pen:
    """Bút: each `line` is a paragraph; `table` stands as "[Bảng 1]" in the text."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0
        self._numbered = 0
        self.links: list[TextLink] = []
        self.tables: list[dict[str, Any]] = []

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    def line(self, *pieces: Piece) -> None:
        start = self._length + (1 if self._lines else 0)
        written = ""
        for piece in pieces:
            words = " ".join(_words(piece).split("\n"))
            if isinstance(piece, Sourced) and words:
                at = start + len(written)
                self.links.append(
                    TextLink(at, at + len(words), piece.kind, tuple(piece.keys), words)
                )
            written += words
        self._lines.append(written)
        self._length = start + len(written)

    def heading(self, words: str) -> None:
        """Begin a section numbered in Roman numerals."""
        self._numbered += 1
        numerals = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
        self.line(f"{numerals[min(self._numbered, 10) - 1]}. {words.upper()}")

    def table(
        self,
        header: list[str],
        rows: Sequence[Sequence[Piece]],
        *,
        widths: list[float] | None = None,
        numeric: list[int] | None = None,
    ) -> None:
        """Add a table; a cell with a source keeps it."""
        self.tables.append(
            {
                "header": header,
                "rows": [[cell_words(_words(piece)) for piece in row] for row in rows],
                "widths": widths or [],
                "numeric": numeric or [],
                "links": [
                    CellLink(row, column, piece.kind, piece.keys, cell_words(piece.words)).stored()
                    for row, pieces in enumerate(rows)
                    for column, piece in enumerate(pieces)
                    if isinstance(piece, Sourced) and piece.words.strip()
                ],
            }
        )
        self.line(f"[Bảng {len(self.tables)}]")


def _words(piece: Piece) -> str:
    return piece.words if isinstance(piece, Sourced) else piece
