"""Lời đáp: the wordings that make a speech an answer, whoever speaks and wherever.

"Liên quan đến các kiến nghị của …", "ghi nhận các kiến nghị", "trao đổi, hướng dẫn và giải đáp".
"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.asking import ASKING
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.speech import Speech
from phoihop.reading.voices import opens_clause

_NOTING = frozenset((("ghi", "nhận"), ("cảm", "ơn"), ("trân", "trọng"), ("cám", "ơn")))
_REQUESTED = frozenset((("kiến", "nghị"), ("đề", "xuất"), ("ý", "kiến")))
_TURNED_TO = frozenset(("quan", "trước", "về", "với", "nghe"))
_AGREEING = frozenset(
    (("đồng", "tình"), ("nhất", "trí"), ("thống", "nhất"), ("đồng", "quan"), ("đồng", "ý"))
)
_LONGEST_OPENING = 22
_LONGEST_LEAD = 50
_NO_ANSWER = frozenset(("lời", "việc", "được", "bị", "với"))
_ADMITTING = frozenset((("giải", "thích"), ("lý", "giải"), ("thừa", "nhận"), ("đồng", "ý")))
"""Verbs that answer only where somebody asked."""
_WEAK = _ADMITTING | {("làm", "rõ"), ("làm", "rõ", "thêm")}
"""Verbs that answer nothing when delegates do so: "làm rõ nguyên nhân"."""


def answers_requests(marks: Marks, speech: Speech) -> bool:
    """Say whether the sentence opens with "Liên quan đến (Về) các kiến nghị, đề xuất của …"; who
    only agrees with a view answers nothing.
    """
    keys = marks.tokens.keys
    first = speech.speakers[0].first
    if marks.at(first, "SPEAKERS") is not None:
        return False
    for index in marks.tokens.among(_TURNED_TO, max(0, first - _LONGEST_LEAD), first):
        if tuple(keys[index - 2 : index]) in _AGREEING:
            continue
        if first - index > _LONGEST_OPENING and not opens_clause(marks, index):
            continue
        near = keys[index + 1 : min(index + 7, first)]
        asked = ("câu", "hỏi") in pairwise(keys[index : min(index + 12, first)])
        if keys[index] == "trước" and keys[index + 1] in _LATER_THAN:
            continue
        voiced = keys[index] == "trước" and not _VOICED.isdisjoint(pairwise(near))
        heard = keys[index] == "nghe" and not _asks(speech)
        if keys[index] == "nghe" and not (heard and ("kiến", "nghị") in pairwise(near)):
            continue
        if asked or voiced or not _REQUESTED.isdisjoint(pairwise(near)):
            return "." not in marks.tokens.words[index:first]
    return _answers_inside(marks, first)


_LATER_THAN = frozenset(("mắt", "hết", "đó", "đây", "khi", "tiên"))
"""Behind "trước" where it tells when, and not before what."""


def _asks(speech: Speech) -> bool:
    return any(one.value.attributes["kind"] in ASKING for one in speech.verbs)


_VOICED = frozenset(
    (
        ("băn", "khoăn"),
        ("bức", "xúc"),
        ("thắc", "mắc"),
        ("phản", "ánh"),
        ("lo", "lắng"),
        ("chất", "vấn"),
        ("đề", "nghị"),
        ("chia", "sẻ"),
    )
)
"""What is voiced before an answer: "Trước băn khoăn của cử tri, …"."""


def _answers_inside(marks: Marks, first: int) -> bool:
    """Say whether "Sáng 6/4, tại cuộc họp, trả lời việc cây đổ, ông …" opens so."""
    return any(pair in _REPLYING for pair in _told_inside(marks, first))


def reports_inside(marks: Marks, speech: Speech) -> bool:
    """Say whether "Trước đó, báo cáo về công tác cải cách, ông …" opens so."""
    first = speech.speakers[0].first
    return ("báo", "cáo") in _told_inside(marks, first) and bool(speech.speakers[-1].posts)


def _told_inside(marks: Marks, first: int) -> list[tuple[str, ...]]:
    """Return the verbs of saying that stand behind a comma before the one who speaks."""
    keys = marks.tokens.keys
    begin = max(first - _LONGEST_LEAD, 0)
    stops = (at for at in range(first - 1, begin, -1) if keys[at] in (".", ";"))
    begin = next(stops, begin)
    return [
        tuple(keys[say.first : say.first + 2])
        for say in marks.within(begin + 1, first, "SAY")
        if keys[say.first - 1] == ","
    ]


_REPLYING = frozenset((("trả", "lời"), ("giải", "trình"), ("giải", "đáp"), ("phúc", "đáp")))


def answers_people(marks: Marks, speech: Speech, last: int) -> bool:
    """Say whether it is told "trước cử tri", behind the verb or in the opening."""
    keys = marks.tokens.keys
    places = [speech.last] if speech.opener is None else [speech.last, speech.opener.last]
    return any(tuple(keys[at : at + 3]) in _BEFORE_PEOPLE for at in places if at + 2 < last)


_BEFORE_PEOPLE = frozenset(
    (("trước", "cử", "tri"), ("trước", "bà", "con"), ("trước", "người", "dân"))
)


def notes_requests(marks: Marks, speech: Speech, last: int) -> bool:
    """Say whether it only takes note of requests: "ghi nhận các kiến nghị của Công đoàn"."""
    keys = marks.tokens.keys
    verbs = [tuple(keys[verb.first : verb.last]) for verb in speech.verbs]
    if ("ghi", "nhận") not in verbs or not _NOTING.issuperset(verbs):
        return False
    if speech.first and keys[speech.first - 1] == "được":
        return True
    return any(
        pair in _REQUESTED for pair in pairwise(keys[speech.last : min(speech.last + 6, last)])
    )


def answers_soon(marks: Marks, first: int, last: int) -> bool:
    """Say whether an answer follows in the chain: "trao đổi, hướng dẫn và giải đáp"."""
    keys = marks.tokens.keys
    for index in range(first, min(first + 7, last)):
        say = marks.at(index, "SAY")
        if say is None or keys[index - 1] in _NO_ANSWER:
            pass
        elif say.value.id == "say.answer" and keys[index] != "tiếp":
            return True
        if keys[index] in (":", ";", "."):
            return False
    return False


def is_weak(marks: Marks, verb: Mark) -> bool:
    """Say whether delegates answer nothing with the verb: "làm rõ nguyên nhân"."""
    return tuple(marks.tokens.keys[verb.first : verb.last]) in _WEAK


def admits(marks: Marks, verb: Mark) -> bool:
    """Say whether the verb answers only where somebody asked: "thừa nhận", "giải thích"."""
    return tuple(marks.tokens.keys[verb.first : verb.last]) in _ADMITTING
