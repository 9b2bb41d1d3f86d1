"""Trang công khai trên sân khấu: a comment and a link of the body at hand."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from phoihop.records.models import Meeting, PublicComment, PublicLink
from phoihop.registry.models import Account, Body


def public_things(keeper: Body, hand: Account, word: str, meeting: Meeting) -> dict[str, Any]:
    # A link is public while it stands, so only the scene that is public has one that stands.
    ended = None if meeting.published_at else timezone.now()
    link = {
        "body": keeper,
        "title": f"Cổng {word}",
        "url": "https://example.vn/",
        "ended_at": ended,
    }
    return {
        "comment": PublicComment.objects.create(meeting=meeting, text=f"rõ ràng {word}"),
        "public_link": PublicLink.objects.create(made_by=hand, **link),
    }
