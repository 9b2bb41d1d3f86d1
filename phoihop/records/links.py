"""Liên kết tới đơn vị của hồ sơ: what stays; what is open is known to the follow-up room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Code, Tally
from phoihop.records.rights import RECORDS
from phoihop.registry.handover import keep_link

for _model in RECORDS:
    keep_link(
        _model,
        "body",
        _("Hồ sơ mang mã số của đơn vị đã ghi nhận; đơn vị nhận hồ sơ theo dõi tiếp được."),
    )
keep_link(Code, "body", _("Mã số đã cấp thì không đổi."))
keep_link(Tally, "of_body", _("Số liệu của đơn vị nào, kỳ nào thì giữ nguyên đơn vị ấy."))
