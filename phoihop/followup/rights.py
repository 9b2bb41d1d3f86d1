"""Quyền về theo dõi công việc."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from phoihop.followup.models import (
    Answer,
    AnswerTemplate,
    AskedAgain,
    BulkAct,
    Change,
    Feed,
    Message,
    Reminder,
    ReminderSetting,
)
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import has_role, office_of_body, register, register_scope

WORKERS = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
"""Who speaks for a unit about its own work."""

register_scope(
    Change,
    "assignment__body",
    "assignment__lead",
    "assignment__addressees",
    "assignment__co_operators",
    "recommendation__body",
    "recommendation__addressee",
    "recommendation__addressees",
    "recommendation__lead",
    "recommendation__asked_by_body",
)
register_scope(
    Answer,
    "recommendation__body",
    "recommendation__addressee",
    "recommendation__addressees",
    "recommendation__lead",
    "recommendation__asked_by_body",
)
register_scope(AnswerTemplate, "body")
register_scope(BulkAct, "body")
register_scope(Message, "body")
register_scope(Feed, "body")
register_scope(
    Reminder,
    "assignment__body",
    "assignment__lead",
    "recommendation__body",
    "recommendation__addressee",
    "recommendation__lead",
    "report__body",
    "report__round__body",
    "plan_entry__body",
    "plan_entry__round__body",
    "plan_round__body",
    "plan_round__decider",
)
register_scope(ReminderSetting, "body")
register_scope(AskedAgain, "earlier__body", "later__body")


def works_for(account: Account, bodies: Iterable[Body | None]) -> Body | None:
    """Return the first of these bodies for which the account may speak."""
    return next((body for body in bodies if body and has_role(account, body, *WORKERS)), None)


def leads_of(work: Assignment | Recommendation) -> list[Body]:
    """Return who has to do it: the lead, else the bodies of the class, else who was asked."""
    if work.lead:
        return [work.lead]
    meant = list(work.addressees.all())
    if meant or isinstance(work, Assignment):
        return meant
    return [work.addressee] if work.addressee else []


def acts_for(account: Account, work: Assignment | Recommendation) -> Body | None:
    """Return the unit for which the account speaks about this work, or None for the office."""
    bodies = leads_of(work)
    if isinstance(work, Assignment):
        bodies += list(work.co_operators.all())
    return works_for(account, bodies)


def _office(account: Account, work: Assignment | Recommendation) -> bool:
    return not getattr(work, "record_only", False) and office_of_body(account, work)


def _decides(account: Account, work: Assignment | Recommendation) -> bool:
    """The office, and the leader who gave the task or whom the request was put to."""
    leads = has_role(account, work.body, Role.Name.LEADER)
    return not getattr(work, "record_only", False) and (leads or office_of_body(account, work))


def _reports(account: Account, task: Assignment) -> bool:
    if task.record_only:
        return False
    return works_for(account, leads_of(task)) is not None or office_of_body(account, task)


def _notes(account: Account, task: Assignment) -> bool:
    return _reports(account, task) or (
        not task.record_only and works_for(account, task.co_operators.all()) is not None
    )


def _receives(account: Account, request: Recommendation) -> bool:
    asked = [request.addressee, *request.addressees.all()]
    return works_for(account, asked) is not None or _decides(account, request)


def _answers(account: Account, request: Recommendation) -> bool:
    asked = [request.lead, request.addressee, *request.addressees.all()]
    return works_for(account, asked) is not None or office_of_body(account, request)


def _verifies(account: Account, request: Recommendation) -> bool:
    """Who raised it; the office writes it down only for one who cannot sign in."""
    raiser = request.asked_by_body
    if works_for(account, [raiser]) is not None:
        return True
    return office_of_body(account, request) and not (raiser and _has_workers(raiser))


def _has_workers(body: Body) -> bool:
    today = timezone.localdate()
    roles = Role.objects.at(today).filter(body=body, role__in=WORKERS, account__is_active=True)
    return roles.exists()


_OFFICE = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị ghi nhận công việc đã hoàn thành.")
_JUDGE = _(
    "Chỉ lãnh đạo, văn phòng và Chánh Văn phòng của đơn vị ghi nhận được xác nhận, trả lại, "
    "cho gia hạn, thay thế, kết thúc."
)
_REPORT = _(
    "Đơn vị chủ trì (cán bộ phụ trách, thủ trưởng, văn phòng) báo cáo; "
    "văn phòng đơn vị ghi nhận được ghi thay."
)
_NOTE = _("Đơn vị chủ trì, đơn vị phối hợp và văn phòng đơn vị ghi nhận được ghi tiến độ.")
_RECEIVE = _(
    "Đơn vị được kiến nghị, lãnh đạo và văn phòng đơn vị ghi nhận được tiếp nhận, giao, chuyển."
)
_ANSWER = _(
    "Đơn vị được kiến nghị, đơn vị chủ trì trả lời và văn phòng đơn vị ghi nhận được trả lời."
)
_VERIFY = _(
    "Chỉ đơn vị kiến nghị được xác nhận kết quả; văn phòng ghi thay khi đơn vị ấy "
    "chưa có tài khoản."
)

register(Assignment, "mark_done", _OFFICE, _office)
register(Assignment, "judge", _JUDGE, _decides)
register(Assignment, "report", _REPORT, _reports)
register(Assignment, "note", _NOTE, _notes)
register(Recommendation, "judge", _JUDGE, _decides)
register(Recommendation, "receive", _RECEIVE, _receives)
register(Recommendation, "answer", _ANSWER, _answers)
register(Recommendation, "note", _ANSWER, _answers)
register(Recommendation, "verify", _VERIFY, _verifies)

register(
    Recommendation,
    "compare",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị ghi nhận được nói hai kiến nghị là một."),
    office_of_body,
)
register(
    AnswerTemplate,
    "keep",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được lập, sửa mẫu trả lời."),
    office_of_body,
)
register(
    BulkAct,
    "undo",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị đã làm được hoàn tác cả lượt."),
    office_of_body,
)
register(
    Message,
    "send_again",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được gửi lại thư, ghi đã nhắc."),
    office_of_body,
)


def _office_of(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.CLERK, Role.Name.CHIEF)


register(
    Body,
    "set_reminders",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị được đặt mốc nhắc việc."),
    _office_of,
)
register(
    Body,
    "keep_feed",
    _("Chỉ văn phòng và Chánh Văn phòng của đơn vị lập, bỏ địa chỉ lịch của đơn vị."),
    _office_of,
)
