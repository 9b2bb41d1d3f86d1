"""Từ của danh mục cho bộ đọc: names and abbreviations of an office's bodies that it cannot read.

The reader knows what bodies are called everywhere; what an office alone has ("Tổ hòa giải Nà
Pồng", "BVMT-NP") it learns from the register, for each office its own.
"""

from __future__ import annotations

from functools import lru_cache

from phoihop.lib.vietnamese import fold
from phoihop.reading.bodies import mark_bodies
from phoihop.reading.lexicon import FOLDER, load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.tokens import tokenise
from phoihop.registry.models import Body

K = Body.Kind
_CLASSES = {
    K.PARTY_COMMITTEE: "party",
    K.PARTY_STANDING_COMMITTEE: "party",
    K.PARTY_STANDING_MEMBERS: "party",
    K.PARTY_CAUCUS: "party",
    K.PARTY_BOARD: "party_board",
    K.PARTY_OFFICE: "office",
    K.OFFICE: "office",
    K.PEOPLES_COUNCIL: "council",
    K.COUNCIL_COMMITTEE: "council",
    K.DEPUTIES_GROUP: "council",
    K.FRONT: "front",
    K.FRONT_BOARD: "front",
    K.COMMUNITY_BOARD: "village",
    K.SOCIO_POLITICAL: "org",
    K.SPECIAL_ASSOCIATION: "special",
    K.POLICE: "forces",
    K.MILITARY: "forces",
    K.EMULATION_GROUP: "group",
    K.AREA_GROUP: "group",
}
_LEVELS = ("province", "district", "commune")
_SHORTEST = 3
"""An abbreviation of two letters means too many things."""


def words_for_reader(office: Body) -> list[str]:
    """Return the lines of a lexicon file for the unit of `office`; empty when all is known.

    Bodies that have ended are among them, since old documents name them.
    """
    if not office.place:
        return []
    bodies = Body.objects.filter(place=office.place, level=office.level).order_by("pk")
    return [line for body in bodies if (line := _line(body))]


def _line(body: Body) -> str:
    names = dict.fromkeys(_bare(name, body.place) for name in (body.name, body.short_name))
    unknown = [name for name in names if _is_usable(name) and not _is_read(name)]
    if not unknown:
        return ""
    attributes = f"class={_CLASSES.get(K(body.kind), 'state')}"
    if body.level in _LEVELS:
        attributes += f";level={body.level}"
    example = f"{unknown[0]} báo cáo kết quả."
    return "\t".join([f"register.{body.pk}", "|".join(unknown), "BODY", attributes, example])


def _bare(name: str, place: str) -> str:
    """Without the place behind, or its type word: the reader joins those itself."""
    text = " ".join(name.split()).removesuffix(place).strip()
    return text.removesuffix(f" {place.split()[0]}").strip() if place else text


def _is_usable(name: str) -> bool:
    """A cell of the file holds it, and it says enough to be a name."""
    return len(fold(name)) >= _SHORTEST and "|" not in name and name.isprintable()


@lru_cache(maxsize=4096)
def _is_read(name: str) -> bool:
    """Say whether the reader, as it comes, takes the whole name for one thing it knows."""
    tokens = tokenise(name)
    marks = mark_lexicon(tokens, load((FOLDER,)))
    mark_bodies(marks)
    known = ("ORG", "BODY", "PLACE", "POST")
    return any(mark.tag in known and mark.last == len(tokens) for mark in marks.starting(0))
