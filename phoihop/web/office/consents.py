"""Đề nghị cần người thứ hai: what waits for another person's word, and giving it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.registry.models import Consent
from phoihop.registry.rights import may, scope, why
from phoihop.registry.two_persons import AlreadyAnswered, answer, who_may_answer
from phoihop.web.office.asker import asker, page_of, signed_in
from phoihop.web.office.going_back import back_or
from phoihop.web.office.letters import send_request

MOST_LETTERS = 5


@signed_in
@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    """List what was asked in the bodies one sees, newest first."""
    seen = scope(asker(request), Consent.objects.select_related("body", "asked_by", "answered_by"))
    return render(
        request, "office/consents.html", {"page": page_of(request, seen), "page_query": ""}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is asked; on POST, agree or refuse."""
    account = asker(request)
    seen = scope(account, Consent.objects.select_related("body", "asked_by", "answered_by"))
    shown = get_object_or_404(seen, pk=pk)
    if request.method == "POST":
        try:
            reason = request.POST.get("reason", "")
            answer(shown, account=account, agrees="agree" in request.POST, reason=reason)
        except AlreadyAnswered as late:
            messages.warning(request, late.message)
        else:
            messages.success(request, _("Đã ghi nhận trả lời của bạn."))
        return redirect(back_or(request, reverse("office:consent", args=[pk])))
    waits = shown.state == Consent.State.WAITING
    context = {
        "consent": shown,
        "is_waiting": waits,
        "may_answer": may(account, "answer", shown),
        "answer_rule": why(account, "answer", shown),
        "others": [one for one in who_may_answer(shown) if one.pk != account.pk] if waits else [],
    }
    return render(request, "office/consent.html", context)


def tell_waiting(request: HttpRequest, waiting: Consent) -> None:
    """Say that a second person has to agree and with which link; mail it to who may."""
    others = who_may_answer(waiting)
    if not others:
        messages.warning(
            request,
            _(
                "Việc này cần người thứ hai đồng ý, nhưng hiện không có ai khác trả lời được. "
                "Quản trị cấp trên có thể giao thêm vai trò."
            ),
        )
        return
    link = request.build_absolute_uri(reverse("office:consent", args=[waiting.pk]))
    told = [one for one in others[:MOST_LETTERS] if send_request(one, waiting, link)]
    said = _("Việc này cần người thứ hai đồng ý. Hãy gửi người đó đường dẫn: %(link)s") % {
        "link": link
    }
    if told:
        names = ", ".join(map(str, told))
        said += " " + _("Đã gửi thư cho: %(names)s.") % {"names": names}
    messages.info(request, said)
