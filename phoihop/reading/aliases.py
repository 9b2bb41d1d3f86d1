"""Cách gọi khác: the short and roundabout ways in which a text names somebody again.

"Ông Tấc", "Cử tri Tấc", "Bí thư Tấc" name whoever was named Tấc last; "Chủ tịch Nà Phát", "Bộ
trưởng Giao thông" who holds that post at the place, or for the field, in so many words.
"""

from __future__ import annotations

from bisect import bisect_left, insort

from phoihop.reading.facts import Post
from phoihop.reading.likeness import family, name_key

_PLAIN = frozenset(
    ("tỉnh", "thành", "phố", "tp", "huyện", "xã", "phường", "quận", "thị", "bộ", ".")
)


_RULING = frozenset(("party", "state", "department"))


class Aliases:
    """Tên gọi của những người trong văn bản."""

    def __init__(self) -> None:
        self._by_given: dict[str, list[tuple[int, str]]] = {}
        """For each given name where somebody of that name is named in full, in order."""
        self._by_ending: dict[str, str] = {}
        self._held: dict[str, list[tuple[str, Post]]] = {}
        self._by_word: dict[tuple[str, str], list[tuple[str, Post]]] = {}
        """The posts of one kind, all of them and those that bear a word."""

    def add(self, name: str, posts: tuple[Post, ...], places: list[int]) -> None:
        """Note somebody with the tokens at which the full name stands."""
        words = name_key(name).split()
        for place in places:
            insort(self._by_given.setdefault(words[-1], []), (place, name))
        for at in range(1, len(words)):
            self._by_ending.setdefault(" ".join(words[at:]), name)
        for own in posts:
            self._held.setdefault(family(own), []).append((name, own))
            for word in set(name_key(own.text).split()):
                self._by_word.setdefault((family(own), word), []).append((name, own))

    def given(self, key: str, index: int) -> str | None:
        """Return who of that given name was named last before the token, else first after it."""
        named = self._by_given.get(key)
        if not named:
            return None
        at = bisect_left(named, (index, ""))
        return named[max(at - 1, 0)][1]

    def ending(self, words: str) -> str | None:
        """Return whose name ends with these words: "Quý Ba" for Kiều Quý Ba."""
        return self._by_ending.get(name_key(words))

    def of_place(self, post: Post) -> str | None:
        """Return who holds the same post where the words after its head tell only a place or a
        field; of several who do, nobody.
        """
        words = set(name_key(post.body).split()) - _PLAIN
        if not words:
            return None
        kind = family(post)
        near = min((self._by_word.get((kind, word), []) for word in words), key=len)
        fits = [(name, own) for name, own in near if words <= set(name_key(own.text).split())]
        ruling = {name for name, own in fits if own.kind in _RULING}
        told = ruling or {name for name, _ in fits}
        if len(told) == 1:
            return told.pop()
        same = self._held.get(kind, [])
        alone = not told and len(same) == 1 and (not same[0][1].body or _is_bare(same[0][1]))
        return same[0][0] if alone else None


def _is_bare(post: Post) -> bool:
    """Say whether the body of a post names no place: "Chủ tịch UBND thành phố"."""
    return not set(name_key(post.body).split()) - _PLAIN - {"ubnd", "ủy", "ban", "nhân", "dân"}
