"""Đổi vai trò đang dùng: one press at the top of the page."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.registry.acting import roles_to_choose
from phoihop.web.acting import KEY
from phoihop.web.office.asker import asker, signed_in


@signed_in
@require_POST
def acting(request: HttpRequest) -> HttpResponse:
    """Work for another body from now on; a role one does not hold is not there."""
    chosen = request.POST.get("role", "")
    found = [role for role in roles_to_choose(asker(request)) if str(role.pk) == chosen]
    if not found:
        raise Http404
    request.session[KEY] = found[0].pk
    said = _("Bạn đang làm việc cho %(body)s, vai trò %(role)s.")
    words = {"body": found[0].body, "role": found[0].get_role_display()}
    messages.success(request, said % words)
    return redirect("office:home")
