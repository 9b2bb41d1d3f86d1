"""Kiến nghị: received, given to a lead, answered, carried out, verified by who raised it.

A recommendation handed on to the right addressee keeps the day on which it was raised: the
clock runs on. A general conclusion and an answer whose words nobody wrote down are kept and
leave it unanswered.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.followup.errors import FollowupError, NeedsWords
from phoihop.followup.models import Answer, Change
from phoihop.followup.rights import acts_for, works_for
from phoihop.followup.state import state_of
from phoihop.followup.steps import File, take_step
from phoihop.intake.models import Proposal
from phoihop.records.models import Recommendation
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand, reach, sees

A, Kind, Way = Change.Act, Answer.Kind, Answer.Way


def receive(
    request: Recommendation, *, account: Account, note: str = "", seen: int | None = None
) -> Change:
    """Tiếp nhận: it has arrived with whom it was meant for."""
    body = works_for(account, [request.addressee])
    return take_step(request, A.RECEIVE, account=account, seen=seen, note=note, body=body)


def assign_lead(
    request: Recommendation,
    *,
    lead: Body | None,
    account: Account,
    answer_by: date | None = None,
    note: str = "",
    seen: int | None = None,
) -> Change:
    """Giao đơn vị chủ trì trả lời, until which day if one was set."""
    if lead is None:
        raise FollowupError(_("Hãy chọn đơn vị chủ trì trả lời."), "lead")
    if answer_by is not None and answer_by < timezone.localdate():
        raise FollowupError(_("Hạn trả lời không thể ở ngày đã qua."), "until")
    sets = {"lead": lead, "due_on": answer_by or request.due_on}
    return take_step(
        request,
        A.ASSIGN,
        account=account,
        seen=seen,
        note=note,
        sets=sets,
        body_from=request.lead,
        body_to=lead,
        due_from=request.due_on,
        due_to=sets["due_on"],
    )


def bodies_to_ask(account: Account, *, near: Body) -> list[Body]:
    """Return who may be told to answer: bodies of the same unit, and those within reach."""
    rows = Body.objects.filter(Q(place=near.place) | Q(pk__in=reach(account).values("pk")))
    return list(rows.filter(valid_to=None).order_by("path")[:400])


def hand_on(
    request: Recommendation,
    *,
    to: Body | None,
    account: Account,
    note: str,
    seen: int | None = None,
) -> Change:
    """Chuyển đúng nơi giải quyết: the addressee was the wrong one; the clock runs on."""
    if to is None:
        raise FollowupError(_("Hãy chọn nơi giải quyết."), "to")
    if to == request.addressee:
        raise FollowupError(_("%(body)s đang là nơi nhận kiến nghị này.") % {"body": to}, "to")
    if not note.strip():
        raise NeedsWords(_("Hãy ghi vì sao chuyển, để nơi nhận biết."))
    return take_step(
        request,
        A.HAND_ON,
        account=account,
        seen=seen,
        note=note,
        sets={"addressee": to, "lead": None},
        body_from=request.addressee,
        body_to=to,
    )


def answer(
    request: Recommendation,
    *,
    account: Account,
    kind: str,
    text: str,
    way: str = Way.WRITTEN,
    paper: str = "",
    answered_on: date | None = None,
    answered_by: str = "",
    forwarded_to: str = "",
    proposal: Proposal | None = None,
    file: File | None = None,
    seen: int | None = None,
) -> Answer:
    """Trả lời with its words and its kind; a refusal says why, a forwarding says whereto.

    Given at the meeting and without words it is kept as such and asks for the words: the
    recommendation stays unanswered. Raises NeedsWords, FollowupError or what a step raises.
    """
    said = text.strip()
    unwritten = not said and way == Way.MEETING
    if not unwritten:
        _demand_words(kind, said, forwarded_to)
    if answered_on and answered_on > timezone.localdate():
        raise FollowupError(_("Ngày trả lời không thể ở sau hôm nay."), "answered_on")
    if proposal is not None and not sees(account, proposal.document.body):
        raise FollowupError(_("Không có câu trả lời này."))
    with transaction.atomic():
        change = take_step(
            request,
            A.ANSWER_UNWRITTEN if unwritten else A.ANSWER,
            account=account,
            seen=seen,
            note=said,
            file=file,
            body=acts_for(account, request),
        )
        return _kept(
            change,
            kind=kind,
            way=way,
            text=said,
            paper=paper.strip(),
            answered_on=answered_on or change.changed_on,
            answered_by=answered_by.strip(),
            forwarded_to=forwarded_to.strip(),
            proposal=proposal,
        )


def _demand_words(kind: str, said: str, forwarded_to: str) -> None:
    if kind not in Kind.values:
        raise FollowupError(_("Hãy chọn loại trả lời."), "kind")
    if not said:
        raise NeedsWords(_("Hãy ghi nội dung trả lời."), "text")
    if kind == Kind.FORWARDED and not forwarded_to.strip():
        raise FollowupError(_("Hãy ghi đã chuyển tới cơ quan nào."), "forwarded_to")


def note_blanket(
    request: Recommendation,
    *,
    account: Account,
    text: str = "",
    proposal: Proposal | None = None,
    seen: int | None = None,
) -> Answer:
    """Kết luận chung: something was concluded over all that was asked; this is unanswered."""
    demand(account, "judge", request)
    said = text.strip() or (proposal.quote if proposal else "")
    if not said:
        raise NeedsWords(_("Hãy ghi câu kết luận chung."), "text")
    if proposal is not None and not sees(account, proposal.document.body):
        raise FollowupError(_("Không có câu kết luận này."))
    with transaction.atomic():
        change = take_step(request, A.BLANKET, account=account, seen=seen, note=said)
        return _kept(
            change,
            way=Way.MEETING,
            text=said,
            answered_on=change.changed_on,
            blanket=True,
            proposal=proposal,
        )


def _kept(change: Change, **values: object) -> Answer:
    kept = Answer(change=change, recommendation=change.recommendation, **values)
    kept.full_clean()
    kept.save()
    return kept


def carry_out(
    request: Recommendation,
    *,
    account: Account,
    note: str,
    file: File | None = None,
    seen: int | None = None,
) -> Change:
    """Đã thực hiện: what the answer promised was done; says what, for the raiser to verify."""
    if not note.strip() and file is None:
        raise NeedsWords(_("Hãy ghi đã làm được gì, hoặc gắn tệp minh chứng."))
    return take_step(
        request,
        A.CARRY_OUT,
        account=account,
        seen=seen,
        note=note,
        file=file,
        body=acts_for(account, request),
    )


def verify(
    request: Recommendation,
    *,
    account: Account,
    satisfied: bool,
    note: str = "",
    said_by: str = "",
    seen: int | None = None,
) -> Change:
    """Đơn vị kiến nghị xác nhận: content with what came of it, or not, and then why not.

    Not content takes it up again: it stands as received, with everything that was said.
    """
    if not satisfied and not note.strip():
        raise NeedsWords(_("Hãy ghi điều gì chưa được giải quyết."))
    return take_step(
        request,
        A.VERIFY if satisfied else A.DISPUTE,
        account=account,
        seen=seen,
        note=note,
        said_by=said_by,
        body=works_for(account, [request.asked_by_body]),
    )


def close(
    request: Recommendation, *, account: Account, note: str = "", seen: int | None = None
) -> Change:
    """Kết thúc theo dõi: by itself after the raiser verified, otherwise with the reason."""
    if state_of(request) != Change.State.VERIFIED and not note.strip():
        raise NeedsWords(
            _("Đơn vị kiến nghị chưa xác nhận kết quả: hãy ghi vì sao kết thúc theo dõi.")
        )
    return take_step(request, A.CLOSE, account=account, seen=seen, note=note)
