"""Đang làm việc với vai trò nào: the one role, own or delegated, under which an account acts.

The web says at the start of each request which role was chosen; elsewhere it is the first
own role in force. A delegated role counts only while it is the chosen one, so that whatever
is done under a delegation can be seen to be.
"""

from __future__ import annotations

from contextvars import ContextVar

from django.db.models import Q, QuerySet
from django.utils import timezone

from phoihop.registry.models import Account, Delegation, Role

chosen_role: ContextVar[int | None] = ContextVar("chosen_role", default=None)


def own_roles(account: Account) -> QuerySet[Role]:
    return Role.objects.at(timezone.localdate()).filter(account=account)


def roles_to_choose(account: Account) -> list[Role]:
    """Return own roles, then those held by delegation today."""
    today = timezone.localdate()
    own = list(own_roles(account).select_related("body", "account").order_by("id"))
    lent = Role.objects.at(today).filter(
        pk__in=Delegation.objects.at(today).filter(delegate=account).values("role"),
        account__is_active=True,
    )
    return [*own, *lent.select_related("body", "account").order_by("id")]


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


def acting_role(account: Account) -> Role | None:
    """Return the role under which the account acts: the chosen one, else its first own one."""
    chosen = chosen_role.get()
    roles = roles_that_count(account).select_related("body", "account")
    if chosen is not None:
        role = roles.filter(pk=chosen).first()
        if role:
            return role
    return own_roles(account).select_related("body", "account").order_by("id").first()


def delegation_used(account: Account, role: Role | None) -> Delegation | None:
    """Return the delegation under which `account` acts in `role`, if it is not its own."""
    if role is None or role.account_id == account.pk:
        return None
    in_force = Delegation.objects.at(timezone.localdate())
    return in_force.filter(delegate=account, role=role).order_by("id").first()
