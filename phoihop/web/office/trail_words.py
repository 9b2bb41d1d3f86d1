"""Lời của nhật ký: one entry in words that people read."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.registry.models import TrailEntry

VERBS = {
    "agree": gettext_lazy("đồng ý"),
    "allow_one_person": gettext_lazy("cho phép một người quyết định"),
    "ask": gettext_lazy("đề nghị người thứ hai"),
    "cancel_number": gettext_lazy("hủy số"),
    "change_password": gettext_lazy("đổi mật khẩu"),
    "close": gettext_lazy("đóng"),
    "confirm": gettext_lazy("xác nhận"),
    "create": gettext_lazy("tạo"),
    "delegate": gettext_lazy("ủy quyền"),
    "deactivate": gettext_lazy("ngừng dùng"),
    "reactivate": gettext_lazy("dùng lại"),
    "dismiss": gettext_lazy("đánh dấu đã xem"),
    "draft": gettext_lazy("soạn"),
    "drop_draft": gettext_lazy("bỏ dự thảo"),
    "edit_draft": gettext_lazy("sửa dự thảo"),
    "enter_incoming": gettext_lazy("vào sổ văn bản đến"),
    "end_delegation": gettext_lazy("chấm dứt ủy quyền"),
    "end_role": gettext_lazy("thôi vai trò"),
    "end_session": gettext_lazy("đăng xuất từ xa"),
    "grant": gettext_lazy("giao vai trò"),
    "issue": gettext_lazy("ban hành"),
    "invite": gettext_lazy("gửi lời mời"),
    "accept_invitation": gettext_lazy("nhận lời mời"),
    "mark_done": gettext_lazy("ghi nhận hoàn thành"),
    "postpone": gettext_lazy("để sau"),
    "publish": gettext_lazy("công khai"),
    "read": gettext_lazy("đọc"),
    "answer_tie": gettext_lazy("trả lời về trùng hợp"),
    "choose_sender": gettext_lazy("chọn đơn vị gửi"),
    "turn_away": gettext_lazy("không tiếp nhận"),
    "read_again": gettext_lazy("đọc lại"),
    "retry_job": gettext_lazy("chạy lại việc nền"),
    "stop_job": gettext_lazy("dừng việc nền"),
    "receive": gettext_lazy("tiếp nhận"),
    "refuse": gettext_lazy("không đồng ý"),
    "reject": gettext_lazy("bỏ"),
    "renew_recovery_codes": gettext_lazy("tạo mã dự phòng mới"),
    "reopen": gettext_lazy("mở lại"),
    "require_two_persons": gettext_lazy("yêu cầu hai người quyết định"),
    "take_number": gettext_lazy("lấy số"),
    "turn_off_second_step": gettext_lazy("tắt bước xác nhận thứ hai"),
    "turn_on_second_step": gettext_lazy("bật bước xác nhận thứ hai"),
    "undo": gettext_lazy("hoàn tác"),
    "withdraw": gettext_lazy("thôi công khai"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """Một giá trị: before and after."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """Một dòng nhật ký."""

    entry: TrailEntry
    who: str
    acting_for: str
    on_behalf: str
    verb: str
    what: str
    changes: list[Changed]


def verb_words(verb: str) -> str:
    return str(VERBS.get(verb, verb.replace("_", " ")))


def line_of(entry: TrailEntry) -> Line:
    lent = entry.delegation
    return Line(
        entry=entry,
        who=str(entry.actor) if entry.actor else _("hệ thống"),
        acting_for=str(entry.acting_for) if entry.acting_for else "",
        on_behalf=f"{lent.form}. {lent.role.account} ({lent.ground})" if lent else "",
        verb=verb_words(entry.verb),
        what=f"{_kind(entry.object_type)}: {entry.object_label}",
        changes=_changes(entry),
    )


def _kind(label: str) -> str:
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except LookupError:
        return label


def _changes(entry: TrailEntry) -> list[Changed]:
    before, after = entry.before or {}, entry.after or {}
    names = [*before, *(name for name in after if name not in before)]
    return [Changed(name, _words(before.get(name), after.get(name))) for name in names]


def _words(before: object, after: object) -> str:
    if before in (None, "", [], {}):
        return _text(after)
    return f"{_text(before)} → {_text(after)}"


def _text(value: object) -> str:
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, str | int):
        return str(value)
    return json.dumps(value, ensure_ascii=False)
