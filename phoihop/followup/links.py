"""Liên kết tới đơn vị của việc đang theo dõi: open work goes to the heir, finished work stays."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from phoihop.followup.models import (
    AnswerTemplate,
    BulkAct,
    Change,
    Feed,
    Message,
    ReminderSetting,
)
from phoihop.followup.state import open_only
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.handover import hand_over_link, keep_link


def _open_tasks(rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    return open_only(rows.filter(record_only=False))


def _open_requests(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    return open_only(rows)


hand_over_link(Assignment, "lead", _("nhiệm vụ chủ trì"), open_rows=_open_tasks)
hand_over_link(Assignment, "co_operators", _("nhiệm vụ phối hợp"), open_rows=_open_tasks)
hand_over_link(Recommendation, "addressee", _("kiến nghị phải trả lời"), open_rows=_open_requests)
hand_over_link(
    Recommendation, "asked_by_body", _("kiến nghị đang chờ trả lời"), open_rows=_open_requests
)
hand_over_link(Assignment, "addressees", _("nhiệm vụ của nhóm"), open_rows=_open_tasks)
hand_over_link(Recommendation, "addressees", _("kiến nghị gửi tới nhóm"), open_rows=_open_requests)
hand_over_link(Recommendation, "lead", _("kiến nghị chủ trì trả lời"), open_rows=_open_requests)
hand_over_link(
    AnswerTemplate,
    "body",
    _("mẫu trả lời"),
    open_rows=lambda rows: rows.filter(retired=False),
)
keep_link(BulkAct, "body", _("Lượt đã làm giữ tên đơn vị lúc ấy."))
for _field in ("body", "body_from", "body_to"):
    keep_link(Change, _field, _("Một bước đã ghi giữ tên đơn vị lúc ấy."))
keep_link(Message, "body", _("Thư đã lập giữ tên đơn vị đã nhắc."))
keep_link(ReminderSetting, "body", _("Mỗi đơn vị tự đặt mốc nhắc việc."))
keep_link(Feed, "body", _("Địa chỉ lịch của đơn vị cũ không dùng cho đơn vị mới."))
