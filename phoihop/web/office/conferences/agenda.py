"""Chương trình hội nghị: adding, ordering, beginning from open work."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phoihop.followup.agendas import drafted_points
from phoihop.records.agendas import add_points, drop_point, move_point
from phoihop.records.errors import ConferenceError
from phoihop.registry.rights import demand
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.conferences.conference import found_conference, render_conference
from phoihop.web.office.conferences.forms import PointForm

BACK = "#chuong-trinh"


@signed_in
@require_POST
def agenda_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin with what is unfinished, late and still asked for."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    try:
        points = drafted_points(shown, account, on=timezone.localdate())
        made = add_points(shown, points, account=account)
    except ConferenceError as problem:
        messages.error(request, problem.message)
    else:
        if made:
            told = {"n": len(made)}
            words = ngettext(
                "Đã đưa %(n)s nội dung vào chương trình.",
                "Đã đưa %(n)s nội dung vào chương trình.",
                len(made),
            )
            messages.success(request, words % told)
        else:
            messages.info(request, _("Không có việc còn mở nào chưa nằm trong chương trình."))
    return _back(pk)


@signed_in
@require_POST
def agenda_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add one point at the end."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    form = PointForm(request.POST)
    if not form.is_valid():
        return render_conference(request, shown, point_form=form)
    try:
        add_points(shown, [form.point], account=account)
    except ConferenceError as problem:
        messages.error(request, problem.message)
    return _back(pk)


@signed_in
@require_POST
def agenda_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Move one point up or down, or take it off."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    try:
        for name, by in (("up", -1), ("down", 1)):
            if name in request.POST:
                move_point(shown, _key(request, name), account=account, by=by)
        if "drop" in request.POST:
            drop_point(shown, _key(request, "drop"), account=account)
    except ConferenceError as problem:
        messages.error(request, problem.message)
    return _back(pk)


def _key(request: HttpRequest, name: str) -> int:
    sent = request.POST.get(name, "")
    return int(sent) if sent.isdecimal() and len(sent) < 19 else 0


def _back(pk: int) -> HttpResponse:
    answer = redirect("office:conference", pk)
    answer["Location"] += BACK
    return answer
