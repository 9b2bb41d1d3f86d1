"""Quyền theo dõi hạn chế."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.followup.models import Mending, NamedAgain
from phoihop.records.models import Assessment
from phoihop.registry.rights import office_of_body, register, register_scope

register_scope(Mending, "assessment__body")
register_scope(NamedAgain, "earlier__body", "later__body")
register(
    Assessment,
    "follow",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị ghi nhận được theo dõi hạn chế."),
    office_of_body,
)
