"""Công khai: letting everybody read what a meeting decided and what came of it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from phoihop.intake.models import Document
from phoihop.records.errors import InternalPaper
from phoihop.records.models import Meeting
from phoihop.registry import trail
from phoihop.registry.models import Account, Consent
from phoihop.registry.rights import demand
from phoihop.registry.two_persons import ask


def publish(meeting: Meeting, *, account: Account) -> Consent | None:
    """Make the meeting public, or ask a second person to agree and return what waits.

    Raises InternalPaper for a meeting known from a paper that is for internal use only.
    """
    _refuse_internal(meeting)
    return ask("publish", meeting, account=account, body=meeting.body)


@transaction.atomic
def carry_out_publish(
    meeting: Meeting, by: Account, second: Account | None, details: dict[str, Any]
) -> None:
    """Make the meeting public; asked twice, the first time stands."""
    _refuse_internal(meeting)
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.published_at is None:
        kept.published_with = second
        _write_down("publish", kept, by, public=True)


@transaction.atomic
def withdraw(meeting: Meeting, *, account: Account) -> None:
    """Take the public page back; the record and its trail stay."""
    demand(account, "publish", meeting)
    kept = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if kept.published_at is not None:
        _write_down("withdraw", kept, account, public=False)


def _refuse_internal(meeting: Meeting) -> None:
    """A paper marked LƯU HÀNH NỘI BỘ is never the source of a public page."""
    if Document.objects.filter(pk=meeting.document_id, internal=True).exists():
        raise InternalPaper


def _write_down(verb: str, meeting: Meeting, account: Account, *, public: bool) -> None:
    meeting.published_at = timezone.now() if public else None
    meeting.published_by = account if public else None
    meeting.published_with = meeting.published_with if public else None
    meeting.save(update_fields=["published_at", "published_by", "published_with", "search_key"])
    after: dict[str, object] = {"public": public}
    if public:
        second = meeting.published_with
        after["second_person"] = str(second) if second else None
        account = second or account
    trail.record(
        verb, meeting, actor=account, body=meeting.body, before={"public": not public}, after=after
    )
