"""Quyền về chương trình phối hợp, kế hoạch năm, đợt lập kế hoạch."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Agreement, Plan, PlanItem, Signatory
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import (
    has_role,
    office_of_body,
    register,
    register_scope,
    sees,
    sees_body_of,
)

register_scope(Agreement, "body", "signatories__body")
register_scope(Signatory, "agreement__body", "agreement__signatories__body")


def _sees_agreement(account: Account, agreement: Agreement) -> bool:
    if sees_body_of(account, agreement):
        return True
    parties = agreement.signatories.select_related("body")
    return any(sees(account, one.body) for one in parties)


register(
    Agreement,
    "view",
    _("Đơn vị theo dõi, các bên ký và cấp trên của các đơn vị ấy xem được thỏa thuận phối hợp."),
    _sees_agreement,
)
register(
    Agreement,
    "make",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị theo dõi được lập, sửa thỏa thuận phối hợp."),
    office_of_body,
)

register_scope(Plan, "body", "agreement__body", "agreement__signatories__body")
register_scope(
    PlanItem, "plan__body", "plan__agreement__body", "plan__agreement__signatories__body"
)


def _sees_plan(account: Account, plan: Plan) -> bool:
    if sees_body_of(account, plan):
        return True
    return plan.agreement is not None and _sees_agreement(account, plan.agreement)


def _writes_plan(account: Account, plan: Plan) -> bool:
    names = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
    return has_role(account, plan.body, *names)


register(
    Plan,
    "view",
    _("Đơn vị lập kế hoạch, các bên ký chương trình và cấp trên của các đơn vị ấy xem được."),
    _sees_plan,
)
register(
    Plan,
    "write",
    _("Chỉ cán bộ phụ trách, thủ trưởng và văn phòng của đơn vị lập được viết kế hoạch."),
    _writes_plan,
)
