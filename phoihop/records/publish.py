"""Công khai: letting everybody read what a meeting decided and what came of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from phoihop.records.models import Meeting
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand


@transaction.atomic
def publish(meeting: Meeting, *, account: Account) -> None:
    """Make the meeting public; asked twice, the first time stands."""
    demand(account, "publish", meeting)
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.published_at is None:
        _write_down("publish", kept, account, public=True)


@transaction.atomic
def withdraw(meeting: Meeting, *, account: Account) -> None:
    """Take the public page back; the record and its trail stay."""
    demand(account, "publish", meeting)
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.published_at is not None:
        _write_down("withdraw", kept, account, public=False)


def _write_down(verb: str, meeting: Meeting, account: Account, *, public: bool) -> None:
    meeting.published_at = timezone.now() if public else None
    meeting.published_by = account if public else None
    meeting.save(update_fields=["published_at", "published_by", "search_key"])
    after = {"public": public}
    trail.record(
        verb, meeting, actor=account, body=meeting.body, before={"public": not public}, after=after
    )
