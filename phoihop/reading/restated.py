"""Nhắc lại: what the lead of a news item tells in short and the text tells again in other words."""

from __future__ import annotations

from collections.abc import Sequence

from phoihop.reading.blocks import Part
from phoihop.reading.marks import Marks
from phoihop.reading.said import Discourse
from phoihop.reading.spans import Span

_LEAD_PARTS = 3
_FEWEST_WORDS = 6
_SHARED = 0.7
"""So much of the shorter one stands in the longer one too."""


def tell_once(marks: Marks, parts: Sequence[Part], found: Discourse) -> None:
    """Leave out of `found` the tasks and requests of the lead that stand in the text again."""
    told = [part for part in parts if part.role in ("title", "paragraph", "list_item")]
    if len(told) <= _LEAD_PARTS:
        return
    lead = marks.tokens.starts[told[_LEAD_PARTS - 1].first]
    tasks = [marks.tokens.span(one.clause.first, one.clause.last) for one in found.tasks]
    again = _again(marks, tasks, lead)
    found.tasks[:] = [one for at, one in enumerate(found.tasks) if at not in again]
    again = _again(marks, [one.span for one in found.recommendations], lead)
    requests = found.recommendations
    requests[:] = [one for at, one in enumerate(requests) if at not in again]


def _again(marks: Marks, spans: list[Span], lead: int) -> set[int]:
    """Return which of the spans before `lead` are told again by one behind it."""
    early = [at for at, span in enumerate(spans) if span.start < lead]
    if not early or len(early) == len(spans):
        return set()
    words = [frozenset(span.of(marks.tokens.text).casefold().split()) for span in spans]
    late = [words[at] for at, span in enumerate(spans) if span.start >= lead]
    return {at for at in early if any(_is_same(words[at], other) for other in late)}


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST_WORDS and len(one & other) >= _SHARED * fewest
