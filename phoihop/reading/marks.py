"""Dấu trên từ: what the lexicon and the typed readers know about runs of tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from phoihop.reading.lexicon import CAPITALISED, Lexicon, Node
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

    __slots__ = ("_merged", "_places", "_unsorted", "city_level", "starting", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.city_level = "district"
        """What "thành phố" without a name means in this text; see `cities.settle_city`."""
        self.starting: dict[int, dict[str, Mark]] = {}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._unsorted: set[str] = set()
        self._merged: dict[frozenset[str], list[int]] = {}

    def open(self, index: int, marks: dict[str, Mark]) -> None:
        """Take the first marks of a token, by tag; tokens come in reading order."""
        self.starting[index] = marks
        for tag in marks:
            self._places[tag].append(index)

    def add(self, mark: Mark) -> None:
        """Keep `mark` unless a longer one of the same tag starts at the same token."""
        here = self.starting.setdefault(mark.first, {})
        other = here.get(mark.tag)
        if other is None:
            places = self._places[mark.tag]
            if places and places[-1] > mark.first:
                self._unsorted.add(mark.tag)
            places.append(mark.first)
            self._merged.clear()
        if other is None or other.last < mark.last:
            here[mark.tag] = mark

    def at(self, index: int, tag: str) -> Mark | None:
        return self.starting.get(index, _NOTHING).get(tag)

    def bears(self, index: int, tags: frozenset[str]) -> bool:
        """Say whether a mark with one of `tags` starts at the token."""
        here = self.starting.get(index)
        return here is not None and not tags.isdisjoint(here)

    def among(self, tags: frozenset[str], first: int, last: int) -> list[int]:
        """Return the tokens from `first` up to `last` at which a mark with one of `tags` starts."""
        places = self._merged.get(tags)
        if places is None:
            places = self._merged[tags] = self.places(*tags)
        begin = bisect_left(places, first)
        return places[begin : bisect_left(places, last, begin)]

    def places(self, *tags: str) -> list[int]:
        """Return the tokens at which a mark with one of `tags` starts, in reading order."""
        return sorted({index for tag in tags for index in self._sorted(tag)})

    def all(self, tag: str) -> list[Mark]:
        """Return every mark with `tag`, in reading order."""
        return [self.starting[index][tag] for index in self._sorted(tag)]

    def within(self, first: int, last: int, tag: str) -> list[Mark]:
        """Return the marks with `tag` that start among the tokens, in reading order."""
        places = self._sorted(tag)
        begin = bisect_left(places, first)
        end = bisect_left(places, last, begin)
        return [self.starting[index][tag] for index in places[begin:end]]

    def first_in(self, first: int, last: int, tag: str) -> Mark | None:
        """Return the first mark with `tag` that starts among the tokens."""
        places = self._sorted(tag)
        at = bisect_left(places, first)
        return self.starting[places[at]][tag] if at < len(places) and places[at] < last else None

    def has(self, first: int, last: int, *tags: str) -> bool:
        """Say whether a mark with one of `tags` starts among the tokens."""
        return any(self.first_in(first, last, tag) is not None for tag in tags)

    def _sorted(self, tag: str) -> list[int]:
        places = self._places.get(tag)
        if places is None:
            return []
        if tag in self._unsorted:
            places.sort()
            self._unsorted.discard(tag)
        return places


def mark_lexicon(tokens: Tokens, lexicon: Lexicon) -> Marks:
    """Mark every run of tokens that the lexicon knows, the longest for each tag."""
    marks = Marks(tokens)
    root = lexicon.root
    for first, key in enumerate(tokens.keys):
        node = root.get(key)
        found = _longest_from(tokens, node, first) if node is not None else None
        if found:
            marks.open(first, found)
    return marks


def _longest_from(tokens: Tokens, node: Node, first: int) -> dict[str, Mark]:
    """Return for each tag the mark over the longest entry that starts at token `first`."""
    found: dict[str, Mark] = {}
    keys, words = tokens.keys, tokens.words
    last = first + 1
    here: Node | None = node
    while here is not None:
        for entry, exact in here.entries:
            tag = entry.tag
            if tag in CAPITALISED and not words[first][0].isupper():
                continue
            if exact is None or tuple(words[first:last]) == exact:
                found[tag] = Mark(first, last, tag, entry, entry.id)
        if not here.after or last >= len(keys):
            break
        here = here.after.get(keys[last])
        last += 1
    return found
