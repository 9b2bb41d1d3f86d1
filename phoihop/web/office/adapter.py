"""Phần riêng của tài khoản: where allauth writes, our trail is written with it."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest

from phoihop.registry import trail
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

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count guesses by name and machine: who guesses elsewhere locks nobody out of here."""
        name: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{name}:{self.get_client_ip(request)}"
