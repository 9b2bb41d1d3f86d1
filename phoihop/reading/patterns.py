"""Mẫu trên dấu: patterns over tokens and marks, as data, matched in linear time.

The language is a small parsing-expression grammar; every repeat is possessive and capped, so a
match never goes back over its own steps and the time stays linear.

    'trước ngày'   these words, in any case and either tone placement
    DAY            a mark with this tag            DAY@when   the same, kept under a label
    ( a | b )      ordered choice                  x? x* x+   none or one, any number, at least one
    &x  !x         looks ahead without moving      .          any one token
    ^  $           the first, past the last token of the block
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from phoihop.reading.marks import Marks
from phoihop.reading.tokens import tokenise

REPEAT_LIMIT = 24


@dataclass(slots=True)
class Text:
    """Vùng đang xét: the tokens `first` up to `last` of one block."""

    marks: Marks
    keys: list[str]
    first: int
    last: int


Captures = list[tuple[str, int, int]]
Step = Callable[[Text, int, Captures], int]


@dataclass(frozen=True, slots=True)
class Match:
    """Chỗ khớp: which rule, from which token to which, and the labelled parts."""

    rule: str
    first: int
    last: int
    parts: tuple[tuple[str, int, int], ...]

    def part(self, label: str) -> tuple[int, int] | None:
        for name, first, last in self.parts:
            if name == label:
                return first, last
        return None

    def all(self, label: str) -> list[tuple[int, int]]:
        return [(first, last) for name, first, last in self.parts if name == label]


@dataclass(frozen=True, slots=True)
class Rule:
    """Quy tắc: a named pattern; `priority` decides between matches of one length."""

    id: str
    step: Step
    opens: frozenset[str] | None
    priority: int = 0


class PatternError(ValueError):
    """A pattern that cannot be read; the message holds the pattern and the place."""


_PIECES = re.compile(r"\s*(?:'([^']+)'|([A-Z_]+)|([()|?*+&!.^$])|@([a-z_]+))")


def compile_rule(identity: str, pattern: str, priority: int = 0) -> Rule:
    """Turn the text of a pattern into a rule. Raises PatternError."""
    pieces = _pieces(pattern)
    step, opens, rest = _choice(pieces, 0, pattern)
    if rest != len(pieces):
        raise PatternError(f"Mẫu {identity}: thừa ký hiệu ở vị trí {rest}: {pattern}")
    return Rule(identity, step, opens, priority)


def _pieces(pattern: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    at = 0
    text = pattern.strip()
    while at < len(text):
        match = _PIECES.match(text, at)
        if match is None:
            raise PatternError(f"Không đọc được mẫu từ ký tự {at}: {pattern}")
        kind = ("words", "tag", "sign", "label")[(match.lastindex or 1) - 1]
        pieces.append((kind, match.group(match.lastindex or 1)))
        at = match.end()
    return pieces


Compiled = tuple[Step, "frozenset[str] | None", int]


def _choice(pieces: list[tuple[str, str]], at: int, pattern: str) -> Compiled:
    step, opens, at = _sequence(pieces, at, pattern)
    steps, openings = [step], [opens]
    while at < len(pieces) and pieces[at] == ("sign", "|"):
        step, opens, at = _sequence(pieces, at + 1, pattern)
        steps.append(step)
        openings.append(opens)
    if len(steps) == 1:
        return steps[0], openings[0], at
    known = [opening for opening in openings if opening is not None]
    union = frozenset().union(*known) if len(known) == len(openings) else None
    return _any_of(steps), union, at


def _sequence(pieces: list[tuple[str, str]], at: int, pattern: str) -> Compiled:
    steps: list[Step] = []
    opens: frozenset[str] | None = frozenset()
    settled = False
    while at < len(pieces) and pieces[at] not in (("sign", "|"), ("sign", ")")):
        step, first, optional, at = _item(pieces, at, pattern)
        steps.append(step)
        if not settled:
            opens = None if first is None or opens is None else opens | first
            settled = not optional
    if not steps:
        raise PatternError(f"Mẫu có một nhánh trống: {pattern}")
    return _in_order(steps), opens if settled else None, at


def _item(
    pieces: list[tuple[str, str]], at: int, pattern: str
) -> tuple[Step, frozenset[str] | None, bool, int]:
    look = ""
    if pieces[at][0] == "sign" and pieces[at][1] in "&!":
        look = pieces[at][1]
        at += 1
    step, opens, at = _atom(pieces, at, pattern)
    if at < len(pieces) and pieces[at][0] == "label":
        step = _labelled(step, pieces[at][1])
        at += 1
    if at < len(pieces) and pieces[at][0] == "sign" and pieces[at][1] in "?*+":
        sign = pieces[at][1]
        return _repeated(step, sign), opens, sign != "+", at + 1
    if look:
        return _looking(step, look == "&"), frozenset(), True, at
    return step, opens, opens == frozenset(), at


def _atom(pieces: list[tuple[str, str]], at: int, pattern: str) -> Compiled:
    if at >= len(pieces):
        raise PatternError(f"Mẫu dừng giữa chừng: {pattern}")
    kind, value = pieces[at]
    if kind == "words":
        keys = tokenise(value).keys
        return _words(keys), frozenset({"=" + keys[0]}), at + 1
    if kind == "tag":
        return _tagged(value), frozenset({value}), at + 1
    if value == "(":
        step, opens, at = _choice(pieces, at + 1, pattern)
        if at >= len(pieces) or pieces[at] != ("sign", ")"):
            raise PatternError(f"Mẫu thiếu dấu đóng ngoặc: {pattern}")
        return step, opens, at + 1
    if value == ".":
        return lambda text, i, _: i + 1 if i < text.last else -1, None, at + 1
    if value == "^":
        return lambda text, i, _: i if i == text.first else -1, frozenset(), at + 1
    if value == "$":
        return lambda text, i, _: i if i >= text.last else -1, None, at + 1
    raise PatternError(f"Mẫu có ký hiệu không hiểu được {value!r}: {pattern}")


def _words(keys: list[str]) -> Step:
    count = len(keys)
    head = keys[0]

    def step(text: Text, i: int, _: Captures) -> int:
        if i >= text.last or text.keys[i] != head:
            return -1
        end = i + count
        return end if end <= text.last and text.keys[i:end] == keys else -1

    return step


def _tagged(tag: str) -> Step:
    def step(text: Text, i: int, _: Captures) -> int:
        mark = text.marks.at(i, tag)
        return mark.last if mark is not None and mark.last <= text.last else -1

    return step


def _in_order(steps: list[Step]) -> Step:
    if len(steps) == 1:
        return steps[0]

    def step(text: Text, i: int, captures: Captures) -> int:
        for one in steps:
            i = one(text, i, captures)
            if i < 0:
                return -1
        return i

    return step


def _any_of(steps: list[Step]) -> Step:
    def step(text: Text, i: int, captures: Captures) -> int:
        kept = len(captures)
        for one in steps:
            end = one(text, i, captures)
            if end >= 0:
                return end
            del captures[kept:]
        return -1

    return step


def _repeated(inner: Step, sign: str) -> Step:
    least = 1 if sign == "+" else 0
    most = 1 if sign == "?" else REPEAT_LIMIT

    def step(text: Text, i: int, captures: Captures) -> int:
        count = 0
        while count < most:
            kept = len(captures)
            end = inner(text, i, captures)
            if end <= i:
                del captures[kept:]
                break
            i = end
            count += 1
        return i if count >= least else -1

    return step


def _looking(inner: Step, wanted: bool) -> Step:
    def step(text: Text, i: int, _: Captures) -> int:
        return i if (inner(text, i, []) >= 0) is wanted else -1

    return step


def _labelled(inner: Step, label: str) -> Step:
    def step(text: Text, i: int, captures: Captures) -> int:
        end = inner(text, i, captures)
        if end >= 0:
            captures.append((label, i, end))
        return end

    return step


class Rules:
    """Bộ quy tắc: several rules looked for together, by the words and tags that can open them."""

    def __init__(self, rules: list[Rule]) -> None:
        self.anywhere = [rule for rule in rules if rule.opens is None]
        self.by_key: dict[str, list[Rule]] = {}
        self.by_tag: dict[str, list[Rule]] = {}
        for rule in rules:
            for opening in rule.opens or ():
                if opening.startswith("="):
                    self.by_key.setdefault(opening[1:], []).append(rule)
                else:
                    self.by_tag.setdefault(opening, []).append(rule)
        self._keys = frozenset(self.by_key)
        self._tags = frozenset(self.by_tag)

    def matches(self, marks: Marks, first: int, last: int) -> Iterator[Match]:
        """Yield the best match at each place of the block, leftmost first, without overlap.

        Best is longest, then highest priority, then first written.
        """
        text = Text(marks, marks.tokens.keys, first, last)
        done = first
        for i in self._openings(text):
            best = self._best(text, i) if i >= done else None
            if best is not None:
                yield best
                done = best.last

    def _openings(self, text: Text) -> Iterable[int]:
        """Return the tokens of the block at which a rule can begin, in reading order."""
        if self.anywhere:
            return range(text.first, text.last)
        worded = text.marks.tokens.among(self._keys, text.first, text.last)
        tagged = text.marks.among(self._tags, text.first, text.last)
        return sorted({*worded, *tagged}) if worded else tagged

    def _best(self, text: Text, i: int) -> Match | None:
        best: Match | None = None
        rank = (0, 0)
        for rule in self._candidates(text, i):
            captures: Captures = []
            end = rule.step(text, i, captures)
            if end > i and (end - i, rule.priority) > rank:
                best = Match(rule.id, i, end, tuple(captures))
                rank = (end - i, rule.priority)
        return best

    def _candidates(self, text: Text, i: int) -> Iterator[Rule]:
        yield from self.by_key.get(text.keys[i], ())
        for tag, rules in self.by_tag.items():
            if text.marks.at(i, tag) is not None:
                yield from rules
        yield from self.anywhere
