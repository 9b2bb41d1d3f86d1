"""Lời của số đông: what many asked, told by its number, and what was answered in the passive.

"Có 9 đề xuất, kiến nghị gửi đến …: sửa cầu; …" asks, though nobody stands before the verb; "các ý
kiến đã được tiếp thu, giải đáp" answers, by the leaders named before.
"""

from __future__ import annotations

from itertools import pairwise

from phoihop.reading.asking import is_request
from phoihop.reading.gazetteer import is_place
from phoihop.reading.marks import Marks
from phoihop.reading.parties import leaders_before, read_parties, read_party, words_of
from phoihop.reading.pieces import skip_lead_in
from phoihop.reading.speakers import Speaker

_COUNTING = frozenset(("có", "được", "nhận", "hợp"))
_NAMES_REQUESTS = frozenset(("ý", "kiến", ",", "đề", "xuất", "nghị", "và", "phản", "ánh", "lượt"))
_ABOUT = frozenset(("gửi", "về", "liên", "như", ":", "tập", "xoay", "với"))
_OPENS = frozenset((":", "như"))
_LONGEST = 9
_NEAR = 24


def counted_requests(marks: Marks, first: int, last: int) -> tuple[Speaker, int] | None:
    """Read "có 9 đề xuất, kiến nghị (của cử tri) gửi đến …: …": who asks, and where what is asked
    begins.
    """
    keys = marks.tokens.keys
    for index in marks.tokens.among(_COUNTING, first, last - 4):
        number = marks.at(index + 1, "NUM")
        if number is None:
            continue
        end = number.last
        while end < min(number.last + _LONGEST, last) and keys[end] in _NAMES_REQUESTS:
            end += 1
        named = keys[number.last : end]
        asked = ("kiến", "nghị") in pairwise(named)
        if not asked or _ABOUT.isdisjoint(keys[end : end + 6]):
            continue
        speaker = Speaker(marks.tokens.quote(number.last, end), number.last, end, "group")
        owner = read_party(marks, end + 1, last) if keys[end] == "của" else None
        if owner is not None:
            speaker = Speaker(words_of(marks.tokens, owner), owner.first, owner.last, "group")
        opens = next((at for at in range(end, min(end + _NEAR, last)) if keys[at] in _OPENS), None)
        return speaker, end if opens is None else opens + 1
    return None


_LONGEST_PLACE = 4


def place_asks(marks: Marks, first: int, last: int) -> tuple[Speaker, int] | None:
    """Read "Nà Phát kiến nghị Bộ …": a place, or "Tỉnh" alone, that asks those above, and where
    the verb stands.
    """
    first = skip_lead_in(marks, first, last)
    at = first
    while at < min(first + _LONGEST_PLACE, last) and marks.tokens.is_title(at):
        at += 1
    level = marks.at(first, "LEVEL")
    alone = level is not None and at <= level.last
    at = level.last if level is not None and alone else at
    if at == first or not (alone or is_place(marks.tokens.words[first:at])):
        return None
    verb = at + 1 if marks.tokens.keys[at : at + 1] in (["cũng"], ["đã"], ["có"]) else at
    say = marks.at(verb, "SAY") if verb < last else None
    if say is None or say.value.id != "say.request" or not is_request(marks, say, last):
        return None
    pleads = marks.tokens.keys[verb : verb + 2] in (["kiến", "nghị"], ["đề", "xuất"])
    if not pleads and not read_parties(marks, say.last, last):
        return None
    return Speaker(marks.tokens.quote(first, at), first, at, "authority"), verb


def received_views(marks: Marks, first: int, last: int) -> tuple[Speaker, bool] | None:
    """Read "nhận được nhiều ý kiến tham luận của các chi hội": whose views, whether they ask."""
    keys = marks.tokens.keys
    for index in marks.tokens.among(_RECEIVING, first, last - 5):
        if keys[index : index + 2] == ["ghi", "nhận"]:
            index += 1
        at = index + 2 if keys[index + 1] == "được" else index + 1
        number = marks.at(at, "NUM")
        counted = number.last if number is not None else at
        while counted < last and keys[counted] in _MANY:
            counted += 1
        if counted == at or counted >= last or keys[counted] not in ("ý", "lượt", "câu"):
            continue
        named = next(
            (i for i in range(counted, min(counted + _LONGEST_VIEWS, last)) if keys[i] in _OWNED),
            None,
        )
        if named is None or marks.tokens.kinds[named - 1] == "P":
            continue
        voices = read_parties(marks, named + 1, last)
        if not voices or any(voice.kind == "official" for voice in voices[:1]):
            continue
        speaker = Speaker(
            marks.tokens.quote(voices[0].first, voices[-1].last),
            voices[0].first,
            voices[-1].last,
            "group",
        )
        if last - voices[-1].last < _SHORTEST_VIEW:
            continue  # "có 8 ý kiến đóng góp của các đại biểu." only counts them
        asks = ("kiến", "nghị") in pairwise(keys[counted:named])
        return speaker, asks
    return None


def named_views(marks: Marks, first: int, last: int) -> tuple[Speaker, bool] | None:
    """Read "Những ý kiến, kiến nghị của công dân chủ yếu liên quan đến …" and "có 02 lượt ý kiến
    với 06 vấn đề cử tri quan tâm": whose views, whether they ask.
    """
    keys = marks.tokens.keys
    at = skip_lead_in(marks, first, last)
    counted = (
        number
        for having in marks.tokens.among(_HAVING, first, min(first + _NEAR, last - 1))
        if (number := marks.at(having + 1, "NUM")) is not None
    )
    counts = next(counted, None)
    at = at if counts is None else counts.last
    while at < last and keys[at] in ("các", "những", "nhiều"):
        at += 1
    end = at
    while end < min(at + _LONGEST, last) and keys[end] in _NAMES_REQUESTS:
        end += 1
    if end == at or end >= last or "kiến" not in keys[at:end]:
        return None
    if counts is not None:
        voices = marks.within(end, min(end + _LONGEST, last), "SPEAKERS")
        if keys[end] != "với" or not voices:
            return None
        return _group(marks, voices[0].first, voices[0].last), False
    owner = read_party(marks, end + 1, last) if keys[end] == "của" else None
    if owner is None or owner.kind == "official":
        return None
    behind = owner.last + 2 if keys[owner.last : owner.last + 2] == ["chủ", "yếu"] else owner.last
    if keys[behind : behind + 2] not in _TELLING:
        return None
    return _group(marks, owner.first, owner.last), ("kiến", "nghị") in pairwise(keys[at:end])


def _group(marks: Marks, first: int, last: int) -> Speaker:
    return Speaker(marks.tokens.quote(first, last), first, last, "group")


_HAVING = frozenset(("có",))
_TELLING = (["liên", "quan"], ["tập", "trung"], ["xoay", "quanh"])
_RECEIVING = frozenset(("có", "được", "nhận", "ghi", "nghe"))
_MANY = frozenset(("các", "những", "nhiều", "một", "số", "gần", "hơn", "trên"))
_OWNED = frozenset(("của", "từ"))
_LONGEST_VIEWS = 9
_SHORTEST_VIEW = 5


def passive_answer(marks: Marks, first: int, last: int) -> Speaker | None:
    """Return who answered in "các ý kiến đã được tiếp thu, giải đáp": the leaders named before."""
    keys = marks.tokens.keys
    for say in marks.within(first + 1, last, "SAY"):
        index = say.first - 1
        if keys[index] != "được" or say.value.id != "say.answer":
            continue
        if not {"kiến", "nghị"} & set(keys[first:index]):
            return None
        party = leaders_before(marks, first)
        if party is None:
            return None
        return Speaker(words_of(marks.tokens, party), party.first, party.last, party.kind)
    return None
