"""Hai cây: bodies as who leads them and as who assigns their targets, on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from phoihop.registry.models import Body


@dataclass(slots=True)
class Branch:
    """Một nhánh: a body and those beneath it."""

    body: Body
    below: list[Branch] = field(default_factory=list)

    @property
    def size(self) -> int:
        return 1 + sum(branch.size for branch in self.below)


def by_level(bodies: Iterable[Body], leaders: Mapping[int, int]) -> list[Branch]:
    """Grow the tree of who leads whom; `leaders` says who led a body on the day."""
    return _grow(list(bodies), {body.pk: leaders.get(body.pk, body.parent_id) for body in bodies})


def by_line(bodies: Iterable[Body]) -> tuple[list[Branch], list[Body]]:
    """Grow the tree of who assigns targets; also return the bodies that stand in no line."""
    shown = list(bodies)
    known = {body.pk for body in shown}
    above = {body.pk: body.line_id for body in shown if body.line_id in known}
    in_line = set(above) | set(above.values())
    branches = _grow([body for body in shown if body.pk in in_line], above)
    return branches, [body for body in shown if body.pk not in in_line]


def _grow(bodies: list[Body], above: Mapping[int, int | None]) -> list[Branch]:
    branches = {body.pk: Branch(body) for body in bodies}
    roots = []
    for body in bodies:
        leader = above.get(body.pk)
        if leader is not None and leader in branches and leader != body.pk:
            branches[leader].below.append(branches[body.pk])
        else:
            roots.append(branches[body.pk])
    return roots
