"""Máy đang đăng nhập: one's own sessions, listed and ended, one or all but this one."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.registry import trail
from phoihop.registry.rights import acting_body
from phoihop.web.devices import device_words
from phoihop.web.office.asker import asker, signed_in


@signed_in
@require_POST
def session_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign one of one's own machines out."""
    account = asker(request)
    ended = get_object_or_404(UserSession.objects.filter(user=account), pk=pk)
    SessionsAdapter().end_sessions([ended])
    messages.success(request, _("Đã đăng xuất khỏi máy đó."))
    return redirect("usersessions_list")


class SessionsAdapter(DefaultUserSessionsAdapter):  # type: ignore[misc]
    """Ending sessions leaves its entry, with the machines in words."""

    @transaction.atomic
    def end_sessions(self, sessions: Any) -> None:
        ended = list(sessions)
        super().end_sessions(ended)
        if ended:
            user = ended[0].user
            machines = [f"{device_words(one.user_agent)} ({one.ip})" for one in ended]
            after = {"ended": machines}
            trail.record("end_session", user, actor=user, body=acting_body(user), after=after)
