"""Sự kiện: does the document tell of a meeting? The signs for and against, weighed."""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.reading.accounts import accounts, is_account, is_closed, is_pictured, openings
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.relative_days import relative_day
from phoihop.reading.speakers import Speakers
from phoihop.reading.tokens import FRACTION, key_of

_LEAD_SENTENCES = 6


@dataclass(frozen=True, slots=True)
class Lead:
    """Phần mở bài: the title, the first sentences, and the one that tells of the event."""

    title: Part | None
    sentences: tuple[tuple[int, int], ...]
    event: tuple[int, int] | None


def read_lead(marks: Marks, parts: list[Part]) -> Lead:
    title = next((part for part in parts if part.role == "title"), None)
    found: list[tuple[int, int]] = []
    for part in parts:
        if part.role in ("paragraph", "list_item", "turn"):
            found.extend(sentences(marks.tokens, part))
        if len(found) >= _LEAD_SENTENCES:
            break
    found = found[:_LEAD_SENTENCES]
    telling = [one for one in found if _tells_event(marks, one)]
    dated = (one for one in telling if is_dated(marks, one) and not is_planned(marks, one))
    event = next(dated, None) or next(iter(telling), None)
    return Lead(title, tuple(found), event)


def holds_mark(marks: Marks, sentence: tuple[int, int], tag: str) -> bool:
    return marks.has(*sentence, tag)


def is_dated(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the sentence tells when: "Ngày 5/1", "Sáng nay", "Vừa qua"."""
    if holds_mark(marks, sentence, "DAY") or relative_day(marks, *sentence) is not None:
        return True
    keys = marks.tokens.keys
    if any(keys[held.first - 1] == "vừa" for held in marks.within(*sentence, "HELD")):
        return True  # "Thường trực HĐND huyện vừa tiến hành giám sát …"
    return tuple(marks.tokens.keys[sentence[0] : sentence[0] + 2]) in _LATELY


_LATELY = frozenset((("vừa", "qua"), ("mới", "đây"), ("vừa", "mới")))


def _tells_event(marks: Marks, sentence: tuple[int, int]) -> bool:
    if opens_with_meeting(marks, *sentence):
        return True
    return holds_mark(marks, sentence, "EVENT") or (
        holds_mark(marks, sentence, "EVENTV")
        and (is_dated(marks, sentence) or holds_mark(marks, sentence, "CHAIR"))
    )


def opens_with_meeting(marks: Marks, first: int, last: int) -> bool:
    """Say whether the sentence opens "Làm việc với UBND huyện về …, Thường trực HĐND tỉnh …"."""
    verb = marks.at(first, "EVENTV")
    if verb is None or marks.tokens.keys[verb.last : verb.last + 1] not in (["với"], ["tại"]):
        return False
    return marks.bears(verb.last + 1, _PARTNERS) and "," in marks.tokens.words[verb.last : last]


def weigh(
    marks: Marks, lead: Lead, parts: list[Part], speakers: Speakers, document_kind: str
) -> tuple[int, str]:
    """Weigh the signs of a meeting against those of a ceremony, a plan or plain news."""
    if document_kind in _MEETING_PAPERS:
        return 5, "meeting.kind"
    if document_kind in _OTHER_PAPERS:
        return -5, "not_meeting.paper"
    held = lead.event is not None and _held_event(marks, lead.event)
    score = _title_weight(marks, lead.title, held=held)
    if score < 0 and lead.event is not None and _outweighs(marks, lead.event, lead.title):
        score = 0
    if document_kind == "chương trình" and lead.event is not None:
        score += 3
    if lead.event is not None:
        weight = _event_weight(marks, lead.event, lead.sentences.index(lead.event))
        score += max(weight, 2) if any(_meets(marks, one) for one in lead.sentences[:2]) else weight
        if is_planned(marks, lead.event):
            score -= 5
    first = lead.sentences[0] if lead.sentences else None
    if first is not None and holds_mark(marks, first, "CEREMONY") and not _held_event(marks, first):
        score -= 0 if lead.event is not None and _is_chaired(marks, lead.event) else 4
    heads = [first, None if lead.title is None else (lead.title.first, lead.title.last)]
    if any(one and _issues_paper(marks, one) and not _held_event(marks, one) for one in heads):
        score -= 4
    score += min(3, openings(marks, parts)) + min(2, _voices(marks, parts, speakers))
    score += is_closed(marks, parts) + is_pictured(marks, parts)
    if score <= _ENOUGH:
        score += min(4, 2 * accounts(marks, parts) + is_account(marks, lead.sentences))
    return score - _ENOUGH, "meeting.event" if score > _ENOUGH else "not_meeting.no_event"


def _issues_paper(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the news is of a paper: "Ngày 4/12, UBND tỉnh ban hành Công văn số …"."""
    keys = marks.tokens.keys
    first, last = sentence
    for at in marks.tokens.among(_ISSUING, first, min(first + _OPENING_OF_NEWS, last)):
        behind = at + 1 + (keys[at + 1 : at + 2] in (["hành"], ["văn"]))
        if any(tuple(keys[i : i + 2]) in _PAPERS for i in range(behind, behind + 2)):
            return True
    return False


_ISSUING = frozenset(("ban", "có", "ký"))
_OPENING_OF_NEWS = 24
_PAPERS = frozenset(
    (
        ("công", "văn"),
        ("kế", "hoạch"),
        ("chỉ", "thị"),
        ("quyết", "định"),
        ("công", "điện"),
        ("hướng", "dẫn"),
        ("văn", "bản"),
    )
)
_ENOUGH = 3
_MEETING_PAPERS = ("biên bản", "thông báo kết luận")
_OTHER_PAPERS = (
    "công văn",
    "kế hoạch",
    "chỉ thị",
    "quyết định",
    "giấy mời",
    "hướng dẫn",
    "công điện",
    "tờ trình",
    "nghị quyết",
    "báo cáo",
    "quy chế",
    "đề án",
    "thư ngỏ",
    "lời kêu gọi",
)


def _title_weight(marks: Marks, title: Part | None, *, held: bool) -> int:
    if title is None:
        return 0
    span = (title.first, title.last)
    if _acts_first(marks, span):
        return -1 if held else -4
    if holds_mark(marks, span, "EVENT"):
        return 0 if _tells_progress(marks, span) else 3
    if holds_mark(marks, span, "CEREMONY"):
        return -1 if held else -4
    return 2 if holds_mark(marks, span, "EVENTV") else 0


def _tells_progress(marks: Marks, span: tuple[int, int]) -> bool:
    """Say whether the title counts meetings done: "148 xã hoàn thành đại hội"."""
    event = marks.first_in(*span, "EVENT")
    keys = marks.tokens.keys
    return event is not None and keys[event.first - 2 : event.first] == ["hoàn", "thành"]


def _outweighs(marks: Marks, event: tuple[int, int], title: Part | None) -> bool:
    """Say whether the event makes up for a title that tells of something else: somebody chaired it,
    or the visit that the title names was for talks.
    """
    if _is_chaired(marks, event):
        return True
    visit = any(_visits_for_talks(marks, at, event[1]) for at in marks.among(_ACTIONS, *event))
    return visit and title is not None and "thăm" in marks.tokens.keys[title.first : title.last]


_ACTIONS = frozenset(("ACTION",))
_MEETING_WORDS = frozenset(("EVENT", "EVENTV"))


def _acts_first(marks: Marks, span: tuple[int, int]) -> bool:
    """Say whether a deed that is no meeting comes first: "dâng hương trước thềm đại hội", "tổ chức
    trao quà", but not "thăm và làm việc", "hội nghị phát động".
    """
    for index in marks.among(_DEEDS, *span):
        if marks.bears(index, _MEETING_WORDS) or _visits_for_talks(marks, index, span[1]):
            return False
        if marks.at(index, "ACTION") is not None:
            return True
    return False


def _visits_for_talks(marks: Marks, index: int, last: int) -> bool:
    """Say whether who comes to visit comes for a meeting: "đã đến thăm, có buổi làm việc với …"."""
    deed = marks.at(index, "ACTION")
    if deed is None or marks.tokens.keys[deed.last - 1] != "thăm":
        return False
    return marks.has(deed.last, min(deed.last + 4, last), "EVENT")


_DEEDS = frozenset(("ACTION", "EVENT", "EVENTV"))


def _voices(marks: Marks, parts: list[Part], speakers: Speakers) -> int:
    """Count the named speakers who say, ask or order something: a meeting has several."""
    names: set[str] = set()
    for sighting in speakers.sightings:
        for at in range(sighting.last, min(sighting.last + 4, len(marks.tokens))):
            if marks.at(at, "SAY") is not None or marks.tokens.words[at] == ":":
                names.add(sighting.name)
                break
    return max(len(names) - 1, 0)


def _event_weight(marks: Marks, event: tuple[int, int], position: int) -> int:
    dated = position <= 1 and is_dated(marks, event)
    if opens_with_meeting(marks, *event):
        return 4
    if _acts_first(marks, event):
        return -2
    if _held_event(marks, event):
        return 4 if dated or _is_chaired(marks, event) else (3 if position <= 1 else 2)
    if position <= 1 and _closes(marks, event):
        return 3
    if holds_mark(marks, event, "EVENTV") and is_dated(marks, event):
        if dated and _meets(marks, event):
            return 4
        return 2 if position <= 1 and _met(marks, event) else 1
    return 0


def _is_chaired(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether it tells when, and who in office chaired: "Chiều 21/10, Thủ tướng … chủ trì cuộc
    họp …"; such news can stand below what was said there.
    """
    first, last = sentence
    chair = marks.first_in(first, last, "CHAIR")
    if chair is None or not is_dated(marks, sentence) or is_planned(marks, sentence):
        return False
    meets = marks.has(chair.first, min(chair.last + 3, last), "EVENT")
    return meets and marks.has(first, chair.first, "POST", "NAME")


def _closes(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether it opens "Kết luận hội nghị …, Bộ trưởng … nhấn mạnh": news of a meeting that
    begins with what was said there.
    """
    first, last = sentence
    if marks.at(first, "SAY") is None:
        return False
    event = marks.first_in(first, min(first + 6, last), "EVENT")
    return event is not None and marks.has(event.last, last, "NAME", "POST")


def _met(marks: Marks, event: tuple[int, int]) -> bool:
    """Say whether a body or its leader does the meeting: "Thường trực Huyện ủy làm việc với …"."""
    verb = marks.first_in(*event, "EVENTV")
    return verb is not None and marks.has(event[0], verb.first, "ORG", "POST", "NAME")


_PARTNERS = frozenset(("ORG", "BODY", "BHEAD", "LEVEL", "DET", "GROUP", "SPEAKERS", "POST"))
_INSPECTING = ("giám", "kiểm", "khảo")


def _meets(marks: Marks, event: tuple[int, int]) -> bool:
    """Say whether a body meets another ("làm việc với xã …", "đối thoại với Nhân dân"), or a
    delegation inspects one. Who works "với ông …" only questions somebody.
    """
    keys = marks.tokens.keys
    for verb in marks.within(*event, "EVENTV"):
        if keys[verb.first] in _INSPECTING:
            sent = marks.first_in(event[0], verb.first, "ORG")
            if sent is not None and keys[sent.first] == key_of("đoàn"):
                return True
        elif _met(marks, event) and keys[verb.last : verb.last + 1] in (["với"], ["tại"]):
            return marks.bears(verb.last + 1, _PARTNERS)
    return False


def _held_event(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the sentence tells that a meeting was held: "tổ chức hội nghị", "chủ trì buổi
    làm việc", "tổ chức đối thoại".
    """
    if _meets_as_verb(marks, sentence) or _acts_itself(marks, sentence):
        return True
    if marks.has(*sentence, "EVENT"):
        return marks.has(*sentence, "CHAIR") or any(
            not (_attends(marks, held) or _names_body(marks, held))
            and not _is_statistic(marks, sentence[0], held.first)
            for held in marks.within(*sentence, "HELD")
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
    event = marks.at(first, "EVENT")
    if event is None or marks.tokens.keys[event.last : event.last + 1] != ["đã"]:
        return False
    return marks.has(event.last, min(event.last + 8, last), "SAY", "TALK")


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


_NO_ATTENDING = (["thảo"], ["án"], ["toán"], ["kiến"], ["báo"], ["phòng"])


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


_YEAR = 4
"""Digits behind the stroke: "7/2022" is a month of "ngày 01 /7/2022", no share."""


_LONGEST_SHARE = 24


def _names_body(marks: Marks, held: Mark) -> bool:
    """Say whether "tổ chức" is a noun: "các tổ chức chính trị - xã hội", "tổ chức Đảng"."""
    keys = marks.tokens.keys
    if keys[held.first : held.last] != ["tổ", "chức"]:
        return False
    return keys[held.first - 1] in _BEFORE_NOUN or keys[held.last : held.last + 2] in _BEHIND_NOUN


_BEFORE_NOUN = frozenset(("các", "những", "mỗi", "từng", "nhiều", "số", "của"))
_BEHIND_NOUN = (["chính", "trị"], ["thành", "viên"], ["bộ", "máy"], ["cơ", "sở"])


def is_planned(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether what is held is still to come: "dự kiến kỳ họp sẽ diễn ra …"."""
    keys = marks.tokens.keys
    if keys[sentence[0] : sentence[0] + 2] == ["dự", "kiến"]:
        return True
    for held in marks.within(*sentence, "HELD"):
        before = keys[max(held.first - 2, 0) : held.first]
        if before[-1:] == ["sẽ"] or before == ["dự", "kiến"]:
            return True
    return False
