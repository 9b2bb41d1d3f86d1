"""Bảng theo dõi: open recommendations and tasks in the order in which they press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.followup.models import BulkAct
from phoihop.followup.work import Board, Group, board
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import bodies_with_role, reach
from phoihop.reports.open_work import OpenWork, open_work, open_work_xlsx
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.rows import GROUP_TONES, WorkRow, row_of

KINDS = {"kien-nghi": "recommendation", "nhiem-vu": "assignment"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ADDRESSES = {
    "overdue": "qua-han",
    "due_soon": "sap-den-han",
    "reported": "cho-xac-nhan",
    "running": "dang-lam",
    "waiting": "cho-viec-khac",
    "standing": "thuong-xuyen",
    "done": "da-xong",
}


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Nhóm trên bảng: a heading, its count, its lines."""

    key: str
    label: str
    short: str
    tone: str
    count: int
    rows: list[WorkRow]


@signed_in
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Show the board, narrowed by unit, kind and words."""
    account = asker(request)
    today = timezone.localdate()
    bodies = list(reach(account))
    body = _chosen_body(request, bodies)
    search = _search(request)
    kind = request.GET.get("loai", "")
    found = board(account, on=today, body=body, search=search)
    groups = shown_groups(found, kind)
    context = {
        "today": today,
        "groups": groups,
        "total": sum(group.count for group in groups),
        "bodies": bodies,
        "body_chosen": body.pk if body else None,
        "search": search,
        "kind": kind,
        "filtered": bool(search or body or kind in KINDS),
        "exports": exports(request),
        "bulk_kinds": _bulk_kinds(account),
    }
    return render(request, "office/work.html", context)


def _bulk_kinds(account: Account) -> list[tuple[str, str]]:
    """What may be done for many at once; nothing for who keeps no office."""
    offices = bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF)
    if not offices.exists():
        return []
    return [(kind.value, str(kind.label)) for kind in BulkAct.Kind]


def shown_groups(found: Board, kind: str = "") -> list[ShownGroup]:
    return [_shown_group(group, KINDS.get(kind, ""), on=found.on) for group in found.groups]


def _shown_group(group: Group, kind: str, *, on: date) -> ShownGroup:
    items = [item for item in group.items if kind in ("", item.kind)]
    labels = _labels()
    return ShownGroup(
        key=ADDRESSES[group.key],
        label=labels[group.key][0],
        short=labels[group.key][1],
        tone=GROUP_TONES[group.key],
        count=len(items) if kind else group.total,
        rows=[row_of(item, group.key, on=on) for item in items],
    )


def _labels() -> dict[str, tuple[str, str]]:
    return {
        "overdue": (_("Quá hạn"), _("Quá hạn")),
        "due_soon": (_("Đến hạn trong 7 ngày"), _("Đến hạn 7 ngày")),
        "reported": (_("Đã báo cáo, đã trả lời, chờ xác nhận"), _("Chờ xác nhận")),
        "running": (_("Đang thực hiện, có thời hạn"), _("Đang thực hiện")),
        "waiting": (_("Chờ nhiệm vụ khác làm xong"), _("Chờ việc khác")),
        "standing": (_("Thường xuyên, không ghi hạn"), _("Không ghi hạn")),
        "done": (_("Đã hoàn thành"), _("Hoàn thành")),
    }


def _chosen_body(request: HttpRequest, bodies: list[Body]) -> Body | None:
    chosen = request.GET.get("don-vi", "")
    return next((body for body in bodies if str(body.pk) == chosen), None)


def exports(request: HttpRequest) -> list[dict[str, str]]:
    """Where the same list may be printed or taken along; the filters go with it."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return [
        {"url": f"{reverse('office:work-print')}{query}", "icon": "print", "label": _("Bản in A4")},
        {
            "url": f"{reverse('office:work-sheet')}{query}",
            "icon": "down",
            "label": _("Tải bảng tính"),
        },
        {
            "url": reverse("office:list-import", args=["nhiem-vu"]),
            "icon": "up",
            "label": _("Nhiệm vụ: nhập từ Excel"),
        },
        {
            "url": reverse("office:list-import", args=["kien-nghi"]),
            "icon": "up",
            "label": _("Kiến nghị: nhập từ Excel"),
        },
    ]


@signed_in
@require_safe
def work_print(request: HttpRequest) -> HttpResponse:
    """The list as an office prints it: A4, open work only."""
    listed, search = _open_work(request)
    return render(request, "office/work_print.html", {"work": listed, "search": search})


@signed_in
@require_safe
def work_sheet(request: HttpRequest) -> HttpResponse:
    """The same list as a spreadsheet."""
    listed, _search = _open_work(request)
    response = HttpResponse(open_work_xlsx(listed), content_type=XLSX)
    name = f"danh-muc-theo-doi-{listed.on:%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _open_work(request: HttpRequest) -> tuple[OpenWork, str]:
    account = asker(request)
    body = _chosen_body(request, list(reach(account)))
    search = _search(request)
    return open_work(account, on=timezone.localdate(), body=body, search=search), search


def _search(request: HttpRequest) -> str:
    return request.GET.get("tim", "").strip()[:200]
