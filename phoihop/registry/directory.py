"""Danh mục: the bodies and officials that an account may look up, wider than its records.

Whoever works in a body of a unit must be able to name its other bodies and those above it,
so the directory shows the whole unit ("xã Suối Ngàn"), what stands above it in both trees,
and what its bodies came from or became. Their records stay within `rights.reach`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from phoihop.lib.vietnamese import fold, tone_key
from phoihop.registry.acting import roles_that_count
from phoihop.registry.models import (
    Account,
    Body,
    BodyQuerySet,
    BodySuccession,
    FormerName,
    FormerParent,
    Person,
    PostHeld,
)
from phoihop.registry.rights import Asker, reach


def directory(account: Asker) -> BodyQuerySet:
    """Return the bodies that the account finds in the register."""
    if not isinstance(account, Account) or not account.is_active:
        return Body.objects.none()
    roles = roles_that_count(account).order_by().values_list("body__place", "body__level", "body")
    unit, seats = Q(pk__in=[]), set()
    for place, level, body in roles:
        seats.add(body)
        if place:
            unit |= Q(place=place, level=level)
    mates = Body.objects.filter(unit | Q(pk__in=seats))
    above = {
        int(part)
        for paths in mates.order_by().values_list("path", "line_path")
        for path in paths
        for part in path.split("/")
        if part
    }
    reached = reach(account).order_by().values("pk")
    own = Q(pk__in=reached) | unit | Q(pk__in=seats)
    mine = Body.objects.order_by().filter(own).values("pk")
    before = BodySuccession.objects.order_by().filter(heir__in=mine).values("predecessor")
    after = BodySuccession.objects.order_by().filter(predecessor__in=mine).values("heir")
    return Body.objects.filter(own | Q(pk__in=above) | Q(pk__in=before) | Q(pk__in=after))


def people(account: Asker) -> QuerySet[Person]:
    """Return the officials known to, or holding a post in, a body of the directory."""
    bodies = directory(account).order_by().values("pk")
    known = Q(posts__known_to__in=bodies) | Q(posts__body__in=bodies)
    return Person.objects.filter(pk__in=Person.objects.order_by().filter(known).values("pk"))


def known_people(account: Asker) -> QuerySet[Person]:
    """Return the listed people, and the rows that were merged into one of them."""
    listed = people(account).order_by().values("pk")
    return Person.objects.filter(Q(pk__in=listed) | Q(merged_into__in=listed))


def is_listed(account: Asker, body: Body | None) -> bool:
    """Say whether `body` stands in the account's directory."""
    return body is not None and directory(account).filter(pk=body.pk).exists()


def find_address(account: Asker, slug: str) -> Body | None:
    """Return the body that has or had this address, if the account may look it up.

    What one may not look up costs the same questions as what is not there.
    """
    return directory(account).filter(addresses__slug=slug).first()


def leaders_on(day: date, bodies: Iterable[int]) -> dict[int, int]:
    """Return who led a body on `day`, for those that have since come under another one."""
    rows = FormerParent.objects.filter(body__in=list(bodies), until__gte=day)
    # The earliest change after the day says who led on it, so it is written last.
    return {row.body_id: row.parent_id for row in rows.order_by("-until", "-id")}


def search_bodies(found: QuerySet[Body], words: str) -> list[Body]:
    """Return the bodies whose name, or a name they once had, holds the words; best first.

    Diacritics may be left out; a name that holds the words just as typed comes first, and a
    name of today before one of before.
    """
    wanted = fold(" ".join(words.split()))
    if not wanted:
        return list(found)
    former = FormerName.objects.order_by().filter(search_key__contains=wanted).values("body")
    hits = found.filter(Q(search_key__contains=wanted) | Q(pk__in=former))
    return sorted(hits, key=lambda body: (*_rank(words, body.name, body.short_name), body.sort_key))


def search_people(found: QuerySet[Person], words: str) -> list[Person]:
    """Return the people whose name holds the words, those spelt just so first."""
    hits = found.filter(search_key__contains=fold(" ".join(words.split())))
    return sorted(hits, key=lambda person: (*_rank(words, person.full_name), person.sort_key))


def _rank(words: str, *names: str) -> tuple[bool, bool]:
    typed, bare = tone_key(" ".join(words.split())), fold(" ".join(words.split()))
    exact = any(typed in tone_key(name) for name in names)
    return not exact, not any(bare in fold(name) for name in names)


def posts_listed(account: Asker, day: date) -> QuerySet[PostHeld]:
    """Return the posts held on `day` by the listed officials, in the order of precedence."""
    listed = people(account).order_by().values("pk")
    held = PostHeld.objects.at(day).filter(person__in=listed, person__merged_into=None)
    return held.select_related("person", "body").order_by("rank", "person__sort_key", "id")
