"""Phần chưa dùng đến: somebody looked at a sentence that no proposal stands in."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from phoihop.intake.models import Remainder
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand


@transaction.atomic
def dismiss(remainder: Remainder, *, account: Account) -> None:
    """Mark one unused sentence as looked at; asked twice, the first time stands."""
    demand(account, "dismiss", remainder)
    kept = Remainder.objects.select_for_update().get(pk=remainder.pk)
    if kept.dismissed_at is not None:
        return
    kept.dismissed_by, kept.dismissed_at = account, timezone.now()
    kept.save(update_fields=["dismissed_by", "dismissed_at"])
    body = remainder.document.body
    trail.record("dismiss", kept, actor=account, body=body, after={"dismissed": True})
