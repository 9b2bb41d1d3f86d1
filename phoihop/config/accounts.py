"""Đăng nhập: accounts are given by an administrator, nobody signs up."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class OfficeAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Tài khoản cơ quan: the door for strangers is closed."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
