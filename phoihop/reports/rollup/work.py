"""Làm tổng hợp: taking what is due, adding up anew from below to the top, rebuilding, checking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from graphlib import CycleError, TopologicalSorter

from django.db import connection, transaction

from phoihop.lib.rings import no_search_for_rings
from phoihop.records.models import DueRollUp, Report, Round
from phoihop.records.overlaps import find_overlaps
from phoihop.registry.models import Body, FormerParent
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.cells import packed
from phoihop.reports.rollup.gather import Adding, gathered
from phoihop.reports.rollup.sources import Node, Tree
from phoihop.reports.rollup.windows import Window

AT_ONCE = 5000
_LOCK = 5_412_101

Due = tuple[int, int | None, int]
"""Body, asker, year."""


def drain() -> int:
    """Add up anew what is due, once for each total however often it changed.

    Returns how many changes were taken. Killed half way nothing is lost: the totals and the
    taking away of what was due are one transaction, and adding up again gives the same.
    """
    with transaction.atomic():
        _alone()
        rows = list(
            DueRollUp.objects.order_by("pk").values_list(
                "pk", "round_id", "body_id", "asker_id", "year"
            )[:AT_ONCE]
        )
        if rows:
            asked = Round.objects.filter(pk__in={row[1] for row in rows if row[1]})
            for one in asked.select_related("version"):
                find_overlaps(one)
            _renew({row[2:] for row in rows})
            DueRollUp.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows)


def drain_all() -> int:
    """Drain until nothing is due; return how many changes there were."""
    count = 0
    while taken := drain():
        count += taken
    return count


def is_due() -> bool:
    return DueRollUp.objects.exists()


def rebuild(year: int | None = None) -> int:
    """Add everything up anew, of one year or all; return how many rows are stored then."""
    with transaction.atomic():
        _alone()
        stored = RollUp.objects.filter(year=year) if year else RollUp.objects.all()
        stored.delete()
        _renew(_everything(year))
        return stored.count()


@dataclass(slots=True)
class Verdict:
    """Kết quả đối soát: how many rows were compared, and which differ."""

    rows: int = 0
    differing: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return not self.differing


def verify(year: int | None = None) -> Verdict:
    """Compare every stored row, letter by letter, with what the reports give now.

    Totals are compared from below: each is made anew from the reports and the stored totals
    directly beneath it, which were compared before it. Rows that should not be are differences.
    """
    verdict, adding = Verdict(), Adding()
    with transaction.atomic():
        _alone()
        stored = _stored(RollUp.objects.filter(year=year) if year else RollUp.objects.all())
        for node in _upward(_everything(year)):
            known = stored.pop(node, {})
            fresh = {window: packed(cells) for window, cells in gathered(node, adding).items()}
            for window in sorted(known.keys() | fresh.keys()):
                verdict.rows += 1
                if known.get(window) != fresh.get(window):
                    verdict.differing.append(_named(node, window))
    for node, left in stored.items():
        verdict.rows += len(left)
        verdict.differing += [_named(node, window) for window in sorted(left)]
    return verdict


def _named(node: Node, window: Window) -> str:
    body = Body.objects.get(pk=node.body)
    return f"{body}, {Tree(node.tree).label}, {window[0]:02}-{window[1]:02}/{node.year}"


def _everything(year: int | None) -> set[Due]:
    """Name everybody who was asked, with the asker, year by year.

    The year is told apart by a range: as an expression SQLite would ask Python for each report.
    """
    ends = Round.objects.order_by().values_list("period_end", flat=True).distinct()
    found: set[Due] = set()
    for one in {year} if year else {end.year for end in ends}:
        asked = Report.objects.order_by().filter(round__period_end__year=one)
        pairs = asked.values_list("body_id", "round__body_id").distinct()
        found |= {(body, asker, one) for body, asker in pairs}
    return found


@no_search_for_rings()
def _renew(dues: Iterable[Due]) -> None:
    adding = Adding()
    for node in _upward(dues):
        _write(node, {window: packed(c) for window, c in gathered(node, adding).items()})


def _write(node: Node, fresh: dict[Window, str]) -> None:
    """Put down what changed; totals without any report left are taken away."""
    rows = RollUp.objects.filter(body=node.body, tree=node.tree, year=node.year)
    known = {(row.first, row.last): row for row in rows}
    gone = [row.pk for window, row in known.items() if window not in fresh]
    if gone:
        rows.filter(pk__in=gone).delete()
    changed, made = [], []
    for window, cells in fresh.items():
        row = known.get(window)
        if row is None:
            first, last = window
            made.append(
                RollUp(
                    body_id=node.body,
                    tree=node.tree,
                    year=node.year,
                    first=first,
                    last=last,
                    cells=cells,
                )
            )
        elif row.cells != cells:
            row.cells = cells
            changed.append(row)
    RollUp.objects.bulk_create(made)
    RollUp.objects.bulk_update(changed, ["cells"], batch_size=100)


def _stored(rows: Iterable[RollUp]) -> dict[Node, dict[Window, str]]:
    found: dict[Node, dict[Window, str]] = {}
    for row in rows:
        node = Node(row.body_id, row.tree, row.year)
        found.setdefault(node, {})[row.first, row.last] = row.cells
    return found


def _upward(dues: Iterable[Due]) -> Iterator[Node]:
    """Name every total that the changed bodies go into, those beneath before those above."""
    years: dict[int, tuple[set[int], set[int]]] = {}
    for body, asker, year in dues:
        bodies, askers = years.setdefault(year, (set(), set()))
        bodies.add(body)
        if asker is not None:
            askers.add(asker)
    for year, (bodies, askers) in sorted(years.items()):
        for tree in (Tree.LEVEL, Tree.LINE):
            for body in _in_order(bodies, tree, year):
                yield Node(body, tree, year)
                # Whoever asked those it leads adds the same reports in this tree too.
                if body in askers:
                    askers.remove(body)
                    yield Node(body, Tree.ASKED, year)
        yield from (Node(asker, Tree.ASKED, year) for asker in sorted(askers))


def _in_order(bodies: set[int], tree: str, year: int) -> list[int]:
    """Return everybody above `bodies` in one tree, each after all of its own that changed."""
    above: dict[int, set[int]] = {}
    waiting, seen = set(bodies), set(bodies)
    while waiting:
        steps = _leaders(sorted(waiting), tree, year)
        for child, parent in steps:
            above.setdefault(parent, set()).add(child)
        waiting = {parent for _child, parent in steps} - seen
        seen |= waiting
    try:
        order = list(TopologicalSorter(above).static_order())
    except CycleError:
        # Two bodies that led each other in one year, one after the other: their depth decides.
        paths = Body.objects.filter(pk__in=above).values_list("pk", "path")
        order = [pk for pk, _path in sorted(paths, key=lambda row: (-row[1].count("/"), row[0]))]
    return [body for body in order if body in above]


def _leaders(bodies: list[int], tree: str, year: int) -> set[tuple[int, int]]:
    """Return (body, leader) for everybody who led one of `bodies` at a time of the year."""
    found: set[tuple[int, int | None]] = set()
    for start in range(0, len(bodies), AT_ONCE):
        some = bodies[start : start + AT_ONCE]
        upward = "line_id" if tree == Tree.LINE else "parent_id"
        found |= set(Body.objects.filter(pk__in=some).values_list("pk", upward))
        if tree == Tree.LEVEL:
            former = FormerParent.objects.filter(body__in=some, until__gte=date(year, 1, 1))
            found |= set(former.values_list("body_id", "parent_id"))
    return {(body, leader) for body, leader in found if leader is not None}


def _alone() -> None:
    """Let nobody else add up until this transaction ends: the older total would win.

    SQLite has one writer anyhow. Who writes reports is not held up: they only add rows.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
