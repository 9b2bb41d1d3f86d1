"""Dấu trên từ: what the lexicon and the typed readers know about runs of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from phoihop.reading.lexicon import Lexicon
from phoihop.reading.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Mark:
    """Dấu: tokens `first` up to but not including `last` bear `tag`; `value` is the entry or the
    typed value.
    """

    first: int
    last: int
    tag: str
    value: Any
    id: str = ""


class Marks:
    """Các dấu của một văn bản: for each first token and tag the longest mark."""

    __slots__ = ("starting", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.starting: dict[int, dict[str, Mark]] = {}

    def add(self, mark: Mark) -> None:
        """Keep `mark` unless a longer one of the same tag starts at the same token."""
        here = self.starting.setdefault(mark.first, {})
        other = here.get(mark.tag)
        if other is None or other.last < mark.last:
            here[mark.tag] = mark

    def at(self, index: int, tag: str) -> Mark | None:
        here = self.starting.get(index)
        return here.get(tag) if here else None

    def all(self, tag: str) -> list[Mark]:
        """Return every mark with `tag`, in reading order."""
        return [here[tag] for _, here in sorted(self.starting.items()) if tag in here]


def mark_lexicon(tokens: Tokens, lexicon: Lexicon) -> Marks:
    """Mark every run of tokens that the lexicon knows, the longest for each tag."""
    marks = Marks(tokens)
    root = lexicon.root
    keys, words = tokens.keys, tokens.words
    count = len(keys)
    starting = marks.starting
    for first in range(count):
        node = root.get(keys[first])
        if node is None:
            continue
        last = first + 1
        while True:
            for entry, exact in node.entries:
                if exact is None or tuple(words[first:last]) == exact:
                    starting.setdefault(first, {})[entry.tag] = Mark(
                        first, last, entry.tag, entry, entry.id
                    )
            if last >= count:
                break
            node = node.after.get(keys[last])
            if node is None:
                break
            last += 1
    return marks
