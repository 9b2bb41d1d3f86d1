"""Quyền trong sổ đăng ký: the sentences of this room (the mechanism stands in `rights.py`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.registry.models import Account, Body, PostHeld, Role, TrailEntry, TrailSeal
from phoihop.registry.rights import has_role, register, register_scope, sees


def _sees_itself(account: Account, body: Body) -> bool:
    return sees(account, body)


def _administers(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.ADMINISTRATOR)


def _grants(account: Account, role: Role) -> bool:
    return has_role(account, role.body, Role.Name.ADMINISTRATOR)


def _reads_trail(account: Account, entry: TrailEntry) -> bool:
    names = (Role.Name.AUDITOR, Role.Name.ADMINISTRATOR)
    return entry.body is not None and has_role(account, entry.body, *names)


register_scope(Body, "")
register_scope(Role, "body")
register_scope(PostHeld, "known_to")
register_scope(TrailEntry, "body")
register_scope(TrailSeal, "entry__body")

register(
    Body, "view", _("Ai có vai trò ở đơn vị hoặc ở cấp trên thì xem được đơn vị."), _sees_itself
)
register(Body, "change", _("Chỉ quản trị được sửa thông tin đơn vị."), _administers)
register(Role, "grant", _("Chỉ quản trị của đơn vị được giao vai trò."), _grants)
register(
    TrailEntry, "view", _("Chỉ người kiểm tra nhật ký và quản trị xem được nhật ký."), _reads_trail
)
