"""Ai họp với ai: does a body meet another, hear reports, or a delegation inspect?"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.asking import ORDERS
from phoihop.reading.marks import Marks
from phoihop.reading.tokens import key_of


def opens_with_meeting(marks: Marks, first: int, last: int) -> bool:
    """Say whether the sentence opens "Làm việc với UBND huyện về …, Thường trực HĐND tỉnh …"."""
    verb = marks.at(first, "EVENTV")
    if verb is None or marks.tokens.keys[verb.last : verb.last + 1] not in (["với"], ["tại"]):
        return False
    if marks.tokens.keys[verb.first] == "trao" or marks.tokens.keys[verb.last + 1] in _REPORTERS:
        return False  # "Trao đổi với báo …, ông … cho biết"
    partner = marks.at(verb.last + 1, "ORG")
    if partner is not None and partner.value.kind == "forces":
        return False  # "Làm việc với Công an xã, anh … thừa nhận"
    comma = next(iter(marks.tokens.among(_COMMA, verb.last, last)), last)
    if not marks.has(comma, last, "ORG", "POST"):
        return False
    at_place = marks.tokens.keys[verb.last] == "tại" and marks.tokens.is_title(verb.last + 1)
    return at_place or marks.bears(verb.last + 1, _PARTNERS)


_COMMA = frozenset((",",))
_REPORTERS = frozenset(("báo", "phóng", "pv", "nhà"))


_HEARERS = frozenset(("party", "state", "council", "front", "org", "special"))
_OWN_HOLDERS = _HEARERS | {"party_board"}


def hears(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether a body hears reports: "Sáng nay, Thường trực Tỉnh ủy đã nghe báo cáo tiến độ"."""
    first, last = sentence
    keys = marks.tokens.keys
    for at in marks.tokens.among(_HEARING, first + 1, last):
        if keys[at : at + 3] in _TAKING_UP and _body_ends(marks, first, at):
            return True  # "Ủy ban Thường vụ Quốc hội cho ý kiến về …"
        if (
            keys[at] == "nghe"
            and _body_ends(marks, first, at)
            and any(say.value.id in _HEARD for say in marks.within(at, min(at + 10, last), "SAY"))
        ):
            return True
    return False


def _body_ends(marks: Marks, first: int, at: int, kinds: frozenset[str] = _HEARERS) -> bool:
    """Say whether a body that can meet ends just before `at`; only "khóa XVII", "đã" may follow."""
    near = max(at - _NEAR, first)
    bodies = marks.within(max(at - _LONGEST_BODY, first), at, "ORG")
    bodies = [org for org in bodies if near <= org.last <= at]
    if not bodies or bodies[-1].value.kind not in kinds:
        return False
    return not marks.has(bodies[-1].last, at, "NAME", "POST", "SAY", "HELD")


_NEAR = 5
_LONGEST_BODY = 40
_HEARING = frozenset(("nghe", "cho", "thảo"))
_TAKING_UP = (["cho", "ý", "kiến"], ["thảo", "luận", "về"], ["thảo", "luận", ","])
_HEARD = ("say.report",)


def met(marks: Marks, event: tuple[int, int]) -> bool:
    """Say whether a body or its leader does the meeting: "Thường trực Huyện ủy làm việc với …"."""
    verb = marks.first_in(*event, "EVENTV")
    return verb is not None and marks.has(event[0], verb.first, "ORG", "POST", "NAME")


_TOGETHER = (["với"], ["tại"], ["cùng"])
_PARTNERS = frozenset(("ORG", "BODY", "BHEAD", "LEVEL", "DET", "GROUP", "SPEAKERS", "POST"))
_ALSO_PARTNERS = frozenset(("trưởng", "phó", "cán", "nhân", "công", "hộ", "doanh", "thanh"))
_TO_COME = frozenset(("sẽ", "đang"))
_INSPECTING = ("giám", "kiểm", "khảo")
_VISITING = (*_INSPECTING, "làm")


def meets(marks: Marks, event: tuple[int, int]) -> bool:
    """Say whether a body meets another ("làm việc với xã …", "đối thoại với Nhân dân"), or a
    delegation inspects one. Who works "với ông …" only questions somebody.
    """
    keys = marks.tokens.keys
    if _inspects_with_head(marks, *event):
        return True
    for verb in marks.within(*event, "EVENTV"):
        if keys[verb.first - 1] in _NOMINAL and verb.first > event[0]:
            continue  # "dời thời gian tiếp xúc cử tri", "kế hoạch giám sát"
        if not _TO_COME.isdisjoint(keys[max(verb.first - 3, event[0]) : verb.first]):
            continue
        if keys[verb.first] in _VISITING:
            sent = marks.first_in(event[0], verb.first, "ORG")
            if sent is not None and keys[sent.first] == key_of("đoàn") and sent.last <= verb.first:
                return True
        if keys[verb.first] in _INSPECTING:
            continue
        own = keys[verb.first] in _OWN_MEETINGS
        if own and _body_ends(marks, event[0], verb.first, _OWN_HOLDERS):
            return True  # "HĐND tỉnh khóa XVII đã họp kỳ thứ 7", "Hội … sơ kết công tác quý I"
        elif keys[verb.first] == "tiếp" and _of_voters(keys, verb.last):
            if met(marks, event):
                return True  # "đại biểu Quốc hội … tiếp xúc trên 100 cử tri xã …"
        elif met(marks, event) and keys[verb.last : verb.last + 1] in _TOGETHER:
            if _is_ordered(marks, event[0], verb.first):
                continue
            leaders = keys[verb.last + 1 : verb.last + 3] == _LEADERS
            partner = verb.last + 1 + 2 * leaders
            others = keys[partner : partner + 1]
            return marks.bears(partner, _PARTNERS) or not _ALSO_PARTNERS.isdisjoint(others)
    return False


def _is_ordered(marks: Marks, first: int, verb: int) -> bool:
    """Say whether it is told of in an order, with no day: "Bộ trưởng yêu cầu báo cáo lại việc tham
    mưu cho lãnh đạo bộ làm việc với tỉnh …".
    """
    asks = any(say.value.id in ORDERS for say in marks.within(first, verb, "SAY"))
    there = marks.tokens.keys[verb - 1] in ("khi", "buổi")
    return asks and not there and not marks.has(first, verb, "DAY")


def _inspects_with_head(marks: Marks, first: int, last: int) -> bool:
    """Say whether a delegation with its head inspects others: "Tổ kiểm tra do ông … làm Tổ trưởng
    đã tiến hành kiểm tra … tại xã …".
    """
    head = marks.first_in(first, last, "CHAIR")
    if head is None or marks.tokens.keys[head.first] not in ("làm", "dẫn"):
        return False
    near = 2 * _NEAR if marks.tokens.keys[head.first] == "dẫn" else _NEAR
    keys = marks.tokens.keys[head.last : min(head.last + near, last)]
    return any(pair in _INSPECTIONS for pair in pairwise(keys))


_INSPECTIONS = frozenset((("kiểm", "tra"), ("khảo", "sát"), ("giám", "sát"), ("làm", "việc")))
_NOMINAL = frozenset(("gian", "lịch", "hoạch", "việc", "tác", "động", "quả", "trình"))
_LEADERS = ["lãnh", key_of("đạo")]


_OWN_MEETINGS = frozenset(("họp", "sơ", "tổng", "gặp", "đối", "tiếp"))


def _of_voters(keys: list[str], index: int) -> bool:
    return ("cử", "tri") in pairwise(keys[index - 2 : index + 5])
