"""Chủ trì, đơn vị tổ chức: who held a meeting and who chaired it."""

from __future__ import annotations

from dataclasses import replace

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.facts import Post
from phoihop.reading.held import is_prepared
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.meets import opens_with_meeting
from phoihop.reading.parties import Party, read_parties, read_party
from phoihop.reading.speakers import Speaker, Speakers
from phoihop.reading.tokens import NUMBER, key_of


def read_hosts(marks: Marks, event: tuple[int, int]) -> list[Party]:
    """Return the bodies before "tổ chức", "chủ trì", "phối hợp": who holds the meeting."""
    first, last = event
    starts = marks.tokens.among(_HOLDING, first, last)
    verb = next((index for index in starts if _holds(marks, index)), None)
    if verb is None:
        verb = next(iter(marks.among(_MEETINGS, first, last)), last)
    found: list[Party] = []
    if opens_with_meeting(marks, first, last):
        return _host_behind_comma(marks, first, last)
    passive = _host_of_passive(marks, first, last)
    if passive:
        return passive
    at = first
    while at < verb:
        if marks.tokens.keys[at] in (("gồm", ":") if found else ("gồm",)):
            break  # "Đoàn ĐBQH tỉnh gồm các ông, bà: …" goes on with who they are
        org = marks.at(at, "ORG")
        other = _belongs_to_post(marks, at) or _is_owner(marks, at, first)
        if org is None or other or is_prepared(marks, first, at):
            at = org.last if org is not None else at + 1
            continue
        parties = [party for party in read_parties(marks, at, verb) if marks.at(party.first, "ORG")]
        found = parties[:3] or found
        at = max([at + 1, *(party.last for party in parties)])
    return found or _owner_of_meeting(marks, first, last)


def _host_of_passive(marks: Marks, first: int, last: int) -> list[Party]:
    """Return who held it in "hội nghị … do Bộ Nội vụ (phối hợp …) tổ chức"."""
    for at in marks.tokens.among(_BY, first + 1, last):
        org = marks.at(at + 1, "ORG")
        if org is None or not marks.has(first, at, "EVENT"):
            continue
        held = marks.first_in(org.last, min(org.last + _LONGEST_PARTNERS, last), "HELD")
        if held is not None and marks.tokens.keys[held.last - 1] == "chức":
            return read_parties(marks, at + 1, held.first)[:1]
    return []


_BY = frozenset(("do",))
_LONGEST_PARTNERS = 20


def _host_behind_comma(marks: Marks, first: int, last: int) -> list[Party]:
    """Return the body that a clause in front leaves for later: "Làm việc với UBND huyện về …, …,
    Thường trực HĐND tỉnh đánh giá cao …".
    """
    for comma in marks.tokens.among(_COMMA, first, last - 1):
        if marks.at(comma + 1, "ORG") is not None:
            return read_parties(marks, comma + 1, last)[:1]
        if marks.bears(comma + 1, _SOMEBODY):
            break
    return []


_SOMEBODY = frozenset(("HON", "POST", "NAME"))


_COMMA = frozenset((",",))


def _owner_of_meeting(marks: Marks, first: int, last: int) -> list[Party]:
    """Return whose meeting it is: "tại cuộc họp của UBND tỉnh với các huyện"."""
    congress = marks.first_in(first, last, "EVENT")
    if congress is not None and marks.tokens.keys[congress.first : congress.last] == _CONGRESS:
        whose = marks.first_in(congress.last, min(congress.last + _LONGEST_TOPIC, last), "ORG")
        if whose is not None and not is_prepared(marks, first, whose.first):
            return read_parties(marks, whose.first, last)[:1]
    for event in marks.within(first, last, "EVENT"):
        of = event.last
        if event.first > first + _LONGEST_TOPIC and marks.tokens.keys[of : of + 1] != ["của"]:
            continue
        while of < min(event.last + _LONGEST_TOPIC, last) and not _ends_topic(marks, of):
            of += 1
        if marks.tokens.keys[of : of + 1] == ["của"]:
            party = read_party(marks, of + 1, last)
            if party is not None and marks.at(party.first, "ORG") is not None:
                return [party]
    return []


_CONGRESS = ["đại", "hội"]


_LONGEST_TOPIC = 6
"""Words between a meeting and whose it is: "hội nghị giao ban công tác tháng 9 của Bộ …"."""


def _ends_topic(marks: Marks, index: int) -> bool:
    keys = marks.tokens.keys
    return keys[index] == "của" or marks.tokens.kinds[index] == "P" or marks.bears(index, _NAMED)


_NAMED = frozenset(("ORG", "NAME", "POST", "SAY"))
_MEETINGS = frozenset(("EVENT", "EVENTV"))
_HOLDING = frozenset(
    ["tổ", "chủ", "có", "đã", "phối", "tiến", "khai", "làm", "họp", "long", "đồng"]
)
_NOUN_BEFORE = frozenset(("các", "những", "thống", "ban", "của"))
_OWNED_BY = frozenset(("của", "với", "cho", "theo", "về", "tại"))


def _holds(marks: Marks, index: int) -> bool:
    keys = marks.tokens.keys
    if not (marks.at(index, "HELD") or marks.at(index, "CHAIR")):
        return False
    return not index or keys[index - 1] not in _NOUN_BEFORE


def _is_owner(marks: Marks, index: int, first: int) -> bool:
    """Say whether the body stands after "của", "với" and so does not hold the meeting."""
    return index > first and marks.tokens.keys[index - 1] in _OWNED_BY


def _belongs_to_post(marks: Marks, index: int) -> bool:
    """Say whether the body only ends a post: "Chủ tịch UBND xã"."""
    for back in range(5):
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
    return _delegation_head(marks, speakers) or _concluding_host(marks, parts, speakers, hosts)


def _delegation_head(marks: Marks, speakers: Speakers) -> list[Speaker]:
    """Return who is named with the post of head of the delegation: "… - Trưởng đoàn giám sát"."""
    for sighting in speakers.sightings:
        if any(_heads_delegation(post) for post in sighting.posts):
            speaker = speakers.at(sighting.first, len(marks.tokens), None)
            return [speaker] if speaker is not None else []
    return []


def _heads_delegation(post: Post) -> bool:
    words = [key_of(word) for word in post.text.split()]
    heads = post.head == "post.delegation_head" and words[0] == key_of("trưởng")
    return heads and words[-1] in _VISITING


_VISITING = frozenset((key_of("đoàn"), key_of("sát"), key_of("tra"), key_of("tác")))


_CHAIRING = frozenset(("CHAIRED", "CHAIR"))


def _chairs_in(marks: Marks, speakers: Speakers, first: int, last: int) -> list[Speaker]:
    for index in marks.among(_CHAIRING, first, last):
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
        if verb is not None and (
            _also_came(marks, first, index) or _behind_day(marks, first, index)
        ):
            event = marks.first_in(verb.first, min(verb.last + 3, last), "EVENT")
            if event is not None:
                listed = _list_from(marks, speakers, _past_subject(marks, event.last, last), last)
                if listed:
                    return listed  # "Chủ trì phiên họp, Chủ tịch HĐND tỉnh …"
        if verb is not None and _of_meeting(marks, verb, last):
            found = _list_before(marks, speakers, first, verb.first)
            if found:
                return found
    return []


def _also_came(marks: Marks, first: int, index: int) -> bool:
    """Say whether the sentence opens with the verb, or "Dự và chủ trì hội nghị có đồng chí: …"."""
    if _COMING.issuperset(marks.tokens.keys[first:index]):
        return True
    behind = marks.tokens.keys[max(index - 3, first) : index]
    came = behind in _CAME_AND and index - first < _LONGEST_SIDE
    return came and not marks.has(first, index, "NAME", "HON", "POST")


_CAME_AND = (["tham", "dự", "và"], ["về", "dự", "và"], ["đến", "dự", "và"])
_LONGEST_SIDE = 14
"""Words of "Về phía lãnh đạo nhà trường tham dự và (chủ trì Hội thảo có ông …)"."""
_COMING = frozenset(("dự", "tham", "gia", "đến", "tới", "về", "và", "chỉ", key_of("đạo"), "cùng"))


def _past_subject(marks: Marks, index: int, last: int) -> int:
    """Return where who chairs can stand behind "chủ trì phiên họp (về kinh tế tháng 4),"."""
    words = marks.tokens.words
    end = min(index + _LONGEST_SUBJECT, last)
    comma = next((at for at in range(index, end) if words[at] == ","), None)
    if comma is None or marks.has(index, comma, "NAME", "POST", "SAY"):
        return index
    return comma + 1


_LONGEST_SUBJECT = 24


def _behind_day(marks: Marks, first: int, index: int) -> bool:
    """Say whether only the day stands before the verb: "Sáng 10/5, chủ trì phiên họp, ông …"."""
    if index - first > _LONGEST_DAY or marks.tokens.words[index - 1] != ",":
        return False
    return marks.has(first, index, "DAY") and not marks.has(first, index, "ORG", "NAME", "POST")


_LONGEST_DAY = 8


def _chair_follows(marks: Marks, index: int, last: int) -> bool:
    return marks.has(index, min(index + 40, last), "CHAIR")


def _of_meeting(marks: Marks, verb: Mark, last: int) -> bool:
    """Keep "chủ trì hội nghị", drop "UBND xã chủ trì, phối hợp với …"."""
    keys = marks.tokens.keys
    after = verb.last
    if (
        keys[verb.first] == "làm"
        or keys[after : after + 1] == [_DELEGATION]
        or keys[after : after + 2] in _WENT_ON
    ):
        return True  # "… làm Trưởng đoàn công tác …", "dẫn đầu đoàn …", "chủ trì và đã trả lời"
    if after >= last or keys[after] in (".", ";", "đã", ",", ")"):
        return (
            after >= last or keys[after] != "," or (after + 1 < last and keys[after + 1] != "phối")
        )
    return keys[after : after + 2] in _BRIDGES or any(
        marks.at(at, tag) is not None
        for at in range(verb.first, min(after + 5, last))
        for tag in ("EVENT", "EVENTV")
    )


_DELEGATION = key_of("đoàn")
_WENT_ON = (["và", "đã"], ["và", "phát"], ["và", "kết"], ["và", "chỉ"])
_BRIDGES = (
    *(["đầu", "cầu"], ["điểm", "cầu"], ["tại", "đầu"], ["tại", "điểm"]),
    *(["lịch", "tiếp"], ["ngày", "tiếp"], ["việc", "tiếp"]),
)
"""Where an on-line meeting is chaired: "chủ trì đầu cầu Trung ương"; and "lịch tiếp công dân"."""


def _list_from(marks: Marks, speakers: Speakers, index: int, last: int) -> list[Speaker]:
    found: list[Speaker] = []
    at = index
    while at < last and len(found) < _LONGEST_ROW:
        speaker = speakers.at(at, last, None)
        holds = speaker is not None and found and _names_holder(marks, found[-1], speaker)
        if speaker is not None and (holds or speaker.is_one):
            if holds:
                found.pop()
            if speaker.kind != "post" or not _is_several(marks, speaker):
                found.append(speaker)
            at = speaker.last
        elif marks.tokens.keys[at] in (
            ",",
            "và",
            ";",
            ":",
            "các",
            "-",
            "–",
            "cùng",
            "gồm",
            "có",
            "là",
        ):
            at += 1
        elif marks.tokens.kinds[at] == NUMBER or _is_announced(marks, at):
            at += 1  # "gồm 3 đồng chí: …"
        elif found and marks.tokens.keys[at : at + 3] == ["đồng", "chủ", "trì"]:
            at += 3  # "… và đồng chủ trì bà …"
        else:
            break
    return found


def _names_holder(marks: Marks, post: Speaker, person: Speaker) -> bool:
    """Say whether the name behind a dash is of who holds the post: "Chủ tịch UBND thị xã – …"."""
    between = marks.tokens.words[post.last : person.first]
    named = post.kind == "post" and person.kind in ("person", "official")
    return named and between in (["-"], ["–"])


def _is_several(marks: Marks, post: Speaker) -> bool:
    """Say whether the post is that of several: "các Phó Chủ tịch", "các đồng chí Phó Chủ tịch"."""
    keys = marks.tokens.keys
    return keys[post.first] == "các" or keys[post.first - 1] == "các"


def _is_announced(marks: Marks, index: int) -> bool:
    """Say whether "đồng chí", "ông" before a colon only announces the names."""
    words = marks.tokens.words[index : index + 3]
    counted = marks.at(index, "UNIT") or marks.at(index, "HON") or marks.at(index - 1, "HON")
    return counted is not None and ":" in words


def _list_before(marks: Marks, speakers: Speakers, first: int, verb: int) -> list[Speaker]:
    """Return the last name before the verb, and those joined to it by "và"."""
    found: list[Speaker] = []
    row: list[Speaker] = []
    at = max(first, verb - _FURTHEST)
    together = marks.tokens.keys[verb] == _TOGETHER
    several = False
    while at < verb:
        speaker = speakers.at(at, verb, None)
        if speaker is None or not speaker.is_one:
            at = at + 1 if speaker is None else max(speaker.last, at + 1)
            continue
        if found and _is_own_post(marks, found[-1], speaker):
            found[-1] = replace(found[-1], last=speaker.last)
            at = speaker.last
            continue
        joined = found and _only_joined(marks, found[-1].last, speaker.first, together=together)
        several = bool(found) and _goes_with_several(marks, found[-1], speaker, several=several)
        joined = joined or several
        if joined and row and row[-1] is found[-1] and len(row) > 1 and row[0].first <= first + 2:
            found = row  # "Ông A, ông B, bà C và ông D chủ trì hội thảo"
        goes_on = row and len(row) < _LONGEST_ROW and _in_row(marks, row[-1], speaker)
        row = [*row, speaker] if goes_on else [speaker]
        found = [*found, speaker] if joined else [speaker]
        at = speaker.last
    if not found or (verb - found[-1].last > 4 and not _goes_on(marks, found[-1], verb)):
        return []
    return found


_FURTHEST = 240
"""Words before the verb; the time must not grow with the square of a sentence with many verbs."""


def _goes_with_several(marks: Marks, one: Speaker, other: Speaker, *, several: bool) -> bool:
    """Say whether the name goes with one before: "cùng các đồng chí Phó Giám đốc A, B"."""
    plural = several or marks.tokens.keys[one.first] == "các"
    return plural and len(other.name.split()) > 1 and _in_row(marks, one, other)


_LONGEST_ROW = 12


def _in_row(marks: Marks, one: Speaker, other: Speaker) -> bool:
    return marks.tokens.keys[one.last : other.first] in ([","], [";"])


_LONGEST_POST = 16


def _is_own_post(marks: Marks, person: Speaker, post: Speaker) -> bool:
    """Say whether a post behind the comma is one more of the same person."""
    beside = post.first == person.last or (
        marks.tokens.words[person.last] == "," and post.first == person.last + 1
    )
    return person.kind == "person" and post.kind == "post" and beside


def _goes_on(marks: Marks, person: Speaker, verb: int) -> bool:
    """Say whether a long post of the person, with commas of its own, fills the gap to the verb."""
    near = verb - person.last <= _LONGEST_POST and person.kind == "person"
    posted = marks.has(person.first, person.last, "POST")
    return near and posted and not marks.has(person.last, verb, "NAME", "HON", "SAY", "EVENT")


_TOGETHER = key_of("đồng")


def _only_joined(marks: Marks, first: int, last: int, *, together: bool) -> bool:
    """Say whether only "và" and the like lie between; those who chair together ("đồng chủ trì")
    may be told apart by commas.
    """
    keys = [key for key in marks.tokens.keys[first:last] if key not in (",",)]
    if together and not keys:
        return True
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
            for say in marks.within(first, min(first + 14, last), "SAY"):
                if say.value.id != "say.conclude":
                    continue
                found = _first_person(speakers, say.last, last)
                if found is not None and _is_host(marks, found.posts, hosts):
                    return [found]
    return []


def _first_person(speakers: Speakers, first: int, last: int) -> Speaker | None:
    for index in range(first, last):
        speaker = speakers.at(index, last, None)
        if speaker is not None and speaker.is_one:
            return speaker
    return None


_OWN_OFFICES = ("department", "party", "unit")


def _is_host(marks: Marks, posts: tuple[Post, ...], hosts: list[Party]) -> bool:
    if not hosts or not posts:
        return False
    host = marks.tokens.quote(hosts[0].first, hosts[0].last).casefold()
    return any(
        (post.kind in _OWN_OFFICES or post.head == _MINISTER)
        and post.body
        and post.body.casefold() in host
        for post in posts
    )


_MINISTER = "post.minister"
