"""Cùng mở một văn bản: who has the document on the screen right now."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from phoihop.intake.models import Document, Presence
from phoihop.registry.models import Account

GONE_AFTER = timedelta(seconds=45)


def show_presence(document: Document, account: Account) -> list[Account]:
    """Note that the account looks at the document; return who else does."""
    now = timezone.now()
    Presence.objects.update_or_create(document=document, account=account, defaults={"seen_at": now})
    others = Presence.objects.filter(document=document, seen_at__gte=now - GONE_AFTER)
    others = others.exclude(account=account).select_related("account").order_by("pk")
    return [one.account for one in others]
