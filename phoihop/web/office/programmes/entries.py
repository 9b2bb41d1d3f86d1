"""Kế hoạch phải gửi: a body's own plan on a phone or a desk, and sending it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Plan, PlanEntry
from phoihop.records.plan_rounds import begin_plan, plan_before, send_plan
from phoihop.records.plan_sheet import Problem, Typed
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.programmes.plans import (
    MORE_LINES,
    Row,
    plan_page,
    save_typed,
    typed_in,
)
from phoihop.web.office.programmes.rounds import TONES, entry_found


@signed_in
@require_http_methods(["GET", "POST"])
def plan_entry(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the body has to send; on POST keep it, or keep and send it."""
    account = asker(request)
    entry = entry_found(account, pk)
    if request.method == "GET":
        return _shown(request, entry)
    demand(account, "fill", entry)
    if "more" in request.POST and entry.plan is not None:
        return _shown(request, entry, typed_in(request.POST), blank=MORE_LINES)
    try:
        plan = entry.plan or begin_plan(entry, account=account)
    except ProgrammeError as problem:
        messages.error(request, problem.message)
        return redirect("office:plan-entry", pk)
    if "begin" in request.POST:
        return redirect("office:plan-entry", pk)
    entry.plan = plan
    # Who else should lead what a body plans itself; another lead is typed.
    rows = [
        replace(row, lead=row.lead or ("" if row.key else str(entry.body)))
        for row in typed_in(request.POST)
    ]
    if plan.state == Plan.State.DRAFTING and rows:
        refused = save_typed(request, plan, rows)
        if refused is not None:
            return _shown(request, entry, rows, refused)
    if "send" in request.POST:
        _send(request, entry, account)
    return redirect("office:plan-entry", pk)


def _send(request: HttpRequest, entry: PlanEntry, account: Account) -> None:
    try:
        send_plan(entry, account=account)
    except ProgrammeError as problem:
        messages.error(request, problem.message)
        return
    now = timezone.localtime()
    told = {"time": f"{now:%H:%M}", "day": f"{now:%d/%m/%Y}"}
    messages.success(request, _("Đã gửi kế hoạch lúc %(time)s ngày %(day)s.") % told)


def _shown(
    request: HttpRequest,
    entry: PlanEntry,
    typed: list[Typed] | None = None,
    problems: list[Problem] | None = None,
    *,
    blank: int = 3,
) -> HttpResponse:
    account, today = asker(request), timezone.localdate()
    context: dict[str, Any] = {}
    fills = may(account, "fill", entry)
    if entry.plan is not None:
        context = plan_page(request, entry.plan, typed, problems, blank=blank)
    elif fills:
        blank_rows = [Row(place, Typed()) for place in range(1, blank + 1)]
        context = {"rows": blank_rows, "writes": True, "decided": False, "plan": None, "bodies": []}
    tone, icon = TONES[PlanEntry.State(entry.state)]
    context |= {
        "entry": entry,
        "fills": fills,
        "tone": tone,
        "icon": icon,
        "days_late": entry.days_late(on=today),
        "before": plan_before(entry) if entry.plan is None and fills else None,
        "may_go_on": False,
    }
    return render(request, "office/programmes/entry.html", context)
