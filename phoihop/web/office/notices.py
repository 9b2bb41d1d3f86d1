"""Thông báo: what others did that this person should know of, newest first; one opens it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from phoihop.registry.models import Account, Notice
from phoihop.registry.notices import KEPT_FOR, mark_read, words_of
from phoihop.registry.rights import scope
from phoihop.web.office.asker import asker, page_of, signed_in

PLACES = {
    "records.assignment": ("office:assignment", "office:work", "flag"),
    "records.recommendation": ("office:recommendation", "office:work", "flag"),
    "records.planround": ("office:plan-round", "office:programmes", "people"),
    "records.planentry": ("office:plan-entry", "office:programmes", "people"),
    "records.round": ("office:round", "office:rounds", "doc"),
    "records.report": ("office:report", "office:rounds", "doc"),
    "records.conference": ("office:conference", "office:calendar", "calendar"),
}
"""For each kind of record its page, the list to go to where its page is not for this person
(whoever must send a report sees it among those to send), and its sign.
"""


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """Dòng thông báo: in words what was done, on what, what was said with it."""

    notice: Notice
    words: str
    about: str
    note: str
    icon: str


@signed_in
@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """List the notices of the person, for all bodies one works for."""
    account = asker(request)
    found = _own(account)
    unread_only = request.GET.get("loc") == "chua-doc"
    if unread_only:
        found = found.filter(read_at=None)
    page = page_of(request, found, size=40)
    context = {
        "page": page,
        "page_query": "loc=chua-doc&" if unread_only else "",
        "rows": rows_of(page),
        "unread_only": unread_only,
        "kept_for": KEPT_FOR.days,
    }
    return render(request, "office/notices.html", context)


@signed_in
@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Open what a notice is about; from then on it counts as read."""
    account = asker(request)
    shown = get_object_or_404(_own(account), pk=pk)
    mark_read(account, only=shown)
    return redirect(_address(account, shown))


@signed_in
@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """Say that all have been read."""
    count = mark_read(asker(request))
    said = ngettext("Đã đánh dấu %(n)s thông báo.", "Đã đánh dấu %(n)s thông báo.", count)
    messages.success(request, said % {"n": count})
    return redirect("office:notices")


def rows_of(shown: Iterable[Notice]) -> list[NoticeRow]:
    return [
        NoticeRow(
            notice=one,
            words=words_of(one.entry),
            about=one.entry.object_label,
            note=_note(one),
            icon=PLACES.get(one.entry.object_type, ("", "", "info"))[2],
        )
        for one in shown
    ]


def _own(account: Account) -> QuerySet[Notice]:
    """Only one's own, and only for bodies one still works for."""
    found = scope(account, Notice.objects.filter(account=account))
    return found.select_related("entry__actor", "entry__acting_for", "body")


def _note(shown: Notice) -> str:
    said = shown.entry.after or {}
    words = (said.get(name) for name in ("note", "reason", "when", "decision"))
    return next((str(one) for one in words if one), "")


def _address(account: Account, shown: Notice) -> str:
    entry = shown.entry
    page, fallback, _icon = PLACES.get(entry.object_type, ("", "office:notices", ""))
    model = apps.get_model(entry.object_type)
    key = int(entry.object_id) if entry.object_id.isdecimal() else 0
    if page and scope(account, model._default_manager.filter(pk=key)).exists():
        return reverse(page, args=[key])
    return reverse(fallback)
