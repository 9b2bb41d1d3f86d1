"""Gom ý kiến: what many units write, equal and nearly equal sentences laid together.

Nothing is reworded here. A group shows one of its own sentences; each keeps the report and the
place that it comes from. Sentences with different numbers never stand together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from phoihop.lib.vietnamese import fold
from phoihop.reading.told import told
from phoihop.records.alike import close_to

NEARLY_EQUAL = 86
"""From this likeness on (0 to 100, word order left aside) two sentences say the same; tuned on
the pairs of tests/reports/alike.py."""

SAME_MATTER = 80
"""From this likeness on two sentences that differ in a "không" contradict each other."""

MOST_COMPARED = 2_000
"""Sentences of one part compared each with each; beyond it only those of equal words meet."""

_NUMBER = re.compile(r"\d[\d.,/]*\d|\d")
_DENIALS = frozenset(("khong", "chua", "chang", "thieu"))
_OPPOSITES: tuple[tuple[str, str], ...] = (
    ("tang", "giam"),
    ("kip thoi", "cham"),
    ("day du", "thieu"),
    ("thuan loi", "kho khan"),
    ("on dinh", "phuc tap"),
    ("cao", "thap"),
    ("tot", "kem"),
    ("tich cuc", "thu dong"),
    ("chat che", "long leo"),
    ("rong rai", "hep"),
)
_EMPTY = frozenset(
    fold("và của các những trên địa bàn xã phường huyện tỉnh hội đơn vị ở tại").split()
)
"""Words that say nothing of the matter: units write their own name or leave it out."""


@dataclass(frozen=True, slots=True)
class Source:
    """Nguồn của một câu: the report, its body, the written part, and the place in it."""

    report: int
    body: str
    part: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """Câu của đơn vị."""

    words: str
    field: str
    source: Source

    @cached_property
    def matter(self) -> str:
        """The folded words that carry the matter, sorted: the order of clauses says nothing."""
        known = set(fold(self.source.body).split()) | _EMPTY
        return " ".join(sorted(word for word in _words(self.words) if word not in known))

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        return tuple(sorted(_NUMBER.findall(self.words)))

    @cached_property
    def denied(self) -> bool:
        """Whether it says no to the matter, or its opposite."""
        text = f" {' '.join(_words(self.words))} "
        signs = sum(text.count(f" {word} ") for word in _DENIALS if word != "thieu")
        signs += sum(text.count(f" {bad} ") for _good, bad in _OPPOSITES)
        return signs % 2 == 1

    @cached_property
    def neutral(self) -> str:
        """The matter with neither a denial nor the words of a pair of opposites told apart."""
        text = f" {' '.join(_words(self.words))} "
        for good, bad in _OPPOSITES:
            text = text.replace(f" {bad} ", f" {good} ")
        dull = set(fold(self.source.body).split()) | _EMPTY | _DENIALS
        return " ".join(sorted(word for word in text.split() if word not in dull))


@dataclass(frozen=True)
class Group:
    """Nhóm câu: sentences that say the same; `words` is what most units wrote, or the plainest."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> str:
        written = Counter(one.words for one in self.sentences)
        return min(written, key=lambda words: (-written[words], len(words), words))

    @cached_property
    def key(self) -> str:
        """A name that stays while the same units say the same."""
        told_by = sorted((one.source.report, one.words) for one in self.sentences)
        return sha256(repr(told_by).encode()).hexdigest()[:12]

    @property
    def field(self) -> str:
        return next((one.field for one in self.sentences if one.field), "")

    @property
    def bodies(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.source.body for one in self.sentences))

    @property
    def reports(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(one.source.report for one in self.sentences))


@dataclass(frozen=True, slots=True)
class Part:
    """Phần viết: its groups in the order of fields of work, the most often named first."""

    key: str
    label: str
    groups: tuple[Group, ...] = ()
    contradictions: tuple[tuple[Group, Group], ...] = field(default=())


def sentences_of(report: int, body: str, part: str, text: str) -> list[Sentence]:
    """Cut what one unit wrote in one part."""
    return [
        Sentence(one.words, one.field, Source(report, body, part, one.start, one.end))
        for one in told(text)
    ]


def gather(key: str, label: str, sentences: Sequence[Sentence]) -> Part:
    """Lay the sentences of one part together; beyond MOST_COMPARED only equal words meet."""
    groups = _alike(sentences)
    order = {name: place for place, name in enumerate(_by_weight(groups))}
    groups.sort(key=lambda one: (order[one.field], -len(one.bodies), one.words))
    return Part(key, label, tuple(groups), tuple(_contradicting(groups)))


def _alike(sentences: Sequence[Sentence]) -> list[Group]:
    same = _same_words(sentences)
    heads = [members[0] for members in same]
    leader = list(range(len(same)))
    if len(heads) <= MOST_COMPARED:
        for one, other in _near(heads):
            leader[_root(leader, other)] = _root(leader, one)
    gathered: dict[int, list[Sentence]] = {}
    for place, members in enumerate(same):
        gathered.setdefault(_root(leader, place), []).extend(members)
    return [Group(tuple(members)) for members in gathered.values()]


def _same_words(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    found: dict[tuple[str, tuple[str, ...]], list[Sentence]] = {}
    for one in sentences:
        found.setdefault((one.matter or one.words, one.numbers), []).append(one)
    return list(found.values())


def _near(heads: Sequence[Sentence]) -> Iterable[tuple[int, int]]:
    """Yield pairs that say the same: alike, with the same numbers, both affirming or both not."""
    kin: dict[tuple[tuple[str, ...], bool], list[int]] = {}
    for place, one in enumerate(heads):
        kin.setdefault((one.numbers, one.denied), []).append(place)
    for places in kin.values():
        texts = [heads[place].matter for place in places]
        for at, text in enumerate(texts):
            for found in close_to(text, texts[at + 1 :], NEARLY_EQUAL):
                yield places[at], places[at + 1 + found]


def _root(leader: list[int], at: int) -> int:
    while leader[at] != at:
        leader[at] = leader[leader[at]]
        at = leader[at]
    return at


def _by_weight(groups: Iterable[Group]) -> list[str]:
    """Return the fields of work, most often named first; what names none comes last."""
    weight: dict[str, int] = {}
    for group in groups:
        weight[group.field] = weight.get(group.field, 0) + len(group.bodies)
    return sorted(weight, key=lambda name: (not name, -weight[name], name))


def _contradicting(groups: Sequence[Group]) -> list[tuple[Group, Group]]:
    """Return pairs of which one affirms what the other denies, in the same field of work."""
    affirming: dict[str, list[Group]] = {}
    for group in groups[:MOST_COMPARED]:
        if not group.sentences[0].denied:
            affirming.setdefault(group.field, []).append(group)
    found = []
    for group in groups[:MOST_COMPARED]:
        others = affirming.get(group.field, []) if group.sentences[0].denied else []
        texts = [other.sentences[0].neutral for other in others]
        for place in close_to(group.sentences[0].neutral, texts, SAME_MATTER):
            found.append((others[place], group))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))
