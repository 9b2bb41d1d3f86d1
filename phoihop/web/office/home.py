"""Bàn làm việc: how things stand, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.followup.work import Board, board
from phoihop.intake.models import Document, Proposal
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.leader import is_leader, leader_page
from phoihop.web.office.rows import WorkRow, row_of
from phoihop.web.office.work import ADDRESSES

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Tile:
    """Ô số: one count that opens what it counts."""

    label: str
    count: int
    note: str
    url: str
    icon: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    document: Document
    left: int


@signed_in
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Counts and the next things; everything links to where it is done. A leader's is another."""
    account = asker(request)
    if is_leader(account) and request.GET.get("mat") != "van-phong":
        return leader_page(request)
    today = timezone.localdate()
    found = board(account, on=today)
    waiting = _waiting(account)
    context = {
        "today": today,
        "tiles": _tiles(found, len(waiting)),
        "urgent": _urgent(found),
        "waiting": waiting[:SHOWN],
    }
    return render(request, "office/home.html", context)


def _tiles(found: Board, waiting: int) -> list[Tile]:
    work = reverse("office:work")
    overdue, soon = found["overdue"].total, found["due_soon"].total
    return [
        Tile(
            _("Quá hạn"),
            overdue,
            _("đã qua ngày cuối"),
            f"{work}#nhom-{ADDRESSES['overdue']}",
            "alert",
            "bad" if overdue else "",
        ),
        Tile(
            _("Đến hạn trong 7 ngày"),
            soon,
            _("kể cả hôm nay"),
            f"{work}#nhom-{ADDRESSES['due_soon']}",
            "clock",
            "warn" if soon else "",
        ),
        Tile(
            _("Đang theo dõi"),
            sum(found[key].total for key in ("running", "waiting", "standing", "reported")),
            _("còn hạn hoặc không ghi hạn"),
            f"{work}#nhom-{ADDRESSES['running']}",
            "flag",
        ),
        Tile(
            _("Văn bản chờ xử lý"),
            waiting,
            _("còn đề xuất chưa quyết định"),
            f"{reverse('office:documents')}?loc=cho-xu-ly",
            "inbox",
        ),
    ]


def _urgent(found: Board) -> list[WorkRow]:
    pressing = [(item, key) for key in ("overdue", "due_soon") for item in found[key].items]
    return [row_of(item, key, on=found.on) for item, key in pressing[:SHOWN]]


def _waiting(account: Account) -> list[Waiting]:
    undecided = Q(proposals__state__in=Proposal.UNDECIDED)
    seen = scope(account, Document.objects.exclude(state=Document.State.CLOSED))
    rows = (
        Document.objects.filter(pk__in=seen.order_by().values("pk"))
        .annotate(left=Count("proposals", filter=undecided))
        .filter(left__gt=0)
        .defer("text", "metadata", "notes")
        .order_by("-received_at", "-id")
    )
    return [Waiting(document, document.left) for document in rows]
