"""Số liệu có thể trùng: both figures side by side with their sentences, and what counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.intake.models import Proposal
from phoihop.records.errors import ReportError
from phoihop.records.models import FigureSource, Overlap, Report
from phoihop.records.overlaps import decide_overlap
from phoihop.records.small_figures import hidden_lines, shown_to
from phoihop.registry.models import Body
from phoihop.registry.rights import may, scope
from phoihop.web.office.asker import asker, page_of, signed_in


@dataclass(frozen=True, slots=True)
class Side:
    """Một bên: a report, what stands in the line, and its sentence where there is one."""

    report: Report
    words: str
    source: Proposal | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Cặp số liệu có thể trùng."""

    overlap: Overlap
    label: str
    sides: tuple[Side, Side]
    may_decide: bool


@signed_in
@require_safe
def rollup_overlaps(request: HttpRequest, pk: int) -> HttpResponse:
    """List the pairs of the rounds that a body or its heirs asked for, the open ones first."""
    account = asker(request)
    body = get_object_or_404(scope(account, Body.objects.all()), pk=pk)
    beneath = Q(body=body) | Q(body__line=body) | Q(body__parent=body)
    seen = scope(account, Overlap.objects.filter(beneath))
    related = ("body", "first__body", "second__body", "first__round__version", "decided_by")
    ordered = seen.select_related(*related, "second__round__version").order_by("-state", "-pk")
    page = page_of(request, ordered)
    rows = list(page.object_list)
    wanted = [report.pk for row in rows for report in (row.first, row.second)]
    sources = {
        (row.report_id, row.key): row.proposal
        for row in scope(account, FigureSource.objects.filter(report__in=wanted)).select_related(
            "proposal"
        )
    }

    def side(report: Report, key: str) -> Side:
        now = shown_to(report, account)
        small = key in hidden_lines(report, account)
        return Side(report, now.get(key, ""), None if small else sources.get((report.pk, key)))

    pairs = [
        Pair(
            row,
            _label(row),
            (side(row.first, row.key), side(row.second, row.key)),
            may(account, "decide", row),
        )
        for row in rows
    ]
    context = {"body": body, "pairs": pairs, "page": page, "page_query": ""}
    return render(request, "office/rollup/overlaps.html", context)


@signed_in
@require_POST
def rollup_overlap(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down which of the two counts."""
    account = asker(request)
    overlap = get_object_or_404(scope(account, Overlap.objects.all()), pk=pk)
    try:
        kept = decide_overlap(overlap, request.POST.get("choice", "")[:10], account=account)
        messages.success(request, _("Đã ghi: %(words)s.") % {"words": kept.get_state_display()})
    except ReportError as problem:
        messages.error(request, problem.message)
    return redirect("office:rollup-overlaps", overlap.body_id)


def _label(overlap: Overlap) -> str:
    lines = overlap.first.round.version.lines
    return next((line["label"] for line in lines if line["key"] == overlap.key), overlap.key)
