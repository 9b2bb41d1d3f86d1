"""Quyền về theo dõi công việc."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.followup.models import Change
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.rights import office_of_body, register, register_scope

register_scope(
    Change,
    "assignment__body",
    "assignment__lead",
    "recommendation__body",
    "recommendation__addressee",
)

_OFFICE = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị ghi nhận công việc đã hoàn thành.")

register(Assignment, "mark_done", _OFFICE, office_of_body)
register(Recommendation, "mark_done", _OFFICE, office_of_body)
