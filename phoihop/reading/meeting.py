"""Hội nghị: the meeting that a document tells of: when, where, by whom, on which level."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from phoihop.reading.blocks import Part
from phoihop.reading.chairs import read_chairs, read_hosts
from phoihop.reading.event import Lead, holds_mark, is_dated, read_lead, weigh
from phoihop.reading.facts import Meeting
from phoihop.reading.held import is_planned, is_prepared
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.meeting_level import level_of_meeting
from phoihop.reading.parties import Party
from phoihop.reading.quantities.dates import Day
from phoihop.reading.quantities.relative_days import RelativeDay, relative_day
from phoihop.reading.quantities.years import YearVote, resolve_year, year_votes
from phoihop.reading.spans import Span
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.venue import read_venue


def read_meeting(
    marks: Marks,
    parts: list[Part],
    speakers: Speakers,
    votes: list[YearVote],
    *,
    published_on: date | None,
    document_kind: str,
) -> Meeting:
    """Read the meeting that the document tells of; `is_meeting` is False when it tells of none."""
    lead = read_lead(marks, parts)
    score, why = weigh(marks, lead, parts, speakers, document_kind)
    title = _title(marks, lead)
    if score <= 0:
        return _none(title, why)
    event = lead.event or (lead.sentences[0] if lead.sentences else None)
    day_mark = _day(marks, lead, event)
    years = _own_votes(marks, event) or _term_vote(marks, event) or votes
    day, inferred = _dated(day_mark, years, published_on)
    said = _said_day(marks, lead, event) if day_mark is None and published_on else None
    if said is not None and published_on is not None:
        day, inferred = said.on(published_on), True
    hosts = _hosts(marks, lead, event)
    chairs = read_chairs(marks, parts, speakers, hosts)
    level = level_of_meeting(marks, parts, lead, hosts, chairs)
    place = read_venue(marks, parts, lead, event, hosts, level)
    return Meeting(
        is_meeting=True,
        span=marks.tokens.span(*event) if event else None,
        day=day,
        day_span=_span_of(marks, day_mark or said),
        year_inferred=inferred,
        time_of_day=_part_of_day(marks, event, day_mark),
        level=level,
        place=place,
        hosts=tuple(marks.tokens.quote(host.first, host.last) for host in hosts),
        chairs=tuple(dict.fromkeys(chair.name for chair in chairs)),
        period=_period(marks, lead, event),
        title=title,
        rule=why,
        evidence=tuple(_evidence(marks, hosts, chairs)),
        day_inferred=said is not None,
    )


def _hosts(marks: Marks, lead: Lead, event: tuple[int, int] | None) -> list[Party]:
    """Return who held it: in the sentence of the event, else in the first one, that tells when."""
    hosts = read_hosts(marks, event) if event else []
    opening = lead.sentences[:1]
    if hosts or not opening or opening[0] == event or not is_dated(marks, opening[0]):
        return hosts
    return read_hosts(marks, opening[0]) if holds_mark(marks, opening[0], "HELD") else []


_BEFORE_WORDS = re.compile(r"^[^\w\"“‘«(\[]+")


def _title(marks: Marks, lead: Lead) -> str | None:
    """The words of the title, without the picture or the bullet that a page hangs before them."""
    if lead.title is None:
        return None
    words = marks.tokens.text[lead.title.span.start : lead.title.span.end]
    return _BEFORE_WORDS.sub("", words)


def _none(title: str | None, why: str) -> Meeting:
    return Meeting(False, None, None, None, False, None, None, None, (), (), None, title, why)


def _span_of(marks: Marks, day: Mark | RelativeDay | None) -> Span | None:
    return None if day is None else marks.tokens.span(day.first, day.last)


def _own_votes(marks: Marks, event: tuple[int, int] | None) -> list[YearVote]:
    """Return the years that the sentence of the event itself names for what is held or reviewed."""
    votes = year_votes(marks, *event) if event is not None else []
    return votes if any(vote.outlook in ("plain", "review") for vote in votes) else []


def _term_vote(marks: Marks, event: tuple[int, int] | None) -> list[YearVote]:
    """Return the year of a term that the sentence of the event names: its congress meets when the
    term begins ("tổ chức Đại hội … nhiệm kỳ 2016 - 2021"), and a span of years is reviewed when
    it ends ("tổng kết phong trào … giai đoạn 2014-2019").
    """
    if event is None:
        return []
    for mark in marks.within(*event, "PERIOD"):
        if not mark.value.is_term:
            continue
        keys = marks.tokens.keys[max(mark.first - _LONGEST_NAME, event[0]) : mark.first]
        if marks.tokens.keys[mark.first] == "nhiệm" and _holds_congress(marks, event, mark.first):
            return [YearVote(mark.value.year, "plain")]
        if marks.tokens.keys[mark.first] == "giai" and ("tổng", "kết") in pairwise(keys):
            return [YearVote(mark.value.last_year or mark.value.year, "review")]
        return []
    return []


def _holds_congress(marks: Marks, event: tuple[int, int], term: int) -> bool:
    """Say whether the congress of the term is what is held, and not one that is prepared."""
    held = marks.first_in(*event, "EVENT")
    if held is None or marks.tokens.keys[held.first : held.last] != _CONGRESS or held.last > term:
        return False
    return marks.has(max(held.first - 4, event[0]), held.first, "HELD") or marks.has(
        held.last, event[1], "HELD"
    )


_CONGRESS = ["đại", "hội"]
_LONGEST_NAME = 30


def _said_day(marks: Marks, lead: Lead, event: tuple[int, int] | None) -> RelativeDay | None:
    """Return the day that the event's sentence, or the first one, calls "sáng nay"."""
    spans = [event] if event else []
    spans.extend(lead.sentences[:1])
    return next((said for span in spans if (said := relative_day(marks, *span))), None)


def _evidence(marks: Marks, hosts: list[Party], chairs: list[Speaker]) -> list[tuple[str, Span]]:
    found = [("host", marks.tokens.span(host.first, host.last)) for host in hosts]
    return found + [("chairs", marks.tokens.span(one.first, one.last)) for one in chairs]


def _day(marks: Marks, lead: Lead, event: tuple[int, int] | None) -> Mark | None:
    """Return the day of the event: in its sentence, else in the sentences before and after it."""
    spans = [event] if event else []
    spans.extend(one for one in lead.sentences if one != event)
    for position, span in enumerate(spans):
        days = marks.within(*span, "DAY")
        held = [mark for mark in days if not _is_other_day(marks, mark)]
        if held and (
            position == 0 or (holds_mark(marks, span, "EVENT") and not is_planned(marks, span))
        ):
            return next((mark for mark in held if mark.value.part), held[0])
    found = _first_whole_day(marks, spans) or _dateline(marks, lead)
    if found is None and lead.title is not None and holds_mark(marks, _span(lead.title), "EVENT"):
        return _first_whole_day(marks, [_span(lead.title)])
    return found


def _span(part: Part) -> tuple[int, int]:
    return part.first, part.last


def _dateline(marks: Marks, lead: Lead) -> Mark | None:
    """Return the day that opens the text, though a later sentence names the meeting: "Trưa 24/3,
    xã và Hội ký kết … Hội nghị do … chủ trì".
    """
    for first, last in lead.sentences[:1]:
        for mark in marks.within(first, min(first + _DATELINE, last), "DAY"):
            if not _is_other_day(marks, mark):
                return mark
    return None


_DATELINE = 6


def _first_whole_day(marks: Marks, spans: list[tuple[int, int]]) -> Mark | None:
    """Return the first day with its year near the head, for papers that name the event apart."""
    for span in spans[:3]:
        if is_planned(marks, span):
            continue
        for mark in marks.within(*span, "DAY"):
            if mark.value.whole and not _is_other_day(marks, mark):
                return mark
    return None


def _is_other_day(marks: Marks, mark: Mark) -> bool:
    """Say whether the day is none of the meeting: of a paper, a last day, a day in memory."""
    if _is_reference(marks, mark) or _is_due(marks, mark) or _is_memorial(marks, mark):
        return True
    return is_prepared(marks, 0, mark.first)


def _is_memorial(marks: Marks, mark: Mark) -> bool:
    """Say whether the day is one that is kept: "kỷ niệm 17 năm Ngày Gia đình Việt Nam (28/6/2001 -
    28/6/2018)".
    """
    keys = marks.tokens.keys
    for at in range(mark.first - 1, max(mark.first - _LONGEST_MEMORIAL, 0), -1):
        if keys[at] in (",", ".", ";") or "\n" in marks.tokens.before(at + 1):
            return False
        if keys[at - 1 : at + 1] in _KEPT:
            return True
    return False


_LONGEST_MEMORIAL = 16
_KEPT = (["kỷ", "niệm"], ["quốc", "tế"], ["thành", "lập"], ["truyền", "thống"], ["chào", "mừng"])


def _is_due(marks: Marks, mark: Mark) -> bool:
    """Say whether the day is a last day ("trước ngày 30/6/2026") and not that of the event."""
    keys = marks.tokens.keys
    at = mark.first - 1
    if at >= 0 and keys[at] == "ngày":
        at -= 1
    return at >= 0 and keys[at] in ("trước", "hết", "hạn", "nhất", "đến")


def _is_reference(marks: Marks, mark: Mark) -> bool:
    """Say whether the day dates a document ("Kế hoạch số … ngày 5/1/2026") and not the event."""
    keys = marks.tokens.keys
    at = mark.first - 1
    if at >= 0 and keys[at] == "ngày":
        at -= 1
    if at < 0:
        return False
    if marks.tokens.kinds[at] == "R" or _issued_by(marks, at + 1):
        return True
    if mark.value.whole and keys[mark.last : mark.last + 1] == ["của"]:
        return True
    while at > 0 and keys[at] != "số" and mark.first - at <= _LONGEST_NUMBER:
        word = marks.tokens.words[at]
        if word.islower() or word in ",;.:()":
            return False
        at -= 1
    return keys[at] == "số"


_LONGEST_NUMBER = 9


def _issued_by(marks: Marks, end: int) -> bool:
    """Say whether a body ends here whose paper the day dates: "Kết luận của Ban Bí thư ngày …"."""
    keys = marks.tokens.keys
    for org in marks.within(max(end - 10, 0), end, "ORG"):
        if org.last == end and keys[org.first - 1] == "của":
            return keys[org.first - 3 : org.first - 1] in _PAPERS
    return False


_PAPERS = (
    *(["kết", "luận"], ["nghị", "quyết"], ["quyết", "định"], ["chỉ", "thị"], ["kế", "hoạch"]),
    *(["công", "văn"], ["hướng", "dẫn"], ["quy", "định"], ["thông", "báo"], ["công", "điện"]),
)


def _dated(
    mark: Mark | None, votes: list[YearVote], published_on: date | None
) -> tuple[date | None, bool]:
    if mark is None:
        return None, False
    day: Day = mark.value
    resolved = resolve_year(day, published_on=published_on, text_years=votes)
    return resolved if resolved is not None else (None, False)


def _part_of_day(marks: Marks, event: tuple[int, int] | None, day: Mark | None) -> str | None:
    if day is not None and day.value.part:
        return str(day.value.part)
    if event is None:
        return None
    for index in range(event[0], min(event[0] + 8, event[1])):
        mark = marks.at(index, "PARTOFDAY")
        if mark is not None and (
            index == event[0] or marks.tokens.keys[index - 1] in ("vào", ",", "trong")
        ):
            return str(mark.value.attributes["part"])
    return None


def _period(marks: Marks, lead: Lead, event: tuple[int, int] | None) -> str | None:
    spans = [event] if event else []
    if lead.title is not None:
        spans.append((lead.title.first, lead.title.last))
    for span in spans:
        for mark in marks.within(*span, "PERIOD"):
            if mark.value.kind not in ("term", "same_period"):
                return marks.tokens.quote(mark.first, mark.last)
    return None
