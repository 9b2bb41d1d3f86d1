"""Khóa gửi văn bản: made once by whoever runs the installation, kept only as a digest."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from phoihop.intake.models import IntakeKey
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import acting_body


@transaction.atomic
def make_key(account: Account, label: str) -> str:
    """Make a key for the account and return it; it cannot be shown again."""
    words = secrets.token_urlsafe(32)
    key = IntakeKey.objects.create(account=account, label=label[:120], digest=_digest(words))
    body = acting_body(account)
    trail.record("make_key", key, actor=None, body=body, after={"label": key.label})
    return words


@transaction.atomic
def end_key(key: IntakeKey) -> None:
    """End a key at once; it stays on record."""
    IntakeKey.objects.filter(pk=key.pk, ended_at=None).update(ended_at=timezone.now())
    body = acting_body(key.account)
    trail.record("end_key", key, actor=None, body=body, after={"label": key.label})


def account_of(words: str) -> Account | None:
    """The account that a key stands for, while both are in use."""
    if not 20 <= len(words) <= 200:
        return None
    keys = IntakeKey.objects.filter(digest=_digest(words), ended_at=None, account__is_active=True)
    found = keys.select_related("account").first()
    return found.account if found else None


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
