"""Thành phần thể thức: which line of a measured document is the State title, the number, …

Told by the words and by where they stand, never by how they look: looks are what is checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from phoihop.lib.vietnamese import fold
from phoihop.reports.official.layout.measured import Line, Measured
from phoihop.reports.official.paper_kinds import TITLES

_TITLES = {fold(title): title for title in TITLES}
_STATE = {
    "cong hoa xa hoi chu nghia viet nam": "state",
    "dang cong san viet nam": "state",
    "doan tncs ho chi minh": "state",
    "doan thanh nien cong san ho chi minh": "state",
}
_MOTTO = re.compile(r"doc lap\W+tu do\W+hanh phuc")
_NUMBER = re.compile(r"so\s*[:.]?[\s\d….]*[/-]\s*\S+|so\s*[:.]\s*\d*\s*$")
_DATE = re.compile(
    r"\bngay\b.{0,12}\bthang\b.{0,8}\bnam\b|^.{0,60},?\s*ngay\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$"
)
_LETTER = re.compile(r"(v/v|v\.v|ve viec)\b")
_NAME_STARTS = (
    "uy ban",
    "hoi ",
    "ban ",
    "so ",
    "phong ",
    "van phong",
    "dang bo",
    "dang uy",
    "huyen uy",
    "tinh uy",
    "thanh uy",
    "mat tran",
    "lien doan",
    "doan ",
    "trung tam",
    "bo ",
    "chi cuc",
    "cuc ",
    "truong ",
    "cong an",
    "vien ",
    "toa an",
    "thanh tra",
    "thuong truc",
    "ubnd",
    "hdnd",
    "ubmttq",
    "mttq",
    "chinh phu",
    "tong ",
    "cong doan",
    "lien hiep",
    "quy ",
    "bch ",
    "btv ",
    "doan",
    "huyen doan",
    "tinh doan",
    "xa doan",
    "thanh doan",
)
_BASES = ("can cu ", "theo de nghi", "xet de nghi", "xet to trinh", "theo nghi quyet")
_RULE_SIGNS = re.compile(r"[-–—_*.\s]*")
_HEAD_LINES = 40
AUTHORITY = re.compile(r"(TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/U|T/UQ|TUQ)\s*[./]?\s+\S|(T/M|K/T|T/L|T/U)")


@dataclass(slots=True)
class Located:
    """Các thành phần đã nhận ra; a component that was not found is an empty list."""

    state: list[Line] = field(default_factory=list)
    motto: list[Line] = field(default_factory=list)
    state_rule: list[Line] = field(default_factory=list)
    superior: list[Line] = field(default_factory=list)
    issuer: list[Line] = field(default_factory=list)
    issuer_mark: list[Line] = field(default_factory=list)
    number: list[Line] = field(default_factory=list)
    date: list[Line] = field(default_factory=list)
    letter: list[Line] = field(default_factory=list)
    kind: list[Line] = field(default_factory=list)
    summary: list[Line] = field(default_factory=list)
    summary_rule: list[Line] = field(default_factory=list)
    address: list[Line] = field(default_factory=list)
    addressees: list[Line] = field(default_factory=list)
    bases: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    recipients: list[Line] = field(default_factory=list)
    recipient_list: list[Line] = field(default_factory=list)
    authority: list[Line] = field(default_factory=list)
    posts: list[Line] = field(default_factory=list)
    names: list[Line] = field(default_factory=list)
    appendix: list[Line] = field(default_factory=list)
    appendix_title: list[Line] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The kind as it should stand on paper, or "" for a công văn."""
        return _TITLES.get(fold(self.kind[0].text).strip(), "") if self.kind else ""

    @property
    def is_minutes(self) -> bool:
        return self.title == "BIÊN BẢN"


def locate(measured: Measured) -> Located:
    """Find the components of a document's layout."""
    found = Located()
    lines = list(measured.lines)
    at = _head(lines, found)
    at = _title(lines, at, found)
    end = _foot_starts(lines, at)
    _middle(lines[at:end], found)
    rest = _foot(lines, end, found)
    _appendices(lines[rest:], found)
    return found


def _head(lines: list[Line], found: Located) -> int:
    """Take the head apart; return the index of the first line after it."""
    pieces: list[tuple[int, Line]] = []
    for index, line in enumerate(lines[:_HEAD_LINES]):
        pieces.extend((index, piece) for piece in line.pieces())
    last = 0
    left: list[Line] = []
    for index, line in pieces:
        words = fold(line.text).strip()
        if words in _TITLES or _is_long(line) or words.startswith(("kinh gui", *_BASES)):
            break
        role = _head_role(words, found)
        if role:
            getattr(found, role).append(line)
            last = index + 1
        elif _belongs_left(line, found, words):
            left.append(line)
            last = index + 1
        elif line.rule and (found.motto or found.state):
            found.state_rule.append(line)
            last = index + 1
        elif not words and line.cell is not None:
            last = index + 1
        elif words and line.cell is None and (found.number or found.date):
            break
    if found.state or found.number:
        _issuers(left, found)
    return last


def _head_role(words: str, found: Located) -> str:
    if words in _STATE and not found.state:
        return "state"
    if _MOTTO.search(words) and not found.motto:
        return "motto"
    if _LETTER.match(words):
        return "letter"
    if _NUMBER.match(words) and not found.number:
        return "number"
    return "date" if _DATE.search(words) and not found.date else ""


def _belongs_left(line: Line, found: Located, words: str) -> bool:
    """Lines of the issuer stand left of the State title: before it, or in the first column."""
    if line.cell is not None:
        return line.cell[2] == 1 and not found.number
    return not found.number and not found.date and (bool(words) or bool(line.rule))


def _issuers(left: list[Line], found: Located) -> None:
    groups: list[list[Line]] = []
    for line in left:
        text = line.text
        if _RULE_SIGNS.fullmatch(text):
            if line.rule or text:
                found.issuer_mark.append(line)
            continue
        # A name goes on in the next line unless that begins as a name of its own.
        if not groups or fold(text).startswith(_NAME_STARTS):
            groups.append([line])
        else:
            groups[-1].append(line)
    while groups:
        found.issuer[:0] = groups.pop()
        if not (groups and groups[-1][-1].text.endswith("-")):
            break
    found.superior.extend(line for group in groups for line in group)


def _is_long(line: Line) -> bool:
    return line.cell is None and len(line.text) > 140


def _title(lines: list[Line], at: int, found: Located) -> int:
    """Take the kind and what it is about; a letter has none."""
    for index in range(at, min(at + 8, len(lines))):
        words = fold(lines[index].text).strip()
        if words in _TITLES:
            found.kind.append(lines[index])
            return _summary(lines, index + 1, found)
        if words.startswith(("kinh gui", "kinh trinh")):
            return index
    return at


def _summary(lines: list[Line], at: int, found: Located) -> int:
    for index in range(at, len(lines)):
        line = lines[index]
        words = fold(line.text)
        if not words.strip() or _RULE_SIGNS.fullmatch(line.text):
            if line.rule or line.text:
                found.summary_rule.append(line)
            if found.summary and (line.rule or line.text):
                return index + 1
            if found.summary and not line.rule:
                return index
            continue
        is_first = not found.summary
        if words.startswith(("kinh gui", *_BASES)) or line.cell is not None:
            return index
        if (is_first and _may_sum_up(line)) or (line.align == "center" and line.all_are("bold")):
            found.summary.append(line)
            if line.rule:
                found.summary_rule.append(line)
            continue
        return index
    return len(lines)


def _may_sum_up(line: Line) -> bool:
    """A summary names, it does not tell: no sentence ends in it, unless it looks like one."""
    return line.align == "center" or line.all_are("bold") or not line.text.endswith((".", ":"))


def _foot_starts(lines: list[Line], at: int) -> int:
    """Return where recipients or signatures begin: the first of their rows or lines."""
    for index in range(at, len(lines)):
        line = lines[index]
        words = fold(line.text).strip()
        is_label = words.startswith("noi nhan")
        if is_label or (_signs(line) and _only_signs_follow(lines, index)):
            return _start_of_row(lines, index)
    return len(lines)


def _signs(line: Line) -> bool:
    text = line.text
    if line.ruled or len(text) > 90:
        return False
    return bool(AUTHORITY.match(text)) or fold(text) in ("thu ky", "nguoi ghi bien ban")


def _only_signs_follow(lines: list[Line], index: int) -> bool:
    text = lines[index].text
    return text.upper() == text or lines[index].cell is not None


def _start_of_row(lines: list[Line], index: int) -> int:
    cell = lines[index].cell
    while cell is not None and index and lines[index - 1].cell is not None:
        before = lines[index - 1].cell
        if before is None or before[0] != cell[0]:
            break
        index -= 1
    return index


def _middle(lines: list[Line], found: Located) -> None:
    """Sort what stands between title and foot: addressees, bases, paragraphs."""
    mode = ""
    for line in lines:
        words = fold(line.text).strip()
        if not words:
            continue
        if words.startswith(("kinh gui", "kinh trinh")) and not found.body:
            found.address.append(line)
            mode = "addressees"
        elif mode == "addressees" and line.text.startswith(("-", "–", "+")):
            found.addressees.append(line)
        elif words.startswith(_BASES) and not found.body:
            found.bases.append(line)
            mode = "bases"
        elif line.cell is None or not line.ruled:
            found.body.append(line)
            mode = ""


def _foot(lines: list[Line], at: int, found: Located) -> int:
    """Take recipients and signatures apart; return where the appendices begin."""
    in_list = False
    for index in range(at, len(lines)):
        line = lines[index]
        for piece in line.pieces():
            words = fold(piece.text).strip()
            if re.match(r"phu luc\b", words):
                return index
            if not words:
                continue
            if words.startswith("noi nhan"):
                found.recipients.append(piece)
                in_list = True
            elif in_list and piece.text.startswith(("-", "–", "+", "*")):
                found.recipient_list.append(piece)
            else:
                in_list = in_list and piece.cell is not None
                _sign_role(piece, found)
    return len(lines)


def _sign_role(line: Line, found: Located) -> None:
    text = line.text
    if len(text) > 90 or line.ruled:
        return
    if AUTHORITY.match(text):
        found.authority.append(line)
    elif text == text.upper() and any(sign.isalpha() for sign in text):
        known = found.authority or found.posts
        is_name = bool(known) and _looks_like_name(text) and known[-1].cell == line.cell
        (found.names if is_name and line.before > 20 else found.posts).append(line)
    elif (found.authority or found.posts) and not text.startswith("("):
        found.names.append(line)


def _looks_like_name(text: str) -> bool:
    return 2 <= len(text.split()) <= 5


def _appendices(lines: list[Line], found: Located) -> None:
    for index, line in enumerate(lines):
        if re.match(r"phu luc\b", fold(line.text)) and line.cell is None and len(line.text) < 40:
            found.appendix.append(line)
            following = next((one for one in lines[index + 1 :] if one.text), None)
            if following is not None and following.cell is None:
                found.appendix_title.append(following)
