"""Nơi mở nguồn: where the sources of a draft open, for those the account may open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse

from phoihop.intake.models import Proposal
from phoihop.records.models import (
    Assessment,
    Assignment,
    Figure,
    PlanItem,
    Recommendation,
    Report,
    Round,
    Statement,
    Tally,
)
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.reports import pen
from phoihop.reports.cell_links import CellLink, links_of_table
from phoihop.reports.models import Consolidation, Draft
from phoihop.reports.papers import links_of
from phoihop.reports.text_links import TextLink
from phoihop.web.office.rows import source_url

Link = TextLink | CellLink
Key = tuple[str, int | tuple[int, ...]]
"""A kind with one record, or with all keys of a link that names a place in a record."""

_RECORDS: dict[str, type[Model]] = {
    pen.FIGURE: Figure,
    pen.TALLY: Tally,
    pen.STATEMENT: Statement,
    pen.ASSESSMENT: Assessment,
}


class Openings:
    """Looks up once for all links of a draft: one query a kind."""

    def __init__(self, links: Sequence[Link], account: Account) -> None:
        self._account = account
        self._links = links
        self._keys: dict[str, set[int]] = {}
        for link in links:
            self._keys.setdefault(link.kind, set()).update(link.keys)
        parts = (
            self._records(),
            self._waiting(),
            self._reported(),
            self._work(),
            self._planned(),
            self._placed(),
        )
        self._urls: dict[Key, str] = {key: url for part in parts for key, url in part}

    def url(self, link: Link) -> str:
        """Return where a link opens, "" where the account may open none of its records."""
        whole = self._urls.get((link.kind, link.keys))
        if whole is not None or link.kind in (pen.ROUND_LINE, pen.PASSAGE):
            return whole or ""
        found = (self._urls.get((link.kind, key), "") for key in link.keys)
        return next(filter(None, found), "")

    def _records(self) -> Iterator[tuple[Key, str]]:
        for kind, model in _RECORDS.items():
            if kind in self._keys:
                rows = scope(self._account, model._default_manager.filter(pk__in=self._keys[kind]))
                for pk, document, proposal in rows.values_list("pk", "document_id", "proposal_id"):
                    yield (kind, pk), source_url(document, proposal)

    def _waiting(self) -> Iterator[tuple[Key, str]]:
        if pen.WAITING in self._keys:
            keys = self._keys[pen.WAITING]
            rows = scope(self._account, Proposal.objects.filter(pk__in=keys))
            for pk, document in rows.values_list("pk", "document_id"):
                yield (pen.WAITING, pk), source_url(document, pk)

    def _reported(self) -> Iterator[tuple[Key, str]]:
        if pen.REPORTED in self._keys:
            keys = self._keys[pen.REPORTED]
            rows = scope(self._account, Report.objects.filter(pk__in=keys))
            for pk, lines in rows.values_list("pk", "round__version__lines"):
                url = reverse("office:report", args=[pk])
                yield (pen.REPORTED, pk), url
                for place, line in enumerate(lines):
                    yield (pen.REPORTED, (pk, place)), f"{url}#dong-{line['key']}"

    def _work(self) -> Iterator[tuple[Key, str]]:
        for kinds, view, model in (
            ((pen.TASK, pen.TASKS), "office:assignment", Assignment),
            ((pen.REQUEST, pen.REQUESTS), "office:recommendation", Recommendation),
        ):
            wanted = set().union(*(self._keys.get(kind, set()) for kind in kinds))
            if wanted:
                rows = scope(self._account, model._default_manager.filter(pk__in=wanted))
                for pk in rows.values_list("pk", flat=True):
                    for kind in kinds:
                        yield (kind, pk), reverse(view, args=[pk])

    def _planned(self) -> Iterator[tuple[Key, str]]:
        wanted = self._keys.get(pen.PLAN_ITEM, set()) | self._keys.get(pen.PLAN_ITEMS, set())
        if wanted:
            rows = scope(self._account, PlanItem.objects.filter(pk__in=wanted))
            for pk, plan in rows.values_list("pk", "plan_id"):
                for kind in (pen.PLAN_ITEM, pen.PLAN_ITEMS):
                    yield (kind, pk), f"{reverse('office:plan', args=[plan])}#dong-{pk}"

    def _placed(self) -> Iterator[tuple[Key, str]]:
        """A line of a round and a passage of a consolidated report have pages of their own."""
        for kind, view, model in (
            (pen.ROUND_LINE, "office:round-figure", Round),
            (pen.PASSAGE, "office:consolidation-passage", Consolidation),
        ):
            wanted = {link.keys for link in self._links if link.kind == kind}
            if wanted:
                holders = {keys[0] for keys in wanted}
                rows = scope(self._account, model._default_manager.filter(pk__in=holders))
                seen = set(rows.values_list("pk", flat=True))
                for keys in wanted:
                    if keys[0] in seen:
                        yield (kind, keys), reverse(view, args=keys)


def addresses_of(draft: Draft, account: Account, request: HttpRequest) -> dict[Link, str]:
    """Where each number of a working copy opens; an issued paper carries no address of ours."""
    if not draft.is_open:
        return {}
    cells = [link for table in draft.tables for link in links_of_table(table)]
    links: list[Link] = [*links_of(draft), *cells]
    openings = Openings(links, account)
    return {link: request.build_absolute_uri(url) for link in links if (url := openings.url(link))}
