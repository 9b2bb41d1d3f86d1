"""Đơn vị: the two trees of a unit, the search, and the page of one body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.registry.directory import directory, find_address, leaders_on, search_bodies
from phoihop.registry.handover import ended_with_open_work
from phoihop.registry.models import Account, Body, BodyQuerySet, PostHeld
from phoihop.registry.rights import acting_body, may, reach
from phoihop.registry.succession import heirs_today
from phoihop.registry.units import may_choose_unit
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.register.days import as_of
from phoihop.web.office.register.timeline import Named, named, timeline_of
from phoihop.web.office.register.trees import by_level, by_line

MOST_FOUND = 100


@dataclass(frozen=True, slots=True)
class UnitChoice:
    """Một đơn vị hành chính để chọn: the bodies of one place."""

    place: str
    level: str
    key: str
    chosen: bool


@signed_in
@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Show the bodies of a unit in both trees on a day, or what a search finds."""
    account = asker(request)
    day, search = as_of(request), request.GET.get("tim", "").strip()[:100]
    found = directory(account)
    choices = _choices(found, request.GET.get("dv", ""), acting_body(account))
    chosen = next((one for one in choices if one.chosen), None)
    context = {
        "day": day,
        "search": search,
        "choices": choices,
        "chosen": chosen,
        "may_choose": may_choose_unit(account),
        "may_add": chosen is not None and _may_add(account),
        "to_hand_over": len(ended_with_open_work(account, reach(account))),
    }
    if search:
        context["found"] = search_bodies(found.select_related("parent"), search)[:MOST_FOUND]
    elif chosen:
        context |= _trees(found, chosen, day.day)
    return render(request, "office/register/bodies.html", context)


@signed_in
@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one body; an address it once had leads to the one it has now."""
    account = asker(request)
    shown = listed_body(account, slug)
    if shown.slug != slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("office:body", args=[shown.slug]) + query, permanent=True)
    day = as_of(request)
    listed = set(directory(account).order_by().values_list("pk", flat=True))
    today = timezone.localdate()
    posts = list(shown.posts.select_related("person"))
    context = {
        "body": shown,
        "day": day,
        "parent": named(shown.parent, listed) if shown.parent else None,
        "line": named(shown.line, listed) if shown.line else None,
        "heirs": [named(heir, listed) for heir in heirs_today(shown)] if shown.valid_to else [],
        "events": timeline_of(shown, listed),
        "posts": _held(posts, day.day),
        "former_posts": [post for post in posts if post.valid_to and post.valid_to < day.day],
        "led": _shown(shown.children.all(), day.day, listed),
        "in_line": _shown(shown.line_children.all(), day.day, listed),
        "members": [
            named(row.member, listed) for row in shown.members.at(day.day).select_related("member")
        ],
        "former_names": list(shown.former_names.all()),
        "may_change": may(account, "change", shown),
        "may_hand_over": shown.valid_to is not None and may(account, "hand_over", shown),
        "is_ended": shown.valid_to is not None and shown.valid_to < today,
    }
    return render(request, "office/register/body.html", context)


def listed_body(account: Account, slug: str) -> Body:
    """Return the body with this address, now or before, or answer 404."""
    found = find_address(account, slug)
    if found is None:
        raise Http404
    return found


def _held(posts: list[PostHeld], day: date) -> list[PostHeld]:
    return [post for post in posts if post.is_held_on(day)]


def _shown(below: Iterable[Body], day: date, listed: set[int]) -> list[Named]:
    return [named(one, listed) for one in below if one.stands_on(day)]


def _may_add(account: Account) -> bool:
    own = acting_body(account)
    return own is not None and may(account, "change", own)


def _choices(found: BodyQuerySet, wanted: str, own: Body | None) -> list[UnitChoice]:
    """The places of the directory; the asker's own is chosen until another is."""
    units = found.exclude(place="").order_by("level", "place").values_list("place", "level")
    pairs = list(dict.fromkeys(units))
    keys = [f"{level}:{place}" for place, level in pairs]
    first = f"{own.level}:{own.place}" if own and own.place else (keys[0] if keys else "")
    chosen = wanted if wanted in keys else first
    return [
        UnitChoice(place, level, key, key == chosen)
        for (place, level), key in zip(pairs, keys, strict=True)
    ]


def _trees(found: BodyQuerySet, unit: UnitChoice, day: date) -> dict[str, object]:
    mates = list(found.at(day).filter(place=unit.place, level=unit.level))
    above = {
        int(part)
        for mate in mates
        for path in (mate.path, mate.line_path)
        for part in path.split("/")
        if part
    }
    seen = {mate.pk for mate in mates}
    leaders = leaders_on(day, seen)
    wanted = (above | set(leaders.values())) - seen
    shown = [*mates, *found.at(day).filter(pk__in=wanted)]
    shown.sort(key=lambda one: (one.level != "centre", one.level != "province", one.sort_key))
    lines, apart = by_line(shown)
    lead = [one for one in shown if one.pk in seen or _leads(one, shown, leaders)]
    return {
        "by_level": by_level(lead, leaders),
        "by_line": lines,
        "apart": [one for one in apart if one.pk in seen],
        "count": len(mates),
    }


def _leads(one: Body, shown: list[Body], leaders: dict[int, int]) -> bool:
    """Whether somebody shown stands beneath it in the tree of who leads."""
    mark = f"/{one.pk}/"
    return one.pk in leaders.values() or any(
        mark in other.path and other.pk != one.pk for other in shown if other.level == "commune"
    )
