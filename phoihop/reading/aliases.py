"""Cách gọi khác: the short and roundabout ways in which a text names somebody again.

"Ông Tấc", "Cử tri Tấc", "Bí thư Tấc" name whoever was named Tấc last; "Chủ tịch Nà Phát", "Bộ
trưởng Giao thông" who holds that post at the place, or for the field, in so many words.
"""

from __future__ import annotations

from bisect import bisect_left

from phoihop.reading.facts import Post
from phoihop.reading.likeness import family, name_key

_PLAIN = frozenset(
    ("tỉnh", "thành", "phố", "tp", "huyện", "xã", "phường", "quận", "thị", "bộ", ".")
)


_RULING = frozenset(("party", "state", "department"))


class Aliases:
    """Tên gọi của những người trong văn bản."""

    def __init__(self) -> None:
        self._places: dict[str, list[int]] = {}
        self._by_given: dict[str, dict[str, None]] = {}
        self._posts: dict[str, tuple[Post, ...]] = {}

    def add(self, name: str, posts: tuple[Post, ...], places: list[int]) -> None:
        """Note somebody with the tokens at which the full name stands, in order."""
        self._posts[name] = posts
        self._places.setdefault(name, []).extend(places)
        self._by_given.setdefault(name_key(name).split()[-1], {})[name] = None

    def given(self, key: str, index: int) -> str | None:
        """Return who of that given name was named last before the token, else first after it."""
        names = self._by_given.get(key, {})
        if len(names) < 2:
            return next(iter(names), None)
        return max(names, key=lambda name: self._nearness(name, index))

    def ending(self, words: str) -> str | None:
        """Return whose name ends with these words: "Quý Ba" for Kiều Quý Ba."""
        key = name_key(words)
        names = self._by_given.get(key.split()[-1], {})
        return next((name for name in names if name_key(name).endswith(f" {key}")), None)

    def _nearness(self, name: str, index: int) -> tuple[bool, int]:
        places = self._places.get(name, [])
        at = bisect_left(places, index)
        return (at > 0, places[at - 1]) if at else (False, -min(places, default=0))

    def of_place(self, post: Post) -> str | None:
        """Return who holds the same post where the words after its head tell only a place or a
        field; of several who do, nobody.
        """
        words = set(name_key(post.body).split()) - _PLAIN
        if not words:
            return None
        same = [
            (name, own)
            for name, posts in self._posts.items()
            for own in posts
            if family(own) == family(post)
        ]
        fits = [(name, own) for name, own in same if words <= set(name_key(own.text).split())]
        ruling = {name for name, own in fits if own.kind in _RULING}
        told = ruling or {name for name, _ in fits}
        if len(told) == 1:
            return told.pop()
        silent = {name for name, own in same if not own.body or _is_bare(own)}
        return silent.pop() if not told and len(silent) == 1 and len(same) == 1 else None


def _is_bare(post: Post) -> bool:
    """Say whether the body of a post names no place: "Chủ tịch UBND thành phố"."""
    return not set(name_key(post.body).split()) - _PLAIN - {"ubnd", "ủy", "ban", "nhân", "dân"}
