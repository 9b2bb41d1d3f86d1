"""Lời phát biểu: in one sentence, who speaks with which reporting verb, and where the content
begins.
"""

from __future__ import annotations

from phoihop.lib.record import record
from phoihop.reading.asking import ASKING
from phoihop.reading.bystanders import is_mentioned
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import read_parties
from phoihop.reading.reporting_verbs import (
    past_affiliation,
    past_rest_of_post,
    past_term,
    verbs_after,
)
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import opens_clause

_DELEGATION = key_of("đoàn")


@record()
class Speech:
    """Một lượt phát biểu trong câu: its speakers, verbs in order, and the opening formula if
    any; `according` where it opens with "Theo ông …,".
    """

    speakers: tuple[Speaker, ...]
    verbs: tuple[Mark, ...]
    opener: Mark | None
    first: int
    last: int
    according: bool = False


def read_speeches(
    speakers: Speakers, first: int, last: int, current: Speaker | None
) -> list[Speech]:
    """Return every speech of the sentence, in order."""
    marks = speakers.marks
    found = _according(speakers, first, last, current)
    told = marks.within(first, last, "SAY")
    if not told:
        return found
    opener, at = _opener(marks, told, first, last)
    at = found[0].last if found else at
    waiting: list[Speaker] = []
    while at < last:
        opening = speakers.next_opening(at, last)
        if waiting and not _only_joins(marks.tokens.keys, at, opening):
            waiting = []
        at = opening
        past_verbs = at > told[-1].first and bool(found or opener is None)
        if at >= last or past_verbs:
            break
        speaker = speakers.at(at, last, _last_person(found) or current)
        if speaker is None:
            if marks.tokens.keys[at] not in _JOINING:
                waiting = []
            at += 1
            continue
        if _is_only_named(marks, found, speaker, at, first):
            at = max(speaker.last, at + 1)
            continue
        object_of = found and found[-1].verbs and at == found[-1].verbs[-1].last
        views = object_of and "kiến" in marks.tokens.keys[at : speaker.last]
        if not speaker.is_one and (views or _is_object(marks, at, first)):
            joined = _beside(marks, waiting, speaker, opener, last)
            found += joined
            waiting = []
            at = joined[0].last if joined else max(speaker.last, at + 1)
            continue
        verbs, end = verbs_after(marks, _said_from(marks, speaker, last), last)
        if not verbs:
            if at == first or marks.tokens.keys[at - 1] != "của":
                waiting.append(speaker)
            at = max(speaker.last, at + 1)
            continue
        joint = tuple(one for one in waiting if _speaks_too(marks, one, speaker))
        again = bool(found) and found[-1].speakers[-1].name == speaker.name
        formula = None if again else opener
        found.append(
            Speech((*_joined(joint, speaker), speaker), verbs, formula, speaker.first, end)
        )
        waiting = []
        at = _past_addressees(marks, verbs[-1], last)
    if len(found) > 1 and _only_heard(marks, found[0], first):
        del found[0]
    if not found and opener is not None and waiting:
        person = next((one for one in waiting if one.is_one), None)
        if person is not None:
            found.append(Speech((person,), (), opener, person.first, person.last))
    return found


def _last_person(found: list[Speech]) -> Speaker | None:
    """Return who "đồng chí" is in "đồng chí … phát biểu, đồng chí biểu dương …"."""
    speaker = found[-1].speakers[-1] if found else None
    return speaker if speaker is not None and speaker.is_one else None


def _only_heard(marks: Marks, speech: Speech, first: int) -> bool:
    """Say whether "Lắng nghe ý kiến của các tổ thảo luận, anh … cho biết" opens with whom one
    listened to.
    """
    if speech.speakers[-1].is_one or not speech.verbs:
        return False
    if marks.tokens.keys[max(speech.first - 3, first) : speech.first] != ["ý", "kiến", "của"]:
        return False
    heard = not _LISTENING.isdisjoint(marks.tokens.keys[first : speech.first - 3])
    return heard and marks.tokens.words[speech.last : speech.last + 1] == [","]


_LISTENING = frozenset(("nghe", "thu", "nhận"))


def _beside(
    marks: Marks, waiting: list[Speaker], group: Speaker, opener: Mark | None, last: int
) -> list[Speech]:
    """Read "đồng chí Chủ tịch UBND tỉnh cùng lãnh đạo các sở đã trả lời …": the person speaks."""
    if not waiting or not waiting[-1].is_one:
        return []
    if marks.tokens.keys[waiting[-1].last : group.first] not in (["cùng"], ["cùng", "với"]):
        return []
    verbs, end = verbs_after(marks, group.last, last)
    person = waiting[-1]
    return [Speech((person,), verbs, opener, person.first, end)] if verbs else []


def _is_only_named(
    marks: Marks, found: list[Speech], speaker: Speaker, at: int, first: int
) -> bool:
    """Say whether somebody or a body stands in what another said, or is whom a word is about."""
    before = marks.tokens.keys[max(at - 2, first) : at]
    if before == ["đối", "với"] or _is_addressed(marks, speaker, at, first):
        return True  # "đối với ông …, Ủy ban nhận thấy …"
    if not found:
        return False
    if before[-1:] == ["của"]:
        return True  # "tiếp thu ý kiến của Bí thư Đảng ủy, hứa sẽ …"
    if not speaker.is_one and _is_quoted(marks, found, at):
        return True
    bare = speaker.kind != "person" and marks.at(at, "HON") is None
    return bare and is_mentioned(marks, found[-1], at)


def _is_quoted(marks: Marks, found: list[Speech], at: int) -> bool:
    """Say whether a body stands in what a person said behind a colon: "… nhấn mạnh: Tỉnh ủy luôn
    đánh giá cao …".
    """
    if not found or not found[-1].verbs or not found[-1].speakers[-1].is_one:
        return False
    colon = found[-1].last
    if ":" not in marks.tokens.words[colon - 1 : colon + 1]:
        return False
    return not marks.tokens.count(_NEXT_POINT, colon, at)


def _speaks_too(marks: Marks, one: Speaker, speaker: Speaker) -> bool:
    """Say whether two who stand before one verb both speak; "Chủ tịch Hội, Vi Văn Tấc" is one."""
    if one.kind == "post":
        return not _TOGETHER.isdisjoint(marks.tokens.keys[one.last : speaker.first])
    return one.kind == "person"


_TOGETHER = frozenset(("và", "cùng"))


_NEXT_POINT = frozenset((";",))


def _said_from(marks: Marks, speaker: Speaker, last: int) -> int:
    """Return where the verb of the speaker can stand: behind a person's firm or unit."""
    if not speaker.is_one:
        return speaker.last
    at = past_term(marks, speaker.last, last)
    if speaker.kind == "post":
        return at
    rest = past_rest_of_post(marks, speaker.first, at, last)
    return past_affiliation(marks, at, last) if rest is None else rest


def _according(speakers: Speakers, first: int, last: int, current: Speaker | None) -> list[Speech]:
    """Read "Theo ông Vi Văn Tấc, Chủ tịch Hội …, hội viên còn ít", "Theo báo cáo của UBND tỉnh, …"
    and "Đó là khẳng định của Chủ tịch UBND tỉnh …".
    """
    marks = speakers.marks
    keys = marks.tokens.keys
    named = _told_of(marks, first, last)
    if named is not None:
        speaker = speakers.at(named, last, current)
        told = speaker is not None and speaker.is_one
        return [_by(speaker, named)] if speaker is not None and told else []
    at = next(
        (i for i in range(first, min(first + _LEAD_TO_SOURCE, last)) if keys[i] == "theo"), last
    )
    if at + 2 >= last or not _LEADING_TO_SOURCE.issuperset(keys[first:at]):
        return []
    at += 1
    reports = keys[at : at + 2] == ["báo", "cáo"]
    if reports:
        at += 3 if keys[at + 2 : at + 3] == ["của"] else 2
    if at < last and keys[at] == "vị":
        at += 1
    speaker = speakers.at(at, last, current) if at < last else None
    if speaker is None:
        return []
    if keys[speaker.last : speaker.last + 1] not in ([","], [":"], ["thì"], ["cho"], ["-"], ["–"]):
        return []
    if speaker.is_one:
        return [_by(speaker, at)]
    report = marks.at(at - 3, "SAY") or marks.at(at - 2, "SAY") if reports else None
    if speaker.kind == "group" and report is None:
        return []
    return [_by(speaker, at, () if report is None else (report,))]


def _by(speaker: Speaker, at: int, verbs: tuple[Mark, ...] = ()) -> Speech:
    return Speech((speaker,), verbs, None, at, speaker.last, according=True)


def _told_of(marks: Marks, first: int, last: int) -> int | None:
    """Return where the one stands whose words the sentence names: "Đó là khẳng định của …"."""
    keys = marks.tokens.keys
    if keys[first : first + 2] not in (["đó", "là"], ["đây", "là"]):
        return None
    for at in range(first + 2, min(first + _LEAD_TO_SOURCE, last - 2)):
        if keys[at] == "của" and tuple(keys[at - 2 : at]) in _SAYINGS:
            return at + 1
    return None


_LEAD_TO_SOURCE = 8
_LEADING_TO_SOURCE = frozenset(
    ("còn", "cũng", "riêng", "và", ",", "tuy", "nhiên", "trong", "khi", "đó", "cụ", "thể", "ngoài")
).union(("ra", "chưa", "hết", "trên", "thực", "tế", "bên", "cạnh", "mặt", "khác"))
_SAYINGS = frozenset(
    (
        ("khẳng", "định"),
        ("câu", "hỏi"),
        ("nhấn", "mạnh"),
        ("nhận", "định"),
        ("quan", "điểm"),
        ("chia", "sẻ"),
        ("phát", "biểu"),
        ("ý", "kiến"),
        ("thông", "tin"),
    )
)
_JOINING = frozenset((",", "và", "cùng", "(", ")", "-", "–"))


def _only_joins(keys: list[str], first: int, last: int) -> bool:
    """Say whether nothing but commas and the like stands between two speakers."""
    return _JOINING.issuperset(keys[first:last])


_BEFORE_OBJECTS = frozenset(
    [
        "của",
        "với",
        "cho",
        "về",
        "giữa",
        "từ",
        "đến",
        "tới",
        "theo",
        "bởi",
        "trong",
        "trên",
        "cùng",
        "do",
        "các",
        "những",
        "số",
        "lấy",
        "để",
        "dịp",
        "lên",
        "nêu",
        "nhiều",
        "góp",
        "tham",
        "gồm",
        "vào",
        "ở",
        "tại",
        "mà",
        "có",
        "như",
    ]
)


def _is_object(marks: Marks, index: int, first: int) -> bool:
    """Say whether the party stands after a preposition and so is not the one who speaks."""
    keys = marks.tokens.keys
    if keys[max(index - 3, first) : index] == ["ý", "kiến", "của"]:
        return not _opens_views(marks, index - 3, first)
    if _is_presented_to(marks, index, first) or _is_counted_with(marks, index, first):
        return True
    inside = marks.at(index - 2, "SPEAKERS")
    if inside is not None and inside.last > index:
        return True  # "hội viên nông dân": the second half of a name
    return index > first and (keys[index - 1] in _BEFORE_OBJECTS or _is_asked(marks, index, first))


def _is_addressed(marks: Marks, speaker: Speaker, at: int, first: int) -> bool:
    """Say whether a paper goes to who holds the post: "có tờ trình gửi Thủ tướng đề nghị …"."""
    if at <= first or not speaker.is_one:
        return False
    if _is_asked(marks, at, first):
        return True  # "công văn đề nghị Chủ tịch UBND tỉnh chỉ đạo điều tra"
    keys = marks.tokens.keys
    if keys[at - 1] in ("đến", "tới") and "gửi" in keys[max(at - 4, first) : at]:
        return True
    return marks.at(at, "HON") is None and keys[at - 1] in ("gửi", "trình", "lên")


def _is_presented_to(marks: Marks, index: int, first: int) -> bool:
    """Say whether the body is one of those that papers go to: "trình Ban Thường vụ, BCH Đảng bộ
    cho ý kiến".
    """
    keys = marks.tokens.keys
    at = index
    for _ in range(_MOST_LISTED):
        if at <= first or keys[at - 1] not in _LISTING:
            break
        org = next(
            (one for one in marks.within(at - 10, at - 1, "ORG") if one.last == at - 1), None
        )
        if org is None:
            return False
        at = org.first
    if at <= first:
        return False
    sent = keys[at - 1] in _SENT_TO and not _SENT.isdisjoint(keys[max(at - 7, first) : at])
    return sent or keys[at - 1] == "trình"


_SENT_TO = ("cho", "gửi", "tới", "đến", "lên")
_SENT = frozenset(("đơn", "văn", "thư"))
"""A letter goes to them: "gửi đơn cho Thường trực Tỉnh ủy đề nghị …" is no request of theirs."""


def _is_counted_with(marks: Marks, index: int, first: int) -> bool:
    """Say whether "gần 50 lượt ý kiến" only tells with how many words others spoke."""
    if index < first + 2 or marks.tokens.kinds[index - 1] != "N":
        return False
    return "với" in marks.tokens.keys[index - 3 : index - 1]


_LISTING = frozenset((",", "và"))
_MOST_LISTED = 8


def _opens_views(marks: Marks, at: int, first: int) -> bool:
    """Say whether "(nhiều, 12 lượt) ý kiến của …" opens its clause, and so speaks."""
    keys = marks.tokens.keys
    while at > first and (keys[at - 1] in _COUNTING or marks.tokens.kinds[at - 1] == "N"):
        at -= 1
    return at <= first or opens_clause(marks, at) or keys[at - 1] in ("có", "được", "nghe", "là")


_COUNTING = frozenset(("các", "những", "nhiều", "số", "lượt", "một", "đa", "phần", "lớn"))


def _is_asked(marks: Marks, index: int, first: int) -> bool:
    """Say whether a verb of asking stands right before: "yêu cầu cơ quan soạn thảo …"."""
    for back in range(max(first, index - 4), index):
        verb = marks.at(back, "SAY")
        if verb is not None and verb.last == index and verb.value.id != "say.direct_speech":
            return verb.value.attributes["kind"] in ASKING
    return False


def _past_addressees(marks: Marks, verb: Mark, last: int) -> int:
    """Return where to look for a further speaker: whoever is asked right after the verb is none."""
    if verb.value.attributes["kind"] not in ASKING:
        return verb.last
    parties = read_parties(marks, verb.last, last)
    return parties[-1].last if parties else verb.last


def _joined(waiting: tuple[Speaker, ...], speaker: Speaker) -> tuple[Speaker, ...]:
    return tuple(one for one in waiting if one.name != speaker.name)[-3:]


_PERSON_TAGS = frozenset(("HON", "NAME", "POST"))
_SPEAKER_TAGS = _PERSON_TAGS | {"ORG", "DET", "SPEAKERS"}


def _names_event(marks: Marks, say: Mark) -> bool:
    """Say whether the verb is part of the name of a meeting: "phiên giải trình"."""
    events = marks.within(max(say.first - 3, 0), say.first, "EVENT")
    return any(event.last >= say.last for event in events)


def _opener(marks: Marks, says: list[Mark], first: int, last: int) -> tuple[Mark | None, int]:
    """Find "Phát biểu kết luận hội nghị," at the head of the sentence; return it and where to go
    on.
    """
    keys = marks.tokens.keys
    alone = keys[first] == _DELEGATION or keys[first : first + 2] == ["chủ", "tọa"]
    for say in says:
        if alone and first < say.first:
            return None, first  # "Đoàn ghi nhận …", "Chủ tọa yêu cầu …"
        if say.first >= first + 3 or marks.among(_SPEAKER_TAGS, first, say.first + 1):
            break
        if say.first == first and keys[say.first : say.last] == ["thông", "qua"]:
            break  # "Thông qua đó, lãnh đạo xã nhấn mạnh …"
        if keys[say.first - 1 : say.first] == ["nghe"] or _names_event(marks, say):
            break  # "Qua nghe báo cáo, đồng chí …", "Tại phiên giải trình, …"
        if say.last <= last:
            return say, say.last
    for say in says:
        if say.first >= first + 14 or "," in keys[first : say.first + 1]:
            break
        if marks.among(_PERSON_TAGS, first, say.first + 1):
            break
        if say.value.attributes.get("kind") == "conclusion":
            return say, say.last
    return None, first
