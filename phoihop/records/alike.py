"""Độ giống của hai câu: the one place where rooms measure how alike two sentences are.

Two questions, each answered from 0 to 100. *Same words*: nearly the same words in whatever order.
*Same matter*: one matter in other words: the telling words, which of them are neighbours, and the
names of villages and bodies among them. Nothing is decided here: each use names its cut, and why,
beside what it does with it, and a person confirms. `./run bench alike` measures each use on pairs
of its own.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from rapidfuzz import fuzz, process

from phoihop.lib.vietnamese import fold, normalise

K = TypeVar("K", bound=Hashable)
Dull = frozenset[str]
"""Syllables that nearly every sentence of a kind has, whatever its matter."""

LONGEST = 2_000
_WORD = re.compile(r"\w+")
_BEFORE_NAMES = frozenset(
    [
        "thôn",
        "bản",
        "xóm",
        "tổ",
        "ngõ",
        "khu",
        "phố",
        "số",
        "cầu",
        "hội",
        "đoàn",
        "chi",
        "ban",
        "trạm",
        "cư",
    ]
)
_COMMON_WORDS = (
    "ubnd hđnd ủy ban nhân dân chủ tịch mặt trận công an ngân hàng quỹ hội đoàn trường đề kiến "
    "mong sau chính sách xã"
)
_NO_NAMES = frozenset(_COMMON_WORDS.split())
_ALIKE = {
    "bồi dưỡng": "tập huấn",
    "mua sắm": "trang bị",
    "máy vi tính": "máy tính",
    "bao bì": "bao",
    "hằng năm": "định kỳ",
    "hàng năm": "định kỳ",
}
"""Words that offices use for one another."""

_OTHER_NAME = 0.5
"""Two that name different villages or organisations are hardly about the same."""


def sorted_words(text: str) -> str:
    """The folded words in the order of the alphabet, by which "same words" compares."""
    return " ".join(sorted(fold(text).split()))


def same_words(one: str, other: str) -> float:
    """Return how far two sentences have the same words, in whatever order, from 0 to 100.

    >>> same_words("Sửa cầu treo", "cầu treo sửa")
    100.0
    """
    return float(fuzz.ratio(sorted_words(one), sorted_words(other)))


def close_to(words: str, others: Sequence[str], cut: float) -> list[int]:
    """Return which of the others, all of them sorted words, are at least so alike."""
    found = process.extract(words, others, scorer=fuzz.ratio, score_cutoff=cut, limit=None)
    return [place for _text, _score, place in found]


@dataclass(frozen=True, slots=True)
class Telling:
    """Câu như khi so sánh: its telling words, their neighbours, its names."""

    words: tuple[str, ...]
    text: str
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]


@lru_cache(maxsize=20_000)
def telling(content: str, dull: Dull) -> Telling:
    """Take from a sentence what tells it from others of its kind."""
    said = _WORD.findall(normalise(content)[:LONGEST])
    names = frozenset(_names(said))
    text = " ".join(word.lower() for word in said)
    for words, word in _ALIKE.items():
        text = text.replace(words, word)
    kept = tuple(word for word in text.split() if word not in dull and word not in names)
    return Telling(words=kept, text=" ".join(kept), pairs=frozenset(pairwise(kept)), names=names)


def _names(said: list[str]) -> Iterable[str]:
    """Capitals inside a sentence and numbers after "tổ", "ngõ" name villages and bodies."""
    for place, word in enumerate(said):
        lower = word.lower()
        if place and word[:1].isupper() and not word.isupper() and lower not in _NO_NAMES:
            yield lower
        elif place and word.isdecimal() and said[place - 1].lower() in _BEFORE_NAMES:
            yield word


def same_matter(one: Telling, other: Telling) -> float:
    """Return how far two sentences are about one matter, from 0 to 100.

    Two that share no pair of neighbouring words never come above 50.
    """
    if not one.words or not other.words:
        return 0.0
    if one == other:
        return 100.0
    same = fuzz.token_set_ratio(one.text, other.text)
    smaller = min(len(one.pairs), len(other.pairs))
    shared = 100.0 * len(one.pairs & other.pairs) / smaller if smaller else 0.0
    score = 0.5 * same + 0.5 * shared
    fewer = min(len(one.names), len(other.names))
    if fewer and len(one.names & other.names) * 2 <= fewer:
        score *= _OTHER_NAME
    return round(score, 1)


def likest(wanted: Telling, others: Mapping[K, Telling], cut: float) -> tuple[K, float] | None:
    """Return the other that is most about the same matter, if it reaches the cut."""
    scores = ((key, same_matter(wanted, one)) for key, one in others.items())
    best = max(scores, key=lambda found: found[1], default=None)
    return best if best is not None and best[1] >= cut else None
