"""Tìm kiếm: one box over work, documents, conferences, bodies, officials and places.

Diacritics may be left out; in each part, what is spelt just as typed comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.followup.work import board
from phoihop.intake.models import Document
from phoihop.lib.dates import format_day
from phoihop.lib.vietnamese import fold, tone_key
from phoihop.reading.places import find
from phoihop.records.models import Meeting
from phoihop.registry.directory import directory, people, search_bodies, search_people
from phoihop.registry.models import Account
from phoihop.registry.rights import scope
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.register.places import line_of

SHOWN = 8
SHORTEST = 2
NEWEST = 5000
"""How many of the newest documents and conferences are looked through by their titles."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Một kết quả: where it leads, what it says, and a word beneath."""

    words: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Một phần kết quả: the best hits of one kind, and how many there are."""

    label: str
    icon: str
    hits: list[Hit]
    total: int
    more_url: str


@signed_in
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find what the account may see, whatever kind of thing it is."""
    account = asker(request)
    words = " ".join(request.GET.get("tim", "").split())[:200]
    parts = _parts(account, words) if len(words) >= SHORTEST else []
    context = {
        "search": words,
        "parts": [part for part in parts if part.hits],
        "too_short": 0 < len(words) < SHORTEST,
    }
    return render(request, "office/search.html", context)


def _parts(account: Account, words: str) -> list[Part]:
    query = f"?{urlencode({'tim': words})}"
    return [
        _part(_("Kiến nghị và nhiệm vụ"), "flag", _work(account, words), "office:work", query),
        _part(_("Văn bản"), "inbox", _documents(account, words), "office:documents", query),
        _part(_("Hội nghị"), "calendar", _meetings(account, words), "office:meetings", query),
        _part(_("Cơ quan, đơn vị"), "tree", _bodies(account, words), "office:bodies", query),
        _part(_("Cán bộ"), "people", _people(account, words), "office:people", query),
        _part(_("Đơn vị hành chính"), "map", _places(words), "office:places", query),
    ]


def _part(label: str, icon: str, hits: list[Hit], name: str, query: str) -> Part:
    return Part(label, icon, hits[:SHOWN], len(hits), reverse(name) + query)


def _work(account: Account, words: str) -> list[Hit]:
    found = board(account, on=timezone.localdate(), search=words)
    items = [item for group in found.groups for item in group.items]
    hits = [
        Hit(
            f"{item.code} {item.text}",
            reverse(f"office:{item.kind}", args=[item.pk]),
            item.lead,
        )
        for item in items
    ]
    return _best_first(hits, words)


def _documents(account: Account, words: str) -> list[Hit]:
    seen = scope(account, Document.objects.order_by("-received_at", "-id"))
    rows = seen.values_list("pk", "title", "name", "dated_on")[:NEWEST]
    return _titled(
        (
            Hit(
                title or name,
                reverse("office:document", args=[pk]),
                format_day(day) if day else name,
            )
            for pk, title, name, day in rows
        ),
        words,
    )


def _meetings(account: Account, words: str) -> list[Hit]:
    seen = scope(account, Meeting.objects.order_by("-held_on", "-id"))
    rows = seen.values_list("pk", "title", "held_on")[:NEWEST]
    return _titled(
        (
            Hit(title, reverse("office:meeting", args=[pk]), format_day(day) if day else "")
            for pk, title, day in rows
        ),
        words,
    )


def _bodies(account: Account, words: str) -> list[Hit]:
    found = search_bodies(directory(account), words)
    return [
        Hit(
            body.name,
            reverse("office:body", args=[body.slug]),
            _until(body.valid_to),
        )
        for body in found
    ]


def _people(account: Account, words: str) -> list[Hit]:
    known = people(account).filter(merged_into=None).prefetch_related("posts")
    today = timezone.localdate()
    return [
        Hit(
            person.full_name,
            reverse("office:person", args=[person.pk]),
            "; ".join(post.title for post in person.posts.all() if post.is_held_on(today)),
        )
        for person in search_people(known, words)
    ]


def _places(words: str) -> list[Hit]:
    lines = [line_of(place) for place in find(words)]
    return [
        Hit(
            f"{line.place.full_name[:1].upper()}{line.place.full_name[1:]}",
            line.url,
            ", ".join(filter(None, [line.above, _until(line.place.valid_to)])),
        )
        for line in lines
    ]


def _until(day: date | None) -> str:
    return _("đến hết %(day)s") % {"day": format_day(day)} if day else ""


def _titled(hits: Iterable[Hit], words: str) -> list[Hit]:
    """Keep the hits whose title holds every word, in whatever order."""
    wanted = fold(words).split()
    found = [hit for hit in hits if all(word in fold(hit.words) for word in wanted)]
    return _best_first(found, words)


def _best_first(hits: list[Hit], words: str) -> list[Hit]:
    typed = tone_key(words)
    return sorted(hits, key=lambda hit: typed not in tone_key(hit.words))
