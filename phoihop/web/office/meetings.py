"""Hội nghị: the conferences on record, and making one of them public."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.followup.work import board
from phoihop.intake.differences import differences
from phoihop.intake.models import Tie
from phoihop.intake.ties import joined_with
from phoihop.lib.dates import format_day
from phoihop.records.errors import InternalPaper
from phoihop.records.models import Conference, Meeting
from phoihop.records.publish import publish, withdraw
from phoihop.registry.rights import may, scope, why
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.assessing.of_meeting import said_there
from phoihop.web.office.conferences.conference import planned_rows
from phoihop.web.office.conferences.forms import planning_bodies
from phoihop.web.office.consents import tell_waiting
from phoihop.web.office.ledgers.groups import groups_there
from phoihop.web.office.rows import row_of, source_url


@signed_in
@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """List what is being prepared, the next one first, then the meetings on record."""
    account = asker(request)
    seen = scope(account, Meeting.objects.select_related("document", "body"))
    with_another = {"state": Tie.State.JOINED, "other__meeting__isnull": False}
    joined = scope(account, Tie.objects.filter(document=OuterRef("document"), **with_another))
    seen = seen.filter(~Exists(joined))
    context = {
        "page": page_of(request, seen),
        "page_query": "",
        "planned": planned_rows(account),
        "may_plan": planning_bodies(account).exists(),
    }
    return render(request, "office/meetings.html", context)


@signed_in
@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one meeting with the work that came of it."""
    account = asker(request)
    shown = _found(request, pk)
    today = timezone.localdate()
    sources = [shown.document, *(one for one in joined_with(shown.document) if one.is_meeting)]
    of_all = {source.pk for source in sources}
    groups = board(account, on=today).groups
    items = [
        row_of(item, group.key, on=today)
        for group in groups
        for item in group.items
        if item.document_id in of_all
    ]
    context = {
        "sources": sources,
        "differences": differences(sources) if len(sources) > 1 else [],
        "internal": shown.document.internal,
        "meeting": shown,
        "lines": [line for line in _lines(shown) if line["value"]],
        "items": items,
        "said": said_there(account, of_all),
        "present": groups_there(account, shown),
        "source_url": source_url(shown.document_id, shown.proposal_id),
        "conference": scope(account, Conference.objects.filter(sources=shown.document)).first(),
        "may_publish": may(account, "publish", shown) and not shown.document.internal,
        "publish_rule": why(account, "publish", shown),
    }
    return render(request, "office/meeting.html", context)


@signed_in
@require_POST
def meeting_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read what was decided and what came of it."""
    try:
        waiting = publish(_found(request, pk), account=asker(request))
    except InternalPaper as refusal:
        messages.error(request, refusal.message)
        return redirect("office:meeting", pk)
    if waiting:
        tell_waiting(request, waiting)
    else:
        messages.success(request, _("Đã công khai hội nghị này."))
    return redirect("office:meeting", pk)


@signed_in
@require_POST
def meeting_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the public page back."""
    withdraw(_found(request, pk), account=asker(request))
    messages.success(request, _("Hội nghị này không còn công khai."))
    return redirect("office:meeting", pk)


def _found(request: HttpRequest, pk: int) -> Meeting:
    seen = scope(asker(request), Meeting.objects.select_related("document", "body"))
    return get_object_or_404(seen, pk=pk)


def _lines(shown: Meeting) -> list[dict[str, Any]]:
    return [
        {"label": _("Ngày"), "value": format_day(shown.held_on) if shown.held_on else ""},
        {"label": _("Buổi"), "value": shown.time_of_day},
        {"label": _("Nơi họp"), "value": shown.place},
        {"label": _("Đơn vị tổ chức"), "value": ", ".join(shown.hosts)},
        {"label": _("Người chủ trì"), "value": ", ".join(shown.chairs)},
        {"label": _("Kỳ"), "value": shown.period},
    ]
