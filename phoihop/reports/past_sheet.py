"""Bảng số liệu kỳ trước: one row a body, one column a line of the form, out of Excel and into it.

The first row that names lines of the form heads the table; the first column names the bodies.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ReportError
from phoihop.records.models import FormVersion
from phoihop.records.past_rounds import Row, RowProblem, checked_cells
from phoihop.reports.spreadsheets import as_xlsx

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 12_000
MOST_COLUMNS = 400
HEAD_ROWS = 12


@dataclass(frozen=True, slots=True)
class PastSheet:
    """Bảng đã đọc: the rows that can be taken, what is wrong with others, lines without column."""

    rows: list[Row]
    problems: list[RowProblem]
    missing: list[str]


def write_past_sheet(version: FormVersion, rows: Iterable[tuple[str, Sequence[Any]]]) -> bytes:
    """Write a table to fill in: a row for each name, with its figures where there are any."""
    header = [_("Đơn vị"), *(_head(line) for line in version.lines)]
    return as_xlsx(_("Số liệu"), header, ([name, *cells] for name, cells in rows))


def _head(line: Mapping[str, Any]) -> str:
    return f"{line['label']} ({line['unit']})" if line["unit"] else str(line["label"])


def read_past_sheet(version: FormVersion, data: bytes, names: Mapping[str, int]) -> PastSheet:
    """Look through a table; nothing is kept. `names` gives the key of each body by its name.

    Raises ReportError when the file is no such table.
    """
    cells = _rows(data)
    at, places = _head_row(version, cells)
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
    return PastSheet(rows, problems, missing)


def _head_row(version: FormVersion, cells: Sequence[Sequence[Any]]) -> tuple[int, dict[str, int]]:
    """Find the row that names the lines, and in which column each stands."""
    known = {fold(_head(line)): line["key"] for line in version.lines}
    known |= {fold(line["label"]): line["key"] for line in version.lines}
    best: tuple[int, dict[str, int]] = (0, {})
    for at, row in enumerate(cells[:HEAD_ROWS]):
        found: dict[str, int] = {}
        for place, cell in enumerate(row[:MOST_COLUMNS]):
            key = known.get(fold(cell)) if place and isinstance(cell, str) else None
            if key:
                found.setdefault(key, place)
        if len(found) > len(best[1]):
            best = at, found
    if not best[1]:
        message = _("Không thấy hàng tên chỉ tiêu. Hãy tải bảng mẫu, điền rồi gửi lại.")
        raise ReportError(message)
    return best


def _rows(data: bytes) -> list[list[Any]]:
    from python_calamine import CalamineError, load_workbook

    if len(data) > MOST_BYTES:
        raise ReportError(_("Bảng lớn quá 20 MB. Hãy chỉ giữ trang tính có số liệu."))
    try:
        sheet = load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
            raise ReportError(_("Bảng có quá nhiều dòng hoặc cột. Hãy xóa phần trống ở cuối."))
        return sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError):
        message = _("Không mở được bảng. Hãy lưu lại ở dạng Excel (.xlsx) rồi gửi lại.")
        raise ReportError(message) from None
