"""Đã họp: does a sentence tell that a meeting was held, or is it prepared, planned, counted?"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.tokens import FRACTION, NUMBER, Tokens, key_of


def is_meant(marks: Marks, first: int, event: Mark) -> bool:
    """Say whether the meeting is what the sentence is about, and not one of "125 cuộc giám sát",
    nor one that is looked forward to: "Hướng tới Đại hội …", "chào mừng đại hội".
    """
    tokens = marks.tokens
    if tokens.kinds[event.first - 1] == NUMBER and tokens.words[event.first - 1] not in ("1", "01"):
        return tokens.keys[event.first - 2] in _NUMBERING
    if tokens.keys[event.last : event.last + 1] == ["nhận"]:
        return False  # "Tại buổi tiếp nhận ủng hộ, …"
    if tokens.keys[event.first] == "đại" and _is_general(tokens.keys[event.last : event.last + 6]):
        return False
    before = tokens.keys[max(event.first - 4, first) : event.first]
    if before[-1:] in (["trước"], ["sau"], ["trình"]) or before[-2:] in _PAPERS_OF:
        return False  # "cử tri sau kỳ họp thứ ba", "học tập Nghị quyết Đại hội"
    return before[-1:] != ["xong"] and not any(pair in _TOWARDS for pair in pairwise(before))


_PAPERS_OF = (["nghị", "quyết"], ["văn", "kiện"])


def _is_general(keys: list[str]) -> bool:
    """Say whether the words tell of all congresses of a kind: "(đại hội) đảng bộ các cấp"."""
    for at, key in enumerate(keys):
        if key in (",", ".", ";", "lần", "xã", "huyện", "tỉnh") and keys[at - 1 : at] != ["chi"]:
            return False
        if keys[at : at + 2] in _ALL_OF_A_KIND:
            return True
    return False


_ALL_OF_A_KIND = (["các", "cấp"], ["cấp", "cơ"], ["cơ", "sở"], ["cấp", "huyện"], ["cấp", "xã"])


_NUMBERING = frozenset(("thứ", "số", "lần", "khóa"))
_TOWARDS = frozenset(
    (
        *(("hướng", "tới"), ("chào", "mừng"), ("trước", "thềm"), ("tiến", "tới"), ("sẵn", "sàng")),
        *(("chuẩn", "bị"), ("hoàn", "thành"), ("bị", "tốt")),
        *(("lịch", "tổ"), ("kế", "hoạch"), ("hướng", "dẫn"), ("nội", "quy"), ("quy", "trình")),
        *(("tác", "điều"), ("kỹ", "năng"), ("thời", "gian"), ("hoạch", "tổ")),
    )
)


def is_held(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the sentence tells that a meeting was held: "tổ chức hội nghị", "chủ trì buổi
    làm việc", "tổ chức đối thoại".
    """
    if _meets_as_verb(marks, sentence) or _acts_itself(marks, sentence):
        return True
    if any(is_meant(marks, sentence[0], event) for event in marks.within(*sentence, "EVENT")):
        last = _told_of_all(marks.tokens, *sentence)
        return marks.has(*sentence, "CHAIR") or any(
            not any(other(marks, held) for other in _OTHER_HOLDING)
            and not _is_statistic(marks, sentence[0], held.first)
            for held in marks.within(sentence[0], last, "HELD")
        )
    return any(
        marks.first_in(held.last, min(held.last + 2, sentence[1]), "EVENTV") is not None
        and marks.has(sentence[0], held.first, "ORG", "POST", "NAME", "LEVEL")
        for held in marks.within(*sentence, "HELD")
    )


_ALSO_VERBS = frozenset(("giao", "trực", "họp"))


def _meets_as_verb(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether a word for a meeting is the verb: "Thường trực Huyện ủy giao ban quý II"."""
    event = marks.first_in(*sentence, "EVENT")
    if event is None or marks.tokens.keys[event.first] not in _ALSO_VERBS:
        return False
    orgs = marks.within(sentence[0], event.first, "ORG")
    return any(event.first - 1 <= org.last <= event.first for org in orgs)


def _acts_itself(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the meeting is who did something: "Hội nghị đã thảo luận và thống nhất …"."""
    first, last = sentence
    if any(_ended(marks, first, event, last) for event in marks.within(first, last, "EVENT")):
        return True
    event = marks.at(first, "EVENT")
    if event is None:
        return False
    if marks.tokens.keys[event.last : event.last + 2] in _WAS_HELD:
        return True
    if marks.tokens.keys[event.last : event.last + 1] != ["đã"]:
        return False
    return marks.has(event.last, min(event.last + 8, last), "SAY", "TALK")


def _ended(marks: Marks, first: int, event: Mark, last: int) -> bool:
    """Say whether it came to its end: "Hội nghị … lần thứ 24 đã kết thúc"."""
    keys = marks.tokens.keys
    near = min(event.last + _LONGEST_SHARE, last)
    for at in marks.tokens.among(_DONE, event.last, near):
        if keys[at + 1 : at + 3] in _ENDED:
            return "," not in keys[event.last : at] and is_meant(marks, first, event)
    return False


_DONE = frozenset(("đã", "vừa"))
_ENDED = (["kết", "thúc"], ["bế", "mạc"], ["khép", "lại"], ["khai", "mạc"])


_WAS_HELD = (["được", "kết"], ["được", "tổ"], ["được", "nghe"], ["được", "truyền"])


def _is_noun(marks: Marks, held: Mark) -> bool:
    """Say whether the word is half of a noun: "phát biểu khai mạc", "ngày làm việc"."""
    keys = marks.tokens.keys
    return keys[held.first - 1 : held.first + 1] in _NOUNS


_NOUNS = (
    *(["biểu", "khai"], ["văn", "khai"], ["lễ", "khai"], ["biểu", "bế"], ["lễ", "bế"]),
    *(["ngày", "làm"], ["chế", "làm"], ["dung", "làm"], ["trình", "làm"], ["phong", "làm"]),
)


def _in_event(marks: Marks, held: Mark) -> bool:
    """Say whether the word belongs to the name of a meeting: "họp" of "phiên họp"."""
    event = marks.at(held.first - 1, "EVENT")
    return event is not None and event.last >= held.last


def _attends(marks: Marks, held: Mark) -> bool:
    """Say whether "tham dự" only says which delegates are meant: "Đoàn đại biểu tham dự …", or
    "dự" is half of another word: "dự thảo".
    """
    keys = marks.tokens.keys
    if keys[held.last - 1] != "dự":
        return False
    alone = held.last - held.first == 1
    return keys[held.first - 1 : held.first] == ["biểu"] or (
        alone and keys[held.last : held.last + 1] in _NO_ATTENDING
    )


def _all_at_once(marks: Marks, held: Mark) -> bool:
    """Say whether many held theirs: "các chi bộ đồng loạt tổ chức đại hội điểm"."""
    keys = marks.tokens.keys
    before = keys[max(held.first - 5, 0) : held.first]
    return before[-2:] == ["đồng", "loạt"] or any(pair in _MANY for pair in pairwise(before))


_MANY = frozenset((("nhiều", "địa"), ("nhiều", "đơn"), ("các", "địa"), ("các", "đơn")))


_NO_ATTENDING = (["thảo"], ["án"], ["toán"], ["kiến"], ["báo"], ["phòng"])


def _told_of_all(tokens: Tokens, first: int, last: int) -> int:
    """Return where the sentence begins to tell of all bodies, else its end: "Đến ngày 3/10, toàn
    bộ | 234 chi bộ … đã tổ chức đại hội".
    """
    pairs = enumerate(pairwise(tokens.keys[first:last]), start=first)
    return next((at + 2 for at, pair in pairs if pair in _ALL), last)


def _is_statistic(marks: Marks, first: int, held: int) -> bool:
    """Say whether a share of the bodies held their meetings: "80% số Hội đã tổ chức đại hội"."""
    tokens = marks.tokens
    first = max(first, held - _LONGEST_SHARE)
    days = marks.within(first, held, "DAY")
    return any(
        tokens.words[at + 1 : at + 2] == ["%"]
        or (tokens.kinds[at] == FRACTION and len(tokens.words[at].rpartition("/")[2]) < _YEAR)
        for at in tokens.numerals(first, held)
        if not any(day.first <= at < day.last for day in days)
    )


_ALL = frozenset(((key_of("toàn"), "bộ"), ("tất", "cả"), ("hầu", "hết")))
_YEAR = 4
"""Digits behind the stroke: "7/2022" is a month of "ngày 01 /7/2022", no share."""


_LONGEST_SHARE = 24


def _names_body(marks: Marks, held: Mark) -> bool:
    """Say whether "tổ chức" is a noun: "các tổ chức chính trị - xã hội", "tổ chức Đảng"."""
    keys = marks.tokens.keys
    if keys[held.first : held.last] != ["tổ", "chức"]:
        return False
    return keys[held.first - 1] in _BEFORE_NOUN or keys[held.last : held.last + 2] in _BEHIND_NOUN


_BEFORE_NOUN = frozenset(
    (
        *("các", "những", "mỗi", "từng", "nhiều", "số", "của", "chọn", "tác", "việc", "thức"),
        *("bị", "hoạch", "lịch", "gian"),
    )
)
_BEHIND_NOUN = (["chính", "trị"], ["thành", "viên"], ["bộ", "máy"], ["cơ", "sở"])


_OTHER_HOLDING = (_attends, _names_body, _all_at_once, _is_noun, _in_event)


def is_prepared(marks: Marks, first: int, index: int) -> bool:
    """Say whether what stands at `index` belongs to a meeting that somebody prepares: "kiểm tra
    công tác chuẩn bị Đại hội Đảng bộ xã …".
    """
    tokens = marks.tokens
    for at in tokens.among(_PREPARED, max(index - _LONGEST_PREPARED, first), index):
        if marks.has(at, index, "EVENT"):
            return not any(_ends_clause(tokens, i) for i in range(at + 1, index))
    return False


def _ends_clause(tokens: Tokens, index: int) -> bool:
    """Say whether a line ends before the token, or a comma and the day of the event follows it."""
    if "\n" in tokens.before(index):
        return True
    return tokens.words[index] == "," and tokens.keys[index + 1 : index + 2] in _DAY_OPENS


_DAY_OPENS = (["sáng"], ["chiều"], ["tối"], ["ngày"])
_PREPARED = frozenset(("chuẩn",))
_LONGEST_PREPARED = 18


def is_planned(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether what is held is still to come: "dự kiến kỳ họp sẽ diễn ra …"."""
    keys = marks.tokens.keys
    if keys[sentence[0] : sentence[0] + 2] == ["dự", "kiến"]:
        return True
    event = marks.first_in(*sentence, "EVENT")
    if (
        event is not None
        and "sẽ" in keys[event.last : min(event.last + _LONGEST_SHARE, sentence[1])]
    ):
        will = keys.index("sẽ", event.last)
        if event.first - sentence[0] <= 1 and not marks.has(sentence[0], will, "DAY", "SAY"):
            return True  # "Hội nghị … khai mạc trong tuần này sẽ xem xét …"
    for held in marks.within(*sentence, "HELD"):
        before = keys[max(held.first - 2, 0) : held.first]
        if before[-1:] == ["sẽ"] or before == ["dự", "kiến"]:
            return True
    return False
