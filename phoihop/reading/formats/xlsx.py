"""Bảng tính XLSX: each row a line of cells, as the sheet shows them.

What a sheet says about its own size is not read at all: rows and cells are counted while
they stream by, and columns that are empty in the whole sheet take no place. Formulas are
not computed and macros not run; the last result that the sheet shows is its word. Hidden
sheets, rows and columns stay out, and a note says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from typing import TYPE_CHECKING

from phoihop.lib.archive import Archive
from phoihop.lib.numbers import format_number
from phoihop.reading.errors import FileTooComplex
from phoihop.reading.formats import legacy
from phoihop.reading.formats.opened import Opened
from phoihop.reading.formats.parts import (
    damaged,
    forget,
    refusals,
    small_part,
    stream,
    too_complex,
    whole_part,
)
from phoihop.reading.formats.sheet_values import BUILT_IN, GENERAL, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

WHAT = "XLSX"
MAX_SHEETS = 200
MAX_ROWS = 50_000
MAX_COLUMNS = 1_000
MAX_HIDDEN = 200
MAX_CELLS = 500_000
MAX_STRINGS = 500_000
MAX_CHARACTERS = 2_000_000
_MACROS = "xl/vbaProject.bin"
_PLAIN_NAME = re.compile(r"(?:sheet|trang[_ ]?tính|bảng)\s?\d*", re.I)
_REFERENCE = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RELATION = "{*}Relationship"


@dataclass(slots=True)
class _Book:
    """Sổ tính: what cells need to be shown, and how much has been taken so far."""

    strings: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    since_1904: bool = False
    rows: int = 0
    cells: int = 0
    characters: int = 0
    hidden_rows: int = 0
    not_computed: int = 0

    def count(self, *, rows: int = 0, cells: int = 0, characters: int = 0) -> None:
        self.rows += rows
        self.cells += cells
        self.characters += characters
        if self.rows > MAX_ROWS or self.cells > MAX_CELLS or self.characters > MAX_CHARACTERS:
            raise FileTooComplex(
                f"Bảng tính có hơn {format_number(MAX_ROWS)} dòng hoặc "
                f"{format_number(MAX_CELLS)} ô có chữ, quá mức đọc được. "
                "Hãy tách thành tệp nhỏ hơn rồi gửi lại.",
                f"The workbook has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells. "
                "Please split it into smaller files.",
            )


@dataclass(slots=True)
class _Sheet:
    """Trang tính: its name, its part, and the columns that it does not show."""

    name: str
    part: str
    is_hidden: bool
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def open_xlsx(data: bytes) -> Opened:
    """Read the shown sheets of a workbook; nothing in it is run, computed or fetched."""
    with refusals(WHAT):
        archive = Archive(data)
        book, sheets = _book(archive)
        read = [sheet for sheet in sheets if not sheet.is_hidden and sheet.part in archive.names]
        texts = [_sheet_text(archive, book, sheet) for sheet in read]
    text, old = legacy.modernise("\n\n".join(text for text in texts if text))
    metadata = {"sheets": "; ".join(sheet.name for sheet in read)}
    return Opened(text, "xlsx", metadata, _notes(archive, book, sheets, read) + old)


def _notes(archive: Archive, book: _Book, sheets: list[_Sheet], read: list[_Sheet]) -> list[str]:
    notes = []
    if _MACROS in archive.names:
        notes.append("Tệp có macro. Macro không được chạy.")
    unread = [sheet.name for sheet in sheets if sheet.is_hidden]
    if unread:
        notes.append(f"Trang tính ẩn không được đọc: {'; '.join(unread[:20])}.")
    if book.hidden_rows or any(sheet.hidden_columns for sheet in read):
        notes.append("Các dòng, cột đang ẩn trong bảng tính không được đọc.")
    if book.not_computed:
        notes.append(
            f"{format_number(book.not_computed)} ô công thức chưa có kết quả nên không đọc được. "
            "Muốn đọc cả các ô đó, hãy mở tệp bằng Excel, lưu lại rồi gửi lại."
        )
    return notes


def _book(archive: Archive) -> tuple[_Book, list[_Sheet]]:
    workbook = small_part(archive, "xl/workbook.xml", WHAT)
    if workbook is None:
        raise damaged(WHAT)
    relations = list(_relations(archive))
    targets = {name: part for _, name, part in relations}
    parts = {kind: part for kind, _, part in relations}
    properties = workbook.find("{*}workbookPr")
    book = _Book(
        strings=_strings(archive, parts.get("sharedStrings", "xl/sharedStrings.xml")),
        forms=_forms(small_part(archive, parts.get("styles", "xl/styles.xml"), WHAT)),
        since_1904=properties is not None and properties.get("date1904") in ("1", "true"),
    )
    found = workbook.findall("{*}sheets/{*}sheet")
    if len(found) > MAX_SHEETS:
        raise too_complex(WHAT)
    return book, [_sheet(element, targets) for element in found]


def _sheet(element: _Element, targets: dict[str, str]) -> _Sheet:
    name = " ".join(element.get("name", "").split())
    relation = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), "")
    hidden = element.get("state", "visible") != "visible"
    return _Sheet(name, targets.get(relation, ""), hidden)


def _relations(archive: Archive) -> Iterator[tuple[str, str, str]]:
    """The parts that the workbook names: what each is, its id and its name in the container."""
    relations = small_part(archive, "xl/_rels/workbook.xml.rels", WHAT)
    if relations is None:
        return
    for relation in relations.iterfind(_RELATION):
        kind = relation.get("Type", "").rpartition("/")[2]
        target = relation.get("Target", "")
        part = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
        # A link to elsewhere is never followed: only parts of this very file are read.
        if relation.get("TargetMode") != "External":
            yield kind, relation.get("Id", ""), part


def _strings(archive: Archive, name: str) -> list[str]:
    if name not in archive.names:
        return []
    strings: list[str] = []
    for _, element in stream(whole_part(archive, name, WHAT), WHAT, ("{*}si",), ("end",)):
        strings.append(_text_of(element))
        if len(strings) > MAX_STRINGS:
            raise too_complex(WHAT)
        forget(element)
    return strings


def _text_of(element: _Element) -> str:
    """The words of a cell without its phonetic guides, on one line."""
    for guide in list(element.iterfind("{*}rPh")):
        element.remove(guide)
    pieces = [text.text or "" for text in element.iter("{*}t")]
    words = _ESCAPED.sub(_unescaped, "".join(pieces))
    return " ".join(words.split())


def _unescaped(found: re.Match[str]) -> str:
    sign = chr(int(found[1], 16))
    return sign if sign.isprintable() else " "


def _forms(styles: _Element | None) -> list[str]:
    """The number format of each cell style, by its place."""
    if styles is None:
        return []
    own = {
        form.get("numFmtId", ""): form.get("formatCode", GENERAL)
        for form in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    known = {str(number): pattern for number, pattern in BUILT_IN.items()} | own
    used = styles.iterfind("{*}cellXfs/{*}xf")
    return [known.get(style.get("numFmtId", ""), GENERAL) for style in used]


def _sheet_text(archive: Archive, book: _Book, sheet: _Sheet) -> str:
    rows = list(_rows(whole_part(archive, sheet.part, WHAT), book, sheet))
    columns = sorted({column for row in rows for column in row})
    if len(columns) > MAX_COLUMNS:
        raise too_complex(WHAT)
    lines = [] if _PLAIN_NAME.fullmatch(sheet.name) or not rows else [sheet.name]
    for row in rows:
        last = max(row)
        cells = [row.get(column, "") for column in columns if column <= last]
        book.count(cells=len(cells) - len(row), characters=len(cells))
        lines.append("\t".join(cells))
    return "\n".join(lines)


def _rows(part: bytes, book: _Book, sheet: _Sheet) -> Iterator[dict[int, str]]:
    """The rows that are shown and hold something, as far as the limits allow."""
    for _, element in stream(part, WHAT, ("{*}row", "{*}cols"), ("end",)):
        if element.tag.endswith("}cols"):
            sheet.hidden_columns = _hidden_columns(element)
        elif element.get("hidden") in ("1", "true"):
            book.hidden_rows += 1
        else:
            row = _cells(element, book, sheet)
            if row:
                book.count(rows=1)
                yield row
        forget(element)


def _hidden_columns(columns: _Element) -> list[tuple[int, int]]:
    return [
        (_whole(column.get("min")), _whole(column.get("max")))
        for column in columns
        if column.get("hidden") in ("1", "true")
    ][:MAX_HIDDEN]


def _cells(row: _Element, book: _Book, sheet: _Sheet) -> dict[int, str]:
    found: dict[int, str] = {}
    column = 0
    for cell in row.iterfind("{*}c"):
        column = _column(cell.get("r", "")) or column + 1
        text = _shown_in(cell, book)
        if text and not any(first <= column <= last for first, last in sheet.hidden_columns):
            book.count(cells=1, characters=len(text))
            found[column] = text
    return found


def _shown_in(cell: _Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text_of(cell)
    value = cell.findtext("{*}v") or ""
    if not value:
        book.not_computed += cell.find("{*}f") is not None
        return ""
    if kind == "s":
        place = _whole(value)
        return book.strings[place] if value.isdigit() and place < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind != "n":
        return " ".join(_ESCAPED.sub(_unescaped, value).split())
    style = _whole(cell.get("s"))
    form = book.forms[style] if style < len(book.forms) else GENERAL
    return shown(value.strip()[:64], form, since_1904=book.since_1904)


def _column(reference: str) -> int:
    """The number of a column from the place of a cell: "C7" is in 3; 0 when it has no place."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return 0
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _whole(raw: str | None) -> int:
    return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 8 else 0
