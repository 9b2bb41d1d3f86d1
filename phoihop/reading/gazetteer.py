"""Địa danh: is this run of capitalised words the name of a unit, then or now?"""

from __future__ import annotations

from functools import lru_cache

from phoihop.reading.tokens import key_of

LONGEST = 5


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    from phoihop.reading.places import gazetteer

    names = {unit.name for unit in gazetteer()}
    return frozenset(" ".join(map(key_of, _words(name))) for name in names)


def _words(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").replace("–", " ").split() if word]


def is_place(words: list[str]) -> bool:
    """Say whether all `words` together are the name of a unit.

    >>> is_place(["Cao", "Lộc"])
    True
    """
    return bool(words) and " ".join(key_of(word) for word in words) in _names()


def longest_place(words: list[str]) -> int:
    """Return how many of the first words make the longest place name, 0 when none does."""
    for count in range(min(len(words), LONGEST), 0, -1):
        if is_place(words[:count]):
            return count
    return 0
