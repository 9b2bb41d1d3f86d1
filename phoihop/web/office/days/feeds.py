"""Địa chỉ lịch: what a calendar program on a phone or in Outlook takes by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.followup.feeds import end_feed, feed_of, renew_feed
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import bodies_with_role, scope
from phoihop.web.office.asker import asker, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def calendar_feeds(request: HttpRequest) -> HttpResponse:
    """Show which addresses there are; on POST, make one anew or end it.

    A new address is shown in the answer to the press that made it, and never again.
    """
    account = asker(request)
    made = ""
    if request.method == "POST":
        body = _body_named(request, account)
        if "end" in request.POST:
            if end_feed(account, body=body):
                messages.success(request, _("Địa chỉ đã hết dùng."))
            return redirect("office:calendar-feeds")
        words = renew_feed(account, body=body)
        made = request.build_absolute_uri(reverse("feeds:calendar", args=[words]))
    kept = bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF).filter(valid_to=None)
    context = {
        "made": made,
        "mine": feed_of(account),
        "bodies": [(body, feed_of(account, body)) for body in kept[:50]],
        "public": request.build_absolute_uri(reverse("feeds:public")),
    }
    return render(request, "office/days/feeds.html", context)


def _body_named(request: HttpRequest, account: Account) -> Body | None:
    chosen = request.POST.get("body", "")
    if not chosen:
        return None
    return get_object_or_404(
        scope(account, Body.objects.all()), pk=int(chosen) if chosen.isdecimal() else 0
    )
