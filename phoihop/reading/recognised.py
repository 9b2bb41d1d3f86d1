"""Chữ nhận dạng được: from the table of words that Tesseract writes to lines of text.

A scan knows no paragraphs: lines are joined where the page shows that they belong together, that
is where a line runs to the edge of its column and the next one is not indented.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from phoihop.lib.vietnamese import normalise
from phoihop.reading.formats.opened import Recognised
from phoihop.reading.spans import Span

DOUBTFUL = 60
"""Confidence of a word, 0 to 100, below which a person should look at it."""
_WORD = "5"
_COLUMNS = 12
_FULL_LINE, _INDENT = 0.88, 0.03
_CELL_GAP = 2.2
"""Blank between two words, in heights of the line, that parts columns of a table."""


@dataclass(slots=True)
class _Word:
    text: str
    left: int
    right: int
    height: int
    confidence: float


@dataclass(slots=True)
class _Line:
    """Một dòng trên trang, with the column of text it stands in."""

    block: int
    words: list[_Word] = field(default_factory=list)

    @property
    def left(self) -> int:
        return self.words[0].left

    @property
    def right(self) -> int:
        return self.words[-1].right


def page_of_table(table: str, page: int) -> Recognised:
    """Turn Tesseract's table of words (TSV) into the text of `page`."""
    lines = [line for line in _lines(table) if _is_writing(line)]
    pieces: list[str] = []
    doubtful: list[Span] = []
    at = 0
    for index, line in enumerate(lines):
        if index:
            pieces.append(" " if _continues(lines, index) else "\n")
            at += 1
        for place, word in enumerate(line.words):
            if place:
                pieces.append(_between(line.words[place - 1], word))
                at += 1
            if word.confidence < DOUBTFUL:
                doubtful.append(Span(at, at + len(word.text)))
            pieces.append(word.text)
            at += len(word.text)
    return Recognised(page, "".join(pieces), tuple(doubtful), _confidence(lines))


def _lines(table: str) -> list[_Line]:
    lines: dict[tuple[str, ...], _Line] = {}
    for row in table.split("\n"):
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) != _COLUMNS or cells[0] != _WORD:
            continue
        text = normalise("".join(sign for sign in cells[11] if sign.isprintable())).strip()
        if not text:
            continue
        left, _, width, height = (int(cell) for cell in cells[6:10])
        line = lines.setdefault(tuple(cells[1:5]), _Line(int(cells[2])))
        line.words.append(_Word(text, left, left + width, height, float(cells[10])))
    return list(lines.values())


def _is_writing(line: _Line) -> bool:
    """Whether a line is more than the specks, rules and seals that a program sees letters in."""
    return any(sign.isalnum() for word in line.words for sign in word.text) and (
        max(word.confidence for word in line.words) >= 30
    )


def _continues(lines: list[_Line], index: int) -> bool:
    """Whether line `index` goes on with the sentence of the line above it."""
    above, line = lines[index - 1], lines[index]
    if above.block != line.block:
        return False
    column = [one for one in lines if one.block == line.block]
    left, right = min(one.left for one in column), max(one.right for one in column)
    width = max(right - left, 1)
    return above.right - left >= _FULL_LINE * width and line.left - left <= _INDENT * width


def _between(before: _Word, after: _Word) -> str:
    gap = after.left - before.right
    return "\t" if gap > _CELL_GAP * max(before.height, after.height) else " "


def _confidence(lines: list[_Line]) -> int:
    """The mean over letters, so that a speck weighs less than a word."""
    letters = [(len(word.text), word.confidence) for line in lines for word in line.words]
    total = sum(length for length, _ in letters)
    return round(sum(length * sure for length, sure in letters) / total) if total else 0
