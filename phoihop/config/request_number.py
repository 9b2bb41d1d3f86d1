"""Mã yêu cầu: each request gets a number that its log lines and trail entries share."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from phoihop.registry.request_id import current_request_id

Answer = Callable[[HttpRequest], HttpResponse]


def number_requests(answer: Answer) -> Answer:
    """Give the request its number and tell it to the browser too, for those who ask for help."""

    def numbered(request: HttpRequest) -> HttpResponse:
        token = current_request_id.set(uuid.uuid4().hex)
        try:
            response = answer(request)
            response.headers["X-Request-Id"] = current_request_id.get()
            return response
        finally:
            current_request_id.reset(token)

    return numbered
