"""Đơn vị không có trong từ điển: where the name of a body ends that it knows not, or in part.

"Hội Cứu trợ người già và trẻ em lang thang huyện", "Ban Quản lý dự án các công trình thủy lợi".
"""

from __future__ import annotations

from phoihop.reading.bodies import Body, read_body
from phoihop.reading.fields import field_at, read_fields
from phoihop.reading.marks import Mark, Marks
from phoihop.reading.named_places import is_compound, place_after_level, without_dot
from phoihop.reading.tokens import NUMBER, WORD, Tokens, key_of

_LONGEST_OPEN_BODY = 12
_STOPS = frozenset(("SAY", "CHAIR", "HELD", "ATTEND", "MUST", "HON", "HONS", "NAME", "NUM"))
_STOP_WORDS = frozenset(
    (
        "đã",
        "cũng",
        "cùng",
        "sẽ",
        "vừa",
        "và",
        "tại",
        "với",
        "là",
        "được",
        "đến",
        "về",
        "thay",
        key_of("khóa"),
        "kiêm",
    )
)
_LONGEST_EXTENSION = 9


def extended_body(
    marks: Marks, head: Mark, body: Body, end: int, *, named_before: bool, about: bool, one: bool
) -> int:
    """Take in the rest of a body that no lexicon knows, up to a sure end.

    Before a name ("Giám đốc Ban Quản lý dự án các công trình thủy lợi Cao Hữu Nghĩa") the name
    is the end; after a name, a comma, a bracket or a verb of saying is. A dash, a digit or a line
    end is not. Behind a semicolon (`one`) a further person of the list begins.
    """
    tokens = marks.tokens
    if about and named_before:
        subject = _subject(marks, end)
        if subject > end and _surely_ends(tokens, subject):
            return subject
    at = end
    for _ in range(_LONGEST_EXTENSION + 3 * named_before):
        if at >= len(tokens):
            return end
        if at > 0 and breaks_line(tokens, at):
            return at if named_before and at > end else end
        name = marks.at(at, "NAME")
        if name is not None:
            named_after = any(
                tokens.keys[head.last : head.last + len(one)] == one for one in _NAMED_AFTER
            )
            if one or not named_before or not (named_after or about):
                return at
            if not (_surely_ends(tokens, name.last) or marks.bears(name.last, _SURE_VERBS)):
                return end
        further = _piece_of_body(marks, at, body, named_before=named_before)
        if further > at:
            at = further
            continue
        if tokens.kinds[at] != WORD or tokens.keys[at] in _STOP_WORDS:
            listed = tokens.keys[at] == "và" and marks.bears(at + 1, _HONORIFICS)
            return at if named_before and (listed or _surely_ends(tokens, at)) else end
        if name is None and (marks.bears(at, _STOPS) or marks.at(at, "HEAD")):
            return at if named_before and at > end and marks.bears(at, _SURE_VERBS) else end
        charged = about and tokens.keys[at] == "phụ"  # "phó đoàn công tác phụ trách xã"
        told = tokens.keys[at] in _VERB_WORDS and not tokens.is_capital(at) and not charged
        if told or marks.at(at, "EVENTV") is not None:
            return end
        at += 1
    return end


def _piece_of_body(marks: Marks, at: int, body: Body, *, named_before: bool) -> int:
    """Return the end of what goes on with the name of a body although it looks like its end: a
    field of work ("giao thông"), a level with its place, quoted words, and "và" inside a name
    ("Hội Bảo trợ phụ nữ và trẻ em nghèo"); `at` where nothing does.
    """
    tokens = marks.tokens
    field, said = field_at(marks, at), marks.at(at, "SAY")
    paper = marks.at(at, "DOCKIND")
    if paper is not None and paper.last > at + 1 and tokens.keys[at] == _DRAFT:
        return paper.last  # "Tổ soạn thảo Đề án và dự thảo Nghị quyết"
    if field is not None and (said is None or field.last > said.last):
        return field.last
    inner = read_body(marks, at, len(tokens)) if marks.at(at, "BODY") is not None else None
    if inner is not None:
        return inner.last
    placed = _past_level(marks, at)
    if placed > at:
        return placed
    if tokens.keys[max(at - 1, 0) : at + 2] == ["phòng", ",", "chống"]:
        return at + 2
    if tokens.words[at] == "-" and tokens.touches(at) and tokens.touches(at + 1):
        return at + 2  # "COVID-19"
    if named_before and tokens.words[at] in _CLOSING:
        close = _CLOSING[tokens.words[at]]
        reach = tokens.words[at + 1 : at + 1 + _LONGEST_OPEN_BODY]
        return at + 2 + reach.index(close) if close in reach else at
    if named_before and tokens.kinds[at] == NUMBER and len(tokens.words[at]) <= 2:
        closed = at + 1 >= len(tokens) or _surely_ends(tokens, at + 1)
        return at + 1 if closed or marks.bears(at + 1, _SURE_VERBS) else at
    if tokens.keys[at] != "và" or body.level is not None or at + 1 >= len(tokens):
        return at
    after = at + 1
    if marks.bears(after, _OTHER_PARTIES) or tokens.kinds[after] != WORD:
        return at
    if tokens.is_capital(after) or field_at(marks, after) is not None:
        return after
    return after if named_before and tokens.keys[after] not in _OTHERS else at


_DRAFT = key_of("dự")
_CLOSING = {"“": "”", '"': '"'}
_OTHER_PARTIES = frozenset(
    ("NAME", "NAMEL", "HEAD", "BODY", "BHEAD", "HON", "HONS", "SAY", "CHAIR")
)
_OTHERS = frozenset(
    ("các", "những", "đại", "lãnh", "một", "nhiều", "toàn", "cán", "nhân", "bà", "ông", "đồng")
).union(("cùng", "gia", "hơn", "gần", "trên", "đông", "hai", "ba", "bốn", "tập", "thành"))
_VERB_WORDS = frozenset(
    ("ký", "có", "bị", "nhận", "trao", "dẫn", "tặng", "cho", "giữ", "để", "khi", "vì", "do")
).union(
    map(key_of, ("thôi", "gửi", "chịu", "bày", "thừa", "xác", "kêu", "ủng", "gặp", "thăm")),
    map(key_of, ("nhiệm", "phụ", "vào", "hiện", "vẫn", "chưa", "còn", "phải", "nếu")),
)
"""Words behind a body that are no part of its name: verbs and what opens a clause."""


_NAMED_AFTER = (
    *(["trường"], ["quỹ"], ["chùa"], ["công", "ty"], ["câu", "lạc"], ["trung", "tâm"]),
    *(["bệnh", "viện"], ["doanh", "nghiệp"], ["hợp", "tác"], ["nhà", "hát"], ["nhà", "máy"]),
    *(["khu"], ["giáo", "xứ"], ["dòng"], ["hộ", "kinh"], ["cơ", "sở"], ["nhóm"], ["tổ"]),
    *(["vườn"], ["bến"], ["khách", "sạn"], ["nhà", "văn"], ["hợp", "tác", "xã"], ["htx"]),
)
"""What is called after somebody: a school, a firm, a fund; no ministry and no department is."""


def _subject(marks: Marks, end: int) -> int:
    """Return the end of what a board is about: "về công tác bầu cử", "về văn hóa - xã hội"."""
    tokens = marks.tokens
    if tokens.keys[end : end + 1] != ["về"]:
        return end
    at = end + 1
    while at < min(end + 1 + _LONGEST_EXTENSION, len(tokens)):
        field = field_at(marks, at)
        if field is not None:
            at = field.last
        elif (tokens.kinds[at] == WORD and tokens.keys[at] not in _STOP_WORDS) or (
            tokens.words[at] in ("-", "–") and field_at(marks, at + 1) is not None
        ):
            at += 1
        else:
            break
    return at


_SURE_VERBS = frozenset(("SAY", "CHAIR"))
_SURE_ENDS = frozenset((",", ";", ".", ")", "("))
_HONORIFICS = frozenset(("HON", "HONS"))
_SURE_END_WORDS = frozenset(("cùng", "đã", "cũng", "kiêm"))


def _surely_ends(tokens: Tokens, at: int) -> bool:
    """Say whether a post whose holder stands before it ends here: a comma, a bracket, a dash with
    blanks before a small letter ("- cho biết"), "đã".
    """
    if at >= len(tokens) or tokens.words[at] in _SURE_ENDS or tokens.keys[at] in _SURE_END_WORDS:
        return True
    dash = tokens.words[at] in ("-", "–") and at + 1 < len(tokens)
    return dash and not tokens.touches(at) and tokens.words[at + 1][0].islower()


def open_body(marks: Marks, index: int) -> int:
    """Return the end of a body that no lexicon knows, or `index`.

    It must open with a capital or a head ("Công ty", "Trường"). Lower-case words inside are taken
    only when a name, a comma or another sure end follows them.
    """
    tokens = marks.tokens
    opener = marks.at(index, "BHEAD")
    opens = opener is not None or tokens.is_capital(index)
    if not opens or marks.at(index, "NAME") is not None or _is_head(marks, index):
        return index
    said = marks.at(index, "SAY")
    if said is not None and opener is not None and said.last > opener.last:
        return index  # "đại biểu Quốc hội báo cáo kết quả kỳ họp"
    end = index if opener is None or opener.last - index < _LONG_OPENER else opener.last
    last_capital = end if opener is None else opener.last
    while end < len(tokens) and end - index < _LONGEST_OPEN_BODY:
        if _stops(marks, end, index):
            return end if end - index <= 8 or last_capital == end else last_capital
        capital = tokens.is_capital(end)
        placed = _past_level(marks, end) if capital and end > index else end
        if placed > end:
            end = last_capital = placed
            continue
        named = read_fields(marks, end, len(tokens)) if capital else _past_sector(marks, end)
        end = max(named, end + 1)
        if capital:
            last_capital = end
    return last_capital


def _past_level(marks: Marks, index: int) -> int:
    """Return the end of "TP. HCM", "tỉnh Na Lộc" at the token, else the token."""
    level = marks.at(index, "LEVEL")
    if level is None or is_compound(marks, index):
        return index
    place = place_after_level(marks, level.last, len(marks.tokens))
    return place if place > level.last else without_dot(marks, level)


def _past_sector(marks: Marks, index: int) -> int:
    sector = marks.at(index, "SECTOR")
    return index if sector is None else sector.last


_LONG_OPENER = 3
"""Words of "Công ty TNHH một thành viên", which are none of its name."""


def _is_head(marks: Marks, index: int) -> bool:
    head = marks.at(index, "HEAD")
    return head is not None and head.last - index > 1 and "weak" not in head.value.attributes


def _stops(marks: Marks, end: int, index: int) -> bool:
    tokens = marks.tokens
    if tokens.kinds[end] == "P" and tokens.words[end] not in ("-", "&", "/"):
        return True
    if end > index and (_ends_name(tokens, end) or breaks_line(tokens, end)):
        return True
    if tokens.words[end] in ("-", "–"):
        return not tokens.touches(end)
    return end > index and (marks.bears(end, _STOPS) or _is_head(marks, end))


def _ends_name(tokens: Tokens, index: int) -> bool:
    if tokens.keys[index] in _STOP_WORDS:
        return True
    return tokens.keys[index] in _VERB_WORDS and not tokens.is_capital(index)


def breaks_line(tokens: Tokens, index: int) -> bool:
    """Say whether a line ends before the token, or a column ("THƯ KÝ      CHỦ TRÌ")."""
    between = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return between != " " and ("\n" in between or "\t" in between or "   " in between)
