"""Bảng tính: rows as CSV and XLSX in which no text can ever become a formula; XLSX opened safely.

The reader of workbooks lays a sheet out whole, from its first cell to its last: a file of 5 KB with
one cell at XFD1048576 asks for 500 GB, and the process that asks dies. So no sheet that reaches so
far is given to it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from phoihop.lib.archive import Archive, ArchiveEncrypted, ArchiveTooLarge, BadArchive
from phoihop.records.errors import ReportError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MIB = 1024 * 1024
_FAR = re.compile(rb"""r\s*=\s*["'](?:[A-Za-z]{3,}[0-9]|[A-Za-z]{0,2}(?:[2-9][0-9]{4}|[0-9]{6}))""")
"""A row or a cell beyond row 19.999 or column ZZ, as the reader takes it from the bytes."""
_LINKS = "xl/_rels/workbook.xml.rels"
_OTHER_FORMATS = frozenset(("xl/workbook.bin", "content.xml"))

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = {code: None for code in range(32) if chr(code) not in "\t\n\r"}

Row = Sequence[str | int]


def as_csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Write CSV that Excel opens in Vietnamese.

    Excel runs a text that begins like a formula. Such a text gets an apostrophe before it,
    which Excel hides; every field is quoted.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(header)
    writer.writerows([_disarmed(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(title: str, header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Write one sheet; every text is stored as text, whatever it begins with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for number, row in enumerate([header, *rows]):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_plain(value))
            if isinstance(value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name="Times New Roman", size=12, bold=number == 0)
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@contextmanager
def opened(data: bytes, megabytes: int) -> Iterator[CalamineWorkbook]:
    """Open an XLSX that somebody sent. Other formats are refused: how far their cells reach cannot
    be seen before they are laid out.

    Raises ReportError, now or when a sheet is read, in words that say what to do.
    """
    from python_calamine import CalamineError, load_workbook

    if len(data) > megabytes * MIB:
        message = _("Bảng lớn quá %(most)s MB. Hãy chỉ giữ trang tính có số liệu.")
        raise ReportError(message % {"most": megabytes})
    try:
        _refuse_what_reaches_far(data)
        yield load_workbook(io.BytesIO(data))
    except ArchiveTooLarge:
        message = _("Bảng có ô ở quá xa hoặc bung ra quá lớn. Hãy xóa các dòng, cột trống ở cuối.")
        raise ReportError(message) from None
    except (BadArchive, ArchiveEncrypted, CalamineError, OSError, ValueError, IndexError):
        message = _("Không mở được bảng. Hãy lưu lại ở dạng Excel (.xlsx) rồi gửi lại.")
        raise ReportError(message) from None


def _refuse_what_reaches_far(data: bytes) -> None:
    """Look through every part that the workbook may call a sheet, wherever it lies."""
    archive = Archive(data)
    if archive.names & _OTHER_FORMATS:
        raise BadArchive("another format in an XLSX")
    called = b"&" if _LINKS not in archive.names else archive.read(_LINKS).lower()
    for name in archive.names:
        # A name written with entities could be any; else a part that is not named is none.
        if b"&" in called or _last_of(name) in called:
            part = archive.read(name)
            if b"sheetData" in part and _FAR.search(part):
                raise ArchiveTooLarge(name)


def _last_of(name: str) -> bytes:
    return name.replace("\\", "/").rpartition("/")[2].lower().encode()


def _disarmed(value: str | int) -> str | int:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _plain(value: str | int) -> str | int:
    """A control character cannot stand in a workbook at all."""
    return value.translate(_NOT_IN_XML) if isinstance(value, str) else value
