"""Lời tường thuật: what only an account of a meeting says: who came, spoke there, closed it.

It tells a meeting where no sentence says that one was held: a text cut in the middle, news that
begin with what was said.
"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.held import is_meant
from phoihop.reading.marks import Marks
from phoihop.reading.tokens import key_of


def openings(marks: Marks, parts: list[Part]) -> int:
    """Count the openings that only an account of a meeting has."""
    count = 0
    for part in parts:
        if not part.is_body:
            continue
        first, last = part.first, min(part.first + 12, part.last)
        count += 2 * sum(_lists_who_came(marks, one) for one in sentences(marks.tokens, part))
        for say in marks.within(first, last, "SAY"):
            said = marks.tokens.keys[say.first - 1 : say.first] not in _NO_SPEECH
            if said and say.value.id in ("say.conclude", "say.direct_speech"):
                count += 2
        for event in marks.within(first + 1, last + 1, "EVENT"):
            if marks.tokens.keys[event.first - 1] == "tại" and is_meant(marks, first, event):
                count += 1
    return count


_NO_SPEECH = (["báo"], ["có"], ["theo"], ["các"])
"""Before the noun: "triển khai thông báo kết luận của …"."""


def accounts(marks: Marks, parts: list[Part]) -> int:
    """Count the sentences that tell what was said at a meeting, as a text cut in the middle does:
    "Tại buổi làm việc, Hội … báo cáo …", "Phát biểu tại hội nghị, ông … đề nghị …".
    """
    told = [
        one
        for part in parts
        if part.role in ("paragraph", "list_item", "turn")
        for one in sentences(marks.tokens, part)
    ]
    return sum(_tells_talk(marks, *one) for one in told[:_NEAR_TOP])


_NEAR_TOP = 12
"""Sentences in which an account begins; what a long story tells further down is not its matter."""


def is_account(marks: Marks, lead: tuple[tuple[int, int], ...]) -> bool:
    """Say whether the first sentences tell what delegates or somebody in office said at a meeting
    that is the matter itself, and not one of before: "Tại hội nghị …, Bí thư … cho rằng".
    """
    for first, last in lead:
        if not _tells_talk(marks, first, last) or not marks.has(first, last, "POST", "SPEAKERS"):
            continue
        opening = marks.tokens.keys[first : first + _OPENING]
        if not any(pair in _BEFORE for pair in pairwise(opening)):
            return True
    return False


_OPENING = 12
_BEFORE = frozenset((("mới", "đây"), ("gần", "đây"), ("trước", "đó"), ("trước", "đây")))
_SEVERAL = frozenset(("các", "những", "mỗi", "nhiều"))
_AT_MEETING = frozenset(("tại", "trong", "qua", "dự"))
_VOICES = frozenset(("ORG", "NAME", "POST", "SPEAKERS"))
_ANYBODY = _VOICES | {"GROUP"}


def _tells_talk(marks: Marks, first: int, last: int) -> bool:
    """Say whether the sentence opens at a meeting and goes on to who says something there, or
    tells what somebody says and ends with where: "… đặt câu hỏi tại buổi đối thoại".
    """
    keys = marks.tokens.keys
    if not keys[first].isalnum() and last - first > 1:
        first += 1  # past a bullet
    if _ends_at_meeting(marks, first, last) or _hears_voters(marks, first, last):
        return True
    if _meeting_acts(marks, first, last):
        return True
    opening = marks.at(first, "SAY")
    if keys[first] not in _AT_MEETING and opening is None:
        return False
    event = marks.first_in(first, min(first + 12, last), "EVENT")
    if event is None:
        return False
    if keys[event.first - 1] in _SEVERAL and "đã" not in keys[event.last : last]:
        return False  # what is done again and again
    closes = opening is not None and opening.last >= event.first  # "Phát biểu kết luận hội nghị,"
    if not closes and _AT_MEETING.isdisjoint(keys[first : event.first]):
        return False
    voice = next(iter(marks.among(_VOICES, event.last, last)), last)
    if voice <= event.last + 2 and marks.at(voice, "SPEAKERS") and "đã" in keys[voice : voice + 4]:
        return True  # "Tại hội nghị, các đại biểu đã tham mưu …"
    return marks.first_in(voice, last, "SAY") is not None


def _meeting_acts(marks: Marks, first: int, last: int) -> bool:
    """Say whether the meeting itself is who did something: "Đại hội đã chỉ ra hạn chế …", "Trong
    ngày đầu tiên, kỳ họp đã nghe các báo cáo".
    """
    tokens = marks.tokens
    comma = next(iter(tokens.among(_COMMA, first, min(first + _OPENING, last))), first - 1)
    for begin in {first, comma + 1}:
        event = marks.at(begin, "EVENT")
        if event is None or tokens.keys[event.last : event.last + 1] not in (["đã"], ["cũng"]):
            continue
        did = range(event.last + 1, min(event.last + 4, last))
        if any(marks.bears(at, _SAYING) or tokens.keys[at] in _DONE for at in did):
            return True
    return False


_COMMA = frozenset((",",))
_SAYING = frozenset(("SAY", "TALK"))
_DONE = frozenset(("nghe", "bầu", "thông", "dành", "biểu", "quyết", "bàn", "thảo", "xem"))


def _hears_voters(marks: Marks, first: int, last: int) -> bool:
    """Say whether voters had the floor, or were answered: "Đã có 6 lượt cử tri phát biểu …", "Các
    kiến nghị của cử tri đã được … trả lời".
    """
    keys = marks.tokens.keys
    for turn in marks.tokens.among(_TURNS, first + 1, min(first + _NEAR_HEAD, last)):
        if marks.at(turn - 1, "NUM") and keys[turn + 1 : turn + 2] in _WHO_SPOKE:
            return marks.first_in(turn, last, "SAY") is not None
    of_voters = keys[first : min(first + _NEAR_HEAD, last)]
    if ("cử", "tri") not in pairwise(of_voters) or ("đã", "được") not in pairwise(of_voters):
        return False
    return any(say.value.id == "say.answer" for say in marks.within(first, last, "SAY"))


_TURNS = frozenset(("lượt",))
_NEAR_HEAD = 12
_WHO_SPOKE = (["cử"], ["ý"], ["đại"])


def _ends_at_meeting(marks: Marks, first: int, last: int) -> bool:
    event = marks.first_in(max(last - 8, first), last, "EVENT")
    if event is None or event.last < last - 1 or marks.tokens.keys[event.first - 1] != "tại":
        return False
    voices = marks.among(_ANYBODY, first, event.first)
    return marks.has(first, event.first, "SAY") and bool(voices)


def is_closed(marks: Marks, parts: list[Part]) -> bool:
    """Say whether a block opens "Kết luận hội nghị, …", as even a text cut in the middle does."""
    for part in parts:
        if not part.is_body:
            continue
        for say in marks.within(part.first, min(part.first + 4, part.last), "SAY"):
            closes = say.value.id == "say.conclude"
            if closes and marks.has(say.first, min(say.last + 2, part.last), "EVENT"):
                return True
    return False


_PICTURED = frozenset(("quang", key_of("toàn"), "cảnh"))


def is_pictured(marks: Marks, parts: list[Part]) -> bool:
    """Say whether a caption shows a meeting: "Quang cảnh buổi làm việc"."""
    return any(
        part.role == "caption"
        and marks.tokens.keys[part.first] in _PICTURED
        and marks.has(part.first, part.last, "EVENT")
        for part in parts
    )


def _lists_who_came(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the sentence opens as the list of who came does: "Dự hội nghị có …"."""
    first, last = sentence
    if marks.at(first, "ATTEND") is None:
        return False
    return marks.has(first + 1, min(first + 9, last), "EVENT")
