"""Một trang của lãnh đạo: what to decide, what is late and with whom, how far the year has come.

Everything is read from confirmed records as the account sees them; each number opens what it
counts. The number of queries depends on nothing but the kinds of things shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from phoihop.followup.board import Board, Item
from phoihop.followup.models import Change, Mending, NamedAgain
from phoihop.followup.shortcomings import standings
from phoihop.lib.dates import format_day
from phoihop.records.models import Assessment, Report, Round, TargetSet
from phoihop.records.rounds import Progress, progress
from phoihop.records.tallying import Measured
from phoihop.records.targets import approved_reports, from_reports, measured, with_targets
from phoihop.registry.models import Account, Consent
from phoihop.registry.rights import scope

BANDS = ("over", "met", "near", "low", "wait")
MOST_LATE, MOST_SETS, MOST_ROUNDS, MOST_ASKED, MOST_NAMED = 8, 12, 4, 5, 3
NOT_GIVEN = frozenset({Change.State.RAISED, Change.State.RECEIVED})
"""A recommendation in these states has nobody who answers it."""

LONG_PAST, SILENT = timedelta(days=60), timedelta(days=30)
"""Rounds left open so long are no news; a recommendation silent so long needs a word."""


@dataclass(frozen=True, slots=True)
class LateLead:
    """Đơn vị có việc quá hạn: how many tasks, and how long the oldest is late (days)."""

    name: str
    pk: int | None
    count: int
    longest: int


@dataclass(frozen=True, slots=True)
class TargetsOf:
    """Bộ chỉ tiêu của một đơn vị: how many targets lie in each of BANDS."""

    kept: TargetSet
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.counts)

    @property
    def reached(self) -> int:
        return self.counts[0] + self.counts[1]


@dataclass(frozen=True, slots=True)
class Decision:
    """Việc cần cho ý kiến: what is asked of the leader, and the day asked for if it is time.

    `kind` is "extension" (more time is asked), "request" (nobody answers a recommendation that
    was asked again, or that is long unanswered), or "consent" (a second person has to agree).
    """

    kind: str
    pk: int
    title: str
    code: str
    who: str
    words: str
    days_late: int = 0
    until: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class NamedLine:
    """Hạn chế nêu lại: the last time it was named, and which time that was."""

    shown: Assessment
    times: int


@dataclass(frozen=True, slots=True)
class RoundLine:
    """Đợt báo cáo đang nhận, with how many have sent."""

    round: Round
    progress: Progress


def late_by_lead(shown: Board) -> list[LateLead]:
    """Return who has overdue work, most first; a task of which nobody is in charge comes last."""
    late = [item for item in shown["overdue"].items if item.kind == "assignment"]
    counts = Counter((item.lead_id, item.lead) for item in late)
    found = [
        LateLead(name, pk, count, _longest(late, pk, name)) for (pk, name), count in counts.items()
    ]
    found.sort(key=lambda one: (not one.name, -one.count, -one.longest, one.name))
    return found


def _longest(late: Iterable[Item], pk: int | None, name: str) -> int:
    return max(item.days_late for item in late if (item.lead_id, item.lead) == (pk, name))


def decisions(
    shown: Board, again: Mapping[int, int], waiting: Iterable[Consent], *, most: int = MOST_ASKED
) -> list[Decision]:
    """Return what waits for the leader's word: time first, then what is asked again, then consents.

    `again` says of a recommendation which time it is asked, where it was asked before.
    """
    every = [item for group in shown.groups for item in group.items if item.is_open]
    time = sorted(
        (item for item in every if item.asked_until), key=lambda item: (-item.days_late, item.pk)
    )
    found = [_extension(item) for item in time]
    asked = [item for item in every if item.kind == "recommendation" and item.state in NOT_GIVEN]
    asked.sort(key=lambda item: (-again.get(item.pk, 0), item.assigned_on or date.max, item.pk))
    found += [
        _request(item, again.get(item.pk, 0), shown.on)
        for item in asked
        if again.get(item.pk) or _long_silent(item, shown.on)
    ]
    found += [Decision("consent", one.pk, one.label, "", str(one.asked_by), "") for one in waiting]
    return found[:most]


def _extension(item: Item) -> Decision:
    words = _("Xin lùi hạn từ %(from)s sang %(until)s.") % {
        "from": format_day(item.due_on) if item.due_on else "–",
        "until": format_day(item.asked_until) if item.asked_until else "–",
    }
    return Decision(
        "extension",
        item.pk,
        item.text,
        item.code,
        item.lead,
        words,
        days_late=item.days_late,
        until=item.asked_until,
        version=item.version,
    )


def _request(item: Item, times: int, on: date) -> Decision:
    if times:
        words = _("Kiến nghị lần thứ %(n)s, chưa có đơn vị trả lời.") % {"n": times}
    else:
        days = (on - item.assigned_on).days if item.assigned_on else 0
        words = _("Đã %(n)s ngày, chưa có đơn vị trả lời.") % {"n": days}
    return Decision(
        "request",
        item.pk,
        item.text,
        item.code,
        item.asked_by,
        words,
        days_late=item.days_late,
        version=item.version,
    )


def _long_silent(item: Item, on: date) -> bool:
    return item.assigned_on is not None and on - item.assigned_on >= SILENT


def targets_now(account: Account, on: date) -> list[TargetsOf]:
    """Return the sets of targets in force on the day, each with its bands; three queries."""
    seen = scope(account, TargetSet.objects.filter(replaced_by=None, period_kind="year"))
    current = seen.filter(period_start__lte=on, period_end__gte=on).select_related("body")
    rows = with_targets(current)
    sets = list(rows.order_by("body__sort_key", "pk")[:MOST_SETS])
    reports = approved_reports(sets)
    return [TargetsOf(kept, _counts(kept, reports.get(kept.pk, []))) for kept in sets]


def _counts(kept: TargetSet, reports: Sequence[Report]) -> tuple[int, ...]:
    reported = from_reports(kept, reports)
    found = Counter(band_of(measured(target, reported=reported)) for target in kept.targets.all())
    return tuple(found[band] for band in BANDS)


def band_of(one: Measured | None) -> str:
    """Say in which band a target lies, without rounding.

    >>> [band_of(Measured(10, n)) for n in (11, 10, 5, 4, None)]
    ['over', 'met', 'near', 'low', 'wait']
    """
    share = one.share if one else None
    if share is None:
        return "wait"
    reached, wanted = share
    if reached >= wanted:
        return "over" if reached > wanted else "met"
    return "near" if reached * 2 >= wanted else "low"


def open_rounds(account: Account, on: date) -> list[RoundLine]:
    """Return the rounds that are being received, the nearest last day first."""
    seen = scope(account, Round.objects.open().filter(last_day__gte=on - LONG_PAST))
    rounds = list(seen.order_by("last_day", "pk")[:MOST_ROUNDS])
    return [RoundLine(one, progress(one)) for one in rounds]


def named_again(account: Account) -> list[NamedLine]:
    """Return the shortcomings that were named again and not mended since, most often first."""
    same = scope(account, NamedAgain.objects.filter(state=NamedAgain.State.SAME))
    seen = scope(account, Assessment.objects.filter(pk__in=same.order_by().values("later")))
    rows = list(seen.select_related("of_body"))
    known = standings(rows)
    found = [
        NamedLine(one, known[one.pk].times)
        for one in rows
        if known[one.pk].state == Mending.State.OPEN
    ]
    return sorted(found, key=lambda line: (-line.times, -line.shown.pk))[:MOST_NAMED]


def answered_share(shown: Board) -> tuple[int, int]:
    """Return how many of the recommendations on the board were answered, and of how many."""
    every = [item for group in shown.groups for item in group.items]
    requests = [item for item in every if item.kind == "recommendation"]
    return sum(not item.is_open for item in requests), len(requests)
