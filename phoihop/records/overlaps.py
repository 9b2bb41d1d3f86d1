"""Số liệu có thể trùng: finding one achievement told by two bodies, and deciding which counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Proposal
from phoihop.records.alike import same_words
from phoihop.records.errors import ReportError
from phoihop.records.models import FigureSource, Overlap, Report, Round
from phoihop.records.roll_ups_due import due
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

ALIKE = 90
"""From this likeness of words on two sentences may tell of one thing.

High, because they also tell one number: two units that copied one sentence differ in their name
alone, while "tặng 40 suất quà" of two units in other words is two gifts.
"""

SMALL = 20
"""Numbers below are often the same by chance: 1 house, 2 conferences."""


@dataclass(frozen=True, slots=True)
class _Told:
    """One figure of one report, with the sentence it was filled from, where there is one."""

    report: Report
    whole: int
    source: Proposal | None


@transaction.atomic
def find_overlaps(asked: Round) -> int:
    """Look for lines of the round's reports that may be one achievement; return how many wait.

    Decided ones stay decided while both numbers stay; what no longer looks alike is taken away.
    """
    reports = list(
        asked.reports.filter(state__in=Report.HERE).select_related("body").order_by("pk")
    )
    for report in reports:
        report.round = asked
    known = {
        (one.first_id, one.second_id, one.key): one
        for one in Overlap.objects.filter(first__round=asked)
    }
    for first, second, key, reason in _pairs(asked, reports):
        numbers = f"{first.whole} {second.whole}"
        there = known.pop((first.report.pk, second.report.pk, key), None)
        if there is None:
            Overlap.objects.create(
                body_id=asked.body_id,
                first=first.report,
                second=second.report,
                key=key,
                reason=reason,
                numbers=numbers,
            )
        elif there.numbers != numbers:
            there.numbers, there.state, there.reason = numbers, Overlap.State.WAITING, reason
            there.save()
    Overlap.objects.filter(pk__in=[one.pk for one in known.values()]).delete()
    return Overlap.objects.filter(first__round=asked, state=Overlap.State.WAITING).count()


def _pairs(asked: Round, reports: list[Report]) -> Iterator[tuple[_Told, _Told, str, str]]:
    sources: dict[tuple[int, str], Proposal] = {
        (row.report_id, row.key): row.proposal
        for row in FigureSource.objects.filter(report__in=reports).select_related("proposal")
    }
    # Without sources only numbers of one place can look alike: a hundred communes are passed by.
    places: dict[str, int] = {}
    for report in reports:
        places[report.body.place] = places.get(report.body.place, 0) + 1
    if not sources and max(places.values(), default=0) < 2:
        return
    wholes = {report.pk: report.wholes for report in reports}
    for place, line in enumerate(asked.version.lines):
        key = line["key"]
        told = [
            _Told(report, whole, sources.get((report.pk, key)))
            for report in reports
            if (whole := wholes[report.pk][place])
        ]
        for first, second in _near(told):
            reason = _reason(first, second)
            if reason:
                yield first, second, key, reason


def _near(told: list[_Told]) -> Iterator[tuple[_Told, _Told]]:
    """Return the pairs worth comparing, each once: one document, or one number."""
    groups: dict[tuple[str, int], list[_Told]] = defaultdict(list)
    for one in told:
        groups["number", one.whole].append(one)
        if one.source is not None:
            groups["document", one.source.document_id].append(one)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        for first, second in combinations(group, 2):
            pair = (first.report.pk, second.report.pk)
            if pair not in seen:
                seen.add(pair)
                yield first, second


def _reason(first: _Told, second: _Told) -> str:
    one, other = first.source, second.source
    same = first.whole == second.whole
    if one is not None and other is not None:
        if one.document_id == other.document_id:
            if one.start < other.end and other.start < one.end:
                return Overlap.Reason.SENTENCE
            return Overlap.Reason.DOCUMENT if same else ""
        if same and same_words(one.quote, other.quote) >= ALIKE:
            return Overlap.Reason.LIKENESS
    near = first.report.body.place and first.report.body.place == second.report.body.place
    return Overlap.Reason.NUMBER if same and near and abs(first.whole) >= SMALL else ""


@transaction.atomic
def decide_overlap(overlap: Overlap, choice: str, *, account: Account) -> Overlap:
    """Say which of the two counts, or both; may be said anew. Raises ReportError, NotAllowed."""
    demand(account, "decide", overlap)
    if choice not in (Overlap.State.BOTH, Overlap.State.FIRST, Overlap.State.SECOND):
        raise ReportError(_("Hãy chọn tính cả hai hay chỉ tính một đơn vị."))
    kept = Overlap.objects.select_for_update(of=("self",)).get(pk=overlap.pk)
    before = kept.state
    if before == choice:
        return kept
    kept.state, kept.decided_by, kept.decided_at = choice, account, timezone.now()
    kept.save()
    for report in (kept.first, kept.second):
        due(report)
    labels = dict(Overlap.State.choices)
    trail.record(
        "decide_overlap",
        kept,
        actor=account,
        body=kept.body,
        before={"state": str(labels[Overlap.State(before)])},
        after={"state": str(labels[Overlap.State(choice)])},
    )
    return kept
