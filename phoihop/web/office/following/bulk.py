"""Làm hàng loạt: chosen on the board, looked through, done, and taken back in one press."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.followup.answers import bodies_to_ask
from phoihop.followup.bulk import MOST, Done, do_for_many, preview, undo_all
from phoihop.followup.errors import FollowupError
from phoihop.followup.models import BulkAct
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import acting_body, demand, may, scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.following.given import Given

Kind = BulkAct.Kind


@signed_in
@require_http_methods(["GET", "POST"])
def work_bulk(request: HttpRequest) -> HttpResponse:
    """Show what would happen to each chosen item; on POST do it."""
    account = asker(request)
    sent = request.POST if request.method == "POST" else request.GET
    kind = sent.get("viec", "")
    if kind not in Kind.values:
        messages.error(request, _("Hãy chọn việc cần làm cho các mục đã đánh dấu."))
        return redirect("office:work")
    chosen = _chosen(sent.getlist("muc"))
    if request.method == "POST":
        return _do(request, account, kind, chosen)
    lines = preview(account, kind, [(name, key) for name, key, _version in chosen])
    context = {
        "kind": kind,
        "kind_label": Kind(kind).label,
        "lines": lines,
        "possible": [line for line in lines if not line.problem],
        "too_many": len(chosen) > MOST,
        "most": MOST,
        "bodies": _bodies(account) if kind == Kind.ASSIGN else [],
    }
    return render(request, "office/work_bulk.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def bulk_act(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was done for many; on POST take it back."""
    account = asker(request)
    act = get_object_or_404(scope(account, BulkAct.objects.select_related("body", "by")), pk=pk)
    if request.method == "POST":
        demand(account, "undo", act)
        try:
            done = undo_all(act, account=account)
        except FollowupError as problem:
            messages.error(request, problem.message)
        else:
            words = _("Đã hoàn tác %(count)s việc.") % {"count": done.count}
            messages.success(request, words)
            _tell(request, done)
        return redirect("office:bulk-act", pk)
    steps = act.steps.select_related("assignment", "recommendation").order_by("pk")
    context = {
        "act": act,
        "steps": steps,
        "may_undo": act.undone_at is None and may(account, "undo", act),
    }
    return render(request, "office/bulk_act.html", context)


def _do(
    request: HttpRequest, account: Account, kind: str, chosen: list[tuple[str, int, int]]
) -> HttpResponse:
    given = Given(request)
    try:
        lead = given.body("lead", _bodies(account)) if kind == Kind.ASSIGN else None
        done = do_for_many(account, kind, chosen, lead=lead, until=given.day())
    except FollowupError as problem:
        messages.error(request, problem.message)
        return redirect("office:work")
    _tell(request, done)
    if done.act is None:
        return redirect("office:work")
    words = _("Đã làm cho %(count)s việc: %(act)s.")
    messages.success(request, words % {"count": done.count, "act": done.act})
    return redirect("office:bulk-act", done.act.pk)


def _tell(request: HttpRequest, done: Done) -> None:
    for problem in done.problems[:20]:
        messages.warning(request, problem)


def _chosen(marks: list[str]) -> list[tuple[str, int, int]]:
    """Read "assignment.12.345": kind of the work, its key, the version that was shown."""
    found = []
    for mark in marks[: MOST * 2]:
        name, _dot, rest = mark.partition(".")
        key, _dot, version = rest.partition(".")
        if all(part.isascii() and part.isdecimal() and len(part) < 19 for part in (key, version)):
            found.append((name, int(key), int(version)))
    return found


def _bodies(account: Account) -> list[Body]:
    own = acting_body(account)
    return bodies_to_ask(account, near=own) if own else []
