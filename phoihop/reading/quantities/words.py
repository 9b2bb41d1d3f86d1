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
    near = marks.within(end - reach, end, tag)
    return next((mark for mark in near if mark.last == end), None)


def mark_covering(marks: Marks, i: int, tags: frozenset[str], *, reach: int = 14) -> Mark | None:
    """Return a mark with one of `tags` that covers token `i` and starts at most `reach` before."""
    for first in reversed(marks.among(tags, i - reach + 1, i + 1)):
        for tag in tags:
            mark = marks.at(first, tag)
            if mark is not None and mark.last > i:
                return mark
    return None
