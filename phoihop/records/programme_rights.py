"""Quyền về chương trình phối hợp, kế hoạch năm, đợt lập kế hoạch."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Agreement, Signatory
from phoihop.registry.models import Account
from phoihop.registry.rights import office_of_body, register, register_scope, sees, sees_body_of

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
