"""Văn bản đã mở: what every reader of a format hands over."""

from __future__ import annotations

from dataclasses import dataclass, field

from phoihop.reading.spans import Span


@dataclass(frozen=True, slots=True)
class Recognised:
    """Trang đã nhận dạng chữ: what a program made out of the picture of one page.

    `page` counts from 1. `doubtful` are words of `text` that the program itself was not sure
    of; `confidence` is what it thinks of the whole page, 0 to 100.
    """

    page: int
    text: str
    doubtful: tuple[Span, ...] = ()
    confidence: int = 0


@dataclass(slots=True)
class Opened:
    """Văn bản đã mở: text to be stored, what stood around it, and what was done to it.

    `notes` are Vietnamese sentences for the clerk: converted from an old
    encoding, pages that are pictures, macros that were not run. `pictured` are the pages,
    counted from 1, whose letters are a picture that nobody has recognised yet; `doubtful` are
    words of `text` that were recognised without being sure.
    """

    text: str
    format: str
    metadata: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    pictured: tuple[int, ...] = ()
    doubtful: tuple[Span, ...] = ()
