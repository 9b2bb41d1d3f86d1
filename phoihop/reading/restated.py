"""Nhắc lại: what the lead of a news item, or a line below a picture at its end, tells in short and
the text tells in other words.
"""

from __future__ import annotations

from collections.abc import Sequence

from phoihop.reading.blocks import Part
from phoihop.reading.marks import Marks
from phoihop.reading.said import Discourse
from phoihop.reading.spans import Span

_LEAD_PARTS = 3
_FEWEST_WORDS = 6
_MOST_IN_SHORT = 30
"""What tells more tasks than these is no lead; the time must not grow with the square of a text."""
_SHARED = 0.7
"""So much of the shorter one stands in the longer one too."""


def tell_once(marks: Marks, parts: Sequence[Part], found: Discourse) -> None:
    """Leave out of `found` the tasks and requests of the lead that stand in the text again."""
    told = [part for part in parts if part.role in ("title", "paragraph", "list_item")]
    if len(told) <= _LEAD_PARTS:
        return
    tail = len(told)
    while tail > _LEAD_PARTS and not _is_sentence(marks, told[tail - 1]):
        tail -= 1
    text = Span(
        marks.tokens.starts[told[_LEAD_PARTS - 1].first],
        marks.tokens.ends[told[tail - 1].last - 1],
    )
    tasks = [marks.tokens.span(one.clause.first, one.clause.last) for one in found.tasks]
    again = _again(marks, tasks, text)
    found.tasks[:] = [one for at, one in enumerate(found.tasks) if at not in again]
    again = _again(marks, [one.span for one in found.recommendations], text)
    requests = found.recommendations
    requests[:] = [one for at, one in enumerate(requests) if at not in again]


def _is_sentence(marks: Marks, part: Part) -> bool:
    """Say whether the line ends as a sentence does, and not as one below a picture."""
    return marks.tokens.words[part.last - 1] in _ENDS


_ENDS = frozenset((".", "!", "?", "/", "…", '"', "”", ")", ";", ":"))


def _again(marks: Marks, spans: list[Span], text: Span) -> set[int]:
    """Return which of the spans outside `text` are told by one inside it too."""
    outside = [at for at, span in enumerate(spans) if not span.meets(text)]
    if not 0 < len(outside) <= min(_MOST_IN_SHORT, len(spans) - 1):
        return set()
    words = [frozenset(span.of(marks.tokens.text).casefold().split()) for span in spans]
    inside = [words[at] for at in range(len(spans)) if at not in outside]
    return {at for at in outside if any(_is_same(words[at], other) for other in inside)}


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= _FEWEST_WORDS and len(one & other) >= _SHARED * fewest
