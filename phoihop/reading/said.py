"""Điều đã nói: what the walk through a document keeps: its state, and what it found."""

from __future__ import annotations

from dataclasses import dataclass, field

from phoihop.reading.clauses import Clause
from phoihop.reading.facts import Recommendation, Statement
from phoihop.reading.parties import Party
from phoihop.reading.speakers import Speaker

CARRIES_ON = ("directive", "conclusion", "response")


@dataclass(slots=True)
class Task:
    """Việc được giao, chưa gắn hạn: a clause of an order with the parties that are to act;
    `deadline` are the tokens of a heading that tells by when all below it is due.
    """

    by: str
    clause: Clause
    parties: tuple[Party, ...]
    inherited: bool
    rule: str
    deadline: tuple[int, int] | None = None


@dataclass(slots=True)
class State:
    """Trạng thái: the current speaker, the last person, the kind of the speech, the last
    addressees, and the tokens of the heading that holds the day for what stands below.
    """

    speaker: Speaker | None = None
    person: Speaker | None = None
    mode: str = "idle"
    parties: tuple[Party, ...] = ()
    asked: bool = False
    in_event: bool = False
    listing: bool = False
    listed: frozenset[str] = frozenset()
    deadline: tuple[int, int] | None = None


@dataclass(slots=True)
class Discourse:
    """Kết quả của mạch phát biểu."""

    statements: list[Statement] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
