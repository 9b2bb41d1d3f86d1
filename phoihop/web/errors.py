"""Trang báo lỗi: says what happened, what to do, and a code the administrator can look up."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from phoihop.registry.rights import NotAllowed
from phoihop.web.language import chosen_language


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the reason is the sentence of the rule that refused, when there is one."""
    reason = exception.message if isinstance(exception, NotAllowed) else ""
    return _page(request, "403.html", 403, reason=reason)


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or nothing that this person may know of; the page does not tell."""
    return _page(request, "404.html", 404)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: somebody guesses, or a hand was too quick; it passes by itself."""
    return _page(request, "429.html", 429)


def failed(request: HttpRequest) -> HttpResponse:
    """500: a fault of the program. Asks neither the database nor the session for anything."""
    with translation.override(chosen_language(request)):
        return render(request, "500.html", {"request": request}, status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form sent from another site, or from a page that had stood open too long."""
    message = _(
        "Trang đã mở quá lâu hoặc biểu mẫu được gửi từ nơi khác. Hãy tải lại trang rồi gửi lại."
    )
    return _page(request, "403.html", 403, reason=message)


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    with translation.override(chosen_language(request)):
        return render(request, template, context, status=status)
