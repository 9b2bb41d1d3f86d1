"""Đợt báo cáo: who must send what by when, who has not, reminding, closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.followup.report_reminders import remind, reminders
from phoihop.lib import periods
from phoihop.lib.periods import NotAPeriod, Period, Regime
from phoihop.records.errors import ReportError
from phoihop.records.models import Form, Report, Round
from phoihop.records.rounds import (
    Candidates,
    candidates,
    close_round,
    excuse,
    open_round,
    progress,
    reopen_round,
)
from phoihop.registry.acting import roles_that_count
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import demand, may, scope, why
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.consents import tell_waiting
from phoihop.web.office.reporting.forms import asking_bodies
from phoihop.web.office.styled import StyledForm

TONES = {
    Report.State.EMPTY: ("", "clock"),
    Report.State.DRAFT: ("info", "half"),
    Report.State.SENT: ("teal", "check"),
    Report.State.RETURNED: ("warn", "undo"),
    Report.State.APPROVED: ("ok", "check"),
    Report.State.EXCUSED: ("", "x"),
}


def period_choices() -> list[tuple[str, str]]:
    return [
        *((f"thang-{n}", _("Tháng %(n)s") % {"n": n}) for n in range(1, 13)),
        *((f"quy-{n}", _("Quý %(n)s") % {"n": periods.ROMAN[n - 1]}) for n in range(1, 5)),
        *((f"dau-{n}", _("%(n)s tháng đầu năm") % {"n": n}) for n in (6, 7, 9)),
        ("cuoi-6", _("6 tháng cuối năm")),
        ("nam-0", _("Cả năm")),
    ]


def regime_choices() -> list[tuple[str, str]]:
    return [
        (Regime.CALENDAR.value, _("tháng dương lịch (Đảng, Mặt trận, hội, đoàn thể)")),
        (Regime.STATE.value, _("từ ngày 15 tháng trước đến ngày 14 (cơ quan hành chính)")),
    ]


def made_period(key: str, year: int, regime: Regime) -> Period:
    """Return the period behind a choice. Raises NotAPeriod."""
    kind, number = key.split("-")
    if kind == "nam":
        return periods.whole_year(year, regime)
    makers = {
        "thang": periods.month,
        "quy": periods.quarter,
        "dau": periods.first_months,
        "cuoi": periods.last_months,
    }
    return makers[kind](year, int(number), regime)


class RoundForm(StyledForm):
    """Đợt mới: the form, the period, the last day to send."""

    form = forms.ModelChoiceField(
        Form.objects.none(), label=gettext_lazy("Biểu mẫu"), empty_label=None
    )
    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("Đơn vị yêu cầu"), empty_label=None
    )
    period = forms.ChoiceField(choices=period_choices, label=gettext_lazy("Kỳ báo cáo"))
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100)
    regime = forms.ChoiceField(choices=regime_choices, label=gettext_lazy("Chế độ"))
    last_day = forms.DateField(label=gettext_lazy("Ngày cuối gửi báo cáo"))

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        kept = scope(account, Form.objects.filter(retired=False))
        for name, rows in (("form", kept), ("body", asking_bodies(account))):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = rows

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"period", "year", "regime"} <= said.keys():
            try:
                said["made"] = made_period(said["period"], said["year"], Regime(said["regime"]))
            except NotAPeriod as problem:
                self.add_error("period", str(problem))
        return said


@dataclass(frozen=True, slots=True)
class SenderRow:
    """Dòng của đợt báo cáo: one body, how its report stands, in time or not."""

    report: Report
    tone: str
    icon: str
    late: bool


@signed_in
@require_safe
def rounds(request: HttpRequest) -> HttpResponse:
    """List the reports one has to send, then the rounds one asks for."""
    account = asker(request)
    mine = scope(account, Report.objects.exclude(state=Report.State.EXCUSED))
    mine = mine.filter(body__in=own_bodies(account), round__state=Round.State.OPEN)
    asked = scope(account, Round.objects.select_related("body"))
    here = Count("reports", filter=Q(reports__state__in=Report.HERE))
    asked_of = Count("reports", filter=~Q(reports__state=Report.State.EXCUSED))
    counted = asked.annotate(here=here, asked_of=asked_of).order_by("-last_day", "-pk")
    page = page_of(request, counted)
    context = {
        "mine": [row_of(report) for report in mine.select_related("round", "body")[:200]],
        "page": page,
        "page_query": "",
        "may_open": asking_bodies(account).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "office/rounds.html", context)


def row_of(report: Report) -> SenderRow:
    tone, icon = TONES[Report.State(report.state)]
    sent_on = timezone.localdate(report.sent_at) if report.sent_at else timezone.localdate()
    late = report.state != Report.State.EXCUSED and report.round.is_late(on=sent_on)
    return SenderRow(report, tone, icon, late)


@signed_in
@require_http_methods(["GET", "POST"])
def round_new(request: HttpRequest) -> HttpResponse:
    """Choose form, period and day; then who must send; then open the round."""
    account = asker(request)
    form = RoundForm(account, request.POST or None, initial=first_choice(timezone.localdate()))
    context: dict[str, Any] = {"form": form, "found": None, "problem": ""}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        found = candidates(said["body"], on=said["made"].end)
        context |= {"found": found, "chosen": request.POST.getlist("senders") or default(found)}
        if "open" in request.POST:
            wanted = set(request.POST.getlist("senders"))
            senders = [body for body in found if str(body.pk) in wanted]
            try:
                opened = open_round(
                    said["form"].versions.order_by("-number")[0],
                    said["made"],
                    senders,
                    body=said["body"],
                    account=account,
                    last_day=said["last_day"],
                )
            except ReportError as problem:
                context["problem"] = problem.message
            else:
                told = {"count": len(senders)}
                messages.success(request, _("Đã mở đợt, %(count)s đơn vị phải gửi.") % told)
                return redirect("office:round", opened.pk)
    return render(request, "office/round_new.html", context)


def default(found: Candidates) -> list[str]:
    """Those that the asker leads or that stand in its line are chosen at first."""
    return [str(body.pk) for body in (*found.led, *found.line)]


def first_choice(today: date) -> dict[str, object]:
    """The quarter that ends next, and five days after it."""
    number = (today.month - 1) // 3 + 1
    end = periods.quarter(today.year, number).end
    return {"period": f"quy-{number}", "year": today.year, "last_day": end + timedelta(days=5)}


@signed_in
@require_safe
def round_board(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who has sent, who has not, who was late."""
    account = asker(request)
    shown = _found(account, pk)
    reports = scope(account, shown.reports.select_related("body", "round", "sent_by"))
    rows = [row_of(report) for report in reports]
    context = {
        "round": shown,
        "rows": sorted(rows, key=lambda row: row.report.state in Report.HERE),
        "progress": progress(shown),
        "may_close": may(account, "close", shown),
        "close_rule": why(account, "close", shown),
        "may_reopen": may(account, "reopen", shown),
        "today": timezone.localdate(),
    }
    return render(request, "office/round.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def round_remind(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the words that would go to each body; on POST send them."""
    account = asker(request)
    shown = _found(account, pk)
    demand(account, "close", shown)
    link = request.build_absolute_uri(reverse("office:report", args=[0])).replace("/0/", "/{pk}/")
    if request.method == "POST":
        sent = remind(shown, account=account, link=link, again="again" in request.POST)
        if sent:
            told = {"count": len(sent)}
            messages.success(request, _("Đã nhắc %(count)s đơn vị qua thư điện tử.") % told)
        else:
            messages.warning(request, _("Không có đơn vị nào cần nhắc qua thư điện tử lúc này."))
        return redirect("office:round", pk)
    context = {"round": shown, "reminders": reminders(shown, link=link)}
    return render(request, "office/round_remind.html", context)


@signed_in
@require_POST
def round_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the round; while reports are missing, with a reason."""
    account = asker(request)
    shown = _found(account, pk)
    try:
        close_round(shown, account=account, reason=request.POST.get("reason", "")[:1000])
        messages.success(request, _("Đã chốt đợt báo cáo."))
    except ReportError as problem:
        messages.error(request, problem.message)
    return redirect("office:round", pk)


@signed_in
@require_POST
def round_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed round again, when a second person agrees."""
    account = asker(request)
    reason = request.POST.get("reason", "")
    try:
        waiting = reopen_round(_found(account, pk), account=account, reason=reason)
    except ReportError as problem:
        messages.error(request, problem.message)
        return redirect("office:round", pk)
    if waiting:
        tell_waiting(request, waiting)
    else:
        messages.success(request, _("Đã mở lại đợt báo cáo."))
    return redirect("office:round", pk)


@signed_in
@require_POST
def report_excuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a body need not send, and why."""
    account = asker(request)
    seen = scope(account, Report.objects.select_related("round__body", "body"))
    report = get_object_or_404(seen, pk=pk)
    try:
        excuse(report, account=account, reason=request.POST.get("reason", "")[:1000])
        messages.success(request, _("Đã ghi: %(body)s không phải gửi.") % {"body": report.body})
    except ReportError as problem:
        messages.error(request, problem.message)
    return redirect("office:round", report.round_id)


def _found(account: Account, pk: int) -> Round:
    seen = scope(account, Round.objects.select_related("body", "version__form"))
    return get_object_or_404(seen, pk=pk)


def own_bodies(account: Account) -> QuerySet[Body]:
    """Bodies for which the account itself fills reports in, not those beneath them."""
    names = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
    held = roles_that_count(account).filter(role__in=names)
    return scope(account, Body.objects.filter(pk__in=held.values("body")))
