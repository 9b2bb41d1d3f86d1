"""Liên kết tên với sổ đăng ký: a name in a document to the bodies it may mean."""

from __future__ import annotations

import re
from functools import cache

from django.db.models import Q

from phoihop.intake.models import Spelling
from phoihop.lib.vietnamese import fold
from phoihop.reading.lexicon import FOLDER, entries_in
from phoihop.registry.models import Body

SPELT_MANY_WAYS = frozenset(
    {
        "body.party_committee",
        "body.peoples_committee",
        "body.peoples_council",
        "body.front",
        "body.farmers",
        "body.women",
        "body.veterans",
        "body.labour",
        "body.inspection",
    }
)
"""Entries of the reader's lexicon whose forms all mean one kind of body: "UBMTTQ", "MTTQ"."""

_LEVELS = (" xa", " phuong", " dac khu", " tinh", " huyen")
_SHORTEST = 3
_WHO_SPEAKS = re.compile(r"^\s*đại diện (?:lãnh đạo )?", re.IGNORECASE)
"""Words before a body's name that say that one of its people spoke for it."""


def find_bodies(name: str, *, near: Body) -> list[Body]:
    """Return the bodies that `name` may mean in a document of `near`, best first.

    Bodies of the same administrative unit come first, since a document rarely writes which
    "Hội Nông dân" it means when it is its own. An exact name beats one that only begins
    with the words of the document. "Đại diện Hội Nông dân" speaks for the Hội Nông dân.
    """
    called = _called_here(name, near)
    name = _WHO_SPEAKS.sub("", name)
    wanted = _key(name)
    if len(wanted) < _SHORTEST:
        return [called] if called else []
    ranked = [
        (rank, body)
        for body in Body.objects.filter(Q(place=near.place) | Q(search_key__contains=fold(name)))
        if (rank := _rank(body, wanted, fold(name).strip(), near)) is not None
    ]
    found = [body for _, body in sorted(ranked, key=lambda pair: pair[0])]
    return list(dict.fromkeys([called, *found])) if called else found


def link_body(name: str, *, near: Body) -> Body | None:
    """Return the one body that `name` means, or None when there is none or a doubt.

    The doubt is left to the clerk: a task on the wrong desk costs more than a name to pick.
    """
    called = _called_here(name, near)
    if called is not None:
        return called
    wanted = _key(_WHO_SPEAKS.sub("", name))
    exact = [body for body in find_bodies(name, near=near) if wanted in _names(body, near)]
    return exact[0] if len(exact) == 1 else None


def _called_here(name: str, near: Body) -> Body | None:
    """The body that an entry of this office's own lexicon names by these words."""
    wanted = fold(" ".join(name.split()))
    own = Spelling.objects.filter(body=near, state=Spelling.State.ACTIVE).select_related("means")
    return next((one.means for one in own if fold(one.words) == wanted), None)


def _rank(body: Body, wanted: str, start: str, near: Body) -> tuple[int, int, str] | None:
    if wanted in _names(body, near):
        return (0, _distance(body, near), body.sort_key)
    if any(fold(name).startswith(start) for name in (body.name, body.short_name)):
        return (1, _distance(body, near), body.sort_key)
    return None


def _names(body: Body, near: Body) -> set[str]:
    """Return the ways of writing the name; at home the place, and even the level, is left out."""
    names = {_key(name) for name in (body.name, body.short_name) if name}
    if not body.place or body.place != near.place:
        return names
    place = fold(body.place)
    level = place.split()[0]
    at_home = {name.removesuffix(place).strip() for name in names if name.endswith(place)}
    names |= at_home | {f"{name} {level}" for name in at_home}
    return names | {name.removesuffix(end) for name in names for end in _LEVELS}


def _key(name: str) -> str:
    """Fold a name and write each many-named body in one way."""
    folded = " ".join(fold(name).split()).strip(" .,;:")
    return _spellings()[0].sub(lambda found: _spellings()[1][found[0]], folded)


@cache
def _spellings() -> tuple[re.Pattern[str], dict[str, str]]:
    """The spellings of the lexicon, longest first, and the one form that stands for each."""
    one_form = {
        fold(form): f"<{entry.id}>"
        for entry in entries_in(FOLDER / "bodies.tsv")
        if entry.id in SPELT_MANY_WAYS
        for form in entry.forms
    }
    longest_first = sorted(one_form, key=len, reverse=True)
    words = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"\b(?:{words})\b"), one_form


def _distance(body: Body, near: Body) -> int:
    if body.place == near.place:
        return 0
    return 1 if body.level == near.level else 2


def body_of_key(key: str) -> Body | None:
    """Return the body with this key, as a form sends it back."""
    return Body.objects.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None


def bodies_near(body: Body, *, first: list[int] | None = None) -> list[Body]:
    """Return the bodies of the same administrative unit, those with keys in `first` before."""
    wanted = first or []
    found = Body.objects.filter(Q(place=body.place) | Q(pk__in=wanted), valid_to=None)
    order = {key: place for place, key in enumerate(wanted)}
    return sorted(found, key=lambda one: (order.get(one.pk, len(order)), one.sort_key))


_UNITS = frozenset(["xa", "phuong", "dac khu", "tinh", "huyen", "thanh pho", "dia phuong"])


def bare_unit(words: str, *, near: Body) -> list[Body]:
    """Return who may be meant by a bare "xã": its Party committee or its People's Committee."""
    if " ".join(fold(words).split()).removesuffix(" ta") not in _UNITS:
        return []
    heads = (Body.Kind.PARTY_COMMITTEE, Body.Kind.PEOPLES_COMMITTEE)
    found = Body.objects.filter(place=near.place, kind__in=heads, valid_to=None)
    return sorted(found, key=lambda body: heads.index(Body.Kind(body.kind)))
