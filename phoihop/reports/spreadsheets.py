"""Bảng tính: rows as CSV and XLSX in which no text can ever become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

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


def _disarmed(value: str | int) -> str | int:
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value


def _plain(value: str | int) -> str | int:
    """A control character cannot stand in a workbook at all."""
    return value.translate(_NOT_IN_XML) if isinstance(value, str) else value
