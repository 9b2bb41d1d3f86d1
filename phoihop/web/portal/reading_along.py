"""Bên lề một trang công khai: related meetings, stars and comments, visits, links."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.urls import reverse

from phoihop.records.models import Meeting, PublicLink
from phoihop.records.public_page import (
    links_shown,
    rating_of,
    shown_comments,
    views_of,
    visits_lately,
)
from phoihop.web.portal.captcha import new_question
from phoihop.web.published import published_meetings

MOST_RELATED = 4


def around(*, with_visits: bool = True) -> dict[str, Any]:
    """What stands beside every public page: links to other sites, the radio, visits."""
    links = list(links_shown())
    return {
        "visits": visits_lately() if with_visits else None,
        "sites": [one for one in links if one.kind == PublicLink.Kind.SITE],
        "programmes": [one for one in links if one.kind == PublicLink.Kind.RADIO][:5],
    }


def beside(request: HttpRequest, meeting: Meeting) -> dict[str, Any]:
    """What stands beside one meeting: its readers, their comments, meetings like it, sharing."""
    address = request.build_absolute_uri(reverse("portal:meeting", args=[meeting.pk]))
    question, token = new_question()
    return {
        "views": views_of(f"meeting-{meeting.pk}"),
        "rating": rating_of(meeting),
        "comments": shown_comments(meeting),
        "related": related_to(meeting),
        "address": address,
        "by_mail": f"mailto:?subject={quote(str(meeting))}&body={quote(address)}",
        "question": question,
        "token": token,
        "star_choices": (5, 4, 3, 2, 1),
    }


def related_to(meeting: Meeting) -> list[Meeting]:
    """Published meetings of the same body, those of the same kind first, the newest first."""
    others = published_meetings().filter(body=meeting.body_id).exclude(pk=meeting.pk)[:40]
    return sorted(others, key=lambda one: one.kind != meeting.kind)[:MOST_RELATED]
