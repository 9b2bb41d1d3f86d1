"""Đơn vị nêu trước: whose targets are counted at a place of a block."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.gazetteer import LONGEST, is_place
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import place_after_level
from phoihop.reading.tokens import key_of

_NEAR_HEAD = 3
_KIND_REACH = 5
_ASSIGNING = frozenset(("giao", "đề", "phân", "ấn"))
_VERBS = frozenset(("đạt", "vượt", "và", "hoàn", "thành", "mức", "có", "đã", "thực", "hiện"))
_LISTED = frozenset((",", ";", ":"))
_CLAUSES = frozenset((";", "còn", "riêng", "-", "–", "+"))
_LONGEST_LEAD = 40
_TARGETS_REACH = 8
_WHOSE = frozenset((key_of("toàn"), "của"))
_COUNCILS = ("HĐND", "Hội đồng nhân dân", "Hội đồng Nhân dân")
_NOT_COUNTED = frozenset(("(", "với", "của", "do", "gửi", "cho"))


class NamedBefore:
    """Các đơn vị nêu trong một khối; `host` holds the meeting and stands where none is named, and
    `unit` is that which the host belongs to; see `unit_of`.
    """

    def __init__(self, marks: Marks, part: Part, host: str, unit: str | None) -> None:
        self._marks = marks
        self._part = part
        self._host = host
        self._host_unit = unit

    def at(self, index: int) -> str | None:
        """Return the body that opens the nearest sentence up to token `index` that names one, else
        the last that this sentence names; the host of the meeting where no sentence does.
        """
        subject = self._subject(index)
        if subject is not None:
            return subject
        place = bisect_left(self._named, index, key=_first)
        # Bodies do not overlap, so at most the nearest one reaches past `index`.
        if place and self._named[place - 1].last > index:
            place -= 1
        here = self._starts[max(bisect_right(self._starts, index) - 1, 0)]
        if not place or self._named[place - 1].first < here:
            unit = self._unit(here, index)
            if unit is not None:
                return unit
        if not place:
            return (self._tells_of_unit(here, index) and self._host_unit) or self._host or None
        nearest = self._named[place - 1]
        sentence = self._starts[bisect_right(self._starts, nearest.first) - 1]
        opening = self._named[bisect_left(self._named, sentence, key=_first)]
        opens = opening.first < sentence + _NEAR_HEAD and not self._opens_clause(nearest)
        return self._written(opening if opens else nearest)

    def _opens_clause(self, org: Mark) -> bool:
        """Say whether the body opens a clause of its own: "…; Hội Nông dân đạt 5/7 chỉ tiêu"."""
        keys = self._marks.tokens.keys
        return org.first > 0 and keys[org.first - 1] in _CLAUSES

    def _subject(self, index: int) -> str | None:
        """Return the place that is told of right before token `index`, without its level or body:
        "Đảng ủy xã Na Lộc đạt 24/28 chỉ tiêu, Mường Sang | đạt 7/9 chỉ tiêu".
        """
        tokens, start = self._marks.tokens, self._part.first
        last = index
        while last > start and index - last < LONGEST and tokens.words[last - 1] in _VERBS:
            last -= 1
        first = last
        while first > start and last - first < LONGEST and tokens.is_title(first - 1):
            first -= 1
        words = tokens.words[first:last]
        listed = len(words) > 1 and first > start and tokens.keys[first - 1] in _LISTED
        return tokens.quote(first, last) if listed and is_place(words) else None

    def _unit(self, first: int, last: int) -> str | None:
        """Return the place that the sentence tells of: "Huyện Tân Lạc có 18 chỉ tiêu"."""
        for level in self._marks.within(first, last, "LEVEL"):
            end = place_after_level(self._marks, level.last, last)
            if end > level.last:
                return self._marks.tokens.quote(level.first, end)
        return None

    def _tells_of_unit(self, first: int, index: int) -> bool:
        """Say whether the targets are those of the whole unit, and not of the body that meets:
        "Toàn huyện có 19/20 chỉ tiêu", "25 chỉ tiêu của xã", "14 chỉ tiêu kinh tế - xã hội"; a
        council has none of its own.
        """
        keys, last = self._marks.tokens.keys, min(index + _TARGETS_REACH, self._part.last)
        if any(word in self._host for word in _COUNCILS):
            return True
        first = max(first, index - _LONGEST_LEAD)
        economy = any(keys[at : at + 2] == ["tiêu", "kinh"] for at in range(first, last))
        own = key_of((self._host_unit or "").partition(" ")[0])
        levels = (level.first for level in self._marks.within(first, last, "LEVEL"))
        return economy or any(keys[at - 1] in _WHOSE and keys[at] == own for at in levels)

    @cached_property
    def _starts(self) -> list[int]:
        return [first for first, _ in sentences(self._marks.tokens, self._part)]

    def _opens_sentence(self, index: int) -> bool:
        at = bisect_left(self._starts, index)
        return self._starts[at : at + 1] == [index]

    @cached_property
    def _named(self) -> list[Mark]:
        """Every body whose targets can be meant: not who set them ("chỉ tiêu Trung ương giao",
        "theo Nghị quyết Tỉnh ủy") and not the body of an officer who reports them.
        """
        orgs = self._marks.within(self._part.first, self._part.last, "ORG")
        return [org for org in orgs if self._counts(org)]

    def _counts(self, org: Mark) -> bool:
        marks, keys = self._marks, self._marks.tokens.keys
        if org.last < len(keys) and keys[org.last] in _ASSIGNING:
            # "Đảng ủy xã đề ra 18 chỉ tiêu" for itself; "18 chỉ tiêu Đảng ủy xã đề ra" for others.
            subject = self._opens_sentence(org.first) or keys[org.first - 1] == ","
            return keys[org.last] == "đề" and subject
        if keys[max(org.first - 4, 0) : org.first] == ["theo", "báo", "cáo", "của"]:
            return True
        before = keys[max(org.first - 3, 0) : org.first]
        own = before[-2:] in (["tiêu", "của"], ["đối", "với"]) or before == ["tiêu", "giao", "cho"]
        own = own or (before[-1:] == ["của"] and "tiêu" in keys[max(org.first - 5, 0) : org.first])
        if org.first and keys[org.first - 1] in _NOT_COUNTED and not own:
            return False
        reach = max(org.first - _KIND_REACH, 0)
        if "," in keys[reach : org.first]:
            reach = org.first - keys[reach : org.first][::-1].index(",")
        if marks.has(reach, org.first, "DOCKIND"):
            return False
        return all(post.last <= org.first for post in marks.within(reach, org.first, "POST"))

    def _written(self, org: Mark) -> str:
        """Return the body as written, with its abbreviation in brackets: "Hội … (CCB)"."""
        words, last = self._marks.tokens.words, org.last
        if words[last : last + 1] == ["("] and words[last + 2 : last + 3] == [")"]:
            last += 3
        return self._marks.tokens.quote(org.first, last)


def unit_of(marks: Marks, host: str) -> str | None:
    """Return the unit that the body which meets belongs to: "xã Na Lộc" of "HĐND xã Na Lộc"."""
    tokens = marks.tokens
    for org in marks.all("ORG"):
        if tokens.quote(org.first, org.last) != host:
            continue
        for level in marks.within(org.first, org.last, "LEVEL"):
            if level.last < org.last == place_after_level(marks, level.last, org.last):
                return tokens.quote(level.first, org.last)
    return None


def _first(mark: Mark) -> int:
    return mark.first
