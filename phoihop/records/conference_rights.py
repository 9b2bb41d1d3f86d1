"""Quyền về hội nghị dự kiến."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import AgendaItem, Conference, Invitation, MinuteLine
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import (
    has_role,
    office_of_body,
    register,
    register_scope,
    sees_body_of,
)

_SEE = _("Ai có vai trò ở đơn vị, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được hội nghị.")
register_scope(Conference, "body")
for _part in (AgendaItem, Invitation, MinuteLine):
    register_scope(_part, "conference__body")
register(Conference, "view", _SEE, sees_body_of)
register(
    Conference,
    "prepare",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được chuẩn bị hội nghị, ghi biên bản."),
    office_of_body,
)


def _plans_conferences(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.CLERK, Role.Name.CHIEF)


register(
    Body,
    "plan_conference",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được lập hội nghị."),
    _plans_conferences,
)
