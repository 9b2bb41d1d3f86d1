"""Giải thích: each decision of a reading, for those who ask why a place was read as it was.

Every step comes from the marks and the facts themselves: which entry or typed reader knew the
words, which rule made the fact, what gave a year, what lost, and why a sentence was not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from phoihop.reading.abbreviations import validity
from phoihop.reading.blocks import Part
from phoihop.reading.facts import Reading, Step
from phoihop.reading.lexicon import Entry
from phoihop.reading.losers import lost
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.rules import patterns
from phoihop.reading.spans import Span

if TYPE_CHECKING:
    from datetime import date

_NAMING = frozenset(("BODY", "HEAD", "LEVEL", "UNIT", "DOCKIND", "SURNAME", "BAND", "QUALIFIER"))
"""Tags whose entries name one thing; the others are lists of words of one use."""
_TELLING = ("SAY", "TASK", "MUST", "NUM", "ASSESS", "EVENT")


def steps_of(
    marks: Marks, parts: list[Part], reading: Reading, *, anchor: date | None
) -> tuple[Step, ...]:
    """Return every step of the reading in the order of the text.

    `anchor` is the day of publication that was given or found. Spans point into the text that
    `marks` was made of.
    """
    body = [part for part in parts if part.is_body]
    steps = [
        *_known(marks, body),
        *_ruled(reading, marks.own),
        *_years(reading, anchor),
        *lost(marks, body, reading),
        *_unused(marks, reading),
    ]
    return tuple(sorted(steps, key=lambda step: (step.span.start, step.stage)))


def _known(marks: Marks, parts: list[Part]) -> Iterator[Step]:
    """Tell what the lexicon and the typed readers know about the words."""
    for part in parts:
        for index in range(part.first, part.last):
            for mark in marks.starting(index):
                yield _told(marks, mark)


def _told(marks: Marks, mark: Mark) -> Step:
    span = marks.tokens.span(mark.first, mark.last)
    if isinstance(mark.value, Entry):
        return Step("lexicon", mark.id, span, mark.tag, _where_from(marks, mark))
    return Step("mark", mark.id or mark.tag.lower(), span, mark.tag, _value(mark))


def _where_from(marks: Marks, mark: Mark) -> str:
    """Name the entry's canonical form, its file and line, and the spelling that stands here."""
    entry: Entry = mark.value
    form = entry.form_of(marks.tokens.keys[mark.first : mark.last])
    if mark.tag not in _NAMING:
        return f"“{form}” trong danh sách từ ({entry.source})"
    spelt = "" if form == entry.name else f", cách viết “{form}”"
    return f"mục “{entry.name}” ({entry.source}){spelt}{_in_use(entry)}"


def _in_use(entry: Entry) -> str:
    since, until = validity(entry)
    told = f", dùng từ {since:%d/%m/%Y}" if since else ""
    return told + (f", dùng đến {until:%d/%m/%Y}" if until else "")


def _value(mark: Mark) -> str:
    return "" if mark.value is None else str(mark.value)


def _ruled(reading: Reading, own: Path | None) -> Iterator[Step]:
    """Tell the pattern of each fact whose rule is kept as data."""
    known = patterns(own)
    for person in reading.people:
        if person.rule in known:
            yield Step("rule", person.rule, person.span, person.name, known[person.rule])
    for task in reading.assignments:
        due = task.due
        if due is not None and due.rule in known:
            yield Step("rule", due.rule, due.span, due.last_day.isoformat(), known[due.rule])


def _years(reading: Reading, anchor: date | None) -> Iterator[Step]:
    """Tell what gave the year of a day that is written without one."""
    meeting = reading.meeting
    if meeting.day is not None and meeting.day_span is not None and meeting.year_inferred:
        told = f"ngày đăng {anchor:%d/%m/%Y}" if anchor else "các năm nêu trong phần đầu bài"
        if meeting.day_inferred:
            told += ", văn bản chỉ nói “nay” hoặc “qua”"
        yield Step("year", "year.meeting", meeting.day_span, meeting.day.isoformat(), told)
    said_on = meeting.day or anchor
    for task in reading.assignments:
        if task.due is not None and task.due.year_inferred and said_on is not None:
            told = f"lần tới của ngày này kể từ {said_on:%d/%m/%Y}"
            yield Step("year", "year.due", task.due.span, task.due.day.isoformat(), told)


def _unused(marks: Marks, reading: Reading) -> Iterator[Step]:
    """Tell why a sentence stands in the remainder."""
    for span in reading.remainder:
        yield Step("remainder", "", span, "chưa dùng", _why_unused(marks, reading, span))


def _why_unused(marks: Marks, reading: Reading, span: Span) -> str:
    if not reading.meeting.is_meeting and not (reading.assignments or reading.recommendations):
        return "văn bản không kể về hội nghị và không giao việc, kiến nghị"
    tokens = marks.tokens
    found = {
        tag
        for index in range(tokens.at(span.start), tokens.at(span.end))
        for tag in _TELLING
        if marks.at(index, tag) is not None
    }
    if not found:
        return "không có từ đề nghị, giao việc, nhận định hay con số"
    return "có từ gợi ý nhưng không quy tắc nào khớp trọn: " + ", ".join(sorted(found))
