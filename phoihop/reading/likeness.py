"""Cùng một chức vụ: when two ways of writing name one post, found without comparing each with each.

"Chủ tịch UBND xã" is "Chủ tịch Ủy ban nhân dân xã Hòa Lạc", and "Phó Bí thư" alone can be the
"Phó Bí thư Huyện ủy" of the same document: the same head, and no contradicting body.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from phoihop.reading.facts import Post
from phoihop.reading.tokens import key_of

Held = tuple[int, str]
"""The place in the order in which posts were noted, and who holds it."""


def name_key(name: str) -> str:
    return _kept_key(name) if len(name) <= _LONGEST_KEPT else _found_key(name)


def _found_key(name: str) -> str:
    return " ".join(map(key_of, name.split()))


_LONGEST_KEPT = 100
_kept_key = lru_cache(maxsize=2_000)(_found_key)


@dataclass(slots=True)
class Holders:
    """Ai giữ chức gì: posts by their words, by head and body, the first of each kind kept.

    Word for word is surer than head and body, and that is surer than the head alone. A body is
    the same when the words of one open the other.
    """

    _noted: int = 0
    _by_words: dict[str, Held] = field(default_factory=dict)
    _by_head: dict[str, Held] = field(default_factory=dict)
    _without_body: dict[str, Held] = field(default_factory=dict)
    _by_body: dict[tuple[str, str], Held] = field(default_factory=dict)
    _by_opening: dict[tuple[str, str], Held] = field(default_factory=dict)
    _by_place: dict[tuple[str, str], Held] = field(default_factory=dict)

    def add(self, post: Post, name: str) -> None:
        """Note that `name` holds `post`."""
        self._noted += 1
        held = (self._noted, name)
        head = family(post)
        self._by_words.setdefault(_letters(post.text), held)
        self._by_head.setdefault(head, held)
        body = name_key(post.body)
        if not body:
            self._without_body.setdefault(head, held)
            return
        openings = _openings(body)
        self._by_body.setdefault((head, openings[-1]), held)
        for opening in openings:
            self._by_opening.setdefault((head, opening), held)
        if post.kind in ("party", "state"):
            words = body.split()
            for at in range(1, len(words)):
                self._by_place.setdefault((head, " ".join(words[at:])), held)

    def of(self, post: Post) -> str | None:
        """Return who holds `post`, the surest first, then the first noted; None when nobody does.

        >>> from phoihop.reading.spans import Span
        >>> holders = Holders()
        >>> holders.of(Post("Bí thư", Span(0, 6), "post.secretary", "", None, "party")) is None
        True
        """
        found = self._by_words.get(_letters(post.text)) or self._of_body(post)
        return None if found is None else found[1]

    def _of_body(self, post: Post) -> Held | None:
        head, body = family(post), name_key(post.body)
        if not body:
            return self._by_head.get(head)
        openings = _openings(body)
        same = [self._by_opening.get((head, openings[-1]))]
        same.extend(self._by_body.get((head, opening)) for opening in openings)
        found = min((held for held in same if held), default=None) or self._without_body.get(head)
        if found is None and post.kind in ("unit", "any"):
            return self._by_place.get((head, body))  # "Bí thư Hà Nội": of Thành ủy Hà Nội
        return found


def _letters(text: str) -> str:
    """Return the text without blanks and signs: "TT. Na Lộc" and "TT.Na Lộc" are one."""
    return "".join(filter(str.isalnum, name_key(text)))


_OF_SEVERAL = frozenset(
    (
        "post.village_head",
        "post.commander",
        "post.delegation_head",
        "post.agency_head",
        "post.institute_head",
        "post.minister",
        "post.prime_minister",
        "post.editor",
        "post.state_president",
    )
)
"""Entries whose spellings are posts of their own: "chỉ huy trưởng" is no "tham mưu trưởng"."""


def family(post: Post) -> str:
    """Return what only one holds at one body: the head, told apart where an entry of the lexicon
    has the spellings of several ("bộ trưởng", "thứ trưởng").
    """
    if post.head.endswith("deputy_secretary"):
        return "post.deputy"
    if post.head not in _OF_SEVERAL:
        return post.head
    words = post.text[: len(post.text) - len(post.body)] if post.body else post.text
    return f"{post.head} {name_key(words)}"


_ABBREVIATED = (
    ("hội đồng nhân dân", "hđnd"),
    ("ủy ban nhân dân", "ubnd"),
    ("ủy ban mặt trận tổ quốc", "mttq"),
    ("ubmttqvn", "mttq"),
    ("ubmttq", "mttq"),
    ("ub mttq", "mttq"),
    ("ủy ban mttq", "mttq"),
    ("việt nam", ""),
    ("liên hiệp phụ nữ", "lhpn"),
    ("cựu chiến binh", "ccb"),
    ("liên đoàn lao động", "lđlđ"),
)


def _openings(body: str) -> tuple[str, ...]:
    """Return the first words of a body, its names shortened: none, one, two …, all of them."""
    return _kept_openings(body) if len(body) <= _LONGEST_KEPT else _found_openings(body)


def _found_openings(body: str) -> tuple[str, ...]:
    for long, short in _ABBREVIATED:
        body = body.replace(long, short)
    words = ["ubnd" if word == "ub" else word for word in body.split()]
    return tuple(" ".join(words[:count]) for count in range(len(words) + 1))


_kept_openings = lru_cache(maxsize=2_000)(_found_openings)
