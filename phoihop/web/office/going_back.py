"""Trở lại: an act done from another page returns there."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def back_or(request: HttpRequest, usual: str) -> str:
    """Return the address a form was sent from, if it named one of ours; else the usual one."""
    back = request.POST.get("back", "")
    if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return back
    return usual
