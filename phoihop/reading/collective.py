"""Lời của số đông: what many asked, told by its number, and what was answered in the passive.

"Có 9 đề xuất, kiến nghị gửi đến …: sửa cầu; …" asks, though nobody stands before the verb; "các ý
kiến đã được tiếp thu, giải đáp" answers, by the leaders named before.
"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.marks import Marks
from phoihop.reading.parties import leaders_before, read_party, words_of
from phoihop.reading.speech import Speaker

_COUNTING = frozenset(("có", "được", "nhận", "hợp"))
_NAMES_REQUESTS = frozenset(("ý", "kiến", ",", "đề", "xuất", "nghị", "và", "phản", "ánh", "lượt"))
_ABOUT = frozenset(("gửi", "về", "liên", "như", ":", "tập", "xoay", "với"))
_OPENS = frozenset((":", "như"))
_LONGEST = 9
_NEAR = 24


def counted_requests(marks: Marks, first: int, last: int) -> tuple[Speaker, int] | None:
    """Read "có 9 đề xuất, kiến nghị (của cử tri) gửi đến …: …": who asks, and where what is asked
    begins.
    """
    keys = marks.tokens.keys
    for index in marks.tokens.among(_COUNTING, first, last - 4):
        number = marks.at(index + 1, "NUM")
        if number is None:
            continue
        end = number.last
        while end < min(number.last + _LONGEST, last) and keys[end] in _NAMES_REQUESTS:
            end += 1
        named = keys[number.last : end]
        asked = ("kiến", "nghị") in pairwise(named)
        if not asked or _ABOUT.isdisjoint(keys[end : end + 6]):
            continue
        speaker = Speaker(marks.tokens.quote(number.last, end), number.last, end, "group")
        owner = read_party(marks, end + 1, last) if keys[end] == "của" else None
        if owner is not None:
            speaker = Speaker(words_of(marks.tokens, owner), owner.first, owner.last, "group")
        opens = next((at for at in range(end, min(end + _NEAR, last)) if keys[at] in _OPENS), None)
        return speaker, end if opens is None else opens + 1
    return None


def passive_answer(marks: Marks, first: int, last: int) -> Speaker | None:
    """Return who answered in "các ý kiến đã được tiếp thu, giải đáp": the leaders named before."""
    keys = marks.tokens.keys
    for say in marks.within(first + 1, last, "SAY"):
        index = say.first - 1
        if keys[index] != "được" or say.value.id != "say.answer":
            continue
        if not {"kiến", "nghị"} & set(keys[first:index]):
            return None
        party = leaders_before(marks, first)
        if party is None:
            return None
        return Speaker(words_of(marks.tokens, party), party.first, party.last, party.kind)
    return None
