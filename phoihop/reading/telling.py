"""Nội dung lời kể: what stands behind "cho biết", "cho rằng", "nói": a duty, needs or facts."""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.clauses import read_clause, tells_hardship
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.onward import TASKS_NAMED
from phoihop.reading.parties import read_party
from phoihop.reading.pieces import cut, skip_lead_in
from phoihop.reading.tokens import key_of

_INFORMING = (["xác", "nhận"], ["cho", "biết"], ["cho", "hay"], ["thông", "tin"], ["thông", "báo"])
_LISTED = frozenset((",", "và", "nhiều", "những", "các", "nghị", "số", "loạt"))
_HAVING = frozenset(("có", "với"))
_WANTED = frozenset(
    (
        ("xem", "xét"),
        ("hỗ", "trợ"),
        ("đầu", "tư"),
        ("nâng", "cấp"),
        ("sửa", "chữa"),
        ("bố", "trí"),
    )
)
_TROUBLES = ("shortcoming", "difficulty")
_FEELING = frozenset(("trăn", "ấn", "vui", "mừng", "tiếc", "buồn", "lo", "tin", "xúc", "tự", "khó"))
_NEAR_HEAD = 4
_MUCH = frozenset((("rất", "nhiều"), ("còn", "nhiều"), ("khá", "nhiều"), ("rất", "cần")))
"""Words of who judges how much there is: "dự án còn nhiều việc"."""


def informs(marks: Marks, verb: Mark | None) -> bool:
    """Say whether the verb gives information: "cho biết", "cho hay", "thông tin"."""
    return verb is not None and marks.tokens.keys[verb.first : verb.last] in _INFORMING


def tells_facts(marks: Marks, first: int, last: int) -> bool:
    """Say whether the words tell what was done, is or will be, and not how the speaker feels or
    what goes badly.
    """
    if _feels(marks, first):
        return False
    if marks.has(first, last, "NUM"):
        return True
    if marks.tokens.keys[first : first + 2] == [key_of("đây"), "là"]:
        return False
    if not _MUCH.isdisjoint(pairwise(marks.tokens.keys[first:last])):
        return False
    will = next(iter(marks.tokens.among(_WILL, first, last)), last)
    return not any(
        mark.value.attributes.get("kind") in _TROUBLES
        for mark in marks.within(first, will, "ASSESS")
    )


_WILL = frozenset(("sẽ",))


def _feels(marks: Marks, first: int) -> bool:
    """Say whether the words open with how the speaker feels: "rất trăn trở", "không tin"."""
    head = marks.tokens.keys[first : first + _NEAR_HEAD]
    return any(key in _FEELING and head[at - 1 : at] != ["thông"] for at, key in enumerate(head))


def tells_work(marks: Marks, first: int, last: int) -> bool:
    """Say whether the words tell of work that was done, is or will be, with its numbers."""
    done = bool(_DONE.intersection(marks.tokens.keys[first:last]))
    counted = [one for one in marks.within(first, last, "NUM") if _counts(marks, one)]
    amounts = any(marks.tokens.keys[one.first - 1] in _AMOUNTING for one in counted)
    return bool(counted) and (done or amounts) and tells_facts(marks, first, last)


_DONE = frozenset(("đã", "đang", "sẽ"))
_AMOUNTING = frozenset(("có", "đạt", "được", "gồm"))
_TIMES = frozenset(("năm", "tháng", "ngày", "giờ", "lần", "tuổi", "tuần", "phút"))


def _counts(marks: Marks, number: Mark) -> bool:
    """Say whether the number counts something, and is no year, and no time."""
    if not _TIMES.isdisjoint(marks.tokens.keys[number.last : number.last + 1]):
        return False
    return marks.tokens.keys[number.first - 1] not in ("năm", "tháng", "ngày", "khóa", "thứ")


def obliges(marks: Marks, first: int, last: int) -> bool:
    """Say whether the words name somebody who must do something: "các xã phải …", "Sơn La cần"."""
    clause = read_clause(marks, first, last, asked=False)
    if clause is not None and clause.form == "party" and clause.parties:
        if tells_hardship(marks, clause):
            return False
        must = marks.at(clause.content, "MUST") is not None
        return must and marks.tokens.keys[clause.content] != "nên"  # what should be is advice
    return any(_binds(marks, first, must) for must in marks.within(first + 1, last, "MUST"))


def _binds(marks: Marks, first: int, must: Mark) -> bool:
    """Say whether a body or a place opens the clause of "phải", "cần"."""
    keys = marks.tokens.keys
    if keys[must.first] not in _BINDING or keys[must.last : must.last + 1] == ["là"]:
        return False
    at = must.first
    while at > first and keys[at - 1] in _BEFORE_MUST:
        at -= 1
    if _was_ordered(marks, first, at):
        return False
    if at - first >= 2 and all(map(marks.tokens.is_title, (at - 2, at - 1))):
        return marks.at(at - 2, "NAME") is None
    for start in range(max(first, at - _LONGEST_BOUND), at):
        opens = (
            start == first or keys[start - 1] in _OPENING or marks.tokens.kinds[start - 1] == "P"
        )
        party = read_party(marks, start, must.first) if opens else None
        if party is not None and party.last == at:
            return marks.at(start, "SPEAKERS") is None
    return False


def _was_ordered(marks: Marks, first: int, at: int) -> bool:
    """Say whether the duty is only told of: "thành phố đã chỉ đạo sở và chủ đầu tư phải …"."""
    keys = marks.tokens.keys
    return any(
        say.value.id == "say.order" and keys[say.first - 1] == "đã"
        for say in marks.within(max(first, at - _LONGEST_BOUND), at, "SAY")
    )


_BINDING = frozenset(("cần", "phải", "không", "tuyệt", "có"))
_BEFORE_MUST = frozenset(("cũng", "đều", "luôn", "vẫn", "càng", "thì"))
_OPENING = frozenset(("rằng", "là", "và", "nên", "vậy"))
_LONGEST_BOUND = 14


_MATTERS = frozenset(("việc", "vấn", "nội"))


def lists_tasks(marks: Marks, first: int) -> bool:
    """Say whether a quotation opens with a task and tells nothing else: “Tiếp tục rà soát …”."""
    at = skip_lead_in(marks, first, first + _LONGEST_BOUND)
    if marks.at(at, "TASK") is None or marks.at(at, "SAY") is not None:
        return False
    return _TELLING.isdisjoint(marks.tokens.keys[at : at + _LONGEST_BOUND])


_TELLING = frozenset(("là", "đã", "đang", "sẽ", "phải", "cần", "có", "thì", "không"))


def sets_tasks(marks: Marks, first: int, last: int) -> bool:
    """Say whether tasks are named, then told: "nêu các nhiệm vụ: Thứ nhất …", "một trong những
    nhiệm vụ là đẩy nhanh …".
    """
    words, keys = marks.tokens.words, marks.tokens.keys
    for at in marks.tokens.among(_NAMING, first, min(first + 16, last - 1)):
        if keys[at : at + 2] not in TASKS_NAMED:
            continue
        told = range(at + 2, min(at + 16, last - 2))
        if any(keys[i] == "là" and marks.at(i + 1, "TASK") for i in told):
            return True
    colon = next((at for at in range(first, min(first + 16, last - 2)) if words[at] == ":"), 0)
    named = any(keys[at : at + 2] in TASKS_NAMED for at in range(first, colon))
    needed = "cần" in keys[first : min(first + 2, colon)]
    named = named or (needed and not _MATTERS.isdisjoint(keys[first:colon]))
    return named and asks_anything(marks, colon + 1, last, authority=True)


_NAMING = frozenset(("nhiệm", "giải", "yêu"))


def asks_anything(marks: Marks, first: int, last: int, *, authority: bool) -> bool:
    """Say whether anything is asked for between the tokens."""
    return any(
        read_clause(marks, start, end, asked=authority) is not None
        for start, end in cut(marks, first, last)
    )


def raises(marks: Marks, first: int, last: int) -> bool:
    """Say whether a group "có nhiều ý kiến, kiến nghị về …" behind its first verb, or "nêu ý
    kiến, kiến nghị …".
    """
    keys = marks.tokens.keys
    for at in marks.tokens.among(_HAVING, first, last - 3):
        near = range(at + 1, min(at + 8, last - 1))
        if any(keys[i : i + 2] == ["kiến", "nghị"] for i in near):
            return True
    sent = "gửi" in keys[max(first - 4, 0) : first]
    near = range(first, min(first + (_LONGEST_SENT if sent else 6), last - 1))
    return any(
        keys[i : i + 2] == ["kiến", "nghị"]
        and keys[i - 1] in _LISTED
        and keys[i + 2 : i + 3] != ["của"]  # "làm rõ các kiến nghị của Mặt trận": others' requests
        for i in near
    )


_LONGEST_SENT = 18
"""So far behind "gửi đến đoàn đại biểu …" can stand what is sent: "một số kiến nghị"."""


def lists_needs(marks: Marks, first: int, last: int) -> bool:
    """Say whether a group's list behind a colon tells what is needed: "như: cần cấp nước"."""
    words, keys = marks.tokens.words, marks.tokens.keys
    colon = next((at for at in range(first, last - 2) if words[at] == ":"), None)
    if colon is None:
        return False
    if any(keys[must.first] == "cần" for must in marks.within(colon, last, "MUST")):
        return True
    at = skip_lead_in(marks, colon + 1, last)
    return tuple(keys[at : at + 2]) in _WANTED
