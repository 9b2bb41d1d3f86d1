"""Văn bản ODT: paragraphs, tables and lists as LibreOffice would show them.

Nothing is run, nothing is fetched. Deleted text and remarks at the edge are not the document's
word and stay out; foot notes follow the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from phoihop.lib.archive import Archive
from phoihop.reading.formats import legacy
from phoihop.reading.formats.kinds import encrypted
from phoihop.reading.formats.letterhead import sets_a_head
from phoihop.reading.formats.odt_lists import Lists
from phoihop.reading.formats.opened import Opened
from phoihop.reading.formats.parts import (
    forget,
    refusals,
    small_part,
    stream,
    too_complex,
    whole_part,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARAGRAPHS = 200_000
WHAT = "ODT"
T = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_BORDER = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}border"
_LAYOUT_CELLS = 3
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_LINES = frozenset((f"{T}p", f"{T}h"))
_UNSEEN = frozenset((f"{T}tracked-changes", f"{OFFICE}annotation"))
_APART = _UNSEEN | {f"{T}note", f"{_DRAW}frame"}
"""Inside a paragraph and yet no words of it: foot notes and text boxes have lines of their own."""
_WATCHED = (
    *sorted(_LINES | _UNSEEN),
    f"{T}note",
    f"{T}list",
    f"{T}list-item",
    f"{T}list-style",
    f"{_STYLE}style",
    f"{TABLE}table",
    f"{TABLE}table-row",
    f"{TABLE}table-cell",
)
_MOST_SPACES = 100


def open_odt(data: bytes) -> Opened:
    """Read an ODT without running, fetching or resolving anything in it."""
    with refusals(WHAT):
        archive = Archive(data)
        if "META-INF/manifest.xml" in archive.names:
            manifest = whole_part(archive, "META-INF/manifest.xml", WHAT)
            if b"encryption-data" in manifest:
                raise encrypted()
        walk = _Walk(Lists(small_part(archive, "styles.xml", WHAT)))
        lines = list(walk.read(stream(whole_part(archive, "content.xml", WHAT), WHAT, _WATCHED)))
    notes = [f"[{number}] {words}" for number, words in enumerate(walk.notes, start=1)]
    text, old = legacy.modernise("\n".join([*lines, *notes]).strip("\n"))
    return Opened(text, "odt", notes=old)


@dataclass(slots=True)
class _Row:
    """Hàng: its cells, each a list of lines, and whether any of them draws a line."""

    cells: list[list[str]] = field(default_factory=list)
    is_ruled: bool = False

    def lines(self) -> list[str]:
        """Return one line of cells; where cells only set a letter's head, their lines."""
        cells = [[line for line in cell if line.strip()] for cell in self.cells]
        if sets_a_head(["\n".join(cell) for cell in cells]):
            return [line for cell in cells for words in cell for line in words.split("\n")]
        layout = len(cells) <= _LAYOUT_CELLS and max(map(len, cells), default=0) > 1
        if not self.is_ruled and layout:
            return [line for cell in cells for line in cell]
        words = [" ".join(" ".join(cell).split()) for cell in cells]
        return ["\t".join(words)] if any(words) else []


@dataclass(slots=True)
class _Walk:
    """Lượt đọc: what is open while the part streams by."""

    lists: Lists
    rows: list[_Row] = field(default_factory=list)
    cells: list[list[str]] = field(default_factory=list)
    ruled: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    unseen: int = 0
    in_note: int = 0
    read_so_far: int = 0

    def read(self, events: Iterator[tuple[str, _Element]]) -> Iterator[str]:
        for event, element in events:
            tag = str(element.tag)
            if tag in _UNSEEN:
                self.unseen += 1 if event == "start" else -1
            elif tag == f"{T}note":
                self.in_note += 1 if event == "start" else -1
            elif event == "start":
                self._open(tag, element)
            else:
                yield from self._close(tag, element)

    def _open(self, tag: str, element: _Element) -> None:
        if tag == f"{T}list":
            self.lists.open(element)
        elif tag == f"{T}list-item":
            self.lists.item()
        elif tag == f"{TABLE}table-row":
            self.rows.append(_Row())
        elif tag == f"{TABLE}table-cell":
            self.cells.append([])
            if self.rows and element.get(f"{TABLE}style-name") in self.ruled:
                self.rows[-1].is_ruled = True

    def _close(self, tag: str, element: _Element) -> Iterator[str]:
        if tag in _LINES:
            yield from self._line(element)
        elif tag == f"{T}list":
            self.lists.close()
        elif tag == f"{T}list-style":
            self.lists.learn(element)
        elif tag == f"{_STYLE}style":
            self._learn(element)
        elif tag == f"{TABLE}table-cell" and self.rows:
            self.rows[-1].cells.append(self.cells.pop())
        elif tag == f"{TABLE}table-row":
            for line in self.rows.pop().lines():
                yield from self._placed(line)
        if tag not in (f"{T}list-style", f"{_STYLE}style"):
            forget(element)

    def _learn(self, style: _Element) -> None:
        """Keep the name of a style whose cells draw lines."""
        for properties in style.iterchildren(f"{_STYLE}table-cell-properties"):
            borders = (value for key, value in properties.items() if str(key).startswith(_BORDER))
            if any(value != "none" for value in borders):
                self.ruled.add(style.get(f"{_STYLE}name", ""))

    def _line(self, element: _Element) -> Iterator[str]:
        self.read_so_far += 1
        if self.read_so_far > MAX_PARAGRAPHS:
            raise too_complex(WHAT)
        if self.unseen:
            return
        words = "".join(_words(element))
        if self.in_note:
            if words.strip():
                self.notes.append(words.strip())
            return
        label = self.lists.label() if words.strip() else ""
        yield from self._placed(f"{label} {words}" if label else words)

    def _placed(self, line: str) -> Iterator[str]:
        if self.cells:
            self.cells[-1].append(line)
        else:
            yield line


def _words(element: _Element) -> Iterator[str]:
    """Yield the words of a paragraph, without what has lines of its own."""
    yield element.text or ""
    for child in element.iterchildren():
        tag = str(child.tag)
        if tag == f"{T}s":
            count = child.get(f"{T}c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif tag == f"{T}tab":
            yield "\t"
        elif tag == f"{T}line-break":
            yield "\n"
        elif tag not in _APART and isinstance(child.tag, str):
            yield from _words(child)
        yield child.tail or ""
