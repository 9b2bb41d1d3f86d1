"""Làm với một kiến nghị: receive, assign, hand on, answer, carry out, verify, close."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from phoihop.followup import answers, tasks
from phoihop.followup.errors import FollowupError
from phoihop.intake.errors import IntakeError
from phoihop.intake.models import Proposal
from phoihop.records.models import Recommendation
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.following.given import Given
from phoihop.web.office.following.offers import bodies_for
from phoihop.web.office.following.work_page import find_work, show_item
from phoihop.web.office.going_back import back_or

Act = Callable[[Recommendation, Account, Given], object]
Acts = dict[str, tuple[Act, str | Promise]]


def _receive(request: Recommendation, account: Account, given: Given) -> object:
    return answers.receive(request, account=account, note=given.text(), seen=given.seen())


def _assign(request: Recommendation, account: Account, given: Given) -> object:
    return answers.assign_lead(
        request,
        lead=given.body("lead", bodies_for(request, account)),
        account=account,
        answer_by=given.day(),
        note=given.text(),
        seen=given.seen(),
    )


def _hand_on(request: Recommendation, account: Account, given: Given) -> object:
    to = given.body("to", bodies_for(request, account))
    return answers.hand_on(request, to=to, account=account, note=given.text(), seen=given.seen())


def _answer(request: Recommendation, account: Account, given: Given) -> object:
    return answers.answer(
        request,
        account=account,
        kind=given.text("kind"),
        text=given.text("text"),
        way=given.text("way") or answers.Way.WRITTEN,
        paper=given.text("paper"),
        answered_on=given.day("answered_on"),
        answered_by=given.text("answered_by"),
        forwarded_to=given.text("forwarded_to"),
        proposal=_sentence(account, given),
        file=given.file(),
        seen=given.seen(),
    )


def _sentence(account: Account, given: Given) -> Proposal | None:
    """The sentence of a document from which the answer was taken."""
    key = given.text("proposal")
    if not (key.isascii() and key.isdecimal()):
        return None
    return scope(account, Proposal.objects.filter(pk=int(key))).first()


def _carry_out(request: Recommendation, account: Account, given: Given) -> object:
    note, file, seen = given.text(), given.file(), given.seen()
    return answers.carry_out(request, account=account, note=note, file=file, seen=seen)


def _progress(request: Recommendation, account: Account, given: Given) -> object:
    note, file, seen = given.text(), given.file(), given.seen()
    return tasks.report_progress(request, account=account, note=note, file=file, seen=seen)


def _verify(request: Recommendation, account: Account, given: Given) -> object:
    return answers.verify(
        request,
        account=account,
        satisfied=given.text("act") == "content",
        note=given.text(),
        said_by=given.text("said_by"),
        seen=given.seen(),
    )


def _blanket(request: Recommendation, account: Account, given: Given) -> object:
    return answers.note_blanket(
        request,
        account=account,
        text=given.text("text"),
        proposal=_sentence(account, given),
        seen=given.seen(),
    )


def _close(request: Recommendation, account: Account, given: Given) -> object:
    return answers.close(request, account=account, note=given.text(), seen=given.seen())


def _reopen(request: Recommendation, account: Account, given: Given) -> object:
    return tasks.reopen(request, account=account, note=given.text(), seen=given.seen())


RECEIVING: Acts = {
    "receive": (_receive, gettext_lazy("Đã tiếp nhận.")),
    "assign": (_assign, gettext_lazy("Đã giao đơn vị trả lời.")),
    "hand_on": (_hand_on, gettext_lazy("Đã chuyển đúng nơi giải quyết; thời gian chờ tính tiếp.")),
}
ANSWERING: Acts = {
    "answer": (_answer, gettext_lazy("Đã ghi trả lời.")),
    "carry_out": (_carry_out, gettext_lazy("Đã ghi kết quả; chờ đơn vị kiến nghị xác nhận.")),
    "progress": (_progress, gettext_lazy("Đã ghi tiến độ.")),
}
VERIFYING: Acts = {
    "content": (_verify, gettext_lazy("Đã xác nhận kết quả.")),
    "not_content": (_verify, gettext_lazy("Đã ghi chưa đồng ý; kiến nghị được giải quyết tiếp.")),
}
JUDGING: Acts = {
    "blanket": (_blanket, gettext_lazy("Đã ghi kết luận chung; kiến nghị vẫn chưa được trả lời.")),
    "close": (_close, gettext_lazy("Đã kết thúc theo dõi.")),
    "reopen": (_reopen, gettext_lazy("Đã mở lại.")),
}


@signed_in
@require_POST
def request_receive(request: HttpRequest, pk: int) -> HttpResponse:
    """Tiếp nhận, giao, chuyển."""
    return _perform(request, pk, "receive", RECEIVING)


@signed_in
@require_POST
def request_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả lời, ghi kết quả thực hiện."""
    return _perform(request, pk, "answer", ANSWERING)


@signed_in
@require_POST
def request_verify(request: HttpRequest, pk: int) -> HttpResponse:
    """Đơn vị kiến nghị xác nhận, hoặc chưa đồng ý."""
    return _perform(request, pk, "verify", VERIFYING)


@signed_in
@require_POST
def request_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Kết luận chung, kết thúc theo dõi, mở lại."""
    return _perform(request, pk, "judge", JUDGING)


def _perform(request: HttpRequest, pk: int, rule: str, acts: Acts) -> HttpResponse:
    account = asker(request)
    record = find_work(account, Recommendation, pk)
    if not isinstance(record, Recommendation):
        raise Http404
    demand(account, rule, record)
    given, name = Given(request), request.POST.get("act", "")
    try:
        if name not in acts:
            raise FollowupError(_("Hãy chọn một việc để ghi."))
        act, said = acts[name]
        act(record, account, given)
    except (FollowupError, IntakeError, ValidationError) as problem:
        fresh = find_work(account, Recommendation, pk)
        return show_item(request, fresh, refused=given.refused(name, problem))
    messages.success(request, f"{record.code}: {said}")
    return redirect(back_or(request, reverse("office:recommendation", args=[pk])))
