"""Yêu cầu theo dõi người dân: sentences that are kept as text and never worked on.

A verb of watching ("theo dõi", "lập danh sách", "nắm", "không để") said of groups, of opinion,
of religion or ethnicity, or of people by what they think, write or complain about. Following
work ("theo dõi tiến độ"), helping people and answering their letters is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from phoihop.reading.lexicon import load
from phoihop.reading.marks import Mark, Marks, mark_lexicon
from phoihop.reading.spans import Span
from phoihop.reading.tokens import tokenise

_STOP = re.compile(r"[.!?;]\s|\n")

_NEAR = 14
_BETWEEN = 9
"""Tokens from the people ("những người") to what is said of them ("hay khiếu kiện")."""
_SOLVED_BEFORE = 20

_OF_WHOM = {
    "": frozenset(("group", "mild", "media")),
    "list": frozenset(("group", "mild", "media")),
    "prevent": frozenset(("group", "mild")),
    "weak": frozenset(("group",)),
}
"""Whom a verb of each manner watches: "quản lý trang mạng xã hội" watches nobody."""
_FOR_WHAT = {
    "": frozenset(("hard", "gather", "unwilling", "complaint")),
    "list": frozenset(("hard", "gather", "unwilling", "complaint")),
    "prevent": frozenset(("gather",)),
    "weak": frozenset(("hard",)),
}
"""What people must be said to do for a verb of each manner to watch them."""


def asks_to_watch(marks: Marks, first: int, last: int) -> bool:
    """Say whether the words ask to watch or prevent citizens, groups, opinion, religion or
    ethnicity.
    """
    return next(_watched(marks, first, last), None) is not None


def asks_to_watch_in(marks: Marks, span: Span) -> bool:
    """The same for a stretch of the text."""
    starts = marks.tokens.starts
    return asks_to_watch(marks, bisect_left(starts, span.start), bisect_left(starts, span.end))


def watched_spans(text: str) -> list[Span]:
    """Return where a text asks to watch citizens: from the verb to those watched."""
    marks = mark_lexicon(tokenise(text), load())
    found, start = [], 0
    for stop in [*_STOP.finditer(text), None]:
        end = stop.start() if stop else len(text)
        first, last = (bisect_left(marks.tokens.starts, at) for at in (start, end))
        found += [marks.tokens.span(*one) for one in _watched(marks, first, last)]
        start = stop.end() if stop else end
    return found


def _watched(marks: Marks, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens from each verb of watching to the end of those watched."""
    for watch in marks.within(first, last, "WATCH"):
        if _solves_first(marks, watch, first):
            continue
        whom = _group(marks, watch, last) or _people(marks, watch, last)
        if whom is not None:
            yield watch.first, whom.last


def _group(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return the group, medium or belief that is watched."""
    manner = watch.value.attributes.get("manner", "")
    for watched in marks.within(watch.first, min(watch.first + _NEAR, last), "WATCHED"):
        kind = watched.value.attributes.get("kind", "group")
        if kind not in _OF_WHOM[manner]:
            continue
        after = last if manner == "list" else watched.first
        if kind == "mild" and marks.has(watch.last, min(after, watched.last + _NEAR), "HELPING"):
            continue
        return watched
    return None


def _people(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return what is said of the people who are watched: "những người hay khiếu kiện"."""
    manner = watch.value.attributes.get("manner", "")
    for people in marks.within(watch.last, min(watch.last + _NEAR, last), "PERSONS"):
        end = min(people.last + _BETWEEN, last)
        for doing in marks.within(people.last, end, "DISSENT"):
            kind = doing.value.attributes["kind"]
            if kind not in _FOR_WHAT[manner]:
                continue
            if kind in ("unwilling", "complaint") and _helps(marks, watch, people, doing, last):
                continue
            if kind != "complaint" or marks.has(people.last, min(doing.last + 3, last), "HABIT"):
                return doing
    return None


def _helps(marks: Marks, watch: Mark, people: Mark, doing: Mark, last: int) -> bool:
    """Say whether they are watched to be helped or answered."""
    if marks.has(watch.last, people.first, "HELPING"):
        return True
    is_list = watch.value.attributes.get("manner") == "list"
    asked = is_list or doing.value.attributes["kind"] == "unwilling"
    return asked and marks.has(doing.last, min(doing.last + _NEAR, last), "HELPING")


def _solves_first(marks: Marks, watch: Mark, first: int) -> bool:
    """Say whether only an end is named: "giải quyết đơn thư, không để khiếu kiện đông người"."""
    if watch.value.attributes.get("manner") != "prevent":
        return False
    begin = max(first, watch.first - _SOLVED_BEFORE)
    return marks.has(begin, watch.first, "HELPING")
