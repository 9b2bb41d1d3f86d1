"""Người giữ chức vụ: officials named in the text, with their posts, once each.

Only somebody tied to a post is proposed: "ông N. V. A." or a citizen named without an office
never is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from phoihop.reading.blocks import Part
from phoihop.reading.facts import Person, Post
from phoihop.reading.likeness import Holders, name_key
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.names import LONGEST
from phoihop.reading.patterns import Match, Rules, compile_rule
from phoihop.reading.private_people import is_shortened, names_firm, private_names
from phoihop.reading.rules import rule_table
from phoihop.reading.spans import Span

RULES_FILE = Path(__file__).parent / "rules" / "people.toml"


@lru_cache(maxsize=4)
def rules(own: Path | None = None) -> Rules:
    """Return the compiled rules, those of the office's own folder among them."""
    table = rule_table("people", own)
    return Rules([compile_rule(rule["id"], rule["pattern"]) for rule in table])


_DASHES = frozenset(("-", "–", "—"))
_SLASHES = frozenset(("/",))


def mark_dashes(marks: Marks) -> None:
    """Add DASH over "-", "–" and "—", which writers use alike between a name and its post."""
    for index in marks.tokens.among(_DASHES, 0, len(marks.tokens)):
        marks.add(Mark(index, index + 1, "DASH", None))
    for index in marks.tokens.among(_SLASHES, 0, len(marks.tokens)):
        if marks.at(index + 1, "HEAD") is not None:  # "Bí thư Đảng ủy/Chủ tịch UBND xã"
            marks.add(Mark(index, index + 1, "DASH", None))


@dataclass(slots=True)
class Sighting:
    """Lần nêu tên: one place that ties a name to posts."""

    name: str
    posts: list[Post]
    first: int
    last: int
    name_span: Span
    rule: str


@dataclass(slots=True)
class Roll:
    """Danh sách người: the people of one document by folded name, and who holds which post."""

    by_name: dict[str, list[Sighting]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    _holders: Holders | None = None

    def add(self, sighting: Sighting) -> None:
        key = name_key(sighting.name)
        if key not in self.by_name:
            self.by_name[key] = []
            self.order.append(key)
        self.by_name[key].append(sighting)
        self._holders = None

    def holder_of(self, post: Post) -> str | None:
        """Return who of this document holds `post`: the same head, and no contradicting body."""
        if self._holders is None:
            self._holders = Holders()
            for sighting in (one for key in self.order for one in self.by_name[key]):
                for own in sighting.posts:
                    self._holders.add(own, sighting.name)
        return self._holders.of(post)


def read_people(marks: Marks, parts: list[Part]) -> tuple[list[Person], Roll]:
    """Read every official of the document and the roll that later references are looked up in."""
    roll = Roll()
    private = private_names(marks, parts)
    for sighting in _seen(marks, parts):
        if name_key(sighting.name) in private or is_shortened(marks, sighting):
            continue
        if not names_firm(sighting):
            roll.add(sighting)
    return [_person(marks, roll.by_name[key]) for key in roll.order], roll


def _seen(marks: Marks, parts: list[Part]) -> Iterator[Sighting]:
    """Yield each place that ties a name to a post, whoever it is."""
    for above, part in pairwise(parts):
        yield from _post_below(marks, above, part)
    for part in parts:
        if part.role == "signature":
            yield from _signers(marks, part)
            continue
        for match in rules(marks.own).matches(marks, part.first, part.last):
            yield from _sightings(marks, match)


def _post_below(marks: Marks, above: Part, part: Part) -> list[Sighting]:
    """Read a post on the line below the name that ends the line above: "Ông Lò Văn Sơn ⏎ Chức vụ:
    Chủ tịch UBND xã".
    """
    first = part.first
    if marks.tokens.keys[first : first + 3] != ["chức", "vụ", ":"]:
        return []
    post = marks.at(first + 3, "POST")
    reach = range(max(above.last - LONGEST, above.first), above.last - 1)
    named = (marks.at(at, "NAME") or marks.at(at, "NAMEL") for at in reach)
    name = next((one for one in named if one is not None and one.last >= above.last), None)
    if post is None or name is None:
        return []
    words = " ".join(marks.tokens.words[name.first : above.last])
    span = marks.tokens.span(name.first, above.last)
    return [Sighting(words, [post.value], name.first, above.last, span, "person.post_below")]


def _outside(mark: Mark, other: Mark | None) -> bool:
    """Say whether `mark` is not only the tail of `other` ("CHỦ TỊCH" in "PHÓ CHỦ TỊCH")."""
    return other is None or mark.first >= other.last


def _signers(marks: Marks, part: Part) -> list[Sighting]:
    """Read who signed: a name below the post in the foot of an official document."""
    found: list[Sighting] = []
    post: Mark | None = None
    capitals = any(
        mark.value.text.isupper() for mark in marks.within(part.first, part.last, "POST")
    )
    for index in range(part.first, part.last):
        own = marks.at(index, "POST")
        if own is not None and (own.value.text.isupper() or not capitals) and _outside(own, post):
            post = own
        if post is None or post.last > index:
            continue
        name = marks.at(index, "NAME")
        end = name.last if name is not None else _alone(marks, index, part.last)
        if end:
            words = marks.tokens.words[index:end]
            span = marks.tokens.span(index, end)
            found.append(
                Sighting(" ".join(words), [post.value], post.first, end, span, "person.signed")
            )
            post = None
    return found


def _alone(marks: Marks, index: int, last: int) -> int:
    """Return the end of capitalised words that fill the rest of a line, apart from what stands to
    their left: the name of a signer whose surname no list knows. 0 when none stand here.
    """
    tokens = marks.tokens
    before = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    if "\n" not in before and "    " not in before:
        return 0
    end = index
    while end < last and end - index <= LONGEST and tokens.is_title(end):
        if end > index and "\n" in tokens.text[tokens.ends[end - 1] : tokens.starts[end]]:
            break
        end += 1
    closed = end >= last or "\n" in tokens.text[tokens.ends[end - 1] : tokens.starts[end]]
    named = 2 <= end - index <= LONGEST and not marks.bears(index, _NOT_SIGNERS)
    return end if closed and named else 0


_NOT_SIGNERS = frozenset(("RECIPIENTCUE", "SIGNCUE", "HEAD", "BODY", "BHEAD", "HEADERCUE"))


def _sightings(marks: Marks, match: Match) -> list[Sighting]:
    """Return one sighting a name; several names before one post share it."""
    posts = [
        mark.value for first, _ in match.all("post") for mark in (marks.at(first, "POST"),) if mark
    ]
    names = match.all("name")
    if match.rule == _APART and _held_by_other(marks, match):
        return []
    if match.rule == _LISTED and not all(_many_hold(post) for post in posts):
        names = names[-1:]
    tokens = marks.tokens
    found: list[Sighting] = []
    for position, (first, last) in enumerate(names):
        alone = len(names) == 1
        begin = match.first if alone or position == 0 else first
        end = match.last if alone or position == len(names) - 1 else last
        text = " ".join(tokens.words[first:last])
        found.append(Sighting(text, posts, begin, end, tokens.span(first, last), match.rule))
    return found


_APART = "person.post_honorific_name"


def _held_by_other(marks: Marks, match: Match) -> bool:
    """Say whether somebody before got the post: "ông A giữ chức Chủ tịch Hội, đồng chí B …"."""
    post = match.part("post")
    comma = post is not None and marks.tokens.words[post[1] : post[1] + 1] == [","]
    near = range(max(match.first - _LONGEST_HOLDS, 0), match.first)
    holds = (marks.at(index, "HOLDS") for index in near)
    if not comma or all(one is None or one.last != match.first for one in holds):
        return False
    for index in reversed(range(max(match.first - _LONGEST_SUBJECT, 0), match.first)):
        if marks.tokens.words[index] in _SENTENCE_ENDS or "\n" in marks.tokens.before(index + 1):
            return False
        if marks.bears(index, _NAMED):
            return True
    return False


_LONGEST_HOLDS = 5
_LONGEST_SUBJECT = 30
_NAMED = frozenset(("NAME", "NAMEL"))
_SENTENCE_ENDS = (".", ";", ":", "!", "?")
_LISTED = "person.shared_in_list"
_MANY_HOLD = ("phó", "p.", "pct", "pgđ", "ủy viên", "uỷ viên", "uv")


def _many_hold(post: Post) -> bool:
    """Say whether several may hold the post at once: a deputy, a member of a board."""
    return post.text.casefold().startswith(_MANY_HOLD)


def _person(marks: Marks, sightings: list[Sighting]) -> Person:
    first = sightings[0]
    posts = [post for sighting in sightings for post in sighting.posts]
    return Person(
        first.name,
        tuple(posts if len(posts) == 1 else _unlike(posts)),
        marks.tokens.span(first.first, first.last),
        tuple(sighting.name_span for sighting in sightings),
        first.rule,
    )


def _unlike(posts: list[Post]) -> list[Post]:
    """Return each post once, in the words that name it first."""
    known = Holders()
    found: list[Post] = []
    for post in posts:
        if known.of(post) is None:
            known.add(post, "")
            found.append(post)
    return found
