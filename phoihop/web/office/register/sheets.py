"""Danh mục bằng Excel: taken out and brought in by the same columns, looked through first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.registry import body_sheet, people_sheet
from phoihop.registry.models import Account
from phoihop.registry.rights import NotAllowed, acting_body, demand
from phoihop.registry.tables import BadTable, Cells, Line, counted
from phoihop.reports.spreadsheets import as_xlsx
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.sheet_look import rows_looked_at, what_was_seen

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SALT = "phoihop.register.sheet"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Một loại bảng: its columns, who may bring it in, and what is done with its rows."""

    title: Any
    columns: tuple[str, ...]
    verb: str
    back: str
    rows: Callable[[Account], list[Cells]]
    take: Callable[[list[Cells], Account, bool], list[Line]]


@signed_in
@require_safe
def register_export(request: HttpRequest, what: str) -> HttpResponse:
    """Hand out the table; sent back unchanged it changes nothing."""
    sheet = _sheet(what)
    rows = sheet.rows(asker(request))
    response = HttpResponse(as_xlsx(str(sheet.title), sheet.columns, rows), content_type=XLSX)
    response.headers["Content-Disposition"] = f'attachment; filename="{what}.xlsx"'
    return response


@signed_in
@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest, what: str) -> HttpResponse:
    """Look through a table row by row; write all of it, or nothing, when asked to."""
    account, sheet = asker(request), _sheet(what)
    own = acting_body(account)
    if own is None:
        raise NotAllowed(_("Bạn chưa có vai trò ở đơn vị nào."))
    demand(account, sheet.verb, own)
    context: dict[str, Any] = {"sheet": sheet, "what": what, "problem": ""}
    if request.method == "POST":
        try:
            rows = rows_looked_at(request, account, sheet.columns, salt=_SALT)
            lines = sheet.take(rows, account, "make" in request.POST)
        except BadTable as problem:
            context["problem"] = problem.message
        else:
            counts = counted(lines)
            if "make" in request.POST and not counts["wrong"]:
                _tell(request, counts)
                return redirect(sheet.back)
            context |= what_was_seen(lines, rows, account, salt=_SALT)
    return render(request, "office/register/import.html", context)


def _tell(request: HttpRequest, counts: dict[str, int]) -> None:
    words = _("Đã ghi: %(new)s dòng mới, %(changed)s dòng sửa, %(same)s dòng không đổi.")
    messages.success(request, words % counts)


def _take_bodies(rows: list[Cells], account: Account, keep: bool) -> list[Line]:
    return body_sheet.take_bodies(rows, account=account, keep=keep)


def _take_people(rows: list[Cells], account: Account, keep: bool) -> list[Line]:
    own = acting_body(account)
    if own is None:
        raise NotAllowed(_("Bạn chưa có vai trò ở đơn vị nào."))
    return people_sheet.take_people(rows, known_to=own, account=account, keep=keep)


def _sheet(what: str) -> Sheet:
    found = _SHEETS.get(what)
    if found is None:
        raise Http404
    return found


_SHEETS = {
    "don-vi": Sheet(
        _L("Cơ quan, đơn vị"),
        body_sheet.COLUMNS,
        "change",
        "office:bodies",
        body_sheet.body_rows,
        _take_bodies,
    ),
    "can-bo": Sheet(
        _L("Cán bộ"),
        people_sheet.COLUMNS,
        "keep_people",
        "office:people",
        people_sheet.people_rows,
        _take_people,
    ),
}
