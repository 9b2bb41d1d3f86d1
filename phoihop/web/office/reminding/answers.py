"""Trả lời bằng một đường dẫn: one page, three answers, one press."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from phoihop.followup.answer_links import ANSWERS, LinkEnded, read_token
from phoihop.followup.errors import FollowupError
from phoihop.followup.models import Change
from phoihop.followup.proof import asked_proof
from phoihop.followup.reminder_words import when
from phoihop.followup.state import state_of, version_of
from phoihop.followup.tasks import ask_extension, report_done, report_progress
from phoihop.intake.errors import IntakeError
from phoihop.records.models import Assignment
from phoihop.registry.models import Account
from phoihop.registry.rights import may, scope, why
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.styled import StyledForm


class AnswerForm(StyledForm):
    """Trả lời: which of three, in a few words; a day for more time, a file if there is one."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Trả lời"), choices=list(ANSWERS.items()), widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=gettext_lazy("Kết quả, tiến độ hoặc lý do"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    until = forms.DateField(label=gettext_lazy("Xin gia hạn đến ngày"), required=False)
    file = forms.FileField(label=gettext_lazy("Tệp minh chứng (nếu có)"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.fields["answer"].widget.attrs["class"] = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """Đã trả lời: the newest step, in words."""

    words: str
    at: Any


@signed_in
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the task of a link with its answer chosen; only a POST writes anything."""
    account = asker(request)
    try:
        link = read_token(token)
    except LinkEnded as old:
        task = _task(account, old.task)
        return render(request, "office/reminding/link_ended.html", {"task": task}, status=410)
    if link is None:
        raise Http404
    task = _task(account, link.task)
    first = {"answer": link.answer, "seen": version_of(task)}
    form = AnswerForm(request.POST or None, request.FILES or None, initial=first)
    allowed = may(account, "report", task)
    if request.method == "POST" and form.is_valid() and _answer(account, task, form):
        messages.success(request, _("Đã ghi trả lời. Văn phòng sẽ thấy ngay."))
        return redirect(request.path)
    today = timezone.localdate()
    state = Change.State(state_of(task))
    ended = state in Change.ENDED
    newest = task.changes.select_related("by").order_by("-id").first()
    context = {
        "task": task,
        "when": when(task.due_on, today) if not ended else "",
        "state": state.label,
        "form": form,
        "allowed": allowed,
        "ended": ended,
        "rule": why(account, "report", task, known=allowed),
        "newest": newest,
        "asked_proof": asked_proof(task),
    }
    return render(request, "office/reminding/answer.html", context)


def _task(account: Account, pk: int) -> Assignment:
    followed = scope(account, Assignment.objects.to_follow())
    return get_object_or_404(followed.select_related("body", "lead", "proposal"), pk=pk)


def _answer(account: Account, task: Assignment, form: AnswerForm) -> bool:
    """Carry the answer out; what is wrong with it is said by its field."""
    said = form.cleaned_data
    shared: dict[str, Any] = {"account": account, "note": said["note"], "seen": said["seen"]}
    until: date | None = said["until"]
    try:
        if said["answer"] == "done":
            report_done(task, file=said["file"], **shared)
        elif said["answer"] == "not_yet":
            report_progress(task, file=said["file"], **shared)
        else:
            ask_extension(task, until=until, **shared)
    except FollowupError as problem:
        name = getattr(problem, "field", "note")
        form.add_error(name if name in form.fields else None, problem.message)
        return False
    except IntakeError as problem:
        form.add_error("file", problem.message)
        return False
    return True
