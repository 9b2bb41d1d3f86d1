"""Yêu cầu theo dõi người dân: sentences that are kept as text and never worked on.

A verb of watching ("theo dõi", "lập danh sách", "nắm", "không để") said of groups, of opinion,
of religion or ethnicity, or of people by what they think, write or complain about, by their
private words, ways and company, or by what they kept away from. Following
work ("theo dõi tiến độ"), helping people and answering their letters is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from phoihop.reading.lexicon import load
from phoihop.reading.marks import Mark, Marks, mark_lexicon
from phoihop.reading.spans import Span
from phoihop.reading.tokens import tokenise

_STOP = re.compile(r"[.!?;]\s|\n")
_ENDS = frozenset(".!?;")

_NEAR = 14
_BETWEEN = 9
"""Tokens from the people ("những người") to what is said of them ("hay khiếu kiện")."""
_NEXT = 3
"""Tokens from what is private ("lời nói của") to those whose it is ("các hội viên")."""
_NOT_TO_TAKE_PART = 4
"""Tokens from "không" to what people are free not to take part in ("mít tinh")."""
_SOLVED_BEFORE = 20

_ALL = frozenset(("group", "mild", "media"))
_OF_WHOM = {
    "": _ALL,
    "list": _ALL,
    "who": _ALL,
    "prevent": frozenset(("group", "mild")),
    "weak": frozenset(("group",)),
    "sort": frozenset(("group", "mild")),
    "plant": frozenset(("group",)),
}
"""Whom a verb of each manner watches: "quản lý trang mạng xã hội" watches nobody."""
_FREE = frozenset(("hard", "gather", "free", "belief"))
_DISSENT = _FREE | {"unwilling", "complaint"}
_FOR_WHAT = {
    "": _DISSENT,
    "list": _DISSENT,
    "who": _DISSENT | {"asking"},
    "sort": _DISSENT,
    "record": _FREE,
    "tell": _FREE,
    "plant": _FREE,
    "prevent": frozenset(("gather", "belief")),
    "weak": _FREE | {"unwilling"},
    "note": _FREE,
}
"""What people must be said to do for a verb of each manner to watch them."""
_ANSWERED = frozenset(("unwilling", "complaint", "free", "belief"))
"""What an office may well ask after in order to help or to answer."""
_LISTS = frozenset(("list", "who"))
_FOR_HABITS: dict[str | None, frozenset[str]] = {
    "which": frozenset(("", "list", "who", "record", "tell", "weak")),
    None: frozenset(("", "who")),
}
"""Which verbs watch people for any habit: those who are asked for ("ai hay…"), and the others."""
_HARDSHIP = frozenset(["bị", "ốm", "đau", "thiếu", "nghỉ", "vắng", "khó", "nghèo"])
_TO = frozenset(["cho", "với", "tới", "đến"])
"""Before people who are told something: "thông tin cho các hộ" reports nobody."""
_EVERY = frozenset(["các", "những", "từng", "mọi"])
_ONE_PERSON = frozenset(["ông", "bà", "anh", "chị"])
_SPARED = frozenset(["bị", "phải", "chờ", "thiệt"])
_ON_THE_WAY = frozenset({
    "ngay", "kịp", "thời", "đầy", "đủ", "cụ", "thể", "toàn", "bộ", "hằng", "hàng", "ngày", "tuần",
    "tháng", "về", "cho", "với", "lên", "xã", "thôn", "huyện", "tỉnh", "cấp", "trên", "ủy", "uỷ",
    "đảng", "các", "những", "từng", "mọi", "số", "công", "an", "danh", "sách",
})  # fmt: skip
"""What may stand between "báo cáo" and those reported; "báo cáo tình hình người dân" is none."""


def asks_to_watch(marks: Marks, first: int, last: int) -> bool:
    """Say whether the words ask to watch or prevent citizens, groups, opinion, religion or
    ethnicity.
    """
    return next(_watched(marks, first, last), None) is not None


def asks_to_watch_in(marks: Marks, span: Span) -> bool:
    """The same for a stretch of the text."""
    starts = marks.tokens.starts
    return asks_to_watch(marks, bisect_left(starts, span.start), bisect_left(starts, span.end))


def watched_spans(text: str) -> list[Span]:
    """Return where a text asks to watch citizens: from the verb to those watched."""
    marks = mark_lexicon(tokenise(text), load())
    found, start = [], 0
    for stop in [*_STOP.finditer(text), None]:
        end = stop.start() if stop else len(text)
        first, last = (bisect_left(marks.tokens.starts, at) for at in (start, end))
        found += [marks.tokens.span(*one) for one in _watched(marks, first, last)]
        start = stop.end() if stop else end
    return found


def _watched(marks: Marks, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the tokens from each verb of watching to the end of those watched."""
    for watch in marks.within(first, last, "WATCH"):
        if _solves_first(marks, watch, first):
            continue
        whom = next(filter(None, (look(marks, watch, last) for look in _LOOKS)), None)
        if whom is not None:
            yield watch.first, whom.last


def _group(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return the group, medium or belief that is watched."""
    manner = watch.value.attributes.get("manner", "")
    for watched in marks.within(watch.first, min(watch.first + _NEAR, last), "WATCHED"):
        kind = watched.value.attributes.get("kind", "group")
        if kind not in _OF_WHOM.get(manner, ()):
            continue
        if kind == "media" and marks.has(watch.last, watched.first, "TRADE"):
            continue
        if manner == "prevent" and _is_spared(marks, watched, last):
            continue
        after = last if manner in _LISTS else watched.first
        if kind == "mild" and marks.has(watch.last, min(after, watched.last + _NEAR), "HELPING"):
            continue
        return watched
    return None


def _is_spared(marks: Marks, people: Mark, last: int) -> bool:
    """Whether something is to be kept from them: "không để người khiếu nại phải chờ"."""
    return people.last < last and marks.tokens.keys[people.last] in _SPARED


def _people(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return what is said of the people who are watched: "những người hay khiếu kiện"."""
    manner = watch.value.attributes.get("manner", "")
    for people in _persons(marks, watch, last):
        kind = people.value.attributes.get("kind")
        if kind == "case" or (manner == "note" and kind != "which"):
            continue
        if manner in _FOR_HABITS.get(kind, ()) and _watched_for_a_habit(marks, people, last):
            return people
        end = min(people.last + _BETWEEN, _sentence_end(marks, last))
        for doing in marks.within(people.last, end, "DISSENT"):
            kind = doing.value.attributes["kind"]
            if kind not in _FOR_WHAT.get(manner, ()):
                continue
            if kind in _ANSWERED and _helps(marks, watch, people, doing, last):
                continue
            if kind != "complaint" or manner == "who" or _is_habit(marks, people, doing, last):
                return doing
    return None


def _watched_for_a_habit(marks: Marks, people: Mark, last: int) -> bool:
    """Whether they are watched for what they often do: "nhà nào hay tụ họp", not "hay bị ngập"."""
    habit = marks.first_in(people.last, min(people.last + 1, last), "HABIT")
    if habit is None or habit.value.attributes or marks.has(habit.last, last, "HELPING", "SAFETY"):
        return False
    return habit.last >= last or marks.tokens.keys[habit.last] not in _HARDSHIP


def _persons(marks: Marks, watch: Mark, last: int) -> list[Mark]:
    # "báo cáo | các hộ có ý kiến khác": what follows the verb may have been taken for a speaker.
    end = last if last - watch.last > _NEXT else _sentence_end(marks, last)
    # "xem ai" ends with those it is about.
    begin = watch.last - 1 if watch.value.attributes.get("manner") == "who" else watch.last
    found = marks.within(begin, min(watch.last + _NEAR, end), "PERSONS")
    if watch.value.attributes.get("manner") != "tell":
        return found
    return [one for one in found if _is_reported(marks.tokens.keys, watch, one)]


def _is_reported(keys: Sequence[str], watch: Mark, people: Mark) -> bool:
    between = keys[watch.last : people.first]
    told = next((key for key in reversed(between) if key not in _EVERY), "")
    return _ON_THE_WAY.issuperset(between) and told not in _TO


def _sentence_end(marks: Marks, last: int) -> int:
    """The end of a task may fall inside "những người | có ý kiến khác": read on to the stop."""
    tokens = marks.tokens
    for at in range(last, min(last + _BETWEEN, len(tokens))):
        if tokens.keys[at] in _ENDS or "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
            return at
    return min(last + _BETWEEN, len(tokens))


def _is_habit(marks: Marks, people: Mark, doing: Mark, last: int) -> bool:
    return marks.has(people.last, min(doing.last + 3, last), "HABIT")


def _absent(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return what the people who are watched keep away from: "người không dự mít tinh"."""
    if watch.value.attributes.get("manner") == "prevent":
        return None
    for people in _persons(marks, watch, last):
        for without in marks.within(people.last, min(people.last + _BETWEEN, last), "WITHOUT"):
            end = min(without.last + _NOT_TO_TAKE_PART, last)
            kept_from = marks.first_in(without.last, end, "CIVIC")
            if kept_from is not None:
                return kept_from
    return None


def _private(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return whose words, ways or company are watched: "lời nói của các hội viên"."""
    manner = watch.value.attributes.get("manner", "")
    if manner in ("prevent", "plant") or marks.has(watch.last, last, "HELPING", "SAFETY"):
        return None
    end = min(watch.last + _NEAR, last)
    if manner == "tell":
        return _one_person(marks, watch, end)
    if manner == "secret":
        return marks.first_in(watch.last, end, "PERSONS")
    for private in marks.within(watch.last, end, "PRIVATE"):
        people = marks.first_in(private.last, min(private.last + _NEXT, last), "PERSONS")
        if people is not None:
            return people
    return None


def _one_person(marks: Marks, watch: Mark, end: int) -> Mark | None:
    """Return whose ways are told of, when it is one named person: "việc đi lại của bà Sua"."""
    tokens = marks.tokens
    for private in marks.within(watch.last, end, "PRIVATE"):
        at = private.last
        named = at + 1 < len(tokens) and tokens.words[at + 1][:1].isupper()
        if named and tokens.keys[at] in _ONE_PERSON:
            return private
    return None


def _among(marks: Marks, watch: Mark, last: int) -> Mark | None:
    """Return the closed company into which somebody is sent: "cài người vào nhóm kín"."""
    if watch.value.attributes.get("manner") != "plant":
        return None
    return marks.first_in(watch.last, min(watch.last + _NEAR, last), "CLOSED")


def _helps(marks: Marks, watch: Mark, people: Mark, doing: Mark, last: int) -> bool:
    """Say whether they are watched to be helped or answered."""
    if marks.has(watch.last, people.first, "HELPING"):
        return True
    is_list = watch.value.attributes.get("manner") in _LISTS
    asked = is_list or doing.value.attributes["kind"] != "complaint"
    return asked and marks.has(doing.last, min(doing.last + _NEAR, last), "HELPING")


def _solves_first(marks: Marks, watch: Mark, first: int) -> bool:
    """Say whether only an end is named: "giải quyết đơn thư, không để khiếu kiện đông người"."""
    if watch.value.attributes.get("manner") != "prevent":
        return False
    begin = max(first, watch.first - _SOLVED_BEFORE)
    return marks.has(begin, watch.first, "HELPING")


_LOOKS = (_group, _people, _absent, _private, _among)
