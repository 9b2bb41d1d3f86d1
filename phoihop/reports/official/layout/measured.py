"""Số đo của văn bản: what a DOCX looks like, line by line, after all styles are resolved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

_SHOWN = 60
_A_PAGE = 3500
"""More signs than these stand on no single page."""


@dataclass(frozen=True, slots=True)
class Run:
    """Đoạn chữ: letters that look alike. `size` is in points, `colour` as six hex digits."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    colour: str


@dataclass(frozen=True, slots=True)
class Line:
    """Đoạn văn: one paragraph as it stands on the page.

    `cell` is (table, row, column), counted from 1, or None outside of tables. `rule` is the
    length in mm of a line drawn in or under the paragraph; 0 where there is none, -1 where
    its length is not known. `spacing` is in lines, `exact` in points.
    """

    number: int
    runs: tuple[Run, ...]
    align: str
    first_indent: float
    left_indent: float
    before: float
    after: float
    spacing: float
    exact: float
    rule: float
    cell: tuple[int, int, int] | None
    section: int
    numbered: bool = False
    ruled: bool = False

    @property
    def text(self) -> str:
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def raw(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> list[Run]:
        """The runs that show letters."""
        return [run for run in self.runs if run.text.strip()]

    @property
    def where(self) -> str:
        """The place in words: which paragraph or cell, and how it begins."""
        shown = self.text[:_SHOWN] + ("…" if len(self.text) > _SHOWN else "")
        if self.cell is None:
            return f"đoạn {self.number}: “{shown}”"
        table, row, column = self.cell
        return f"bảng {table}, hàng {row}, ô {column}: “{shown}”"

    def all_are(self, look: str) -> bool:
        """Whether every shown run is bold, italic or underlined."""
        return all(getattr(run, look) for run in self.words)

    def any_is(self, look: str) -> bool:
        return any(getattr(run, look) for run in self.words)

    def pieces(self) -> list[Line]:
        """Return what stands between tabs and line breaks, as lines of their own.

        Many heads are one paragraph broken by Shift+Enter, or two names parted by a tab; where
        a tab puts a piece its alignment is not known.
        """
        return [piece for row in self._cut("\n", self.align) for piece in row._cut("\t", "tabs")]

    def _cut(self, sign: str, align: str) -> list[Line]:
        pieces: list[list[Run]] = [[]]
        for run in self.runs:
            for place, text in enumerate(run.text.split(sign)):
                if place:
                    pieces.append([])
                pieces[-1].append(replace(run, text=text))
        kept = [tuple(piece) for piece in pieces if any(run.text.strip() for run in piece)]
        if len(kept) < 2:
            return [self]
        return [replace(self, runs=piece, align=align) for piece in kept]


@dataclass(frozen=True, slots=True)
class Section:
    """Trang: one section's paper and margins in mm, and its running number."""

    width: float
    height: float
    landscape: bool
    top: float
    bottom: float
    left: float
    right: float
    title_page: bool


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Số trang: where it stands ("header", "footer"; "first" marks that of the first page).

    `sections`, counted from 0, are those that show it: one without a header of its own shows
    that of the section before.
    """

    part: str
    first: bool
    line: Line
    sections: frozenset[int] = frozenset({0})


@dataclass(frozen=True, slots=True)
class Measured:
    """Văn bản đã đo."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    numbers: tuple[PageNumber, ...]
    breaks: int = 0

    @property
    def is_long(self) -> bool:
        """Whether it surely takes more than one page."""
        return self.breaks > 0 or self._signs(self.lines) > _A_PAGE

    @property
    def first_is_long(self) -> bool:
        """Whether what stands before the appendices surely takes more than one page."""
        return self._signs(line for line in self.lines if line.section == 0) > _A_PAGE

    @staticmethod
    def _signs(lines: Iterable[Line]) -> int:
        return sum(len(line.text) for line in lines)
