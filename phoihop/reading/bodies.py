"""Đơn vị: names of bodies in the text, from the first word to the place at the end.

A body is a lexicon name ("UBND", "Hội Nông dân"), or a head ("Sở", "Phòng", "Ban") with its field
of
work, followed by what narrows it: another body, "Việt Nam", a tier, a level with or without a
place.
"""

from __future__ import annotations

from phoihop.lib.record import record
from phoihop.reading.fields import field_at, read_fields
from phoihop.reading.gazetteer import city_level, is_place
from phoihop.reading.lexicon import Entry
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import (
    LARGEST_NUMBER,
    NUMBERED,
    bare_place,
    is_compound,
    past_number,
    place_after_level,
    without_dot,
)
from phoihop.reading.tokens import NUMBER

LEVELS = ("central", "province", "district", "commune", "village")


@record()
class Body:
    """Tên đơn vị trong văn bản: its class and level as far as the words tell them."""

    kind: str
    level: str | None
    place: str | None


def mark_bodies(marks: Marks) -> None:
    """Add an ORG mark for every body named in the text."""
    size = len(marks.tokens)
    last_end = 0
    for index in marks.among(_CORE_TAGS, 0, size):
        if index < last_end or _is_in_place(marks, index):
            continue
        mark = read_body(marks, index, size)
        if mark is not None:
            marks.add(mark)
            last_end = mark.last


def _is_in_place(marks: Marks, index: int) -> bool:
    """Say whether the word for a body only opens the name of a place: "xã Hội An"."""
    level = marks.at(index - 1, "LEVEL")
    return level is not None and is_place(marks.tokens.words[index : index + 2])


def read_body(marks: Marks, index: int, limit: int) -> Mark | None:
    """Read one body that starts at token `index`, or return None."""
    core = _core(marks, index, limit)
    if core is None:
        return None
    end, kind, level, joins, needs = core
    begin = end
    while joins and end < limit:
        end = past_gloss(marks, end, limit)
        inner = _core(marks, end, limit)
        if inner is None:
            break
        end, inner_kind, inner_level, joins, needs = inner
        kind = _narrower(kind, inner_kind)
        level = inner_level or level
    if needs and end == begin:
        return None
    owner = _owner(marks, end, limit) if kind == "group" else None
    if owner is not None:
        end, kind, level = owner.last, owner.value.kind, owner.value.level
        return Mark(index, end, "ORG", Body(kind, level, owner.value.place))
    end = past_gloss(marks, end, limit)
    placed = kind != "head" and level != "central"
    end, tail_level, place = read_tail(marks, end, limit, capital_place=placed, level=level)
    if level == "city":
        level = _level_of_city(marks, place)
    if (
        marks.tokens.keys[index] in _OF_PARLIAMENT
        and marks.tokens.keys[end : end + 3] == _PARLIAMENT
    ):
        return Mark(index, end + 3, "ORG", Body(kind, "central", place))
    return Mark(index, end, "ORG", Body(kind, tail_level or level, place))


_OF_PARLIAMENT = frozenset(("ủy", "hội"))
_PARLIAMENT = ["của", "quốc", "hội"]
_LONGEST_GLOSS = 3


def past_gloss(marks: Marks, index: int, limit: int) -> int:
    """Step over an abbreviation in brackets that stands inside a name: "Hội Người cao tuổi (NCT)
    tỉnh"; one at the end of the name stays outside.
    """
    words = marks.tokens.words
    if index >= limit or words[index] != "(":
        return index
    for close in range(index + 2, min(index + 2 + _LONGEST_GLOSS, limit - 1)):
        if words[close] == ")":
            short = all(word.isupper() for word in words[index + 1 : close])
            return close + 1 if short and _goes_on_after(marks, close + 1) else index
    return index


_CONTINUING = frozenset(("LEVEL", "BODY", "TIER", "CENTRAL"))


def _goes_on_after(marks: Marks, index: int) -> bool:
    return marks.bears(index, _CONTINUING) or marks.tokens.keys[index : index + 2] == [
        "việt",
        "nam",
    ]


def _level_of_city(marks: Marks, place: str | None) -> str:
    """Return whether the city of this name, or "thành phố" alone, is of province or district
    level.
    """
    named = city_level(place.split()) if place else None
    return named or marks.city_level


_CORE_TAGS = frozenset(("BODY", "BHEAD"))


def _core(marks: Marks, index: int, limit: int) -> tuple[int, str, str | None, bool, bool] | None:
    """Return end, kind, level, whether another body may follow, whether one must."""
    known, head = marks.at(index, "BODY"), marks.at(index, "BHEAD")
    if known is None and head is None:
        return None
    if known is not None and known.last <= limit and (head is None or known.last >= head.last):
        entry: Entry = known.value
        kind = entry.attributes.get("class", "any")
        joins = "joins" in entry.attributes or kind in ("party_board", "office", "group", "party")
        end = known.last
        if entry.id in ("body.office", "body.emulation_group") and marks.tokens.is_capital(
            min(end, limit - 1)
        ):
            end = _sectors(marks, end, limit) or end
        if kind in ("party_board", "council") and end < limit and field_at(marks, end):
            end = _sectors(marks, end, limit) or end
        if kind in ("party_board", "council") and end > index + 1:
            end = max(end, read_fields(marks, index + 1, limit))  # "Ban Dân tộc - Tôn giáo"
        end = _past_its_number(marks, known, end, limit)
        if end + 1 < limit and marks.tokens.keys[end] == "ngành":
            end = _sectors(marks, end + 1, limit) or end
        return (
            end,
            kind,
            entry.attributes.get("level"),
            joins,
            "needs_body" in entry.attributes,
        )
    if head is None or head.last >= limit:
        return None
    if marks.tokens.keys[index] in _HALVES and _is_half_word(marks, index):
        return None
    field = _sectors(marks, head.last, limit)
    if field is None and marks.tokens.is_capital(index):
        field = _capital_run(marks, head.last, limit)
    if field is None:
        return None
    key = marks.tokens.keys[index]
    return field, _kind_of_head(key), _LEVEL_OF_HEAD.get(key), True, False


def _is_half_word(marks: Marks, index: int) -> bool:
    """Say whether the head is the second half of "nhiệm vụ (chính trị)", "cán bộ (y tế)"."""
    if marks.tokens.is_capital(index) or not index:
        return False
    return marks.tokens.keys[index - 1] in _FIRST_HALVES


_HALVES = frozenset(("vụ", "bộ"))
_FIRST_HALVES = frozenset(("nhiệm", "phục", "nghiệp", "cán", "đồng", "tiến", "nội", "nghĩa"))
_LEVEL_OF_HEAD = {"bộ": "central", "sở": "province"}


def _owner(marks: Marks, index: int, limit: int) -> Mark | None:
    """Read whose delegation it is: "Đoàn công tác của Sở Nội vụ tỉnh …"."""
    if index + 1 < limit and marks.tokens.keys[index] in ("của", "thuộc"):
        return read_body(marks, index + 1, limit)
    return None


def _kind_of_head(key: str) -> str:
    if key in ("hội", "liên", "hiệp", "câu", "tổng"):
        return "special"
    if key in ("sở", "bộ", "phòng", "cục", "vụ", "chi", "thanh"):
        return "department"
    return "unit"


def _narrower(outer: str, inner: str) -> str:
    return outer if outer in ("party_board", "office", "forces") else inner


def _sectors(marks: Marks, index: int, limit: int) -> int | None:
    """Return the end of "Tài chính - Kế hoạch, Nội vụ và …", or None when no field of work
    stands here.
    """
    end = read_fields(marks, index, limit)
    return end if end > index else None


def _capital_run(marks: Marks, index: int, limit: int) -> int | None:
    """Return the end of the capitalised words of an unknown name ("Công ty Hoa Mai"), or None."""
    end = index
    while end < limit and end - index < 9 and _goes_on(marks, end):
        if end > index and marks.at(end, "HEAD") and not marks.at(end, "SURNAME"):
            break
        if marks.at(end, "CHAIR") and not marks.tokens.is_capital(end + 1):
            break  # "Chủ tịch Hội Chủ trì hội nghị"
        named = read_fields(marks, end, limit) if marks.tokens.is_capital(end) else end
        end = max(named, end + 1)
    return end if end > index else None


_SHORT_LEVELS = frozenset(("TP", "TX", "TT"))


def _goes_on(marks: Marks, index: int) -> bool:
    tokens = marks.tokens
    if tokens.words[index] in _SHORT_LEVELS:
        return False
    if tokens.is_capital(index):
        return marks.at(index, "NAME") is None or marks.at(index, "NAME_LIKE_PLACE") is not None
    joined = tokens.keys[index] in ("và", "-", "–") and index + 1 < len(tokens)
    return (
        joined
        and tokens.is_capital(index + 1)
        and tokens.touches(index) == tokens.touches(index + 1)
        and marks.at(index + 1, "NAME") is None
        and marks.at(index + 1, "HEAD") is None
    )


_NUMBERED_BODIES = frozenset(("body.military", "body.command"))
_STEERING = frozenset(("đạo", "bcđ"))
_AT_WORK = (["công", "tác"], ["giúp", "việc"])
_LONGEST_NUMBER = 4


def _past_its_number(marks: Marks, known: Mark, end: int, limit: int) -> int:
    """Step over the number that names a body of many: "Sư đoàn 5", "Ban Chỉ đạo 389"."""
    tokens = marks.tokens
    if tokens.keys[end - 1] in _STEERING or tokens.keys[end - 2 : end] in _AT_WORK:
        end = _past_paper(marks, end, limit)
    if end >= limit or tokens.kinds[end] != NUMBER or not tokens.words[end].isdigit():
        return end
    size = len(tokens.words[end])
    if tokens.keys[end - 1] in _STEERING:
        return end + 1 if 1 < size <= _LONGEST_NUMBER else end
    numbered = known.value.id in _NUMBERED_BODIES and marks.at(end + 1, "UNIT") is None
    return end + 1 if numbered and size <= _LONGEST_NUMBER else end


def _past_paper(marks: Marks, index: int, limit: int) -> int:
    """Step over the numbered paper that a board carries out: "Ban Chỉ đạo | Đề án 06 | tỉnh"."""
    tokens = marks.tokens
    paper = marks.at(index, "DOCKIND")
    if paper is None or not tokens.is_capital(index) or paper.last >= limit:
        return index
    numbered = (
        tokens.kinds[paper.last] == NUMBER and len(tokens.words[paper.last]) <= LARGEST_NUMBER
    )
    return paper.last + 1 if numbered else index


_BRANCHES = (["chi", "nhánh"], ["khu", "vực"], ["đơn", "vị"])
_ROMAN = frozenset("IVX")
_ENDS = frozenset((",", ".", ";", ")"))
_NEXT_WORDS = frozenset(("NAME", "SAY", "ADV"))


def _past_branch(marks: Marks, index: int, limit: int) -> int:
    """Step over which branch of a body it is: "Ngân hàng Nhà nước chi nhánh | tỉnh", "Kho bạc Nhà
    nước khu vực XI", "Đoàn ĐBQH đơn vị | tỉnh"; a place or level must follow, or a number.
    """
    tokens = marks.tokens
    if index >= limit or tokens.keys[index : index + 2] not in _BRANCHES:
        return index
    after = index + 2
    if after >= limit:
        return index
    number = tokens.kinds[after] == NUMBER and len(tokens.words[after]) <= LARGEST_NUMBER
    if tokens.keys[index] == "khu" and (number or _ROMAN.issuperset(tokens.words[after])):
        return after + 1
    placed = marks.at(after, "LEVEL") is not None or bare_place(marks, after, limit) > after
    ends = tokens.keys[index] == "khu" and (
        tokens.words[after] in _ENDS or marks.bears(after, _NEXT_WORDS)
    )
    return after if placed or ends else index


_TAIL_TAGS = frozenset(("TIER", "LEVEL"))


def read_tail(
    marks: Marks, index: int, limit: int, *, capital_place: bool, level: str | None = None
) -> tuple[int, str | None, str | None]:
    """Read "Việt Nam", "các cấp", "huyện Mộc Lan", "Mộc Lan"; return end, level and place."""
    tokens = marks.tokens
    end = index
    known, level = level, None
    place: str | None = None
    if tokens.keys[end : end + 2] == ["việt", "nam"] and end + 2 <= limit:
        end += 2
    elif end < limit and tokens.words[end] in ("VN", "TW", "TƯ"):
        end += 1
    if end > 0 and tokens.keys[end : end + 1] and tokens.keys[end] in NUMBERED:
        end = past_number(tokens, end, limit)
    end = _past_branch(marks, end, limit)
    for _ in range(3):
        if end >= limit or not marks.bears(end, _TAIL_TAGS):
            break
        tier = marks.at(end, "TIER")
        step = marks.at(end, "LEVEL")
        if tier is not None and tier.last <= limit and tokens.keys[end] in ("cấp", "các"):
            end = tier.last
            continue
        if step is None or step.last > limit or is_compound(marks, end):
            break
        named = place_after_level(marks, step.last, limit)
        level = level or level_of(marks, step, named)
        if named > step.last:
            place = place or tokens.quote(end, named)
        end = named if named > step.last else without_dot(marks, step)
    if (level is None and capital_place and end == index) or (end > index and level is None):
        named = bare_place(marks, end, limit, known)
        if named > end:
            place = tokens.quote(end, named)
            if known is None and level is None and is_place(tokens.words[end:named], "province"):
                level = "province"
            end = named
    return end, level, place


def level_of(marks: Marks, step: Mark, named: int) -> str:
    """Return the level that a LEVEL mark means, with the place that ends at `named` behind it."""
    level = str(step.value.attributes.get("level", "district"))
    if level != "city":
        return level
    place = marks.tokens.quote(step.last, named) if named > step.last else None
    return _level_of_city(marks, place)
