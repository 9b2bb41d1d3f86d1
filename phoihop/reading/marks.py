"""Dấu trên từ: what the lexicon and the typed readers know about runs of tokens."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from phoihop.lib.working_days import WorkingCalendar, shipped
from phoihop.reading.lexicon import Ending, Lexicon
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


Tags = frozenset[str] | tuple[str, ...]
ByToken = dict[int, Mark | Ending]
"""For each first token a mark, or the entry of the lexicon of which nobody has asked the mark: two
marks of three are never asked for.
"""


class Marks:
    """Các dấu của một văn bản: for each tag and first token the longest mark.

    Kept by tag, because nearly every question names one; what several tags have in common is
    put together when it is first asked for, and kept in step by `add`.
    """

    __slots__ = (
        "_merged",
        "_places",
        "_where",
        "calendar",
        "city_level",
        "kept",
        "own",
        "tagged",
        "tokens",
    )

    def __init__(
        self,
        tokens: Tokens,
        by_tag: dict[str, ByToken] | None = None,
        own: Path | None = None,
    ) -> None:
        self.tokens = tokens
        self.own = own
        """The office's own folder of words and rules."""
        self.calendar: WorkingCalendar = shipped()
        """By which "7 ngày làm việc" is counted; the office's own where it has days of its own."""
        self.city_level = "district"
        """What "thành phố" without a name means in this text; see `cities.settle_city`."""
        self.tagged: defaultdict[str, ByToken] = defaultdict(dict, by_tag or {})
        """For each tag where its marks start; only whether one does is to be read here."""
        self.kept: dict[Any, Any] = {}
        """What was read from the marks; it holds until the next mark is added."""
        self._places: dict[str, list[int]] = {}
        self._where: dict[Tags, set[int]] = {}
        self._merged: dict[Tags, list[int]] = {}

    def add(self, mark: Mark) -> None:
        """Keep `mark` unless a longer one of the same tag starts at the same token."""
        if self.kept:
            self.kept.clear()
        other = self.at(mark.first, mark.tag)
        if other is None:
            self._place(mark.first, mark.tag)
        if other is None or other.last < mark.last:
            self.tagged[mark.tag][mark.first] = mark

    def _place(self, first: int, tag: str) -> None:
        """Note that a mark with `tag` starts at a token where none started before."""
        if tag in self._places:
            insort(self._places[tag], first)
        for tags, where in self._where.items():
            if tag in tags:
                where.add(first)
                self._merged.pop(tags, None)

    def at(self, index: int, tag: str) -> Mark | None:
        """Return the mark with `tag` that starts at the token."""
        mark = self.tagged[tag].get(index)
        if mark is None or type(mark) is Mark:
            return mark
        return self._made(index, tag)

    def _made(self, index: int, tag: str) -> Mark:
        """Return the mark that is known to start at the token, made when first asked for."""
        mark = self.tagged[tag][index]
        if isinstance(mark, Ending):
            entry = mark.entry
            mark = Mark(index, index + mark.size, tag, entry, entry.id)
            self.tagged[tag][index] = mark
        return mark

    def starting(self, index: int) -> list[Mark]:
        """Return every mark that starts at the token."""
        return [self._made(index, tag) for tag, marks in self.tagged.items() if index in marks]

    def bears(self, index: int, tags: frozenset[str]) -> bool:
        """Say whether a mark with one of `tags` starts at the token."""
        where = self._where.get(tags)
        return index in (self.where(tags) if where is None else where)

    def where(self, tags: Tags) -> set[int]:
        """Return the tokens at which a mark with one of `tags` starts."""
        where = self._where.get(tags)
        if where is None:
            where = self._where[tags] = set().union(*map(self.tagged.__getitem__, tags))
        return where

    def among(self, tags: frozenset[str], first: int, last: int) -> list[int]:
        """Return the tokens from `first` up to `last` at which a mark with one of `tags` starts."""
        places = self._merged.get(tags)
        if places is None:
            places = self._merge(tags)
        begin = bisect_left(places, first)
        if begin == len(places) or places[begin] >= last:
            return []
        return places[begin : bisect_left(places, last, begin)]

    def _merge(self, tags: Tags) -> list[int]:
        places = self._merged[tags] = sorted(self.where(tags))
        return places

    def all(self, tag: str) -> list[Mark]:
        """Return every mark with `tag`, in reading order."""
        return [self._made(index, tag) for index in self._sorted(tag)]

    def within(self, first: int, last: int, tag: str) -> list[Mark]:
        """Return the marks with `tag` that start among the tokens, in reading order."""
        places = self._places.get(tag)
        if places is None:
            places = self._sorted(tag)
        begin = bisect_left(places, first)
        if begin == len(places) or places[begin] >= last:
            return []
        end = bisect_left(places, last, begin)
        marks = self.tagged[tag]
        return [
            mark if type(mark := marks[index]) is Mark else self._made(index, tag)
            for index in places[begin:end]
        ]

    def first_in(self, first: int, last: int, tag: str) -> Mark | None:
        """Return the first mark with `tag` that starts among the tokens."""
        places = self._sorted(tag)
        at = bisect_left(places, first)
        return self._made(places[at], tag) if at < len(places) and places[at] < last else None

    def last_in(self, first: int, last: int, tag: str) -> Mark | None:
        """Return the last mark with `tag` that starts among the tokens."""
        places = self._sorted(tag)
        at = bisect_left(places, last) - 1
        return self._made(places[at], tag) if at >= 0 and places[at] >= first else None

    def has(self, first: int, last: int, *tags: str) -> bool:
        """Say whether a mark with one of `tags` starts among the tokens."""
        places = self._merged.get(tags)
        if places is None:
            places = self._merge(tags)
        at = bisect_left(places, first)
        return at < len(places) and places[at] < last

    def _sorted(self, tag: str) -> list[int]:
        places = self._places.get(tag)
        if places is None:
            places = self._places[tag] = sorted(self.tagged[tag])
        return places


def mark_lexicon(tokens: Tokens, lexicon: Lexicon) -> Marks:
    """Mark every run of tokens that the lexicon knows, the longest for each tag."""
    by_tag: defaultdict[str, ByToken] = defaultdict(dict)
    words, letters = tokens.words, tokens.letters
    keys = [*tokens.keys, ""]  # No entry goes on past the end.
    for first, node in enumerate(map(lexicon.root.get, tokens.keys)):
        last = first
        while node is not None:
            last += 1
            for tag, ending, written in node.endings:
                if written is None or (words[first:last] == written if written else letters[first]):
                    by_tag[tag][first] = ending
            after = node.after
            if not after:
                break
            node = after.get(keys[last])
    return Marks(tokens, by_tag, lexicon.own)
