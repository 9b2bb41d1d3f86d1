"""Một chỉ tiêu qua thời gian: on the map of then or of now, by unit, down to the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.lib.dates import format_day
from phoihop.lib.periods import Months
from phoihop.records.models import FigureSource
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import scope
from phoihop.reports.charts import NARROW, WIDE, BarChart, LineChart, Value, bar_chart, line_chart
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.against import against
from phoihop.reports.rollup.small import guarded
from phoihop.reports.rollup.units import Unit, Units, units_of
from phoihop.reports.rollup.years import Basis, OverTime, Point, Series, over_time, series_of
from phoihop.reports.spreadsheets import as_csv
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.rollup.choices import (
    OverTimeChoice,
    chosen_tree,
    over_time_choice,
    span_key,
    step_names,
    trees_of,
)
from phoihop.web.office.rollup.words import caveats, counted, named, said, short
from phoihop.web.office.rows import source_url

MOST_BARS = 15


@dataclass(frozen=True, slots=True)
class Shown:
    """Giá trị đã viết: the number, who is in it, what must be known, how it stands to last year."""

    words: str
    counted: str
    notes: list[str]
    merged: str = ""
    why: str = ""
    against: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Dòng của bảng theo kỳ; `breaks` names the day between this and the row before."""

    span: Months
    name: str
    values: list[Shown]
    breaks: str
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """Dòng của bảng theo đơn vị."""

    unit: Unit
    shown: Shown
    address: str
    source: str = ""
    """Where the sentence opens, marked, from which the report was filled in."""


@dataclass(frozen=True, slots=True)
class Found:
    """Trang một chỉ tiêu: everything both the page and the sheet are made from."""

    body: Body
    series: Series
    choice: OverTimeChoice
    known: OverTime
    at: Months
    units: Units


@signed_in
@require_safe
def rollup_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one line over time as chart and table, and who beneath has how much of it."""
    account = asker(request)
    body = get_object_or_404(scope(account, Body.objects.all()), pk=pk)
    found = _found(request, account, body)
    if found is None:
        return render(request, "office/rollup/choose.html", {"body": body})
    choice, known = found.choice, found.known
    rows = list(_rows(found))
    unit_rows = _unit_rows(account, found)
    context: dict[str, Any] = {
        "body": body,
        "series": found.series,
        "choice": choice,
        "names": [name_of(track.body) for track in known.tracks],
        "rows": rows,
        "charts": [("only-d", _chart(found, wide=True)), ("only-m", _chart(found, wide=False))],
        "has_points": any(shown.words for row in rows for shown in row.values),
        "several": len(known.tracks) > 1,
        "is_now": choice.basis == Basis.NOW,
        "before": known.before,
        "breaks": [format_day(day) for day in known.breaks],
        "then_query": choice.query(**{"ban-do": Basis.THEN.value}),
        "now_query": choice.query(**{"ban-do": Basis.NOW.value}),
        "query": choice.query(ky=span_key(found.at)),
        "steps": step_names().items(),
        "years": range(timezone.localdate().year, 2019, -1),
        "at": named(found.at),
        "at_key": span_key(found.at),
        "units": unit_rows,
        "hidden": found.units.hidden,
        "has_small": _has_small(found),
        "bars": _bars(found),
        "trees": [(one, RollUp.Tree(one).label) for one in trees_of(body)],
    }
    return render(request, "office/rollup/line.html", context)


@signed_in
@require_safe
def rollup_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the same tables as CSV: every period, then every unit of the chosen one."""
    account = asker(request)
    body = get_object_or_404(scope(account, Body.objects.all()), pk=pk)
    found = _found(request, account, body)
    header = [
        _("Đơn vị"), _("Chỉ tiêu"), _("Đơn vị tính"), _("Kỳ"), _("Giá trị"), _("Đã báo cáo"),
        _("Phải báo cáo"), _("Bản đồ"), _("Cộng từ đơn vị cũ"), _("Ghi chú"),
    ]  # fmt: skip
    rows = list(_sheet(found)) if found else []
    answer = HttpResponse(as_csv(header, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="so-lieu-tong-hop.csv"'
    return answer


def _found(request: HttpRequest, account: Account, body: Body) -> Found | None:
    """Return what the address asks for; None while no line is chosen."""
    tree = chosen_tree(request, trees_of(body))
    choice = over_time_choice(request, tree)
    if not choice.key:
        return None
    series = series_of(choice.key)
    if series is None:
        raise Http404
    known = over_time(body, series, choice.spans, tree=tree, basis=choice.basis)
    known = guarded(account, known, tree)
    at = _at(choice, known)
    units = units_of(account, body, series, at, tree=tree, basis=choice.basis)
    return Found(body, series, choice, known, at, units)


def _at(choice: OverTimeChoice, known: OverTime) -> Months:
    """Return the period whose units are shown: the one asked for, or the newest with a number."""
    if choice.at is not None:
        return choice.at
    for place in range(len(known.spans) - 1, -1, -1):
        if any(track.points[place].value.number is not None for track in known.tracks):
            return known.spans[place]
    return known.spans[-1] if known.spans else Months(choice.last, 1, 12)


def _rows(found: Found) -> Iterator[Row]:
    """Write the table by period, the newest first."""
    spans, tracks = found.known.spans, found.known.tracks
    last_year = {span: place for place, span in enumerate(spans)}
    for place in range(len(spans) - 1, -1, -1):
        span = spans[place]
        before = last_year.get(Months(span.year - 1, span.first, span.last))
        values = [
            _shown(
                track.points[place],
                found.series,
                track.points[before] if before is not None else None,
                name_of(track.body) if len(tracks) > 1 else _("Giá trị"),
            )
            for track in tracks
        ]
        address = found.choice.query(ky=span_key(span))
        yield Row(span, named(span), values, _break(found, place), address, span == found.at)


def name_of(body: Body) -> str:
    """Name a body, with its last day if it ended: its heir may bear the same name."""
    if body.valid_to is None:
        return body.name
    return _("%(name)s (đến %(day)s)") % {"name": body.name, "day": format_day(body.valid_to)}


def _shown(point: Point, series: Series, before: Point | None = None, name: str = "") -> Shown:
    words = ""
    if before is not None:
        words = against(point.value, before.value, series.unit, "same_period")
    return Shown(
        said(point.value),
        counted(point.value),
        caveats(point.value),
        ", ".join(point.merged),
        point.why,
        words,
        name,
    )


def _break(found: Found, place: int) -> str:
    """Name the day on which the map changed within this period or just before it."""
    span = found.known.spans[place]
    start = date(span.year, span.first, 1)
    after = found.known.spans[place - 1] if place else None
    earlier = date(after.year, after.first, 1) if after else start
    days = [day for day in found.known.breaks if earlier < day <= start or _inside(day, span)]
    return ", ".join(format_day(day) for day in days)


def _inside(day: date, span: Months) -> bool:
    return day.year == span.year and span.first < day.month <= span.last


def _chart(found: Found, *, wide: bool) -> LineChart:
    spans = found.known.spans
    lines = [
        (name_of(track.body), [Value(one.value.number, bool(one.merged)) for one in track.points])
        for track in found.known.tracks
    ]
    breaks = []
    for day in found.known.breaks:
        place = next(
            (n for n, one in enumerate(spans) if (one.year, one.last) >= (day.year, day.month)), 0
        )
        breaks.append((place, format_day(day)))
    columns = [short(span) for span in spans]
    return line_chart(columns, lines, WIDE if wide else NARROW, breaks=breaks)


def _unit_rows(account: Account, found: Found) -> list[UnitRow]:
    sentences = _sources(account, found.units.shown, found.series)
    rows = []
    for unit in found.units.shown:
        point = Point(found.at, unit.value, unit.merged, unit.why)
        address = found.choice.query(ky=span_key(found.at), cay="")
        source = "" if unit.value.hidden else sentences.get(unit.report or 0, "")
        rows.append(UnitRow(unit, _shown(point, found.series), address, source))
    return rows


def _sources(account: Account, units: Sequence[Unit], series: Series) -> dict[int, str]:
    """Return for each report where the sentence opens from which this line was filled in."""
    keys = [unit.report for unit in units if unit.report]
    if not keys:
        return {}
    wanted = set(series.parts)
    seen = scope(account, FigureSource.objects.filter(report__in=keys))
    rows = seen.select_related("proposal", "report__round__version")
    found = {}
    for row in rows:
        version = row.report.round.version
        for line in version.lines:
            here = str(line["indicator"] or f"{version.form_id}:{line['key']}")
            if line["key"] == row.key and here in wanted:
                found[row.report_id] = source_url(row.proposal.document_id, row.proposal_id)
    return found


def _has_small(found: Found) -> bool:
    """Say whether something on the page is kept from this reader."""
    of_tracks = (point.value for track in found.known.tracks for point in track.points)
    return any(value.hidden for value in (*of_tracks, *(one.value for one in found.units.shown)))


def _bars(found: Found) -> BarChart | None:
    known = [
        (str(unit.body), unit.value.number, said(unit.value))
        for unit in found.units.shown
        if unit.value.number is not None
    ]
    if len(known) < 2:
        return None
    known.sort(key=lambda row: (-(row[1] or Decimal(0)), row[0]))
    rows = [
        (label, number, words) for label, number, words in known[:MOST_BARS] if number is not None
    ]
    return bar_chart(rows, width=560, left=220)


def _sheet(found: Found) -> Iterator[list[str | int]]:
    basis = _("hiện nay") if found.choice.basis == Basis.NOW else _("khi đó")
    for track in found.known.tracks:
        for point in track.points:
            yield _line(name_of(track.body), found.series, point, basis)
    for unit in found.units.shown:
        point = Point(found.at, unit.value, unit.merged, unit.why)
        yield _line(name_of(unit.body), found.series, point, basis)


def _line(name: str, series: Series, point: Point, basis: str) -> list[str | int]:
    value = point.value
    notes = " ".join([*([point.why] if point.why else []), *caveats(value)])
    return [
        name, series.label, series.unit, named(point.months), said(value), value.reported,
        value.asked, basis, ", ".join(point.merged), notes,
    ]  # fmt: skip
