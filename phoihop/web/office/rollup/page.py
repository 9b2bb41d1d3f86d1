"""Trang tổng hợp: every total of one body for one period."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from phoihop.lib.periods import Months
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import scope
from phoihop.registry.written_queries import Text, answer, text_for, text_of
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.page import Stored, waiting_for
from phoihop.reports.rollup.small import hidden_of
from phoihop.reports.rollup.windows import WINDOWS
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.rollup.choices import (
    chosen_tree,
    in_order,
    own_body,
    read_span,
    span_key,
    step_names,
)
from phoihop.web.office.rollup.kept import Totals, laid_into, totals_of_page
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
    body = _body(account, pk, seen)
    if pk not in seen:
        seen = {pk: body.name} | seen
    kept = _kept_spans(body)
    trees = in_order(kept)
    tree = chosen_tree(request, trees)
    spans = _spans(kept.get(tree, []))
    months = _chosen(request, spans)
    this_year = timezone.localdate().year
    known = _totals(account, body, months, tree, this_year) if spans else None
    context: dict[str, Any] = {
        "body": body,
        "tree": tree,
        "trees": [Choice(one, str(RollUp.Tree(one).label), one == tree) for one in trees],
        "period": named(months),
        "span_options": _options(spans, months),
        "bodies": [Choice(str(key), name, key == pk) for key, name in seen.items()],
        "totals": known,
        "waiting": waiting_for(body, months.year, tree) if known else 0,
        "steps": step_names().items(),
        "years": range(this_year, 2019, -1),
        "first_year": this_year - 2,
    }
    page = render(request, "office/rollup/page.html", context)
    if known:
        page.content = laid_into(page.content, known, context)
    return page


def _totals(account: Account, body: Body, months: Months, tree: str, year: int) -> Totals:
    def hide(stored: Stored) -> frozenset[str]:
        return hidden_of(account, body, stored.hardship, (months.year - 1, months.year), tree)

    return totals_of_page(body, months, tree, _addresses(body, tree, months), hide, year)


def _kept_spans(body: Body) -> dict[str, list[tuple[int, int, int]]]:
    """Return year, first and last month of which the body has totals, by tree."""
    rows = RollUp.objects.filter(body=body).order_by().values_list("tree", "year", "first", "last")
    found: dict[str, list[tuple[int, int, int]]] = {}
    for tree, *span in rows:
        found.setdefault(tree, []).append((span[0], span[1], span[2]))
    return found


def _spans(kept: Iterable[tuple[int, int, int]]) -> list[Months]:
    """Return the periods of which there are totals, the newest first, the longest before others."""
    known = [Months(*row) for row in kept if row[1:] in WINDOWS]
    return sorted(known, key=lambda one: (-one.year, -one.last, -one.first))[:120]


def _options(spans: list[Months], chosen: Months) -> SafeString:
    """Write the periods to choose from; a hundred of them are slow in a template."""
    rows = (
        f'<option value="{span_key(one)}"{" selected" if one == chosen else ""}>'
        f"{escape(named(one))}</option>"
        for one in spans
    )
    return mark_safe("".join(rows))


def _chosen(request: HttpRequest, spans: list[Months]) -> Months:
    asked = read_span(request.GET.get("ky", ""))
    if asked in spans:
        return asked
    quarters = [one for one in spans if one.last - one.first == 2]
    today: date = timezone.localdate()
    return next(iter(quarters or spans), Months(today.year, 1, 12))


def _bodies(account: Account) -> dict[int, str]:
    """Return key and name of the bodies with totals that the account sees."""

    def seen() -> Text:
        with_totals = RollUp.objects.order_by().values("body")
        rows = scope(account, Body.objects.filter(pk__in=with_totals)).order_by("path")
        return text_of(rows.values_list("pk", "name")[:MOST_BODIES])

    return dict(answer(text_for(account, "bodies with totals", seen)))


def _body(account: Account, pk: int, seen: Collection[int]) -> Body:
    """Return the body; those in `seen` came through `scope()`, which need not be asked again."""
    if pk in seen:
        return Body.objects.get(pk=pk)
    return get_object_or_404(scope(account, Body.objects.all()), pk=pk)


def _addresses(body: Body, tree: str, months: Months) -> Any:
    base = reverse("office:rollup-line", args=[body.pk])
    more = urlencode({"cay": tree, "ky": span_key(months)})
    return lambda series: f"{base}?chi-tieu={series}&{more}"
