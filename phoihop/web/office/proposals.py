"""Xử lý đề xuất: take it over, throw it out, put it off, take the last decision back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.intake.errors import AlreadyDecided, IntakeError, StaleVersion
from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm, postpone, reject, undo
from phoihop.records.errors import UnusableValue
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.web.office.asker import asker, by_script, signed_in
from phoihop.web.office.desk import panel_of, show_panel
from phoihop.web.office.panel import TO_HANDLE, Panel
from phoihop.web.office.proposal_form import ProposalForm, typed_lines


@signed_in
@require_POST
def proposal_confirm(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Make the record, with what the clerk changed."""
    account, shown = asker(request), _found(request, pk, proposal)
    form = ProposalForm(shown, request.POST)
    if not form.is_valid():
        return _with_form(request, account, shown, form)
    try:
        values = form.changed_values()
        confirm(shown, account=account, version=_version(request), values=values)
    except UnusableValue as problem:
        form.add_error(problem.field if problem.field in form.fields else None, problem.message)
        return _with_form(request, account, shown, form)
    except ValidationError as problem:
        form.add_error(None, problem.messages)
        return _with_form(request, account, shown, form)
    except IntakeError as problem:
        return _refused(request, account, shown, problem)
    return _decided(request, account, shown, _("Đã nhận %(number)s."))


@signed_in
@require_POST
def proposal_reject(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Throw it out; nothing is recorded."""
    account, shown = asker(request), _found(request, pk, proposal)
    try:
        reason = request.POST.get("reason", "")
        reject(shown, account=account, version=_version(request), reason=reason)
    except IntakeError as problem:
        return _refused(request, account, shown, problem)
    return _decided(request, account, shown, _("Đã bỏ %(number)s."))


@signed_in
@require_POST
def proposal_later(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Put it off; it stays undecided."""
    account, shown = asker(request), _found(request, pk, proposal)
    try:
        postpone(shown, account=account, version=_version(request))
    except IntakeError as problem:
        return _refused(request, account, shown, problem)
    return _decided(request, account, shown, _("Đã để %(number)s lại sau."))


@signed_in
@require_POST
def proposal_undo(request: HttpRequest, pk: int, proposal: int) -> HttpResponse:
    """Take the decision back and open the proposal again."""
    account, shown = asker(request), _found(request, pk, proposal)
    try:
        undo(shown, account=account, version=_version(request))
    except IntakeError as problem:
        return _refused(request, account, shown, problem)
    said = _("Đã hoàn tác %(number)s.") % {"number": shown.number}
    return _answer(request, _panel(request, account, shown, shown.pk), said)


def _found(request: HttpRequest, document: int, proposal: int) -> Proposal:
    seen = scope(asker(request), Proposal.objects.select_related("document__body", "decided_by"))
    return get_object_or_404(seen, pk=proposal, document=document)


def _version(request: HttpRequest) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def _decided(request: HttpRequest, account: Account, shown: Proposal, words: str) -> HttpResponse:
    """Open the next one and say what was done."""
    panel = _panel(request, account, shown, None)
    following = panel.after(shown)
    if following is not None:
        panel = _panel(request, account, shown, following)
    return _answer(request, panel, words % {"number": shown.number})


def _with_form(
    request: HttpRequest, account: Account, shown: Proposal, form: ProposalForm
) -> HttpResponse:
    panel = _panel(request, account, shown, shown.pk)
    panel.with_form(form)
    said = " ".join(str(line) for lines in form.errors.values() for line in lines)
    return _answer(request, panel, said, is_error=True)


def _refused(
    request: HttpRequest, account: Account, shown: Proposal, problem: IntakeError
) -> HttpResponse:
    """Somebody was faster, or the rooms refuse: say so, with how it stands now."""
    shown.refresh_from_db()
    panel = _panel(request, account, shown, shown.pk)
    if isinstance(problem, AlreadyDecided | StaleVersion):
        mine = typed_lines(shown, request.POST) if "version" in request.POST else None
        panel.tell_conflict(problem.proposal, problem.message, mine=mine)
    else:
        panel.tell_problem(problem.message)
    return _answer(request, panel, problem.message, is_error=True)


def _panel(request: HttpRequest, account: Account, shown: Proposal, open_pk: int | None) -> Panel:
    key: Any = request.POST.get("loc") or TO_HANDLE
    return panel_of(shown.document, account, filter_key=key, open_pk=open_pk)


def _answer(
    request: HttpRequest, panel: Panel, said: str, *, is_error: bool = False
) -> HttpResponse:
    """Half a page for the script; without script, back to the whole page with a message."""
    if by_script(request):
        return show_panel(request, panel, said=said)
    (messages.error if is_error else messages.success)(request, said)
    open_pk = panel.open.pk if panel.open else ""
    return redirect(panel.url(**{"loc": panel.filter, "de-xuat": open_pk}))
