"""Động từ phát biểu: the verbs of saying behind a speaker, and what may stand between.

"Đã ghi nhận, đánh giá cao …", "(Công ty …) phản ánh …", "thay mặt tổ đại biểu báo cáo …".
"""

from __future__ import annotations

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.parties import read_party
from phoihop.reading.tokens import key_of
from phoihop.reading.voices import says

_ADVERBS_BETWEEN = 6


def verbs_after(marks: Marks, index: int, last: int) -> tuple[tuple[Mark, ...], int]:
    """Read the reporting verbs right after a speaker: "đã ghi nhận, đánh giá cao"."""
    verbs: list[Mark] = []
    at = _past_place(marks, index, last)
    counted = says(marks, at, last)
    at = counted.first if counted is not None else at
    skipped = 0
    while at < last and skipped <= _ADVERBS_BETWEEN:
        verb = marks.at(at, "SAY")
        if verbs and verb is not None and _is_noted(verbs[-1], verb):
            break
        if verb is not None and verb.last <= last and not _is_half_word(marks, verb):
            verbs.append(verb)
            at = verb.last
            skipped = 0
            continue
        further = _past_adverb(marks, at, last, after_verb=bool(verbs))
        if further is None:
            break
        at = further
        skipped += 1
    return tuple(verbs), (verbs[-1].last if verbs else index)


def _is_noted(before: Mark, verb: Mark) -> bool:
    """Say whether requests are what was noted or answered ("ghi nhận kiến nghị của các hội"), or
    an answer what is ordered.
    """
    kind = before.value.attributes["kind"]
    if kind == "directive" and verb.value.id == "say.answer":
        return before.last == verb.first  # "chỉ đạo làm rõ trách nhiệm", "yêu cầu giải trình"
    return before.last == verb.first and kind != "opinion" and verb.value.id == "say.request"


def _is_half_word(marks: Marks, verb: Mark) -> bool:
    """Say whether "giao" is the first half of "giao thông", "giao lưu" and hands nothing over, or
    "đặt ra" puts no question: "các ý kiến cử tri đặt ra".
    """
    if verb.value.id == "say.put":
        put = verb.last < len(marks.tokens) and marks.bears(verb.last, _PUT)
        return not put and marks.tokens.keys[verb.last : verb.last + 1] not in _MANY
    if marks.tokens.keys[verb.first : verb.last] != ["giao"]:
        return False
    return marks.tokens.words[verb.last : verb.last + 1] in _SECOND_HALVES


_PUT = frozenset(("NUM", "DET"))
_MANY = (["nhiều"], ["hàng"])
_SECOND_HALVES = (["thông"], ["lưu"], ["tiếp"], ["dịch"], ["quân"], ["hữu"], ["thoa"])
_HEARING = (["lắng", "nghe"], ["được", "nghe"], ["đã", "nghe"])
_ON_BEHALF = (["thay", "mặt"], ["đại", "diện"])
_LONGEST_PLACE = 5
_LONGEST_BRACKETED = 24


def _past_place(marks: Marks, index: int, last: int) -> int:
    """Skip a place that no lexicon ties to the post before it: "Bí thư Tỉnh ủy Nà Phát nói"."""
    at = index
    while at < min(index + _LONGEST_PLACE, last) and marks.tokens.is_title(at):
        at += 1
    if marks.tokens.words[at : at + 1] == ["("]:  # "hội viên huyện Nà Phát (Lai Châu) kiến nghị"
        end = min(at + _LONGEST_BRACKETED, last)
        at = next((i + 1 for i in range(at, end) if marks.tokens.words[i] == ")"), index)
    return at if says(marks, at, last) is not None else index


_BEFORE_VERBS = frozenset(
    (
        ",",
        ")",
        "có",
        "được",
        "thêm",
        "rõ",
        "bày",
        "những",
        "nhiều",
        "đề",
        "ngắn",
        "gọn",
        "ý",
        "kiến",
    )
)


def _past_adverb(marks: Marks, at: int, last: int, *, after_verb: bool) -> int | None:
    """Return the token after an adverb or a comma between a speaker and its verbs."""
    keys = marks.tokens.keys
    adverb = marks.at(at, "ADV")
    attended = None if after_verb or adverb is None else _attended(marks, at, last)
    if attended is not None:
        return attended  # "bà con tham gia hội nghị đã đặt nhiều câu hỏi"
    if adverb is not None:
        return adverb.last
    if after_verb:
        return at + 1 if keys[at] in (",", "và") else None
    chaired = _chaired(marks, at, last)
    if chaired is not None:
        return chaired
    who = marks.at(at + 1, "SPEAKERS") if keys[at] == "là" else None
    if who is not None:
        return who.last  # "nhiều cử tri là nông dân cũng đề nghị"
    if keys[at : at + 2] in _HEARING and keys[at + 2 : at + 3] in ([","], ["và"]):
        return at + 3  # "lắng nghe và nghiêm túc tiếp thu", "được nghe và cho ý kiến"
    if keys[at : at + 2] == ["sau", "khi"]:
        return next((i for i in range(at, min(at + 18, last)) if keys[i] in ("đã", ",")), None)
    placed = marks.at(at + 1, "EVENT") if keys[at] == "tại" else None
    if placed is not None and not after_verb:
        return placed.last  # "các ý kiến tại hội nghị đề nghị"
    if marks.at(at, "ATTEND") is not None:
        return _attended(marks, at, last)
    if keys[at : at + 2] in _ON_BEHALF:
        party = read_party(marks, at + 2, last)
        return party.last if party is not None else at + 2
    return at + 1 if keys[at] in _BEFORE_VERBS else None


def _chaired(marks: Marks, at: int, last: int) -> int | None:
    """Return the token after the meeting that a speaker chairs: "ông … chủ trì hội nghị chỉ đạo";
    in "chủ trì hội nghị đánh giá quy chế" the verb tells what the meeting is for.
    """
    chair = marks.at(at, "CHAIR")
    if chair is None or chair.last >= last:
        return None
    event = marks.at(chair.last, "EVENT")
    end = chair.last if event is None else event.last
    verb = says(marks, end, last)
    if verb is None:
        return None
    done = marks.tokens.keys[end] == "đã"  # "chủ trì hội nghị đã báo cáo"
    return end if done or verb.value.attributes["kind"] in ("directive", "conclusion") else None


def _attended(marks: Marks, at: int, last: int) -> int | None:
    """Return the token after the meeting that a speaker came to: "tham gia hội nghị"."""
    came = marks.at(at, "ATTEND")
    if came is None:
        return None
    joined = marks.tokens.keys[came.last : came.last + 1] == ["và"]
    if joined and says(marks, came.last + 1, last) is not None:
        return came.last + 1  # "đến dự và phát biểu chỉ đạo"
    event = marks.first_in(at, min(at + 5, last), "EVENT")
    return event.last if event is not None else None


_LONGEST_AFFILIATION = 26


def past_term(marks: Marks, index: int, last: int) -> int:
    """Step over the term of an office: "Chủ tịch HĐND huyện | khóa XIX, nhiệm kỳ 2021 - 2026"."""
    tokens = marks.tokens
    at = index
    for _ in range(2):
        begin = at + (tokens.words[at : at + 1] in ([","], ["-"], ["–"]))
        end = begin + 1 if tokens.keys[begin : begin + 1] == _COURSE else begin
        if tokens.keys[begin : begin + 2] == _TERM:
            end = begin + 2
        first = end
        while end < last and (
            tokens.words[end][0].isdigit() or tokens.words[end] in _JOINING_YEARS
        ):
            end += 1
        if first > begin and end == first and end < last and _ROMAN.issuperset(tokens.words[end]):
            end += 1
        if first == begin or end == first:
            break
        at = end
    return at


_COURSE = [key_of("khóa")]
_TERM = [key_of("nhiệm"), key_of("kỳ")]
_JOINING_YEARS = ("-", "–", "/")
_ROMAN = frozenset("IVX")


def past_affiliation(marks: Marks, index: int, last: int) -> int:
    """Return where the verb of a person can stand behind whom he or she speaks for:
    "anh Vi Văn Tấc (Công ty …, khu công nghiệp …) phản ánh".
    """
    at = index
    words = marks.tokens.words
    if at < last and marks.tokens.keys[at] in _LIVING:
        return _past_home(marks, at, last)
    if at >= last or words[at] not in ("(", ",", "-", "–"):
        return at
    chairing = marks.at(at + 1, "CHAIR") if at + 1 < last else None
    if chairing is not None:
        event = marks.at(chairing.last, "EVENT")
        end = chairing.last if event is None else event.last
        return end + 1 if end < last and words[end] == "," else end
    if words[at] in ("-", "–"):
        return _past_dash(marks, at, last)
    if words[at] == "(":
        close = next((i for i in range(at, min(at + 30, last)) if words[i] == ")"), None)
        if close is None:
            return at
        dashed = words[close + 1 : close + 2] in (["-"], ["–"])
        return close + 2 if dashed and says(marks, close + 2, last) is not None else close + 1
    return _past_apposition(marks, at + 1, last) or at


_LIVING = frozenset(("ở", "ngụ", "trú", "tại", "xã", "phường", "thôn", "ấp", "huyện", "quận", "tổ"))
_LONGEST_HOME = 14


def _past_home(marks: Marks, at: int, last: int) -> int:
    """Return where the verb stands behind where somebody lives: "cử tri … ở xã Hòa Lạc đề nghị"."""
    for index in range(at + 1, min(at + _LONGEST_HOME, last)):
        if marks.tokens.is_capital(index):
            continue
        if says(marks, index, last) is not None:
            return index
        if marks.bears(index, _DEEDS) or marks.tokens.words[index] in _ENDING:
            break
    return at


def past_rest_of_post(marks: Marks, first: int, index: int, last: int) -> int | None:
    """Return where the verb stands behind a post that is only known in part: "ông … - phó văn phòng
    đại diện … (tại …) - cho rằng".
    """
    words = marks.tokens.words
    sign = next((word for word in words[first:index] if word in (",", "-", "–")), None)
    if sign is None or index >= last or words[index] in ("(", ",", "-", "–"):
        return None
    for at in range(index, min(index + _LONGEST_AFFILIATION, last)):
        if words[at] == sign and says(marks, at + 1, last) is not None:
            return at + 1
        if marks.bears(at, _ACTING) and not marks.tokens.is_capital(at):
            return None
        if words[at] in _ENDING or words[at] == sign:
            return None
    return None


_ACTING = frozenset(("MUST", "HELD", "ATTEND", "HON", "HONS", "SAY", "ADV", "TASK", "CHAIR", "DAY"))


def _past_dash(marks: Marks, at: int, last: int) -> int:
    """Return where the verb can stand behind "- bí thư xã -", or behind the second dash alone."""
    for index in range(at, min(at + _LONGEST_AFFILIATION, last)):
        if marks.tokens.words[index] in ("-", "–") and says(marks, index + 1, last) is not None:
            return index + 1
        if index > at and (marks.bears(index, _DEEDS) or marks.tokens.words[index] in _ENDING):
            break
    return at


_ENDING = frozenset((";", ":", ".", "?", "!"))


def _past_apposition(marks: Marks, index: int, last: int) -> int | None:
    """Return the reporting verb behind ", Công ty May Nà Phát (khu công nghiệp …)"."""
    tokens = marks.tokens
    if index >= last or not (tokens.is_capital(index) or tokens.keys[index] in _AFFILIATIONS):
        return None
    for at in range(index, min(index + _LONGEST_AFFILIATION, last)):
        if tokens.is_capital(at):
            continue
        if says(marks, at, last) is not None:
            return at if at > index else None
        if tokens.keys[at] in _NO_AFFILIATION or marks.bears(at, _DEEDS):
            return None
    return None


_AFFILIATIONS = frozenset(
    [
        "công",
        "cơ",
        key_of("đoàn"),
        "hội",
        "cử",
        "thôn",
        "ấp",
        "tổ",
        "khu",
        "trú",
        "ngụ",
        "ở",
        "đại",
        "nông",
        "người",
        "giáo",
        "học",
        "sinh",
        "bản",
        "xã",
        "phường",
    ]
)
_NO_AFFILIATION = frozenset(
    [
        ".",
        ";",
        ":",
        "là",
        "đây",
        "có",
        "rất",
        "đã",
        "sẽ",
        "còn",
        "khi",
        "nếu",
        "vì",
        "do",
        "để",
        "mà",
        "thì",
        "nên",
    ]
)
_DEEDS = frozenset(("MUST", "HELD", "ATTEND", "HON", "HONS"))
