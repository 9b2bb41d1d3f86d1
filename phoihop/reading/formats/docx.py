"""Văn bản DOCX: paragraphs, tables and lists as Word would show them.

Nothing is run, nothing is fetched. Deleted and hidden text is not the document's
word and stays out; running heads and feet belong to the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from phoihop.lib.archive import Archive
from phoihop.reading.formats import legacy
from phoihop.reading.formats.letterhead import sets_a_head
from phoihop.reading.formats.numbering import Numbering, W, read_numbering
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
WHAT = "DOCX"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = frozenset({f"{W}del", f"{W}moveFrom", _FALLBACK})
_WATCHED = (f"{W}p", f"{W}tc", f"{W}tr", f"{W}tbl", f"{W}tblPr", _FALLBACK)
_LAYOUT_CELLS = 3
_MACROS = "word/vbaProject.bin"


@dataclass(slots=True)
class _Line:
    """One paragraph; `converted` when its font already told that it was TCVN3."""

    text: str
    converted: bool = False


@dataclass(slots=True)
class _Table:
    """Bảng: rows being filled while the part streams by.

    A table without rules sets the head of a letter or its signatures side by side.
    """

    is_ruled: bool = True
    cells: list[list[_Line]] = field(default_factory=list)
    cell: list[_Line] = field(default_factory=list)


def open_docx(data: bytes) -> Opened:
    """Read a DOCX without running, fetching or resolving anything in it."""
    with refusals(WHAT):
        archive = Archive(data)
        lines = list(_body(archive)) + list(_footnotes(archive))
    notes = ["Tệp có macro. Macro không được chạy."] if _MACROS in archive.names else []
    return _assembled(lines, notes)


def _assembled(lines: list[_Line], notes: list[str]) -> Opened:
    _, old = legacy.modernise("\n".join(line.text for line in lines if not line.converted))
    text = "\n".join(
        legacy.from_tcvn3(line.text) if old and not line.converted else line.text for line in lines
    )
    if any(line.converted for line in lines):
        old = [legacy.TCVN3_NOTE]
    return Opened(text.strip("\n"), "docx", notes=notes + old)


def _body(archive: Archive) -> Iterator[_Line]:
    numbering = read_numbering(
        small_part(archive, "word/numbering.xml", WHAT),
        small_part(archive, "word/styles.xml", WHAT),
    )
    yield from _lines(whole_part(archive, "word/document.xml", WHAT), numbering)


def _footnotes(archive: Archive) -> Iterator[_Line]:
    if "word/footnotes.xml" not in archive.names:
        return
    lines = _lines(whole_part(archive, "word/footnotes.xml", WHAT), Numbering())
    for number, line in enumerate((line for line in lines if line.text.strip()), start=1):
        yield _Line(f"[{number}] {line.text.strip()}", line.converted)


def _lines(part: bytes, numbering: Numbering) -> Iterator[_Line]:
    """Stream one part: paragraphs as lines, table rows as lines of cells."""
    yield from _walk(stream(part, WHAT, _WATCHED), numbering)


def _walk(events: Iterator[tuple[str, _Element]], numbering: Numbering) -> Iterator[_Line]:
    tables: list[_Table] = []
    in_fallback = paragraphs = 0
    for event, element in events:
        if element.tag == _FALLBACK:
            in_fallback += 1 if event == "start" else -1
        elif event == "start":
            if element.tag == f"{W}tbl":
                tables.append(_Table())
        elif element.tag != f"{W}p":
            yield from _end_of_table_part(element, tables)
            if element.tag != f"{W}tblPr":
                forget(element)
        elif not in_fallback:
            paragraphs += 1
            if paragraphs > MAX_PARAGRAPHS:
                raise too_complex(WHAT)
            line = _paragraph(element, numbering)
            if tables:
                tables[-1].cell.append(line)
            else:
                yield line
            forget(element)


def _end_of_table_part(element: _Element, tables: list[_Table]) -> Iterator[_Line]:
    if not tables:
        return
    table = tables[-1]
    if element.tag == f"{W}tc":
        table.cells.append([line for line in table.cell if line.text.strip()])
        table.cell = []
    elif element.tag == f"{W}tblPr":
        table.is_ruled = _is_ruled(element)
    elif element.tag == f"{W}tr":
        row, table.cells = _row(table), []
        if len(tables) > 1:
            tables[-2].cell.extend(row)
        else:
            yield from row
    else:
        tables.pop()


def _row(table: _Table) -> list[_Line]:
    """One line of cells; where cells are layout, their lines stay lines."""
    cells = table.cells
    if len(cells) == 1:
        return cells[0]
    if sets_a_head(["\n".join(line.text for line in cell) for cell in cells]):
        return [
            _Line(words, line.converted)
            for cell in cells
            for line in cell
            for words in line.text.split("\n")
            if words.strip()
        ]
    if not table.is_ruled and len(cells) <= _LAYOUT_CELLS and max(map(len, cells), default=0) > 1:
        return [line for cell in cells for line in cell]
    converted = any(line.converted for cell in cells for line in cell)
    words = [" ".join(" ".join(line.text.split()) for line in cell) for cell in cells]
    return [_Line("\t".join(words), converted)] if any(words) else []


def _is_ruled(properties: _Element) -> bool:
    """Whether the table draws lines, as far as its own properties or its style tell."""
    borders = properties.find(f"{W}tblBorders")
    if borders is not None:
        return any(side.get(f"{W}val") not in ("none", "nil") for side in borders)
    style = properties.find(f"{W}tblStyle")
    return style is not None and style.get(f"{W}val") != "TableNormal"


def _paragraph(element: _Element, numbering: Numbering) -> _Line:
    pieces: list[str] = []
    converted = False
    for run in element.iter(f"{W}r"):
        if not _is_shown(run, element):
            continue
        text = "".join(_run_text(run))
        font = _font(run) if not text.isascii() else ""
        if font.startswith(".Vn"):
            converted = True
            text = legacy.from_tcvn3(text)
            text = text.upper() if font.endswith("H") else text
        pieces.append(text)
    label = numbering.label(element)
    text = "".join(pieces)
    return _Line(f"{label} {text}" if label and text.strip() else text, converted)


def _is_shown(run: _Element, paragraph: _Element) -> bool:
    properties = run.find(f"{W}rPr")
    if properties is not None:
        hidden = properties.find(f"{W}vanish")
        if hidden is not None and hidden.get(f"{W}val") not in ("0", "false", "off"):
            return False
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            return True
        if ancestor.tag in _DELETED:
            return False
    return True


def _run_text(run: _Element) -> Iterator[str]:
    for child in run.iterchildren():
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"


def _font(run: _Element) -> str:
    fonts = run.find(f"{W}rPr/{W}rFonts")
    if fonts is None:
        return ""
    return fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or ""
