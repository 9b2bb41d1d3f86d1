"""Quyền trong sổ đăng ký: the sentences of this room (the mechanism stands in `rights.py`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.registry.models import (
    Account,
    Body,
    BodyAddress,
    BodySuccession,
    Distinct,
    FormerName,
    FormerParent,
    HandedOver,
    HandOver,
    Membership,
    Person,
    PersonMerge,
    PostHeld,
    Role,
    TrailEntry,
    TrailSeal,
)
from phoihop.registry.rights import has_role, register, register_scope, sees

_KEEPERS = (Role.Name.ADMINISTRATOR, Role.Name.CLERK, Role.Name.CHIEF)


def _sees_itself(account: Account, body: Body) -> bool:
    return sees(account, body)


def _administers(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.ADMINISTRATOR)


def _hands_over(account: Account, body: Body) -> bool:
    return has_role(account, body, *_KEEPERS)


def _keeps_person(account: Account, person: Person) -> bool:
    """Everybody who knows a person by a post must agree: so one may act in all their bodies."""
    known_to = Body.objects.filter(pk__in=person.posts.values("known_to"))
    return bool(known_to) and all(has_role(account, body, *_KEEPERS) for body in known_to)


def _grants(account: Account, role: Role) -> bool:
    return has_role(account, role.body, Role.Name.ADMINISTRATOR)


def _reads_trail(account: Account, entry: TrailEntry) -> bool:
    names = (Role.Name.AUDITOR, Role.Name.ADMINISTRATOR)
    return entry.body is not None and has_role(account, entry.body, *names)


register_scope(Body, "")
register_scope(Role, "body")
register_scope(PostHeld, "known_to", "body")
register_scope(Person, "posts__known_to", "posts__body")
register_scope(PersonMerge, "kept__posts__known_to", "kept__posts__body")
register_scope(Distinct, "first__posts__known_to", "first__posts__body")
register_scope(BodyAddress, "body")
register_scope(BodySuccession, "predecessor", "heir")
register_scope(FormerName, "body")
register_scope(FormerParent, "body")
register_scope(HandOver, "body", "keeper")
register_scope(HandedOver, "giver", "receiver")
register_scope(Membership, "group", "member")
register_scope(TrailEntry, "body")
register_scope(TrailSeal, "entry__body")

register(
    Body, "view", _("Ai có vai trò ở đơn vị hoặc ở cấp trên thì xem được đơn vị."), _sees_itself
)
register(Body, "change", _("Chỉ quản trị được sửa thông tin đơn vị."), _administers)
register(
    Body,
    "hand_over",
    _("Chỉ quản trị, văn phòng và Chánh Văn phòng của đơn vị, hoặc cấp trên, được bàn giao."),
    _hands_over,
)
register(
    Person,
    "change",
    _("Chỉ quản trị, văn phòng và Chánh Văn phòng của đơn vị ghi nhận được sửa cán bộ."),
    _keeps_person,
)
register(Role, "grant", _("Chỉ quản trị của đơn vị được giao vai trò."), _grants)
register(
    TrailEntry, "view", _("Chỉ người kiểm tra nhật ký và quản trị xem được nhật ký."), _reads_trail
)
