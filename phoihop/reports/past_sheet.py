"""Bảng số liệu kỳ trước: one row a body, one column a line of the form, out of Excel and into it.

The first row that names lines of the form heads the table; the first column names the bodies.
A workbook of a year has a sheet a month: the one whose name stands in the period's is read, else
the first that is such a table, and the others are named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ReportError
from phoihop.records.models import FormVersion
from phoihop.records.past_rounds import Row, RowProblem, checked_cells
from phoihop.reports.spreadsheets import as_xlsx, opened

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

MOST_MEGABYTES = 20
MOST_ROWS = 12_000
MOST_COLUMNS = 400
MOST_SHEETS = 60
HEAD_ROWS = 12

Cells = list[list[Any]]
Places = dict[str, int]
"""In which column each line of the form stands, by its key."""


@dataclass(frozen=True, slots=True)
class PastSheet:
    """Bảng đã đọc: the rows that can be taken, what is wrong with others, lines without column.

    `name` is the sheet that was read, `others` are the tables of the same workbook that were not.
    """

    rows: list[Row]
    problems: list[RowProblem]
    missing: list[str]
    name: str
    others: list[str]


def write_past_sheet(version: FormVersion, rows: Iterable[tuple[str, Sequence[Any]]]) -> bytes:
    """Write a table to fill in: a row for each name, with its figures where there are any."""
    header = [_("Đơn vị"), *(_head(line) for line in version.lines)]
    return as_xlsx(_("Số liệu"), header, ([name, *cells] for name, cells in rows))


def _head(line: Mapping[str, Any]) -> str:
    return f"{line['label']} ({line['unit']})" if line["unit"] else str(line["label"])


def read_past_sheet(
    version: FormVersion, data: bytes, names: Mapping[str, int], period: str = ""
) -> PastSheet:
    """Look through a table; nothing is kept. `names` gives the key of each body by its name.

    `period` is the label of the period ("tháng 6 năm 2026"), or the name of the sheet to read.
    Raises ReportError when the file has no such table.
    """
    sheet, others, cells = _table(version, data, period)
    at, places = _head_row(_known(version), cells[:HEAD_ROWS])
    keys = {fold(name): key for name, key in names.items()}
    rows: list[Row] = []
    problems: list[RowProblem] = []
    width = max(places.values(), default=0)
    order = [places.get(line["key"]) for line in version.lines]
    in_order = order == list(range(1, width + 1))
    for number, row in enumerate(cells[at + 1 :], at + 2):
        name = row[0] if row else ""
        if not isinstance(name, str) or not name.strip():
            continue
        key = names.get(name) or keys.get(fold(name))
        if key is None:
            message = _("Đợt này không có đơn vị “%(name)s”.") % {"name": name.strip()[:80]}
            problems.append(RowProblem(number, "", message))
            continue
        full = row if len(row) > width else [*row, *[""] * (width + 1 - len(row))]
        taken = full[1 : width + 1] if in_order else [None if p is None else full[p] for p in order]
        rows.append((key, [None if c == "" else c for c in taken] if "" in taken else taken))
    problems += checked_cells(version, [one for _key, one in rows])
    missing = [line["label"] for line in version.lines if line["key"] not in places]
    return PastSheet(rows, problems, missing, sheet, others)


def _table(version: FormVersion, data: bytes, period: str) -> tuple[str, list[str], Cells]:
    """Find the sheet to read: its name, those of the other tables, its cells."""
    known = _known(version)
    names: list[str] = []
    chosen: CalamineSheet | None = None
    with opened(data, MOST_MEGABYTES) as book:
        for name in book.sheet_names[:MOST_SHEETS]:
            sheet = book.get_sheet_by_name(name)
            head = sheet.to_python(skip_empty_area=False, nrows=HEAD_ROWS)
            if _head_row(known, head)[1]:
                names.append(name)
                if chosen is None or (_names(name, period) and not _names(chosen.name, period)):
                    chosen = sheet
        if chosen is None:
            message = _("Không thấy hàng tên chỉ tiêu. Hãy tải bảng mẫu, điền rồi gửi lại.")
            raise ReportError(message)
        return chosen.name, [name for name in names if name != chosen.name], _cells(chosen)


def _known(version: FormVersion) -> dict[str, str]:
    """The key of each line by the words that may head its column."""
    whole = {fold(_head(line)): line["key"] for line in version.lines}
    return whole | {fold(line["label"]): line["key"] for line in version.lines}


def _names(sheet: str, period: str) -> bool:
    """Whether the name of a sheet ("Tháng 6", "T6") stands in the label of a period, or is it."""
    short = re.sub(r"^([tq])\.? ?(?=\d|[ivx]+\b)", _long, fold(sheet).strip())
    return bool(short) and f" {short} " in f" {fold(period).strip()} "


def _long(found: re.Match[str]) -> str:
    return {"t": "thang ", "q": "quy "}[found[1]]


def _head_row(known: Mapping[str, str], cells: Sequence[Sequence[Any]]) -> tuple[int, Places]:
    """Find the row that names the lines, and in which column each stands."""
    best: tuple[int, Places] = (0, {})
    for at, row in enumerate(cells):
        found: Places = {}
        for place, cell in enumerate(row[:MOST_COLUMNS]):
            key = known.get(fold(cell)) if place and isinstance(cell, str) else None
            if key:
                found.setdefault(key, place)
        if len(found) > len(best[1]):
            best = at, found
    return best


def _cells(sheet: CalamineSheet) -> Cells:
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise ReportError(_("Bảng có quá nhiều dòng hoặc cột. Hãy xóa phần trống ở cuối."))
    return sheet.to_python(skip_empty_area=False)
