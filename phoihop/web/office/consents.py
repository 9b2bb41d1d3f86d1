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
from phoihop.registry.two_persons import AlreadyAnswered, answer
from phoihop.web.office.asker import asker, page_of, signed_in


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
        return redirect("office:consent", pk)
    context = {
        "consent": shown,
        "is_waiting": shown.state == Consent.State.WAITING,
        "may_answer": may(account, "answer", shown),
        "answer_rule": why(account, "answer", shown),
    }
    return render(request, "office/consent.html", context)


def tell_waiting(request: HttpRequest, waiting: Consent) -> None:
    """Say that a second person has to agree, and with which link."""
    link = request.build_absolute_uri(reverse("office:consent", args=[waiting.pk]))
    said = _("Việc này cần người thứ hai đồng ý. Hãy gửi người đó đường dẫn: %(link)s")
    messages.info(request, said % {"link": link})
