"""Lời của nhật ký: one entry in words that people read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from django.apps import apps
from django.db.models import Field
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.lib.dates import format_day
from phoihop.registry.models import TrailEntry
from phoihop.web.office.conferences import words as of_conferences
from phoihop.web.office.proposal_form import ENTRIES, STATEMENT_KINDS

Codes = dict[str, object]

VERBS = {
    "take_comment": gettext_lazy("nhận đánh giá, bình luận"),
    "moderate": gettext_lazy("duyệt bình luận"),
    "add_link": gettext_lazy("ghi liên kết công khai"),
    "end_link": gettext_lazy("thôi hiện liên kết công khai"),
    "write_line": gettext_lazy("ghi vào sổ"),
    "strike_line": gettext_lazy("gạch bỏ ở sổ"),
    "add_day": gettext_lazy("ghi ngày nghỉ, ngày làm bù"),
    "remove_day": gettext_lazy("bỏ ngày nghỉ, ngày làm bù"),
    "add_post": gettext_lazy("ghi chức vụ"),
    "address": gettext_lazy("ghi các đơn vị của nhóm"),
    "agree": gettext_lazy("đồng ý"),
    "allow_one_person": gettext_lazy("cho phép một người quyết định"),
    "allocate": gettext_lazy("bố trí kinh phí"),
    "ask": gettext_lazy("đề nghị người thứ hai"),
    "cancel_number": gettext_lazy("hủy số"),
    "change_password": gettext_lazy("đổi mật khẩu"),
    "ask_spelling": gettext_lazy("đề nghị một cách gọi"),
    "use_spelling": gettext_lazy("cho dùng một cách gọi"),
    "end_spelling": gettext_lazy("thôi dùng một cách gọi"),
    "make_key": gettext_lazy("tạo khóa gửi văn bản"),
    "end_key": gettext_lazy("hết dùng khóa gửi văn bản"),
    "close": gettext_lazy("đóng"),
    "compare_layout": gettext_lazy("đối chiếu thể thức"),
    "confirm": gettext_lazy("xác nhận"),
    "create": gettext_lazy("tạo"),
    "delegate": gettext_lazy("ủy quyền"),
    "deactivate": gettext_lazy("ngừng dùng"),
    "reactivate": gettext_lazy("dùng lại"),
    "dismiss": gettext_lazy("đánh dấu đã xem"),
    "decide_overlap": gettext_lazy("quyết định số liệu trùng"),
    "decide_plan": gettext_lazy("chốt kế hoạch"),
    "draft": gettext_lazy("soạn"),
    "drop_template": gettext_lazy("bỏ mẫu riêng"),
    "drop_draft": gettext_lazy("bỏ dự thảo"),
    "edit_draft": gettext_lazy("sửa dự thảo"),
    "enter_incoming": gettext_lazy("vào sổ văn bản đến"),
    "end_delegation": gettext_lazy("chấm dứt ủy quyền"),
    "end_role": gettext_lazy("thôi vai trò"),
    "end_session": gettext_lazy("đăng xuất từ xa"),
    "gather": gettext_lazy("tổng hợp kế hoạch"),
    "grant": gettext_lazy("giao vai trò"),
    "issue": gettext_lazy("ban hành"),
    "keep_choices": gettext_lazy("lưu lựa chọn"),
    "invite": gettext_lazy("gửi lời mời"),
    "invite_again": gettext_lazy("gửi lại đường dẫn"),
    "hand_over": gettext_lazy("bàn giao"),
    "merge": gettext_lazy("gộp"),
    "unmerge": gettext_lazy("tách lại"),
    "rename": gettext_lazy("đổi tên"),
    "renew": gettext_lazy("cấp lại quyền vào"),
    "restructure": gettext_lazy("sắp xếp lại"),
    "change": gettext_lazy("sửa"),
    "delete": gettext_lazy("xóa"),
    "approve": gettext_lazy("duyệt"),
    "excuse": gettext_lazy("miễn gửi"),
    "fill": gettext_lazy("nhập số liệu"),
    "take_past": gettext_lazy("nhập số liệu kỳ trước"),
    "land": gettext_lazy("đưa văn bản vào báo cáo"),
    "make": gettext_lazy("lập"),
    "mend": gettext_lazy("ghi khắc phục"),
    "open": gettext_lazy("mở"),
    "judge": gettext_lazy("đánh giá mục tiêu"),
    "say_named_again": gettext_lazy("xác nhận nêu lại"),
    "say_validity": gettext_lazy("ghi hiệu lực văn bản"),
    "remark": gettext_lazy("trao đổi"),
    "remind": gettext_lazy("nhắc"),
    "send_again": gettext_lazy("gửi lại thư nhắc"),
    "mark_told": gettext_lazy("ghi đã nhắc bằng cách khác"),
    "renew_feed": gettext_lazy("lập địa chỉ lịch"),
    "end_feed": gettext_lazy("bỏ địa chỉ lịch"),
    "set_reminders": gettext_lazy("đặt mốc nhắc việc"),
    "return": gettext_lazy("trả lại"),
    "send": gettext_lazy("gửi"),
    "accept_invitation": gettext_lazy("nhận lời mời"),
    "keep_template": gettext_lazy("đưa mẫu riêng"),
    "mark_done": gettext_lazy("ghi nhận hoàn thành"),
    "accept": gettext_lazy("nhận việc"),
    "progress": gettext_lazy("báo tiến độ"),
    "report": gettext_lazy("báo cáo đã xong"),
    "confirm_done": gettext_lazy("xác nhận hoàn thành"),
    "send_back": gettext_lazy("trả lại, yêu cầu làm tiếp"),
    "ask_extension": gettext_lazy("xin gia hạn"),
    "grant_extension": gettext_lazy("cho gia hạn"),
    "refuse_extension": gettext_lazy("không cho gia hạn"),
    "redate": gettext_lazy("tính lại hạn"),
    "supersede": gettext_lazy("thay bằng nhiệm vụ mới"),
    "require_proof": gettext_lazy("quy định minh chứng"),
    "receive_request": gettext_lazy("tiếp nhận kiến nghị"),
    "assign_lead": gettext_lazy("giao đơn vị trả lời"),
    "hand_on": gettext_lazy("chuyển đúng nơi giải quyết"),
    "answer": gettext_lazy("trả lời kiến nghị"),
    "answer_unwritten": gettext_lazy("ghi trả lời tại hội nghị, chưa có nội dung"),
    "blanket": gettext_lazy("ghi kết luận chung"),
    "carry_out": gettext_lazy("ghi nhận đã thực hiện"),
    "verify": gettext_lazy("xác nhận kết quả"),
    "dispute": gettext_lazy("chưa đồng ý, đề nghị giải quyết tiếp"),
    "close_request": gettext_lazy("kết thúc theo dõi"),
    "compare": gettext_lazy("xác nhận kiến nghị lặp lại"),
    "keep_answer_template": gettext_lazy("ghi mẫu trả lời"),
    "retire_answer_template": gettext_lazy("thôi dùng mẫu trả lời"),
    "undo_step": gettext_lazy("hoàn tác"),
    "postpone": gettext_lazy("để sau"),
    "propose": gettext_lazy("lập đề xuất"),
    "publish": gettext_lazy("công khai"),
    "read": gettext_lazy("đọc"),
    "answer_tie": gettext_lazy("trả lời về trùng hợp"),
    "choose_sender": gettext_lazy("chọn đơn vị gửi"),
    "turn_away": gettext_lazy("không tiếp nhận"),
    "read_again": gettext_lazy("đọc lại"),
    "reread": gettext_lazy("đọc lại bằng bộ đọc mới"),
    "retry_job": gettext_lazy("chạy lại việc nền"),
    "stop_job": gettext_lazy("dừng việc nền"),
    "receive": gettext_lazy("tiếp nhận"),
    "refuse": gettext_lazy("không đồng ý"),
    "reject": gettext_lazy("bỏ"),
    "renew_recovery_codes": gettext_lazy("tạo mã dự phòng mới"),
    "reopen": gettext_lazy("mở lại"),
    "require_two_persons": gettext_lazy("yêu cầu hai người quyết định"),
    "submit": gettext_lazy("trình"),
    "take_number": gettext_lazy("lấy số"),
    "turn_off_second_step": gettext_lazy("tắt bước xác nhận thứ hai"),
    "turn_on_second_step": gettext_lazy("bật bước xác nhận thứ hai"),
    "undo": gettext_lazy("hoàn tác"),
    "change_post": gettext_lazy("sửa chức vụ"),
    "choose_unit": gettext_lazy("chọn đơn vị hành chính"),
    "end": gettext_lazy("kết thúc hoạt động"),
    "join": gettext_lazy("đưa vào khối, cụm"),
    "leave": gettext_lazy("cho ra khỏi khối, cụm"),
    "move": gettext_lazy("chuyển đơn vị lãnh đạo"),
    "tell_apart": gettext_lazy("ghi là hai người khác nhau"),
    "undo_merge": gettext_lazy("hoàn tác gộp"),
    "withdraw": gettext_lazy("thôi công khai"),
}


FIELDS = {
    "passages": gettext_lazy("số đoạn được chọn"),
    "answers": gettext_lazy("số chênh lệch đã ghi cách xử lý"),
    "files": gettext_lazy("số tệp bên trong"),
    "mark": gettext_lazy("dấu mật"),
    "spelling": gettext_lazy("cách gọi"),
    "gone": gettext_lazy("không còn thấy"),
    "changed": gettext_lazy("đọc khác trước"),
    "added": gettext_lazy("mới thấy"),
    "act": gettext_lazy("căn cứ"),
    "apart": gettext_lazy("dòng tách lại"),
    "items": gettext_lazy("việc bàn giao"),
    "merged": gettext_lazy("dòng đã gộp"),
    "on": gettext_lazy("từ ngày"),
    "other": gettext_lazy("người kia"),
    "records_kept_by": gettext_lazy("đơn vị nhận hồ sơ"),
    "rows": gettext_lazy("số dòng chuyển sang"),
    "rows_of_plan": gettext_lazy("số dòng kế hoạch"),
    "since": gettext_lazy("từ ngày"),
    "active": gettext_lazy("đang dùng"),
    "asked_by": gettext_lazy("người đề nghị"),
    "bodies": gettext_lazy("các đơn vị"),
    "days": gettext_lazy("thời gian"),
    "due": gettext_lazy("hạn mới"),
    "due_on": gettext_lazy("ngày cuối"),
    "days_late": gettext_lazy("số ngày quá hạn"),
    "dismissed": gettext_lazy("đã xem"),
    "ended": gettext_lazy("máy đã đăng xuất"),
    "ended_on": gettext_lazy("chấm dứt từ ngày"),
    "file": gettext_lazy("tệp minh chứng"),
    "form": gettext_lazy("hình thức ký"),
    "full_name": gettext_lazy("họ và tên"),
    "ground": gettext_lazy("căn cứ"),
    "heirs": gettext_lazy("đơn vị kế thừa"),
    "job": gettext_lazy("việc trong hàng đợi"),
    "label": gettext_lazy("nội dung đề nghị"),
    "last_day": gettext_lazy("hạn gửi"),
    "lines": gettext_lazy("số dòng"),
    "last_day_of": gettext_lazy("ngày cuối"),
    "task": gettext_lazy("nội dung nhiệm vụ"),
    "mentions": gettext_lazy("số chỗ văn bản nhắc tới"),
    "missing": gettext_lazy("số đơn vị chưa gửi"),
    "name": gettext_lazy("tên"),
    "note": gettext_lazy("kết quả"),
    "number": gettext_lazy("đề xuất số"),
    "paper": gettext_lazy("văn bản, kỳ báo cáo"),
    "passed": gettext_lazy("số đề xuất cho qua"),
    "password": gettext_lazy("mật khẩu"),
    "period": gettext_lazy("kỳ"),
    "plan_lines": gettext_lazy("dòng kế hoạch"),
    "proposals": gettext_lazy("số đề xuất"),
    "public": gettext_lazy("công khai"),
    "reason": gettext_lazy("lý do"),
    "record": gettext_lazy("hồ sơ"),
    "role": gettext_lazy("vai trò"),
    "second_person": gettext_lazy("người thứ hai"),
    "senders": gettext_lazy("số đơn vị phải gửi"),
    "targets": gettext_lazy("số chỉ tiêu"),
    "stars": gettext_lazy("số sao"),
    "comment_length": gettext_lazy("độ dài bình luận"),
    "tasks_named": gettext_lazy("các việc được nhắc"),
    "notices": gettext_lazy("số thông báo trong thư"),
    "sha256": gettext_lazy("mã SHA-256"),
    "size": gettext_lazy("cỡ tệp (byte)"),
    "shortcoming_before": gettext_lazy("hạn chế trước"),
    "signatories": gettext_lazy("các bên ký"),
    "state": gettext_lazy("tình trạng"),
    "term": gettext_lazy("thời hạn"),
    "to": gettext_lazy("người được giao"),
    "two_persons": gettext_lazy("cần hai người"),
    "username": gettext_lazy("tên đăng nhập"),
    "valid_from": gettext_lazy("từ ngày"),
    "valid_to": gettext_lazy("đến hết ngày"),
    "version": gettext_lazy("phiên bản"),
    "waiting": gettext_lazy("số đề xuất còn chờ"),
}
"""Names of what stands in `before` and `after`; others are named by their model's field."""

VERBS |= of_conferences.VERBS
FIELDS |= of_conferences.FIELDS

VALUES = {
    entry.name: entry.label for entry in chain.from_iterable(reversed(list(ENTRIES.values())))
} | {
    "due_words": gettext_lazy("Hạn ghi trong văn bản"),
    "office": gettext_lazy("Cơ quan giúp việc"),
}
"""Names of the values of a proposal, as its form names them."""

FORMER_CODES: dict[str, dict[str, object]] = {"kind": dict(STATEMENT_KINDS)}
"""Codes of proposals, which no field of a model explains."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Một giá trị: before and after, each in words; the first is empty when there was none."""

    name: str
    before: str
    after: str

    @property
    def words(self) -> str:
        return f"{self.before} → {self.after}" if self.before else self.after


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
    """Return what the entry says of each value; what was empty and stayed empty is left out."""
    before, after = entry.before or {}, entry.after or {}
    found = []
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        if isinstance(old, dict) or isinstance(new, dict):
            found += _inner(entry.object_type, old, new)
        elif not (_is_empty(old) and _is_empty(new)):
            label = _label(entry.object_type, name)
            codes = _codes(entry.object_type, name)
            found.append(_changed(label, codes, old, new))
    return found


def _inner(object_type: str, old: object, new: object) -> list[Changed]:
    """The values of a proposal, one by one."""
    was, is_now = (side if isinstance(side, dict) else {} for side in (old, new))
    return [
        _changed(
            str(VALUES.get(name, name)), _codes(object_type, name), was.get(name), is_now.get(name)
        )
        for name in dict.fromkeys([*was, *is_now])
        if not (_is_empty(was.get(name)) and _is_empty(is_now.get(name)))
    ]


def _changed(label: str, codes: Codes, old: object, new: object) -> Changed:
    return Changed(label, "" if _is_empty(old) else _text(codes, old), _text(codes, new))


def _label(object_type: str, name: str) -> str:
    """Name a value: as listed here, else as a field of the thing, else as any field so called."""
    if name in FIELDS:
        return str(FIELDS[name])
    fields = _fields().get(name, {})
    field = fields.get(object_type) or next(iter(fields.values()), None)
    return str(field.verbose_name) if field else name.replace("_", " ")


def _codes(object_type: str, name: str) -> Codes:
    """What the codes of a field mean: those of the thing's own field stand above all others."""
    fields = _fields().get(name, {})
    found: Codes = dict(FORMER_CODES.get(name, {}))
    for field in (*fields.values(), *filter(None, [fields.get(object_type)])):
        found |= {str(code): words for code, words in field.flatchoices}
    return found


@cache
def _fields() -> dict[str, dict[str, Field[Any, Any]]]:
    """Every field of our models by its name and by the model."""
    found: dict[str, dict[str, Field[Any, Any]]] = {}
    for model in apps.get_models():
        if model.__module__.startswith("phoihop."):
            for field in model._meta.concrete_fields:
                found.setdefault(field.name, {})[model._meta.label_lower] = field
    return found


def _is_empty(value: object) -> bool:
    return value is None or value in ("", [], {})


def _text(codes: Codes, value: object) -> str:
    if _is_empty(value):
        return "–"
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, list):
        return "; ".join(_text(codes, one) for one in value)
    if isinstance(value, dict):
        said = (f"{key}: {_text({}, one)}" for key, one in value.items() if not _is_empty(one))
        return ", ".join(said)
    text = str(value)
    return str(codes.get(text) or _day(text))


def _day(text: str) -> str:
    """A day as people write it; anything else as it stands."""
    try:
        return format_day(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text
