"""Nơi hỏi đáp: meetings at which people ask and officials answer: with voters, with citizens who
come with complaints, with the press, a dialogue, a question time.

There nearly all that an official says behind a question is an answer, even "cho biết …"; at a
working session the same words report.
"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.marks import Marks
from phoihop.reading.speakers import Speaker
from phoihop.reading.tokens import key_of

_FORUMS = frozenset(
    (
        ("tiếp", "xúc"),
        ("đối", key_of("thoại")),
        ("họp", "báo"),
        ("chất", "vấn"),
        ("giải", "trình"),
        ("tiếp", "công"),
        ("tiếp", "dân"),
        ("gặp", "gỡ"),
    )
)
_OPENING = 170
"""So many tokens from the head of a text tell what kind of meeting it is about."""
_SOME_OTHER = frozenset(("các", "những", "nhiều", "qua", "trước", "sau", "mọi", "số"))
_PEOPLE = frozenset(
    (
        ("cử", "tri"),
        ("người", "dân"),
        ("bà", "con"),
        ("công", "dân"),
        ("hộ", "dân"),
        ("nhân", "dân"),
        ("phóng", "viên"),
        ("báo", "chí"),
        ("nhà", "báo"),
        ("công", "nhân"),
        ("phụ", "huynh"),
        ("tiểu", "thương"),
        ("nông", "dân"),
    )
)
_EXECUTIVE = ("state", "department", "unit", "forces", "office")
_ANSWERING_BODIES = ("state", "department", "council", "party", "forces")
_OFFICES = ("state", "department", "council", "party", "party_board", "unit", "forces", "office")


def forum_of(marks: Marks) -> str:
    """Return "people" where people ask, "questions" where deputies do, "" elsewhere: such a
    meeting is named near the head of the text, and not several of before ("qua các buổi tiếp
    xúc").
    """
    keys = marks.tokens.keys
    for at in marks.tokens.among(_FIRST_HALVES, 0, min(_OPENING, len(keys) - 1)):
        pair = (keys[at], keys[at + 1])
        if pair in _FORUMS and _SOME_OTHER.isdisjoint(keys[max(at - 3, 0) : at]):
            return "questions" if pair in _QUESTION_TIMES else "people"
    return ""


_QUESTION_TIMES = frozenset((("chất", "vấn"), ("giải", "trình")))
_FIRST_HALVES = frozenset(first for first, _ in _FORUMS)


def is_of_people(marks: Marks, speaker: Speaker) -> bool:
    """Say whether voters, citizens, workers or the press speak, one or many of them."""
    if speaker.posts:
        return False
    keys = marks.tokens.keys[max(speaker.first - 1, 0) : speaker.last]
    return any(
        pair in _PEOPLE and keys[at - 1 : at] not in _BODIES
        for at, pair in enumerate(pairwise(keys))
    )


_BODIES = (["đồng"], ["ban"])
"""Before "nhân dân" in the name of a council or committee."""


def asks_there(marks: Marks, speaker: Speaker) -> bool:
    """Say whether voters, people or delegates speak, who ask and do not answer."""
    if marks.bears(speaker.first, _ASKING):
        return True
    return is_of_people(marks, speaker)


_ASKING = frozenset(("SPEAKERS", "HONX"))


def answers_there(speaker: Speaker, forum: str) -> bool:
    """Say whether the speaker holds an office that answers at the forum; where deputies ask, the
    council does not answer.
    """
    offices = _EXECUTIVE if forum == "questions" else _OFFICES
    if speaker.is_one:
        return any(post.kind in offices for post in speaker.posts)
    return speaker.kind in _ANSWERING_BODIES and speaker.kind in offices
