"""Nguồn tổng hợp: the reports and totals of the bodies beneath one body, in one year."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from phoihop.lib.periods import Kind, Months, Period, Regime, months_of
from phoihop.records.models import FormVersion, Indicator, Overlap, Report, Round
from phoihop.registry.models import Body, FormerParent
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import CALENDAR, DOUBTED, SIGNS, STATE
from phoihop.reports.rollup.windows import Window

Tree = RollUp.Tree
MISSING, SENT, APPROVED = range(3)
_HELD: dict[str, int] = {Report.State.SENT: SENT, Report.State.APPROVED: APPROVED}
A = Indicator.Adding


@dataclass(frozen=True, slots=True)
class Line:
    """Dòng được cộng: its place in a report, its series, and how it is added over time."""

    place: int
    key: str
    series: str
    decimals: int
    over_time: str


class Sent(NamedTuple):
    """Báo cáo đã đọc: one report of one body for some months; `figures` empty while missing.

    `marks` holds, by the place of a line, what its figure is marked with.
    """

    pk: int
    body: int
    year: int
    window: Window
    version: int
    held: int
    figures: Sequence[int | None] = ()
    marks: Mapping[int, int] = MappingProxyType({})
    regime: int = CALENDAR


Row = tuple[int, int, int, str, str, str]
"""Report, body, round, state, figures, marks."""


@dataclass(frozen=True, slots=True)
class Node:
    """Nút: a body in one of the trees, in one year."""

    body: int
    tree: str
    year: int


class Forms:
    """Biểu mẫu: which lines of which version are added up, each asked for once."""

    def __init__(self) -> None:
        self._lines: dict[int, tuple[Line, ...]] = {}
        self._indicators: dict[int, Indicator] = {}
        self.rows: list[Row] = []
        self.sent: list[Sent] = []
        """What was read last: the same rows need no second reading."""

    def learn(self, versions: Iterable[int]) -> None:
        """Load what is not known yet, in two queries."""
        new = set(versions) - self._lines.keys()
        if not new:
            return
        self._take(FormVersion.objects.filter(pk__in=new))

    def with_series(
        self, series: Collection[str], bodies: Collection[int], years: Collection[int]
    ) -> set[int]:
        """Return the versions with one of the series by which bodies were asked in these years.

        A page about one line need not read the reports of all other forms.
        """
        asked = Round.objects.order_by().filter(reports__body__in=bodies)
        used = asked.filter(period_end__range=_days(years)).values("version")
        known = self._take(FormVersion.objects.filter(pk__in=used))
        return {pk for pk in known if any(line.series in series for line in self._lines[pk])}

    def _take(self, versions: QuerySet[FormVersion]) -> set[int]:
        found = versions.order_by().values_list("pk", "form_id", "lines")
        rows = {pk: (form, lines) for pk, form, lines in found}
        named = {line["indicator"] for _form, lines in rows.values() for line in lines}
        wanted = {pk for pk in named if pk} - self._indicators.keys()
        self._indicators |= Indicator.objects.in_bulk(wanted)
        for pk, (form, lines) in rows.items():
            self._lines[pk] = tuple(self._read(form, lines))
        return set(rows)

    def lines(self, version: int) -> tuple[Line, ...]:
        return self._lines[version]

    def indicator(self, series: str) -> Indicator | None:
        return self._indicators.get(int(series)) if series.isdigit() else None

    def _read(self, form: int, lines: list[dict[str, object]]) -> Iterable[Line]:
        for place, line in enumerate(lines):
            decimals, key = int(str(line["decimals"])), str(line["key"])
            indicator = self._indicators.get(int(str(line["indicator"] or 0)))
            if indicator is None:
                # Nobody said how such a line adds up over time: it stands for its own months.
                if "%" not in str(line["unit"]):
                    yield Line(place, key, f"{form}:{key}", decimals, A.NONE)
            elif indicator.over_units in (A.SUM, A.LAST):
                yield Line(place, key, str(indicator.pk), decimals, indicator.over_time)


def children(node: Node) -> list[int]:
    """Return the keys of the bodies directly beneath the node at any time of its year."""
    if node.tree == Tree.LINE:
        beneath = Body.objects.filter(line=node.body)
    elif node.tree == Tree.LEVEL:
        until = FormerParent.objects.filter(parent=node.body, until__gte=date(node.year, 1, 1))
        beneath = Body.objects.filter(Q(parent=node.body) | Q(pk__in=until.values("body")))
    else:
        return []
    return list(beneath.order_by("pk").values_list("pk", flat=True))


def leaders(bodies: Sequence[int], year: int) -> dict[int, list[tuple[date, int]]]:
    """Return who led each body until which day, the earliest first, where that changed."""
    rows = FormerParent.objects.filter(body__in=bodies, until__gte=date(year, 1, 1))
    columns = ("body", "until", "parent", "body__parent")
    found: dict[int, list[tuple[date, int]]] = {}
    now: dict[int, int] = {}
    for body, until, parent, today in rows.order_by("until").values_list(*columns):
        found.setdefault(body, []).append((until, parent))
        now[body] = today
    for body, known in found.items():
        known.append((date.max, now[body]))
    return found


def reports_of(node: Node, beneath: Sequence[int], forms: Forms) -> list[Sent]:
    """Return what the bodies beneath were asked and sent for months of the node's year."""
    mine = Report.objects.exclude(state=Report.State.EXCUSED)
    if node.tree == Tree.ASKED:
        asked = read_reports(mine.filter(round__body=node.body), [node.year], forms)
        return counted_once(asked, Q(body=node.body), forms)
    within = Q(first__body__in=beneath) | Q(second__body__in=beneath)
    sent = read_reports(mine.filter(body__in=beneath), [node.year], forms)
    found = counted_once(sent, within, forms)
    moved = leaders(beneath, node.year) if node.tree == Tree.LEVEL else {}
    return [one for one in found if led_by(node, one.body, one.window, moved)]


def counted_once(sent: list[Sent], within: Q, forms: Forms) -> list[Sent]:
    """Mark figures that may be one achievement; leave out what was decided not to count.

    A figure left out counts as nothing, not as missing: its achievement is in the other one.
    """
    marked: dict[int, dict[str, bool]] = {}
    rows = Overlap.objects.filter(within).exclude(state=Overlap.State.BOTH)
    for state, first, second, key in rows.values_list("state", "first_id", "second_id", "key"):
        if state == Overlap.State.WAITING:
            marked.setdefault(first, {}).setdefault(key, False)
            marked.setdefault(second, {}).setdefault(key, False)
        else:
            left = second if state == Overlap.State.FIRST else first
            marked.setdefault(left, {})[key] = True
    if not marked:
        return sent
    return [_counted(one, marked[one.pk], forms) if one.pk in marked else one for one in sent]


def _counted(one: Sent, marked: Mapping[str, bool], forms: Forms) -> Sent:
    figures, marks = list(one.figures), dict(one.marks)
    for line in forms.lines(one.version):
        if line.key not in marked or line.place >= len(figures) or figures[line.place] is None:
            continue
        if marked[line.key]:
            figures[line.place], marks[line.place] = 0, 0
        else:
            marks[line.place] = marks.get(line.place, 0) | DOUBTED
    return one._replace(figures=figures, marks=marks)


def led_by(node: Node, body: int, window: Window, moved: dict[int, list[tuple[date, int]]]) -> bool:
    """Say whether the node's body led `body` when the months ended."""
    month = window[1]
    end = date(node.year, month, 28)
    for until, parent in moved.get(body, ()):
        if end <= until:
            return parent == node.body
    return True


def read_reports(reports: QuerySet[Report], years: Collection[int], forms: Forms) -> list[Sent]:
    """Read reports for months of these years; other periods are no months and left out.

    Rounds are read apart and all figures at once: this is where a year's rebuilding spends its
    time.
    """
    as_text = Cast("marks", TextField())
    rows: list[Row] = list(
        reports.filter(round__period_end__range=_days(years))
        .order_by("round_id", "pk")
        .values_list("pk", "body_id", "round_id", "state", "figures", as_text)
    )
    if not rows or rows != forms.rows:
        forms.rows, forms.sent = rows, _read(rows, forms)
    return [one for one in forms.sent if one.year in years]


def _days(years: Collection[int]) -> tuple[date, date]:
    return date(min(years), 1, 1), date(max(years), 12, 31)


def _read(rows: list[Row], forms: Forms) -> list[Sent]:
    """Read the rows of reports for months; other periods are no months and left out."""
    rounds = _rounds({row[2] for row in rows}, forms)
    here = [row[4] if row[3] in _HELD else "[]" for row in rows]
    figures = json.loads(f"[{','.join(here)}]")
    found = []
    for (pk, body, asked, state, _text, marks), numbers in zip(rows, figures, strict=True):
        months, version, regime = rounds[asked]
        if months is None:
            continue
        held = _HELD.get(state, MISSING)
        window = (months.first, months.last)
        signs = _signs(json.loads(marks), forms.lines(version)) if held and marks != "{}" else {}
        found.append(Sent(pk, body, months.year, window, version, held, numbers, signs, regime))
    return found


def _rounds(keys: set[int], forms: Forms) -> dict[int, tuple[Months | None, int, int]]:
    """Return months, version and regime of each round."""
    found: dict[int, tuple[Months | None, int, int]] = {}
    known = sorted(keys)
    columns = ("pk", "version_id", "period_kind", "period_start", "period_end", "regime")
    for start in range(0, len(known), 5000):
        some = Round.objects.filter(pk__in=known[start : start + 5000])
        for pk, version, kind, first, last, regime in some.order_by().values_list(*columns):
            months = months_of(Period(Kind(kind), first, last, "", Regime(regime)))
            found[pk] = (months, version, STATE if regime == Regime.STATE else CALENDAR)
    forms.learn({version for _months, version, _regime in found.values()})
    return found


def _signs(marks: dict[str, dict[str, str]], lines: tuple[Line, ...]) -> dict[int, int]:
    found = {}
    for line in lines:
        sign = SIGNS.get(marks.get(line.key, {}).get("compare", ""), 0)
        if sign:
            found[line.place] = sign
    return found
