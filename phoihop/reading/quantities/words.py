"""Từ khóa của bộ đọc: literal words as keys, so that "quý" and "quí" compare alike."""

from __future__ import annotations

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.tokens import key_of


def keyed(words: str) -> frozenset[str]:
    """Return the keys of these words, the form in which tokens are compared.

    >>> key_of("quí") in keyed("quý tháng")
    True
    """
    return frozenset(key_of(word) for word in words.split())


def mark_ending(marks: Marks, end: int, tag: str, *, reach: int = 5) -> Mark | None:
    """Return the longest mark with `tag` whose last token is the one before `end`."""
    best: Mark | None = None
    starting = marks.starting
    for first in range(end - 1, max(end - reach, 0) - 1, -1):
        here = starting.get(first)
        mark = here.get(tag) if here else None
        if mark is not None and mark.last == end:
            best = mark
    return best


def mark_covering(marks: Marks, i: int, tags: frozenset[str], *, reach: int = 14) -> Mark | None:
    """Return a mark with one of `tags` that covers token `i` and starts at most `reach` before."""
    starting = marks.starting
    for first in range(i, max(i - reach, -1), -1):
        here = starting.get(first)
        if here:
            for tag in tags & here.keys():
                if here[tag].last > i:
                    return here[tag]
    return None
