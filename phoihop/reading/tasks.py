"""Nhiệm vụ: clauses of an order with their day, kind of time, owners and what must be done before.

"A … trước ngày D1 để B … trước ngày D2" is two tasks, the second waiting for the first. A
sentence that asks to watch citizens, groups, opinion, religion or ethnicity is kept as text only.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from phoihop.reading.blocks import Part
from phoihop.reading.facts import Assignment, DueDate
from phoihop.reading.marks import Marks
from phoihop.reading.parties import Party, read_parties, words_of
from phoihop.reading.quantities.due_dates import kind_of_time, read_due_dates
from phoihop.reading.said import Task
from phoihop.reading.watching import asks_to_watch

RECORD_ONLY = "assignment.record_only"


def read_assignments(
    marks: Marks,
    parts: list[Part],
    tasks: list[Task],
    *,
    said_on: date | None,
    context_year: int | None,
) -> list[Assignment]:
    """Turn the tasks of the speeches into assignments, in order."""
    found: list[Assignment] = []
    for task in _told_once(marks, parts, tasks):
        found.extend(_assign(marks, task, len(found), said_on, context_year))
    return found


_OPENING = 6


def _told_once(marks: Marks, parts: list[Part], tasks: list[Task]) -> list[Task]:
    """Leave out what the lead tells in short and the text in full, in the same words.

    Two items of a list are two tasks, be they the same.
    """
    keys = marks.tokens.keys
    listed = [_is_listed(parts, task.clause.first) for task in tasks]
    first_with: dict[tuple[str, ...], int] = {}
    kept: list[Task | None] = list(tasks)
    for at, task in enumerate(tasks):
        words = tuple(keys[task.clause.first : task.clause.last])
        if len(words) < _OPENING:
            continue
        before = first_with.setdefault((task.by, *words[:_OPENING]), at)
        other = tasks[before].clause
        shared = min(len(words), other.last - other.first)
        if before == at or (listed[at] and listed[before]):
            continue
        if tuple(keys[other.first : other.first + shared]) != words[:shared]:
            continue
        kept[at if shared == len(words) else before] = None
    return [task for task in kept if task is not None]


def _is_listed(parts: list[Part], index: int) -> bool:
    place = bisect_right(parts, index, key=lambda part: part.first)
    return place > 0 and parts[place - 1].role == "list_item"


def _assign(
    marks: Marks, task: Task, position: int, said_on: date | None, context_year: int | None
) -> list[Assignment]:
    first, last = task.clause.first, task.clause.last
    dues = read_due_dates(
        marks, max(task.clause.piece, 0), last, said_on=said_on, context_year=context_year
    )
    if not dues and task.deadline is not None:
        dues = read_due_dates(marks, *task.deadline, said_on=said_on, context_year=context_year)
    record_only = asks_to_watch(marks, first, last)
    if record_only:
        return [_one(marks, task, task.parties, first, last, None, RECORD_ONLY)]
    chained = _chain(marks, first, last, dues)
    if chained is None:
        due = dues[0] if dues else None
        return [_one(marks, task, task.parties, first, last, due, task.rule)]
    start, parties = chained
    before = [due for due in dues if due.span.end <= marks.tokens.starts[start]]
    after = [due for due in dues if due.span.start >= marks.tokens.starts[start]]
    lead = _one(marks, task, task.parties, first, last, before[0] if before else None, task.rule)
    then = _one(marks, task, parties, start, last, after[0], "assignment.chain", waits_for=position)
    return [lead, then]


def _chain(
    marks: Marks, first: int, last: int, dues: list[DueDate]
) -> tuple[int, tuple[Party, ...]] | None:
    """Find "để <đơn vị> <việc> … <hạn>" inside a clause: where it begins and who it names."""
    keys = marks.tokens.keys
    for index in range(first + 3, last - 3):
        if keys[index] not in ("để", "nhằm"):
            continue
        parties = read_parties(marks, index + 1, last)
        if not parties or not _acts(marks, parties[-1].last, last):
            continue
        if any(due.span.start >= marks.tokens.starts[index] for due in dues):
            return index + 1, tuple(parties)
    return None


def _acts(marks: Marks, index: int, last: int) -> bool:
    return marks.has(index, min(index + 2, last), "TASK")


def _one(
    marks: Marks,
    task: Task,
    parties: tuple[Party, ...],
    first: int,
    last: int,
    due: DueDate | None,
    rule: str,
    *,
    waits_for: int | None = None,
) -> Assignment:
    tokens = marks.tokens
    lead, helpers = _shares(marks, task, parties)
    return Assignment(
        by=task.by,
        to=tuple(words_of(tokens, party) for party in lead),
        co_operators=tuple(words_of(tokens, party) for party in helpers),
        span=tokens.span(first, last),
        due=due,
        time_kind="not_stated"
        if rule == RECORD_ONLY
        else kind_of_time(tokens, marks, _whole(task, first), last, due),
        rule=rule,
        to_inherited=task.inherited and bool(lead) and waits_for is None,
        depends_on=waits_for,
        record_only=rule == RECORD_ONLY,
        to_spans=tuple(tokens.span(party.first, party.last) for party in lead),
    )


def _whole(task: Task, first: int) -> int:
    """Return where the words begin that tell the time: "Từ quý III" stands before its task."""
    piece = task.clause.piece
    return piece if first == task.clause.first and 0 <= piece < first else first


def _shares(
    marks: Marks, task: Task, parties: tuple[Party, ...]
) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Tell who leads from who helps: "… phối hợp với Hội Nông dân, các ngành liên quan …"."""
    keys = marks.tokens.keys
    for index in range(task.clause.content, min(task.clause.content + 20, task.clause.last - 1)):
        if keys[index : index + 2] != ["phối", "hợp"]:
            continue
        at = index + 2
        while at < task.clause.last and keys[at] in ("với", "chặt", "chẽ", "cùng", "tốt"):
            at += 1
        helpers = tuple(read_parties(marks, at, task.clause.last))
        if helpers:
            return parties, helpers
    return parties, ()
