"""Tùy chọn hiển thị: light or dark, single-letter keys on or off, Vietnamese or English.

Kept in cookies, not in the account: the same clerk may want dark on one screen and light
on another, and a visitor of the portal has no account.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

THEMES = ("auto", "light", "dark")
KEYS = ("on", "off")
A_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    theme = request.COOKIES.get("theme", "auto")
    return theme if theme in THEMES else "auto"


def keys_are_on(request: HttpRequest) -> bool:
    return request.COOKIES.get("keys") != "off"


@require_POST
def preferences_save(request: HttpRequest) -> HttpResponse:
    """Remember what was chosen and go back to the page it was chosen on."""
    response = HttpResponseRedirect(_way_back(request))
    allowed = {
        "theme": THEMES,
        "keys": KEYS,
        settings.LANGUAGE_COOKIE_NAME: tuple(dict(settings.LANGUAGES)),
    }
    for name, values in allowed.items():
        chosen = request.POST.get(name, "")
        if chosen in values:
            response.set_cookie(
                name,
                chosen,
                max_age=A_YEAR,
                httponly=True,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
            )
    return response


def _way_back(request: HttpRequest) -> str:
    """Only a path of this installation is followed."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"
