"""Trang tổng hợp: every total of one body for one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from phoihop.lib.periods import Months
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import scope
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.page import Stored, waiting_for
from phoihop.reports.rollup.small import hidden_series
from phoihop.reports.rollup.windows import WINDOWS
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.rollup.choices import (
    chosen_tree,
    own_body,
    read_span,
    span_key,
    step_names,
    trees_of,
)
from phoihop.web.office.rollup.kept import Written, written
from phoihop.web.office.rollup.words import named

MOST_BODIES = 300


@dataclass(frozen=True, slots=True)
class Choice:
    """Một lựa chọn: its key, its words, whether it is the one shown."""

    key: str
    words: str
    chosen: bool = False


@signed_in
@require_safe
def rollup(request: HttpRequest) -> HttpResponse:
    """Open the totals of the body one acts for, or say that there are none yet."""
    account = asker(request)
    wanted = request.GET.get("don-vi", "")
    if wanted.isdecimal() and len(wanted) < 12:
        return redirect("office:rollup-of", int(wanted))
    body = own_body(account)
    if body is None:
        return render(request, "office/rollup/none.html")
    return redirect("office:rollup-of", body.pk)


@signed_in
@require_safe
def rollup_of(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every total of one body for a period, beside last year and plan."""
    account = asker(request)
    seen = _bodies(account)
    body = next((one for one in seen if one.pk == pk), None)
    if body is None:
        body = get_object_or_404(scope(account, Body.objects.all()), pk=pk)
        seen.insert(0, body)
    trees = trees_of(body)
    tree = chosen_tree(request, trees)
    spans = _spans(body, tree)
    months = _chosen(request, spans)
    known = _written(account, body, months, tree) if spans else None
    context: dict[str, Any] = {
        "body": body,
        "tree": tree,
        "trees": [Choice(one, str(RollUp.Tree(one).label), one == tree) for one in trees],
        "period": named(months),
        "span_options": _options(spans, months),
        "bodies": [Choice(str(one.pk), one.name, one == body) for one in seen],
        "rows": known.rows if known else "",
        "options": known.options if known else "",
        "summary": known.summary if known else None,
        "waiting": waiting_for(body, months.year, tree) if known else 0,
        "steps": step_names().items(),
        "years": range(timezone.localdate().year, 2019, -1),
        "first_year": timezone.localdate().year - 2,
    }
    return render(request, "office/rollup/page.html", context)


def _written(account: Account, body: Body, months: Months, tree: str) -> Written:
    def hide(stored: Stored) -> frozenset[str]:
        series, years = [str(row[0]) for row in stored.catalogue], (months.year - 1, months.year)
        return hidden_series(account, body, series, years, tree)

    return written(body, months, tree, _addresses(body, tree, months), hide)


def _spans(body: Body, tree: str) -> list[Months]:
    """Return the periods of which there are totals, the newest first, the longest before others."""
    rows = RollUp.objects.filter(body=body, tree=tree).values_list("year", "first", "last")
    known = [Months(*row) for row in rows if row[1:] in WINDOWS]
    return sorted(known, key=lambda one: (-one.year, -one.last, -one.first))[:120]


def _options(spans: list[Months], chosen: Months) -> SafeString:
    """Write the periods to choose from; a hundred of them are slow in a template."""
    rows = [
        (span_key(one), mark_safe(" selected" if one == chosen else ""), named(one))
        for one in spans
    ]
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)


def _chosen(request: HttpRequest, spans: list[Months]) -> Months:
    asked = read_span(request.GET.get("ky", ""))
    if asked in spans:
        return asked
    quarters = [one for one in spans if one.last - one.first == 2]
    today: date = timezone.localdate()
    return next(iter(quarters or spans), Months(today.year, 1, 12))


def _bodies(account: Account) -> list[Body]:
    """Return the bodies with totals that the account sees."""
    with_totals = RollUp.objects.order_by().values("body")
    seen = scope(account, Body.objects.filter(pk__in=with_totals))
    return list(seen.order_by("path")[:MOST_BODIES])


def _addresses(body: Body, tree: str, months: Months) -> Any:
    base = reverse("office:rollup-line", args=[body.pk])
    more = urlencode({"cay": tree, "ky": span_key(months)})
    return lambda series: f"{base}?chi-tieu={series}&{more}"
