"""Liên kết tới đơn vị của văn bản: what was issued keeps its issuer for good."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.registry.handover import hand_over_link, keep_link
from phoihop.reports.models import BookEntry, Draft, LayoutChoice, RollUp, Template


def _unfinished(rows: QuerySet[Draft]) -> QuerySet[Draft]:
    return rows.filter(state=Draft.State.DRAFTING)


_ISSUED = _("Văn bản và số đã cấp giữ tên cơ quan đã ban hành.")
hand_over_link(Draft, "body", _("dự thảo đang soạn"), open_rows=_unfinished)
hand_over_link(Draft, "issuer", _("dự thảo chờ ban hành"), open_rows=_unfinished)
keep_link(Draft, "partners", _("Đơn vị cùng ban hành do người soạn chọn lại."))
keep_link(BookEntry, "body", _ISSUED)
keep_link(BookEntry, "kept_by", _ISSUED)
keep_link(LayoutChoice, "body", _("Đơn vị mới tự đối chiếu thể thức của mình."))
keep_link(Template, "body", _("Đơn vị mới dùng mẫu của mình."))
keep_link(RollUp, "body", _("Số liệu tổng hợp tính từ báo cáo; mỗi năm theo đơn vị của năm ấy."))
