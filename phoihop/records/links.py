"""Liên kết tới đơn vị của hồ sơ: what stays; what is open is known to the follow-up room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import (
    Code,
    DueRollUp,
    Form,
    Indicator,
    Overlap,
    Report,
    Round,
    Tally,
    TargetSet,
)
from phoihop.records.rights import RECORDS
from phoihop.registry.handover import hand_over_link, keep_link

for _model in RECORDS:
    keep_link(
        _model,
        "body",
        _("Hồ sơ mang mã số của đơn vị đã ghi nhận; đơn vị nhận hồ sơ theo dõi tiếp được."),
    )
keep_link(Code, "body", _("Mã số đã cấp thì không đổi."))
keep_link(Tally, "of_body", _("Số liệu của đơn vị nào, kỳ nào thì giữ nguyên đơn vị ấy."))
keep_link(Indicator, "body", _("Chỉ tiêu riêng giữ tên đơn vị đã đặt ra."))
hand_over_link(
    Form, "body", _("biểu mẫu báo cáo"), open_rows=lambda rows: rows.filter(retired=False)
)
hand_over_link(
    Round,
    "body",
    _("đợt báo cáo đang nhận"),
    open_rows=lambda rows: rows.filter(state=Round.State.OPEN),
)
keep_link(
    Report, "body", _("Báo cáo của đơn vị nào thì giữ tên đơn vị ấy; đợt sau tính lại ai phải gửi.")
)
keep_link(
    TargetSet, "body", _("Chỉ tiêu đã giao giữ tên đơn vị nhận; đơn vị kế thừa được giao bộ mới.")
)
for _field in ("body", "asker"):
    keep_link(DueRollUp, _field, _("Số liệu đã gửi được cộng vào nơi nó được gửi."))
keep_link(Overlap, "body", _("Quyết định thuộc đơn vị đã yêu cầu báo cáo."))
