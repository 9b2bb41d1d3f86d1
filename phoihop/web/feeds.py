"""Lịch cho chương trình lịch: the secret addresses of people and bodies, and the public one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.followup.calendar_entries import Entry, entries_between, entries_of_body
from phoihop.followup.calendar_file import calendar_file
from phoihop.followup.feeds import open_feed
from phoihop.records.models import Meeting
from phoihop.registry.acting import own_roles
from phoihop.registry.models import Account, Body
from phoihop.web.published import published_meetings

BACK, AHEAD = timedelta(days=120), timedelta(days=400)
CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def calendar_feed(request: HttpRequest, words: str) -> HttpResponse:
    """Hand out the calendar that the secret opens; an ended or wrong one does not exist."""
    feed = open_feed(words)
    if feed is None:
        raise Http404
    today = timezone.localdate()
    first, last = today - BACK, today + AHEAD
    if feed.account is not None:
        entries = entries_between(feed.account, first, last, bodies=_bodies_of(feed.account))
        return _answer(_("Phối Hợp · việc của %(name)s") % {"name": feed.account}, entries)
    if feed.body is None:
        raise Http404
    return _answer(f"Phối Hợp · {feed.body}", entries_of_body(feed.body, first, last))


@require_safe
def public_calendar(request: HttpRequest) -> HttpResponse:
    """Hand out the published meetings of a year and more, for anybody."""
    since = timezone.localdate() - AHEAD
    meetings = published_meetings().filter(held_on__gte=since)
    return _answer(_("Phối Hợp · hội nghị đã công khai"), map(_public, meetings))


def _bodies_of(account: Account) -> list[Body]:
    """The bodies in which the account itself has a role today; nothing lent counts here."""
    roles = own_roles(account).select_related("body")
    return list({role.body_id: role.body for role in roles}.values())


def _public(meeting: Meeting) -> Entry:
    assert meeting.held_on is not None
    return Entry(
        day=meeting.held_on,
        kind="published",
        pk=meeting.pk,
        code="",
        words=str(meeting),
        body=str(meeting.body),
        place=meeting.place,
    )


def _answer(name: str, entries: Iterable[Entry]) -> HttpResponse:
    response = HttpResponse(calendar_file(name, entries, now=timezone.now()), content_type=CALENDAR)
    response.headers["Content-Disposition"] = 'inline; filename="phoi-hop.ics"'
    response.headers["Cache-Control"] = "private, max-age=900"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
