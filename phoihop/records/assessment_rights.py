"""Quyền về đánh giá: mục tiêu không kèm số, hiệu lực của văn bản dẫn."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Goal, Validity
from phoihop.registry.rights import office_of_body, register, register_scope, sees_body_of

register_scope(Goal, "body")
register_scope(Validity, "body")
register(
    Goal,
    "view",
    _("Ai có vai trò ở đơn vị theo dõi, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được mục tiêu."),
    sees_body_of,
)
register(
    Goal,
    "make",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị theo dõi được ghi, đánh giá mục tiêu."),
    office_of_body,
)
register(
    Validity,
    "say",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được ghi hiệu lực của văn bản dẫn."),
    office_of_body,
)
