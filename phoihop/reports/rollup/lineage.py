"""Tiền thân: which bodies one body of today goes on for, and which of them passed to it whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from phoihop.registry.models import Body, BodySuccession


@dataclass(frozen=True, slots=True)
class Before:
    """Đơn vị trước: it stood until the day before `on`; `heirs` are those of a divided one.

    Share 1 where the body passed on whole. Of a divided one no source gives the parts, so its
    figures cannot be said for the map of today.
    """

    body: Body
    on: date
    act: str
    heirs: tuple[str, ...] = ()

    @property
    def share(self) -> int | None:
        return None if self.heirs else 1

    def stood_at(self, end: date) -> bool:
        return self.body.stands_on(end) and end < self.on


@dataclass(slots=True)
class _Links:
    """Every succession that leads to some bodies, followed back step by step."""

    into: dict[int, list[BodySuccession]] = field(default_factory=dict)
    heirs: dict[int, dict[int, str]] = field(default_factory=dict)


def lineages(bodies: Collection[int]) -> dict[int, list[Before]]:
    """Return those before each body, the oldest first; two questions for each step back."""
    links = _links(bodies)
    return {body: _before(body, links) for body in bodies}


def _links(bodies: Collection[int]) -> _Links:
    links, waiting, seen = _Links(), set(bodies), set(bodies)
    while waiting:
        rows = BodySuccession.objects.filter(heir__in=waiting).select_related("predecessor")
        found: set[int] = set()
        for row in rows.order_by("on", "pk"):
            links.into.setdefault(row.heir_id, []).append(row)
            found.add(row.predecessor_id)
        waiting = found - seen
        seen |= found
    olds = {row.predecessor_id for rows in links.into.values() for row in rows}
    if olds:
        onward = BodySuccession.objects.filter(predecessor__in=olds).select_related("heir")
        for row in onward.order_by("pk"):
            links.heirs.setdefault(row.predecessor_id, {})[row.heir_id] = str(row.heir)
    return links


def _before(body: int, links: _Links) -> list[Before]:
    """Follow the links back; whoever gave a part to somebody else did not pass on whole."""
    found: dict[int, BodySuccession] = {}
    waiting = [body]
    while waiting:
        for row in links.into.get(waiting.pop(), ()):
            if row.predecessor_id not in found:
                found[row.predecessor_id] = row
                waiting.append(row.predecessor_id)
    within = {body, *found}
    known = []
    for old, row in found.items():
        heirs = links.heirs.get(old, {})
        divided = any(heir not in within for heir in heirs)
        names = tuple(heirs.values()) if divided else ()
        known.append(Before(row.predecessor, row.on, row.act, names))
    return sorted(known, key=lambda one: (one.on, one.body.sort_key))
