"""Chức vụ: a post is a head ("Phó Chủ tịch") with the body, level and place that follow it."""

from __future__ import annotations

from phoihop.lib.vietnamese import is_native
from phoihop.reading.bodies import (
    Body,
    level_of,
    past_gloss,
    read_body,
    read_tail,
)
from phoihop.reading.facts import Post
from phoihop.reading.fields import field_at, read_fields
from phoihop.reading.gazetteer import is_place
from phoihop.reading.lexicon import Entry
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import place_after_level, title_run, without_dot
from phoihop.reading.open_bodies import breaks_line, extended_body, open_body
from phoihop.reading.tokens import NUMBER, WORD, Tokens, key_of


def mark_posts(marks: Marks) -> None:
    """Add a POST mark, with its parts, for every post in the text."""
    named: set[int] = set()
    for head in marks.all("HEAD"):
        mark = read_post(marks, head, named)
        if mark is not None:
            marks.add(mark)


def read_post(marks: Marks, head: Mark, named: set[int]) -> Mark | None:
    """Read the post whose head is `head`; None for a head that needs a body and has none.

    `named` holds the ends of posts whose holder stands before them; a post behind a comma there has
    the same holder.
    """
    tokens = marks.tokens
    entry: Entry = head.value
    end, body = _body_of(marks, head)
    if "needs_body" in entry.attributes and (body is None or not tokens.is_capital(head.first)):
        return None
    first = _with_modifier(marks, head.first)
    named_before = _name_before(marks, first) or (first - 1 in named)
    end = _past_place(marks, end) if named_before else _past_country(marks, end)
    group = _is_group(marks, head)
    told = named_before or _held_before(marks, first)
    if body is None and told and tokens.keys[end - 1] in _UNITS_OF_HEADS and head.last == end:
        body = Body("unit", None, None)
        end = extended_body(marks, head, body, end, named_before=True, about=group, one=False)
    elif body is not None and (group or body.kind in _OPEN_KINDS):
        listed = named_before and tokens.words[first - 1] == ";"
        end = extended_body(marks, head, body, end, named_before=told, about=group, one=listed)
    if "weak" in entry.attributes and not (named_before or marks.at(end, "NAME")):
        return None
    if named_before and end < len(tokens) and tokens.words[end] in (",", "-", "–", ";", "kiêm"):
        named.add(end)
    post = Post(
        text=tokens.quote(first, end),
        span=tokens.span(first, end),
        head=entry.id,
        body=tokens.quote(head.last, end) if end > head.last else "",
        level=(body.level if body else None) or entry.attributes.get("level"),
        kind=body.kind if body else entry.attributes.get("class", "any"),
    )
    return Mark(first, end, "POST", post, entry.id)


_A_PLACE = 2


def _past_place(marks: Marks, end: int) -> int:
    """Take in the two words behind a level where the holder stands before the post: in "ông Lê Hòa,
    Chủ tịch UBND xã Lý Mộc" nobody is called Lý Mộc.
    """
    tokens = marks.tokens
    if end >= len(tokens) or breaks_line(tokens, end):
        return end
    level = next(
        (one for one in marks.within(max(end - 2, 0), end, "LEVEL") if one.last == end), None
    )
    if level is None or _ends_word(marks, level.first):
        return end
    run = title_run(marks, end, len(tokens))
    return run if run - end == _A_PLACE else end


def _ends_word(marks: Marks, index: int) -> bool:
    """Say whether the level is the end of a longer word: "Nông thôn"."""
    field = field_at(marks, index - 1)
    return field is not None and field.last > index


def _past_country(marks: Marks, end: int) -> int:
    """Take in the country of a foreign guest: "Bộ trưởng Ngoại giao | Ấn Độ | Anil Kumar".

    Many a country is called like a person ("Mỹ", "Anh", "Đức") and counts only where the word
    behind it is no Vietnamese one.
    """
    country = marks.at(end, "COUNTRY")
    tokens = marks.tokens
    if country is None or country.last >= len(tokens) or not tokens.is_title(country.last):
        return end
    if is_place(tokens.words[end : country.last + 1]):
        return end  # "Chủ tịch Lào Cai"
    known = "sure" in country.value.attributes or not is_native(tokens.words[country.last])
    return country.last if known else end


_UNITS_OF_HEADS = frozenset(("phòng", "ban", "đội", "trạm", "khoa"))


def _held_before(marks: Marks, first: int) -> bool:
    """Say whether somebody is told to hold the post: "được cử làm Trưởng ban …"."""
    for back in (1, 2, 3):
        holds = marks.at(first - back, "HOLDS") if first >= back else None
        if holds is not None and holds.last == first:
            return True
    return False


def _is_group(marks: Marks, head: Mark) -> bool:
    """Say whether the post is one in a board, a delegation or a council formed for a purpose."""
    for index in (head.last - 1, head.last):
        body = marks.at(index, "BODY")
        if body is not None and body.last > head.last:
            return bool(body.value.attributes.get("class") == "group")
    return False


_OPEN_KINDS = frozenset(
    ("group", "unit", "special", "department", "org", "office", "forces", "any")
)


_NAMES = frozenset(("NAME", "NAMEL"))


def _name_before(marks: Marks, first: int) -> bool:
    """Say whether a name and a dash, comma or bracket stand right before the post."""
    if first < 2 or marks.tokens.words[first - 1] not in ("-", "–", "—", ",", "("):
        return False
    for index in marks.among(_NAMES, first - 7, first - 1):
        for tag in _NAMES:
            name = marks.at(index, tag)
            if name is not None and name.last == first - 1:
                return True
    return False


def _with_modifier(marks: Marks, index: int) -> int:
    for back in (2, 1):
        mark = marks.at(index - back, "POSTMOD") if index >= back else None
        if mark is not None and mark.last == index:
            return mark.first
    return index


_HEAD_AND_BODY = frozenset(("ban", key_of("đoàn")))
"""Words that end a head and open its body: "Trưởng ban | ban dân vận", "Trưởng đoàn | giám sát"."""

_QUALIFIED = (["thường", "trực"], ["chuyên", "trách"], ["phụ", "trách"], ["điều", "hành"])
_QUALIFIED_ALONE = (["thứ", "nhất"], ["danh", "dự"])


def _body_of(marks: Marks, head: Mark) -> tuple[int, Body | None]:
    """Return where the post ends and the body it belongs to."""
    tokens = marks.tokens
    limit = len(tokens)
    at = head.last
    board = marks.at(at - 1, "BODY")
    if board is not None and board.last > at and tokens.keys[at - 1] in _HEAD_AND_BODY:
        at -= 1
    at = past_gloss(marks, at, limit)
    at = _past_qualifier(marks, at)
    if tokens.keys[at : at + 2] == ["đơn", "vị"] and marks.at(at + 2, "LEVEL") is not None:
        at += 2  # "Phó Trưởng đoàn ĐBQH đơn vị tỉnh"
    village = head.value.attributes.get("class") == "village"
    if village and at < limit and tokens.kinds[at] == NUMBER and len(tokens.words[at]) <= 2:
        return at + 1, None  # "Trưởng thôn 3"
    if at >= limit or _breaks(tokens, at):
        return at, None
    body = marks.at(at, "ORG") or read_body(marks, at, limit)
    fields = read_fields(marks, at, limit)
    if body is not None and body.last >= fields:
        return body.last, body.value
    if fields > at:
        return _after_sector(marks, fields)
    level = marks.at(at, "LEVEL")
    if level is not None:
        end = place_after_level(marks, level.last, limit)
        kind = level_of(marks, level, end)
        return end if end > level.last else without_dot(marks, level), Body("any", kind, None)
    central = marks.at(at, "CENTRAL")
    if central is not None:
        return central.last, Body("any", "central", None)
    abroad = _past_country(marks, at)
    if abroad > at:
        return abroad, Body("state", "central", None)
    end = open_body(marks, at)
    return (end, Body("unit", None, None)) if end > at else (at, None)


def _past_qualifier(marks: Marks, at: int) -> int:
    """Step over what says how the post is held: "Phó Chủ tịch Thường trực", "Giám đốc điều hành".

    "Phụ trách", "điều hành" are verbs too and count only where a body follows.
    """
    keys = marks.tokens.keys
    pair = keys[at : at + 2]
    if pair == ["thường", "trực"] or pair in _QUALIFIED_ALONE:
        return at + 2
    if keys[at : at + 1] == ["tt"]:
        return at + 1
    if pair in _QUALIFIED and marks.bears(at + 2, _BODIES):
        return at + 2
    return at


_BODIES = frozenset(("ORG", "BODY", "BHEAD"))


def _after_sector(marks: Marks, end: int) -> tuple[int, Body]:
    """Read on after "Trưởng ban tổ chức …": the body, the level."""
    limit = len(marks.tokens)
    inner = read_body(marks, end, limit) if end < limit else None
    if inner is not None:
        return inner.last, Body("party_board", inner.value.level, inner.value.place)
    end, level, place = read_tail(marks, end, limit, capital_place=False)
    return end, Body("department", level, place)


def _breaks(tokens: Tokens, index: int) -> bool:
    return tokens.kinds[index] != WORD or breaks_line(tokens, index)
