"""Danh sách ra Excel và vào lại: tasks and recommendations come back with what units say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.registry.models import Account
from phoihop.registry.tables import BadTable, Cells, Line, counted
from phoihop.reports import list_sheets, work_sheets
from phoihop.reports.spreadsheets import Row, as_xlsx
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.sheet_look import rows_looked_at, what_was_seen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SALT = "phoihop.lists.sheet"


@dataclass(frozen=True, slots=True)
class ListSheet:
    """Một danh sách: its columns and rows, and what is done with a table that comes back."""

    title: Any
    columns: Sequence[str]
    rows: Callable[[Account], Sequence[Row]]
    back: str
    take: Callable[[list[Cells], Account, bool], list[Line]] | None = None
    help: Any = ""


@signed_in
@require_safe
def list_export(request: HttpRequest, what: str) -> HttpResponse:
    """Hand out a list as a spreadsheet, with what the account sees in it."""
    sheet = _sheet(what)
    rows = sheet.rows(asker(request))
    answer = HttpResponse(as_xlsx(str(sheet.title), sheet.columns, rows), content_type=XLSX)
    name = f"{what}-{timezone.localdate():%Y-%m-%d}.xlsx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@signed_in
@require_http_methods(["GET", "POST"])
def list_import(request: HttpRequest, what: str) -> HttpResponse:
    """Look through a list that comes back; write all of it, or nothing, when asked to."""
    account, sheet = asker(request), _sheet(what)
    if sheet.take is None:
        raise Http404
    context: dict[str, Any] = {"sheet": sheet, "what": what, "problem": ""}
    if request.method == "POST":
        try:
            rows = rows_looked_at(request, account, sheet.columns, salt=f"{_SALT}.{what}")
        except BadTable as problem:
            context["problem"] = problem.message
        else:
            keep = "make" in request.POST
            lines = sheet.take(rows, account, keep)
            counts = counted(lines)
            if keep and not counts["wrong"]:
                told = _("Đã ghi %(changed)s dòng, %(same)s dòng không có gì mới.")
                messages.success(request, told % counts)
                return redirect(sheet.back)
            context |= what_was_seen(lines, rows, account, salt=f"{_SALT}.{what}")
    return render(request, "office/lists/import.html", context)


def _sheet(what: str) -> ListSheet:
    found = SHEETS.get(what)
    if found is None:
        raise Http404
    return found


SHEETS = {
    "nhiem-vu": ListSheet(
        _L("Nhiệm vụ"),
        work_sheets.TASK_COLUMNS,
        work_sheets.task_rows,
        "office:work",
        lambda rows, account, keep: work_sheets.take_tasks(rows, account=account, keep=keep),
        _L("Điền ba cột cuối: phần trăm, kết quả hoặc tiến độ mới, x nếu đã xong."),
    ),
    "kien-nghi": ListSheet(
        _L("Kiến nghị"),
        work_sheets.REQUEST_COLUMNS,
        work_sheets.request_rows,
        "office:work",
        lambda rows, account, keep: work_sheets.take_requests(rows, account=account, keep=keep),
        _L("Điền các cột trả lời: nội dung, loại, số ký hiệu, ngày, nơi đã chuyển."),
    ),
    "van-ban": ListSheet(
        _L("Văn bản"), list_sheets.DOCUMENT_COLUMNS, list_sheets.document_rows, "office:documents"
    ),
    "hoi-nghi": ListSheet(
        _L("Hội nghị"), list_sheets.MEETING_COLUMNS, list_sheets.meeting_rows, "office:meetings"
    ),
    "bao-cao-ky": ListSheet(
        _L("Báo cáo kỳ"), list_sheets.REPORT_COLUMNS, list_sheets.report_rows, "office:rounds"
    ),
}
