"""Cặp do người quyết định: a person's word that two sentences are one matter, or are not."""

from __future__ import annotations

from typing import Any, TypeVar

from phoihop.followup.models import DecidedPair
from phoihop.registry import trail
from phoihop.registry.models import Account

P = TypeVar("P", bound=DecidedPair)


def keep_decision(
    model: type[P],
    earlier: Any,
    later: Any,
    state: str,
    *,
    verb: str,
    account: Account,
    on: Any = None,
    more: dict[str, object] | None = None,
) -> P:
    """Write a decision down, in the transaction of the caller; the last word stands.

    Its entry in the trail is about `on`, without one about the pair itself, and says `more`.
    """
    there = model._default_manager.filter(earlier=earlier, later=later).first()
    before = {"state": str(there.get_state_display())} if there else {}
    pair, _new = model._default_manager.update_or_create(
        earlier=earlier, later=later, defaults={"state": state, "decided_by": account}
    )
    after = {**(more or {}), "state": str(pair.get_state_display())}
    trail.record(verb, on or pair, actor=account, body=later.body, before=before, after=after)
    return pair
