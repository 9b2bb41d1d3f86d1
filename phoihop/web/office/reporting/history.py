"""Lịch sử của một số liệu: one line of a report over the periods, who wrote it, what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from phoihop.records.models import Report
from phoihop.records.report_landing import sentence_of
from phoihop.records.small_figures import (
    SMALLEST_SHOWN,
    hardship_lines,
    hidden_words,
    sees_small,
    shown_to,
)
from phoihop.registry.models import Account, TrailEntry
from phoihop.registry.rights import may, scope
from phoihop.reports.wording import compared
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.trail_words import VERBS

MOST_PERIODS = 60


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """Kỳ: what the unit reported then, and how it moved against the period before."""

    report: Report
    written: str
    moved: str


@dataclass(frozen=True, slots=True)
class Written:
    """Lần ghi: who wrote which value of the line, and what stood before."""

    at: datetime
    by: str
    verb: str
    before: str
    after: str


@signed_in
@require_safe
def report_figure(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show one line over the periods, every hand that wrote it, its sentence and its talk."""
    account = asker(request)
    about = ("body", "round__body", "round__version__form", "document__body")
    report = get_object_or_404(scope(account, Report.objects.select_related(*about)), pk=pk)
    line = next((one for one in report.round.version.lines if one["key"] == key), None)
    if line is None:
        raise Http404
    source = report.sources.filter(key=key).select_related("proposal__document").first()
    context = {
        "report": report,
        "line": line,
        "periods": _periods(account, report, key),
        "written": _written(account, report, key),
        "source": source,
        "sentence": sentence_of(source.proposal) if source else "",
        "sees_paper": source is not None and may(account, "view", source.proposal.document),
        "remarks": report.remarks.filter(key=key).select_related("by"),
    }
    return render(request, "office/report_figure.html", context)


def _periods(account: Account, report: Report, key: str) -> list[PeriodRow]:
    """The reports of this body on the same form, oldest first in reckoning, newest first shown."""
    form = report.round.version.form_id
    seen = scope(account, Report.objects.filter(body=report.body_id, round__version__form=form))
    found = seen.select_related("body", "round__body", "round__version")
    rows: list[PeriodRow] = []
    before = None
    for one in reversed(found.order_by("-round__period_end", "-pk")[:MOST_PERIODS]):
        if key not in one.round.version.keys:
            continue
        told = shown_to(one, account)[key]
        number = None if told == hidden_words() else one.figure(key)
        unit = one.round.version.lines[one.round.version.place_of(key)]["unit"]
        moved = ""
        if number is not None and before is not None:
            moved = compared(number, before, unit, "previous_period")
        rows.append(PeriodRow(one, told, moved))
        before = number if number is not None else before
    return rows[::-1]


def _written(account: Account, report: Report, key: str) -> list[Written]:
    """Every entry of the trail that changed this line; small figures stay hidden in it too."""
    entries = TrailEntry.objects.filter(
        object_type="records.report", object_id=str(report.pk), verb__in=("fill", "land")
    )
    hides = not sees_small(account, report.body) and key in hardship_lines(report.round.version)
    return [
        Written(
            entry.at,
            str(entry.actor or ""),
            str(VERBS[entry.verb]),
            _hidden(str((entry.before or {}).get(key) or ""), hides=hides),
            _hidden(str((entry.after or {})[key] or ""), hides=hides),
        )
        for entry in entries.select_related("actor").order_by("-seq")
        if key in (entry.after or {})
    ]


def _hidden(words: str, *, hides: bool) -> str:
    digits = words.split()[-1] if words else ""
    small = digits.isdecimal() and 0 < int(digits) < SMALLEST_SHOWN
    return hidden_words() if hides and small else words
