"""Chỉ tiêu: what a body has to reach, how far it is, and the sentence a report writes of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.lib import periods
from phoihop.records.errors import ReportError
from phoihop.records.indicators import known_indicators
from phoihop.records.models import Target, TargetSet
from phoihop.records.models.indicators import number_of
from phoihop.records.small_figures import hidden_words, is_small, sees_small
from phoihop.records.tallying import with_remainder
from phoihop.records.targets import (
    Planned,
    approved_reports,
    enter_results,
    from_reports,
    make_set,
    read_targets,
    tally_of,
    with_targets,
)
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, may, scope, why
from phoihop.reports.wording import tally, tally_by_share
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.reporting.rounds import own_bodies
from phoihop.web.office.styled import StyledForm


@dataclass(frozen=True, slots=True)
class TargetLine:
    """Dòng chỉ tiêu: plan, result, where the result comes from, share of the plan."""

    target: Target
    result: Decimal | None
    reported: bool
    share: int | None
    tone: str
    hidden: str = ""
    """What stands in place of a result about people in hardship that the reader may not see."""


class TargetSetForm(StyledForm):
    """Bộ chỉ tiêu: from whom, for which year, one target a line."""

    body = forms.ModelChoiceField(
        Body.objects.none(), label=gettext_lazy("Đơn vị thực hiện"), empty_label=None
    )
    title = forms.CharField(label=gettext_lazy("Tên bộ chỉ tiêu"), max_length=250)
    assigner = forms.ChoiceField(
        choices=TargetSet.Assigner.choices, label=gettext_lazy("Nguồn giao")
    )
    assigned_by = forms.CharField(
        label=gettext_lazy("Ai giao, theo văn bản nào"), max_length=250, required=False
    )
    year = forms.IntegerField(label=gettext_lazy("Năm"), min_value=2000, max_value=2100)
    lines = forms.CharField(
        label=gettext_lazy("Các chỉ tiêu"), widget=forms.Textarea(attrs={"rows": 12})
    )

    def __init__(self, account: Account, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.account = account
        self.planned: list[Planned] = []
        field = self.fields["body"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = own_bodies(account)

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        try:
            self.planned = read_targets(text, list(known_indicators(self.account)))
        except ReportError as problem:
            raise forms.ValidationError(problem.message) from None
        return text


@signed_in
@require_safe
def targets(request: HttpRequest) -> HttpResponse:
    """List the sets of targets in force, those of one's own bodies and of bodies beneath."""
    account = asker(request)
    current = scope(account, TargetSet.objects.filter(replaced_by=None)).select_related("body")
    page = page_of(request, with_targets(current))
    reports = approved_reports(list(page.object_list))
    context = {
        "page": page,
        "page_query": "",
        "rows": [
            (kept, tally_of(kept, final=_is_over(kept), reports=reports[kept.pk]))
            for kept in page.object_list
        ],
        "may_make": own_bodies(account).exists(),
    }
    return render(request, "office/targets.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def targets_new(request: HttpRequest) -> HttpResponse:
    """Make a set of targets from lines of text."""
    account = asker(request)
    form = TargetSetForm(account, request.POST or None, initial={"year": timezone.localdate().year})
    if request.method == "POST" and form.is_valid():
        made = _made(form, account)
        messages.success(request, _("Đã lập bộ chỉ tiêu “%(title)s”.") % {"title": made})
        return redirect("office:targets-of", made.pk)
    return render(request, "office/targets_new.html", {"form": form, "kept": None})


@signed_in
@require_http_methods(["GET", "POST"])
def targets_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the next version of a set; what was reached goes with it."""
    account = asker(request)
    kept = _found(account, pk)
    demand(account, "make", kept)
    form = TargetSetForm(account, request.POST or None, initial=_as_text(kept))
    if request.method == "POST" and form.is_valid():
        try:
            made = _made(form, account, replaces=kept)
        except ReportError as problem:
            messages.error(request, problem.message)
            return redirect("office:targets-of", pk)
        messages.success(request, _("Đã lập phiên bản %(number)s.") % {"number": made.number})
        return redirect("office:targets-of", made.pk)
    return render(request, "office/targets_new.html", {"form": form, "kept": kept})


@signed_in
@require_safe
def targets_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one set with its results, and the sentences that a report would write."""
    account = asker(request)
    kept = _found(account, pk)
    final = _is_over(kept)
    counted = tally_of(kept, final=final)
    rows = [{"label": b.label, "count": b.count, "derived": b.derived} for b in counted]
    short = with_remainder(tally_of(kept, final=final, together=True))
    short_rows = [{"label": b.label, "count": b.count, "derived": b.derived} for b in short]
    total = sum(band.count for band in counted)
    context = {
        "kept": kept,
        "lines": _lines(kept, account),
        "counted": counted,
        "total": total,
        "sentence": tally(kept.body.name, total, rows) if rows else "",
        "short_sentence": tally_by_share(kept.body.name, total, short_rows) if rows else "",
        "may_make": may(account, "make", kept),
        "make_rule": why(account, "make", kept),
        "newer": scope(account, TargetSet.objects.filter(replaces=kept)),
    }
    return render(request, "office/targets_of.html", context)


@signed_in
@require_POST
def targets_results(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the results that were entered."""
    account = asker(request)
    kept = _found(account, pk)
    typed = {
        int(name.removeprefix("kq-")): str(value)[:200]
        for name, value in request.POST.items()
        if name.startswith("kq-") and name.removeprefix("kq-").isdecimal()
    }
    problems = enter_results(kept, typed, account=account)
    for problem in problems:
        messages.error(request, problem)
    if not problems:
        messages.success(request, _("Đã ghi kết quả."))
    return redirect("office:targets-of", pk)


def _made(form: TargetSetForm, account: Account, *, replaces: TargetSet | None = None) -> TargetSet:
    said = form.cleaned_data
    return make_set(
        said["title"],
        form.planned,
        periods.whole_year(said["year"]),
        body=said["body"],
        assigner=said["assigner"],
        assigned_by=said["assigned_by"],
        account=account,
        replaces=replaces,
    )


def _found(account: Account, pk: int) -> TargetSet:
    seen = scope(account, TargetSet.objects.select_related("body", "replaces", "made_by"))
    return get_object_or_404(seen, pk=pk)


def _is_over(kept: TargetSet) -> bool:
    return kept.period_end < timezone.localdate()


def _lines(kept: TargetSet, account: Account) -> list[TargetLine]:
    reported, near = from_reports(kept), sees_small(account, kept.body)
    lines = [
        _line(target, reported.get(target.pk))
        for target in kept.targets.select_related("indicator")
    ]
    return [
        TargetLine(line.target, None, line.reported, None, "", hidden_words())
        if not near and _about_hardship(line.target) and is_small(line.result)
        else line
        for line in lines
    ]


def _about_hardship(target: Target) -> bool:
    return target.indicator is not None and target.indicator.hardship


def _line(target: Target, reported: int | None) -> TargetLine:
    by_hand = target.result is not None
    whole = target.result if by_hand else reported
    share = whole * 100 // target.plan if whole is not None and target.plan else None
    tone = ""
    if whole is not None and target.plan is not None:
        kept = whole <= target.plan if target.better == "down" else whole >= target.plan
        tone = "ok" if kept else "warn"
    number = None if whole is None else number_of(whole, target.decimals)
    return TargetLine(target, number, not by_hand and whole is not None, share, tone)


def _as_text(kept: TargetSet) -> dict[str, object]:
    lines = []
    for target in kept.targets.all():
        plan = "" if target.plan_number is None else f"{target.plan_number:f}".replace(".", ",")
        notes = ["giảm"] if target.better == "down" else []
        notes += ["cuối năm"] if target.at_year_end else []
        cells = [target.name, target.unit, plan, " ".join(notes)]
        lines.append(" | ".join(cells).rstrip(" |"))
    return {
        "body": kept.body_id,
        "title": kept.title,
        "assigner": kept.assigner,
        "assigned_by": kept.assigned_by,
        "year": kept.period_end.year,
        "lines": "\n".join(lines),
    }
