"""Nhật ký hệ thống: writing down who did what, in the transaction in which it was done."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.utils import timezone

from phoihop.registry.models import Account, Body, TrailEntry
from phoihop.registry.request_id import current_request_id
from phoihop.registry.rights import acting_body


class OutsideTransaction(RuntimeError):
    """The act and its entry must be kept or lost together, so a transaction must be open."""


def record(
    verb: str,
    obj: models.Model,
    *,
    actor: Account | AnonymousUser | None,
    body: Body | None,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
) -> TrailEntry:
    """Write one entry; `before` and `after` hold values as people read them."""
    if not connections[DEFAULT_DB_ALIAS].in_atomic_block:
        raise OutsideTransaction(verb)
    account = actor if isinstance(actor, Account) else None
    return TrailEntry.objects.create(
        at=timezone.now(),
        actor=account,
        acting_for=acting_body(account) if account else None,
        body=body,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(obj)[:200],
        before=dict(before) if before is not None else None,
        after=dict(after) if after is not None else None,
        request_id=current_request_id.get(),
    )
