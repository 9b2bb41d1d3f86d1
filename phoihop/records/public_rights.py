"""Quyền về trang công khai: comments decided and links kept by the office of the body."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import PageView, PublicComment, PublicLink, StarCount
from phoihop.registry.handover import hand_over_link
from phoihop.registry.models import Account
from phoihop.registry.rights import office_of_body, register, register_scope

register_scope(PublicComment, "meeting__body")
register_scope(StarCount, "meeting__body")
register_scope(PublicLink, "body")
register_scope(PageView)
"""Counts of pages belong to no body; asked through `scope`, nobody is shown any."""


def _moderates(account: Account, comment: PublicComment) -> bool:
    return office_of_body(account, comment.meeting)


register(
    PublicComment,
    "moderate",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được duyệt, gỡ bình luận."),
    _moderates,
)
register(
    PublicLink,
    "keep",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được ghi, bỏ liên kết của trang công khai."),
    office_of_body,
)
hand_over_link(
    PublicLink,
    "body",
    _("liên kết của trang công khai"),
    open_rows=lambda rows: rows.filter(ended_at=None),
)
