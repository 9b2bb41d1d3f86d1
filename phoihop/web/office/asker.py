"""Người đang dùng: the signed-in account, as the type that rights ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from phoihop.registry.models import Account
from phoihop.registry.rights import NotAllowed
from phoihop.web.errors import forbidden
from phoihop.web.office.second_step import needs_second_step

P = ParamSpec("P")
M = TypeVar("M", bound=Model)
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def signed_in(view: View[P]) -> View[P]:
    """A visitor is sent to sign in; a refusal becomes a page with the rule that refused."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if needs_second_step(asker(request)):
            return redirect("mfa_activate_totp")
        try:
            return view(request, *args, **kwargs)
        except NotAllowed as refusal:
            return forbidden(request, refusal)

    return login_required(guarded)


def asker(request: HttpRequest) -> Account:
    """Return who asks; `signed_in` has already sent everybody else away."""
    if not isinstance(request.user, Account):
        raise TypeError("This view is only for signed-in accounts.")
    return request.user


def by_script(request: HttpRequest) -> bool:
    """Say whether htmx or one of our modules asks, and a part of the page is enough."""
    return request.headers.get("HX-Request") == "true"


def page_of(request: HttpRequest, rows: QuerySet[M], size: int = 50) -> Page[M]:
    """Return the page of `rows` that the address names; nonsense gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("trang"))
