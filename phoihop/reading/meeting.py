"""Hội nghị: is this document about a meeting, and when, where, by whom, chaired by whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.bodies import LEVELS, place_after_level
from phoihop.reading.facts import Meeting, Post
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, read_parties
from phoihop.reading.quantities.dates import Day
from phoihop.reading.quantities.years import YearVote, resolve_year
from phoihop.reading.spans import Span
from phoihop.reading.speech import Speaker, Speakers

_LEAD_SENTENCES = 6
_FUTURE = frozenset(("sẽ", "dự", "sắp"))


@dataclass(frozen=True, slots=True)
class Lead:
    """Phần mở bài: the title, the first sentences, and the one that tells of the event."""

    title: Part | None
    sentences: tuple[tuple[int, int], ...]
    event: tuple[int, int] | None


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
    lead = _lead(marks, parts)
    score, why = _score(marks, lead, parts, speakers, document_kind)
    title = marks.tokens.text[lead.title.span.start : lead.title.span.end] if lead.title else None
    if score <= 0:
        return _none(title, why)
    event = lead.event or (lead.sentences[0] if lead.sentences else None)
    day_mark = _day(marks, lead, event)
    day, inferred = _dated(day_mark, votes, published_on)
    hosts = _hosts(marks, event) if event else []
    chairs = read_chairs(marks, parts, speakers, hosts)
    place = _place(marks, parts, lead, event)
    return Meeting(
        is_meeting=True,
        span=marks.tokens.span(*event) if event else None,
        day=day,
        day_span=marks.tokens.span(day_mark.first, day_mark.last) if day_mark else None,
        year_inferred=inferred,
        time_of_day=_part_of_day(marks, event, day_mark),
        level=_level(marks, parts, lead, hosts, chairs),
        place=place,
        hosts=tuple(marks.tokens.quote(host.first, host.last) for host in hosts),
        chairs=tuple(dict.fromkeys(chair.name for chair in chairs)),
        period=_period(marks, lead, event),
        title=title,
        rule=why,
        evidence=tuple(_evidence(marks, hosts, chairs)),
    )


def _none(title: str | None, why: str) -> Meeting:
    return Meeting(False, None, None, None, False, None, None, None, (), (), None, title, why)


def _evidence(marks: Marks, hosts: list[Party], chairs: list[Speaker]) -> list[tuple[str, Span]]:
    found = [("host", marks.tokens.span(host.first, host.last)) for host in hosts]
    return found + [("chairs", marks.tokens.span(one.first, one.last)) for one in chairs]


def _lead(marks: Marks, parts: list[Part]) -> Lead:
    title = next((part for part in parts if part.role == "title"), None)
    found: list[tuple[int, int]] = []
    for part in parts:
        if part.role in ("paragraph", "list_item", "turn"):
            found.extend(sentences(marks.tokens, part))
        if len(found) >= _LEAD_SENTENCES:
            break
    found = found[:_LEAD_SENTENCES]
    event = next(
        (one for one in found if _has(marks, one, "DAY") and _tells_event(marks, one)), None
    )
    event = event or next((one for one in found if _tells_event(marks, one)), None)
    return Lead(title, tuple(found), event)


def _has(marks: Marks, sentence: tuple[int, int], tag: str) -> bool:
    return any(marks.at(index, tag) is not None for index in range(*sentence))


def _tells_event(marks: Marks, sentence: tuple[int, int]) -> bool:
    return _has(marks, sentence, "EVENT") or (
        _has(marks, sentence, "EVENTV")
        and (_has(marks, sentence, "DAY") or _has(marks, sentence, "CHAIR"))
    )


def _score(
    marks: Marks, lead: Lead, parts: list[Part], speakers: Speakers, document_kind: str
) -> tuple[int, str]:
    """Weigh the signs of a meeting against those of a ceremony, a plan or plain news."""
    if document_kind in _MEETING_PAPERS:
        return 5, "meeting.kind"
    if document_kind in _OTHER_PAPERS:
        return -5, "not_meeting.paper"
    held = lead.event is not None and _held_event(marks, lead.event)
    score = _title_weight(marks, lead.title, held=held)
    if document_kind == "chương trình" and lead.event is not None:
        score += 3
    if lead.event is not None:
        score += _event_weight(marks, lead.event, lead.sentences.index(lead.event))
        if _planned(marks, lead.event):
            score -= 5
    first = lead.sentences[0] if lead.sentences else None
    if first is not None and _has(marks, first, "CEREMONY") and not _held_event(marks, first):
        score -= 4
    score += min(2, _talks(marks, parts)) + min(2, _voices(marks, parts, speakers))
    return score - 3, "meeting.event" if score > 3 else "not_meeting.no_event"


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
    if _has(marks, span, "EVENT"):
        return 3
    if _has(marks, span, "CEREMONY"):
        return -1 if held else -4
    return 2 if _has(marks, span, "EVENTV") else 0


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
    if _held_event(marks, event):
        dated = position == 0 and _has(marks, event, "DAY")
        return 4 if dated else (3 if position <= 1 else 2)
    if _has(marks, event, "EVENTV") and _has(marks, event, "DAY"):
        return 2 if position <= 1 and _met(marks, event) else 1
    return 0


def _met(marks: Marks, event: tuple[int, int]) -> bool:
    """Say whether a body or its leader does the meeting: "Thường trực Huyện ủy làm việc với …"."""
    for index in range(*event):
        if marks.at(index, "EVENTV") is not None:
            return any(
                marks.at(at, tag) is not None
                for at in range(event[0], index)
                for tag in ("ORG", "POST", "NAME")
            )
    return False


def _held_event(marks: Marks, sentence: tuple[int, int]) -> bool:
    """Say whether the sentence tells that a meeting was held: "tổ chức hội nghị", "chủ trì buổi
    làm việc".
    """
    held = False
    for index in range(*sentence):
        if marks.at(index, "HELD") or marks.at(index, "CHAIR"):
            held = True
        if marks.at(index, "EVENT") is not None and held:
            return True
    return held and _has(marks, sentence, "EVENT")


def _talks(marks: Marks, parts: list[Part]) -> int:
    """Count the openings that only an account of a meeting has."""
    count = 0
    for part in parts:
        if not part.is_body:
            continue
        for index in range(part.first, min(part.first + 12, part.last)):
            say = marks.at(index, "SAY")
            if say is not None and say.value.id in ("say.conclude", "say.direct_speech"):
                count += 2
            if marks.tokens.keys[index] == "tại" and marks.at(index + 1, "EVENT") is not None:
                count += 1
    return count


def _planned(marks: Marks, sentence: tuple[int, int]) -> bool:
    keys = marks.tokens.keys
    for index in range(*sentence):
        held = marks.at(index, "HELD")
        before = keys[max(index - 2, 0) : index]
        if held is not None and (before[-1:] == ["sẽ"] or before == ["dự", "kiến"]):
            return True
    return False


# when


def _day(marks: Marks, lead: Lead, event: tuple[int, int] | None) -> Mark | None:
    """Return the day of the event: in its sentence, else in the sentences before and after it."""
    spans = [event] if event else []
    spans.extend(one for one in lead.sentences if one != event)
    for position, span in enumerate(spans):
        days = [mark for index in range(*span) if (mark := marks.at(index, "DAY"))]
        held = [mark for mark in days if not _is_reference(marks, mark)]
        if held and (position == 0 or _has(marks, span, "EVENT")):
            return held[0]
    return _first_whole_day(marks, spans)


def _first_whole_day(marks: Marks, spans: list[tuple[int, int]]) -> Mark | None:
    """Return the first day with its year near the head, for papers that name the event apart."""
    for span in spans[:3]:
        for index in range(*span):
            mark = marks.at(index, "DAY")
            if mark is not None and mark.value.whole and not _is_reference(marks, mark):
                return mark
    return None


def _is_reference(marks: Marks, mark: Mark) -> bool:
    """Say whether the day dates a document ("Kế hoạch số … ngày 5/1/2026") and not the event."""
    keys = marks.tokens.keys
    at = mark.first - 1
    if at >= 0 and keys[at] == "ngày":
        at -= 1
    return at >= 0 and marks.tokens.kinds[at] == "R"


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
        for index in range(*span):
            mark = marks.at(index, "PERIOD")
            if mark is not None and mark.value.kind not in ("term", "same_period"):
                return marks.tokens.quote(mark.first, mark.last)
    return None


# who holds it


def _hosts(marks: Marks, event: tuple[int, int]) -> list[Party]:
    """Return the bodies before "tổ chức", "chủ trì", "phối hợp": who holds the meeting."""
    first, last = event
    verb = next((index for index in range(first, last) if _holds(marks, index)), last)
    found: list[Party] = []
    at = first
    while at < verb:
        org = marks.at(at, "ORG")
        if org is None or _belongs_to_post(marks, at) or _is_owner(marks, at, first):
            at = org.last if org is not None else at + 1
            continue
        parties = [party for party in read_parties(marks, at, verb) if marks.at(party.first, "ORG")]
        found = parties[:3] or found
        at = max([at + 1, *(party.last for party in parties)])
    return found


_HOLDING = frozenset(
    ["tổ", "chủ", "có", "đã", "phối", "tiến", "khai", "làm", "họp", "long", "đồng"]
)
_NOUN_BEFORE = frozenset(("các", "những", "thống", "ban", "của"))
_OWNED_BY = frozenset(("của", "với", "cho", "theo", "về", "tại"))


def _holds(marks: Marks, index: int) -> bool:
    keys = marks.tokens.keys
    if keys[index] not in _HOLDING or not (marks.at(index, "HELD") or marks.at(index, "CHAIR")):
        return False
    return not index or keys[index - 1] not in _NOUN_BEFORE


def _is_owner(marks: Marks, index: int, first: int) -> bool:
    """Say whether the body stands after "của", "với" and so does not hold the meeting."""
    return index > first and marks.tokens.keys[index - 1] in _OWNED_BY


def _belongs_to_post(marks: Marks, index: int) -> bool:
    """Say whether the body only ends a post: "Chủ tịch UBND xã"."""
    for back in range(1, 5):
        head = marks.at(index - back, "POST") if index >= back else None
        if head is not None and head.last > index:
            return True
    return False


def read_chairs(
    marks: Marks, parts: list[Part], speakers: Speakers, hosts: list[Party]
) -> list[Speaker]:
    """Return who chaired: before "chủ trì", after "dưới sự chủ trì của", else who concluded as
    host.
    """
    for part in parts:
        if not part.is_body or part.role == "title":
            continue
        for first, last in sentences(marks.tokens, part):
            chairs = _chairs_in(marks, speakers, first, last)
            if chairs:
                return chairs
    return _concluding_host(marks, parts, speakers, hosts)


def _chairs_in(marks: Marks, speakers: Speakers, first: int, last: int) -> list[Speaker]:
    for index in range(first, last):
        if index not in marks.starting:
            continue
        under = marks.at(index, "CHAIRED")
        if under is not None and (
            marks.tokens.keys[index] != "do" or _chair_follows(marks, under.last, last)
        ):
            found = _list_from(marks, speakers, under.last, last)
            if found:
                return found
        verb = marks.at(index, "CHAIR")
        if verb is not None:
            colon = next(
                (
                    at
                    for at in range(verb.last, min(verb.last + 6, last))
                    if marks.tokens.words[at] == ":"
                ),
                None,
            )
            listed = _list_from(marks, speakers, colon + 1, last) if colon is not None else []
            if listed:
                return listed
        if verb is not None and _of_meeting(marks, verb, last):
            found = _list_before(marks, speakers, first, verb.first)
            if found:
                return found
    return []


def _chair_follows(marks: Marks, index: int, last: int) -> bool:
    return any(marks.at(at, "CHAIR") is not None for at in range(index, min(index + 40, last)))


def _of_meeting(marks: Marks, verb: Mark, last: int) -> bool:
    """Keep "chủ trì hội nghị", drop "UBND xã chủ trì, phối hợp với …"."""
    keys = marks.tokens.keys
    after = verb.last
    if after >= last or keys[after] in (".", ";", "đã", ",", ")"):
        return (
            after >= last or keys[after] != "," or (after + 1 < last and keys[after + 1] != "phối")
        )
    return (
        any(
            marks.at(at, tag) is not None
            for at in range(verb.first, min(after + 5, last))
            for tag in ("EVENT", "EVENTV")
        )
        or keys[after] == "."
    )


def _list_from(marks: Marks, speakers: Speakers, index: int, last: int) -> list[Speaker]:
    found: list[Speaker] = []
    at = index
    while at < last and len(found) < 4:
        speaker = speakers.at(at, last, None)
        if speaker is not None and speaker.kind in ("person", "post"):
            found.append(speaker)
            at = speaker.last
        elif marks.tokens.keys[at] in (",", "và", ";", ":", "các", "-", "cùng", "gồm", "có"):
            at += 1
        else:
            break
    return found


def _list_before(marks: Marks, speakers: Speakers, first: int, verb: int) -> list[Speaker]:
    """Return the last name before the verb, and those joined to it by "và"."""
    found: list[Speaker] = []
    at = first
    while at < verb:
        speaker = speakers.at(at, verb, None)
        if speaker is None or speaker.kind not in ("person", "post"):
            at = at + 1 if speaker is None else max(speaker.last, at + 1)
            continue
        joined = found and _only_joined(marks, found[-1].last, speaker.first)
        found = [*found, speaker] if joined else [speaker]
        at = speaker.last
    if not found or verb - found[-1].last > 4:
        return []
    return found


def _only_joined(marks: Marks, first: int, last: int) -> bool:
    keys = [key for key in marks.tokens.keys[first:last] if key not in (",",)]
    return keys in ([";"], ["và"], ["cùng"], ["cùng", "với"], ["và", "các"])


def _concluding_host(
    marks: Marks, parts: list[Part], speakers: Speakers, hosts: list[Party]
) -> list[Speaker]:
    """Return who concluded, when the host is that person's own office (a department, a Party
    standing body).
    """
    for part in parts:
        if part.role not in ("paragraph", "turn"):
            continue
        for first, last in sentences(marks.tokens, part):
            for index in range(first, min(first + 14, last)):
                say = marks.at(index, "SAY")
                if say is None or say.value.id != "say.conclude":
                    continue
                found = _first_person(speakers, say.last, last)
                if found is not None and _is_host(marks, found.posts, hosts):
                    return [found]
    return []


def _first_person(speakers: Speakers, first: int, last: int) -> Speaker | None:
    for index in range(first, last):
        speaker = speakers.at(index, last, None)
        if speaker is not None and speaker.kind in ("person", "post"):
            return speaker
    return None


def _is_host(marks: Marks, posts: tuple[Post, ...], hosts: list[Party]) -> bool:
    if not hosts or not posts:
        return False
    host = marks.tokens.quote(hosts[0].first, hosts[0].last).casefold()
    return any(
        post.kind in ("department", "party", "unit") and post.body and post.body.casefold() in host
        for post in posts
    )


# level and place


def _level(
    marks: Marks, parts: list[Part], lead: Lead, hosts: list[Party], chairs: list[Speaker]
) -> str | None:
    """Return the level of who holds the meeting: the host, its chair, the issuer, then most
    mentions.
    """
    for host in hosts:
        if host.level in LEVELS:
            return _administrative(host.level)
    for chair in chairs:
        levels = [post.level for post in chair.posts if post.level in LEVELS]
        if levels:
            return _administrative(levels[-1])
    issued = issuer_level(marks, parts)
    if issued:
        return issued
    counts: Counter[str] = Counter()
    spans = [*lead.sentences]
    if lead.title is not None:
        spans.insert(0, (lead.title.first, lead.title.last))
    for weight, span in enumerate(reversed(spans), start=1):
        for index in range(*span):
            level = _level_at(marks, index)
            if level is not None:
                counts[level] += weight
    return counts.most_common(1)[0][0] if counts else None


def _administrative(level: str | None) -> str | None:
    return "commune" if level == "village" else level


def _level_at(marks: Marks, index: int) -> str | None:
    org = marks.at(index, "ORG")
    if org is not None and org.value.level in LEVELS:
        return _administrative(org.value.level)
    mark = marks.at(index, "LEVEL")
    if mark is None:
        return None
    level = str(mark.value.attributes["level"])
    return None if level == "village" else ("district" if level == "city" else level)


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
    return next((level for index in range(first, last) if (level := _level_at(marks, index))), None)


def _place(
    marks: Marks, parts: list[Part], lead: Lead, event: tuple[int, int] | None
) -> str | None:
    """Return the unit where the meeting was held, as written: "xã Hòa Lạc"."""
    tokens = marks.tokens
    spans = [event] if event else []
    if lead.title is not None:
        spans.append((lead.title.first, lead.title.last))
    spans.extend((part.first, part.last) for part in parts if part.role == "issuer")
    spans.extend(lead.sentences)
    for span in spans:
        for index in range(*span):
            level = marks.at(index, "LEVEL")
            if level is None or level.value.attributes["level"] == "village":
                continue
            end = place_after_level(marks, level.last, span[1])
            if end > level.last and (
                tokens.is_title(level.last) or tokens.words[level.last].isupper()
            ):
                return tokens.quote(index, end)
    return None
