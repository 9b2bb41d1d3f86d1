"""Quyền về hồ sơ đã xác nhận."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import (
    Appearance,
    Assessment,
    Assignment,
    CitedDocument,
    Code,
    Figure,
    Meeting,
    Movement,
    Programme,
    Recommendation,
    Statement,
    Tally,
)
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import has_role, register, register_scope, sees_body_of

RECORDS = (
    Appearance,
    Assessment,
    Assignment,
    CitedDocument,
    Figure,
    Meeting,
    Movement,
    Programme,
    Recommendation,
    Statement,
    Tally,
)

_SEE = _("Ai có vai trò ở đơn vị, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được hồ sơ.")

for _model in RECORDS:
    register_scope(_model, "body")
    register(_model, "view", _SEE, sees_body_of)
register_scope(Code, "body")


def _leads_its_body(account: Account, meeting: Meeting) -> bool:
    return has_role(account, meeting.body, Role.Name.LEADER, Role.Name.CHIEF)


_PUBLISH = _("Chỉ lãnh đạo và Chánh Văn phòng của đơn vị được công khai hội nghị.")
register(Meeting, "publish", _PUBLISH, _leads_its_body)
