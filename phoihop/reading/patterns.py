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
from dataclasses import dataclass, replace

from phoihop.reading.marks import Marks
from phoihop.reading.tokens import tokenise

REPEAT_LIMIT = 24


class Text:
    """Vùng đang xét: the tokens `first` up to `last` of one block."""

    __slots__ = ("at", "first", "keys", "last", "marks")

    def __init__(self, marks: Marks, first: int, last: int) -> None:
        self.marks = marks
        self.at = marks.at
        self.keys = marks.tokens.keys
        self.first = first
        self.last = last

    def holds(self, words: frozenset[str], tags: tuple[str, ...]) -> bool:
        """Say whether the block holds one of these words, or a mark with one of these tags."""
        if words and self.marks.tokens.count(words, self.first, self.last):
            return True
        return bool(tags) and self.marks.has(self.first, self.last, *tags)


Captures = list[tuple[str, int, int]]
Needs = frozenset[frozenset[str]]
"""Words and tags in sets; one of each set is needed."""
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
    """Quy tắc: a named pattern; `priority` decides between matches of one length.

    `opens` are the words ("=trước") and tags it can begin with, None when it can begin anywhere;
    without one of each of its `needs` in the block it is not tried at all.
    """

    id: str
    step: Step
    opens: frozenset[str] | None
    needs: Needs = frozenset()
    priority: int = 0


class PatternError(ValueError):
    """A pattern that cannot be read; the message holds the pattern and the place."""


_PIECES = re.compile(r"\s*(?:'([^']+)'|([A-Z_]+)|([()|?*+&!.^$])|@([a-z_]+))")


def compile_rule(identity: str, pattern: str, priority: int = 0) -> Rule:
    """Turn the text of a pattern into a rule. Raises PatternError."""
    pieces = _pieces(pattern)
    whole, rest = _choice(pieces, 0, pattern)
    if rest != len(pieces):
        raise PatternError(f"Mẫu {identity}: thừa ký hiệu ở vị trí {rest}: {pattern}")
    return Rule(identity, whole.step, whole.opens, whole.needs, priority)


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


_Atom = tuple[list[str], str]
"""Words alone or, without words, a tag alone."""


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A part of a pattern: how to step over it, what it begins with, what it cannot do without.

    `opens` is None when it may begin with anything, and empty when it takes no token. `atom` is
    set when it is nothing but words or a tag.
    """

    step: Step
    opens: frozenset[str] | None
    needs: Needs = frozenset()
    optional: bool = False
    atom: _Atom | None = None


def _choice(pieces: list[tuple[str, str]], at: int, pattern: str) -> tuple[_Compiled, int]:
    first, at = _sequence(pieces, at, pattern)
    branches = [first]
    while at < len(pieces) and pieces[at] == ("sign", "|"):
        branch, at = _sequence(pieces, at + 1, pattern)
        branches.append(branch)
    if len(branches) == 1:
        return first, at
    known = [branch.opens for branch in branches if branch.opens is not None]
    union = frozenset().union(*known) if len(known) == len(branches) else None
    needs = _needs_of_any([branch.needs for branch in branches])
    atoms = [branch.atom for branch in branches if branch.atom is not None]
    plain = len(atoms) == len(branches)
    step = _one_of(atoms) if plain else _any_of([branch.step for branch in branches])
    return _Compiled(step, union, needs), at


def _needs_of_any(branches: list[Needs]) -> Needs:
    """Return what all branches need, else one of what each of them needs."""
    common = branches[0].intersection(*branches)
    if common or not all(branches):
        return common
    surest = [min(needs, key=lambda need: (len(need), sorted(need))) for needs in branches]
    return frozenset({frozenset().union(*surest)})


def _sequence(pieces: list[tuple[str, str]], at: int, pattern: str) -> tuple[_Compiled, int]:
    steps: list[Step] = []
    atom: _Atom | None = None
    opens: frozenset[str] | None = frozenset()
    needs: Needs = frozenset()
    settled = False
    while at < len(pieces) and pieces[at] not in (("sign", "|"), ("sign", ")")):
        item, at = _item(pieces, at, pattern)
        atom = None if steps else item.atom
        steps.append(item.step)
        if not item.optional:
            needs |= item.needs
        if not settled:
            opens = None if item.opens is None or opens is None else opens | item.opens
            settled = not item.optional
    if not steps:
        raise PatternError(f"Mẫu có một nhánh trống: {pattern}")
    return _Compiled(_in_order(steps), opens if settled else None, needs, atom=atom), at


def _item(pieces: list[tuple[str, str]], at: int, pattern: str) -> tuple[_Compiled, int]:
    look = ""
    if pieces[at][0] == "sign" and pieces[at][1] in "&!":
        look = pieces[at][1]
        at += 1
    atom, at = _atom(pieces, at, pattern)
    if at < len(pieces) and pieces[at][0] == "label":
        atom = replace(atom, step=_labelled(atom.step, pieces[at][1]), atom=None)
        at += 1
    if at < len(pieces) and pieces[at][0] == "sign" and pieces[at][1] in "?*+":
        sign = pieces[at][1]
        step = _repeated(atom.step, sign)
        return replace(atom, step=step, optional=sign != "+", atom=None), at + 1
    if look:
        return _Compiled(_looking(atom.step, look == "&"), frozenset(), optional=True), at
    return replace(atom, optional=atom.opens == frozenset()), at


def _atom(pieces: list[tuple[str, str]], at: int, pattern: str) -> tuple[_Compiled, int]:
    if at >= len(pieces):
        raise PatternError(f"Mẫu dừng giữa chừng: {pattern}")
    kind, value = pieces[at]
    if kind == "words":
        keys = tokenise(value).keys
        opens = frozenset({"=" + keys[0]})
        needs = frozenset(frozenset({"=" + key}) for key in keys)
        return _Compiled(_words(keys), opens, needs, atom=(keys, "")), at + 1
    if kind == "tag":
        itself = frozenset({value})
        return _Compiled(_tagged(value), itself, frozenset({itself}), atom=([], value)), at + 1
    if value == "(":
        inner, at = _choice(pieces, at + 1, pattern)
        if at >= len(pieces) or pieces[at] != ("sign", ")"):
            raise PatternError(f"Mẫu thiếu dấu đóng ngoặc: {pattern}")
        return inner, at + 1
    if value == ".":
        return _Compiled(lambda text, i, _: i + 1 if i < text.last else -1, None), at + 1
    if value == "^":
        return _Compiled(lambda text, i, _: i if i == text.first else -1, frozenset()), at + 1
    if value == "$":
        return _Compiled(lambda text, i, _: i if i >= text.last else -1, None), at + 1
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
        mark = text.at(i, tag)
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


def _one_of(atoms: list[_Atom]) -> Step:
    """Choose among words and tags alone, the commonest choice, without a call for each."""

    def step(text: Text, i: int, _: Captures) -> int:
        if i >= text.last:
            return -1
        for words, tag in atoms:
            if tag:
                mark = text.at(i, tag)
                if mark is not None and mark.last <= text.last:
                    return mark.last
            elif text.keys[i] == words[0]:
                end = i + len(words)
                if end == i + 1 or (end <= text.last and text.keys[i:end] == words):
                    return end
        return -1

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
    """Bộ quy tắc: several rules looked for together, by the words and tags that can open them.

    Each rule is one bit of an integer, so that those a block allows are known at one look.
    """

    def __init__(self, rules: list[Rule]) -> None:
        bits = [(rule, 1 << place) for place, rule in enumerate(rules)]
        self.anywhere = [one for one in bits if one[0].opens is None]
        self.by_key: dict[str, list[_Bit]] = {}
        self.by_tag: dict[str, list[_Bit]] = {}
        needed: dict[frozenset[str], int] = {}
        for rule, bit in bits:
            for opening in rule.opens or ():
                if opening.startswith("="):
                    self.by_key.setdefault(opening[1:], []).append((rule, bit))
                else:
                    self.by_tag.setdefault(opening, []).append((rule, bit))
            for need in rule.needs:
                needed[need] = needed.get(need, 0) | bit
        self._all = (1 << len(rules)) - 1
        # What most rules need is asked for first: where it is missing, little is left to ask.
        order = sorted(needed, key=lambda need: (-needed[need].bit_count(), sorted(need)))
        self._needs = [(*_words_and_tags(need), needed[need]) for need in order]
        self._keys = frozenset(self.by_key)
        self._tags = frozenset(self.by_tag)

    def matches(self, marks: Marks, first: int, last: int) -> Iterator[Match]:
        """Yield the best match at each place of the block, leftmost first, without overlap.

        Best is longest, then highest priority, then first written.
        """
        text = Text(marks, first, last)
        allowed = self._allowed(text)
        if not allowed:
            return
        done = first
        for i in self._openings(text):
            best = self._best(text, i, allowed) if i >= done else None
            if best is not None:
                yield best
                done = best.last

    def _allowed(self, text: Text) -> int:
        """Return the rules of which the block holds every word and tag they cannot do without."""
        allowed = self._all
        for words, tags, rules in self._needs:
            if allowed & rules and not text.holds(words, tags):
                allowed &= ~rules
                if not allowed:
                    break
        return allowed

    def _openings(self, text: Text) -> Iterable[int]:
        """Return the tokens of the block at which a rule can begin, in reading order."""
        if self.anywhere:
            return range(text.first, text.last)
        worded = text.marks.tokens.among(self._keys, text.first, text.last)
        tagged = text.marks.among(self._tags, text.first, text.last)
        return sorted({*worded, *tagged}) if worded else tagged

    def _best(self, text: Text, i: int, allowed: int) -> Match | None:
        best: Match | None = None
        rank = (0, 0)
        for rule in self._candidates(text, i, allowed):
            captures: Captures = []
            end = rule.step(text, i, captures)
            if end > i and (end - i, rule.priority) > rank:
                best = Match(rule.id, i, end, tuple(captures))
                rank = (end - i, rule.priority)
        return best

    def _candidates(self, text: Text, i: int, allowed: int) -> list[Rule]:
        """Return the allowed rules that can open at the token."""
        found = [rule for rule, bit in self.by_key.get(text.keys[i], ()) if bit & allowed]
        tagged = text.marks.tagged
        for tag, rules in self.by_tag.items():
            if i in tagged[tag]:
                found += [rule for rule, bit in rules if bit & allowed]
        found += [rule for rule, bit in self.anywhere if bit & allowed]
        return found


_Bit = tuple[Rule, int]
"""A rule and the bit that stands for it."""


def _words_and_tags(need: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    words = frozenset(one[1:] for one in need if one.startswith("="))
    return words, tuple(sorted(one for one in need if not one.startswith("=")))
