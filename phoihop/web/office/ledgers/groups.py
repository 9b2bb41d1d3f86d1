"""Nhóm dự họp: a group that the document names, written down from the page of its meeting."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.records.errors import ProgrammeError
from phoihop.records.ledgers import Offered, Together, groups_in, note_group, told_together
from phoihop.records.models import Figure, Meeting, PresentGroup
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope
from phoihop.web.office.asker import asker, signed_in

MOST_FIGURES = 60


@dataclass(frozen=True, slots=True)
class GroupsThere:
    """Nhóm dự họp, số liệu of one meeting, and what may still be written down."""

    groups: list[PresentGroup]
    offered: list[Offered]
    figures: list[Together]
    may_write: bool


def groups_there(account: Account, meeting: Meeting) -> GroupsThere:
    """Return the groups on record, those that the document offers, and its figures together."""
    seen = scope(account, PresentGroup.objects.filter(meeting=meeting))
    groups = list(seen.select_related("document", "body"))
    standing = {one.words.lower() for one in groups if not one.is_struck}
    allowed = may(account, "write", PresentGroup(body=meeting.body))
    offered = groups_in(meeting.document) if allowed else []
    told = scope(account, Figure.objects.filter(document=meeting.document_id))
    figures = told.select_related("document", "proposal").order_by("proposal__start", "pk")
    return GroupsThere(
        groups,
        [one for one in offered if one.words.lower() not in standing],
        told_together(figures[:MOST_FIGURES]),
        allowed,
    )


@signed_in
@require_POST
def meeting_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Write one group down, in the words of the document."""
    account = asker(request)
    seen = scope(account, Meeting.objects.select_related("document", "body"))
    meeting = get_object_or_404(seen, pk=pk)
    demand(account, "write", PresentGroup(body=meeting.body))
    people = request.POST.get("people", "").strip()
    try:
        if people and not (people.isdecimal() and 0 < int(people[:6]) < 30_000):
            raise ProgrammeError(_("Số người là số từ 1 trở lên; không rõ thì để trống."))
        note_group(
            meeting,
            request.POST.get("words", "")[:400],
            account=account,
            people=int(people) if people else None,
        )
        messages.success(request, _("Đã ghi nhóm dự họp."))
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    return redirect("office:meeting", pk)
