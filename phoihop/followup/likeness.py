"""Độ giống: how far two recommendations ask for the same, by their words alone.

Nothing is decided here: what is alike enough is shown to a person, who confirms or denies it.
`./run bench asked-again` measures it on pairs of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz

from phoihop.lib.vietnamese import normalise

LIKELY = 55.0
"""From here on a pair is shown to a person; chosen on the tuning half of the pairs.

Above 50: two that share no pair of neighbouring words never reach it.
"""

_WORD = re.compile(r"\w+")
_ASKING_WORDS = (
    "đề nghị kiến mong muốn quan tâm xem xét được có cho của và các những để về với là ở tại "
    "trong từ đến nay sớm còn đã cũng như theo nhất là hiện cần đối thêm bổ sung tăng cường hỗ "
    "trợ bố trí giải quyết tạo điều kiện cấp trên ubnd ủy nhân dân xã huyện phường tỉnh nên một "
    "khi do bà con người"
)
_ASKING = frozenset(_ASKING_WORDS.split())
"""Syllables that nearly every recommendation has, whatever it asks for."""

_NAMING_WORDS = "thôn bản xóm tổ ngõ khu phố số cầu hội đoàn chi ban trạm"
_BEFORE_NAMES = frozenset(_NAMING_WORDS.split())
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
"""Two that name different villages or organisations hardly ask for the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Nội dung kiến nghị as it is compared: its telling words, their neighbours, its names."""

    words: tuple[str, ...]
    text: str
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str]


@lru_cache(maxsize=20_000)
def asked(content: str) -> Asked:
    """Take from a recommendation's words what tells it from others."""
    said = _WORD.findall(normalise(content)[:2_000])
    names = frozenset(_names(said))
    text = " ".join(word.lower() for word in said)
    for words, word in _ALIKE.items():
        text = text.replace(words, word)
    telling = tuple(word for word in text.split() if word not in _ASKING and word not in names)
    return Asked(
        words=telling,
        text=" ".join(telling),
        pairs=frozenset(pairwise(telling)),
        names=names,
    )


def _names(said: list[str]) -> Iterable[str]:
    """Capitals inside a sentence and numbers after "tổ", "ngõ" name villages and bodies."""
    for place, word in enumerate(said):
        lower = word.lower()
        if place and word[:1].isupper() and not word.isupper() and lower not in _NO_NAMES:
            yield lower
        elif place and word.isdecimal() and said[place - 1].lower() in _BEFORE_NAMES:
            yield word


def likeness(one: str, other: str) -> float:
    """Return how far two recommendations ask for the same, from 0 to 100.

    >>> likeness("Đề nghị sửa cầu treo bản Pá Hốc", "Đề nghị sửa cầu treo bản Pá Hốc")
    100.0
    """
    return likeness_of(asked(one), asked(other))


def likeness_of(one: Asked, other: Asked) -> float:
    if not one.words or not other.words:
        return 0.0
    if one == other:
        return 100.0
    same_words = fuzz.token_set_ratio(one.text, other.text)
    smaller = min(len(one.pairs), len(other.pairs))
    shared = 100.0 * len(one.pairs & other.pairs) / smaller if smaller else 0.0
    score = 0.5 * same_words + 0.5 * shared
    fewer = min(len(one.names), len(other.names))
    if fewer and len(one.names & other.names) * 2 <= fewer:
        score *= _OTHER_NAME
    return round(score, 1)
