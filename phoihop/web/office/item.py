"""Một việc: a recommendation or a task, its sentence, its history, and saying that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.followup.answers import close
from phoihop.followup.board import find_item
from phoihop.followup.errors import NeedsWords
from phoihop.followup.models import Change
from phoihop.followup.work import AlreadyDone, Item, NeedsProof, Work, history, mark_done
from phoihop.intake.errors import IntakeError
from phoihop.intake.originals import path_of
from phoihop.lib.dates import format_day
from phoihop.records.addressees import bodies_meant, resolve_class, words_of
from phoihop.records.errors import UnusableValue
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.handover import handed_over_of
from phoihop.registry.models import Account, HandedOver
from phoihop.registry.rights import demand, may, scope, sees, why
from phoihop.web.hidden import spell_out
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.desk import PLAIN
from phoihop.web.office.rows import WorkRow, row_of, source_url
from phoihop.web.templatetags.phoihop import moment


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """Một bước trong diễn biến."""

    words: str
    when: str
    who: str = ""
    note: str = ""
    file_name: str = ""
    file_url: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class ItemPage:
    code: str
    kind: str
    text: str
    colour: str
    state: str
    tone: str
    icon: str
    quote: str
    source: str
    source_url: str
    lines: list[Line]
    steps: list[Step]
    done_url: str


class DoneForm(forms.Form):
    """Kết quả hoặc tệp minh chứng: at least one of the two; the room itself refuses neither."""

    note = forms.CharField(label=gettext_lazy("Kết quả"), required=False)
    file = forms.FileField(label=gettext_lazy("Tệp minh chứng"), required=False)


@signed_in
@require_http_methods(["GET", "POST"])
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one task; on POST, mark it done."""
    return _item(request, Assignment, pk)


@signed_in
@require_http_methods(["GET", "POST"])
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one recommendation; on POST, mark it done."""
    return _item(request, Recommendation, pk)


@signed_in
@require_safe
def proof(request: HttpRequest, pk: int) -> FileResponse:
    """Hand out the file with which something was shown to be done."""
    change = get_object_or_404(scope(asker(request), Change.objects.exclude(file="")), pk=pk)
    try:
        stream = path_of(str(change.file.name)).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    name = change.file_name
    return FileResponse(stream, as_attachment=True, filename=name, content_type=PLAIN)


def _item(
    request: HttpRequest, model: type[Assignment] | type[Recommendation], pk: int
) -> HttpResponse:
    account = asker(request)
    found = find_item(account, model._meta.model_name or "", pk, on=timezone.localdate())
    if found is None:
        raise Http404
    record: Work = get_object_or_404(
        scope(account, model._default_manager.select_related("body", "proposal")), pk=pk
    )
    if request.method == "POST" and "nhom" in request.POST:
        return _address(request, account, record)
    form = DoneForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _mark_done(request, account, record, form):
        return redirect(request.path)
    item, group = found
    context = {
        "record": record,
        "item": _page(item, row_of(item, group, on=timezone.localdate()), record),
        "form": form,
        "may_mark_done": item.state not in Change.ENDED
        and may(account, _done_rule(record), record),
        "may_open_source": sees(account, record.body),
        "mark_done_rule": why(account, _done_rule(record), record),
        **_class_of(account, record),
    }
    return render(request, "office/item.html", context)


def _done_rule(record: Work) -> str:
    return "judge" if isinstance(record, Recommendation) else "mark_done"


def _class_of(account: Account, record: Work) -> dict[str, Any]:
    """The bodies that a class may mean, those already chosen, and whether one may choose."""
    meant = bodies_meant(record)
    chosen = list(record.addressees.all())
    return {
        "class_words": words_of(record),
        "addressees": chosen,
        "class_bodies": [(body, not chosen or body in chosen) for body in meant],
        "may_address": bool(meant) and may(account, "address", record),
    }


def _address(request: HttpRequest, account: Account, record: Work) -> HttpResponse:
    chosen = [int(key) for key in request.POST.getlist("don-vi") if key.isdecimal()]
    try:
        meant = resolve_class(record, chosen, account=account)
    except UnusableValue as problem:
        messages.error(request, problem.message)
    else:
        words = _("Đã ghi %(count)s đơn vị của nhóm; các đơn vị ấy thấy việc này.")
        messages.success(request, words % {"count": len(meant)})
    return redirect(request.path)


def _mark_done(request: HttpRequest, account: Account, record: Work, form: DoneForm) -> bool:
    """Return whether the page may be shown anew; otherwise the form says what is wrong."""
    demand(account, _done_rule(record), record)
    if not form.is_valid():
        return False
    note, file = form.cleaned_data["note"], form.cleaned_data["file"]
    try:
        if isinstance(record, Recommendation):
            close(record, account=account, note=note)
        else:
            mark_done(record, account=account, note=note, file=file)
    except NeedsWords as problem:
        form.add_error("note", problem.message)
        return False
    except NeedsProof as problem:
        form.add_error("note", problem.message)
        return False
    except IntakeError as problem:
        form.add_error("file", problem.message)
        return False
    except AlreadyDone as problem:
        messages.warning(request, problem.message)
        return True
    messages.success(request, _("Đã ghi nhận %(code)s hoàn thành.") % {"code": record.code})
    return True


def _page(item: Item, row: WorkRow, record: Work) -> ItemPage:
    return ItemPage(
        code=item.code,
        kind=item.kind_label[:1].upper() + item.kind_label[1:],
        text=row.text,
        colour="blue" if item.kind == "assignment" else "violet",
        state=row.state,
        tone=row.tone,
        icon=row.icon,
        quote=spell_out(record.quote),
        source=item.document,
        source_url=source_url(item.document_id, item.proposal_id),
        lines=[line for line in _lines(item, row, record) if line.value],
        steps=_steps(record),
        done_url=reverse(f"office:{item.kind}", args=[item.pk]),
    )


def _lines(item: Item, row: WorkRow, record: Work) -> list[Line]:
    given = format_day(item.assigned_on) if item.assigned_on else ""
    if item.kind == "recommendation":
        return [
            Line(_("Đơn vị, người kiến nghị"), item.asked_by),
            Line(_("Đơn vị trả lời"), row.lead),
            Line(_("Ngày kiến nghị"), given),
            Line(_("Tình trạng"), row.state, row.time_left),
            Line(_("Đơn vị ghi nhận"), item.body),
        ]
    waits = record.depends_on if isinstance(record, Assignment) else None
    return [
        Line(_("Đơn vị chủ trì"), row.lead),
        Line(_("Phối hợp"), row.with_),
        Line(_("Hạn"), row.due, _due_note(item)),
        Line(_("Tình trạng"), row.state, row.time_left),
        Line(_("Làm sau nhiệm vụ"), waits.code if waits else ""),
        Line(_("Người, đơn vị giao"), item.asked_by),
        Line(_("Ngày giao"), given),
        Line(_("Đơn vị ghi nhận"), item.body),
    ]


def _due_note(item: Item) -> str:
    if not item.due_on or not item.due_words:
        return ""
    return _("văn bản ghi “%(words)s”") % {"words": item.due_words}


def _steps(record: Work) -> list[Step]:
    confirmed = Step(
        words=_("Được xác nhận từ văn bản"),
        when=moment(record.confirmed_at),
        who=str(record.confirmed_by),
    )
    changes = [(change.at, _step(change)) for change in history(record)]
    given = [(one.hand_over.at, _hand_over(one)) for one in handed_over_of(record)]
    later = sorted([*changes, *given], key=lambda pair: pair[0])
    return [confirmed, *(step for _at, step in later)]


def _hand_over(given: HandedOver) -> Step:
    names = {"giver": given.giver.name, "receiver": given.receiver.name}
    return Step(
        words=_("Bàn giao từ %(giver)s sang %(receiver)s") % names,
        when=moment(given.hand_over.at),
        who=str(given.hand_over.by),
    )


def _step(change: Any) -> Step:
    label = str(change.get_to_state_display())
    return Step(
        words=label[:1].upper() + label[1:],
        when=moment(change.at),
        who=str(change.by),
        note=change.note,
        file_name=change.file_name,
        file_url=reverse("office:proof", args=[change.pk]) if change.file else "",
        done=change.to_state == Change.State.DONE,
    )
