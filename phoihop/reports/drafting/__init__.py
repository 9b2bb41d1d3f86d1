"""Soạn thảo: what a draft of each kind begins with, written from confirmed records."""

from __future__ import annotations

from collections.abc import Callable

from phoihop.reports.drafting import letters, notices, reports
from phoihop.reports.drafting.sources import Sources
from phoihop.reports.pen import Drafted

DRAFTERS: dict[str, Callable[[Sources], Drafted]] = {
    "notice": notices.notice,
    "conclusion": notices.notice,
    "minutes": notices.minutes,
    "invitation": notices.invitation,
    "report": reports.report,
    "plan": reports.plan,
    "programme": reports.programme,
    "letter": letters.reminder,
    "submission": letters.submission,
    "transfer": letters.transfer,
    "responses": letters.responses,
}
NEED_MEETING = frozenset({"notice", "conclusion", "minutes", "plan"})
"""Kinds that say nothing without a meeting."""


def drafted(kind: str, sources: Sources) -> Drafted:
    """Write the beginning of a draft; raises KeyError for a kind we do not write."""
    return DRAFTERS[kind](sources)
