"""Nhật ký hệ thống: writing down who did what, in the transaction in which it was done."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.utils import timezone

from phoihop.registry.acting import acting_role, delegation_used
from phoihop.registry.chain import COLUMNS, as_stored, digest_of, seal
from phoihop.registry.heads import keep_head_of_day
from phoihop.registry.models import Account, Body, TrailEntry
from phoihop.registry.notices import tell
from phoihop.registry.request_id import current_request_id


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
    """Write one entry; `before` and `after` hold values as people read them. Who has to know of
    the act (`registry/notices.py`) is told with it.

    An object is called by its own words, or by those of its `label_in_trail` where it has one.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if not connection.in_atomic_block:
        raise OutsideTransaction(verb)
    account = actor if isinstance(actor, Account) else None
    role = acting_role(account) if account else None
    entry = TrailEntry(
        at=timezone.now(),
        actor=account,
        acting_for=role.body if role else None,
        delegation=delegation_used(account, role) if account else None,
        body=body,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=str(getattr(obj, "label_in_trail", obj))[:200],
        before=as_stored(before),
        after=as_stored(after),
        request_id=current_request_id.get(),
    )
    entry.digest = digest_of({name: getattr(entry, name) for name in COLUMNS})
    entry.save(force_insert=True)
    if connection.vendor == "sqlite":
        # PostgreSQL seals in a deferred trigger, as the transaction's last step.
        seal(entry)
    tell(entry, obj)
    transaction.on_commit(keep_head_of_day, robust=True)
    return entry
