"""Quyền về chương trình phối hợp, kế hoạch năm, đợt lập kế hoạch."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Agreement, Plan, PlanEntry, PlanItem, PlanRound, Signatory
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

_OF_PLAN = (
    "body",
    "agreement__body",
    "agreement__signatories__body",
    "entry__round__body",
    "entry__round__decider",
    "gathered_in__decider",
)
register_scope(Plan, *_OF_PLAN)
register_scope(PlanItem, *(f"plan__{path}" for path in _OF_PLAN))
register_scope(PlanRound, "body", "decider")
register_scope(PlanEntry, "body", "round__body", "round__decider")


def _sees_plan(account: Account, plan: Plan) -> bool:
    entry = PlanEntry.objects.filter(plan=plan).select_related("round__body", "round__decider")
    asked_by = [body for one in entry for body in (one.round.body, one.round.decider)]
    decided_by = [one.decider for one in PlanRound.objects.filter(plan=plan)]
    if any(sees(account, body) for body in (plan.body, *asked_by, *decided_by)):
        return True
    return plan.agreement is not None and _sees_agreement(account, plan.agreement)


def _writes_plan(account: Account, plan: Plan) -> bool:
    names = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
    return has_role(account, plan.body, *names)


register(
    Plan,
    "view",
    _(
        "Đơn vị lập kế hoạch, các bên ký chương trình, nơi nhận và nơi quyết định kế hoạch, "
        "cấp trên của các đơn vị ấy xem được."
    ),
    _sees_plan,
)
register(
    Plan,
    "write",
    _("Chỉ cán bộ phụ trách, thủ trưởng và văn phòng của đơn vị lập được viết kế hoạch."),
    _writes_plan,
)


def _sees_round(account: Account, shown: PlanRound) -> bool:
    return sees_body_of(account, shown) or sees(account, shown.decider)


def _decides(account: Account, shown: PlanRound) -> bool:
    return has_role(account, shown.decider, Role.Name.LEADER, Role.Name.CHIEF) or has_role(
        account, shown.body, Role.Name.CHIEF
    )


def _sees_entry(account: Account, entry: PlanEntry) -> bool:
    return sees_body_of(account, entry) or _sees_round(account, entry.round)


def _fills(account: Account, entry: PlanEntry) -> bool:
    names = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
    return has_role(account, entry.body, *names)


def _judges(account: Account, entry: PlanEntry) -> bool:
    return office_of_body(account, entry.round)


_OFFICE = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị tổng hợp được mở, tổng hợp, trình.")
register(
    PlanRound,
    "view",
    _("Đơn vị tổng hợp, đơn vị quyết định và cấp trên của hai đơn vị ấy xem được đợt kế hoạch."),
    _sees_round,
)
register(PlanRound, "open", _OFFICE, office_of_body)
register(PlanRound, "run", _OFFICE, office_of_body)
register(
    PlanRound,
    "decide",
    _("Chỉ lãnh đạo đơn vị quyết định và Chánh Văn phòng được ghi quyết định."),
    _decides,
)
register(
    PlanEntry,
    "view",
    _("Đơn vị gửi, đơn vị tổng hợp, đơn vị quyết định và cấp trên xem được kế hoạch phải gửi."),
    _sees_entry,
)
register(
    PlanEntry,
    "fill",
    _("Chỉ cán bộ phụ trách, thủ trưởng và văn phòng của đơn vị gửi được lập và gửi kế hoạch."),
    _fills,
)
register(
    PlanEntry,
    "judge",
    _("Chỉ văn phòng của đơn vị tổng hợp được trả lại kế hoạch, ghi không phải gửi."),
    _judges,
)
