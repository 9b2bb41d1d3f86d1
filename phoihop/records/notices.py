"""Bảng báo của hồ sơ: steps of plan rounds, report rounds and conferences, and who is told.

`tests/records/test_notices.py` fails for a step without a row.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from phoihop.records.models import Conference, PlanEntry, PlanRound, Report, Round
from phoihop.registry.notices import DECIDERS, OFFICE, Addressee, Told, register_notice


def _asked_for_plans(shown: PlanRound) -> Iterable[int]:
    excused = shown.entries.filter(state=PlanEntry.State.EXCUSED)
    return shown.entries.exclude(pk__in=excused.values("pk")).values_list("body", flat=True)


def _asked_for_reports(shown: Round) -> Iterable[int]:
    excused = Report.State.EXCUSED
    return shown.reports.exclude(state=excused).order_by().values_list("body", flat=True)


def _invited(conference: Conference) -> Iterable[int | None]:
    """Whose invitation went out as the conference stands now."""
    guests = conference.invitations.filter(sent_sequence=conference.sequence)
    return guests.values_list("body", flat=True)


def _invited_before(conference: Conference) -> Iterable[int | None]:
    return conference.invitations.exclude(sent_at=None).values_list("body", flat=True)


PLANNERS = Addressee(_asked_for_plans)
THE_DECIDER = Addressee(lambda shown: [shown.decider_id], DECIDERS)
REPORTERS = Addressee(_asked_for_reports)
ITS_OFFICE = Addressee(lambda shown: [shown.body_id], OFFICE)
ITS_BODY = Addressee(lambda sent: [sent.body_id])
THE_ASKER = Addressee(lambda sent: [sent.round.body_id], OFFICE)
INVITED = Addressee(_invited)
INVITED_BEFORE = Addressee(_invited_before)

PLAN_ROUND_NOTICES: dict[str, Told] = {
    "open": Told(_("Phải lập, gửi kế hoạch"), (PLANNERS, THE_DECIDER)),
    "gather": Told(_("Đã tổng hợp kế hoạch"), why_nobody="the office goes on by itself"),
    "submit": Told(_("Kế hoạch tổng hợp được trình, chờ quyết định"), (THE_DECIDER,)),
    "return": Told(_("Kế hoạch tổng hợp được trả lại kèm ý kiến"), (ITS_OFFICE,)),
    "decide_plan": Told(_("Kế hoạch đã được quyết định"), (PLANNERS, ITS_OFFICE)),
    "allocate": Told(_("Đã bố trí kinh phí cho kế hoạch"), (PLANNERS, THE_DECIDER)),
}

PLAN_ENTRY_NOTICES: dict[str, Told] = {
    "send": Told(_("Đơn vị đã gửi kế hoạch"), (THE_ASKER,)),
    "return": Told(_("Kế hoạch được trả lại để sửa"), (ITS_BODY,)),
    "excuse": Told(_("Đơn vị không phải gửi kế hoạch"), (ITS_BODY,)),
}

ROUND_NOTICES: dict[str, Told] = {
    "open": Told(_("Phải lập, gửi báo cáo"), (REPORTERS,)),
    "close": Told(_("Đợt báo cáo đã chốt"), (REPORTERS,)),
    "reopen": Told(_("Đợt báo cáo được mở lại"), (REPORTERS, ITS_OFFICE)),
    "remind": Told(_("Nhắc gửi báo cáo"), why_nobody="a letter goes to those who have not sent"),
    "take_past": Told(_("Nhập số liệu kỳ trước"), why_nobody="periods that are over"),
}

REPORT_NOTICES: dict[str, Told] = {
    "fill": Told(_("Đang nhập báo cáo"), why_nobody="a draft is nobody else's matter"),
    "land": Told(_("Nhập báo cáo từ văn bản"), (ITS_BODY,)),
    "send": Told(_("Đơn vị đã gửi báo cáo"), (THE_ASKER,)),
    "return": Told(_("Báo cáo được trả lại để sửa"), (ITS_BODY,)),
    "approve": Told(_("Báo cáo đã được duyệt"), (ITS_BODY,)),
    "excuse": Told(_("Đơn vị không phải gửi báo cáo"), (ITS_BODY,)),
    "remark": Told(_("Có trao đổi về số liệu"), (ITS_BODY, THE_ASKER)),
}

CONFERENCE_NOTICES: dict[str, Told] = {
    "plan": Told(_("Lập hội nghị"), why_nobody="guests are told by their invitation"),
    "change": Told(_("Sửa hội nghị"), why_nobody="guests are told by a new invitation"),
    "send_invitations": Told(_("Giấy mời họp"), (INVITED,)),
    "call_off": Told(_("Hội nghị không tổ chức"), (INVITED_BEFORE,)),
    "hold": Told(_("Hội nghị đã họp"), why_nobody="who was there knows"),
    "give_work": Told(_("Giao nhiệm vụ"), why_nobody="each task is told to its own units"),
}

ROWS = (
    (PlanRound, PLAN_ROUND_NOTICES),
    (PlanEntry, PLAN_ENTRY_NOTICES),
    (Round, ROUND_NOTICES),
    (Report, REPORT_NOTICES),
    (Conference, CONFERENCE_NOTICES),
)

for _model, _table in ROWS:
    for _verb, _row in _table.items():
        register_notice(_model, _verb, _row)
