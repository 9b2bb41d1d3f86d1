"""Chờ tổng hợp lại: writing down, with the change itself, that totals above must be added anew."""

from __future__ import annotations

from collections.abc import Iterable

from phoihop.records.many_rows import insert_many
from phoihop.records.models import DueRollUp, Report, Round
from phoihop.registry.models import Body


def due(report: Report) -> None:
    """Write down that a report came, went or was judged; in the caller's transaction."""
    asked = report.round
    DueRollUp.objects.create(
        body_id=report.body_id, asker_id=asked.body_id, round=asked, year=asked.period_end.year
    )


def all_due(asked: Round, senders: Iterable[int]) -> None:
    """Write down that these bodies, by their keys, were asked: from now on they are missing."""
    year = asked.period_end.year
    same = {"asker_id": asked.body_id, "year": year}
    insert_many(DueRollUp, same, {"body_id": list(senders)})


def plan_due(body: Body, year: int) -> None:
    """Write down that a plan of the body changed, so that bands must be counted anew."""
    DueRollUp.objects.create(body=body, asker=None, year=year)
