"""Gửi giấy mời: a letter with a calendar entry to everybody who is invited.

The entry keeps its identifier for good; when day, time or place change, its number grows, so
that calendars replace what they have (RFC 5546). Without an hour the entry stands for the whole
day: nothing is made up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from phoihop.followup.outbox import write_message
from phoihop.intake import queue
from phoihop.records.conferences import chair_words
from phoihop.records.errors import ConferenceError
from phoihop.records.models import Conference, Invitation
from phoihop.registry import trail
from phoihop.registry.models import Account, Role
from phoihop.registry.rights import demand

WRITERS = (Role.Name.OFFICER, Role.Name.HEAD, Role.Name.CLERK, Role.Name.CHIEF)
MOST_POINTS = 60
LASTS = timedelta(hours=2)
"""How long an entry with an hour stands in calendars; the letter names no end."""


@dataclass(frozen=True, slots=True)
class Said:
    """Lời mời: what stands in every letter alike, asked of the database once."""

    conference: Conference
    facts: str
    host: str
    points: str

    @classmethod
    def of(cls, conference: Conference) -> Said:
        chairs = "; ".join(chair_words(conference))
        told = {"place": conference.place, "when": conference.when_words, "chairs": chairs}
        lines = [
            conference.title,
            _("Thời gian: %(when)s") % told,
            _("Địa điểm: %(place)s") % told if conference.place else "",
            _("Chủ trì: %(chairs)s") % told if chairs else "",
        ]
        points = enumerate(conference.agenda.all()[:MOST_POINTS], 1)
        return cls(
            conference=conference,
            facts="\n".join(line for line in lines if line),
            host=", ".join(body.name for body in conference.hosts.all()) or conference.body.name,
            points="\n".join(f"{place}. {one.words}" for place, one in points),
        )

    @property
    def is_off(self) -> bool:
        return self.conference.state == Conference.State.CALLED_OFF


@dataclass(frozen=True, slots=True)
class Letter:
    """Thư mời: to whom, in which words, and whether they have this very entry already."""

    said: Said
    invitation: Invitation
    addresses: tuple[str, ...]
    subject: str
    text: str
    is_sent: bool

    @property
    def reachable(self) -> bool:
        return bool(self.addresses)

    @property
    def is_update(self) -> bool:
        """Whether an older entry was sent before."""
        return self.invitation.sent_sequence is not None and not self.is_sent


def letters(conference: Conference) -> list[Letter]:
    """Return what would be sent to whom."""
    guests = list(conference.invitations.select_related("body", "post__body"))
    said = Said.of(conference)
    known = _addresses(guest.body_id for guest in guests if guest.body_id)
    return [
        Letter(
            said=said,
            invitation=guest,
            addresses=(guest.email,) if guest.email else tuple(known.get(guest.body_id or 0, ())),
            subject=_subject(said, guest),
            text=_text(said, guest),
            is_sent=guest.sent_sequence == conference.sequence,
        )
        for guest in guests
    ]


@transaction.atomic
def send_invitations(conference: Conference, *, account: Account) -> list[Letter]:
    """Write to all who have not had this entry; letters leave as all letters do (`outbox`).

    Returns what was sent; who has no address is left out and gets the invitation on paper.
    Raises ConferenceError when nothing is left to send.
    """
    demand(account, "prepare", conference)
    kept = Conference.objects.select_for_update().get(pk=conference.pk)
    if kept.state not in (Conference.State.PLANNED, Conference.State.CALLED_OFF):
        raise ConferenceError(_("Hội nghị đã họp nên không gửi giấy mời nữa."))
    due = [one for one in letters(kept) if one.reachable and not one.is_sent]
    if kept.state == Conference.State.CALLED_OFF:
        due = [one for one in due if one.is_update]
    if not due:
        raise ConferenceError(_("Không còn ai có thư điện tử mà chưa nhận giấy mời này."))
    for one in due:
        one.invitation.sent_at = timezone.now()
        one.invitation.sent_sequence = kept.sequence
    Invitation.objects.bulk_update([one.invitation for one in due], ["sent_at", "sent_sequence"])
    after = {
        "guests": [one.invitation.name for one in due],
        "sequence": kept.sequence,
        "when": f"{kept.when_words}, {kept.place}" if kept.place else kept.when_words,
    }
    trail.record("send_invitations", kept, actor=account, body=kept.body, after=after)
    for one in due:
        _write(one, kept)
    queue.enqueue("phoihop.followup.jobs.send_letters")
    return due


def calendar_file(said: Said, guests: Iterable[Letter] = ()) -> bytes:
    """Return the calendar entry as a file; `guests` stand in it as attendees."""
    calendar = Calendar()
    calendar.add("prodid", "-//Phoi Hop//Hoi nghi//VI")
    calendar.add("version", "2.0")
    calendar.add("method", _method(said))
    calendar.add_component(_event(said, guests))
    return bytes(calendar.to_ical())


def _event(said: Said, guests: Iterable[Letter]) -> Event:
    conference, event = said.conference, Event()
    event.add("uid", f"{conference.uid}@phoihop")
    event.add("sequence", conference.sequence)
    event.add("dtstamp", timezone.now())
    event.add("summary", conference.title)
    event.add("status", "CANCELLED" if said.is_off else "CONFIRMED")
    event.add("description", said.facts)
    if conference.place:
        event.add("location", conference.place)
    begins = conference.begins
    if begins is None:
        event.add("dtstart", conference.held_on)
        event.add("dtend", conference.held_on + timedelta(days=1))
    else:
        event.add("dtstart", begins.astimezone(UTC))
        event.add("dtend", (begins + LASTS).astimezone(UTC))
    organizer = vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL}")
    organizer.params["cn"] = vText(conference.body.name)
    event["organizer"] = organizer
    for guest in guests:
        for address in guest.addresses:
            attendee = vCalAddress(f"mailto:{address}")
            attendee.params["cn"] = vText(guest.invitation.name)
            event.add("attendee", attendee, encode=False)
    return event


def _method(said: Said) -> str:
    return "CANCEL" if said.is_off else "REQUEST"


def _write(letter: Letter, kept: Conference) -> None:
    """One letter for each address; the same entry is never written to it twice."""
    data = calendar_file(letter.said, [letter]).decode()
    for address in letter.addresses:
        write_message(
            f"invite:{kept.uid}:{kept.sequence}:{letter.invitation.pk}:{address}",
            body=kept.body,
            # A title of many lines is no header of a letter.
            subject=" ".join(letter.subject.split()),
            text=letter.text,
            address=address,
            calendar=data,
        )


def _subject(said: Said, guest: Invitation) -> str:
    told = {"title": said.conference.title}
    if said.is_off:
        return _("Không tổ chức: %(title)s") % told
    if guest.sent_sequence is not None:
        return _("Giấy mời (thay đổi): %(title)s") % told
    return _("Giấy mời: %(title)s") % told


def _text(said: Said, guest: Invitation) -> str:
    told = {"name": guest.name, "host": said.host, "facts": said.facts}
    if said.is_off:
        told["reason"] = said.conference.reason
        return (
            _(
                "Kính gửi %(name)s,\n\n%(host)s thông báo không tổ chức hội nghị đã mời, "
                "lý do: %(reason)s.\n\n%(facts)s\n\n"
                "Lịch kèm theo sẽ gỡ cuộc họp này khỏi lịch đã nhận."
            )
            % told
        )
    agenda = _("Nội dung:\n%(points)s\n\n") % {"points": said.points} if said.points else ""
    return _(
        "Kính gửi %(name)s,\n\n%(host)s trân trọng kính mời dự:\n\n%(facts)s\n\n%(agenda)s"
        "Tệp giay-moi.ics đưa cuộc họp vào lịch; khi giờ hoặc nơi họp thay đổi, thư sau "
        "sẽ sửa lịch ấy."
    ) % (told | {"agenda": agenda})


def _addresses(bodies: Iterable[int]) -> dict[int, list[str]]:
    """Return where the people who work for each body get their letters."""
    today = timezone.localdate()
    roles = Role.objects.at(today).filter(
        body__in=list(bodies), role__in=WRITERS, account__is_active=True
    )
    found: dict[int, list[str]] = {}
    for body, address in roles.exclude(account__email="").values_list("body", "account__email"):
        if address not in found.setdefault(body, []):
            found[body].append(address)
    return found
