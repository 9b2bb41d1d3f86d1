"""Địa danh đi sau: the place, or the number, that ends the name of a body or stands behind a level.

"Huyện ủy Mộc Lan", "xã Na Lộc", "Cụm thi đua số 2": the list of places tells a place from the name
of somebody that follows ("phường Hạc Thành | Mai Văn Xuân").
"""

from __future__ import annotations

from phoihop.reading.gazetteer import is_place, longest_place
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.tokens import NUMBER, Tokens

_DASHES = ("-", "–")
_LONGEST_NAME = 5
NUMBERED = frozenset(("số", "khu", "tổ", "đội", "khối", "cụm"))
LARGEST_NUMBER = 2
"""Digits of the number of a body or a village."""


def past_number(tokens: Tokens, index: int, limit: int) -> int:
    """Step over the number of a body: "Cụm thi đua số 2", "Ban Công tác Mặt trận khu 4"."""
    numbered = index + 1 < limit and tokens.kinds[index + 1] == NUMBER
    return index + 2 if numbered and len(tokens.words[index + 1]) <= LARGEST_NUMBER else index


def without_dot(marks: Marks, step: Mark) -> int:
    """Return the end of "TP." without its dot: where no name follows, it ends the sentence."""
    dotted = step.last - step.first > 1 and marks.tokens.words[step.last - 1] == "."
    return step.last - 1 if dotted else step.last


def place_after_level(marks: Marks, index: int, limit: int) -> int:
    """Return the end of the place name after "huyện", "xã", …, or `index` when none stands there.

    "huyện Trần Bình Lâm" names a person, "huyện Cao Lộc" a place, and "phường Hạc Thành Mai Văn
    Xuân" both: the list of places decides, then the surname.
    """
    tokens = marks.tokens
    if index < limit and "\n" in tokens.before(index):
        return index
    if index < limit and tokens.keys[index] in NUMBERED:
        return past_number(tokens, index, limit)
    if index < limit and tokens.kinds[index] == NUMBER and len(tokens.words[index]) <= 2:
        return index + 1
    run = title_run(marks, index, limit)
    if run == index:
        return index
    words = [word for word in tokens.words[index:run] if word not in _DASHES]
    if run < limit and tokens.kinds[run] == NUMBER:
        village = marks.at(index - 1, "LEVEL") or marks.at(index - 2, "LEVEL")
        if is_place([*words, tokens.words[run]]) or _numbers_village(marks, village, run):
            return run + 1
    if is_place(words):
        return run
    if _is_verb(marks, index, run):
        return index
    if tokens.keys[index - 1] == "tỉnh" and not longest_place(words):
        return index
    if _is_personal(words):
        return index
    known = longest_place(words)
    if known and _is_person(marks, index + known, run):
        return index + known
    # All cities are known, so another name behind one is a person: "Thành phố | Chử Xuân Mẫn".
    stranger = tokens.keys[index - 1] == "phố" and not known and marks.at(index, "NAME") is not None
    if stranger or _is_person(marks, index, run):
        return index
    if known and run - index - known != 1:
        return index + known
    for cut in range(index + 1, run - 1):
        if _is_person(marks, cut, run):
            return cut
    return min(run, index + 4)


def _numbers_village(marks: Marks, level: Mark | None, at: int) -> bool:
    """Say whether the number is part of a village's name: "thôn Na Lộc 2 có", and counts nothing
    ("thôn Na Lộc 2 hộ").
    """
    if level is None or level.value.attributes.get("level") != "village":
        return False
    short = len(marks.tokens.words[at]) <= LARGEST_NUMBER
    return short and marks.tokens.touches(at) is False and marks.at(at + 1, "UNIT") is None


_VERBS = ("SAY", "HELD", "TASK", "KINDCUE")


def _is_verb(marks: Marks, index: int, run: int) -> bool:
    """Say whether the capital opens a verb and no name: "Chủ tịch xã Báo cáo kết quả"."""
    opened = (marks.at(index, tag) for tag in _VERBS)
    return any(verb is not None and verb.last > run for verb in opened)


_SUREST_MIDDLE_NAMES = ("Thị", "Văn", "A", "Seo", "Mí", "Láo")


def _is_personal(words: list[str]) -> bool:
    """Say whether the words can only be somebody's name: "Cil Thị Đăng", "K'Tư Brôn"."""
    if len(words) < 2:
        return False
    return words[1] in _SUREST_MIDDLE_NAMES or len(words[0]) == 1 or "'" in words[0]


def bare_place(marks: Marks, index: int, limit: int, level: str | None = None) -> int:
    """Return the end of a place that follows a body without its level: "Huyện ủy Mộc Lan".

    A surname may open it too ("Huyện ủy Châu Thành", "Thành ủy Hà Nội Lê Văn Tám"): the list of
    places decides, for the level of the body where the body has one, else for provinces.
    """
    run = title_run(marks, index, limit)
    if run == index:
        return index
    words = [word for word in marks.tokens.words[index:run] if word not in _DASHES]
    if len(words) < run - index:
        return run  # The run takes in a dash only inside a place: "Bà Rịa - Vũng Tàu".
    own = longest_place(words, _LEVEL_OF_PLACE.get(level or "", "province"))
    if own and (index + own == run or _is_person(marks, index + own, run)):
        return index + own
    if _is_person(marks, index, run) or marks.at(index, "BHEAD") is not None:
        return index
    known = longest_place(words)
    if known and len(words) - known != 1:
        return index + known
    if _is_personal(words):
        return index
    return run if run - index <= 3 and marks.at(index, "HEAD") is None else index


_LEVEL_OF_PLACE = {"district": "district", "commune": "commune"}


def title_run(marks: Marks, index: int, limit: int) -> int:
    """Return the end of the run of capitalised words from `index`, dashes inside "Thừa Thiên -
    Huế" too.
    """
    tokens = marks.tokens
    end = index
    if 0 < index < limit and _in_next_column(tokens, index):
        return index
    while end < limit and end - index < 8:
        if not _names_place(tokens, end):
            break
        if end > index and (_opens_other(marks, end) or _parted(tokens, end)):
            break
        end += 1
        dashed = end + 1 < limit and tokens.words[end] in _DASHES
        if dashed and is_place(_without_dash(tokens, index, end + 1, limit)):
            end += 1
    return end


def _parted(tokens: Tokens, index: int) -> bool:
    """Say whether an empty line or the gap between two columns stands before the token."""
    between = tokens.before(index)
    return between.count("\n") > 1 or _in_next_column(tokens, index)


def _in_next_column(tokens: Tokens, index: int) -> bool:
    between = tokens.before(index)
    return between != " " and ("\t" in between or ("   " in between and "\n" not in between))


def is_compound(marks: Marks, index: int) -> bool:
    """Say whether the token only opens a longer word of its line: "xã" in "xã hội", but not before
    a line that opens with "Hội nghị".
    """
    word, tokens = marks.at(index, "COMPOUND"), marks.tokens
    if word is None or "\n" in tokens.quote(word.first, word.last):
        return False
    return tokens.is_capital(index) or not tokens.is_title(index + 1)  # "xã | Hội An"


_IN_CAPITALS = ("HCM", "TPHCM")


def _names_place(tokens: Tokens, index: int) -> bool:
    return tokens.is_title(index) or tokens.words[index] in _IN_CAPITALS


def _without_dash(tokens: Tokens, index: int, after: int, limit: int) -> list[str]:
    end = after
    while end < limit and tokens.is_title(end) and end - after < 3:
        end += 1
        words = [word for word in tokens.words[index:end] if word not in _DASHES]
        if is_place(words):
            return words
    return []


def _opens_other(marks: Marks, index: int) -> bool:
    head = marks.at(index, "HEAD")
    body = marks.at(index, "BODY")
    if head is not None and head.last - head.first >= 2:
        return True
    return body is not None and body.last - body.first >= 2


def _is_person(marks: Marks, index: int, end: int) -> bool:
    surname = marks.at(index, "SURNAME")
    return (
        surname is not None
        and "common" in surname.value.attributes
        and 2 <= end - index <= _LONGEST_NAME
    )
