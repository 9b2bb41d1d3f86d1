"""Bảng tính báo cáo: the form of a round as an Excel file, and its figures read back.

Row 1 tells what the sheet is; from row 4 on there is one line of the form a row. Column A holds
the keys of the lines, hidden and locked; people fill in column D only. A sheet whose rows were
moved or whose columns were widened is still read: the keys say which line a figure belongs to.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from math import isfinite
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from phoihop.lib.numbers import format_number
from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ReportError
from phoihop.records.models import Report
from phoihop.records.models.indicators import number_of
from phoihop.records.report_entry import MOST, Entered, read_entry, written
from phoihop.reports.spreadsheets import opened

FIRST_ROW = 4
MOST_MEGABYTES = 5
MOST_ROWS = 2000
MARK = "phoihop:"
LAST_BITS, TINY = 1e-14, 1e-9
"""How far a sum of a spreadsheet's own may be from the digits it shows, of itself and at all."""


class SheetLine(NamedTuple):
    """Một dòng đọc từ bảng tính: where it stood, what it says, what is wrong with it."""

    row: int
    key: str
    label: str
    typed: str
    now: str
    problem: str = ""
    suggestion: str = ""

    @property
    def changes(self) -> bool:
        return not self.problem and self.typed != self.now


def template(report: Report, hidden: Mapping[str, str] | None = None) -> bytes:
    """Write the form of this report, with what already stands in it.

    `hidden` are words for the lines whose figure the person may not read.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bao cao"
    version = report.round.version
    _text(sheet, 1, 1, f"{MARK}{version.pk}:{report.pk}")
    _text(sheet, 1, 2, report.round.title)
    _text(sheet, 2, 2, report.body.name)
    _header(sheet)
    for row, (line, whole) in enumerate(
        zip(version.lines, report.wholes, strict=True), start=FIRST_ROW
    ):
        compare = report.marks.get(line["key"], {}).get("compare", "")
        words = (hidden or {}).get(line["key"])
        _line(sheet, row, line, None if words else whole, compare)
        if words:
            _text(sheet, row, 4, words)
    sheet.column_dimensions["A"].hidden = True
    for letter, width in (("B", 60), ("C", 18), ("D", 18), ("E", 30)):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _header(sheet: Any) -> None:
    from openpyxl.styles import Font, PatternFill

    names = (_("Mã"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Số liệu"), _("Ghi chú"))
    for column, words in enumerate(names, 1):
        cell = sheet.cell(FIRST_ROW - 1, column, words)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0")


def _line(sheet: Any, row: int, line: dict[str, Any], whole: int | None, compare: str) -> None:
    """One line of the form; a figure without a qualifier is a number to Excel too."""
    from openpyxl.styles import Alignment, Protection

    _text(sheet, row, 1, line["key"])
    _text(sheet, row, 2, line["label"])
    _text(sheet, row, 3, line["unit"])
    sheet.cell(row, 2).alignment = Alignment(wrap_text=True, vertical="top")
    cell = sheet.cell(row, 4)
    if compare and whole is not None:
        _text(sheet, row, 4, written(whole, line, compare))
    elif whole is not None:
        cell.value = number_of(whole, line["decimals"])
    cell.number_format = "#,##0." + "0" * line["decimals"] if line["decimals"] else "#,##0"
    cell.protection = Protection(locked=False)


def _text(sheet: Any, row: int, column: int, words: str) -> None:
    """Text stays text, whatever it begins with."""
    cell = sheet.cell(row, column, words)
    cell.data_type = "s"


def read_sheet(report: Report, data: bytes) -> list[SheetLine]:
    """Look through a filled sheet; nothing is written.

    Raises ReportError when the file is no such sheet, or that of another form.
    """
    rows = _rows(data)
    _check_mark(report, rows)
    stands = _stands(report)
    lines = {line["key"]: line for line in report.round.version.lines}
    by_label: dict[str, str] = {}
    found: list[SheetLine] = []
    for number, cells in enumerate(rows, 1):
        key = cells[0] if cells and cells[0] in lines else _cell(cells, 0)
        if number < FIRST_ROW and key not in lines:
            continue
        if key not in lines:
            by_label = by_label or {fold(line["label"]): key for key, line in lines.items()}
            key = by_label.get(fold(_cell(cells, 1)), "")
        if key:
            found.append(_sheet_line(number, cells, lines[key], stands[key]))
        elif any(_cell(cells, column) for column in range(1, 4)):
            found.append(_unknown(number, cells))
    return _once(found)


def _stands(report: Report) -> dict[str, Entered]:
    """What the report says now, by the key of the line."""
    marks = report.marks
    keys = [line["key"] for line in report.round.version.lines]
    return {
        key: Entered(whole, marks[key].get("compare", "") if key in marks else "")
        for key, whole in zip(keys, report.wholes, strict=True)
    }


def _sheet_line(
    number: int, cells: Sequence[Any], line: dict[str, Any], stands: Entered
) -> SheetLine:
    raw = cells[3] if len(cells) > 3 else None
    now = written(stands.whole, line, stands.compare)
    whole = _whole(raw, line["decimals"])
    if whole is not None:
        same = whole == stands.whole and not stands.compare
        typed = now if same else written(whole, line)
        return SheetLine(number, line["key"], line["label"], typed, now)
    typed = _typed(raw, line)
    known = {"row": number, "key": line["key"], "label": line["label"], "now": now}
    try:
        entered = read_entry(typed, line)
    except ReportError as problem:
        message = _("Dòng %(row)s, cột D: %(problem)s") % {
            "row": number,
            "problem": problem.message,
        }
        return SheetLine(**known, typed=typed, problem=message)
    return SheetLine(**known, typed=written(entered.whole, line, entered.compare))


def _whole(raw: Any, decimals: int) -> int | None:
    """The last digits of a number of Excel's that fits the line; None for all that must be read.

    A sum of binary fractions is off by its last bits (0,1 + 0,2), never by a digit that somebody
    wrote: so much is cut, and no more.
    """
    if type(raw) is not float and type(raw) is not int:
        return None
    scaled = raw * 10**decimals
    if not -MOST < scaled < MOST:
        return None
    near = round(scaled)
    return near if abs(near - scaled) <= LAST_BITS * abs(scaled) + TINY else None


def _typed(raw: Any, line: dict[str, Any]) -> str:
    """A cell as a person would have typed it."""
    if isinstance(raw, bool) or raw is None:
        return "" if raw is None else str(raw)
    if isinstance(raw, int):
        return format_number(raw)
    if isinstance(raw, float) and isfinite(raw):
        return format_number(Decimal(f"{Decimal(repr(raw)).normalize():f}"))
    return " ".join(str(raw).split())


def _unknown(number: int, cells: Sequence[Any]) -> SheetLine:
    label = _cell(cells, 1)
    message = _("Dòng %(row)s: biểu mẫu không có chỉ tiêu “%(label)s”.")
    told = {"row": number, "label": label[:80]}
    return SheetLine(number, "", label, _cell(cells, 3), "", message % told)


def _once(found: list[SheetLine]) -> list[SheetLine]:
    """The same line twice is a question, not a choice of ours."""
    first: dict[str, int] = {}
    kept: list[SheetLine] = []
    for line in found:
        if line.key and line.key in first:
            message = _("Dòng %(row)s: chỉ tiêu “%(label)s” đã có ở dòng %(first)s.")
            told = {"row": line.row, "label": line.label, "first": first[line.key]}
            kept.append(SheetLine(line.row, "", line.label, line.typed, "", message % told))
            continue
        if line.key:
            first[line.key] = line.row
        kept.append(line)
    return kept


def _check_mark(report: Report, rows: Sequence[Sequence[Any]]) -> None:
    mark = _cell(rows[0], 0) if rows else ""
    if not mark.startswith(MARK):
        return
    version, _colon, body = mark.removeprefix(MARK).partition(":")
    if version != str(report.round.version_id) or body != str(report.pk):
        raise ReportError(
            _("Bảng này là mẫu của đợt hoặc đơn vị khác. Hãy tải mẫu từ trang này rồi nhập lại.")
        )


def _rows(data: bytes) -> list[list[Any]]:
    with opened(data, MOST_MEGABYTES) as book:
        sheet = book.get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS * 10:
            raise ReportError(_("Bảng có quá nhiều dòng. Hãy xóa các dòng trống ở cuối."))
        return sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS)


def _cell(cells: Sequence[Any], column: int) -> str:
    return " ".join(str(cells[column]).split()) if len(cells) > column else ""
