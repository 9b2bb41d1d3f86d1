"""Lời của nhật ký về hội nghị: names of its acts and values."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

VERBS = {
    "add_guests": gettext_lazy("thêm khách mời"),
    "add_source": gettext_lazy("gắn văn bản nguồn"),
    "add_to_agenda": gettext_lazy("đưa vào chương trình"),
    "call_off": gettext_lazy("ghi không tổ chức"),
    "drop_from_agenda": gettext_lazy("bỏ khỏi chương trình"),
    "drop_guest": gettext_lazy("bỏ khách mời"),
    "finish_minutes": gettext_lazy("kết thúc biên bản"),
    "give_work": gettext_lazy("giao nhiệm vụ theo kết luận"),
    "hold": gettext_lazy("ghi đã họp"),
    "order_agenda": gettext_lazy("xếp lại chương trình"),
    "plan": gettext_lazy("lập hội nghị"),
    "send_invitations": gettext_lazy("gửi giấy mời"),
    "take_attendance": gettext_lazy("ghi điểm danh"),
    "tell_same": gettext_lazy("trả lời về nhiệm vụ trùng"),
    "tie_marks": gettext_lazy("lập đề xuất từ dòng đánh dấu"),
    "write_minutes": gettext_lazy("ghi biên bản"),
}
FIELDS = {
    "agenda": gettext_lazy("nội dung chương trình"),
    "attendance": gettext_lazy("điểm danh"),
    "chairs": gettext_lazy("người chủ trì"),
    "document": gettext_lazy("văn bản"),
    "guests": gettext_lazy("khách mời"),
    "hosts": gettext_lazy("đơn vị tổ chức"),
    "minutes": gettext_lazy("lời ghi"),
    "same_as": gettext_lazy("cùng là nhiệm vụ"),
    "sequence": gettext_lazy("lần sửa lịch"),
    "tasks": gettext_lazy("nhiệm vụ"),
    "when": gettext_lazy("giờ, nơi họp"),
}
