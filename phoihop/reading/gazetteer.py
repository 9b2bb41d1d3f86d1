"""Địa danh: is this run of capitalised words the name of a unit, then or now, and of what level?"""

from __future__ import annotations

from functools import lru_cache

from phoihop.reading.tokens import key_of

LONGEST = 5
_SHORT_NAMES = {"hcm": "hồ chí minh", "tphcm": "hồ chí minh"}


@lru_cache(maxsize=1)
def _levels() -> dict[str, str]:
    """Return the levels of each name as letters: p, d, c; "C" marks a city under the centre."""
    from phoihop.reading.places import gazetteer

    found: dict[str, str] = {}
    for unit in gazetteer():
        key = " ".join(map(key_of, _words(unit.name)))
        letters = found.get(key, "")
        letter = unit.level[0]
        if letter not in letters:
            letters += letter
        if unit.level == "province" and unit.type == "thành phố" and "C" not in letters:
            letters += "C"
        found[key] = letters
    return found


def _words(name: str) -> list[str]:
    return [word for word in name.replace("-", " ").replace("–", " ").split() if word]


def _letters(words: list[str]) -> str:
    if not words:
        return ""
    key = " ".join(map(key_of, words)) if len(words) > 1 else key_of(words[0])
    return _levels().get(_SHORT_NAMES.get(key, key), "")


def is_place(words: list[str], level: str | None = None) -> bool:
    """Say whether all `words` together are the name of a unit, of `level` where one is given.

    >>> is_place(["Cao", "Lộc"])
    True
    >>> is_place(["Cao", "Lộc"], "province")
    False
    """
    letters = _letters(words)
    return bool(letters) if level is None else level[0] in letters


def city_level(words: list[str]) -> str | None:
    """Return the level of the city of that name, None when the name alone does not tell.

    >>> city_level(["Hải", "Phòng"])
    'province'
    >>> city_level(["Thái", "Nguyên"])
    'district'

    Huế and Bắc Ninh were cities of a province and became cities under the centre.
    """
    letters = _letters(words)
    if "C" not in letters:
        return "district"
    return None if "d" in letters else "province"


def longest_place(words: list[str], level: str | None = None) -> int:
    """Return how many of the first words make the longest place name, 0 when none does."""
    for count in range(min(len(words), LONGEST), 0, -1):
        if is_place(words[:count], level):
            return count
    return 0
