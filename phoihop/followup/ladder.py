"""Các bước: which act is possible in which state, and where it leads.

The order of a recommendation and of a task follows `docs/followup.md`. An act that is not in
its table is impossible in that state, whoever asks for it.
"""

from __future__ import annotations

from phoihop.followup.models import Change
from phoihop.followup.state import Work
from phoihop.records.models import Assignment

S, A = Change.State, Change.Act

STAYS = None
"""The act is written down and the state stays as it is."""

Ladder = dict[str, dict[str, str | None]]

TASK: Ladder = {
    A.ACCEPT: {S.RUNNING: STAYS},
    A.PROGRESS: {S.RUNNING: STAYS},
    A.REPORT: {S.RUNNING: S.REPORTED},
    A.CONFIRM: {S.REPORTED: S.DONE},
    A.SEND_BACK: {S.REPORTED: S.RUNNING},
    A.MARK_DONE: {S.RUNNING: S.DONE, S.REPORTED: S.DONE},
    A.REOPEN: {S.DONE: S.RUNNING},
    A.ASK_EXTENSION: {S.RUNNING: STAYS},
    A.GRANT_EXTENSION: {S.RUNNING: STAYS},
    A.REFUSE_EXTENSION: {S.RUNNING: STAYS},
    A.REDATE: {S.RUNNING: STAYS, S.REPORTED: STAYS},
    A.SUPERSEDE: {S.RUNNING: S.SUPERSEDED, S.REPORTED: S.SUPERSEDED},
}

_UNANSWERED = (S.RAISED, S.RECEIVED, S.ASSIGNED)
_ANSWERED = (S.ANSWERED, S.CARRIED_OUT)

REQUEST: Ladder = {
    A.RECEIVE: {S.RAISED: S.RECEIVED},
    A.ASSIGN: dict.fromkeys(_UNANSWERED, S.ASSIGNED),
    A.HAND_ON: dict.fromkeys(_UNANSWERED, S.RAISED),
    A.PROGRESS: dict.fromkeys((*_UNANSWERED, S.ANSWERED), STAYS),
    A.ANSWER: dict.fromkeys((*_UNANSWERED, S.ANSWERED), S.ANSWERED),
    A.ANSWER_UNWRITTEN: dict.fromkeys(_UNANSWERED, STAYS),
    A.BLANKET: dict.fromkeys(_UNANSWERED, STAYS),
    A.CARRY_OUT: {S.ANSWERED: S.CARRIED_OUT},
    A.VERIFY: dict.fromkeys(_ANSWERED, S.VERIFIED),
    A.DISPUTE: dict.fromkeys((*_ANSWERED, S.VERIFIED), S.RECEIVED),
    A.CLOSE: dict.fromkeys((*_UNANSWERED, *_ANSWERED, S.VERIFIED), S.DONE),
    A.REOPEN: {S.DONE: S.RECEIVED},
    A.REDATE: dict.fromkeys(_UNANSWERED, STAYS),
}

RULES: dict[str, str] = {
    A.MARK_DONE: "mark_done",
    A.REOPEN: "judge",
    A.ACCEPT: "report",
    A.PROGRESS: "note",
    A.REPORT: "report",
    A.CONFIRM: "judge",
    A.SEND_BACK: "judge",
    A.ASK_EXTENSION: "report",
    A.GRANT_EXTENSION: "judge",
    A.REFUSE_EXTENSION: "judge",
    A.REDATE: "judge",
    A.SUPERSEDE: "judge",
    A.RECEIVE: "receive",
    A.ASSIGN: "receive",
    A.HAND_ON: "receive",
    A.ANSWER: "answer",
    A.ANSWER_UNWRITTEN: "answer",
    A.BLANKET: "judge",
    A.CARRY_OUT: "answer",
    A.VERIFY: "verify",
    A.DISPUTE: "verify",
    A.CLOSE: "judge",
    A.UNDO: "judge",
}
"""For each act the rule of `followup/rights.py` that says who may."""


def next_state(work: Work, act: str, state: str) -> str | None:
    """Return the state to which `act` leads from `state`; None when it is impossible now."""
    steps = (TASK if isinstance(work, Assignment) else REQUEST).get(act, {})
    if state not in steps:
        return None
    reached = steps[state]
    return state if reached is STAYS else reached


def possible_acts(work: Work, state: str) -> list[str]:
    """Return the acts that fit the state, in the order of the table."""
    ladder = TASK if isinstance(work, Assignment) else REQUEST
    return [act for act, steps in ladder.items() if state in steps]
