"""Theo đơn vị: what each body beneath has in a total, and who has nothing in it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from phoihop.lib.periods import Kind, Months, Period, Regime, months_of
from phoihop.records.models import Report
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import reach, scope
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.lineage import Before, lineages
from phoihop.reports.rollup.page import HIDDEN, Value
from phoihop.reports.rollup.small import hidden_below, hidden_series
from phoihop.reports.rollup.sources import Forms, Node, Tree, children, leaders, led_by
from phoihop.reports.rollup.years import (
    Basis,
    Series,
    as_it_was,
    end_of,
    restated,
    totals_of,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """Một đơn vị trong số tổng: `report` is the key of the report it stands in, where there is one.

    `merged` and `why` as in `years.Point`. `opens` says whether the asker may open the body.
    """

    body: Body
    value: Value
    merged: tuple[str, ...] = ()
    why: str = ""
    report: int | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """Các đơn vị: those the asker may see one by one, and how many more there are."""

    shown: list[Unit]
    hidden: int = 0


def units_of(
    account: Account,
    body: Body,
    series: Series,
    span: Months,
    *,
    tree: str = RollUp.Tree.LINE,
    basis: Basis = Basis.NOW,
) -> Units:
    """Return the bodies directly beneath `body` with their values, on the map of then or of now.

    A body is shown to whom the register's relations let see it, or whose round it answered.
    """
    below = _beneath(body, span, tree, basis)
    keys = [one.pk for one in below]
    before = lineages(keys) if basis == Basis.NOW else {}
    olds = [one.body.pk for known in before.values() for one in known]
    totals = totals_of([*keys, *olds], tree, [span.year], series.parts, own_first=True)
    guarded = hidden_below(account, below, series.key, span.year, totals)
    if hidden_series(account, body, [series.key], [span.year], tree):
        guarded = frozenset(keys)
    within = set(reach(account).order_by().filter(pk__in=keys).values_list("pk", flat=True))
    reports = _reports(account, keys, span, series.parts)
    shown = []
    for one in below:
        if one.pk not in within and one.pk not in reports:
            continue
        if basis == Basis.NOW:
            point = restated(one, before[one.pk], series, span, totals)
        else:
            point = as_it_was(one, series, span, totals)
        value = HIDDEN if one.pk in guarded and point.value.number else point.value
        report, opens = reports.get(one.pk), one.pk in within
        shown.append(Unit(one, value, point.merged, point.why, report, opens))
    return Units(shown, len(below) - len(shown))


def _beneath(body: Body, span: Months, tree: str, basis: Basis) -> list[Body]:
    """Return who stood beneath the body at the end of the span, or who does today."""
    if tree == Tree.ASKED:
        asked = Report.objects.exclude(state=Report.State.EXCUSED).filter(round__body=body)
        keys = set(asked.filter(round__period_end__year=span.year).values_list("body", flat=True))
        return list(Body.objects.filter(pk__in=keys))
    if basis == Basis.NOW:
        field = "line" if tree == Tree.LINE else "parent"
        return list(Body.objects.filter(**{field: body, "valid_to": None}))
    keys = set()
    for one in _standing(body, span):
        node = Node(one, tree, span.year)
        beneath = children(node)
        moved = leaders(beneath, span.year) if tree == Tree.LEVEL else {}
        window = (span.first, span.last)
        keys |= {child for child in beneath if led_by(node, child, window, moved)}
    there = Body.objects.filter(pk__in=keys)
    return [one for one in there if one.stands_on(end_of(span))]


def _standing(body: Body, span: Months) -> list[int]:
    """The body, or those before it that stood at the end of the span."""
    end = end_of(span)
    if body.stands_on(end):
        return [body.pk]
    before: list[Before] = lineages([body.pk])[body.pk]
    return [one.body.pk for one in before if one.stood_at(end)]


def _reports(
    account: Account, bodies: Collection[int], span: Months, series: Collection[str]
) -> dict[int, int]:
    """Return for each body the last report of just this span that the asker may open.

    One with the line stands before others: it is opened to see the figure.
    """
    seen = scope(account, Report.objects.exclude(state=Report.State.EXCUSED))
    ends = (
        date(span.year, span.last, 1),
        date(span.year, span.last, monthrange(span.year, span.last)[1]),
    )
    rows = seen.filter(body__in=bodies, round__period_end__range=ends).order_by("pk")
    with_line = Forms().with_series(series, bodies, [span.year])
    found: dict[int, tuple[bool, int]] = {}
    for pk, body, version, kind, *days, regime in rows.values_list(
        "pk", "body_id", "round__version", "round__period_kind", "round__period_start",
        "round__period_end", "round__regime",
    ):  # fmt: skip
        if _months(kind, days[0], days[1], regime) == span:
            found[body] = max(found.get(body, (False, 0)), (version in with_line, pk))
    return {body: pk for body, (_has_line, pk) in found.items()}


@lru_cache(maxsize=1024)
def _months(kind: str, start: date, end: date, regime: str) -> Months | None:
    return months_of(Period(Kind(kind), start, end, "", Regime(regime)))
