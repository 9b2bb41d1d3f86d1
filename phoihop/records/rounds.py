"""Đợt báo cáo: opening a round for those who existed, excusing, closing, opening again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.lib.periods import Period
from phoihop.records.errors import ReportError
from phoihop.records.models import FormVersion, Report, ReportStep, Round
from phoihop.records.roll_ups_due import all_due, due
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, Consent
from phoihop.registry.rights import demand
from phoihop.registry.two_persons import ask

OFFICES = (Body.Kind.OFFICE, Body.Kind.PARTY_OFFICE)
NOT_SENDERS = (
    Body.Kind.PARTY_STANDING_COMMITTEE,
    Body.Kind.PARTY_STANDING_MEMBERS,
    Body.Kind.EMULATION_GROUP,
    Body.Kind.DEPUTIES_GROUP,
)
"""Kinds that send through somebody else: their committee, their members."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Đơn vị có thể phải gửi: those led by the asker, those beneath it in its line, neighbours."""

    led: list[Body]
    line: list[Body]
    neighbours: list[Body]

    def __iter__(self) -> Any:
        yield from (*self.led, *self.line, *self.neighbours)


def candidates(body: Body, *, on: date) -> Candidates:
    """Return who existed on `on` and could be asked by `body`.

    An office asks in the name of the body that leads it, so its candidates are that body's.
    """
    base = body.parent if body.kind in OFFICES and body.parent else body
    there = Body.objects.at(on).exclude(pk__in=[body.pk, base.pk]).exclude(kind__in=NOT_SENDERS)
    led = list(there.filter(parent=base))
    line = list(there.filter(line=base).exclude(parent=base))
    known = [one.pk for one in (*led, *line)]
    same_place = Q(place=base.place, level=base.level) & ~Q(place="")
    return Candidates(led, line, list(there.filter(same_place).exclude(pk__in=known)))


@transaction.atomic
def open_round(
    version: FormVersion,
    period: Period,
    senders: Collection[Body],
    *,
    body: Body,
    account: Account,
    last_day: date,
    cut_off_on: date | None = None,
    title: str = "",
) -> Round:
    """Open a round and write down one empty report for each sender.

    Raises ReportError when nobody would have to send, or somebody did not exist on the cut-off
    day; NotAllowed.
    """
    cut_off = cut_off_on or period.end
    opened = Round(
        body=body,
        version=version,
        title=(title.strip() or f"{version.form.name}, {period.label}")[:250],
        period_kind=period.kind,
        period_label=period.label[:120],
        period_start=period.start,
        period_end=period.end,
        regime=period.regime,
        cut_off_on=cut_off,
        last_day=last_day,
        opened_by=account,
    )
    demand(account, "open", opened)
    demand(account, "view", version.form)
    _check_senders(senders, cut_off)
    opened.save()
    Report.objects.bulk_create([Report(round=opened, body=sender) for sender in senders])
    all_due(opened, [sender.pk for sender in senders])
    after = {
        "period": period.label,
        "last_day": format_day(last_day),
        "senders": len(senders),
    }
    trail.record("open", opened, actor=account, body=body, after=after)
    return opened


def _check_senders(senders: Collection[Body], on: date) -> None:
    if not senders:
        raise ReportError(_("Chưa chọn đơn vị nào phải gửi báo cáo."))
    there = set(Body.objects.at(on).filter(pk__in=[b.pk for b in senders]).values_list("pk"))
    gone = [sender for sender in senders if (sender.pk,) not in there]
    if gone:
        message = _("%(body)s không hoạt động vào ngày chốt số liệu %(day)s.")
        raise ReportError(message % {"body": gone[0], "day": format_day(on)})


@transaction.atomic
def excuse(report: Report, *, account: Account, reason: str) -> None:
    """Say that this body need not send, and why."""
    demand(account, "judge", report)
    kept = Report.objects.select_for_update().get(pk=report.pk)
    if kept.state in Report.HERE:
        raise ReportError(_("Đơn vị này đã gửi báo cáo, không cần ghi là không phải gửi."))
    move(kept, Report.State.EXCUSED, account=account, verb="excuse", reason=reason)


def move(report: Report, state: str, *, account: Account, verb: str, reason: str = "") -> None:
    """Take a locked report to `state`, with its step and its entry in the trail."""
    words = reason.strip()
    if state in (Report.State.RETURNED, Report.State.EXCUSED) and not words:
        raise ReportError(_("Hãy ghi lý do."))
    before = report.state
    report.state = state
    report.reason = words if words else report.reason
    report.revision += 1
    report.save()
    ReportStep.objects.create(
        report=report, from_state=before, to_state=state, by=account, reason=words
    )
    due(report)
    trail.record(
        verb,
        report,
        actor=account,
        body=report.body,
        before={"state": str(Report.State(before).label)},
        after={"state": str(Report.State(state).label), "reason": words},
    )


@transaction.atomic
def close_round(closing: Round, *, account: Account, reason: str = "") -> None:
    """Close a round; while some have not sent, only with a reason. Closed twice is closed."""
    demand(account, "close", closing)
    kept = Round.objects.select_for_update().get(pk=closing.pk)
    if not kept.is_open:
        return
    # Whoever is writing a report finishes first; whoever comes later sees that it is closed.
    list(kept.reports.select_for_update().order_by("pk").values_list("pk"))
    missing = kept.reports.exclude(state__in=[*Report.HERE, Report.State.EXCUSED]).count()
    if missing and not reason.strip():
        message = _("Còn %(count)s đơn vị chưa gửi. Muốn chốt, hãy ghi lý do.")
        raise ReportError(message % {"count": missing})
    kept.state, kept.closed_at = Round.State.CLOSED, timezone.now()
    kept.save()
    after = {"missing": missing, "reason": reason.strip()}
    trail.record("close", kept, actor=account, body=kept.body, after=after)


def reopen_round(closed: Round, *, account: Account, reason: str) -> Consent | None:
    """Open a closed round again, or ask a second person to agree and return what waits.

    Raises ReportError without a reason: an exception says why.
    """
    demand(account, "reopen", closed)
    words = reason.strip()[:1000]
    if not words:
        raise ReportError(_("Hãy ghi lý do."))
    label = _("Mở lại đợt báo cáo %(round)s: %(reason)s") % {"round": closed, "reason": words}
    details = {"reason": words}
    return ask("reopen", closed, account=account, body=closed.body, label=label, details=details)


@transaction.atomic
def carry_out_reopen(
    closed: Round, by: Account, second: Account | None, details: dict[str, Any]
) -> None:
    kept = Round.objects.select_for_update().get(pk=closed.pk)
    if kept.is_open:
        return
    kept.state, kept.closed_at = Round.State.OPEN, None
    kept.save()
    after = {
        "reason": str(details.get("reason", "")),
        "second_person": str(second) if second else None,
    }
    trail.record("reopen", kept, actor=second or by, body=kept.body, after=after)


@dataclass(frozen=True, slots=True)
class Progress:
    """Tình hình gửi: how many must send, have sent, sent on time, were approved."""

    asked: int
    here: int
    on_time: int
    approved: int
    excused: int

    @property
    def missing(self) -> int:
        return self.asked - self.here


def progress(shown: Round) -> Progress:
    """Count the reports of a round; those excused are not asked for."""
    here = on_time = approved = excused = asked = 0
    for state, sent_at in shown.reports.order_by().values_list("state", "sent_at"):
        if state == Report.State.EXCUSED:
            excused += 1
            continue
        asked += 1
        approved += state == Report.State.APPROVED
        if state in Report.HERE and sent_at is not None:
            here += 1
            on_time += timezone.localdate(sent_at) <= shown.last_day
    return Progress(asked, here, on_time, approved, excused)


def missing_reports(shown: Round) -> QuerySet[Report]:
    """Return the reports that are still to be sent, those that were returned among them."""
    waiting = shown.reports.exclude(state__in=[*Report.HERE, Report.State.EXCUSED])
    return waiting.select_related("body")
