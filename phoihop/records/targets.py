"""Chỉ tiêu được giao: making a set, its next version, results by hand or from reports, tallies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from phoihop.lib.numbers import NotANumber, parse_number
from phoihop.lib.periods import Period
from phoihop.lib.vietnamese import fold
from phoihop.records.errors import ReportError
from phoihop.records.models import Indicator, Report, Target, TargetSet
from phoihop.records.models.indicators import whole_of
from phoihop.records.report_entry import read_entry
from phoihop.records.roll_ups_due import plan_due
from phoihop.records.tallying import BandCount, Measured, bands
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand

MOST_TARGETS = 200


@dataclass(frozen=True, slots=True)
class Planned:
    """Dòng chỉ tiêu: what is to be reached; `plan` in units of the last digit, None if open."""

    name: str
    unit: str = ""
    plan: int | None = None
    decimals: int = 0
    lower_is_better: bool = False
    at_year_end: bool = False
    indicator: Indicator | None = None


def read_targets(text: str, known: Sequence[Indicator] = ()) -> list[Planned]:
    """Read targets, one to a line: "Tên | đơn vị | kế hoạch | ghi chú".

    The note "giảm" means that less is better, "cuối năm" that the target is judged at the end.
    Raises ReportError with the number of the line that cannot be read.
    """
    indicators = {(fold(one.name), fold(one.unit)): one for one in known}
    found = []
    for number, raw in enumerate(text.splitlines(), 1):
        cells = [" ".join(cell.split()) for cell in re.split(r"[|\t]", raw)]
        if any(cells):
            found.append(_planned(number, cells, indicators))
    if not found:
        raise ReportError(_("Chưa có chỉ tiêu nào."))
    if len(found) > MOST_TARGETS:
        told = {"count": len(found), "most": MOST_TARGETS}
        raise ReportError(_("Có %(count)s chỉ tiêu; nhiều nhất là %(most)s.") % told)
    return found


def _planned(
    number: int, cells: list[str], indicators: Mapping[tuple[str, str], Indicator]
) -> Planned:
    name, unit, plan, note = [*cells, "", "", ""][:4]
    name = re.sub(r"^\d{1,3}[.)]\s+", "", name)
    if not name:
        raise ReportError(_("Dòng %(number)s chưa có tên chỉ tiêu.") % {"number": number})
    indicator = indicators.get((fold(name), fold(unit)))
    whole, decimals = None, indicator.decimals if indicator else 0
    if plan and plan not in ("-", "–"):
        try:
            value = parse_number(plan)
        except NotANumber as problem:
            told = {"number": number, "problem": problem}
            raise ReportError(_("Dòng %(number)s: %(problem)s") % told) from None
        exponent = value.normalize().as_tuple().exponent
        digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        decimals = max(decimals, digits)
        if decimals > 6:
            told = {"number": number}
            raise ReportError(_("Dòng %(number)s: nhiều nhất 6 chữ số sau dấu phẩy.") % told)
        whole = whole_of(value, decimals)
    folded = fold(note)
    lower = "giam" in folded or (indicator is not None and indicator.better == "down")
    return Planned(name[:500], unit[:60], whole, decimals, lower, "cuoi nam" in folded, indicator)


@transaction.atomic
def make_set(
    title: str,
    planned: Sequence[Planned],
    period: Period,
    *,
    body: Body,
    assigner: str,
    account: Account,
    assigned_by: str = "",
    replaces: TargetSet | None = None,
) -> TargetSet:
    """Make a set of targets, or the next version of one. Raises ReportError, NotAllowed."""
    made = TargetSet(
        body=body,
        title=" ".join(title.split())[:250],
        assigner=assigner,
        assigned_by=" ".join(assigned_by.split())[:250],
        period_kind=period.kind,
        period_label=period.label[:120],
        period_start=period.start,
        period_end=period.end,
        regime=period.regime,
        number=replaces.number + 1 if replaces else 1,
        replaces=replaces,
        made_by=account,
    )
    demand(account, "make", made)
    if not made.title:
        raise ReportError(_("Hãy đặt tên cho bộ chỉ tiêu."))
    if replaces and TargetSet.objects.filter(replaces=replaces).exists():
        raise ReportError(_("Bộ chỉ tiêu này đã có phiên bản sau. Hãy sửa phiên bản mới nhất."))
    made.save()
    Target.objects.bulk_create(_target(made, place, one) for place, one in enumerate(planned, 1))
    _carry_results(made)
    plan_due(body, period.end.year)
    after = {"title": made.title, "period": period.label, "targets": len(planned)}
    trail.record("make", made, actor=account, body=body, after=after)
    return made


def _target(made: TargetSet, place: int, planned: Planned) -> Target:
    better = Indicator.Better.DOWN if planned.lower_is_better else Indicator.Better.UP
    return Target(
        set=made,
        place=place,
        name=planned.name,
        indicator=planned.indicator,
        unit=planned.unit,
        decimals=planned.decimals,
        better=better,
        plan=planned.plan,
        at_year_end=planned.at_year_end,
    )


def _carry_results(made: TargetSet) -> None:
    """What was already reached goes with the new version, target by name."""
    if made.replaces is None:
        return
    before = {fold(target.name): target for target in made.replaces.targets.all()}
    for target in made.targets.all():
        old = before.get(fold(target.name))
        if old is not None and old.result is not None and old.decimals <= target.decimals:
            target.result = old.result * 10 ** (target.decimals - old.decimals)
            target.save(update_fields=["result"])


@transaction.atomic
def enter_results(kept: TargetSet, typed: Mapping[int, str], *, account: Account) -> list[str]:
    """Write results by the primary keys of their targets; return what could not be read."""
    demand(account, "make", kept)
    targets = {target.pk: target for target in kept.targets.select_for_update()}
    problems, before, after = [], {}, {}
    for pk, words in typed.items():
        target = targets.get(pk)
        if target is None:
            continue
        line = {"decimals": target.decimals, "unit": target.unit, "label": target.name}
        try:
            entered = read_entry(words, line)
        except ReportError as problem:
            problems.append(f"{target.name}: {problem.message}")
            continue
        if entered.whole != target.result:
            before[target.name], after[target.name] = target.result_number, words.strip()
            target.result = entered.whole
            target.save(update_fields=["result"])
    if after:
        shown = {name: "" if value is None else str(value) for name, value in before.items()}
        trail.record("fill", kept, actor=account, body=kept.body, before=shown, after=after)
    return problems


def from_reports(kept: TargetSet, reports: Sequence[Report] | None = None) -> dict[int, int]:
    """Return what the approved reports of the body say, by target, in last digits.

    Only whole periods within that of the set count: those added up over time are summed, of
    those that are a state the last one is taken. A period inside another one is left out, so
    nothing is counted twice. A ratio is left to be entered. `reports` are those of
    `approved_reports`, where many sets are looked at.
    """
    if reports is None:
        reports = approved_reports([kept])[kept.pk]
    found: dict[int, int] = {}
    told = [_by_indicator(report) for report in reports]
    for target in kept.targets.all():
        values = [value for known in told if (value := _value(known, target)) is not None]
        if not values or target.indicator is None or target.indicator.is_ratio:
            continue
        adds = target.indicator.over_time == Indicator.Adding.SUM
        found[target.pk] = sum(values) if adds else values[-1]
    return found


def with_targets(sets: QuerySet[TargetSet]) -> QuerySet[TargetSet]:
    """Bring the targets and their indicators along, whatever the number of sets."""
    return sets.prefetch_related(Prefetch("targets", Target.objects.select_related("indicator")))


def approved_reports(sets: Sequence[TargetSet]) -> dict[int, list[Report]]:
    """Return by set the approved reports that lie within its period; one query for all sets."""
    if not sets:
        return {}
    rows = (
        Report.objects.filter(
            body__in={kept.body_id for kept in sets},
            state=Report.State.APPROVED,
            round__period_start__gte=min(kept.period_start for kept in sets),
            round__period_end__lte=max(kept.period_end for kept in sets),
        )
        .select_related("round__version")
        .order_by("round__period_end", "pk")
    )
    known = list(rows)
    return {kept.pk: _outermost([one for one in known if _within(one, kept)]) for kept in sets}


def _within(report: Report, kept: TargetSet) -> bool:
    start, end = report.round.period_start, report.round.period_end
    inside = kept.period_start <= start and end <= kept.period_end
    return inside and report.body_id == kept.body_id


def _outermost(reports: Any) -> list[Report]:
    known = list(reports)
    return [
        one
        for one in known
        if not any(
            other is not one
            and other.round.period_start <= one.round.period_start
            and one.round.period_end <= other.round.period_end
            and (other.round.period.start, other.round.period.end)
            != (one.round.period.start, one.round.period.end)
            for other in known
        )
    ]


def _by_indicator(report: Report) -> dict[int, tuple[int, int]]:
    """Return whole number and decimals of each figure whose line is an indicator, the first one."""
    found: dict[int, tuple[int, int]] = {}
    for line, whole in zip(report.round.version.lines, report.wholes, strict=True):
        if line["indicator"] and whole is not None:
            found.setdefault(line["indicator"], (whole, line["decimals"]))
    return found


def _value(known: Mapping[int, tuple[int, int]], target: Target) -> int | None:
    whole, decimals = known.get(target.indicator_id or 0, (None, 0))
    steps: int = target.decimals - decimals
    return whole * 10**steps if whole is not None and steps >= 0 else None


def measured(target: Target, *, reported: Mapping[int, int] | None = None) -> Measured | None:
    """Return plan and result of a target, or None for one without a plan value.

    A result entered by hand stands before what reports say.
    """
    if target.plan is None:
        return None
    result = target.result
    if result is None and reported is not None:
        result = reported.get(target.pk)
    lower = target.better == Indicator.Better.DOWN
    return Measured(target.plan, result, lower, target.at_year_end)


def tally_of(
    kept: TargetSet,
    *,
    final: bool = False,
    together: bool = False,
    reports: Sequence[Report] | None = None,
) -> list[BandCount]:
    """Count the targets of a set by band; those without a plan value are still running."""
    reported = from_reports(kept, reports)
    known = [
        measured(target, reported=reported) or Measured(1, None) for target in kept.targets.all()
    ]
    return bands(known, final=final, together=together)
