"""Lời phát biểu: in one sentence, who speaks with which reporting verb, and where the content
begins.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from phoihop.reading.facts import Post
from phoihop.reading.likeness import name_key
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, of_units, openings, read_parties
from phoihop.reading.people import Roll, Sighting
from phoihop.reading.reporting_verbs import past_affiliation, verbs_after
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import opens_clause, read_voice, says

_DELEGATION = key_of("đoàn")
_NAMING_TAGS = frozenset(("HON", "HONS", "HONX", "NAME", "POST"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Người, bên phát biểu: `name` as the answers use it, tokens, and the post when one is
    known.
    """

    name: str
    first: int
    last: int
    kind: str
    posts: tuple[Post, ...] = ()
    level: str | None = None


@dataclass(frozen=True, slots=True)
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


class Speakers:
    """Sổ tra người nói: finds references to speakers at a place of the text."""

    def __init__(self, marks: Marks, roll: Roll) -> None:
        self.marks = marks
        self.roll = roll
        self.openings = openings(marks)
        self._in_order = sorted(self.openings)
        self.chair: Speaker | None = None
        self.sightings = sorted(
            (sighting for group in roll.by_name.values() for sighting in group),
            key=lambda sighting: sighting.first,
        )
        self._firsts = [sighting.first for sighting in self.sightings]
        self._posts: dict[str, tuple[Post, ...]] = {}
        self._by_given: dict[str, dict[str, None]] = {}
        for key, group in roll.by_name.items():
            name = group[0].name
            self._posts[name] = _once_each([post for one in group for post in one.posts])
            self._by_given.setdefault(key.split()[-1], {})[name] = None

    def posts_of(self, name: str) -> tuple[Post, ...]:
        return self._posts.get(name, ())

    def next_opening(self, index: int, limit: int) -> int:
        """Return the first token from `index` on that can open a speaker, `limit` when none can."""
        at = bisect_left(self._in_order, index)
        return min(self._in_order[at], limit) if at < len(self._in_order) else limit

    def at(self, index: int, limit: int, current: Speaker | None) -> Speaker | None:
        """Return the speaker that token `index` opens, or None."""
        if index not in self.openings:
            return None
        presiding = self._presiding(index, limit)
        if presiding is not None:
            return presiding
        sighting = self._sighting_at(index)
        if sighting is not None and sighting.last <= limit:
            return self._named(sighting.name, index, sighting.last)
        voices = self.marks.at(index, "SPEAKERS")
        if voices is not None and self.marks.tokens.keys[index] in ("bà", "cô", "anh", "chị"):
            return self._group(index, limit)
        named = self._by_name(index, limit, current)
        if named is None or (named.kind == "post" and not says(self.marks, named.last, limit)):
            group = self._group(index, limit)
            speaks = group is not None and says(self.marks, group.last, limit) is not None
            return group if named is None or speaks else named
        return named

    def _presiding(self, index: int, limit: int) -> Speaker | None:
        """Read "Chủ tọa yêu cầu …", "Chủ trì hội nghị nhấn mạnh …": the chair when one is known."""
        keys = self.marks.tokens.keys
        if keys[index] != "chủ" or keys[index + 1 : index + 2] not in (["tọa"], ["trì"]):
            return None
        end = index + 2
        event = self.marks.at(end, "EVENT")
        speaks = event is not None and event.last < limit
        speaks = speaks and says(self.marks, event.last, limit) is not None if event else False
        if speaks and event is not None:
            end = event.last
        elif keys[index + 1] == "trì":
            return None
        if self.chair is not None:
            return self._named(self.chair.name, index, end)
        text = self.marks.tokens.quote(index, end)
        return Speaker(text, index, end, "post") if end > index + 2 else None

    def _sighting_at(self, index: int) -> Sighting | None:
        at = bisect_left(self._firsts, index)
        if at < len(self.sightings) and self._firsts[at] == index:
            return self.sightings[at]
        return None

    def _named(self, name: str, first: int, last: int) -> Speaker:
        return Speaker(name, first, last, "person", self.posts_of(name))

    def _by_name(self, index: int, limit: int, current: Speaker | None) -> Speaker | None:
        marks = self.marks
        if not marks.bears(index, _NAMING_TAGS):
            return None
        delegate = marks.at(index, "HONX")
        if delegate is not None and (named := marks.at(delegate.last, "NAMEL")) is not None:
            known = self._known(str(named.value))
            return self._named(known or str(named.value), index, named.last)
        honorific = marks.at(index, "HON") or marks.at(index, "HONS")
        at = honorific.last if honorific is not None else index
        if at >= limit:
            return None
        name = marks.at(at, "NAME") or (marks.at(at, "NAMEL") if honorific else None)
        if name is not None and name.last <= limit:
            known = self._known(str(name.value))
            if known is not None or honorific is not None:
                return self._named(known or self._heard(str(name.value)), index, name.last)
        post = marks.at(at, "POST")
        if post is not None and post.last <= limit:
            if marks.at(index, "HONS") is not None and marks.at(post.last, "DET") is not None:
                return None  # "các đồng chí Chủ tịch Hội các xã": several, whoever they are
            if honorific is None and of_units(marks, post.last):
                return None  # "Chủ tịch UBND các xã"
            return self._holder(post, index, limit)
        if honorific is None:
            return None
        return self._given_name(index, at, current)

    def _heard(self, name: str) -> str:
        """Remember who spoke without a post, so that "anh Tấc" is found again."""
        self._by_given.setdefault(name_key(name).split()[-1], {})[name] = None
        return name

    def _known(self, name: str) -> str | None:
        group = self.roll.by_name.get(name_key(name))
        return group[0].name if group else None

    def _holder(self, post: Mark, index: int, limit: int) -> Speaker:
        """Resolve "đồng chí Bí thư Huyện ủy" to the person who holds that post here."""
        last = post.last
        keys = self.marks.tokens.keys
        while last + 1 < limit and keys[last] in ("-", "–", ",", "kiêm"):
            following = self.marks.at(last + 1, "POST")
            if following is None or following.last > limit:
                break
            last = following.last
        generic = index == post.first and self.marks.at(index, "SPEAKERS") is not None
        name = None if generic else self.roll.holder_of(post.value)
        if name is not None:
            return self._named(name, index, last)
        text = self.marks.tokens.quote(post.first, last)
        return Speaker(text, index, last, "post", (post.value,))

    def _given_name(self, index: int, at: int, current: Speaker | None) -> Speaker | None:
        """Resolve "đồng chí Tân", "ông" to somebody named before."""
        tokens = self.marks.tokens
        if tokens.is_title(at):
            for name in self._by_given.get(tokens.keys[at], {}):
                return self._named(name, index, at + 1)
        if current is not None and current.kind in ("person", "post"):
            return Speaker(current.name, index, at, current.kind, current.posts)
        return None

    def _group(self, index: int, limit: int) -> Speaker | None:
        party = read_voice(self.marks, index, limit)
        tokens = self.marks.tokens
        if party is None and self._is_delegation(index, limit):
            return Speaker(tokens.quote(index, index + 1), index, index + 1, "group")
        if party is None:
            return None
        single = party.last - index == 1 and not tokens.is_capital(index)
        if single and self.marks.at(index, "SPEAKERS") is None and not self._asks(party, limit):
            return None
        text = tokens.quote(index, party.last)
        return Speaker(text, index, party.last, party.kind, level=party.level)

    def _asks(self, party: Party, limit: int) -> bool:
        """Say whether "tỉnh", "huyện" alone asks somebody: "…, tỉnh kiến nghị Thủ tướng …"."""
        verb = says(self.marks, party.last, limit) if party.kind == "authority" else None
        if verb is None or verb.value.id != "say.request":
            return False
        return opens_clause(self.marks, party.first) and bool(
            read_parties(self.marks, verb.last, limit)
        )

    def _is_delegation(self, index: int, limit: int) -> bool:
        """Say whether "Đoàn" alone says something: the delegation whose visit the text tells of."""
        tokens = self.marks.tokens
        if tokens.keys[index] != _DELEGATION:
            return False
        opens = opens_clause(self.marks, index) or tokens.keys[index - 1] == "được"
        return opens and says(self.marks, index + 1, limit) is not None


def _once_each(posts: list[Post]) -> tuple[Post, ...]:
    """Return each post as it was written last, in the order of those last places."""
    last: dict[tuple[str | None, ...], Post] = {}
    for post in reversed(posts):
        last.setdefault((post.text, post.head, post.body, post.level, post.kind), post)
    return tuple(last.values())[::-1]


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
        speaker = speakers.at(at, last, current)
        if speaker is None:
            if marks.tokens.keys[at] not in _JOINING:
                waiting = []
            at += 1
            continue
        if speaker.kind not in ("person", "post") and _is_quoted(marks, found, at):
            at = max(speaker.last, at + 1)
            continue
        if found and at > first and marks.tokens.keys[at - 1] == "của":
            at = max(speaker.last, at + 1)  # "tiếp thu ý kiến của Bí thư Đảng ủy, hứa sẽ …"
            continue
        object_of = found and found[-1].verbs and at == found[-1].verbs[-1].last
        views = object_of and "kiến" in marks.tokens.keys[at : speaker.last]
        if speaker.kind not in ("person", "post") and (views or _is_object(marks, at, first)):
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
        joint = tuple(one for one in waiting if one.kind in ("person", "post"))
        again = bool(found) and found[-1].speakers[-1].name == speaker.name
        formula = None if again else opener
        found.append(
            Speech((*_joined(joint, speaker), speaker), verbs, formula, speaker.first, end)
        )
        waiting = []
        at = _past_addressees(marks, verbs[-1], last)
    if not found and opener is not None and waiting:
        person = next((one for one in waiting if one.kind in ("person", "post")), None)
        if person is not None:
            found.append(Speech((person,), (), opener, person.first, person.last))
    return found


def _beside(
    marks: Marks, waiting: list[Speaker], group: Speaker, opener: Mark | None, last: int
) -> list[Speech]:
    """Read "đồng chí Chủ tịch UBND tỉnh cùng lãnh đạo các sở đã trả lời …": the person speaks."""
    if not waiting or waiting[-1].kind not in ("person", "post"):
        return []
    if marks.tokens.keys[waiting[-1].last : group.first] not in (["cùng"], ["cùng", "với"]):
        return []
    verbs, end = verbs_after(marks, group.last, last)
    person = waiting[-1]
    return [Speech((person,), verbs, opener, person.first, end)] if verbs else []


def _is_quoted(marks: Marks, found: list[Speech], at: int) -> bool:
    """Say whether a body stands in what a person said behind a colon: "… nhấn mạnh: Tỉnh ủy luôn
    đánh giá cao …".
    """
    if not found or not found[-1].verbs or found[-1].speakers[-1].kind not in ("person", "post"):
        return False
    colon = found[-1].last
    if marks.tokens.words[colon : colon + 1] != [":"]:
        return False
    return not marks.tokens.count(_NEXT_POINT, colon, at)


_NEXT_POINT = frozenset((";",))


def _said_from(marks: Marks, speaker: Speaker, last: int) -> int:
    """Return where the verb of the speaker can stand: behind a person's firm or unit."""
    if speaker.kind != "person":
        return speaker.last
    return past_affiliation(marks, speaker.last, last)


def _according(speakers: Speakers, first: int, last: int, current: Speaker | None) -> list[Speech]:
    """Read "Theo ông Vi Văn Tấc, Chủ tịch Hội …, hội viên còn ít"."""
    keys = speakers.marks.tokens.keys
    at = first + 1 if keys[first] in ("còn", "cũng", "riêng", "và", ",") else first
    if at + 2 >= last or keys[at] != "theo":
        return []
    speaker = speakers.at(at + 1, last, current)
    if speaker is None or speaker.kind not in ("person", "post"):
        return []
    if keys[speaker.last : speaker.last + 1] not in ([","], [":"]):
        return []
    return [Speech((speaker,), (), None, at + 1, speaker.last, according=True)]


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
    return at > first and keys[at - 1] == "trình"


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
        if verb is not None and verb.last == index:
            return verb.value.attributes["kind"] in ("directive", "recommendation")
    return False


def _past_addressees(marks: Marks, verb: Mark, last: int) -> int:
    """Return where to look for a further speaker: whoever is asked right after the verb is none."""
    if verb.value.attributes["kind"] not in ("directive", "recommendation"):
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
