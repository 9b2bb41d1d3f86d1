"""Các bên: who a sentence speaks of, as runs of tokens: bodies, groups, posts, persons.

An addressee is an open class ("đội ngũ tuyên truyền viên", "các thành phần liên quan"), so a
party is a small grammar over marks; the lexicon only makes it surer.
"""

from __future__ import annotations

from phoihop.lib.record import record
from phoihop.reading.bodies import level_of, read_tail
from phoihop.reading.gazetteer import is_place
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import place_after_level
from phoihop.reading.tokens import Tokens, key_of

_SEPARATORS = frozenset((",", "và", "-", "–", "cùng", "với", "&", "/"))
_MOST_PARTIES = 12


@record()
class Party:
    """Một bên: tokens `first` up to `last`; `level` when the words tell it, and for an official
    the `head` of the post, for members `MEMBERS`.
    """

    first: int
    last: int
    level: str | None
    kind: str
    head: str = ""


_OPENERS = frozenset(
    ("ORG", "HON", "HONS", "HONX", "POST", "NAME", "NAMEL", "DET", "GROUP", "SPEAKERS")
).union(("LEVEL", "CENTRAL", "BHEAD", "BODY"))
_NO_PARTY = frozenset(("COMPOUND", "EVENT"))
_LEADS = frozenset(
    ("đại", "lãnh", "thủ", "tập", "người", key_of("toàn"), "đội", "bộ", "nhiều", "chủ")
).union(("thường", "thành"))


_SPEAKING_LEADS = _LEADS | {key_of("đoàn")}


def may_open(marks: Marks, index: int) -> bool:
    """Say whether a party can start here at all; most tokens are ruled out by this alone."""
    return marks.bears(index, _OPENERS) or marks.tokens.keys[index] in _LEADS


def openings(marks: Marks) -> frozenset[int]:
    """Return every token at which a party, or "Đoàn" alone as one who speaks, can start."""
    leads = marks.tokens.among(_SPEAKING_LEADS, 0, len(marks.tokens))
    return frozenset((*marks.where(_OPENERS), *leads))


def read_parties(marks: Marks, index: int, limit: int) -> list[Party]:
    """Read a list of parties that starts at `index`; empty when none stands there."""
    found: list[Party] = []
    at = index
    while at < limit and len(found) < _MOST_PARTIES:
        party = read_party(marks, at, limit)
        if party is None:
            break
        found.append(party)
        at = party.last
        if at >= limit or marks.tokens.keys[at] not in _SEPARATORS:
            break
        at += 1
    return found


_LONGEST_PLACE = 4
_WORKS = frozenset(("TASK", "MUST", "ADV"))


def read_place(marks: Marks, index: int, limit: int) -> Party | None:
    """Read a place that is to do something: "Nà Phát cần giữ rừng", "đề nghị Nà Phát rà soát"."""
    tokens = marks.tokens
    if index >= limit or not tokens.is_title(index) or marks.bears(index, _NAMES):
        return None
    for last in range(min(index + _LONGEST_PLACE, limit - 1), index, -1):
        if not marks.bears(last, _WORKS) and tokens.keys[last] != "sẽ":
            continue
        if tokens.keys[last : last + 2] == ["phải", "là"]:
            return None  # "Nà Phát phải là nơi đáng sống"
        whole = all(tokens.is_title(at) for at in range(index, last))
        if whole and not tokens.is_title(last) and is_place(tokens.words[index:last]):
            return Party(index, last, None, "authority")
    return None


def ends_place(marks: Marks, index: int) -> bool:
    """Say whether the name of a place, and no longer name, ends before the token."""
    tokens = marks.tokens
    first = index
    while first and index - first <= _LONGEST_PLACE and tokens.is_title(first - 1):
        first -= 1
    if any(level.last == index for level in marks.within(max(index - 3, 0), index, "LEVEL")):
        return True
    return first < index and is_place(tokens.words[first:index])


_NAMES = frozenset(("HON", "HONS", "HONX", "NAME", "NAMEL"))


def read_party(marks: Marks, index: int, limit: int) -> Party | None:
    """Read one party that starts at token `index`; what was read is kept, as many rules ask."""
    if index >= limit or not may_open(marks, index):
        return None
    known: Party | None = marks.kept.get((index, limit), _UNREAD)
    if known is not _UNREAD:
        return known
    party = _read_party(marks, index, limit)
    marks.kept[index, limit] = party
    return party


_UNREAD = Party(-1, -1, None, "")


def _read_party(marks: Marks, index: int, limit: int) -> Party | None:
    if marks.bears(index, _NO_PARTY):
        return None
    org = marks.at(index, "ORG")
    if org is not None and org.last <= limit:
        return _with_modifiers(
            marks, Party(index, org.last, org.value.level, org.value.kind), limit
        )
    task, group = marks.at(index, "TASK"), marks.at(index, "GROUP")
    if task is not None and group is not None and task.last == group.last:
        return None  # "Tổ chức ra quân …"
    return (
        _official(marks, index, limit)
        or _led(marks, index, limit)
        or _group(marks, index, limit)
        or _level_alone(marks, index, limit)
        or _head_alone(marks, index, limit)
    )


_OFFICIAL = frozenset(("HON", "HONS", "POST", "NAME"))


def _official(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "đồng chí Chủ tịch UBND xã Lê Văn Sáu", with or without its parts."""
    if not marks.bears(index, _OFFICIAL):
        return None
    at = index
    honorific = marks.at(index, "HON") or marks.at(index, "HONS")
    if honorific is not None:
        at = honorific.last
    post = _post_from(marks, at)
    if post is not None and post[0] <= limit:
        name = marks.at(post[0], "NAME")
        end = name.last if name is not None and name.last <= limit else post[0]
        return Party(index, end, post[1], "official", post[2])
    name = marks.at(at, "NAME") or (marks.at(at, "NAMEL") if honorific else None)
    if name is not None and name.last <= limit:
        return Party(index, name.last, None, "official")
    return _members(marks, index, limit)


_LONGEST_MEMBERS = 6


def _members(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "các đồng chí trong thường trực", before a duty or another who is told."""
    honorific = marks.at(index, "HONS")
    if honorific is None or marks.tokens.keys[honorific.last : honorific.last + 1] != ["trong"]:
        return None
    for at in range(honorific.last + 2, min(honorific.last + _LONGEST_MEMBERS, limit)):
        if marks.tokens.keys[at] in (",", "và") or marks.bears(at, _DUTY):
            return Party(index, at, None, "group")
    return None


_DUTY = frozenset(("TASK", "MUST"))


def _post_from(marks: Marks, index: int) -> tuple[int, str | None, str] | None:
    mark = marks.at(index, "POST")
    return (mark.last, mark.value.level, mark.value.head) if mark is not None else None


def _led(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "đại diện lãnh đạo Công an xã", "thủ trưởng các đơn vị"."""
    tokens = marks.tokens
    keys = tokens.keys
    at = index
    while at + 1 < limit and (keys[at], keys[at + 1]) in _LEAD_PAIRS:
        at += 2
    if at == index:
        return None
    inner = read_party(marks, at, limit)
    if inner is None:
        return None
    end, level = inner.last, inner.level
    while end + 1 < limit and keys[end] in ("-", "–", "và") and marks.at(end + 1, "ORG"):
        joined = read_party(marks, end + 1, limit)
        if joined is None:
            break
        end, level = joined.last, level or joined.level
    return Party(index, end, level, inner.kind)


_LEAD_PAIRS = frozenset(
    (
        ("đại", "diện"),
        ("lãnh", "đạo"),
        ("thủ", "trưởng"),
        ("tập", "thể"),
        (key_of("toàn"), "thể"),
        ("đội", "ngũ"),
        ("người", "đứng"),
        ("bộ", "phận"),
    )
)


def _group(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "các đoàn thể chính trị - xã hội huyện", "đại biểu", "mặt trận, các ngành"."""
    at = index
    determiner = marks.at(at, "DET")
    if determiner is not None and index and marks.tokens.keys[index - 1] == "thứ":
        return None
    if determiner is not None:
        at = determiner.last
    noun = _longer(marks.at(at, "GROUP"), marks.at(at, "SPEAKERS"))
    if noun is None or noun.last > limit:
        org = marks.at(at, "ORG") if determiner is not None else None
        if org is None:
            return None
        return _with_modifiers(
            marks, Party(index, org.last, org.value.level, org.value.kind), limit
        )
    if determiner is None and marks.at(index, "LEVEL") is not None:
        return None
    end = noun.last
    while end + 1 < limit and marks.tokens.keys[end] == "," and determiner is not None:
        more = marks.at(end + 1, "GROUP")
        if more is None or more.last > limit or _starts_other(marks, end + 1):
            break
        end = more.last
    more = marks.at(end, "GROUP")
    while more is not None and more.last <= limit and not marks.bears(end, _NO_FURTHER):
        end = more.last
        more = marks.at(end, "GROUP")
    kind = "org" if marks.tokens.keys[noun.first] in ("hội", "chi") else "group"
    if noun.id == "group.superior":
        kind = "superior"
    last = marks.tokens.keys[end - 1]
    own = last == "viên" or (end - at > 1 and last in ("hội", key_of("đoàn")))
    head = MEMBERS if own else ""
    party = Party(index, end, _level_in(marks, index, end), kind, head)
    return _with_modifiers(marks, party, limit)


MEMBERS = "members"
"""Stands for the head of those who belong to a body: "các thành viên", "các cấp Hội"."""
_NO_FURTHER = frozenset(("TASK", "LEVEL"))


def _longer(one: Mark | None, other: Mark | None) -> Mark | None:
    if one is None or other is None:
        return one or other
    return other if other.last > one.last else one


_OTHER_TAGS = frozenset(("TASK", "ORG", "COMPOUND"))


def _starts_other(marks: Marks, index: int) -> bool:
    return marks.bears(index, _OTHER_TAGS)


def _level_in(marks: Marks, first: int, last: int) -> str | None:
    mark = marks.first_in(first, last, "LEVEL")
    return level_of(marks, mark, last) if mark is not None else None


def _with_modifiers(marks: Marks, party: Party, limit: int) -> Party:
    """Take in what narrows a party: "thành viên", "có liên quan", "cấp xã", "xã Hòa Lạc"."""
    end = party.last
    level = party.level
    for _ in range(4):
        if end >= limit or not _narrows(marks, end):
            break
        mark = marks.at(end, "GROUPMOD") or marks.at(end, "TIER")
        if mark is not None and marks.at(mark.last, "EVENT") is not None:
            break  # "các tổ trưởng tham dự cuộc họp": what they do, not which
        if mark is not None and mark.last <= limit and marks.at(end, "TASK") is None:
            end = mark.last
            continue
        if marks.at(end, "LEVEL") is not None and end < limit:
            end, tail_level, _place = read_tail(marks, end, limit, capital_place=False)
            level = level or tail_level
            continue
        wider = _units(marks, end, limit)
        if wider is not None:
            end, level = wider.last, wider.level or level
            continue
        if marks.tokens.keys[end] == "này":
            end += 1
            break
        if end < limit and marks.tokens.keys[end] in ("thuộc", "của"):
            owner = read_party(marks, end + 1, min(limit, end + _LONGEST_OWNER))
            if owner is not None and owner.kind not in ("official",):
                end, level = owner.last, level or owner.level
                continue
        break
    if end == party.last:
        return party
    return Party(party.first, end, level, party.kind, party.head)


_NARROWING = frozenset(("GROUPMOD", "TIER", "LEVEL", "DET"))
_OWNED = frozenset(("thuộc", "của", "này"))
_LONGEST_OWNER = 40
"""So far the owner of a body is looked for: "hội của hội của …" goes no deeper."""


def _narrows(marks: Marks, index: int) -> bool:
    return marks.bears(index, _NARROWING) or marks.tokens.keys[index] in _OWNED


def of_units(marks: Marks, index: int) -> bool:
    """Say whether units follow, so that several hold the post before: "Chủ tịch UBND các xã"."""
    determiner = marks.at(index, "DET")
    if determiner is None or marks.tokens.keys[index] not in ("các", "những"):
        return False
    return marks.at(determiner.last, "LEVEL") is not None or (
        marks.at(determiner.last, "ORG") is not None
    )


def _units(marks: Marks, index: int, limit: int) -> Party | None:
    """Read the units that a body stands for: "UBND các xã, thị trấn", "Ban Công tác Mặt trận các
    thôn".
    """
    determiner = marks.at(index, "DET")
    if determiner is None or marks.tokens.keys[index] not in ("các", "những"):
        return None
    at = determiner.last
    end = at
    level: str | None = None
    while end < limit:
        noun = marks.at(end, "LEVEL") or marks.at(end, "GROUP")
        if noun is None or noun.last > limit or marks.at(end, "COMPOUND"):
            break
        level = level or _level_in(marks, end, noun.last)
        end = noun.last
        if end + 1 < limit and marks.tokens.keys[end] in (",", "và") and marks.at(end + 1, "LEVEL"):
            end += 1
            continue
        break
    return Party(index, end, level, "group") if end > at else None


def _level_alone(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "huyện", "xã Hòa Lạc", "tỉnh" standing for its authorities."""
    mark = marks.at(index, "LEVEL") or marks.at(index, "CENTRAL")
    if mark is None or mark.last > limit:
        return None
    if mark.tag != "LEVEL":
        return Party(index, mark.last, "central", "authority")
    end = place_after_level(marks, mark.last, limit)
    return Party(index, end, level_of(marks, mark, end), "authority")


def _head_alone(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "Sở", "Hội", "Ban", "Văn phòng" standing for the body named before."""
    mark = marks.at(index, "BHEAD") or marks.at(index, "BODY")
    if mark is None or mark.last > limit:
        return None
    if not marks.tokens.is_capital(index) and mark.value.id != "body.office":
        return None
    return _with_modifiers(marks, Party(index, mark.last, None, "body"), limit)


_FURTHEST_LEADERS = 160


def leaders_before(marks: Marks, index: int) -> Party | None:
    """Return the leaders named in the lines before, "lãnh đạo UBND xã", nearest first."""
    for at in range(index - 1, max(index - _FURTHEST_LEADERS, -1), -1):
        if marks.tokens.keys[at : at + 2] != ["lãnh", "đạo"]:
            continue
        party = read_party(marks, at, index)
        if party is not None and party.last - at > 2:
            return party
    return None


def words_of(tokens: Tokens, party: Party) -> str:
    return tokens.quote(party.first, party.last)
