"""Dòng thời gian của đơn vị: what happened to a body, in the order of days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from phoihop.registry.models import Body

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Named:
    """Đơn vị được nhắc: with a link where the reader may follow it."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Một việc: its day (none: unknown, long ago), what it was, by which act."""

    on: date | None
    words: str
    icon: str
    act: str = ""
    bodies: tuple[Named, ...] = field(default=())
    tone: str = ""


def timeline_of(body: Body, listed: set[int]) -> list[Event]:
    """Return the life of `body`; only bodies in `listed` are linked."""
    events = [*_beginning(body, listed), *_names(body), *_leaders(body, listed)]
    events += [*_groups(body, listed), *_ending(body, listed)]
    return sorted(events, key=lambda event: event.on or date.min)


def named(body: Body, listed: set[int]) -> Named:
    known = body.pk in listed
    return Named(body.name, reverse("office:body", args=[body.slug]) if known else "")


def _beginning(body: Body, listed: set[int]) -> list[Event]:
    found = list(body.inheritances.select_related("predecessor"))
    events = []
    for day in sorted({link.on for link in found}):
        links = [link for link in found if link.on == day]
        before = tuple(named(link.predecessor, listed) for link in links)
        act = next((link.act for link in links if link.act), "")
        starts = body.valid_from == day
        words = _("Thành lập, kế thừa") if starts else _("Kế thừa thêm")
        events.append(Event(day, words, "merge", act, before))
    if body.valid_from is None:
        events.insert(0, Event(None, _("Hoạt động từ trước, chưa rõ ngày"), "clock"))
    elif body.valid_from not in {link.on for link in found}:
        events.append(Event(body.valid_from, _("Bắt đầu hoạt động"), "flag"))
    return events


def _names(body: Body) -> list[Event]:
    former = list(body.former_names.order_by("until"))
    after = [row.name for row in former[1:]] + [body.name] * bool(former)
    return [
        Event(
            row.until + _A_DAY,
            _("Đổi tên từ “%(old)s” thành “%(new)s”") % {"old": row.name, "new": new},
            "half",
            row.act,
        )
        for row, new in zip(former, after, strict=True)
    ]


def _leaders(body: Body, listed: set[int]) -> list[Event]:
    former = list(body.former_parents.select_related("parent").order_by("until"))
    after = [row.parent for row in former[1:]] + [body.parent] * bool(former)
    return [
        Event(
            row.changed_on,
            _("Chuyển từ %(old)s sang đơn vị lãnh đạo trực tiếp:") % {"old": row.parent.name},
            "tree",
            row.act,
            (named(new, listed),) if new else (),
        )
        for row, new in zip(former, after, strict=True)
    ]


def _groups(body: Body, listed: set[int]) -> list[Event]:
    events = []
    for row in body.memberships.select_related("group"):
        group = (named(row.group, listed),)
        events.append(Event(row.valid_from, _("Tham gia khối, cụm"), "people", bodies=group))
        if row.valid_to:
            events.append(
                Event(row.valid_to + _A_DAY, _("Ra khỏi khối, cụm"), "people", bodies=group)
            )
    return events


def _ending(body: Body, listed: set[int]) -> list[Event]:
    if body.valid_to is None:
        return [Event(date.max, _("Đang hoạt động"), "check", tone="done")]
    links = list(body.successions.select_related("heir"))
    act = next((link.act for link in links if link.act), "")
    heirs = tuple(named(link.heir, listed) for link in links)
    words = _("Kết thúc hoạt động; đơn vị kế thừa:") if heirs else _("Kết thúc hoạt động")
    events = [Event(body.valid_to + _A_DAY, words, "x", act, heirs, "ended")]
    for act_of in body.hand_overs.select_related("keeper"):
        count = act_of.items.filter(giver=body).count()
        words = _("Bàn giao %(count)s việc đang mở; hồ sơ do đơn vị này giữ:") % {"count": count}
        events.append(
            Event(act_of.on, words, "right", bodies=(named(act_of.keeper, listed),), tone="done")
        )
    return events
