"""Một việc: a recommendation or a task, its sentence, its history, and what may be done now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.followup.answers import close
from phoihop.followup.board import find_item
from phoihop.followup.errors import FollowupError
from phoihop.followup.models import Change
from phoihop.followup.work import AlreadyDone, Work, mark_done
from phoihop.intake.errors import IntakeError
from phoihop.intake.originals import path_of
from phoihop.records.addressees import bodies_meant, resolve_class, words_of
from phoihop.records.errors import UnusableValue
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope, sees, why
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.desk import PLAIN
from phoihop.web.office.following.facts import item_page
from phoihop.web.office.following.given import Given, Refused
from phoihop.web.office.following.offers import offers_of
from phoihop.web.office.rows import row_of


@signed_in
@require_http_methods(["GET", "POST"])
def assignment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one task; on POST, mark it done."""
    return _item(request, find_work(asker(request), Assignment, pk))


@signed_in
@require_http_methods(["GET", "POST"])
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one recommendation; on POST, stop following it."""
    return _item(request, find_work(asker(request), Recommendation, pk))


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


def find_work(account: Account, model: type[Assignment] | type[Recommendation], pk: int) -> Work:
    """Return the task or recommendation with all its page needs, or answer 404."""
    related = ["body", "proposal", "document", "confirmed_by", "lead"]
    related += ["superseded_by", "depends_on"] if model is Assignment else ["addressee"]
    rows: Any = scope(account, model._default_manager.select_related(*related))
    if model is Assignment:
        rows = rows.filter(record_only=False)
    record: Work = get_object_or_404(rows, pk=pk)
    return record


def show_item(
    request: HttpRequest, record: Work, *, refused: Refused | None = None
) -> HttpResponse:
    """Draw the page of one item; what was refused stands in its form with what was typed."""
    account, today = asker(request), timezone.localdate()
    found = find_item(account, record._meta.model_name or "", record.pk, on=today)
    if found is None:
        raise Http404
    item, group = found
    page = item_page(item, row_of(item, group, on=today), record, account, on=today)
    context = {
        "record": record,
        "item": page,
        "version": item.version,
        "refused": refused or Refused(),
        "may_open_source": sees(account, record.body),
        "done_rule": why(account, _done_rule(record), record),
        **offers_of(
            record,
            item,
            account,
            template=request.GET.get("mau", ""),
            sentence=request.GET.get("cau", ""),
        ),
        **_class_of(account, record),
    }
    return render(request, "office/item.html", context)


def _item(request: HttpRequest, record: Work) -> HttpResponse:
    if request.method != "POST":
        return show_item(request, record)
    if "nhom" in request.POST:
        return _address(request, asker(request), record)
    return _mark_done(request, asker(request), record)


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


def _mark_done(request: HttpRequest, account: Account, record: Work) -> HttpResponse:
    demand(account, _done_rule(record), record)
    given = Given(request)
    try:
        if isinstance(record, Recommendation):
            close(record, account=account, note=given.text(), seen=given.seen())
        else:
            note, file = given.text(), given.file()
            mark_done(record, account=account, note=note, file=file, seen=given.seen())
    except AlreadyDone as problem:
        messages.warning(request, problem.message)
    except (FollowupError, IntakeError) as problem:
        return show_item(request, record, refused=given.refused("mark_done", problem))
    else:
        words = _("Đã ghi nhận %(code)s hoàn thành.") % {"code": record.code}
        messages.success(request, words)
    return redirect(request.path)
