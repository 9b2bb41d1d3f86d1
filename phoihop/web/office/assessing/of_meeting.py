"""Điều nói tại hội nghị: reports presented, and what was said of the work, for a meeting's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from phoihop.records.models import Assessment, Statement
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.web.office.assessing.assessments import Line, lines_of

MOST = 40


@dataclass(frozen=True, slots=True)
class SaidThere:
    """Báo cáo trình bày và nhận định of one meeting."""

    reports: list[Statement]
    lines: list[Line]

    def __bool__(self) -> bool:
        return bool(self.reports or self.lines)


def said_there(account: Account, documents: Iterable[int]) -> SaidThere:
    """Return what the documents of a meeting tell, in the order of their sentences."""
    keys = list(documents)
    reports = scope(account, Statement.objects.filter(document__in=keys, kind="report"))
    found = scope(account, Assessment.objects.filter(document__in=keys))
    loaded = found.select_related("document", "of_body").order_by("proposal__start", "pk")
    return SaidThere(
        list(reports.select_related("person").order_by("proposal__start", "pk")[:MOST]),
        lines_of(account, list(loaded[:MOST])),
    )
