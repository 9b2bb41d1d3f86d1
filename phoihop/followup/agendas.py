"""Chương trình từ việc còn mở: what an agenda begins with, and what the last meeting left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.followup.board import Item, board
from phoihop.intake.models import Tie
from phoihop.lib.vietnamese import fold
from phoihop.records.agendas import Point
from phoihop.records.conferences import before_of
from phoihop.records.models import AgendaItem, Assignment, Conference, Meeting, Recommendation
from phoihop.registry.models import Account
from phoihop.registry.rights import scope

Kind = AgendaItem.Kind
MOST = 40
"""Points that a drafted agenda holds; nobody goes through more in one conference."""

_COMMON = {
    Conference.Kind.WORKING: "lam viec",
    Conference.Kind.BRIEFING: "truc bao",
    Conference.Kind.REVIEW: "tong ket",
    Conference.Kind.PART_REVIEW: "so ket",
    Conference.Kind.OPINION: "du luan",
    Conference.Kind.HEARING: "nghe bao cao",
    Conference.Kind.DEPLOYMENT: "trien khai",
}
"""What the kinds of conferences are called in documents, without diacritics."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Việc chưa xong: one item that is still open, since when, for how many days."""

    item: Item
    group: str
    days: int | None

    @property
    def is_late(self) -> bool:
        return self.group == "overdue"

    @property
    def for_how_long(self) -> str:
        """ "đã 41 ngày", or nothing when nobody knows since when."""
        if self.days is None:
            return ""
        return _("đã %(days)s ngày") % {"days": self.days}


def unfinished_before(conference: Conference, account: Account, *, on: date) -> list[Unfinished]:
    """Return what the conference before this one gave or was asked for and is not done yet."""
    documents = documents_before(conference, account)
    return _open_items(account, on, lambda item: item.document_id in documents)


def open_around(conference: Conference, account: Account, *, on: date) -> list[Unfinished]:
    """Return what is open of this office, and of those who host or are invited."""
    concerned = _concerned(conference)
    return _open_items(account, on, lambda item: _concerns(item, conference, concerned))


def documents_before(conference: Conference, account: Account) -> set[int]:
    """Return the documents that tell of the conference before this one.

    An office that has only begun to plan here knows its earlier conferences from documents:
    then the newest meeting of the same kind is the one before.
    """
    earlier = before_of(conference)
    if earlier is not None:
        return set(earlier.sources.values_list("pk", flat=True))
    common = _COMMON.get(Conference.Kind(conference.kind))
    if common is None:
        return set()
    met = scope(account, Meeting.objects.filter(body=conference.body_id))
    found = met.filter(held_on__lt=conference.held_on).order_by("-held_on", "-pk")
    for one in found[:200]:
        if common in fold(f"{one.kind} {one.title}"):
            return {one.document_id, *_joined(account, one)}
    return set()


def _joined(account: Account, meeting: Meeting) -> Iterable[int]:
    ties = scope(account, Tie.objects.filter(document=meeting.document_id))
    return ties.filter(state=Tie.State.JOINED).values_list("other", flat=True)


def drafted_points(conference: Conference, account: Account, *, on: date) -> list[Point]:
    """Return the points to begin with: left over from last time, late or due, still asked for."""
    before = unfinished_before(conference, account, on=on)
    known = {(one.item.kind, one.item.pk) for one in before}
    around = open_around(conference, account, on=on)
    others = [one for one in around if (one.item.kind, one.item.pk) not in known]
    pressing = [
        one
        for one in others
        if one.item.kind == "assignment" and one.group in ("overdue", "due_soon")
    ]
    asked = [one for one in others if one.item.kind == "recommendation"]
    chosen = [_point(one, Kind.UNFINISHED) for one in before]
    chosen += [_point(one, Kind.OVERDUE) for one in pressing]
    chosen += [_point(one, Kind.REQUEST) for one in asked]
    return _with_records(chosen[:MOST])


def _concerned(conference: Conference) -> set[int]:
    """The bodies that host or are invited: what they owe is talked about."""
    guests = conference.invitations.exclude(body=None).values_list("body", flat=True)
    return set(guests) | set(conference.hosts.values_list("pk", flat=True))


def _concerns(item: Item, conference: Conference, bodies: set[int]) -> bool:
    return item.body_id == conference.body_id or item.lead_id in bodies


def _open_items(account: Account, on: date, wanted: Callable[[Item], bool]) -> list[Unfinished]:
    groups = board(account, on=on).groups
    return [
        Unfinished(item, group.key, (on - item.assigned_on).days if item.assigned_on else None)
        for group in groups
        if group.key != "done"
        for item in group.items
        if wanted(item)
    ]


@dataclass(frozen=True, slots=True)
class _Chosen:
    point: Point
    kind: str
    pk: int


def _point(one: Unfinished, kind: str) -> _Chosen:
    item = one.item
    facts = "; ".join(filter(None, [item.lead, _state(one)]))
    text = item.text if len(item.text) <= 300 else f"{item.text[:299]}…"
    words = f"{item.code}: {text} ({facts})" if facts else f"{item.code}: {text}"
    return _Chosen(Point(words=words, kind=kind, presenter=item.lead), item.kind, item.pk)


def _state(one: Unfinished) -> str:
    late = one.item.days_late
    if one.is_late and late:
        return _("quá hạn %(days)s ngày") % {"days": late}
    return one.for_how_long


def _with_records(chosen: list[_Chosen]) -> list[Point]:
    """Tie each point to its task or request, with one question for each kind."""
    tasks = Assignment.objects.in_bulk([one.pk for one in chosen if one.kind == "assignment"])
    asked = [one.pk for one in chosen if one.kind == "recommendation"]
    requests = Recommendation.objects.in_bulk(asked)
    return [
        Point(
            words=one.point.words,
            kind=one.point.kind,
            presenter=one.point.presenter,
            assignment=tasks.get(one.pk) if one.kind == "assignment" else None,
            recommendation=requests.get(one.pk) if one.kind == "recommendation" else None,
        )
        for one in chosen
    ]
