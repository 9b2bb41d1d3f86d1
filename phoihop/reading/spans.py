"""Vị trí trong văn bản: where in the stored text a value stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
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
