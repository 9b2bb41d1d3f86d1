"""Tiếng nói tập thể: the body or group that takes the floor, up to its reporting verb.

Who speaks for many is an open class ("cử tri hai xã An Hòa và Bình Lộc", "lãnh đạo các đơn vị khối
Mặt trận"), so the words between a known head and the verb belong to it, whatever they are, as long
as nothing between them tells of something done.
"""

from __future__ import annotations

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import Party, of_units, read_parties, read_party
from phoihop.reading.tokens import key_of

_LONGEST = 18
_FURTHEST_VERB = 32
"""Adverbs and a count can stand between the group and its verb."""
_LONGEST_PLACE = 5
_OPINIONS = ("opinion", "recommendation")
_HEADS = frozenset(("DET", "SPEAKERS", "GROUP", "ORG"))
_NAMES = frozenset(("NAME", "NAMEL"))
_NO_HEADS = frozenset(("COMPOUND", "EVENT"))
_KNOWN = frozenset(("SPEAKERS", "GROUP", "ORG"))
_LED = frozenset((("đại", "diện"), ("lãnh", "đạo"), ("thường", "trực"), ("thành", "viên")))
_NEVER_FIRST = frozenset(("mỗi", "từng", "cả", "mọi"))
_ACTS = frozenset(("HELD", "ATTEND", "MUST", "CHAIR", "EVENT", "DAY", "PERIOD", "HON", "HONS"))
_MATTERS = frozenset(("vấn", "nội", "khó", "vướng", "thắc", "bức", "việc", "điều", "kết", "công"))
_BEFORE_SUBJECTS = frozenset(("nghe", "được", "của", "và", "nhưng", "đó", "đây"))
_WITHIN = ([key_of("đoàn")], ["tổ"], ["ban"], ["cụm"], ["khối"], ["ngành"], ["hội"])
_INNER_MARKS = frozenset((",", "-", "–", "(", ")", "/"))
_NOT_IN_A_NAME = frozenset(
    [
        "nghe",
        "được",
        "bị",
        "có",
        "là",
        "xem",
        "khi",
        "để",
        "theo",
        "do",
        "với",
        "cho",
        "vào",
        "ra",
        "bàn",
        "góp",
        "đã",
        "sẽ",
        "đang",
        "chưa",
        "không",
        "cần",
        "phải",
        "nên",
        "rất",
        "đến",
        "từ",
        "trong",
        "tại",
        "nhằm",
        "như",
        "này",
        "đó",
        "gồm",
        "còn",
        "cũng",
        "mà",
        "thì",
        "nếu",
        "vì",
        "nào",
        "nhưng",
        "song",
        "vẫn",
        "luôn",
    ]
)


def read_voice(marks: Marks, index: int, limit: int) -> Party | None:
    """Return the body or group at token `index`; where it speaks, with every word that names it."""
    organisers = _organisers(marks, index, limit)
    if organisers is not None:
        return organisers
    party = read_party(marks, index, limit)
    comrades = marks.at(index, "HONS")
    if comrades is not None and marks.tokens.keys[comrades.last : comrades.last + 1] == ["trong"]:
        body = read_party(marks, comrades.last + 1, limit)
        return (
            None
            if body is None
            else _to_place(marks, Party(index, body.last, body.level, body.kind), limit)
        )
    if comrades is not None and marks.tokens.keys[comrades.last : comrades.last + 1] == ["lãnh"]:
        leaders = _listed(marks, comrades.last, limit) or read_party(marks, comrades.last, limit)
        return None if leaders is None else Party(index, leaders.last, leaders.level, leaders.kind)
    if comrades is not None and party is None and _came(marks, comrades.last, limit):
        return Party(index, comrades.last, None, "group")
    delegate = marks.at(index, "SPEAKERS") is not None
    if party is not None and party.kind == "official" and not delegate:
        several = comrades is not None or of_units(marks, party.last)
        return _of_units(marks, party, limit) if several else party
    party = None if party is None else _to_place(marks, party, limit)
    if party is not None and says(marks, party.last, limit):
        return party
    if not _may_open(marks, index):
        return party
    return _listed(marks, index, limit) or _open(marks, index, limit) or party


def _organisers(marks: Marks, index: int, limit: int) -> Party | None:
    """Read "ban tổ chức buổi tiếp xúc cử tri cho biết"."""
    if marks.tokens.keys[index : index + 3] != ["ban", "tổ", "chức"]:
        return None
    event = marks.at(index + 3, "EVENT")
    end = index + 3 if event is None else event.last
    voters = marks.at(end, "SPEAKERS")
    end = voters.last if voters is not None else end
    return Party(index, end, None, "group") if says(marks, end, limit) is not None else None


def _came(marks: Marks, index: int, limit: int) -> bool:
    """Say whether "các đồng chí (dự hội nghị) đã thảo luận" says no more of who speaks."""
    if says(marks, index, limit) is not None:
        return True
    attending = marks.at(index, "ATTEND")
    event = marks.first_in(index, min(index + 5, limit), "EVENT") if attending else None
    return event is not None and says(marks, event.last, limit) is not None


def _of_units(marks: Marks, party: Party, limit: int) -> Party:
    """Take in the units of several who hold one post: "các đồng chí Chủ tịch Hội các xã"."""
    units = read_party(marks, party.last, limit) if party.last < limit else None
    if units is None or marks.at(party.last, "DET") is None:
        return party
    return Party(party.first, units.last, units.level, "group")


def _to_place(marks: Marks, party: Party, limit: int) -> Party:
    """Take in the place between a body and its verb, where no lexicon ties it to the body."""
    at = party.last
    while at < min(party.last + _LONGEST_PLACE, limit) and marks.tokens.is_title(at):
        if marks.bears(at, _NAMES):
            return party
        at += 1
    if at == party.last or says(marks, at, limit) is None:
        return party
    return Party(party.first, at, party.level, party.kind)


_SAYING = frozenset(("SAY", "ADV"))
_COUNTED_WITH = "có"


def says(marks: Marks, index: int, limit: int) -> Mark | None:
    """Return the reporting verb at token `index`, adverbs skipped."""
    if index >= limit or not (
        marks.bears(index, _SAYING) or marks.tokens.keys[index] == _COUNTED_WITH
    ):
        return None
    at = _past_adverbs(marks, index, limit)
    at = _past_count(marks, at, limit)
    if at and marks.tokens.keys[at - 1] == "câu":  # "câu hỏi" is what is asked
        return None
    verb = marks.at(at, "SAY") if at < limit else None
    if verb is None or verb.last > limit or (at > index - 1 and marks.tokens.is_title(at)):
        return None  # "các thành viên Ban Chỉ đạo": a name goes on
    return verb


def _past_adverbs(marks: Marks, index: int, limit: int) -> int:
    at = index
    if at >= limit or at not in marks.tagged["ADV"]:
        return at
    for _ in range(4):
        adverb = marks.at(at, "ADV") if at < limit else None
        if adverb is None:
            break
        verb = marks.at(at, "SAY")
        if verb is not None and verb.last > adverb.last:
            break  # "tập trung vào"
        at = adverb.last
    return at


def _past_count(marks: Marks, index: int, limit: int) -> int:
    """Skip how many of them speak: "có 5 lượt cử tri phát biểu", "có 12 ý kiến góp ý", "có một số
    đề nghị".
    """
    keys = marks.tokens.keys
    if index + 2 >= limit or keys[index] != _COUNTED_WITH:
        return index
    if marks.at(index + 1, "NUM") is None and keys[index + 1] not in _COUNTS:
        return index
    for at in range(index + 2, min(index + 7, limit)):
        if marks.at(at, "SAY") is not None:
            return at
    return index


_COUNTS = frozenset(("một", "nhiều", "những", "các", "số"))


def _listed(marks: Marks, index: int, limit: int) -> Party | None:
    """Read several bodies that speak as one: "lãnh đạo xã, các ngành huyện có liên quan"."""
    if not marks.has(index + 1, limit, "SAY"):
        return None
    parties = read_parties(marks, index, limit)
    if len(parties) < 2:
        return None
    if any(party.kind == "official" and not _is_voice(marks, party) for party in parties):
        return None
    last = parties[-1].last
    if says(marks, last, limit) is None:
        return None
    if marks.tokens.keys[index - 1 : index] == ["của"] and "," in marks.tokens.words[index:last]:
        return None  # "Trước kiến nghị của bà con, lãnh đạo xã đã trả lời"
    return Party(index, last, parties[0].level, parties[0].kind)


def _is_voice(marks: Marks, party: Party) -> bool:
    """Say whether it names a group although it is a post too: "đại biểu HĐND tỉnh"."""
    return marks.at(party.first, "SPEAKERS") is not None and not marks.tokens.is_title(
        party.last - 1
    )


def _open(marks: Marks, index: int, limit: int) -> Party | None:
    """Read a group whose name the lexicon does not know to its end."""
    tokens = marks.tokens
    if not marks.has(index + 1, min(index + _LONGEST + _FURTHEST_VERB, limit), "SAY"):
        return None
    led = (tokens.keys[index], tokens.keys[index + 1] if index + 1 < limit else "") in _LED
    opens = led or marks.bears(index, _HEADS) or tokens.keys[index] == "nhiều"
    if not opens:
        return None
    if marks.bears(index, _NO_HEADS) and not _is_longest(marks, index):
        return None
    sector = tokens.keys[index + 1 : index + 3] == ["nội", "vụ"]
    if tokens.keys[index + 1] in _MATTERS and not (led or sector):
        return None  # "Những vấn đề người dân phản ánh …"
    if _is_deed(marks, index):
        return None
    sure = led or _is_known(marks, index)
    owned = tokens.keys[index - 1 : index] == ["của"]
    end = 0
    at = index + (2 if led else 1)
    stop = min(index + _LONGEST, limit)
    while at < stop:
        verb = says(marks, at, limit)
        if verb is not None and at > index + 1 and not _is_name_of_office(marks, at):
            if tokens.keys[at - 1] in ("và", ","):
                return None
            if not sure and verb.value.attributes["kind"] not in _OPINIONS:
                return None
            org = marks.at(index, "ORG")
            kind = "group" if org is None else org.value.kind
            return Party(index, end or at, None, kind)
        placed = marks.at(at + 1, "EVENT") if tokens.keys[at] == "tại" and sure else None
        if placed is not None and not end:
            end, at = at, placed.last  # "các ý kiến tại hội nghị đề nghị"
            continue
        if tokens.words[at] == ")" and "(" not in tokens.words[index:at]:
            return None  # it began inside the bracket
        apart = "," in tokens.words[index:at] and marks.at(index, "SPEAKERS") is None
        if sure and not apart and _bracket_before_verb(marks, at, limit):
            return Party(index, at, None, "group")  # "người dân xã An Hòa (huyện …) cho biết"
        attending = marks.at(at, "ATTEND")
        event = marks.first_in(at, min(at + 5, stop), "EVENT") if attending is not None else None
        if event is not None and not end:
            end, at = at, event.last
            continue
        if not _belongs(marks, at, limit) or (owned and tokens.words[at] == ","):
            return None
        at = _after(marks, at)
    return None


def _bracket_before_verb(marks: Marks, index: int, limit: int) -> bool:
    words = marks.tokens.words
    if words[index] != "(":
        return False
    stop = min(index + _LONGEST, limit)
    close = next((at for at in range(index + 1, stop) if words[at] == ")"), None)
    return close is not None and says(marks, close + 1, limit) is not None


def _is_longest(marks: Marks, index: int) -> bool:
    """Say whether who speaks is a longer word than what it begins with: "báo cáo viên"."""
    voice, word = marks.at(index, "SPEAKERS"), marks.at(index, "COMPOUND")
    return voice is not None and word is not None and voice.last > word.last


def _is_deed(marks: Marks, index: int) -> bool:
    """Say whether the word rather tells of something done: "tổ chức phần thảo luận"."""
    task, group = marks.at(index, "TASK"), marks.at(index, "GROUP")
    if task is None or group is None or marks.tokens.is_capital(index):
        return False
    return task.last >= group.last


def _is_known(marks: Marks, index: int) -> bool:
    """Say whether the head is a body or group that the lexicon knows: "các thành viên …"."""
    determiner = marks.at(index, "DET")
    known = marks.bears(index, _KNOWN)
    return known or (determiner is not None and marks.bears(determiner.last, _KNOWN))


def _may_open(marks: Marks, index: int) -> bool:
    """Say whether a subject can begin here: first in its clause, or after "nghe", "được"."""
    keys = marks.tokens.keys
    if keys[index] in _NEVER_FIRST or (index and keys[index - 1] == "thứ"):
        return False
    if keys[index + 2 : index + 3] == ["cho"]:
        return False
    if opens_clause(marks, index) or keys[index - 1] in _BEFORE_SUBJECTS:
        return True
    return ends_event(marks, index)


def ends_event(marks: Marks, index: int) -> bool:
    """Say whether who speaks also ends the name of the meeting: "Tại buổi tiếp xúc, cử tri" written
    "Tại buổi tiếp xúc cử tri cũng phát biểu".
    """
    group = marks.at(index, "SPEAKERS")
    if group is None or says(marks, group.last, min(group.last + 9, len(marks.tokens))) is None:
        return False
    events = marks.within(max(index - 6, 0), index, "EVENT")
    return any(event.last == group.last for event in events)


def opens_clause(marks: Marks, index: int) -> bool:
    """Say whether the token stands first in its clause: after a mark, a line end."""
    if not index or marks.tokens.kinds[index - 1] == "P":
        return True
    between = marks.tokens.text[marks.tokens.ends[index - 1] : marks.tokens.starts[index]]
    return "\n" in between


def _is_name_of_office(marks: Marks, index: int) -> bool:
    """Say whether the verb is part of a name: "đoàn giám sát", "Ban Kiểm tra"."""
    return marks.tokens.is_capital(index)


def _belongs(marks: Marks, index: int, limit: int) -> bool:
    tokens = marks.tokens
    if tokens.kinds[index] == "P":
        if tokens.words[index] not in _INNER_MARKS:
            return False
        if tokens.words[index] not in (",", "(") or index + 1 >= limit:
            return True
        if tokens.words[index] == "," and tokens.is_title(index - 1) and tokens.is_title(index + 1):
            return True  # "người dân ở hai xã An Hòa, Bình Lộc"
        if tokens.keys[index + 1] in _UNITS:
            return True  # "các phòng của quận, huyện"
        party = read_party(marks, index + 1, limit)
        return party is not None and party.kind != "official"
    if tokens.kinds[index] not in ("W", "N") or marks.bears(index, _ACTS):
        return False
    if marks.at(index, "TASK") is not None and not tokens.is_capital(index):
        if marks.bears(index, _KNOWN):
            return True
        return tokens.keys[index] in _OFFICE_WORDS or tokens.keys[index - 1] == "là"
    if tokens.keys[index] == "đến" or tokens.keys[index - 1] == "đến":
        return "từ" in tokens.keys[index : index + 2]  # "báo cáo viên đến từ Công an tỉnh"
    if tokens.keys[index] == "tại":
        return index + 1 < limit and _is_unit(marks, index + 1)
    if tokens.keys[index] == "là":
        return tokens.keys[index + 1 : index + 2] == ["lãnh"]
    if tokens.keys[index] == "trong":
        return tokens.keys[index + 1 : index + 2] in _WITHIN
    return tokens.keys[index] not in _NOT_IN_A_NAME


_OFFICE_WORDS = frozenset(("giám", "kiểm", "quản", "công"))


def _is_unit(marks: Marks, index: int) -> bool:
    """Say whether "tại" leads to where people live: "tại các xã", "tại 2 phường", "tại An Hòa"."""
    tokens = marks.tokens
    if marks.bears(index, _ACTS):
        return False
    return tokens.is_title(index) or tokens.keys[index] in _UNITS or tokens.kinds[index] == "N"


_UNITS = frozenset(("các", "xã", "phường", "hai", "ba", "huyện", "thôn", "khu", "tổ", "địa", "bản"))


def _after(marks: Marks, index: int) -> int:
    """Return the token after the word or the known name at `index`."""
    org = marks.at(index, "ORG")
    return org.last if org is not None else index + 1
