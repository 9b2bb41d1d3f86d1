"""Báo cho ai: which act is told to whose people, and telling them.

Each room says, beside its own transitions, whom each of them is told to; an act without a row
is told to nobody. `trail.record` calls `tell`, so a notice is written down with the act, by
whichever way somebody came to it: a page, a letter's link, a list for many, the interface for
programmes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from phoihop.registry.models import Account, Notice, Role, TrailEntry
from phoihop.registry.rights import Sentence

UNIT = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
"""Who works for a unit."""

OFFICE = (Role.Name.CLERK, Role.Name.CHIEF)
DECIDERS = (Role.Name.LEADER, Role.Name.CLERK, Role.Name.CHIEF)
AT_ONCE = 500
KEPT_FOR = timedelta(days=180)
"""How long a notice stays after it was opened; the act itself stays in the trail."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Nơi nhận: keys of bodies found from the record, and which of their people."""

    bodies: Callable[[Any], Iterable[int | None]]
    roles: tuple[str, ...] = UNIT


@dataclass(frozen=True, slots=True)
class Told:
    """Một dòng của bảng báo: in which words an act is told, and to whom; nobody says why not."""

    words: Sentence
    to: tuple[Addressee, ...] = ()
    why_nobody: str = ""


_told: dict[tuple[type[models.Model], str], Told] = {}


def register_notice(model: type[models.Model], verb: str, row: Told) -> None:
    """Say to whom `verb` with records of `model` is told."""
    if bool(row.to) == bool(row.why_nobody):
        raise ValueError(f"{model.__name__}.{verb}: either addressees, or why nobody is told")
    _told[model, verb] = row


def tell(entry: TrailEntry, obj: models.Model) -> None:
    """Write the notices of an act down, in its transaction; who did it is not told."""
    row = _told.get((type(obj), entry.verb))
    if row is None or not row.to:
        return
    found: dict[int, int] = {}
    for addressee in row.to:
        bodies = {key for key in addressee.bodies(obj) if key is not None}
        for account, body in _people(bodies, addressee.roles):
            found.setdefault(account, body)
    found.pop(entry.actor_id or 0, None)
    Notice.objects.bulk_create(
        [Notice(account_id=one, body_id=body, entry=entry) for one, body in found.items()],
        batch_size=AT_ONCE,
    )


def _people(bodies: set[int], roles: tuple[str, ...]) -> Iterable[tuple[int, int]]:
    held = Role.objects.at(timezone.localdate()).filter(role__in=roles, account__is_active=True)
    keys = sorted(bodies)
    for start in range(0, len(keys), AT_ONCE):
        some = held.filter(body__in=keys[start : start + AT_ONCE])
        yield from some.order_by("pk").values_list("account", "body")


def words_of(entry: TrailEntry) -> str:
    """Say what was done, as it is told."""
    row = _told.get((apps.get_model(entry.object_type), entry.verb))
    return str(row.words) if row else entry.verb


def unread(account: Account) -> models.QuerySet[Notice]:
    """Return what the person has not opened."""
    return Notice.objects.filter(account=account, read_at=None)


def mark_read(account: Account, *, only: Notice | None = None) -> int:
    """Write down that one notice was opened, or all of them."""
    rows = unread(account)
    if only is not None:
        rows = rows.filter(pk=only.pk)
    return rows.update(read_at=timezone.now())


def forget_read() -> int:
    """Let go of what was opened long ago; return how many. What nobody has opened stays."""
    limit = timezone.now() - KEPT_FOR
    return Notice.objects.filter(read_at__lt=limit).delete()[0]
