"""Từ số về nguồn: links between stretches of a text and what they were taken from.

A clerk edits the text as plain text; the links move along. A link whose own words were
changed stays too, and says so: a number that no longer is the source's number is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from typing import Any

MAX_COMPARED = 20_000
"""Signs compared one by one; beyond it only what stands before and after the change moves."""


@dataclass(frozen=True, slots=True)
class TextLink:
    """Liên kết: `start`..`end` of a text come from the records `keys` of `kind`.

    `words` is what stood there when it was linked.
    """

    start: int
    end: int
    kind: str
    keys: tuple[int, ...]
    words: str

    @classmethod
    def of(cls, stored: dict[str, Any]) -> TextLink:
        return cls(**{**stored, "keys": tuple(stored["keys"])})

    def stored(self) -> dict[str, Any]:
        return {**asdict(self), "keys": list(self.keys)}

    def is_true_to(self, text: str) -> bool:
        """Whether the linked words still stand as they were taken over."""
        return text[self.start : self.end] == self.words


def carry(old: str, new: str, links: Iterable[TextLink]) -> list[TextLink]:
    """Return the links as they lie in the edited text; one whose words are gone is gone.

    >>> link = TextLink(8, 14, "figure", (1,), "9 căn")
    >>> [one.start for one in carry("Đã sửa 9 căn nhà", "Trong kỳ đã sửa 9 căn nhà", [link])]
    [17]
    """
    blocks = _kept_blocks(old, new)
    carried = []
    for link in links:
        start, end = _moved(link, blocks)
        if start < end:
            carried.append(replace(link, start=start, end=end))
    return carried


def with_notes(text: str, links: Iterable[TextLink], note: str) -> str:
    """Return the text with `note` behind every linked stretch.

    >>> with_notes("Sửa 9 căn.", [TextLink(4, 9, "waiting", (1,), "9 căn")], "(?)")
    'Sửa 9 căn (?).'
    """
    for link in sorted(links, key=lambda one: one.end, reverse=True):
        if not text[link.end :].lstrip().startswith(note):
            text = f"{text[: link.end]} {note}{text[link.end :]}"
    return text


def _kept_blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return (start in old, start in new, length) of the stretches that stayed."""
    head = _same_head(old, new)
    tail = _same_head(old[head:][::-1], new[head:][::-1])
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    blocks = [(0, 0, head)]
    if middle_old and middle_new and len(middle_old) + len(middle_new) <= MAX_COMPARED:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        blocks += [(head + a, head + b, size) for a, b, size in matcher.get_matching_blocks()]
    blocks.append((len(old) - tail, len(new) - tail, tail))
    return [block for block in blocks if block[2]]


def _moved(link: TextLink, blocks: list[tuple[int, int, int]]) -> tuple[int, int]:
    """Return where the link lies now: from its first sign that stayed to its last one."""
    kept = [
        (max(link.start, at), min(link.end, at + size), there - at)
        for at, there, size in blocks
        if at < link.end and link.start < at + size
    ]
    if not kept:
        return (0, 0)
    return (kept[0][0] + kept[0][2], kept[-1][1] + kept[-1][2])


def _same_head(one: str, other: str) -> int:
    shorter = min(len(one), len(other))
    if one[:shorter] == other[:shorter]:
        return shorter
    low, high = 0, shorter
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
