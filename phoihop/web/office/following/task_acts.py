"""Làm với một nhiệm vụ: the unit's answer on one screen, and the office's word on it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.followup import tasks
from phoihop.followup.board import find_item
from phoihop.followup.errors import FollowupError
from phoihop.intake.errors import IntakeError
from phoihop.records.models import Assignment
from phoihop.records.queries import find_by_code
from phoihop.registry.models import Account
from phoihop.registry.rights import demand
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.following.facts import item_page
from phoihop.web.office.following.given import Given, Refused
from phoihop.web.office.following.offers import offers_of
from phoihop.web.office.following.work_page import find_work, show_item
from phoihop.web.office.going_back import back_or
from phoihop.web.office.rows import row_of

Act = Callable[[Assignment, Account, Given], object]
Acts = dict[str, tuple[Act, str | Promise]]


def _accept(task: Assignment, account: Account, given: Given) -> object:
    return tasks.accept(task, account=account, seen=given.seen())


def _done(task: Assignment, account: Account, given: Given) -> object:
    return tasks.report_done(
        task,
        account=account,
        note=given.text(),
        file=given.file(),
        said_by=given.text("said_by"),
        seen=given.seen(),
    )


def _going_on(task: Assignment, account: Account, given: Given) -> object:
    return tasks.report_progress(
        task,
        account=account,
        note=given.text(),
        percent=given.percent(),
        file=given.file(),
        said_by=given.text("said_by"),
        seen=given.seen(),
    )


def _more_time(task: Assignment, account: Account, given: Given) -> object:
    return tasks.ask_extension(
        task,
        account=account,
        until=given.day(),
        note=given.text(),
        said_by=given.text("said_by"),
        seen=given.seen(),
    )


ANSWERS: Acts = {
    "accept": (_accept, gettext_lazy("Đã ghi nhận việc.")),
    "done": (_done, gettext_lazy("Đã báo cáo xong. Văn phòng sẽ xác nhận hoặc trả lại.")),
    "progress": (_going_on, gettext_lazy("Đã ghi tiến độ.")),
    "more": (
        _more_time,
        gettext_lazy("Đã gửi đề nghị gia hạn. Cho đến khi được đồng ý, hạn cũ vẫn tính."),
    ),
}
"""What the unit may say, by the value of its button."""


def _confirm(task: Assignment, account: Account, given: Given) -> object:
    return tasks.confirm_done(task, account=account, note=given.text(), seen=given.seen())


def _send_back(task: Assignment, account: Account, given: Given) -> object:
    return tasks.send_back(task, account=account, note=given.text(), seen=given.seen())


def _grant(task: Assignment, account: Account, given: Given) -> object:
    until, note = given.day(), given.text()
    return tasks.grant_extension(task, account=account, until=until, note=note, seen=given.seen())


def _refuse(task: Assignment, account: Account, given: Given) -> object:
    return tasks.refuse_extension(task, account=account, note=given.text(), seen=given.seen())


def _reopen(task: Assignment, account: Account, given: Given) -> object:
    return tasks.reopen(task, account=account, note=given.text(), seen=given.seen())


def _supersede(task: Assignment, account: Account, given: Given) -> object:
    code = given.text("other").upper()
    newer = find_by_code(account, Assignment, code, body=task.body_id) if code else None
    if newer is None:
        message = _("Không tìm thấy nhiệm vụ “%(code)s” của đơn vị ghi nhận.")
        raise FollowupError(message % {"code": code[:30]}, "other")
    note, seen = given.text(), given.seen()
    return tasks.supersede(task, by=newer, account=account, note=note, seen=seen)


def _require(task: Assignment, account: Account, given: Given) -> object:
    tasks.require_proof(task, given.text("proof"), account=account)
    return task


JUDGEMENTS: Acts = {
    "confirm": (_confirm, gettext_lazy("Đã xác nhận hoàn thành.")),
    "send_back": (_send_back, gettext_lazy("Đã trả lại, đơn vị làm tiếp.")),
    "grant": (_grant, gettext_lazy("Đã cho gia hạn.")),
    "refuse": (_refuse, gettext_lazy("Đã trả lời không gia hạn; hạn cũ giữ nguyên.")),
    "reopen": (_reopen, gettext_lazy("Đã mở lại.")),
    "supersede": (_supersede, gettext_lazy("Đã ghi thay bằng nhiệm vụ mới.")),
    "proof": (_require, gettext_lazy("Đã ghi minh chứng phải có.")),
}
"""What the office may say about a task, by the value of its button."""


@signed_in
@require_http_methods(["GET", "POST"])
def task_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Trả lời: the unit's one screen. Task, sentence, day; done, going on, or more time."""
    account = asker(request)
    task = _task(account, pk)
    if request.method == "GET":
        return _answer_page(request, account, task)
    demand(account, "note", task)
    refused = perform(request, task, ANSWERS)
    if refused is not None:
        return _answer_page(request, account, task, refused)
    return redirect("office:assignment", pk)


@signed_in
@require_POST
def task_judge(request: HttpRequest, pk: int) -> HttpResponse:
    """Xử lý: the office confirms, sends back, grants, refuses, replaces, opens again."""
    account = asker(request)
    task = _task(account, pk)
    demand(account, "judge", task)
    refused = perform(request, task, JUDGEMENTS)
    if refused is not None:
        return show_item(request, _task(account, pk), refused=refused)
    return redirect(back_or(request, reverse("office:assignment", args=[pk])))


def perform(request: HttpRequest, task: Assignment, acts: Acts) -> Refused | None:
    """Do what the pressed button says; return what was refused, or None when it is done."""
    given, name = Given(request), request.POST.get("act", "")
    if name not in acts:
        return given.refused(name, FollowupError(_("Hãy chọn một việc để ghi.")))
    act, said = acts[name]
    try:
        act(task, asker(request), given)
    except (FollowupError, IntakeError, ValidationError) as problem:
        return given.refused(name, problem)
    messages.success(request, f"{task.code}: {said}")
    return None


def _answer_page(
    request: HttpRequest, account: Account, task: Assignment, refused: Refused | None = None
) -> HttpResponse:
    today = timezone.localdate()
    found = find_item(account, "assignment", task.pk, on=today)
    if found is None:
        raise Http404
    item, group = found
    row = row_of(item, group, on=today)
    context = {
        "record": task,
        "item": item_page(item, row, task, account, on=today),
        "row": row,
        "version": item.version,
        "refused": refused or Refused(),
        **offers_of(task, item, account),
    }
    return render(request, "office/task_answer.html", context)


def _task(account: Account, pk: int) -> Assignment:
    task = find_work(account, Assignment, pk)
    if not isinstance(task, Assignment):
        raise Http404
    return task
