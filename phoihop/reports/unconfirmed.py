"""Số liệu chưa đối chiếu: which numbers of a draft nobody has confirmed yet."""

from __future__ import annotations

from phoihop.intake.models import Proposal
from phoihop.records.models import Report
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports.cell_links import CellLink, links_of_table
from phoihop.reports.models import Draft
from phoihop.reports.pen import REPORTED, ROUND_LINE, WAITING
from phoihop.reports.text_links import TextLink

UNCONFIRMED = "(số liệu theo báo cáo, chưa đối chiếu)"

Link = TextLink | CellLink


class Unconfirmed:
    """Looks up once for a whole draft; `holds` answers for one of its links.

    A proposal is confirmed by a clerk; a figure of a report by whoever asked for it, when the
    report is approved. A body's own report says its own figures, which need nobody else.
    """

    def __init__(self, draft: Draft, account: Account) -> None:
        links = [TextLink.of(stored) for stored in draft.links]
        every: list[Link] = [*links, *(one for t in draft.tables for one in links_of_table(t))]
        waiting = {key for link in every if link.kind == WAITING for key in link.keys}
        reports = {link.keys[0] for link in every if link.kind == REPORTED}
        self._confirmed: set[int] = set()
        self._sure: set[int] = set()
        if waiting:
            seen = scope(account, Proposal.objects.filter(pk__in=waiting))
            done = seen.filter(state=Proposal.State.CONFIRMED)
            self._confirmed = set(done.values_list("pk", flat=True))
        self._unapproved = _unapproved(
            {one.keys for one in every if one.kind == ROUND_LINE}, account
        )
        if reports:
            found = scope(account, Report.objects.filter(pk__in=reports))
            self._sure = {
                pk
                for pk, state, body in found.values_list("pk", "state", "body_id")
                if state == Report.State.APPROVED or body == draft.issuer_id
            }

    def holds(self, link: Link) -> bool:
        """Say whether the number must be printed as unconfirmed. Written words are no number."""
        if link.kind == WAITING:
            return not self._confirmed >= set(link.keys)
        if link.kind == ROUND_LINE:
            return link.keys in self._unapproved
        return link.kind == REPORTED and len(link.keys) > 1 and link.keys[0] not in self._sure


def _unapproved(lines: set[tuple[int, ...]], account: Account) -> set[tuple[int, ...]]:
    """Return the lines of rounds to which a report gave a figure that nobody approved yet."""
    if not lines:
        return set()
    asked = {keys[0] for keys in lines}
    rows = scope(account, Report.objects.filter(round__in=asked, state=Report.State.SENT))
    sent = rows.select_related("round__version")
    return {keys for one in sent for keys in lines if _gives(one, keys)}


def _gives(report: Report, keys: tuple[int, ...]) -> bool:
    round_pk, place = keys
    wholes = report.wholes
    return report.round_id == round_pk and place < len(wholes) and wholes[place] is not None
