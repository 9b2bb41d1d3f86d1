"""Bàn làm việc của lãnh đạo: one page, decisions answered in place, one sheet of A4 in print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.followup.asked_again import turns
from phoihop.followup.board import board
from phoihop.records.models import Conference
from phoihop.registry.acting import acting_role
from phoihop.registry.models import Account, Body, Consent, Role
from phoihop.registry.rights import may, scope
from phoihop.reports import bars
from phoihop.reports.leader import (
    BANDS,
    MOST_LATE,
    Decision,
    LateLead,
    TargetsOf,
    answered_share,
    decisions,
    late_by_lead,
    named_again,
    open_rounds,
    targets_now,
)
from phoihop.reports.resources import resources_of
from phoihop.reports.rollup.small import hidden_series
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.rollup.choices import own_body, span_key
from phoihop.web.office.rollup.words import named, plain, said


@dataclass(frozen=True, slots=True)
class Chart:
    """Biểu đồ ở hai khổ: on a desk, on a phone."""

    wide: bars.Bars
    narrow: bars.Bars


def is_leader(account: Account) -> bool:
    """Whether the account acts as a leader now, whose desk is the leader's page."""
    role = acting_role(account)
    return role is not None and role.role == Role.Name.LEADER


@signed_in
@require_safe
def leader(request: HttpRequest) -> HttpResponse:
    """Show the leader's page to whoever has work to see."""
    return leader_page(request)


def leader_page(request: HttpRequest) -> HttpResponse:
    account, today = asker(request), timezone.localdate()
    shown = board(account, on=today)
    again = {pk: turn.number for pk, turn in turns(account).items() if turn.number > 1}
    late, targets = late_by_lead(shown), targets_now(account, today)
    asked = decisions(shown, again, _consents(account))
    answered, requests = answered_share(shown)
    context = {
        "today": today,
        "conference": _next_conference(account, today),
        "rounds": open_rounds(account, today),
        "decisions": asked,
        "leads": _leads(account, asked),
        "late": late,
        "late_count": sum(one.count for one in late),
        "late_chart": _late_chart(late),
        "most_late": MOST_LATE,
        "more_late": {
            "units": len(late[MOST_LATE:]),
            "count": sum(one.count for one in late[MOST_LATE:]),
        },
        "targets": targets,
        "bands": BANDS,
        "reached": sum(one.reached for one in targets),
        "all_targets": sum(one.total for one in targets),
        "target_chart": _target_chart(targets),
        "answered": answered,
        "requests": requests,
        "tasks": sum(item.kind == "assignment" for group in shown.groups for item in group.items),
        "again": sum(1 for pk in again),
        "named": named_again(account),
        "resources": _resources(account, today),
    }
    return render(request, "office/leader/page.html", context)


@dataclass(frozen=True, slots=True)
class ResourceLine:
    """Dòng nguồn lực: in words, with how it stands to last year, and the page that drills down."""

    label: str
    words: str
    against: str
    address: str


def _resources(account: Account, today: date) -> dict[str, Any] | None:
    """What was raised since January by the body acted for, or the highest one with totals."""
    body = own_body(account)
    found = resources_of(body, today) if body else None
    if body is None or found is None:
        return None
    hidden = hidden_series(
        account, body, [line.series for line in found.lines], [today.year], found.tree
    )
    base, span = reverse("office:rollup-line", args=[body.pk]), span_key(found.months)
    lines = [
        ResourceLine(
            line.label,
            f"{said(line.now)} {line.unit}",
            f"{plain(line.against_before)}%" if line.against_before is not None else "",
            f"{base}?{urlencode({'chi-tieu': line.series, 'cay': found.tree, 'ky': span})}",
        )
        for line in found.lines
        if line.series not in hidden
    ]
    return {"body": body, "period": named(found.months), "lines": lines}


def _next_conference(account: Account, today: date) -> dict[str, Any] | None:
    seen = scope(account, Conference.objects.filter(held_on__gte=today, state="planned"))
    found = seen.order_by("held_on", "starts_at", "pk").first()
    return {"shown": found, "days": (found.held_on - today).days} if found else None


def _consents(account: Account) -> list[Consent]:
    """What waits for this account's word as the second person."""
    waiting = scope(account, Consent.objects.filter(state=Consent.State.WAITING))
    rows = waiting.exclude(asked_by=account).select_related("body", "asked_by").order_by("pk")
    return [one for one in rows[:10] if may(account, "answer", one)]


def _leads(account: Account, asked: list[Decision]) -> list[Body]:
    """Bodies to whom a recommendation can be given: those of the places one sees."""
    if not any(one.kind == "request" for one in asked):
        return []
    return list(scope(account, Body.objects.at(timezone.localdate())).order_by("sort_key", "pk"))


def _late_chart(late: list[LateLead]) -> Chart:
    rows = [(one.name or "…", [("hot", one.count)]) for one in late[:MOST_LATE]]
    return Chart(bars.bars(rows, bars.WIDE), bars.bars(rows, bars.NARROW))


def _target_chart(targets: list[TargetsOf]) -> Chart:
    rows = [(str(one.kept.body), list(zip(BANDS, one.counts, strict=True))) for one in targets]
    return Chart(bars.bars(rows, bars.WIDE), bars.bars(rows, bars.NARROW))
