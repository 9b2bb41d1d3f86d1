"""Phần riêng của tài khoản: where allauth writes, our trail is written with it."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from phoihop.registry import trail
from phoihop.registry.guesses import count_guess, forget_guesses, seconds_to_wait
from phoihop.registry.models import Account
from phoihop.registry.rights import acting_body


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by administrators; a changed password leaves its entry."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    @transaction.atomic
    def set_password(self, user: Account, password: str) -> Any:
        super().set_password(user, password)
        body = acting_body(user)
        trail.record("change_password", user, actor=user, body=body, after={"password": "***"})

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse to look at a password while this machine has to wait for this name."""
        name, machine = str(credentials.get("username", "")), self._machine(request)
        wait = seconds_to_wait(name, machine)
        if wait:
            said = _("Đã nhập sai nhiều lần. Hãy thử lại sau %(minutes)s phút.")
            raise ValidationError(
                said % {"minutes": -(-wait // 60)}, code="too_many_login_attempts"
            )
        count_guess(name, machine)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        user = super().authenticate(request, **credentials)
        if user:
            forget_guesses(str(credentials.get("username", "")), self._machine(request))
        return user

    def _machine(self, request: HttpRequest) -> str:
        """The address; of IPv6 the part that one line has, not the one a machine may choose."""
        address = ip_address(self.get_client_ip(request))
        if isinstance(address, IPv6Address):
            return str(ip_network((address, 64), strict=False))
        return str(address)
