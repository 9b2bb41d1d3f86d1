"""Dấu trên từ: what the lexicon and the typed readers know about runs of tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from phoihop.reading.lexicon import CAPITALISED, Entry, Lexicon, Node
from phoihop.reading.tokens import Tokens


@dataclass(slots=True, eq=False)
class Mark:
    """Dấu: tokens `first` up to but not including `last` bear `tag`; `value` is the entry or the
    typed value.
    """

    first: int
    last: int
    tag: str
    value: Any
    id: str = ""


_NOTHING: dict[str, Mark] = {}


class Marks:
    """Các dấu của một văn bản: for each first token and tag the longest mark."""

    __slots__ = ("_tagged", "starting", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.starting: dict[int, dict[str, Mark]] = {}
        self._tagged: dict[str, list[int]] = {}

    def add(self, mark: Mark) -> None:
        """Keep `mark` unless a longer one of the same tag starts at the same token."""
        here = self.starting.setdefault(mark.first, {})
        other = here.get(mark.tag)
        if other is None:
            self._tagged.setdefault(mark.tag, []).append(mark.first)
        if other is None or other.last < mark.last:
            here[mark.tag] = mark

    def at(self, index: int, tag: str) -> Mark | None:
        return self.starting.get(index, _NOTHING).get(tag)

    def places(self, *tags: str) -> list[int]:
        """Return the tokens at which a mark with one of `tags` starts, in reading order."""
        found: set[int] = set()
        for tag in tags:
            found.update(self._tagged.get(tag, ()))
        return sorted(found)

    def all(self, tag: str) -> list[Mark]:
        """Return every mark with `tag`, in reading order."""
        return [self.starting[index][tag] for index in self.places(tag)]


def mark_lexicon(tokens: Tokens, lexicon: Lexicon) -> Marks:
    """Mark every run of tokens that the lexicon knows, the longest for each tag."""
    marks = Marks(tokens)
    root = lexicon.root
    keys = tokens.keys
    for first, key in enumerate(keys):
        node = root.get(key)
        if node is None:
            continue
        found = _entries_from(tokens, node, first)
        for tag, (last, entry) in found.items():
            marks.add(Mark(first, last, tag, entry, entry.id))
    return marks


def _entries_from(tokens: Tokens, node: Node, first: int) -> dict[str, tuple[int, Entry]]:
    """Return for each tag the longest entry that starts at token `first`, and where it ends."""
    found: dict[str, tuple[int, Entry]] = {}
    keys, words = tokens.keys, tokens.words
    capital = words[first][0].isupper()
    last = first + 1
    here: Node | None = node
    while here is not None:
        for entry, exact in here.entries:
            if entry.tag in CAPITALISED and not capital:
                continue
            if exact is None or tuple(words[first:last]) == exact:
                found[entry.tag] = (last, entry)
        if last >= len(keys) or not here.after:
            break
        here = here.after.get(keys[last])
        last += 1
    return found
