"""Bảng Excel: rows of text read from a workbook, and what is wrong with a cell, in words."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from zipfile import BadZipFile

from django.utils.translation import gettext as _

from phoihop.lib.archive import Archive, ArchiveEncrypted, ArchiveTooLarge, BadArchive
from phoihop.lib.dates import NotADay, format_day, parse_day
from phoihop.lib.vietnamese import fold, normalise

MOST_ROWS, MOST_BYTES = 2000, 2 * 1024 * 1024
NEW, CHANGED, SAME, WRONG = "new", "changed", "same", "wrong"
Cells = list[str]


class BadTable(Exception):
    """The file is no such table; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadCell(ValueError):
    """One cell cannot be taken; `column` counts from 0, `words` say what is wrong."""

    def __init__(self, column: int, words: str) -> None:
        super().__init__(words)
        self.column, self.words = column, words


@dataclass(slots=True)
class Line:
    """Một dòng đã xem: what would be done with it, or the faults in it."""

    number: int
    label: str
    outcome: str = SAME
    faults: list[str] = field(default_factory=list)

    def fault(self, column: int, words: str) -> None:
        """Add "Dòng 14, cột D: …"."""
        self.outcome = WRONG
        place = {"row": self.number, "column": chr(ord("A") + column), "words": words}
        self.faults.append(_("Dòng %(row)s, cột %(column)s: %(words)s") % place)


def read_table(data: bytes, columns: Sequence[str]) -> list[Cells]:
    """Return the rows beneath the header as text; raises BadTable in words for people.

    Days come back as 05/01/2022 whether Excel holds a day or a text.
    """
    rows = rows_of(data, len(columns))
    header = [fold(cell) for cell in rows[0]] if rows else []
    for place, name in enumerate(columns):
        if place >= len(header) or header[place] != fold(name):
            found = rows[0][place] if rows and place < len(rows[0]) else ""
            words = _(
                "Dòng 1, cột %(column)s phải là “%(name)s”, đang là “%(found)s”. Hãy dùng bảng tải "
                "về từ trang này."
            )
            place_words = {"column": chr(ord("A") + place), "name": name, "found": found[:40]}
            raise BadTable(words % place_words)
    if len(rows) - 1 > MOST_ROWS:
        raise BadTable(_("Bảng dài quá 2.000 dòng. Hãy chia thành nhiều bảng."))
    return rows[1:]


def chosen(column: int, text: str, labels: dict[str, str]) -> str:
    """Return the value whose label the cell holds; a slip of the pen is answered by a guess."""
    by_fold = {fold(label): value for label, value in labels.items()}
    value = by_fold.get(fold(text))
    if value is not None:
        return value
    near = get_close_matches(fold(text), by_fold, n=1, cutoff=0.6)
    guess = next((label for label in labels if near and fold(label) == near[0]), "")
    if guess:
        words = _("“%(found)s” không có trong danh sách – có phải “%(guess)s”?")
        raise BadCell(column, words % {"found": text[:40], "guess": guess})
    words = _("“%(found)s” không có trong danh sách. Chọn một trong: %(known)s.")
    raise BadCell(column, words % {"found": text[:40], "known": ", ".join(labels)})


def day_in(column: int, text: str) -> date | None:
    """Return the day that the cell holds, or None for an empty cell."""
    if not text:
        return None
    try:
        return parse_day(text)
    except NotADay as problem:
        raise BadCell(column, str(problem)) from None


def day_words(day: date | None) -> str:
    return format_day(day) if day else ""


def rows_of(data: bytes, width: int) -> list[Cells]:
    """Return so many columns of the first sheet as text, its header too; raises BadTable."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if len(data) > MOST_BYTES:
        raise BadTable(_("Bảng lớn quá 2 MB. Hãy chia thành nhiều bảng."))
    try:
        Archive(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        found = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=width, values_only=True)
        rows = [[_text(cell) for cell in row] for row in found]
        book.close()
    except ArchiveTooLarge:
        raise BadTable(_("Bảng bung ra quá lớn. Hãy chia thành nhiều bảng.")) from None
    except (
        BadArchive,
        ArchiveEncrypted,
        BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        IndexError,
        SyntaxError,
    ):
        message = _("Không mở được bảng. Hãy lưu lại ở dạng Excel (.xlsx) rồi gửi lại.")
        raise BadTable(message) from None
    while rows and not any(rows[-1]):
        rows.pop()
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return format_day(cell.date() if isinstance(cell, datetime) else cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(normalise(str(cell)).split())


def counted(lines: Iterable[Line]) -> dict[str, int]:
    """Return how many lines have each outcome."""
    found = dict.fromkeys((NEW, CHANGED, SAME, WRONG), 0)
    for line in lines:
        found[line.outcome] += 1
    return found
