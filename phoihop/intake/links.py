"""Liên kết tới đơn vị của văn bản."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.intake.models import Document
from phoihop.registry.handover import keep_link

keep_link(
    Document,
    "body",
    _("Văn bản thuộc đơn vị đã tiếp nhận; đơn vị nhận hồ sơ đọc và xử lý tiếp được."),
)
