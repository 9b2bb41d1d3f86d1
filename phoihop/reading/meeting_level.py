"""Cấp của hội nghị: the level of the body that holds a meeting, or that issues a paper."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from phoihop.reading.blocks import Part
from phoihop.reading.bodies import LEVELS, level_of
from phoihop.reading.event import Lead
from phoihop.reading.marks import Marks
from phoihop.reading.named_places import place_after_level
from phoihop.reading.parties import Party
from phoihop.reading.speakers import Speaker
from phoihop.reading.tokens import key_of


def level_of_meeting(
    marks: Marks, parts: list[Part], lead: Lead, hosts: list[Party], chairs: list[Speaker]
) -> str | None:
    """Return the level of who holds the meeting: the host, its chair, the issuer, then most
    mentions.
    """
    for host in hosts:
        if host.level in LEVELS:
            return _administrative(host.level)
        if host.kind in _NATIONAL and marks.tokens.keys[host.last - 2 : host.last] == _COUNTRY:
            return "central"  # "Đại hội … của Hội Cựu chiến binh Việt Nam"
    receiving = _receiver_level(marks, lead)
    if receiving is not None:
        return receiving
    for chair in chairs:
        levels = [post.level for post in chair.posts if post.level in LEVELS]
        if levels:
            return _administrative(levels[-1])
    issued = issuer_level(marks, parts) or _closer_level(marks, parts) or _actor_level(marks, lead)
    if issued:
        return issued
    counts: Counter[str] = Counter()
    spans = [*lead.sentences]
    if lead.title is not None:
        spans.insert(0, (lead.title.first, lead.title.last))
    own = [span for span in spans if not _names_guests(marks, *span)]
    for weight, span in enumerate(reversed(own or spans), start=1):
        for index in marks.among(_LEVELLED, *span):
            level = _level_at(marks, index)
            if level is not None:
                counts[level] += weight
    return counts.most_common(1)[0][0] if counts else None


def _names_guests(marks: Marks, first: int, last: int) -> bool:
    """Say whether the sentence only tells who came from above: "Về dự, chỉ đạo Hội nghị có …"."""
    keys = marks.tokens.keys[first : min(first + 8, last)]
    comes = keys[:2] in (["về", "dự"], ["đến", "dự"])
    return comes and (key_of("chỉ"), key_of("đạo")) in pairwise(keys)


_NATIONAL = ("org", "special")
_COUNTRY = ["việt", "nam"]


def _receiver_level(marks: Marks, lead: Lead) -> str | None:
    """Return the level of who received a delegation: "Bí thư Tỉnh ủy tiếp và làm việc với Đoàn công
    tác Trung ương Hội …".
    """
    if lead.event is None:
        return None
    first, last = lead.event
    for at in marks.tokens.among(_RECEIVING, first + 1, last - 2):
        if marks.tokens.keys[at + 1] not in ("và", "đoàn", ",", "làm"):
            continue
        post = marks.last_in(first, at, "POST")
        if post is not None and post.value.level in LEVELS:
            return _administrative(post.value.level)
    return None


def _closer_level(marks: Marks, parts: list[Part]) -> str | None:
    """Return the level of who concluded: "Kết luận buổi làm việc, ông …, Phó Bí thư Tỉnh ủy …"."""
    for part in parts:
        if not part.is_body:
            continue
        for say in marks.within(part.first, min(part.first + 4, part.last), "SAY"):
            if say.value.id != "say.conclude":
                continue
            end = min(say.last + _LONGEST_TITLE, part.last)
            said = next((mark.first for mark in marks.within(say.last, end, "SAY")), end)
            posts = [
                post.value.level
                for post in marks.within(say.last, said, "POST")
                if post.value.level in LEVELS
            ]
            if posts:
                return _administrative(posts[-1])
    return None


def _actor_level(marks: Marks, lead: Lead) -> str | None:
    """Return the level of who in office works with others, or inspects them: "Trưởng Ban Tổ chức
    Tỉnh ủy … kiểm tra công tác chuẩn bị Đại hội Đảng bộ xã …".
    """
    if lead.event is None:
        return None
    first, last = lead.event
    parliament = _parliament_level(marks, first, last)
    if parliament is not None:
        return parliament
    verb = next(iter(marks.among(_MEETING_VERBS, first, last)), None)
    if verb is None or verb == first:  # "Làm việc tại …, Bộ trưởng …", "… tại hội nghị, ông …"
        spoken = _first_person(marks, first, last)
        return spoken if verb == first or _is_told_there(marks, first, last) else None
    levels = [
        post.value.level
        for post in marks.within(first, verb, "POST")
        if post.value.level in LEVELS and post.last <= verb
    ]
    return _administrative(levels[-1]) if levels else None


def _parliament_level(marks: Marks, first: int, last: int) -> str | None:
    """Return the level where delegates of the National Assembly meet: voters at home, in their
    province, and one another in Hanoi.
    """
    pairs = list(pairwise(marks.tokens.keys[first : min(last, first + _LONGEST_HEAD)]))
    if ("quốc", "hội") not in pairs:
        return None
    if ("tiếp", "xúc") in pairs[pairs.index(("quốc", "hội")) :]:
        return "province"
    return "central" if ("luận", "tổ") in pairs else None


_LONGEST_HEAD = 90


def _is_told_there(marks: Marks, first: int, last: int) -> bool:
    """Say whether the sentence tells what somebody said "tại hội nghị"."""
    events = marks.within(first + 1, last, "EVENT")
    return any(marks.tokens.keys[event.first - 1] == "tại" for event in events)


def _first_person(marks: Marks, first: int, last: int) -> str | None:
    """Return the level of the last post of the first one named with posts: "Bí thư Tỉnh ủy …"."""
    level: str | None = None
    end = first
    for post in marks.within(first, last, "POST"):
        if level is not None and marks.has(end, post.first, "SAY", "HON", "ORG"):
            break
        if post.value.level in LEVELS:
            level, end = post.value.level, post.last
    return _administrative(level)


_MEETING_VERBS = frozenset(("EVENTV",))
_RECEIVING = frozenset(("tiếp",))


def _administrative(level: str | None) -> str | None:
    return "commune" if level == "village" else level


_LEVELLED = frozenset(("ORG", "LEVEL"))


def _level_at(marks: Marks, index: int) -> str | None:
    org = marks.at(index, "ORG")
    if org is not None and org.value.level in LEVELS:
        return _administrative(org.value.level)
    mark = marks.at(index, "LEVEL")
    if mark is None or marks.at(index, "COMPOUND") is not None:
        return None  # "xã hội"
    end = place_after_level(marks, mark.last, len(marks.tokens))
    level = level_of(marks, mark, end)
    return None if level == "village" else level


def issuer_level(marks: Marks, parts: list[Part]) -> str | None:
    """Return the level of the body that issues the document: the last of the heading's lines.

    The first line of a heading names the body above ("ỦY BAN MTTQ VIỆT NAM TỈNH …").
    """
    for role in ("issuer", "signature"):
        levels = [
            level
            for part in parts
            if part.role == role and (level := _first_level(marks, part.first, part.last))
        ]
        if levels:
            return levels[-1]
    return None


def _first_level(marks: Marks, first: int, last: int) -> str | None:
    places = marks.among(_LEVELLED, first, last)
    return next((level for index in places if (level := _level_at(marks, index))), None)


_LONGEST_TITLE = 30
