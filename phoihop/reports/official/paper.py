"""Văn bản: one official document ready to be written, whatever it was drafted from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from phoihop.reports.official.paper_kinds import Kind
from phoihop.reports.official.profiles import Profile

_PART = re.compile(r"(PHẦN|Phần|CHƯƠNG|Chương)\s+([IVXLC]+|thứ\s+\w+)\b")
_ROMAN = re.compile(r"[IVXLC]{1,6}\.\s")
_ARTICLE = re.compile(r"Điều\s+\d+\.")
_CLAUSE = re.compile(r"\d{1,3}(\.\d{1,2})*\.\s")
_POINT = re.compile(r"[a-zđ]\)\s")
_SHORT_HEADING = 110


class Linked(str):
    """Đoạn có nguồn: a paragraph in which stretches open where they came from.

    `links` holds (start, end, address) in the words, in any order; it reads and prints as its
    words do.
    """

    __slots__ = ("links",)
    links: tuple[tuple[int, int, str], ...]

    def __new__(cls, words: str, links: tuple[tuple[int, int, str], ...]) -> Linked:
        made = super().__new__(cls, words)
        made.links = links
        return made

    def pieces(self) -> list[tuple[str, str]]:
        """Return the words cut at the links, each with its address or "".

        >>> Linked("Sửa 9 căn.", ((4, 9, "/x"),)).pieces()
        [('Sửa ', ''), ('9 căn', '/x'), ('.', '')]
        """
        cut, done = [], 0
        for start, end, address in sorted(self.links):
            if start >= done:
                cut += [(self[done:start], ""), (self[start:end], address)]
                done = end
        cut.append((self[done:], ""))
        return [piece for piece in cut if piece[0]]


@dataclass(frozen=True, slots=True)
class Table:
    """Bảng: a header and rows of texts; numbers stay texts as people read them.

    `widths` are shares of the text's width; `caption` stands above the table.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    numeric: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Signature:
    """Khối chữ ký: the lines of authority and post, then the name.

    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Hà Văn Sinh".
    """

    lines: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """Phụ lục: a title and what stands in it."""

    title: str
    blocks: tuple[str | Table, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """Văn bản: everything that stands on it, from the head to the appendices.

    `issuers` holds one entry for each body that issues it together, each as the lines of its
    name; `blocks` are paragraphs of plain text, which know their level by how they begin
    ("II.", "1.", "a)"), and tables.
    """

    profile: Profile
    kind: Kind
    issuers: tuple[tuple[str, ...], ...]
    superior: tuple[str, ...] = ()
    number: int | None = None
    symbol: str = ""
    place: str = ""
    day: date | None = None
    summary: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    blocks: tuple[str | Table, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = ""
    appendices: tuple[Appendix, ...] = field(default=())

    @property
    def number_line(self) -> str:
        """ "Số: 05/TB-UBND", or "Số 05-TB/ĐU" for the Party; a number below 10 gets a 0."""
        number = f"{self.number:02d}" if self.number else "     "
        separator = "-" if self.profile.text("number.form") == "party" else "/"
        return f"{self.profile.text('number.prefix')} {number}{separator}{self.symbol}"

    @property
    def date_line(self) -> str:
        return date_line(self.place, self.day)


def date_line(place: str, day: date | None) -> str:
    """Write place and day; zeros stand before days below 10 and before months 1 and 2 only.

    >>> date_line("Thanh Khê", date(2026, 3, 5))
    'Thanh Khê, ngày 05 tháng 3 năm 2026'
    """
    where = f"{place}, " if place else ""
    if day is None:
        return f"{where}ngày      tháng      năm"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{where}ngày {day.day:02d} tháng {month} năm {day.year}"


def level_of(text: str) -> str:
    """Say what a paragraph is by how it begins: part, roman, article, clause, point, text.

    Only a short line is a heading: "1." before a whole sentence numbers the sentence.
    """
    if _PART.match(text):
        return "part"
    is_short = len(text) <= _SHORT_HEADING and not text.rstrip().endswith((".", ";", "./."))
    if _ROMAN.match(text) and (is_short or text.isupper()):
        return "roman"
    if _ARTICLE.match(text):
        return "article"
    if _CLAUSE.match(text):
        return "heading" if is_short and not text.rstrip().endswith(":") else "clause"
    return "point" if _POINT.match(text) else "text"
