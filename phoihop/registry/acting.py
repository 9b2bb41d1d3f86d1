"""Đang làm việc với vai trò nào: the one role, own or delegated, under which an account acts.

The web says at the start of each request which role was chosen; elsewhere it is the first
own role in force. A delegated role counts only while it is the chosen one, so that whatever
is done under a delegation can be seen to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone

from phoihop.registry.models import Account, Body, Delegation, Role

T = TypeVar("T")
Kept = dict[tuple[str, int, int | None], Any]

chosen_role: ContextVar[int | None] = ContextVar("chosen_role", default=None)
_kept: ContextVar[Kept | None] = ContextVar("roles_kept", default=None)
"""What one request found, by its name, account and chosen role; outside one nothing is kept."""


def own_roles(account: Account) -> QuerySet[Role]:
    return Role.objects.at(timezone.localdate()).filter(account=account)


def roles_to_choose(account: Account) -> list[Role]:
    """Return own roles, then those held by delegation today, asked for once in a request."""
    today = timezone.localdate()

    def ask() -> list[Role]:
        own = [role for role in roles_held(account) if role.account_id == account.pk]
        # Most people are lent nothing, and this is asked for every page.
        lent = Delegation.objects.at(today).filter(delegate=account).values_list("role", flat=True)
        keys = list(lent.order_by())
        if not keys:
            return own
        roles = Role.objects.at(today).filter(pk__in=keys, account__is_active=True)
        return [*own, *roles.select_related("body", "account").order_by("id")]

    return once(account, "roles to choose", ask)


def roles_that_count(account: Account) -> QuerySet[Role]:
    """Return the roles that give rights now: all own ones, and the chosen delegated one."""
    chosen = chosen_role.get()
    if chosen is None:
        return own_roles(account)
    today = timezone.localdate()
    lent = Delegation.objects.at(today).filter(delegate=account, role=chosen).values("role")
    return Role.objects.at(today).filter(
        Q(account=account) | Q(pk__in=lent, account__is_active=True)
    )


def roles_held(account: Account) -> list[Role]:
    """Return the roles that give rights now, each with its body, asked for once in a request."""

    def ask() -> list[Role]:
        related = roles_that_count(account).select_related("body", "account")
        return list(related.order_by("id"))

    return once(account, "roles", ask)


def once(account: Account, name: str, make: Callable[[], T]) -> T:
    """Return what `make` gives, in a request the same thing each time while the roles stay."""
    kept, key = _kept.get(), (name, account.pk, chosen_role.get())
    if kept is None:
        return make()
    if key not in kept:
        kept[key] = make()
    found: T = kept[key]
    return found


@contextmanager
def one_request(role: int | None) -> Iterator[None]:
    """While a request is answered, `role` is the chosen one and roles are remembered."""
    chosen, kept = chosen_role.set(role), _kept.set({})
    try:
        yield
    finally:
        _kept.reset(kept)
        chosen_role.reset(chosen)


@receiver([post_save, post_delete])
def _forget(sender: type[Model], **_more: object) -> None:
    """A role, a loan, an account or a body has changed: what is remembered may be wrong."""
    kept = _kept.get()
    if kept and sender in (Role, Delegation, Account, Body):
        kept.clear()


def acting_role(account: Account) -> Role | None:
    """Return the role under which the account acts: the chosen one, else its first own one."""
    chosen, roles = chosen_role.get(), roles_held(account)
    for role in roles:
        if role.pk == chosen:
            return role
    return next((role for role in roles if role.account_id == account.pk), None)


def delegation_used(account: Account, role: Role | None) -> Delegation | None:
    """Return the delegation under which `account` acts in `role`, if it is not its own."""
    if role is None or role.account_id == account.pk:
        return None
    in_force = Delegation.objects.at(timezone.localdate())
    return in_force.filter(delegate=account, role=role).order_by("id").first()
