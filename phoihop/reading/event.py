"""Sự kiện: does the document tell of a meeting? The signs for and against, weighed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from phoihop.reading.accounts import accounts, is_account, is_closed, is_pictured, openings
from phoihop.reading.blocks import Part, sentences
from phoihop.reading.held import is_held, is_meant, is_planned
from phoihop.reading.marks import Marks
from phoihop.reading.meets import hears, meets, met, opens_with_meeting
from phoihop.reading.quantities.relative_days import relative_day
from phoihop.reading.speakers import Speakers
from phoihop.reading.tokens import key_of

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
    if title is not None and _is_first_sentence(marks, title):
        found.append((title.first, title.last))
    for part in parts:
        if part.role in ("paragraph", "list_item", "turn"):
            found.extend(_past_bullet(marks, one) for one in sentences(marks.tokens, part))
        if len(found) >= _LEAD_SENTENCES:
            break
    found = found[:_LEAD_SENTENCES]
    telling = [one for one in found if _tells_event(marks, one)]
    dated = (one for one in telling if is_dated(marks, one) and not is_planned(marks, one))
    rest = [one for one in telling if not is_planned(marks, one)] or telling
    event = next(dated, None) or next(iter(rest), None)
    return Lead(title, tuple(found), event)


def _past_bullet(marks: Marks, sentence: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence without the bullet or dash that a page sets before it."""
    first, last = sentence
    bullet = marks.tokens.words[first] in _BULLETS and last - first > 1
    return (first + 1, last) if bullet else sentence


_BULLETS = frozenset("•*-–+·▪►")


def _is_first_sentence(marks: Marks, title: Part) -> bool:
    """Say whether what stands as title tells when it was held: "Ngày 5/1, cụm thi đua họp …"."""
    if opens_with_meeting(marks, title.first, title.last):
        return True
    day = marks.first_in(title.first, min(title.first + 4, title.last), "DAY")
    return day is not None and marks.has(day.last, title.last, "HELD", "EVENTV")


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
    if marks.tokens.keys[sentence[0] : sentence[0] + 2] in _EARLIER:
        return False  # "Trước đó, tại cuộc họp ngày 30/10, …" tells what led to the news
    return (
        any(is_meant(marks, sentence[0], held) for held in marks.within(*sentence, "EVENT"))
        or (
            _works_together(marks, sentence)
            and (is_dated(marks, sentence) or holds_mark(marks, sentence, "CHAIR"))
        )
        or (is_dated(marks, sentence) and _meets_somehow(marks, sentence))
    )


def _works_together(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether a verb tells that people met, and not that somebody spoke to the press, or is
    still asking others: "trao đổi với báo chí", "đang trao đổi với các cơ quan".
    """
    keys = marks.tokens.keys
    return any(
        keys[verb.last : verb.last + 2] not in _PRESS
        and _TO_COME.isdisjoint(keys[max(verb.first - 3, sentence[0]) : verb.first])
        and not _names_delegation(marks, verb.first)
        for verb in marks.within(*sentence, "EVENTV")
    )


def _names_delegation(marks: Marks, verb: int) -> bool:
    """Say whether the verb is half of a name: "lập đoàn giám sát"."""
    sent = marks.at(verb - 1, "ORG")
    return sent is not None and sent.last > verb and marks.tokens.keys[verb - 2] == "lập"


_TO_COME = frozenset(("sẽ", "đang"))
_PRESS = (["với", "báo"], ["với", "phóng"], ["với", "pv"], ["với", "chúng"])
_EARLIER = (["trước", "đó"], ["trước", "đây"])


def weigh(
    marks: Marks, lead: Lead, parts: list[Part], speakers: Speakers, document_kind: str
) -> tuple[int, str]:
    """Weigh the signs of a meeting against those of a ceremony, a plan or plain news."""
    if document_kind in _MEETING_PAPERS:
        return 5, "meeting.kind"
    if document_kind in _OTHER_PAPERS:
        return -5, "not_meeting.paper"
    held = lead.event is not None and is_held(marks, lead.event)
    score = _title_weight(marks, lead.title, held=held)
    if score < 0 and lead.event is not None and _outweighs(marks, lead.event, lead.title):
        score = 0
    if document_kind == "chương trình" and lead.event is not None:
        score += 3
    if lead.event is not None:
        weight = _event_weight(marks, lead.event, _position(marks, lead))
        score += max(weight, 2) if any(meets(marks, one) for one in lead.sentences[:2]) else weight
        if is_planned(marks, lead.event) or _opens_with_plan(marks, lead):
            score -= 5
    first = lead.sentences[0] if lead.sentences else None
    if first is not None and holds_mark(marks, first, "CEREMONY") and not is_held(marks, first):
        score -= 0 if lead.event is not None and _is_chaired(marks, lead.event) else 4
    heads = [first, None if lead.title is None else (lead.title.first, lead.title.last)]
    if any(one and _issues_paper(marks, one) and not is_held(marks, one) for one in heads):
        score -= 4
    score += min(3, openings(marks, parts)) + min(2, _voices(marks, parts, speakers))
    score += is_closed(marks, parts) + is_pictured(marks, parts)
    if score <= _ENOUGH:
        score += min(4, 2 * accounts(marks, parts) + is_account(marks, lead.sentences))
    return score - _ENOUGH, "meeting.event" if score > _ENOUGH else "not_meeting.no_event"


def _position(marks: Marks, lead: Lead) -> int:
    """Return how far down the event stands; one that opens with the first day that the text names
    stands no lower than the second sentence, whatever praise or quotation goes before.
    """
    position = lead.sentences.index(lead.event) if lead.event is not None else 0
    if position > 1 and lead.event is not None:
        first = lead.event[0]
        opens = marks.has(first, min(first + _OPENING_DAY, lead.event[1]), "DAY")
        opens = opens and marks.tokens.keys[first] != "theo"  # "Theo CNN, hôm 26/5, …"
        if opens and not marks.has(lead.sentences[0][0], first, "DAY"):
            return 1
    return position


_OPENING_DAY = 8


def _opens_with_plan(marks: Marks, lead: Lead) -> bool:
    """Say whether the first sentence tells what is to come, and the event that came has no day."""
    first = lead.sentences[0]
    event = lead.event or first
    return first != event and is_planned(marks, first) and not is_dated(marks, event)


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
    if _tells_of_all(marks, span):
        return -4
    if any(is_meant(marks, span[0], event) for event in marks.within(*span, "EVENT")):
        return 0 if _tells_progress(marks, span) else 3
    if holds_mark(marks, span, "CEREMONY"):
        return -1 if held else -4
    if meets(marks, span):
        return 4  # "Ban Tuyên giáo Tỉnh ủy làm việc với các Hội"
    return 2 if _works_together(marks, span) else 0


def _tells_of_all(marks: Marks, span: tuple[int, int]) -> bool:
    """Say whether the title is of all of them: "Tìm hiểu về các kỳ đại hội Công đoàn Việt Nam"."""
    event = marks.first_in(*span, "EVENT")
    keys = marks.tokens.keys
    if event is None:
        return False
    before = keys[max(event.first - 2, span[0]) : event.first]
    return before == ["các", "kỳ"] or (before[-1:] == ["các"] and keys[event.first] == "kỳ")


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
            return not _goes_with_meeting(marks, index, span[1])
    return False


def _goes_with_meeting(marks: Marks, index: int, last: int) -> bool:
    """Say whether a meeting is held beside the deed: "tổ chức trao huy hiệu Đảng và hội nghị sơ
    kết …".
    """
    event = marks.first_in(index, last, "EVENT")
    return event is not None and marks.tokens.keys[event.first - 1] in ("và", "với", "hợp")


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
        return 4 if position <= 1 else 2
    if _acts_first(marks, event):
        return -2
    if is_held(marks, event):
        sure = dated or _is_chaired(marks, event) or (not position and _names_chair(marks, event))
        return 4 if sure else (3 if position <= 1 else 2)
    if dated and _meets_somehow(marks, event):
        return 4
    if position <= 1 and _closes(marks, event):
        return 3
    if _works_together(marks, event) and is_dated(marks, event):
        return 2 if position <= 1 and met(marks, event) else 1
    return 0


_TOLD_THERE = frozenset((("thông", "tin"), (key_of("đây"), "là"), (key_of("đó"), "là")))


def _meets_somehow(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the sentence tells a meeting by who met, heard, spoke or chaired there."""
    if hears(marks, sentence) or meets(marks, sentence) or _speaks_there(marks, sentence):
        return True
    under = marks.first_in(*sentence, "CHAIRED")
    return under is not None and "dưới" in marks.tokens.keys[under.first : under.last]


def _names_chair(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether somebody named chaired the meeting: "Đồng chí …, Chủ tịch Hội … chủ trì"."""
    first, last = sentence
    chair = marks.first_in(first, last, "CHAIR")
    if chair is None or is_planned(marks, sentence):
        return False
    chairs = marks.has(chair.first, min(chair.last + 3, last), "EVENT")
    return chairs and marks.has(first, chair.first, "NAME")


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


def _speaks_there(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether somebody in office says something at a meeting: "Chiều 12/8, nói chuyện tại hội
    nghị …, Bí thư Thành ủy … cho rằng".
    """
    first, last = sentence
    keys = marks.tokens.keys
    if not marks.has(first, last, "DAY") and relative_day(marks, first, last) is None:
        return False
    there = [
        event.first
        for event in marks.within(first + 1, last, "EVENT")
        if keys[event.first - 1] in ("tại", "trong")
    ]
    if not there:
        return False
    if _is_made_known(keys[first : there[-1]]):
        return True
    in_office = marks.has(first, last, "POST", "SPEAKERS")
    told = in_office or not _TOLD_THERE.isdisjoint(pairwise(keys[first : first + 8]))
    return told and marks.has(first, last, "SAY")


def _is_made_known(keys: list[str]) -> bool:
    """Say whether something was told to all there: "Số liệu được Bộ … công bố tại cuộc họp báo"."""
    return "được" in keys and not _MADE_KNOWN.isdisjoint(pairwise(keys))


_MADE_KNOWN = frozenset((("công", "bố"), ("nêu", "ra"), ("đưa", "ra"), ("cung", "cấp")))
