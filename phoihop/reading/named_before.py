"""Đơn vị nêu trước: whose targets are counted at a place of a block."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.marks import Mark, Marks

_NEAR_HEAD = 3


class NamedBefore:
    """Các đơn vị nêu trong một khối; `host` holds the meeting and stands where none is named."""

    def __init__(self, marks: Marks, part: Part, host: str) -> None:
        self._marks = marks
        self._part = part
        self._host = host

    def at(self, index: int) -> str | None:
        """Return the body that opens this sentence of the block or one before it, else the body
        named last before token `index`, else the host of the meeting.
        """
        place = bisect_left(self._opening, index, key=_first)
        if place:
            return self._written(self._opening[place - 1])
        place = bisect_left(self._named, index, key=_first)
        # Bodies do not overlap, so at most the nearest one reaches past `index`.
        for org in reversed(self._named[max(place - 2, 0) : place]):
            if org.last <= index:
                return self._written(org)
        return self._host or None

    @cached_property
    def _opening(self) -> list[Mark]:
        """The first body within the first words of each sentence."""
        cut = sentences(self._marks.tokens, self._part)
        heads = (
            self._marks.first_in(first, min(first + _NEAR_HEAD, last), "ORG") for first, last in cut
        )
        return [org for org in heads if org is not None]

    @cached_property
    def _named(self) -> list[Mark]:
        """Every body, but not as an abbreviation in brackets behind its own name."""
        words = self._marks.tokens.words
        orgs = self._marks.within(self._part.first, self._part.last, "ORG")
        return [org for org in orgs if words[org.first - 1] != "("]

    def _written(self, org: Mark) -> str:
        """Return the body as written, with its abbreviation in brackets: "Hội … (CCB)"."""
        words, last = self._marks.tokens.words, org.last
        if words[last : last + 1] == ["("] and words[last + 2 : last + 3] == [")"]:
            last += 3
        return self._marks.tokens.quote(org.first, last)


def _first(mark: Mark) -> int:
    return mark.first
