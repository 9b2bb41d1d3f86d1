"""Bảng báo của việc theo dõi: each step of a task or a recommendation, and who is told of it.

The steps are those of `ladder.py`; `tests/followup/test_notices.py` fails for a step without a
row.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from phoihop.followup.ladder import A
from phoihop.followup.rights import leads_of
from phoihop.followup.state import Work
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.notices import OFFICE, Addressee, Told, register_notice


def _leads(work: Work) -> Iterable[int]:
    return [] if getattr(work, "record_only", False) else [body.pk for body in leads_of(work)]


def _helpers(task: Assignment) -> Iterable[int]:
    return [] if task.record_only else task.co_operators.values_list("pk", flat=True)


def _office(work: Work) -> Iterable[int | None]:
    return [work.body_id]


def _raiser(request: Recommendation) -> Iterable[int | None]:
    return [request.asked_by_body_id]


def _asked(request: Recommendation) -> Iterable[int | None]:
    return [request.addressee_id, *request.addressees.values_list("pk", flat=True)]


LEADS = Addressee(_leads)
HELPERS = Addressee(_helpers)
THE_OFFICE = Addressee(_office, OFFICE)
RAISER = Addressee(_raiser)
ASKED = Addressee(_asked)

TASK_NOTICES: dict[str, Told] = {
    "confirm": Told(_("Nhiệm vụ mới được giao"), (LEADS, HELPERS)),
    A.ACCEPT: Told(_("Đơn vị đã nhận việc"), (THE_OFFICE,)),
    A.PROGRESS: Told(_("Đơn vị báo tiến độ"), (THE_OFFICE, LEADS)),
    A.REPORT: Told(_("Đơn vị báo đã xong, chờ xác nhận"), (THE_OFFICE,)),
    A.CONFIRM: Told(_("Văn phòng xác nhận đã hoàn thành"), (LEADS, HELPERS)),
    A.SEND_BACK: Told(_("Văn phòng trả lại, yêu cầu làm tiếp"), (LEADS,)),
    A.MARK_DONE: Told(_("Văn phòng ghi nhận đã hoàn thành"), (LEADS, HELPERS)),
    A.REOPEN: Told(_("Nhiệm vụ được mở lại"), (LEADS, HELPERS)),
    A.ASK_EXTENSION: Told(_("Đơn vị xin gia hạn"), (THE_OFFICE,)),
    A.GRANT_EXTENSION: Told(_("Đã cho gia hạn"), (LEADS, HELPERS)),
    A.REFUSE_EXTENSION: Told(_("Không cho gia hạn"), (LEADS,)),
    A.REDATE: Told(_("Hạn được tính lại"), (LEADS, HELPERS)),
    A.SUPERSEDE: Told(_("Nhiệm vụ được thay bằng nhiệm vụ mới"), (LEADS, HELPERS)),
    A.UNDO: Told(_("Bước vừa ghi đã được hoàn tác"), (LEADS, THE_OFFICE)),
}

REQUEST_NOTICES: dict[str, Told] = {
    "confirm": Told(_("Kiến nghị mới gửi tới đơn vị"), (ASKED,)),
    A.RECEIVE: Told(_("Kiến nghị đã được tiếp nhận"), (RAISER,)),
    A.ASSIGN: Told(_("Kiến nghị đã giao đơn vị trả lời"), (LEADS, RAISER)),
    A.HAND_ON: Told(_("Kiến nghị được chuyển nơi giải quyết"), (ASKED, RAISER)),
    A.PROGRESS: Told(_("Có thông tin mới về kiến nghị"), (RAISER, THE_OFFICE)),
    A.ANSWER: Told(_("Kiến nghị đã được trả lời"), (RAISER, THE_OFFICE)),
    A.ANSWER_UNWRITTEN: Told(
        _("Đã trả lời tại hội nghị, cần bổ sung nội dung"), (LEADS, ASKED, RAISER)
    ),
    A.BLANKET: Told(_("Mới có kết luận chung, kiến nghị chưa được trả lời"), (LEADS, RAISER)),
    A.CARRY_OUT: Told(_("Đã thực hiện, đề nghị đơn vị kiến nghị xác nhận"), (RAISER, THE_OFFICE)),
    A.VERIFY: Told(_("Đơn vị kiến nghị đồng ý với kết quả"), (LEADS, THE_OFFICE)),
    A.DISPUTE: Told(_("Đơn vị kiến nghị chưa đồng ý"), (LEADS, THE_OFFICE)),
    A.CLOSE: Told(_("Kết thúc theo dõi kiến nghị"), (RAISER, LEADS)),
    A.REOPEN: Told(_("Kiến nghị được mở lại"), (LEADS, RAISER)),
    A.REDATE: Told(_("Hạn trả lời được tính lại"), (LEADS, RAISER)),
    A.UNDO: Told(_("Bước vừa ghi đã được hoàn tác"), (LEADS, RAISER, THE_OFFICE)),
}

for _verb, _row in TASK_NOTICES.items():
    register_notice(Assignment, _verb, _row)
for _verb, _row in REQUEST_NOTICES.items():
    register_notice(Recommendation, _verb, _row)
