"""Người phát biểu: who is meant where a text names somebody, some body or a group that speaks."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from itertools import takewhile

from phoihop.lib.record import record
from phoihop.reading.aliases import Aliases
from phoihop.reading.facts import Post
from phoihop.reading.likeness import name_key
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, of_units, openings, read_parties, read_party
from phoihop.reading.people import Roll, Sighting
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import opens_clause, read_voice, says

_DELEGATION = key_of("đoàn")
_HEADS = ("post.secretary", "post.chair", "post.director", "post.minister", "post.prime_minister")
_NAMING_TAGS = frozenset(("HON", "HONS", "HONX", "NAME", "POST"))
_HALVES = frozenset(("HEAD", "BODY", "BHEAD", "LEVEL", "GROUP", "SPEAKERS", "EVENT", "COMPOUND"))


@record()
class Speaker:
    """Người, bên phát biểu: `name` as the answers use it, tokens, and the post when one is
    known.
    """

    name: str
    first: int
    last: int
    kind: str
    posts: tuple[Post, ...] = ()
    level: str | None = None

    @property
    def is_one(self) -> bool:
        """Whether one person speaks, by name or by post, and no body or group."""
        return self.kind in ("person", "post")


class Speakers:
    """Sổ tra người nói: finds references to speakers at a place of the text."""

    def __init__(self, marks: Marks, roll: Roll) -> None:
        self.marks = marks
        self.roll = roll
        self.openings = openings(marks)
        self._in_order = sorted(self.openings)
        self.chair: Speaker | None = None
        self.sightings = sorted(
            (sighting for group in roll.by_name.values() for sighting in group),
            key=lambda sighting: sighting.first,
        )
        self._firsts = [sighting.first for sighting in self.sightings]
        self._posts: dict[str, tuple[Post, ...]] = {}
        self._head_by_body: dict[str, str | None] = {}
        self._aliases = Aliases()
        for group in roll.by_name.values():
            name = group[0].name
            posts = self._posts[name] = _once_each([post for one in group for post in one.posts])
            self._aliases.add(name, posts, sorted(one.first for one in group))

    def posts_of(self, name: str) -> tuple[Post, ...]:
        return self._posts.get(name, ())

    def next_opening(self, index: int, limit: int) -> int:
        """Return the first token from `index` on that can open a speaker, `limit` when none can."""
        at = bisect_left(self._in_order, index)
        return min(self._in_order[at], limit) if at < len(self._in_order) else limit

    def at(self, index: int, limit: int, current: Speaker | None) -> Speaker | None:
        """Return the speaker that token `index` opens, or None."""
        if index not in self.openings:
            return None
        presiding = self._presiding(index, limit)
        if presiding is not None:
            return presiding
        heading = self._heading(index, limit, current)
        if heading is not None:
            return heading
        sighting = self._sighting_at(index)
        if sighting is not None and sighting.last <= limit:
            return self._named(sighting.name, index, sighting.last)
        voices = self.marks.at(index, "SPEAKERS")
        if voices is not None and self.marks.tokens.keys[index] in ("bà", "cô", "anh", "chị"):
            return self._group(index, limit)
        named = self._by_name(index, limit, current)
        if named is None or (named.kind == "post" and not says(self.marks, named.last, limit)):
            group = self._group(index, limit)
            speaks = group is not None and says(self.marks, group.last, limit) is not None
            return group if named is None or speaks else named
        return named

    def _presiding(self, index: int, limit: int) -> Speaker | None:
        """Read "Chủ tọa yêu cầu …", "Chủ trì hội nghị nhấn mạnh …": the chair when one is known."""
        keys = self.marks.tokens.keys
        titled = self.marks.at(index, "HON")
        at = index if titled is None else titled.last
        if keys[at : at + 2] not in (["chủ", "tọa"], ["chủ", "trì"]):
            return None
        if keys[at + 1] == "trì" and not opens_clause(self.marks, index):
            return None  # "ông … chủ trì cuộc họp đánh giá kết quả"
        end = at + 2
        event = self.marks.at(end, "EVENT")
        speaks = event is not None and event.last < limit
        speaks = speaks and says(self.marks, event.last, limit) is not None if event else False
        if speaks and event is not None:
            end = event.last
        elif keys[at + 1] == "trì" and (titled is None or not says(self.marks, end, limit)):
            return None
        if self.chair is not None:
            return self._named(self.chair.name, index, end)
        text = self.marks.tokens.quote(at, end)
        return Speaker(text, index, end, "post") if end > at + 2 else None

    def _heading(self, index: int, limit: int, current: Speaker | None) -> Speaker | None:
        """Read "Người đứng đầu Huyện ủy": who heads it here, else the person heard before."""
        keys = self.marks.tokens.keys
        if keys[index : index + 4] == ["lãnh", "đạo", "chính", "phủ"]:
            return self._of_government(index, index + 4)
        if keys[index] != "người" or keys[index + 1 : index + 3] != ["đứng", "đầu"]:
            return None
        if keys[index + 3 : index + 5] == ["chính", "phủ"]:
            return self._of_government(index, index + 5)
        party = read_party(self.marks, index + 3, limit)
        if party is None or party.kind == "official":
            return None
        end = party.last
        while (
            end < limit and self.marks.tokens.is_title(end) and says(self.marks, end, limit) is None
        ):
            end += 1
        if says(self.marks, end, limit) is None:
            return None
        head = self._head_of(name_key(self.marks.tokens.quote(party.first, party.last)))
        if head is not None:
            return self._named(head, index, end)
        if current is None or not current.is_one:
            return None
        if any(_is_deputy(post) for post in current.posts):
            return None  # a deputy is not who heads the body
        return Speaker(current.name, index, end, current.kind, current.posts)

    def _of_government(self, first: int, last: int) -> Speaker | None:
        """Read "Lãnh đạo Chính phủ", "người đứng đầu Chính phủ": the Prime Minister named here."""
        prime = next((name for name, post in self._heads if post.head == _PRIME), None)
        return None if prime is None else self._named(prime, first, last)

    @cached_property
    def _heads(self) -> list[tuple[str, Post]]:
        """Who heads a body, with the post, in the order of the roll."""
        return [
            (name, post)
            for name, posts in self._posts.items()
            for post in posts
            if post.head in _HEADS and not _is_deputy(post)
        ]

    def _head_of(self, body: str) -> str | None:
        """Return who heads the body, looked up once for each body that is named."""
        if body not in self._head_by_body:
            heads = (name for name, post in self._heads if name_key(post.body).startswith(body))
            self._head_by_body[body] = next(heads, None)
        return self._head_by_body[body]

    def _sighting_at(self, index: int) -> Sighting | None:
        at = bisect_left(self._firsts, index)
        if at < len(self.sightings) and self._firsts[at] == index:
            return self.sightings[at]
        return None

    def _named(self, name: str, first: int, last: int) -> Speaker:
        return Speaker(name, first, last, "person", self.posts_of(name))

    def _by_name(self, index: int, limit: int, current: Speaker | None) -> Speaker | None:
        marks = self.marks
        if not marks.bears(index, _NAMING_TAGS):
            return None
        delegate = marks.at(index, "HONX")
        if delegate is not None and (named := marks.at(delegate.last, "NAMEL")) is not None:
            known = self._known(str(named.value))
            return self._named(known or self._heard(str(named.value), index), index, named.last)
        if delegate is not None and (called := self._called(delegate.last, limit)) is not None:
            return self._named(called, index, delegate.last + 1)
        if delegate is not None and marks.tokens.keys[delegate.last : delegate.last + 1] == ["này"]:
            return self._given_name(index, delegate.last + 1, current)
        honorific = marks.at(index, "HON") or marks.at(index, "HONS")
        at = honorific.last if honorific is not None else index
        if at >= limit:
            return None
        name = marks.at(at, "NAME") or (marks.at(at, "NAMEL") if honorific else None)
        if name is not None and name.last <= limit:
            known = self._known(str(name.value))
            if known is not None or honorific is not None:
                return self._named(known or self._heard(str(name.value), index), index, name.last)
        post = marks.at(at, "POST")
        if post is not None and post.last <= limit:
            if marks.at(index, "HONS") is not None and marks.at(post.last, "DET") is not None:
                return None  # "các đồng chí Chủ tịch Hội các xã": several, whoever they are
            if honorific is None and of_units(marks, post.last):
                return None  # "Chủ tịch UBND các xã"
            return self._holder(post, index, limit)
        if honorific is None:
            return None
        return self._given_name(index, at, current)

    def _heard(self, name: str, index: int) -> str:
        """Remember who spoke without a post, so that "anh Tấc" is found again."""
        self._aliases.add(name, (), [index])
        return name

    def _known(self, name: str) -> str | None:
        group = self.roll.by_name.get(name_key(name))
        return group[0].name if group else self._aliases.ending(name)

    def _holder(self, post: Mark, index: int, limit: int) -> Speaker:
        """Resolve "đồng chí Bí thư Huyện ủy" to the person who holds that post here."""
        last = post.last
        keys = self.marks.tokens.keys
        while last + 1 < limit and keys[last] in ("-", "–", ",", "kiêm"):
            following = self.marks.at(last + 1, "POST")
            if following is None or following.last > limit:
                break
            last = following.last
        for at in (last, last - 1):  # a lone capital can also be taken for the post's place
            called = self._called(at, limit)
            if called is not None:
                return self._named(called, index, at + 1)
        generic = index == post.first and self.marks.at(index, "SPEAKERS") is not None
        name = None if generic else self.roll.holder_of(post.value)
        if name is None and not generic:
            name = self._aliases.of_place(post.value)
        if name is not None:
            return self._named(name, index, last)
        text = self.marks.tokens.quote(post.first, last)
        return Speaker(text, index, last, "post", (post.value,))

    def _called(self, index: int, limit: int) -> str | None:
        """Return who is called by post and given name: "Bí thư Tấc", where Tấc was named."""
        tokens = self.marks.tokens
        if index >= limit or not tokens.is_title(index) or self._is_word(index):
            return None
        if tokens.is_title(index - 1) or (index + 1 < limit and tokens.is_title(index + 1)):
            return None
        return self._aliases.given(tokens.keys[index], index)

    def _given_name(self, index: int, at: int, current: Speaker | None) -> Speaker | None:
        """Resolve "đồng chí Tân", "ông" to somebody named before."""
        tokens = self.marks.tokens
        if tokens.is_title(at):
            name = self._aliases.given(tokens.keys[at], index)
            if name is not None:
                return self._named(name, index, at + 1)
            if says(self.marks, at + 1, len(tokens)) is not None and not self._is_word(at):
                return Speaker(tokens.words[at], index, at + 1, "person")
        several = self.marks.at(index, "HONS") is not None
        if current is not None and current.is_one and not several:
            return Speaker(current.name, index, at, current.kind, current.posts)
        only = self._only_named(index) if current is None and not several else None
        return None if only is None else self._named(only, index, at)

    def _only_named(self, index: int) -> str | None:
        """Return who alone was named with a post so far: "Bộ trưởng … họp với …. Ông yêu cầu …"."""
        before = bisect_left(self._firsts, index)
        if not 0 < before <= self._alone:
            return None
        return self.sightings[0].name if self.sightings[0].posts else None

    @cached_property
    def _alone(self) -> int:
        """How many times whoever is named first is named before anybody else."""
        return len(list(takewhile(lambda one: one.name == self.sightings[0].name, self.sightings)))

    def _is_word(self, index: int) -> bool:
        """Say whether a capital opens a post or body that is half known, and no given name."""
        return self.marks.bears(index, _HALVES)

    def _group(self, index: int, limit: int) -> Speaker | None:
        party = read_voice(self.marks, index, limit)
        tokens = self.marks.tokens
        if party is None and self._is_delegation(index, limit):
            return Speaker(tokens.quote(index, index + 1), index, index + 1, "group")
        if party is None:
            return None
        single = party.last - index == 1 and not tokens.is_capital(index)
        if single and self.marks.at(index, "SPEAKERS") is None and not self._asks(party, limit):
            return None
        text = tokens.quote(index, party.last)
        return Speaker(text, index, party.last, party.kind, level=party.level)

    def _asks(self, party: Party, limit: int) -> bool:
        """Say whether "tỉnh", "huyện" alone asks somebody: "…, tỉnh kiến nghị Thủ tướng …"."""
        verb = says(self.marks, party.last, limit) if party.kind == "authority" else None
        if verb is None or verb.value.id != "say.request":
            return False
        if not opens_clause(self.marks, party.first):
            return False
        return self.marks.at(verb.last, "TASK") is not None or bool(
            read_parties(self.marks, verb.last, limit)
        )

    def _is_delegation(self, index: int, limit: int) -> bool:
        """Say whether "Đoàn" alone says something: the delegation whose visit the text tells of."""
        tokens = self.marks.tokens
        if tokens.keys[index] != _DELEGATION:
            return False
        opens = opens_clause(self.marks, index) or tokens.keys[index - 1] == "được"
        return opens and says(self.marks, index + 1, limit) is not None


_PRIME = "post.prime_minister"
_DEPUTIES = ("phó", key_of("thứ"), "nguyên", key_of("cựu"))


def _is_deputy(post: Post) -> bool:
    """Say whether somebody only stands in for the head, or was it once: "Phó Thủ tướng"."""
    return key_of(post.text.split()[0]).startswith(_DEPUTIES)


def _once_each(posts: list[Post]) -> tuple[Post, ...]:
    """Return each post as it was written last, in the order of those last places."""
    last: dict[tuple[str | None, ...], Post] = {}
    for post in reversed(posts):
        last.setdefault((post.text, post.head, post.body, post.level, post.kind), post)
    return tuple(last.values())[::-1]
