"""Lời đề nghị về sau: where a sentence that tells or praises goes on to ask.

"… đánh giá cao …; đồng thời đề nghị UBND …": what others asked, and what was asked before, is
only told of.
"""

from __future__ import annotations

from phoihop.reading.asking import ORDERS, is_request
from phoihop.reading.clauses import read_clause
from phoihop.reading.marks import Mark, Marks

TASKS_NAMED = (["nhiệm", "vụ"], ["giải", "pháp"], ["yêu", "cầu"])
_OPENS_REQUEST = frozenset(("đề", "yêu", "kiến", "mong", "giao", "lưu", "gợi", "xin", "chỉ"))
_NEAR_PAST = 4
_LONGEST_DEED = 40
_JOINS = frozenset((",", ";", "và", "thời"))
_NAMES_PAPER = frozenset(("văn", "thị", "được", "xét", "hồ", "sơ", "nếu", "khi"))
_DOING_SO = frozenset(
    (("đạo", ","), ("đạo", "và"), ("tập", "trung"), ("sẽ", "chỉ"), ("tục", "chỉ"))
)
"""Before "chỉ đạo": what somebody does or will do, and nobody is told."""
_ADVERBS = frozenset(("đã", "cũng", "đang", "đều", "còn", "lại", "rất", "luôn", "sẽ", "vẫn"))
_BEFORE_OWN = frozenset(
    ("và", "thời", "nên", "đó", "tôi", "ta", "rồi", "nhưng", "song", "mà", "thì", "ra", "nữa")
).union(("qua", "tới", "nay", "năm", "này"))
"""Before what the speaker asks: "…, do đó đề nghị", "chúng tôi kiến nghị"."""
_OTHERS = ("GROUP", "SPEAKERS", "NAME", "NAMEL")
_CONTENT = (["cho", "biết"], ["cho", "hay"], ["cho", "rằng"], ["cho", "là"], ["thông", "tin"])
"""Verbs behind which a clause with a subject of its own stands."""
_OWN = ("ORG", "LEVEL", "BHEAD", "LINK")
_LONGEST_OTHER = 9


_SIGNS = frozenset(('"', "”"))


def later_request(marks: Marks, first: int, last: int) -> int | None:
    """Return where "…; đồng thời đề nghị UBND …" begins inside a sentence."""
    keys = marks.tokens.keys
    for say in marks.within(first, last, "SAY"):
        index = say.first
        if say.value.id not in ORDERS:
            continue
        if keys[index] not in _OPENS_REQUEST or keys[index - 1] in _NAMES_PAPER:
            continue
        if _others_ask(marks, first, say) or tuple(keys[index - 2 : index]) in _DOING_SO:
            continue
        before = keys[max(index - _NEAR_PAST, first) : index]
        if "đã" in before and "có" not in before and before[-1] not in _JOINS:
            continue  # "đã quyết liệt chỉ đạo": what was done
        done = "đã" in keys[max(first, index - _LONGEST_DEED) : index]
        told = done and keys[first - 2 : first] in _CONTENT
        # Only a request opens a clause with this verb; to read on from all others takes long.
        asks = told or is_request(marks, say, last)
        clause = read_clause(marks, index, last, asked=False) if asks else None
        if told and (clause is None or not clause.parties):
            continue  # "cho biết cục đã gửi văn bản, đồng thời kiến nghị sửa đổi quy định"
        if clause is not None and clause.verb is not None and clause.verb.first == index:
            return index
        if _directs(marks, say, last):
            return index
    return None


def _others_ask(marks: Marks, first: int, say: Mark) -> bool:
    """Say whether others stand before the verb: "hiện có nhiều đơn vị kiến nghị việc này", "cử tri
    mong muốn Hội đồng …", "hội đồng yêu cầu bổ sung"; a body that orders is never one's own.
    """
    keys = marks.tokens.keys
    at = say.first
    while at > first and keys[at - 1] in _ADVERBS:
        at -= 1
    if keys[first - 2 : first] in _CONTENT and keys[at - 1] in _SIGNS:
        return True  # ‹cho biết việc trước đó ông Dũng "lò vôi" đề nghị›
    if marks.tokens.kinds[at - 1] != "W" or at <= first or keys[at - 1] in _BEFORE_OWN:
        return False
    near = max(at - _LONGEST_OTHER, first)
    if any(mark.last == at for tag in _OTHERS for mark in marks.within(near, at, tag)):
        return True
    if keys[first - 2 : first] not in _CONTENT and keys[first - 1 : first] != ["nói"]:
        return False
    if say.value.id == "say.order":
        return True
    return not any(mark.last == at for tag in _OWN for mark in marks.within(near, at, tag))


def _directs(marks: Marks, say: Mark, last: int) -> bool:
    """Say whether tasks are named behind praise: "… và chỉ đạo một số nhiệm vụ trọng tâm"."""
    keys = marks.tokens.keys
    if keys[say.first : say.last] != ["chỉ", "đạo"] or say.first == 0:
        return False
    if keys[say.first - 1] not in ("và", ",", ";", "thời"):
        return False
    near = keys[say.last : min(say.last + 5, last)]
    return any(near[at : at + 2] in TASKS_NAMED for at in range(len(near)))
