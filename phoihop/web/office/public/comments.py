"""Duyệt bình luận: what waits first, shown or refused with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import PublicComment
from phoihop.records.public_page import decide_comment
from phoihop.registry.rights import may, scope
from phoihop.web.office.asker import asker, page_of, signed_in

State = PublicComment.State
TONES = {State.WAITING: ("warn", "clock"), State.SHOWN: ("ok", "check"), State.REFUSED: ("", "x")}


@signed_in
@require_safe
def comments(request: HttpRequest) -> HttpResponse:
    """List the comments under the meetings one sees, those that wait on top."""
    account = asker(request)
    rank = Case(When(state=State.WAITING, then=Value(0)), default=Value(1),
                output_field=IntegerField())  # fmt: skip
    seen = scope(account, PublicComment.objects.select_related("meeting__body", "decided_by"))
    page = page_of(request, seen.annotate(rank=rank).order_by("rank", "-id"), size=30)
    rows = [(one, *TONES[State(one.state)], may(account, "moderate", one)) for one in page]
    context = {"page": page, "page_query": "", "rows": rows}
    return render(request, "office/public/comments.html", context)


@signed_in
@require_POST
def comment_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a comment, or take its words away for good with a reason."""
    account = asker(request)
    seen = scope(account, PublicComment.objects.select_related("meeting__body"))
    comment = get_object_or_404(seen, pk=pk)
    show = request.POST.get("act") == "show"
    try:
        decide_comment(comment, account=account, show=show, reason=request.POST.get("reason", ""))
        messages.success(request, _("Đã đăng bình luận.") if show else _("Đã gỡ bình luận."))
    except ProgrammeError as problem:
        messages.error(request, problem.message)
    return redirect("office:comments")
