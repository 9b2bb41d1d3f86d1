"""Công dân được nêu tên: who a text names for another reason than an office, and never proposes.

Whoever is accused, sought, ill, hurt or dead is named as a citizen, even where the text adds a post
of former days or a firm. A name that the text itself shortens ("Nguyễn Văn Đ.") stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.likeness import name_key
from phoihop.reading.marks import Mark, Marks

if TYPE_CHECKING:
    from phoihop.reading.people import Sighting

_LINKS = frozenset(
    (
        ",",
        ";",
        ":",
        "(",
        "-",
        "–",
        "và",
        "cùng",
        "là",
        "với",
        "gồm",
        "có",
        "tên",
        "đối",
        "các",
        "sau",
    )
).union(("đây", "em", "cháu", "nguyên", "cựu", "lệnh", "trường", "hợp", "bị", "can", "về"))
_FURTHEST = 200
"""A list of those who are accused ends somewhere; the time must not grow with its square."""
_SPANNED = ("POST", "HON", "HONS", "CITIZEN")
_PLAIN_VOWELS = frozenset("AEIOU")
_VOWELS = frozenset("ÝYÁÀẢÂĂÊÔƠƯÚỨẨẤÁÍÌÓÒ")
_NAMING = frozenset(("NAME", "NAMEL"))


def private_names(marks: Marks, parts: list[Part]) -> frozenset[str]:
    """Return the folded names of those who stand behind "bị can", "nạn nhân", "truy nã"."""
    found: set[str] = set()
    judged = marks.all("JUDGED")
    if not judged and not marks.all("CITIZEN"):
        return frozenset()
    for part in parts:
        for first, last in sentences(marks.tokens, part):
            if judged and marks.has(first, last, "JUDGED"):
                found.update(_judged_names(marks, first, last))
            following: dict[int, Mark | None] = {}
            for cue in marks.within(first, last, "CITIZEN"):
                for name in _names_behind(marks, cue, last, following):
                    found.add(name_key(" ".join(marks.tokens.words[name.first : name.last])))
    return frozenset(found)


def _names_behind(
    marks: Marks, cue: Mark, last: int, following: dict[int, Mark | None]
) -> Iterator[Mark]:
    """Yield the first name close behind the cue, and those that a list adds before anybody speaks.

    `following` keeps for each place of the sentence the name that goes on from there: many cues
    in one list see the same names.
    """
    limit = min(last, cue.last + _FURTHEST)
    at = cue.last
    while True:
        if at not in following:
            following[at] = _linked(marks, at, last)
        name = following[at]
        if name is None or name.first >= limit:
            return
        yield name
        at = _past_brackets(marks, name.last, limit)


def _linked(marks: Marks, at: int, last: int) -> Mark | None:
    """Return the next name, where nothing but links stands before it."""
    sure, loose = marks.first_in(at, last, "NAME"), marks.first_in(at, last, "NAMEL")
    name = loose if sure is None or (loose is not None and loose.first < sure.first) else sure
    if name is None or name.first >= at + _FURTHEST or not _only_links(marks, at, name.first):
        return None
    return name


_FORMER = frozenset(("nguyên", "cựu"))


def _judged_names(marks: Marks, first: int, last: int) -> set[str]:
    """Return who is told to be arrested or convicted: those of a former post in such a sentence
    ("Ông Lò Văn Ợt, cựu Chủ tịch xã, lĩnh án …"), and whoever stands right before the verb.
    """
    found: set[str] = set()
    cues = [cue.first for cue in marks.within(first, last, "JUDGED")]
    former = not _FORMER.isdisjoint(marks.tokens.keys[first:last])
    for index in marks.among(_NAMING, first, min(last, first + _FURTHEST)):
        name = marks.at(index, "NAME") or marks.at(index, "NAMEL")
        if name is None:
            continue
        near = range(max(index - _NEAR_POST, first), min(name.last + 4, last))
        held_before = former and any(marks.tokens.keys[at] in _FORMER for at in near)
        cue = next((at for at in cues if at >= name.last), None)
        if held_before or (cue is not None and _only_links(marks, name.last, cue)):
            found.add(name_key(" ".join(marks.tokens.words[index : name.last])))
    return found


_NEAR_POST = 12


def _only_links(marks: Marks, first: int, last: int) -> bool:
    """Say whether nothing but links, honorifics and posts stands between the cue and a name."""
    at = first
    while at < last:
        spans = (marks.at(at, tag) for tag in _SPANNED)
        ends = [mark.last for mark in spans if mark is not None and mark.last <= last]
        if not ends and marks.tokens.keys[at] not in _LINKS:
            return False
        at = max([at + 1, *ends])
    return True


def _past_brackets(marks: Marks, index: int, last: int) -> int:
    """Return the token behind what stands in brackets after a name."""
    words = marks.tokens.words
    if words[index : index + 1] != ["("]:
        return index
    return next((at + 1 for at in range(index, last) if words[at] == ")"), index)


_FIRMS = ("công ty", "công ty cổ phần", "công ty cp", "tnhh", "mtv", "tập đoàn", "ngân hàng")

_SCHOOLS = ("thpt", "thcs", "tiểu học", "mầm non", "mẫu giáo", "trung học", "đại học")


def names_firm(sighting: Sighting) -> bool:
    """Say whether the capitals behind a post name its firm or school: "giám đốc Công ty Hùng
    Thanh", "Hiệu trưởng Trường THCS Lê Thị Mộc".
    """
    if sighting.rule != "person.post_name" or not sighting.posts:
        return False
    post = sighting.posts[-1]
    behind = sighting.name_span.start >= post.span.end
    words = post.text.casefold()
    of_school = "trường " in words and words.endswith(_SCHOOLS)
    return behind and (of_school or words.endswith(_FIRMS))


def is_shortened(marks: Marks, sighting: Sighting) -> bool:
    """Say whether the name ends in one letter that stands for the given name: "Nguyễn Văn Đ."."""
    word = sighting.name.split()[-1]
    if len(word) > 1 or word.upper() in _VOWELS:
        return False
    tokens = marks.tokens
    after = tokens.at(sighting.name_span.end)
    dotted = tokens.words[after : after + 1] == ["."] and tokens.touches(after)
    goes_on = after + 1 < len(tokens) and not tokens.is_capital(after + 1)
    return word.upper() not in _PLAIN_VOWELS or (dotted and goes_on)
