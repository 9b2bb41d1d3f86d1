"""Văn bản chỉ đạo: orders that news of no meeting tell by the paper that holds them.

"UBND tỉnh ban hành Công văn số … chỉ đạo việc …", "Chỉ thị mới của UBND thành phố cũng chỉ đạo …":
whoever issued the paper orders.
"""

from __future__ import annotations

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.facts import Statement
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.pieces import trimmed
from phoihop.reading.speakers import Speaker, Speakers

_ISSUING = frozenset(("ban", "ký", "có", "gửi", "ra", "phát"))
_BEFORE_VERB = frozenset(("vừa", "đã", "mới", "cũng", "tiếp", "tục", "liên", "đồng", "thời"))
_BEFORE_PAPER = frozenset(("hành", "đi", "văn", "bản", "một", "thêm"))
_ORDERS = ("say.order", "say.request", "say.direct_speech")
_TO_NUMBER = 26
_TO_OWNER = 4


def read_letters(marks: Marks, parts: list[Part], speakers: Speakers) -> list[Statement]:
    """Return one order for each sentence that tells of a paper with orders and who issued it."""
    found = []
    for part in parts:
        for first, last in sentences(marks.tokens, part):
            speaker = issuer_told(marks, speakers, first, last)
            if speaker is not None:
                found.append(
                    Statement(
                        speaker.name,
                        marks.tokens.span(speaker.first, speaker.last),
                        "directive",
                        marks.tokens.span(first, trimmed(marks, first + 1, last)),
                        "statement.letter",
                    )
                )
    return found


def issuer_told(marks: Marks, speakers: Speakers, first: int, last: int) -> Speaker | None:
    """Return who issued the paper with orders that the sentence tells of."""
    return _issuer(marks, speakers, first, last) or _owner(marks, speakers, first, last)


def _issuer(marks: Marks, speakers: Speakers, first: int, last: int) -> Speaker | None:
    """Read "UBND tỉnh vừa ban hành Công văn số … chỉ đạo …"."""
    keys = marks.tokens.keys
    for verb in marks.tokens.among(_ISSUING, first + 1, last - 3):
        at = verb + 1
        while at < last and keys[at] in _BEFORE_PAPER and marks.at(at, "KINDCUE") is None:
            at += 1
        paper = marks.at(at, "KINDCUE") if at < last else None
        if paper is None or _order(marks, paper.last, min(paper.last + _TO_NUMBER, last)) is None:
            continue
        end = verb
        while end > first and keys[end - 1] in _BEFORE_VERB:
            end -= 1
        return _ending(speakers, first, end)
    return None


def _ending(speakers: Speakers, first: int, end: int) -> Speaker | None:
    """Return the office that stands right before the token."""
    for at in range(max(first, end - _TO_NUMBER), end):
        speaker = speakers.at(at, end, None)
        if speaker is not None and speaker.last == end:
            return speaker
    return None


def _owner(marks: Marks, speakers: Speakers, first: int, last: int) -> Speaker | None:
    """Read "Chỉ thị mới của UBND thành phố cũng chỉ đạo …"."""
    paper = marks.at(first, "KINDCUE")
    keys = marks.tokens.keys
    if paper is None:
        return None
    owned = next(
        (at for at in range(paper.last, min(paper.last + _TO_OWNER, last)) if keys[at] == "của"),
        None,
    )
    speaker = None if owned is None else speakers.at(owned + 1, last, None)
    if speaker is None:
        return None
    at = speaker.last
    while at < last and keys[at] in _BEFORE_VERB:
        at += 1
    say = marks.at(at, "SAY")
    return speaker if say is not None and say.value.id in _ORDERS else None


def _order(marks: Marks, first: int, last: int) -> Mark | None:
    for say in marks.within(first, last, "SAY"):
        asks = say.value.id == "say.request" and marks.tokens.keys[say.first] == "đề"
        if say.value.id in _ORDERS and (say.value.id != "say.request" or asks):
            return say
    return None
