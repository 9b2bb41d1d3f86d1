"""Khách mời của hội nghị: who is invited, who came, who stayed away and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.records.conferences import held
from phoihop.records.errors import ConferenceClosed, ConferenceError
from phoihop.records.models import Conference, Invitation
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, PostHeld
from phoihop.registry.rights import demand

Attendance = Invitation.Attendance
MOST_GUESTS = 500


@dataclass(frozen=True, slots=True)
class Guest:
    """Người, đơn vị được mời: by a post, by a body, or only by a name."""

    name: str
    post: PostHeld | None = None
    body: Body | None = None
    email: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Came:
    """Điểm danh một khách mời: came, sent somebody else, or stayed away and why."""

    attendance: str
    count: int | None = None
    substitute: str = ""
    reason: str = ""


@dataclass(slots=True)
class Attended:
    """Kết quả điểm danh: how many were written down, and what is wrong with the others."""

    changed: int = 0
    problems: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def invite_guests(
    conference: Conference, guests: Sequence[Guest], *, account: Account
) -> list[Invitation]:
    """Put guests on the list; who stands there already is passed over."""
    kept = held(conference, account)
    there = set(kept.invitations.values_list("name", flat=True))
    if len(there) + len(guests) > MOST_GUESTS:
        raise ConferenceError(
            _("Danh sách nhận nhiều nhất %(most)s người, đơn vị.") % {"most": MOST_GUESTS}
        )
    made = []
    for guest in guests:
        name = " ".join(guest.name.split())[:250]
        if not name or name in there:
            continue
        there.add(name)
        row = Invitation(
            conference=kept,
            name=name,
            post=guest.post,
            body=guest.body,
            email=guest.email.strip(),
            invited_count=guest.count,
        )
        made.append(_saved_guest(row))
    if made:
        after = {"guests": [one.name for one in made]}
        trail.record("add_guests", kept, actor=account, body=kept.body, after=after)
    return made


@transaction.atomic
def drop_guest(conference: Conference, guest: int, *, account: Account) -> None:
    """Take a guest off the list, as long as no invitation went out."""
    kept = held(conference, account)
    gone = kept.invitations.filter(pk=guest).first()
    if gone is None:
        return
    if gone.sent_at is not None:
        raise ConferenceError(
            _("Đã gửi giấy mời cho %(name)s nên không xóa khỏi danh sách.") % {"name": gone.name}
        )
    name = gone.name
    gone.delete()
    trail.record("drop_guest", kept, actor=account, body=kept.body, before={"guests": [name]})


@transaction.atomic
def take_attendance(conference: Conference, came: dict[int, Came], *, account: Account) -> Attended:
    """Write down who came, who was sent instead, who stayed away and why.

    What lacks a name or a reason is not written and said; the others are kept.
    """
    demand(account, "prepare", conference)
    kept = Conference.objects.select_for_update().get(pk=conference.pk)
    if kept.state == Conference.State.CALLED_OFF:
        raise ConferenceClosed(kept.get_state_display())
    done, after = Attended(), {}
    for row in kept.invitations.filter(pk__in=list(came)):
        said = came[row.pk]
        old = (row.attendance, row.came_count, row.substitute, row.reason)
        row.attendance = said.attendance
        is_here = said.attendance in (Attendance.CAME, Attendance.SUBSTITUTE)
        row.came_count = said.count if is_here else None
        substituted = said.attendance == Attendance.SUBSTITUTE
        row.substitute = " ".join(said.substitute.split())[:250] if substituted else ""
        absent = said.attendance == Attendance.ABSENT
        row.reason = " ".join(said.reason.split())[:250] if absent else ""
        if (row.attendance, row.came_count, row.substitute, row.reason) == old:
            continue
        try:
            row.full_clean()
        except ValidationError as problem:
            done.problems[row.pk] = " ".join(problem.messages)
            continue
        row.save()
        done.changed += 1
        after[row.name] = str(row.get_attendance_display())
    if done.changed:
        told = {"attendance": [f"{name}: {words}" for name, words in after.items()]}
        trail.record("take_attendance", kept, actor=account, body=kept.body, after=told)
    return done


def _saved_guest(row: Invitation) -> Invitation:
    try:
        row.full_clean()
    except ValidationError as problem:
        raise ConferenceError(f"{row.name}: {' '.join(problem.messages)}") from None
    row.save()
    return row
