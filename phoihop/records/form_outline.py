"""Dàn biểu mẫu: lines, units and sections proposed from the office's own Excel or Word file.

What comes in is the text of a file as the formats of the reader give it: a row of a table is a
line of cells parted by tabs, a numbered paragraph bears its number. What goes out is text for
`form_text.read_lines`, which a clerk looks through and changes before anything is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from phoihop.lib.numbers import NotANumber, parse_number
from phoihop.lib.vietnamese import fold
from phoihop.records.form_text import opens_section
from phoihop.records.forms import MOST_LINES, UnusableForm

MOST_ROWS = 5000
LONGEST = 400
_LABELS = ("chi tieu", "noi dung", "tieu chi", "hang muc", "danh muc", "ten ")
_UNITS = ("don vi tinh", "dvt", "don vi")
_NUMBERS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_DITTO = frozenset({'"', "”", "“", "''", "//", "-nt-", "nt", "-"})
_INDEX = re.compile(r"\(?[A-Z0-9]{1,2}\)?(?:=.{1,20})?")
_ROMAN = re.compile(r"[IVXLC]{1,6}|[A-ZĐ]")
_HEADING = re.compile(
    r"(?P<number>(?:[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,3})[.)]) +(?P<words>\S.*)"
)
_BLANK = re.compile(r"[.…_]{3,}|…{1,}|_{2,}")
_IN_BRACKETS = re.compile(
    r"(?P<label>.+?) ?\((?:(?:ĐVT|đvt|đơn vị tính) ?:? ?)?(?P<unit>[^()\d]{1,20})\)"
)
_KNOWN_UNITS = frozenset(
    fold(unit)
    for unit in (
        "%", "người", "hộ", "căn", "nhà", "suất", "cuộc", "lượt", "lượt người", "triệu đồng",
        "tỷ đồng", "nghìn đồng", "đồng", "ha", "m2", "m²", "km", "mô hình", "đơn vị", "xã", "thôn",
        "tổ chức", "chi hội", "lớp", "buổi", "em", "vụ", "đơn", "ý kiến", "văn bản", "tấn", "con",
        "công trình", "ngày công", "đảng viên", "đoàn viên", "hội viên", "gia đình", "câu lạc bộ",
        "tổ", "giải", "đợt", "phần quà", "thẻ", "trường", "doanh nghiệp", "hợp tác xã", "kiến nghị",
    )
)  # fmt: skip
_DECIMALS = {"trieu dong": 3, "ty dong": 3, "ha": 2, "%": 2, "km": 2, "tan": 2}


@dataclass(slots=True)
class Outline:
    """Dàn đề xuất: the name, the lines as text, the written parts, what was left out."""

    name: str = ""
    lines: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    found: int = 0
    heading: tuple[int, str] | None = None
    """The depth and words of the last heading, while nothing stands under it yet."""

    def open(self, depth: int, words: str) -> None:
        """Begin a section; a heading that stayed empty and holds no deeper one is to be written."""
        if self.heading is not None and depth <= self.heading[0] < _IN_TABLE:
            self.texts.append(self.heading[1])
        self.heading = (depth, words.rstrip(":. ")[:250])

    def add(self, line: str) -> None:
        if self.heading is not None:
            self.lines.append(f"{self.heading[1]}:")
            self.heading = None
        self.lines.append(line)
        self.found += 1


_IN_TABLE = 9
"""The depth of a section inside a table: such a one is never a part to write."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """Cột: where the number, the name and the unit of a line stand in a table."""

    label: int
    unit: int | None = None
    number: int | None = None
    others: tuple[str, ...] = ()


def propose_outline(text: str) -> Outline:
    """Propose a form from the text of a file. Raises UnusableForm when it holds no lines."""
    rows = [_cells(row) for row in text.splitlines()[:MOST_ROWS]]
    made = Outline()
    for table in _tables(rows):
        if isinstance(table, _Prose):
            _take_prose(made, table.rows)
        else:
            _take_table(made, table)
    made.open(0, "")
    if not made.found and not made.texts:
        raise UnusableForm(
            _(
                "Tệp không có bảng chỉ tiêu hay đề mục đánh số nào. Bảng cần có cột tên chỉ tiêu "
                "và cột đơn vị tính; hoặc dán các dòng vào ô bên dưới."
            )
        )
    if made.found > MOST_LINES:
        message = _("Tệp có %(count)s dòng; một biểu mẫu nhận nhiều nhất %(most)s. Hãy tách tệp.")
        raise UnusableForm(message % {"count": made.found, "most": MOST_LINES})
    return made


def _cells(row: str) -> list[str]:
    return [" ".join(cell.split())[:LONGEST] for cell in row[: LONGEST * 20].split("\t")]


@dataclass(frozen=True, slots=True)
class _Prose:
    rows: list[str]


def _tables(rows: Sequence[list[str]]) -> Iterator[_Prose | list[list[str]]]:
    """Part rows of cells from running text; a single cell between rows belongs to the table."""
    table: list[list[str]] = []
    prose: list[str] = []
    for at, cells in enumerate(rows):
        if not any(cells):
            continue
        inside = len(cells) > 1 or (bool(table) and _table_goes_on(rows, at))
        if inside:
            if prose:
                yield _Prose(prose)
                prose = []
            table.append(cells)
        else:
            if table:
                yield table
                table = []
            prose.append(cells[0])
    if prose:
        yield _Prose(prose)
    if table:
        yield table


def _table_goes_on(rows: Sequence[list[str]], at: int) -> bool:
    """Whether a row of one cell is a section of the table: the very next row is cells again."""
    return at + 1 < len(rows) and len(rows[at + 1]) > 1 and not _HEADING.fullmatch(rows[at][0])


def _take_prose(made: Outline, rows: Sequence[str]) -> None:
    for words in rows:
        line = _to_fill_in(words)
        heading = _HEADING.fullmatch(words)
        if line is not None:
            _add_line(made, *line)
        elif heading is not None:
            number = heading["number"]
            made.open(2 + number.count(".") if number[0].isdigit() else 1, heading["words"])
        elif not made.name and not made.found and _is_title(words):
            made.name = words.strip(" *:")[:250]


def _is_title(words: str) -> bool:
    folded = fold(words)
    starts = ("bao cao", "bieu", "mau", "phu luc", "ket qua", "tong hop", "de cuong")
    return folded.startswith(starts) and len(words) > 8


def _to_fill_in(words: str) -> tuple[str, str] | None:
    """Read "- Tổng số hội viên: …… người" as a line and its unit; else None."""
    blank = _BLANK.search(words)
    if blank is None:
        return None
    label = words[: blank.start()].strip(" -+*•:")
    unit = words[blank.end() :].strip(" .,;:…_")
    if not 3 <= len(label) <= 250 or len(unit) > 40 or _BLANK.search(unit):
        return None
    number = _HEADING.fullmatch(label)
    return (number["words"] if number else label).strip(" -+*•:"), unit


def _take_table(made: Outline, rows: list[list[str]]) -> None:
    header = next((at for at, cells in enumerate(rows[:30]) if _columns(cells)), None)
    columns = _columns(rows[header]) if header is not None else _guessed(rows)
    if columns is None:
        return
    for cells in rows[: header or 0]:
        title = " ".join(cell for cell in cells if cell)
        if not made.name and _is_title(title):
            made.name = title[:250]
    unit_before = ""
    for cells in rows[0 if header is None else header + 1 :]:
        unit_before = _take_row(made, cells, columns, unit_before)
    if columns.others:
        told = {"columns": "; ".join(columns.others)[:300]}
        note = _("Mỗi dòng của biểu mẫu nhận một số liệu; các cột này không lấy: %(columns)s.")
        made.notes.append(note % told)


def _columns(cells: Sequence[str]) -> _Columns | None:
    """Return where things stand when this row heads a table."""
    folded = [fold(cell) for cell in cells]
    label = _place(folded, _LABELS)
    unit = _place(folded, _UNITS, but=label)
    if label is None or (unit is None and not any(one in _NUMBERS for one in folded)):
        return None
    number = next((at for at, one in enumerate(folded) if one in _NUMBERS), None)
    known = {label, unit, number}
    others = [
        cell
        for at, cell in enumerate(cells)
        if cell and at not in known and fold(cell) not in ("ghi chu", "so lieu", "thuc hien")
    ]
    return _Columns(label, unit, number, tuple(others))


def _place(folded: Sequence[str], starts: Sequence[str], *, but: int | None = None) -> int | None:
    return next(
        (at for at, one in enumerate(folded) if at != but and f"{one} ".startswith(tuple(starts))),
        None,
    )


def _guessed(rows: Sequence[list[str]]) -> _Columns | None:
    """Without a header: the column of units is the one that holds known units, before it names."""
    width = max(len(cells) for cells in rows)
    units = [
        sum(1 for cells in rows if at < len(cells) and fold(cells[at]) in _KNOWN_UNITS)
        for at in range(min(width, 20))
    ]
    best = max(range(len(units)), key=lambda at: units[at])
    if not best or units[best] < max(2, len(rows) // 3):
        return None
    number = best - 2 if best > 1 else None
    return _Columns(best - 1, best, number)


def _take_row(made: Outline, cells: list[str], columns: _Columns, unit_before: str) -> str:
    """Add one row as a section or a line; return the unit that a ditto below would repeat."""
    if all(_INDEX.fullmatch(cell) for cell in cells if cell):
        return unit_before  # the row "A | B | 1 | 2" under the heads
    number = _at(cells, columns.number)
    label = _at(cells, columns.label)
    if len([cell for cell in cells if cell]) == 1:
        label = label or next(cell for cell in cells if cell)
    unit = _at(cells, columns.unit)
    if not label:
        return unit_before
    values = [cell for at, cell in enumerate(cells) if at > (columns.unit or columns.label)]
    if not unit and _is_section(number, label, values):
        made.open(_IN_TABLE, _without_number(label))
        return ""
    if unit in _DITTO:
        unit = unit_before
    label, unit = _unit_in_brackets(label, unit)
    _add_line(made, label, unit, values)
    return unit


def _is_section(number: str, label: str, values: Sequence[str]) -> bool:
    if any(any(sign.isdigit() for sign in value) for value in values):
        return False
    alone = number == "" and (opens_section([label]) or label.isupper())
    return alone or bool(_ROMAN.fullmatch(number.rstrip(".)")))


def _at(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""


def _without_number(label: str) -> str:
    heading = _HEADING.fullmatch(label)
    return heading["words"] if heading else label


def _unit_in_brackets(label: str, unit: str) -> tuple[str, str]:
    """Read "Nhà xây mới (căn)": only where no column names the unit."""
    found = None if unit else _IN_BRACKETS.fullmatch(label)
    if found is None or (fold(found["unit"]) not in _KNOWN_UNITS):
        return label, unit
    return found["label"], found["unit"].strip()


def _add_line(made: Outline, label: str, unit: str, values: Sequence[str] = ()) -> None:
    words = label.lstrip("-+•* ").replace("|", "/").rstrip(" :*")[:250]
    unit = unit.replace("|", "/").strip()[:60]
    if len(words) < 2:
        return
    if words[0].isdigit() or (not unit and opens_section([words])):
        words = f"{made.found + 1}. {words}"  # read back, the first number is the row's
    decimals = max([_DECIMALS.get(fold(unit), 0), *map(_digits, values)])
    cells = [words, unit, str(decimals)] if decimals else [words, unit] if unit else [words]
    made.add(" | ".join(cells))


def _digits(value: str) -> int:
    """How many digits after the comma a value already in the sheet has."""
    try:
        exponent = parse_number(value).normalize().as_tuple().exponent
    except NotANumber:
        return 0
    return min(6, max(0, -exponent)) if isinstance(exponent, int) else 0
