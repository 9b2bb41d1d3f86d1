"""Lớp trung gian: what every answer carries and every request is given."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from phoihop.registry.request_id import current_request_id

Answer = Callable[[HttpRequest], HttpResponseBase]

_NOT_USED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")


def permissions_policy(answer: Answer) -> Answer:
    """Tell the browser which of its powers our pages never use."""
    policy = ", ".join(f"{power}=()" for power in _NOT_USED)

    def with_policy(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers["Permissions-Policy"] = policy
        return response

    return with_policy


def request_id(answer: Answer) -> Answer:
    """Give each request a number that its log lines and trail entries share."""

    def with_number(request: HttpRequest) -> HttpResponseBase:
        token = current_request_id.set(uuid.uuid4().hex)
        try:
            response = answer(request)
            response.headers["X-Request-Id"] = current_request_id.get()
            return response
        finally:
            current_request_id.reset(token)

    return with_number


def chosen_language(answer: Answer) -> Answer:
    """Speak the language the person chose; Vietnamese until then.

    The browser's own list is not asked: desks here often run an English Windows.
    """
    known = dict(settings.LANGUAGES)

    def in_language(request: HttpRequest) -> HttpResponseBase:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in known else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = answer(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return in_language
