"""Đáp án: a reading in the form in which documents with known answers are kept.

The form says what the text says, as written: quotes are exact pieces of the
text, and "trước ngày 15/1" is due on the 15th, the day that the words name.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from phoihop.reading.facts import Assignment, Figure, Meeting, Reading

Answers = dict[str, Any]
_LONGEST_QUOTE = 600


def to_answers(reading: Reading, text: str) -> Answers:
    """Write a reading as answers; `text` is the text that was read."""
    return {
        "meeting": _meeting(reading.meeting),
        "people": [
            {"name": person.name, "posts": [post.text for post in person.posts]}
            for person in reading.people
        ],
        "statements": [
            {"speaker": said.speaker, "kind": said.kind, "quote": _opening(said.span.of(text))}
            for said in reading.statements
        ],
        "recommendations": [
            {"from": asked.by, "to": asked.to, "quote": asked.span.of(text)}
            for asked in reading.recommendations
        ],
        "assignments": [_assignment(task, text) for task in reading.assignments],
        "figures": [_figure(figure, text) for figure in reading.figures],
        "tallies": [
            {
                "body": tally.body,
                "total": tally.total,
                "bands": [{"label": band.label, "count": band.count} for band in tally.bands],
            }
            for tally in reading.tallies
        ],
        "cited_documents": [cited.text for cited in reading.cited_documents],
    }


def _opening(quote: str) -> str:
    """Return a quote short enough to compare: of a long speech its opening, in whole words."""
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(None, 1)[0]


def _meeting(meeting: Meeting) -> Answers:
    if not meeting.is_meeting:
        return {"is_meeting": False}
    return {
        "is_meeting": True,
        "date": meeting.day.isoformat() if meeting.day else None,
        "time_of_day": meeting.time_of_day,
        "level": meeting.level,
        "place": meeting.place,
        "host": list(meeting.hosts),
        "chairs": list(meeting.chairs),
        "period": meeting.period,
    }


def _assignment(task: Assignment, text: str) -> Answers:
    return {
        "by": task.by,
        "to": list(task.to),
        "quote": task.span.of(text),
        "due": task.due.day.isoformat() if task.due else None,
    }


_RAISED = {"m²": "m2", "m³": "m3", "km²": "km2"}


def _figure(figure: Figure, text: str) -> Answers:
    quote = figure.span.of(text)
    plain = _RAISED.get(figure.unit, "")
    return {
        "quote": quote,
        "value": _plain(figure.value),
        "unit": plain if plain and plain in quote.casefold() else figure.unit,
        "compare": figure.compare,
    }


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
