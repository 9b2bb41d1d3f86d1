"""Lời ngoài cuộc họp: what news of no meeting tell that officers and bodies said or ordered."""

from __future__ import annotations

from phoihop.reading.asking import ASKING
from phoihop.reading.authority import Rank
from phoihop.reading.blocks import Part
from phoihop.reading.discourse import Machine
from phoihop.reading.facts import Statement
from phoihop.reading.letters import read_letters
from phoihop.reading.marks import Marks
from phoihop.reading.speakers import Speaker, Speakers

_ASKS_OFTEN = 2
"""So many orders or requests make news of no meeting an account of what was said."""
_SPOKEN = ("statement.speech.", "statement.later", "statement.elided")
_OFFICES = frozenset(
    ("state", "party", "council", "party_board", "department", "office", "front", "org", "special")
).union(("authority", "unit"))


def read_sayings(
    marks: Marks, parts: list[Part], speakers: Speakers, rank: Rank
) -> list[Statement]:
    """Read what officers and bodies said, asked or ordered where the text tells of no meeting: at a
    ceremony, in a letter, to the writer. Whoever has no office, and groups of people, are left out:
    it is news of them. Where few orders stand and nobody came together, what was only told is left
    out too.
    """
    machine = Machine(marks, speakers, rank, "")
    for part in parts:
        if part.role in ("paragraph", "list_item"):
            machine.block(part)
    told = [
        one
        for one in machine.found.statements
        if _holds_office(marks, machine.heard[one.speaker]) and one.rule.startswith(_SPOKEN)
    ]
    gathered = any(marks.has(part.first, part.last, "EVENT", "CEREMONY") for part in parts)
    if not gathered and sum(one.kind in ASKING for one in told) < _ASKS_OFTEN:
        told = [one for one in told if one.kind in ASKING]
    begun = {one.span.start for one in machine.found.statements}
    letters = [one for one in read_letters(marks, parts, speakers) if one.span.start not in begun]
    return sorted([*told, *letters], key=lambda one: one.span.start)


def _holds_office(marks: Marks, speaker: Speaker) -> bool:
    delegate = marks.at(speaker.first, "HONX") is not None and speaker.kind == "person"
    return bool(speaker.posts) or delegate or speaker.kind in _OFFICES
