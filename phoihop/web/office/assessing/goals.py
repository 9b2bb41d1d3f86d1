"""Mục tiêu không kèm số: writing one down, from a sentence or by hand; judging it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.records.errors import ProgrammeError
from phoihop.records.goals import judge_goal, make_goal
from phoihop.records.models import Assessment, Goal
from phoihop.registry.rights import acting_body, scope
from phoihop.web.office.asker import asker, signed_in


@signed_in
@require_POST
def goal_new(request: HttpRequest) -> HttpResponse:
    """Write a goal down for the body one acts for; with "from" it stands on that sentence."""
    account = asker(request)
    body = acting_body(account)
    key = request.POST.get("from", "")
    seen = scope(account, Assessment.objects.select_related("document", "proposal", "body"))
    said = get_object_or_404(seen, pk=int(key)) if key.isdecimal() and len(key) < 16 else None
    if said is not None:
        body = said.body
    if body is None:
        messages.error(request, _("Bạn chưa có vai trò ở đơn vị nào."))
        return redirect("office:assessments")
    day = said.document.dated_on if said else None
    try:
        make_goal(
            body,
            request.POST.get("content", "")[:3000],
            account=account,
            against=request.POST.get("against", ""),
            time_words=request.POST.get("time", ""),
            said_in=day.year if day else None,
            ground=said.proposal if said else None,
        )
        messages.success(request, _("Đã ghi mục tiêu."))
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    return redirect("office:assessments")


@signed_in
@require_POST
def goal_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether a goal was reached, and on what ground."""
    account = asker(request)
    goal = get_object_or_404(scope(account, Goal.objects.select_related("body")), pk=pk)
    state, note = request.POST.get("state", ""), request.POST.get("note", "")
    try:
        judge_goal(goal, state, account=account, note=note, on=timezone.localdate())
        messages.success(request, _("Đã ghi đánh giá mục tiêu."))
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    return redirect("office:assessments")
