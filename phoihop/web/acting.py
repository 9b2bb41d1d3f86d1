"""Đang thay mặt đơn vị nào: the role chosen at the top of the page holds for each request."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from phoihop.registry.acting import one_request

KEY = "acting_role"
Answer = Callable[[HttpRequest], HttpResponse]


def act_in_chosen_role(answer: Answer) -> Answer:
    """Tell the register which role the session has chosen; it checks that the role still holds."""

    def acting(request: HttpRequest) -> HttpResponse:
        with one_request(request.session.get(KEY)):
            return answer(request)

    return acting
