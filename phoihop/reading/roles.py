"""Vai trò của khối: what each line of a document is for.

Only body blocks feed facts. Page furniture (navigation, counters, comment boxes, related news) is
recognised by what it looks like and where it stands, kept, and shown as such; nothing is deleted.
"""

from __future__ import annotations

from phoihop.reading.blocks import Part, sentences
from phoihop.reading.marks import Marks
from phoihop.reading.tokens import DATE, NUMBER, PUNCT, WORD, Tokens, key_of

_LONG = 110
_LONGEST_TITLE = 320


def assign_roles(marks: Marks, parts: list[Part]) -> None:
    """Give every block its role; linear in the number of blocks."""
    last_body = _last_body(parts)
    title = _title(marks, parts)
    body_seen = 0
    in_tail = False
    for position, part in enumerate(parts):
        if position == title:
            part.role, part.why = "title", "dòng ngắn trước bài, có từ chỉ việc"
            continue
        role, why = _role(
            marks, part, before_body=not body_seen, after_body=position > last_body, in_tail=in_tail
        )
        short = part.size < _LONG and not _announces_speech(marks, part)
        if not role and title is not None and position < title and short:
            role, why = "navigation", "dòng ngắn trước tiêu đề"
        in_tail = (in_tail or role == "related") and body_seen > 0
        if not role:
            role, why = _body_role(marks, part)
        if role in ("paragraph", "turn") and part.last - part.first > 15:
            body_seen += 1
            in_tail = False
        part.role, part.why = role, why


def _announces_speech(marks: Marks, part: Part) -> bool:
    """Say whether the line ends in a colon after a verb of saying: "…, Bí thư chỉ đạo:"."""
    return marks.tokens.words[part.last - 1] == ":" and marks.has(part.first, part.last, "SAY")


def _title(marks: Marks, parts: list[Part]) -> int | None:
    """Return the position of the title: the most telling short line above the first prose."""
    best: tuple[float, int] | None = None
    for position, part in enumerate(parts[:14]):
        if _is_prose(marks, part) and (position or part.size > _LONGEST_TITLE):
            break
        if position and _is_kind_line(marks, parts[position - 1]) and part.size > 12:
            return position
        if not 12 <= part.size <= _LONGEST_TITLE or marks.tokens.words[part.last - 1] in (
            ".",
            ";",
            ",",
            ":",
        ):
            continue
        if (
            _is_prose(marks, part)
            or _is_table_row(marks, part)
            or _role(marks, part, before_body=True, after_body=False, in_tail=False)[0]
        ):
            continue
        if marks.bears(part.first, _NO_TITLES) or marks.tokens.keys[
            part.first : part.first + 2
        ] == [
            "hôm",
            "nay",
        ]:
            continue
        score = min(part.size, 80) / 80 + _telling(marks, part)
        if best is None or score > best[0]:
            best = (score, position)
    if best is None and len(parts) > 1 and _is_headline(marks, parts[0]):
        return 0 if marks.has(parts[1].first, parts[1].last, "DAY") else None
    return best[1] if best else None


def _is_table_row(marks: Marks, part: Part) -> bool:
    return "\t" in part.span.of(marks.tokens.text)


def _is_headline(marks: Marks, part: Part) -> bool:
    """Say whether a first line with a full stop is a title all the same: one sentence that names
    no day, above the one that does.
    """
    first, last = part.first, part.last
    return (
        20 <= len(part.span) <= 250
        and marks.tokens.words[last - 1] == "."
        and len(sentences(marks.tokens, part)) == 1
        and not marks.has(first, last, "DAY")
    )


_NO_TITLES = frozenset(("PARTOFDAY", "RECIPIENTCUE", "SIGNCUE"))


def _is_prose(marks: Marks, part: Part) -> bool:
    last = marks.tokens.words[part.last - 1]
    return (part.size > 180 and last in (":", "/")) or (part.size > 100 and last in (".", "…"))


def _telling(marks: Marks, part: Part) -> float:
    tags = ("EVENT", "EVENTV", "HELD", "CEREMONY", "SAY", "TASK", "ORG")
    found = sum(marks.has(part.first, part.last, tag) for tag in tags)
    return found / 2


def _last_body(parts: list[Part]) -> int:
    """Return the position of the last block long enough to be prose."""
    last = 0
    for position, part in enumerate(parts):
        if part.size >= _LONG:
            last = position
    return last


_CUES = frozenset(
    ("HEADERCUE", "SITECUE", "KINDCUE", "NUMBERCUE", "ATTACHCUE", "RECIPIENTCUE", "SIGNCUE")
).union(("HEAD", "BODY", "BHEAD", "LEVEL"))
"""What a line can begin with that tells its role; most lines of prose begin with none of it."""


def _role(
    marks: Marks, part: Part, *, before_body: bool, after_body: bool, in_tail: bool
) -> tuple[str, str]:
    tokens = marks.tokens
    size = part.size
    first = part.first
    if size > 220:
        return "", ""
    cued = marks.bears(first, _CUES)
    if cued and size < _LONG and marks.at(first, "HEADERCUE"):
        return "issuer", "quốc hiệu, tiêu ngữ"
    if size < 120 and _is_publication(marks, part, before_body):
        return "publication", "dòng ngày đăng"
    if size < _LONG and (before_body or after_body) and _is_navigation(marks, part):
        return "navigation", "thanh điều hướng"
    if cued and size < 90 and marks.at(first, "SITECUE") and (before_body or after_body):
        return "issuer", "tên trang, cổng thông tin"
    if cued and size < 60 and _is_kind_line(marks, part):
        return "kind", "tên loại văn bản"
    if cued and size < 120 and _is_number_line(marks, part):
        return "number", "số, ký hiệu văn bản"
    if cued and marks.at(first, "ATTACHCUE"):
        return "attachment", "tệp đính kèm"
    if size < 90 and _is_counter(marks, part):
        return "counter", "bộ đếm"
    tail = marks.at(first, "TAILCUE") is not None
    prose = tokens.words[part.last - 1] == "."
    judges = prose and tokens.keys[first : first + 2] == ["đánh", "giá"]
    if after_body and size < 200 and ((tail and not judges) or (in_tail and not prose)):
        return "related", "phần dưới bài: tin liên quan, bình luận"
    if cued and after_body and _is_signature(marks, part):
        return "signature", "nơi nhận, chữ ký"
    if size < 120 and _is_byline(marks, part, after_body):
        return "byline", "dòng tên người viết"
    if cued and before_body and size < _LONG and _is_issuer(marks, part):
        return "issuer", "tên cơ quan ban hành"
    if _is_caption(marks, part):
        return "caption", "chú thích ảnh"
    return "", ""


def _is_kind_line(marks: Marks, part: Part) -> bool:
    """A line that says in capitals what the paper is: "BIÊN BẢN"."""
    kind = marks.at(part.first, "KINDCUE")
    if kind is None or part.last - kind.last > 3:
        return False
    return all(word.isupper() for word in marks.tokens.words[part.first : part.last])


def _is_navigation(marks: Marks, part: Part) -> bool:
    words = marks.tokens.words[part.first : part.last]
    if "»" in words or words.count(">") >= 1 or words.count("|") >= 2:
        return True
    return marks.at(part.first, "NAVCUE") is not None and len(words) <= 9 and "." not in words


def _is_number_line(marks: Marks, part: Part) -> bool:
    tokens = marks.tokens
    if marks.at(part.first, "NUMBERCUE") is None:
        return False
    return tokens.words[part.first + 1 : part.first + 2] == [":"] or (
        part.first + 1 < part.last and tokens.kinds[part.first + 1] == "R"
    )


def _is_publication(marks: Marks, part: Part, before_body: bool) -> bool:
    """A line of a day, a time and little else, near the title."""
    tokens = marks.tokens
    kinds = tokens.kinds[part.first : part.last]
    has_day = DATE in kinds
    if has_day and kinds.count(WORD) <= 3 and part.last - part.first <= 14:
        return True
    stamped = DATE in kinds[:3] and part.last - part.first <= 22 and _has_time(tokens, part)
    if stamped:
        return True
    cue = marks.at(part.first, "PUBCUE") is not None
    return cue and before_body and (has_day or NUMBER in kinds) and part.size < 80


def _has_time(tokens: Tokens, part: Part) -> bool:
    """Say whether "17:05" stands near the head of the line."""
    words = tokens.words[part.first : part.first + 8]
    return any(
        words[at] == ":" and words[at - 1].isdigit() and words[at + 1].isdigit()
        for at in range(1, len(words) - 1)
    )


def _is_counter(marks: Marks, part: Part) -> bool:
    tokens = marks.tokens
    if not marks.has(part.first, min(part.last, part.first + 6), "COUNTERCUE"):
        return False
    kinds = tokens.kinds[part.first : part.last]
    numbers = kinds.count(NUMBER)
    words = kinds.count(WORD)
    return words <= 9 and (numbers >= 1 or PUNCT in kinds) and not _has_sentence(marks, part)


def _has_sentence(marks: Marks, part: Part) -> bool:
    tokens = marks.tokens
    return part.last - part.first > 14 and tokens.words[part.last - 1] == "."


def _is_signature(marks: Marks, part: Part) -> bool:
    text = marks.tokens.text[part.span.start : part.span.end]
    if marks.at(part.first, "HEAD") and text.isupper() and len(text) < 60:
        return True
    return marks.at(part.first, "RECIPIENTCUE") is not None or (
        marks.at(part.first, "SIGNCUE") is not None and part.size < _LONG
    )


def _is_byline(marks: Marks, part: Part, after_body: bool) -> bool:
    tokens = marks.tokens
    cue = marks.at(part.first, "BYLINECUE")
    picture = cue is not None and cue.last - cue.first == 1 and tokens.keys[part.first] == "ảnh"
    if picture and (not after_body or _has_verb(marks, part)):
        return False
    if cue is not None and cue.last < part.last and tokens.words[cue.last] == ":":
        return part.last - part.first <= 16
    if not after_body or tokens.words[part.last - 1] in (".", ";", ":"):
        return False
    return (
        part.last - part.first <= 12
        and all(
            tokens.kinds[index] != WORD
            or tokens.words[index][0].isupper()
            or index > part.first + 1
            for index in range(part.first, part.last)
        )
        and tokens.is_title(part.first)
        and not _has_verb(marks, part)
    )


def _has_verb(marks: Marks, part: Part) -> bool:
    return marks.has(part.first, part.last, "SAY", "HELD", "CHAIR", "TASK", "MUST", "EVENT")


def _is_issuer(marks: Marks, part: Part) -> bool:
    """A body's name alone on a line, in capitals, above the title."""
    text = marks.tokens.text[part.span.start : part.span.end]
    body = marks.at(part.first, "BODY") or marks.at(part.first, "BHEAD")
    capitals = text.upper() == text
    if not capitals or part.last - part.first > 12:
        return False
    level = marks.at(part.first, "LEVEL")
    return (body is not None or level is not None) and not _has_verb(marks, part)


def _is_caption(marks: Marks, part: Part) -> bool:
    """A line that tells only who stands in a picture and what they do there."""
    tokens = marks.tokens
    cue = marks.at(part.first, "CAPTIONCUE")
    if cue is not None and part.size < 200:
        colon = cue.last < part.last and tokens.words[cue.last] == ":"
        return colon or (
            part.size < 140
            and cue.id == "page.caption"
            and tokens.keys[part.first] in ("quang", key_of("toàn"), "đại", "một", "các", "đông")
            and not _has_list(tokens, part)
        )
    if _credits_picture(tokens, part) or _is_pictured(marks, part):
        return True
    if tokens.words[part.first] == "(" and tokens.words[part.last - 1] == ")":
        return part.size < 200 and not marks.has(part.first, part.last, "DAY")
    announces = tokens.words[part.last - 1] == ":"
    if announces or part.last - part.first > 42 or _inner_stop(tokens, part):
        return False
    return _ends_in_event(marks, part)


def _credits_picture(tokens: Tokens, part: Part) -> bool:
    """Say whether the line ends with who took the picture: "… giao nhiệm vụ. Ảnh: Vi Tấc"."""
    for at in tokens.among(_PICTURE, max(part.first + 4, part.last - 9), part.last - 1):
        apart = tokens.words[at - 1] == "." and part.last - at <= _LONGEST_CREDIT
        dashed = tokens.words[at - 1] in ("-", "–") and tokens.is_capital(at)
        if apart or dashed or (tokens.words[at + 1] == ":" and tokens.is_capital(at)):
            return part.size < 260
    return False


_PICTURE = frozenset(("ảnh",))
_LONGEST_CREDIT = 5


def _is_pictured(marks: Marks, part: Part) -> bool:
    """Say whether the line only tells what is seen: "Lãnh đạo xã tặng hoa chúc mừng đại hội"."""
    seen = marks.first_in(part.first, part.last, "SEEN")
    if seen is None or part.size > 170 or _inner_stop(marks.tokens, part):
        return False
    return not marks.has(part.first, seen.first, "HELD", "EVENT", "PARTOFDAY")


_LISTING = frozenset((";", ":"))
_STOPS = frozenset((".", ";", ":", "?"))


def _has_list(tokens: Tokens, part: Part) -> bool:
    return not _LISTING.isdisjoint(tokens.words[part.first : part.last])


def _inner_stop(tokens: Tokens, part: Part) -> bool:
    return not _STOPS.isdisjoint(tokens.words[part.first : part.last - 1])


_SHOWN = frozenset(("phát", "chủ", "trao", "kết", "chỉ", "đặt"))


def _ends_in_event(marks: Marks, part: Part) -> bool:
    """Say whether the line is "<person> phát biểu (kết luận, chỉ đạo) (tại) hội nghị" and
    nothing more.
    """
    tokens = marks.tokens
    if not marks.bears(part.first, _PERSONS):
        return False
    if _reports_there(marks, part):
        return True
    for index in tokens.among(_SHOWN, part.first + 2, part.last):
        verb = marks.at(index, "SAY") or marks.at(index, "CHAIR")
        if verb is None:
            continue
        event = marks.first_in(verb.last, part.last, "EVENT")
        if event is None and tokens.keys[index] in ("chỉ", "đặt"):
            continue
        tail = part.last - (event.last if event else verb.last)
        lead = (event.first if event else part.last) - verb.last
        return lead <= 6 and tail <= (14 if event else 3) and not _asks(marks, verb.last, part.last)
    return False


_PERSONS = frozenset(("HON", "HEAD", "NAME"))


def _reports_there(marks: Marks, part: Part) -> bool:
    """Say whether the line only shows who read a paper out: "… trình bày báo cáo tại kỳ họp"."""
    event = marks.first_in(max(part.last - 6, part.first), part.last, "EVENT")
    if event is None or event.last < part.last - 1:
        return False
    if marks.tokens.keys[event.first - 1] not in ("tại", "trước"):
        return False
    said = marks.within(max(event.first - 8, part.first), event.first - 1, "SAY")
    return any(say.value.id == "say.report" and say.last == event.first - 1 for say in said)


def _asks(marks: Marks, first: int, last: int) -> bool:
    asking = ("directive", "recommendation", "response", "report", "praise")
    says = marks.within(first, last, "SAY")
    return any(say.value.attributes.get("kind") in asking for say in says)


def _body_role(marks: Marks, part: Part) -> tuple[str, str]:
    tokens = marks.tokens
    size = part.size
    last_word = tokens.words[part.last - 1]
    if tokens.words[part.first] in ("-", "+", "•", "*", "–", "🔹", "✅", "👉"):
        return "list_item", "gạch đầu dòng"
    if _is_enumerated(tokens, part):
        heads = size < 100 and last_word not in (".", ";")
        if heads and not _states_figure(marks, part, part.first + 2):
            return "heading", "đề mục đánh số"
        return "list_item", "mục đánh số"
    text = tokens.text[part.span.start : part.span.end]
    short = size < 90 and last_word not in (".", ";", ":", "…", ",")
    colons = tokens.among(_COLON, part.first, part.last)
    if colons and _states_figure(marks, part, colons[0]):
        return "paragraph", "dòng số liệu"
    if short and (text.isupper() or not _has_verb(marks, part)):
        return "heading", "dòng ngắn, không có dấu câu cuối"
    return "paragraph", "đoạn văn"


_COLON = frozenset((":",))
_PLANNED = ("noi_dung", "van_de", "nhiem_vu", "giai_phap", "muc_tieu")
_COUNTED = frozenset(("count", "money", "percent", "measure"))


def _states_figure(marks: Marks, part: Part, first: int) -> bool:
    """Say whether a short line tells a result ("Tổng kinh phí: 450 triệu đồng") and not what the
    next lines are about ("2. Ba nhiệm vụ trọng tâm").
    """
    tokens = marks.tokens
    if tokens.text[part.span.start : part.span.end].isupper():
        return False
    for index in tokens.numerals(first, part.last):
        number = marks.at(index, "NUM")
        unit = marks.at(number.last if number is not None else index + 1, "UNIT")
        if unit is None or unit.last > part.last:
            continue
        counted = unit.value.attributes.get("kind") in _COUNTED
        if counted and not unit.value.id.endswith(_PLANNED):
            return True
    return False


def _is_enumerated(tokens: Tokens, part: Part) -> bool:
    if part.last - part.first < 3:
        return False
    first, second = tokens.words[part.first], tokens.words[part.first + 1]
    roman = first.isupper() and len(first) <= 4 and set(first) <= set("IVX")
    letter = len(first) == 1 and first.isalpha()
    return second in (".", ")") and (tokens.kinds[part.first] == NUMBER or roman or letter)
