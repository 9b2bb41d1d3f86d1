"""Liên kết tới đơn vị của văn bản."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.intake.models import Batch, Document, Head, Job, Spelling
from phoihop.registry.handover import keep_link

keep_link(
    Document,
    "body",
    _("Văn bản thuộc đơn vị đã tiếp nhận; đơn vị nhận hồ sơ đọc và xử lý tiếp được."),
)
keep_link(Batch, "body", _("Đợt tiếp nhận thuộc đơn vị đã tiếp nhận."))
keep_link(Head, "sender", _("Văn bản vẫn là của đơn vị đã gửi."))
keep_link(Job, "body", _("Việc trong hàng đợi là của văn bản đã có; đọc xong thì hết."))
keep_link(Spelling, "body", _("Cách gọi là của cơ quan đã đặt ra, trong văn bản của cơ quan ấy."))
keep_link(Spelling, "means", _("Cách gọi chỉ đơn vị đã chọn; quản trị chọn lại khi cần."))
