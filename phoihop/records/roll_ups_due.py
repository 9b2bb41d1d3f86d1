"""Chờ tổng hợp lại: writing down, with the change itself, that totals above must be added anew."""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.records.models import DueRollUp, Report, Round
from phoihop.registry.models import Body


def due(report: Report) -> None:
    """Write down that a report came, went or was judged; in the caller's transaction."""
    asked = report.round
    DueRollUp.objects.create(
        body_id=report.body_id, asker_id=asked.body_id, year=asked.period_end.year
    )


def all_due(asked: Round, senders: Iterable[Body]) -> None:
    """Write down that these bodies were asked: from now on they are missing."""
    year = asked.period_end.year
    DueRollUp.objects.bulk_create(
        DueRollUp(body=sender, asker_id=asked.body_id, year=year) for sender in senders
    )


def plan_due(body: Body, year: int) -> None:
    """Write down that a plan of the body changed, so that bands must be counted anew."""
    DueRollUp.objects.create(body=body, asker=None, year=year)
