"""Tệp lịch: entries as iCalendar (RFC 5545), for any calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, Timezone

from phoihop.followup.calendar_entries import Entry

REFRESH = timedelta(hours=6)
LASTS = timedelta(hours=2)
"""How long an entry with an hour stands in calendars, as in invitations."""

ZONE = "Asia/Ho_Chi_Minh"
HELD = frozenset({"conference", "meeting", "published"})
"""Kinds of entries that are held on their day; the others are due by it."""

_PATHS = {
    "task": "TASK_PATH",
    "report": "REPORT_PATH",
    "conference": "CONFERENCE_PATH",
    "meeting": "MEETING_PATH",
    "published": "PUBLISHED_PATH",
}


def calendar_file(name: str, entries: Iterable[Entry], *, now: datetime) -> bytes:
    """Return one calendar; an entry without an hour is a day and takes no time.

    A finished one stays with the word that it is; work that is not done rings the morning
    before.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Phoi Hop//Lich//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_tzinfo(ZoneInfo(ZONE), ZONE))
    for entry in entries:
        calendar.add_component(_event(entry, now))
    return bytes(calendar.to_ical())


def _event(entry: Entry, now: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    if entry.starts_at is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
    else:
        starts = datetime.combine(entry.day, entry.starts_at, ZoneInfo(ZONE))
        event.add("dtstart", starts)
        event.add("dtend", starts + LASTS)
    if entry.sequence:
        event.add("sequence", entry.sequence)
    event.add("summary", _summary(entry))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [_labels()[entry.kind]])
    if entry.body:
        event.add("description", entry.body)
    if entry.place:
        event.add("location", entry.place)
    if entry.may_open:
        path = getattr(settings, _PATHS[entry.kind]).format(pk=entry.pk)
        event.add("url", settings.SITE_ADDRESS + path)
    if entry.kind not in HELD and not entry.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(entry))
        # 08:00 the day before: sixteen hours before midnight.
        alarm.add("trigger", -timedelta(hours=16))
        event.add_component(alarm)
    return event


def _summary(entry: Entry) -> str:
    words = " · ".join(filter(None, [entry.code, entry.words]))
    if entry.kind in HELD:
        return words
    if entry.done:
        return _("Đã xong: %(words)s") % {"words": words}
    told = _("Hạn gửi: %(words)s") if entry.kind == "report" else _("Hạn: %(words)s")
    return told % {"words": words}


def _labels() -> dict[str, str]:
    held = _("hội nghị")
    due = {"task": _("nhiệm vụ"), "report": _("báo cáo kỳ")}
    return due | dict.fromkeys(HELD, held)
