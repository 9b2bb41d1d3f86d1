"""Đợt lập kế hoạch: the board of bodies and links, and each body's own page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Agreement, Assignment, PlanEntry, PlanItem, PlanRound
from phoihop.records.plan_rounds import (
    allocate,
    chain,
    days_of_chain,
    decide,
    excuse_plan,
    gather,
    give_back,
    open_plan_round,
    return_plan,
    submit,
)
from phoihop.records.rounds import OFFICES, candidates
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, may, scope, why
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.programmes.plans import day_in
from phoihop.web.office.reporting.forms import asking_bodies
from phoihop.web.office.reporting.rounds import default
from phoihop.web.office.styled import StyledForm

TONES = {
    PlanEntry.State.EMPTY: ("", "clock"),
    PlanEntry.State.DRAFT: ("info", "half"),
    PlanEntry.State.SENT: ("ok", "check"),
    PlanEntry.State.RETURNED: ("warn", "undo"),
    PlanEntry.State.EXCUSED: ("", "x"),
}


class PlanRoundForm(StyledForm):
    """Đợt mới: for which year, who decides, by which days, from which task."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("Đơn vị tổng hợp"), empty_label=None
    )
    year = forms.IntegerField(label=gettext_lazy("Năm kế hoạch"), min_value=2000, max_value=2100)
    agreement = forms.ModelChoiceField(
        Agreement.objects.none(),
        label=gettext_lazy("Theo chương trình, quy chế"),
        required=False,
        empty_label=gettext_lazy("(không theo chương trình nào)"),
    )
    ground = forms.ModelChoiceField(
        Assignment.objects.none(),
        label=gettext_lazy("Nhiệm vụ trong kết luận hội nghị"),
        required=False,
        empty_label=gettext_lazy("(không từ nhiệm vụ nào)"),
    )
    send_last_day = forms.DateField(
        label=gettext_lazy("Ngày cuối các đơn vị gửi kế hoạch"), required=False
    )
    submit_last_day = forms.DateField(
        label=gettext_lazy("Ngày cuối văn phòng trình (nếu có)"), required=False
    )
    decide_last_day = forms.DateField(label=gettext_lazy("Ngày cuối quyết định"), required=False)

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        tasks = scope(account, Assignment.objects.to_follow().exclude(due_on=None))
        choices = {
            "body": asking_bodies(account),
            "agreement": scope(account, Agreement.objects.all()),
            "ground": tasks.exclude(dependants=None).distinct().order_by("-due_on", "-pk"),
        }
        for name, rows in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows

    def clean(self) -> dict[str, Any]:
        """Days that nobody typed are those of the chain of tasks; else they are asked for."""
        said = super().clean() or {}
        ground = said.get("ground")
        sent, decided = days_of_chain(ground) if ground else (None, None)
        said["send_last_day"] = said.get("send_last_day") or sent
        said["decide_last_day"] = said.get("decide_last_day") or decided
        for name in ("send_last_day", "decide_last_day"):
            if said[name] is None and name not in self.errors:
                self.add_error(name, _("Hãy ghi ngày, hoặc chọn nhiệm vụ có hạn và việc nối tiếp."))
        return said


@dataclass(frozen=True, slots=True)
class BodyRow:
    """Một đơn vị trên bảng: how each link of the chain stands for its plan."""

    entry: PlanEntry
    tone: str
    icon: str
    days_late: int
    lines: int
    taken: int
    asked: int | None
    granted: int | None


@signed_in
@require_http_methods(["GET", "POST"])
def plan_round_new(request: HttpRequest) -> HttpResponse:
    """Choose year and days; then who must send; then open the round."""
    account = asker(request)
    first = {"year": timezone.localdate().year + (timezone.localdate().month > 3)}
    form = PlanRoundForm(account, request.POST or None, initial=first)
    context: dict[str, Any] = {"form": form, "found": None, "problem": ""}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        found = candidates(said["body"], on=timezone.localdate())
        context |= {"found": found, "chosen": request.POST.getlist("senders") or default(found)}
        if "open" in request.POST:
            wanted = set(request.POST.getlist("senders"))
            senders = [body for body in found if str(body.pk) in wanted]
            names = ("send_last_day", "submit_last_day", "decide_last_day", "agreement", "ground")
            try:
                opened = open_plan_round(
                    said["year"],
                    senders,
                    body=said["body"],
                    decider=_decider_of(said["body"]),
                    account=account,
                    **{name: said[name] for name in names},
                )
            except ProgrammeError as problem:
                context["problem"] = problem.message
            else:
                told = {"count": len(senders)}
                messages.success(
                    request, _("Đã mở đợt, %(count)s đơn vị phải gửi kế hoạch.") % told
                )
                return redirect("office:plan-round", opened.pk)
    return render(request, "office/programmes/round_new.html", context)


@signed_in
@require_safe
def plan_round(request: HttpRequest, pk: int) -> HttpResponse:
    """Show bodies and links: who has sent, who holds the chain up, who is late by how much."""
    account, today = asker(request), timezone.localdate()
    shown = _found(account, pk)
    entries = list(scope(account, shown.entries.select_related("body", "plan", "sent_by")))
    for entry in entries:
        entry.round = shown
    links = chain(shown, entries, on=today)
    rows = _rows(account, entries)
    context = {
        "round": shown,
        "links": links,
        "rows": sorted(rows, key=lambda row: not row.entry.is_awaited),
        "missing": [row for row in rows if row.entry.is_awaited],
        "waiting_lines": sum(row.lines - row.taken for row in rows if row.entry.is_here),
        "asked": _sum(row.asked for row in rows),
        "granted": _sum(row.granted for row in rows),
        "may_run": may(account, "run", shown),
        "run_rule": why(account, "run", shown),
        "may_decide": may(account, "decide", shown),
        "ground": scope(account, Assignment.objects.filter(plan_rounds=shown)).first(),
        "today": today,
    }
    return render(request, "office/programmes/round.html", context)


@signed_in
@require_POST
def plan_round_gather(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what came in into the common plan."""
    account = asker(request)
    shown = _found(account, pk)

    def done() -> str:
        count = gather(shown, account=account)
        return _("Đã đưa %(count)s nội dung vào kế hoạch tổng hợp.") % {"count": count}

    return _acted(request, pk, done)


@signed_in
@require_POST
def plan_round_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the common plan before whoever decides."""
    account = asker(request)
    shown = _found(account, pk)

    def done() -> str:
        submit(shown, account=account, reason=request.POST.get("reason", ""))
        return _("Đã trình kế hoạch tổng hợp.")

    return _acted(request, pk, done)


@signed_in
@require_POST
def plan_round_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the decision down, or give the plan back with what has to change."""
    account = asker(request)
    shown = _found(account, pk)

    def done() -> str:
        if "back" in request.POST:
            give_back(shown, account=account, reason=request.POST.get("reason", ""))
            return _("Đã trả lại kế hoạch kèm ý kiến.")
        demand(account, "decide", shown)
        day = day_in(request.POST.get("decided_on", ""))
        if day is None:
            raise ProgrammeError(_("Hãy ghi ngày quyết định."))
        words = request.POST.get("decision", "")[:200]
        decide(shown, account=account, decision=words, decided_on=day)
        return _("Đã ghi quyết định.")

    return _acted(request, pk, done)


@signed_in
@require_POST
def plan_round_allocate(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that money is granted, once every line has its amount."""
    account = asker(request)
    shown = _found(account, pk)

    def done() -> str:
        allocate(shown, account=account)
        return _("Đã ghi bố trí kinh phí.")

    return _acted(request, pk, done)


@signed_in
@require_POST
def plan_entry_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a plan back to its body, with the reason."""
    account = asker(request)
    entry = entry_found(account, pk)

    def done() -> str:
        return_plan(entry, account=account, reason=request.POST.get("reason", ""))
        return _("Đã trả lại kế hoạch của %(body)s.") % {"body": entry.body}

    return _acted(request, entry.round_id, done)


@signed_in
@require_POST
def plan_entry_excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a body need not send a plan, and why."""
    account = asker(request)
    entry = entry_found(account, pk)

    def done() -> str:
        excuse_plan(entry, account=account, reason=request.POST.get("reason", ""))
        return _("Đã ghi: %(body)s không phải gửi.") % {"body": entry.body}

    return _acted(request, entry.round_id, done)


def _acted(request: HttpRequest, pk: int, act: Callable[[], str]) -> HttpResponse:
    try:
        messages.success(request, act())
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    return redirect("office:plan-round", pk)


def _decider_of(office: Body) -> Body:
    """An office works for the body that leads it; any other body decides itself."""
    return office.parent if office.kind in OFFICES and office.parent else office


def _found(account: Account, pk: int) -> PlanRound:
    related = ("body", "decider", "agreement", "plan", "ground")
    seen = scope(account, PlanRound.objects.select_related(*related))
    return get_object_or_404(seen, pk=pk)


def entry_found(account: Account, pk: int) -> PlanEntry:
    related = ("body", "plan__body", "round__body", "round__decider")
    seen = scope(account, PlanEntry.objects.select_related(*related))
    return get_object_or_404(seen, pk=pk)


def _rows(account: Account, entries: list[PlanEntry]) -> list[BodyRow]:
    today = timezone.localdate()
    keys = [entry.plan_id for entry in entries if entry.plan_id]
    lines: dict[int, list[PlanItem]] = {}
    for item in scope(
        account, PlanItem.objects.filter(plan__in=keys).select_related("gathered_as")
    ):
        lines.setdefault(item.plan_id, []).append(item)
    rows = []
    for entry in entries:
        own = lines.get(entry.plan_id or 0, [])
        tone, icon = TONES[PlanEntry.State(entry.state)]
        rows.append(
            BodyRow(
                entry=entry,
                tone=tone,
                icon=icon,
                days_late=entry.days_late(on=today),
                lines=len(own),
                taken=sum(hasattr(item, "gathered_as") for item in own),
                asked=_sum(item.money_planned for item in own),
                granted=_sum(item.money_granted for item in own),
            )
        )
    return rows


def _sum(amounts: Any) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
