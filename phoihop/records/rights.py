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
from phoihop.records.publish import carry_out_publish
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import has_role, register, register_scope, sees, sees_body_of
from phoihop.registry.two_persons import register_act

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


def _sees_task(account: Account, task: Assignment) -> bool:
    return sees_body_of(account, task) or sees(account, task.lead)


def _sees_request(account: Account, request: Recommendation) -> bool:
    return sees_body_of(account, request) or sees(account, request.addressee)


_SEE_TASK = _(
    "Ai có vai trò ở đơn vị ghi nhận, ở đơn vị chủ trì, hoặc ở cấp trên của các đơn vị ấy, "
    "thì xem được nhiệm vụ."
)
_SEE_REQUEST = _(
    "Ai có vai trò ở đơn vị ghi nhận, ở đơn vị được kiến nghị, hoặc ở cấp trên của các đơn vị "
    "ấy, thì xem được kiến nghị."
)
register_scope(Assignment, "body", "lead")
register_scope(Recommendation, "body", "addressee")
register(Assignment, "view", _SEE_TASK, _sees_task)
register(Recommendation, "view", _SEE_REQUEST, _sees_request)


def _leads_its_body(account: Account, meeting: Meeting) -> bool:
    return has_role(account, meeting.body, Role.Name.LEADER, Role.Name.CHIEF)


_PUBLISH = _("Chỉ lãnh đạo và Chánh Văn phòng của đơn vị được công khai hội nghị.")
register(Meeting, "publish", _PUBLISH, _leads_its_body)
register_act(Meeting, "publish", _("Công khai"), carry_out_publish)
