"""Người nhận thay: in whose name files come in that nobody has dropped."""

from __future__ import annotations

import logging

from django.conf import settings

from phoihop.registry.models import Account, Body
from phoihop.registry.rights import acting_body, may

_log = logging.getLogger(__name__)


def receiver() -> tuple[Account, Body] | None:
    """The account named by PHOIHOP_INTAKE_ACCOUNT and its body; None when it may not receive."""
    name = settings.INTAKE_ACCOUNT
    account = Account.objects.filter(username=name, is_active=True).first() if name else None
    body = acting_body(account) if account else None
    if account is None or body is None or not may(account, "receive", body):
        if name:
            _log.warning("PHOIHOP_INTAKE_ACCOUNT may not take documents in; nothing was taken")
        return None
    return account, body
