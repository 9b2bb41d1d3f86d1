"""Quyền về văn bản và đề xuất."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from phoihop.intake.models import (
    Batch,
    Document,
    Head,
    IntakeKey,
    Job,
    Presence,
    Proposal,
    ReadingRun,
    Remainder,
    Spelling,
    Tie,
)
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import (
    has_role,
    has_role_anywhere,
    office_of_body,
    register,
    register_scope,
    sees_body_of,
)


def _is_its_office(account: Account, body: Body) -> bool:
    return has_role(account, body, Role.Name.CLERK, Role.Name.CHIEF)


def _office_decides(account: Account, part: Proposal | Head | Tie) -> bool:
    return office_of_body(account, part.document)


def _sees_its_document(
    account: Account, part: Proposal | ReadingRun | Remainder | Head | Tie
) -> bool:
    return sees_body_of(account, part.document)


def _office_dismisses(account: Account, remainder: Remainder) -> bool:
    return office_of_body(account, remainder.document)


def _keeps_body(account: Account, spelling: Spelling) -> bool:
    return has_role(account, spelling.body, Role.Name.ADMINISTRATOR)


def _runs_job(account: Account, job: Job) -> bool:
    if job.body is None:
        return has_role_anywhere(account, Role.Name.ADMINISTRATOR)
    return office_of_body(account, job)


register_scope(Document, "body")
register_scope(Head, "document__body")
register_scope(Tie, "document__body")
register_scope(Spelling, "body")
register_scope(Batch, "body")
register_scope(Job, "body")
register_scope(IntakeKey, "account__roles__body")
register_scope(Presence, "document__body")
register_scope(ReadingRun, "document__body")
register_scope(Proposal, "document__body")
register_scope(Remainder, "document__body")

_SEE = _("Ai có vai trò ở đơn vị, hoặc ở đơn vị lãnh đạo trực tiếp, thì xem được văn bản.")
_OFFICE_OR_KEEPER = _(
    "Văn phòng của đơn vị dừng hoặc chạy lại việc đọc văn bản của đơn vị; "
    "việc chung của hệ thống do quản trị làm."
)
_KEEPER = _("Chỉ quản trị của đơn vị cho dùng hoặc thôi dùng một cách gọi của cơ quan.")
_OFFICE = _("Chỉ văn phòng và Chánh Văn phòng của đơn vị tiếp nhận và xử lý văn bản.")

register(Body, "receive", _OFFICE, _is_its_office)
register(Document, "view", _SEE, sees_body_of)
register(Document, "read", _OFFICE, office_of_body)
register(Document, "close", _OFFICE, office_of_body)
register(Head, "view", _SEE, _sees_its_document)
register(Head, "decide", _OFFICE, _office_decides)
register(Tie, "view", _SEE, _sees_its_document)
register(Tie, "decide", _OFFICE, _office_decides)
register(Spelling, "view", _SEE, sees_body_of)
register(Spelling, "administer", _KEEPER, _keeps_body)
register(Batch, "view", _SEE, sees_body_of)
register(Job, "view", _SEE, sees_body_of)
register(Job, "decide", _OFFICE_OR_KEEPER, _runs_job)
register(Proposal, "view", _SEE, _sees_its_document)
register(Proposal, "decide", _OFFICE, _office_decides)
register(Remainder, "dismiss", _OFFICE, _office_dismisses)
