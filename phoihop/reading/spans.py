"""Vị trí trong văn bản: where in the stored text a value stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from phoihop.lib.record import record


@record(order=True)
class Span:
    """Đoạn văn bản: characters `start` up to but not including `end`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the quoted characters.

        >>> Span(6, 10).of("trước ngày 15/1")
        'ngày'
        """
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def __len__(self) -> int:
        return self.end - self.start


class Taken:
    """Phần đã dùng: spans already spoken for, asked about in logarithmic time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in ordered]
        # The furthest end among the spans up to each one.
        self._ends = list(accumulate((span.end for span in ordered), max))

    def meets(self, span: Span) -> bool:
        """Say whether one of the spans shares a character with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start

    def covers(self, span: Span) -> bool:
        """Say whether one of the spans holds all of `span`."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end
