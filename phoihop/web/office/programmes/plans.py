"""Kế hoạch năm: the sheet of one plan, beginning the next year, deciding."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.records.agreements import possible_signatories
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement, Plan, PlanItem, PlanRound
from phoihop.records.plan_sheet import (
    MOST_LINES,
    LinesRefused,
    Problem,
    Typed,
    save_sheet,
    typed_of,
)
from phoihop.records.plans import decide_plan, is_in_round, make_plan, start_next, summary
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, may, scope, why
from phoihop.reports.errors import PaperError
from phoihop.reports.programme_drafts import draft_programme
from phoihop.reports.rights import writing_bodies
from phoihop.web.office.asker import asker, signed_in

BLANK_LINES, MORE_LINES = 3, 10
CELLS = ("content", "lead", "co_operators", "time", "planned", "granted", "spent", "result")
TONES = {
    PlanItem.State.PLANNED: ("", "clock"),
    PlanItem.State.RUNNING: ("info", "half"),
    PlanItem.State.DONE: ("ok", "check"),
    PlanItem.State.DROPPED: ("", "x"),
}


@dataclass(slots=True)
class Row:
    """Dòng trên màn hình: what is typed, the line behind it, what is wrong with which cell."""

    place: int
    typed: Typed
    item: PlanItem | None = None
    errors: dict[str, list[str]] = field(default_factory=dict)
    late: bool = False
    tone: str = ""
    icon: str = ""

    @property
    def old(self) -> PlanItem | None:
        return self.item.carried_from if self.item else None


@signed_in
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan as a sheet; on POST keep what was typed, all lines or none."""
    account = asker(request)
    shown = plan_found(account, pk)
    if request.method == "GET":
        return render(request, "office/programmes/plan.html", plan_page(request, shown))
    demand(account, "write", shown)
    if "more" in request.POST:
        context = plan_page(request, shown, typed_in(request.POST), blank=MORE_LINES)
        return render(request, "office/programmes/plan.html", context)
    refused = save_typed(request, shown)
    if refused is not None:
        context = plan_page(request, shown, typed_in(request.POST), refused)
        return render(request, "office/programmes/plan.html", context)
    return redirect("office:plan", pk)


def save_typed(
    request: HttpRequest, shown: Plan, rows: list[Typed] | None = None
) -> list[Problem] | None:
    """Keep the sheet that was sent; return its problems, or None when it was kept."""
    account = asker(request)
    bodies = possible_signatories(account, [shown.body])
    rows = typed_in(request.POST) if rows is None else rows
    try:
        count = save_sheet(shown, rows, account=account, bodies=bodies)
    except LinesRefused as refused:
        messages.error(request, refused.message)
        return list(refused.problems)
    except ProgrammeError as problem:
        messages.error(request, problem.message)
        return []
    if count:
        messages.success(request, _("Đã lưu %(count)s dòng.") % {"count": count})
    else:
        messages.info(request, _("Không có dòng nào thay đổi."))
    return None


@signed_in
@require_POST
def plan_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the plan of one year under an agreement."""
    account = asker(request)
    seen = scope(account, Agreement.objects.select_related("body"))
    agreement = get_object_or_404(seen, pk=pk)
    demand(account, "make", agreement)
    year = request.POST.get("year", "")
    try:
        made = make_plan(
            agreement.body,
            int(year) if year.isdecimal() and len(year) == 4 else 0,
            account=account,
            agreement=agreement,
        )
    except ProgrammeError as problem:
        messages.error(request, problem.message)
        return redirect("office:programme", pk)
    return redirect("office:plan", made.pk)


@signed_in
@require_POST
def plan_next(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin next year's plan with what is unfinished in this one."""
    account = asker(request)
    shown = plan_found(account, pk)
    demand(account, "write", shown)
    try:
        made = start_next(shown, account=account)
    except ProgrammeError as problem:
        messages.error(request, problem.message)
        return redirect("office:plan", pk)
    told = {"year": made.year, "count": made.items.count()}
    messages.success(
        request, _("Đã lập kế hoạch năm %(year)s, mang sang %(count)s việc chưa xong.") % told
    )
    return redirect("office:plan", made.pk)


@signed_in
@require_POST
def plan_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down on which day and by which paper the plan was decided."""
    account = asker(request)
    shown = plan_found(account, pk)
    demand(account, "write", shown)
    day = day_in(request.POST.get("decided_on", ""))
    if day is None:
        messages.error(request, _("Hãy ghi ngày quyết định."))
        return redirect("office:plan", pk)
    words = request.POST.get("decision", "")[:200]
    try:
        decide_plan(shown, account=account, decision=words, decided_on=day)
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Đã chốt kế hoạch. Từ nay ghi kết quả, số tiền đã chi."))
    return redirect("office:plan", pk)


@signed_in
@require_POST
def plan_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the joint programme of that year from the lines of the plan."""
    account = asker(request)
    shown = plan_found(account, pk)
    try:
        made = draft_programme(shown, account=account)
    except PaperError as problem:
        messages.error(request, problem.message)
        return redirect("office:plan", pk)
    messages.success(request, _("Đã soạn bản đầu từ kế hoạch. Hãy xem, sửa rồi ban hành."))
    return redirect("office:draft", made.pk)


def plan_found(account: Account, pk: int) -> Plan:
    seen = scope(account, Plan.objects.select_related("body", "agreement__body", "predecessor"))
    return get_object_or_404(seen, pk=pk)


def plan_page(
    request: HttpRequest,
    shown: Plan,
    typed: list[Typed] | None = None,
    problems: list[Problem] | None = None,
    *,
    blank: int = BLANK_LINES,
) -> dict[str, Any]:
    """What the sheet of a plan needs, with the lines typed just now or as they are kept."""
    account, today = asker(request), timezone.localdate()
    items = list(
        shown.items.select_related("carried_from__plan", "gathered_from__plan__body", "lead")
    )
    writes = may(account, "write", shown) and shown.state != Plan.State.SENT
    kept = [typed_of(item) for item in items]
    rows = _rows(kept if typed is None else typed, items, problems or [], today)
    decided = shown.state == Plan.State.DECIDED
    if writes:
        blank = 1 if decided and blank == BLANK_LINES else blank
        rows += [Row(len(rows) + place, Typed()) for place in range(1, blank + 1)]
    following = scope(account, Plan.objects.filter(predecessor=shown)).first()
    return {
        "plan": shown,
        "rows": rows[: MOST_LINES + MORE_LINES],
        "writes": writes,
        "decided": decided,
        "summary": summary(items, on=today),
        "last_year": _last_year(shown, today),
        "following": following,
        "in_round": is_in_round(shown),
        "may_draft": bool(items) and not hasattr(shown, "entry") and bool(writing_bodies(account)),
        "round": scope(account, PlanRound.objects.filter(plan=shown)).first(),
        "bodies": _names(account, shown) if writes else [],
        "states": PlanItem.State.choices,
        "write_rule": why(account, "write", shown),
        "may_go_on": may(account, "write", shown) and following is None and bool(items),
        "today": today,
    }


def typed_in(data: QueryDict) -> list[Typed]:
    """Read the lines of a sent sheet; cells that were not sent are empty."""
    rows = []
    for place in range(1, MOST_LINES + MORE_LINES + 1):
        if f"key-{place}" not in data:
            break
        key, seen = data.get(f"key-{place}", ""), data.get(f"seen-{place}", "")
        row = Typed(
            key=key if key.isdecimal() and len(key) < 16 else "",
            seen=int(seen) if seen.isdecimal() and len(seen) < 9 else 0,
            state=data.get(f"state-{place}") or PlanItem.State.PLANNED,
            drop=f"drop-{place}" in data,
            **{cell: data.get(f"{cell}-{place}", "")[:3000] for cell in CELLS},
        )
        rows.append(row)
    return [row for row in rows if row.key or not row.is_empty]


def day_in(words: str) -> date | None:
    """Return the day that a browser's calendar sent, or None."""
    try:
        return parse_date(words)
    except ValueError:
        return None


def _rows(
    typed: list[Typed], items: list[PlanItem], problems: list[Problem], today: date
) -> list[Row]:
    by_key = {str(item.pk): item for item in items}
    rows = []
    for number, words in enumerate(typed):
        item = by_key.get(words.key)
        shown = replace(words, key=words.key if item else "", seen=item.revision if item else 0)
        row = Row(number + 1, shown, item)
        if item is not None:
            row.late = item.is_late(on=today)
            row.tone, row.icon = TONES[PlanItem.State(item.state)]
        rows.append(row)
    for problem in problems:
        said = rows[problem.row].errors.setdefault(problem.cell or "line", [])
        said.append(problem.message)
    return rows


def _last_year(shown: Plan, today: date) -> dict[str, Any] | None:
    if shown.predecessor is None:
        return None
    items = shown.predecessor.items.all()
    return {"plan": shown.predecessor, "summary": summary(items, on=today)}


def _names(account: Account, shown: Plan) -> list[Body]:
    found = possible_signatories(account, [shown.body])
    return list(found.filter(valid_to=None).order_by("sort_key")[:500])
