"""Kiến nghị lặp lại: matters asked more than once, and pairs that a person has to decide."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.followup.asked_again import (
    MOST_COMPARED,
    Likely,
    all_likely,
    decide,
    repeated,
)
from phoihop.followup.errors import FollowupError
from phoihop.records.models import Recommendation
from phoihop.records.queries import find_by_code
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.following.given import Given
from phoihop.web.office.following.work_page import find_work
from phoihop.web.office.going_back import back_or


@signed_in
@require_safe
def asked_again(request: HttpRequest) -> HttpResponse:
    """Show what was asked again, and what may have been: each pair is confirmed or denied."""
    account = asker(request)
    pairs = all_likely(account)
    context = {
        "matters": repeated(account),
        "pairs": [(pair, _may_decide(account, pair)) for pair in pairs],
        "most": MOST_COMPARED,
    }
    return render(request, "office/asked_again.html", context)


@signed_in
@require_POST
def request_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that another recommendation, by its key or its code, is the same matter or is not."""
    account = asker(request)
    record = find_work(account, Recommendation, pk)
    if not isinstance(record, Recommendation):
        raise Http404
    demand(account, "compare", record)
    try:
        other = _other(account, record, Given(request))
        pair = decide(record, other, same=request.POST.get("act") == "same", account=account)
    except FollowupError as problem:
        messages.error(request, problem.message)
    else:
        words = f"{pair.earlier.code} – {pair.later.code}: {pair.get_state_display()}."
        messages.success(request, words)
    return redirect(back_or(request, reverse("office:recommendation", args=[record.pk])))


def _other(account: Account, record: Recommendation, given: Given) -> Recommendation:
    key, code = given.text("other"), given.text("code")
    found = None
    if key.isascii() and key.isdecimal() and len(key) < 19:
        found = scope(account, Recommendation.objects.filter(pk=int(key))).first()
    elif code:
        found = find_by_code(account, Recommendation, code)
    if found is None:
        message = _("Không tìm thấy kiến nghị “%(code)s”.") % {"code": (code or key)[:30]}
        raise FollowupError(message, "code")
    return found


def _may_decide(account: Account, pair: Likely) -> int:
    """Return the recommendation on whose page the account may decide, 0 when on neither."""
    if may(account, "compare", pair.later):
        return pair.later.pk
    return pair.earlier.pk if may(account, "compare", pair.earlier) else 0
