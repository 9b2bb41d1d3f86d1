"""Dấu hiệu của một sự kiện: the days and the people that the beginning of a report names.

Sites write of one conference in their own words; its day and who chaired it stand in all of
them. A person is a run of three to five capitalised words that is nowhere the name of a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from phoihop.lib.vietnamese import fold, normalise

BEGINNING = 1500
_DAY = re.compile(r"(?<![\d/])(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?(?![\d/])")
_WORD = re.compile(r"[^\W\d_]{1,12}|[^\w\s]|\n")
_NOT_OF_EVENT = re.compile(r"(?:truoc|dang|den|han|cap nhat)(?: ngay)?[ :]{0,3}$")
_PART = re.compile(r"\b(sang|chieu|toi)(?: ngay)? ?\d{1,2}[/.]\d{1,2}")
_IN_EVERY_REPORT = frozenset({
    "chủ tịch", "phó chủ", "bí thư", "phó bí", "thường trực", "thư thường", "trực đảng", "đảng ủy",
    "ủy xã", "thư đảng", "ủy ban", "mặt trận", "đồng chí", "hội nghị", "chủ trì", "tổ chức",
    "tại hội", "trên địa", "địa bàn", "của xã", "ban thường", "thường vụ", "trưởng ban",
    "đoàn thể", "các đoàn", "toàn xã", "xã đã", "trong đó", "đến nay", "cho biết", "tham gia",
    "thực hiện",
})  # fmt: skip
_CALLED, _CHAIRS = frozenset(["chí", "ông", "bà"]), frozenset(["chủ", "đồng"])
_IN_OFFICE = "in office"
"""Stands for the word before a name where a post is named there: "Chủ tịch UBND xã | Lò Văn"."""
_POSTS = frozenset(["tịch", "thư", "trưởng"])
_POST_REACH = 4
_PLACE_WORDS = frozenset(
    ["xã", "phường", "tỉnh", "huyện", "thôn", "bản", "ấp", "buôn", "phố", "khu", "quận", "tổ"]
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Ngày (day and month), người, buổi, và chuyện được nói tới (pairs of words, no names)."""

    days: frozenset[tuple[int, int]]
    persons: frozenset[str]
    parts: frozenset[str]
    topics: frozenset[str] = frozenset()


def signs_of(text: str) -> Signs:
    """Return what the beginning of the text names.

    >>> sorted(signs_of("Sáng 7/4, đồng chí Lò Văn Thương chủ trì, báo cáo trước ngày 20/4").days)
    [(7, 4)]
    """
    beginning = normalise(text[: 4 * BEGINNING])[:BEGINNING]
    folded = fold(beginning)
    days = set()
    for found in _DAY.finditer(folded):
        day, month = int(found[1]), int(found[2])
        before = folded[max(0, found.start() - 16) : found.start()]
        if 1 <= day <= 31 and 1 <= month <= 12 and not _NOT_OF_EVENT.search(before):
            days.add((day, month))
    parts = frozenset(found[1] for found in _PART.finditer(folded))
    return Signs(frozenset(days), _persons(beginning), parts, _topics(beginning))


def share_person(one: Signs, other: Signs) -> bool:
    """Whether both name the same person; a name may be cut at its end."""
    return any(
        mine == theirs or mine.startswith(theirs + " ") or theirs.startswith(mine + " ")
        for mine in one.persons
        for theirs in other.persons
    )


def _topics(text: str) -> frozenset[str]:
    """Pairs of neighbouring words that are no names and no words of every report."""
    pairs = pairwise(_WORD.findall(text))
    small = (f"{one} {other}" for one, other in pairs if one.islower() and other.islower())
    return frozenset(fold(pair) for pair in small if pair not in _IN_EVERY_REPORT)


def _persons(text: str) -> frozenset[str]:
    """Runs of capitalised words that are people: called so, or nowhere the name of a place."""
    called: set[str] = set()
    maybe: set[str] = set()
    places: set[str] = set()
    for lead, run, following in _runs(_WORD.findall(text)):
        name = " ".join(run)
        if len(run) >= 3 and (lead in _CALLED or following in _CHAIRS):
            called.add(name)
        elif lead == _IN_OFFICE:
            # "phường Sông Trà Võ Thị Thu Hà": the place, and then who leads it.
            maybe.add(" ".join(run[2:]) if len(run) >= 5 else name)
        elif lead in _PLACE_WORDS:
            places.add(name)
            if len(run) >= 5:
                called.add(" ".join(run[2:]))
        elif len(run) >= 3:
            maybe.add(name)
    maybe -= {one for one in maybe if any(place in one or one in place for place in places)}
    return frozenset(fold(one) for one in called | maybe)


def _runs(words: list[str]) -> Iterator[tuple[str, list[str], str]]:
    """Each run of capitalised words with the word before it and the one after.

    "Ông", "Bà" at the head of a sentence are no part of the name.
    """
    run: list[str] = []
    lead = ""
    for at, (before, word) in enumerate(pairwise(["", *words, "."])):
        is_name = word[:1].isupper() and (len(word) == 1 or word[1:].islower()) and len(run) < 6
        if is_name and not run and word.lower() in _CALLED:
            continue
        if is_name:
            lead = lead if run else _lead(words, at, before.lower())
            run.append(word)
            continue
        if len(run) >= 2:
            yield lead, run, word
        run = []


def _lead(words: list[str], at: int, before: str) -> str:
    """The word before a name; a post that is named before its place makes it a person's."""
    if before not in _PLACE_WORDS:
        return before
    near = {word.lower() for word in words[max(0, at - _POST_REACH) : at]}
    return _IN_OFFICE if near & _POSTS else before
