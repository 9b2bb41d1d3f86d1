"""Cách hiểu bị loại: what looked like a value and was not taken for one, and why not."""

from __future__ import annotations

from collections.abc import Iterator

from phoihop.reading.asking import is_request
from phoihop.reading.blocks import Part
from phoihop.reading.facts import Reading, Step
from phoihop.reading.lexicon import Entry
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.spans import Span
from phoihop.reading.tokens import FRACTION

_ASKING = ("directive", "recommendation")
_OWNED_BY = frozenset(("của", "với", "cho", "theo", "về", "tại"))
_WITHIN = frozenset(("BODY", "LEVEL", "HEAD", "SECTOR", "BHEAD", "UNIT", "DOCKIND"))
"""Tags of names of which a longer one may hold a shorter one: "huyện" in "Huyện ủy"."""


def lost(marks: Marks, parts: list[Part], reading: Reading) -> Iterator[Step]:
    """Tell what looked like a day, a request, a person, a post, a host or a due date."""
    named = [mention for person in reading.people for mention in person.mentions]
    for part in parts:
        yield from _shorter(marks, part)
        for index in range(part.first, part.last):
            yield from _lost_at(marks, index, part.last, named)
    yield from _hosts(marks, reading)
    yield from _due_dates(marks, reading)


def _lost_at(marks: Marks, index: int, last: int, named: list[Span]) -> Iterator[Step]:
    tokens = marks.tokens
    if tokens.kinds[index] == FRACTION and marks.at(index, "DAY") is None:
        told = "đứng trước cái được đếm, hoặc không có từ báo ngày"
        yield Step("lost", "day", tokens.span(index, index + 1), "không phải ngày", told)
    say = marks.at(index, "SAY")
    asking = say is not None and say.value.attributes.get("kind") in _ASKING
    if say is not None and asking and not is_request(marks, say, last):
        told = "không có nơi nhận hay việc phải làm đi sau"
        span = tokens.span(say.first, say.last)
        yield Step("lost", say.id, span, "không phải lời đề nghị", told)
    name = marks.at(index, "NAME")
    if name is not None:
        span = tokens.span(name.first, name.last)
        if not any(span.meets(mention) for mention in named):
            told = "không gắn với chức vụ nào trong văn bản"
            yield Step("lost", "person", span, "không nêu thành người", told)
    head = marks.at(index, "HEAD")
    if (
        head is not None
        and marks.at(index, "POST") is None
        and "needs_body" in head.value.attributes
    ):
        span = tokens.span(head.first, head.last)
        yield Step("lost", head.id, span, "không phải chức vụ", "không có đơn vị đi sau")


def _shorter(marks: Marks, part: Part) -> Iterator[Step]:
    """Tell of each entry that stands inside a longer one and therefore said nothing."""
    longest: Mark | None = None
    for index in range(part.first, part.last):
        here = [
            mark
            for mark in marks.starting(index)
            if isinstance(mark.value, Entry) and mark.tag in _WITHIN
        ]
        for mark in sorted(here, key=lambda one: -one.last):
            if longest is None or mark.last > longest.last:
                longest = mark
            elif mark.last - mark.first < longest.last - longest.first:
                words = marks.tokens.quote(longest.first, longest.last)
                span = marks.tokens.span(mark.first, mark.last)
                told = f"nằm trong “{words}” ({longest.id}), mục dài hơn"
                yield Step("lost", mark.id, span, "không dùng riêng", told)


def _hosts(marks: Marks, reading: Reading) -> Iterator[Step]:
    """Tell why a body in the sentence of the meeting is not the one that held it."""
    meeting = reading.meeting
    if not meeting.is_meeting or meeting.span is None:
        return
    chosen = [span for name, span in meeting.evidence if name == "host"]
    tokens = marks.tokens
    first, last = tokens.at(meeting.span.start), tokens.at(meeting.span.end)
    for org in marks.within(first, last, "ORG"):
        span = tokens.span(org.first, org.last)
        if not any(span.meets(host) for host in chosen):
            yield Step("lost", "host", span, "không phải đơn vị tổ chức", _not_host(marks, org))


def _not_host(marks: Marks, org: Mark) -> str:
    before = marks.tokens.keys[org.first - 1] if org.first else ""
    for back in range(1, 5):
        post = marks.at(org.first - back, "POST") if org.first >= back else None
        if post is not None and post.last > org.first:
            return f"là phần của chức vụ “{marks.tokens.quote(post.first, post.last)}”"
    if before in _OWNED_BY:
        return f"đứng sau “{before}”"
    return "không đứng trước động từ tổ chức, chủ trì"


def _due_dates(marks: Marks, reading: Reading) -> Iterator[Step]:
    """Tell why a day in the sentence of a task is not its due date."""
    tokens = marks.tokens
    for task in reading.assignments:
        first, last = tokens.at(task.span.start), tokens.at(task.span.end)
        for day in marks.within(first, last, "DAY"):
            span = tokens.span(day.first, day.last)
            if task.due is None or not span.meets(task.due.span):
                told = "không có từ chỉ hạn (trước, chậm nhất, đến, trong) đi cùng"
                yield Step("lost", "due", span, "không phải hạn của việc này", told)
