"""Hội nghị dự kiến: planning it, changing it, calling it off, what tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from phoihop.intake.models import Document
from phoihop.lib.dates import format_day
from phoihop.records.errors import ConferenceClosed, ConferenceError, StaleConference
from phoihop.records.models import Conference
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, PostHeld
from phoihop.registry.rights import demand

State = Conference.State


@dataclass(frozen=True, slots=True)
class Plan:
    """Dự kiến: what the office says of a conference before it is held."""

    kind: str
    title: str
    held_on: date
    part: str = Conference.Part.MORNING
    starts_at: time | None = None
    place: str = ""
    period: str = ""
    hosts: Sequence[Body] = ()
    chairs: Sequence[PostHeld] = ()
    previous: Conference | None = None


@transaction.atomic
def plan_conference(body: Body, plan: Plan, *, account: Account) -> Conference:
    """Put a conference into the calendar of `body`. Raises NotAllowed, ConferenceError."""
    demand(account, "plan_conference", body)
    made = Conference(body=body, made_by=account)
    _take(made, plan)
    _saved(made)
    made.hosts.set(plan.hosts)
    made.chairs.set(plan.chairs)
    trail.record("plan", made, actor=account, body=body, after=_words(made))
    return made


@transaction.atomic
def change_conference(
    conference: Conference, plan: Plan, *, account: Account, version: int
) -> Conference:
    """Change what was planned; a change of day, time or place makes a new calendar entry.

    Raises StaleConference, ConferenceClosed, ConferenceError.
    """
    kept = held(conference, account)
    if kept.version != version:
        raise StaleConference
    before = _words(kept)
    calendar = _calendar(kept)
    _take(kept, plan)
    kept.version += 1
    kept.sequence += int(_calendar(kept) != calendar)
    _saved(kept)
    kept.hosts.set(plan.hosts)
    kept.chairs.set(plan.chairs)
    after = _words(kept)
    changed = {name for name in after if after[name] != before[name]}
    trail.record(
        "change",
        kept,
        actor=account,
        body=kept.body,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return kept


@transaction.atomic
def call_off(conference: Conference, *, account: Account, reason: str) -> Conference:
    """Say that it will not be held, and why; those invited are told by their calendars."""
    kept = held(conference, account)
    if not reason.strip():
        raise ConferenceError(_("Hãy ghi lý do không tổ chức hội nghị."))
    kept.reason = " ".join(reason.split())[:300]
    kept.sequence += 1
    _move(kept, State.CALLED_OFF, account, reason=kept.reason)
    return kept


@transaction.atomic
def mark_held(conference: Conference, *, account: Account) -> Conference:
    """Say that it was held although no minutes were written here."""
    kept = held(conference, account)
    _move(kept, State.HELD, account)
    return kept


@transaction.atomic
def add_source(conference: Conference, document: Document, *, account: Account) -> None:
    """Say that a document tells of this conference; said twice, it stands once."""
    demand(account, "prepare", conference)
    if document.body_id != conference.body_id:
        raise ConferenceError(_("Văn bản thuộc đơn vị khác nên không gắn được vào hội nghị này."))
    if conference.sources.filter(pk=document.pk).exists():
        return
    conference.sources.add(document)
    after = {"document": str(document)}
    trail.record("add_source", conference, actor=account, body=conference.body, after=after)


def held(conference: Conference, account: Account) -> Conference:
    """Take the conference for this act alone, as long as it is still being prepared."""
    demand(account, "prepare", conference)
    kept = Conference.objects.select_for_update(of=("self",)).select_related("body")
    found = kept.get(pk=conference.pk)
    if not found.is_open:
        raise ConferenceClosed(found.get_state_display())
    return found


def before_of(conference: Conference) -> Conference | None:
    """Return the conference before this one: as said, else the last of its kind in its body."""
    if conference.previous_id is not None:
        return conference.previous
    earlier = Conference.objects.filter(
        body=conference.body_id,
        kind=conference.kind,
        held_on__lt=conference.held_on,
        state__in=[State.HELD, State.CONCLUDED],
    )
    return earlier.order_by("-held_on", "-pk").first()


def chair_words(conference: Conference) -> list[str]:
    """Return the chairs as papers name them: "đồng chí Hà Văn Sinh, Chủ tịch UBND xã"."""
    posts = conference.chairs.select_related("person").order_by("rank", "id")
    return [f"đồng chí {one.person.full_name}, {one.title}" for one in posts]


def next_place(conference: Conference) -> int:
    last = conference.lines.aggregate(Max("place"))["place__max"]
    return (last or 0) + 1


def _take(conference: Conference, plan: Plan) -> None:
    conference.kind = plan.kind
    conference.title = " ".join(plan.title.split())
    conference.held_on = plan.held_on
    conference.part = plan.part
    conference.starts_at = plan.starts_at
    conference.place = " ".join(plan.place.split())
    conference.period = " ".join(plan.period.split())
    conference.previous = plan.previous


def _calendar(conference: Conference) -> tuple[object, ...]:
    return (
        conference.held_on,
        conference.part,
        conference.starts_at,
        conference.place,
        conference.title,
    )


def _words(conference: Conference) -> dict[str, object]:
    """The conference as people read it, for the trail."""
    return {
        "title": conference.title,
        "kind": conference.get_kind_display(),
        "held_on": format_day(conference.held_on),
        "part": conference.get_part_display(),
        "starts_at": f"{conference.starts_at:%H:%M}" if conference.starts_at else "",
        "place": conference.place,
        "period": conference.period,
        "hosts": [str(body) for body in conference.hosts.all()],
        "chairs": [str(post) for post in conference.chairs.all()],
    }


def _move(conference: Conference, state: str, account: Account, *, reason: str = "") -> None:
    before = {"state": conference.state}
    conference.state = state
    conference.version += 1
    conference.save()
    after = {"state": state, "reason": reason}
    verb = "call_off" if state == State.CALLED_OFF else "hold"
    trail.record(verb, conference, actor=account, body=conference.body, before=before, after=after)


def _saved(conference: Conference) -> None:
    try:
        conference.full_clean()
    except ValidationError as problem:
        raise ConferenceError(" ".join(problem.messages)) from None
    conference.save()
