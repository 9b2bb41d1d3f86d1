"""Lời hứa: what a body says it will do: "UBND xã sẽ có văn bản trả lời".

A promise needs a body that promises, or a day; "niềm tin sẽ thành sức mạnh" is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.marks import Marks
from phoihop.reading.parties import Party, read_parties, read_party, read_place
from phoihop.reading.tokens import key_of

_NEAR = 14
BEFORE_TASK = frozenset(
    ("cũng", "đều", "còn", "sẽ", "cùng", "là", "nhanh", "tiếp", "luôn", "sớm", "đã")
)
TO_HAVE = frozenset(
    ["giải", "biện", "phương", "kế", "cơ", "chính", "đánh", "hình", "lộ", "văn", "chương", "hướng"]
)


@dataclass(frozen=True, slots=True)
class Promise:
    """Lời hứa: where it begins, who promises, and where what is promised begins."""

    first: int
    parties: tuple[Party, ...]
    content: int


def read_promise(marks: Marks, at: int, last: int) -> Promise | None:
    """Read a stated commitment: "… sẽ trình HĐND tỉnh tại kỳ họp tới"."""
    keys = marks.tokens.keys
    for index in marks.tokens.among(_PLEDGES, at, last - 2):
        pledged = keys[index : index + 2] == ["cam", "kết"] or keys[index] == "hứa"
        if pledged and index - at < _NEAR:
            return Promise(at, tuple(read_parties(marks, at, index)), index + 1)
        passive = _done_by(marks, index, last)
        if passive is not None:
            return Promise(at, (passive,), passive.last)
        if keys[index] != "sẽ" or not _pledges(keys, index):
            continue
        dated = index - at < _NEAR and marks.has(at, last, "DAY", "PERIOD")
        first, parties = _subject_before(marks, at, index)
        if parties or first == index or dated:
            return Promise(first if parties else at, parties, index + 1)
    return None


def _done_by(marks: Marks, index: int, last: int) -> Party | None:
    """Return who is to do it in "việc vượt thẩm quyền sẽ được Tổ đại biểu tổng hợp"."""
    if marks.tokens.keys[index : index + 2] != ["sẽ", "được"]:
        return None
    party = read_party(marks, index + 2, last)
    return party if party is not None and marks.at(party.last, "TASK") is not None else None


def _body_alone(marks: Marks, first: int, index: int) -> list[Party]:
    """Read "đoàn", "sở", "hội" in small letters right before "sẽ"."""
    known = marks.bears(first, _BODY_TAGS) or marks.tokens.keys[first] == _DELEGATION
    alone = first + 1 == index and known
    return [Party(first, index, None, "body")] if alone else []


_DELEGATION = key_of("đoàn")
_BODY_TAGS = frozenset(("BHEAD", "BODY", "GROUP", "LEVEL"))
_PLEDGES = frozenset(("sẽ", "cam", "hứa"))
_LONGEST_SUBJECT = 12
_BEFORE_PLEDGE = frozenset(("và", "biết", "rằng", ",", "thời", "hứa", "định", ":"))


def _pledges(keys: list[str], index: int) -> bool:
    """Say whether "sẽ" promises work: "sẽ có văn bản trả lời" does, "sẽ có mưa" does not."""
    if keys[index + 1] == "có":
        return keys[index + 2] in TO_HAVE
    return keys[index + 1] not in _NO_PROMISE


def _subject_before(marks: Marks, at: int, index: int) -> tuple[int, tuple[Party, ...]]:
    """Return where the subject of "sẽ" begins and who it is; `index` where it is left out."""
    keys = marks.tokens.keys
    if index == at or keys[index - 1] in _BEFORE_PLEDGE:
        return index, ()
    for first in range(max(at, index - _LONGEST_SUBJECT), index):
        if first > at and keys[first - 1] not in _BEFORE_PLEDGE:
            continue
        parties = read_parties(marks, first, index) or _body_alone(marks, first, index)
        place = None if parties else read_place(marks, first, index + 1)
        parties = [place] if place is not None else parties
        end = parties[-1].last if parties else first
        while end < index and keys[end] in BEFORE_TASK:
            end += 1
        if parties and end == index:
            return first, tuple(parties)
    return at, ()


_NO_PROMISE = frozenset(("là", "có", "được", "giúp", "góp", "tạo", "không", "phát"))
