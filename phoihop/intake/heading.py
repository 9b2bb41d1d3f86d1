"""Đầu văn bản: number, symbol, day, issuer, kind, summary, period and marks of an official paper.

Only the first page's head is looked at, line by line; every pattern is bounded. What the lines
do not say stays empty. Layout: Nghị định 30/2020/NĐ-CP, phụ lục I; marks of secrecy: Luật Bảo vệ
bí mật nhà nước, 2018: MẬT, TỐI MẬT, TUYỆT MẬT.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from phoihop.lib.periods import (
    Period,
    Regime,
    first_months,
    last_months,
    month,
    quarter,
    whole_year,
)
from phoihop.lib.vietnamese import fold, normalise

LINES, LONGEST = 40, 300
HEAD_LINES = 14
"""Where number, issuer and a mark of secrecy stand; the summary may come a little later."""

KINDS = {
    "bao cao": "BC",
    "thong bao": "TB",
    "ke hoach": "KH",
    "chuong trinh": "CTr",
    "chuong trinh phoi hop": "CTPH",
    "quy che phoi hop": "QCPH",
    "bien ban": "BB",
    "to trinh": "TTr",
    "quyet dinh": "QĐ",
    "nghi quyet": "NQ",
    "ket luan": "KL",
    "huong dan": "HD",
    "giay moi": "GM",
    "chi thi": "CT",
    "phieu chuyen": "PC",
    "cong dien": "CĐ",
}
"""Kinds as they stand on a line of their own; the code is that of the number's symbol."""

_NUMBER = re.compile(
    r"\bSố\s{0,3}:?\s{0,6}(?P<number>\d{0,5}[a-zđ]?)\s{0,6}[-/]\s{0,2}"
    r"(?P<symbol>[A-ZĐ][\w.&/-]{1,40})"
)
_DAY = re.compile(
    r"ngày\s{1,4}(\d{1,2})\s{1,4}tháng\s{1,4}(\d{1,2})\s{1,4}năm\s{1,4}(\d{4})", re.IGNORECASE
)
_SUMMARY_LETTER = re.compile(r"^\s*V/v:?\s+(.{5,250})", re.IGNORECASE)
_SECRECY = re.compile(r"(?<![A-ZÀ-Ỹ])(TUYỆT MẬT|TỐI MẬT)(?![A-ZÀ-Ỹ])")
_SECRECY_BESIDE = re.compile(
    r"^\W{0,4}(MẬT)(?:\s{2,}|\t|\s*\|\s*|\s+(?=CỘNG HÒA|ĐẢNG CỘNG SẢN|Độc lập|Số\b))"
    r"|(?:\s{2,}|\t|\|\s*|[Đđ]ộ mật\s*:?\s*|ĐỘ MẬT\s*:?\s*)(MẬT)\W{0,4}$"
)
_SECRECY_FOLDED = {"mat": "MẬT", "toi mat": "TỐI MẬT", "tuyet mat": "TUYỆT MẬT"}
_QUARTER = re.compile(r"\bquy (iv|iii|ii|i|[1-4])(?![a-z0-9])(?:[ ,/-]{1,3}(?:nam )?(\d{4}))?")
_MONTHS = re.compile(r"\b(\d{1,2}) thang(?: (dau|cuoi) nam)?(?:[ ,/-]{1,3}(?:nam )?(\d{4}))?")
_MONTH = re.compile(r"\bthang (\d{1,2})(?![0-9])(?:[ ,/-]{1,3}(?:nam )?(\d{4}))?")
_YEAR = re.compile(r"\bnam (\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NATION = re.compile(
    r"CỘNG\s{1,3}H(?:ÒA|OÀ)\s{1,3}XÃ\s{1,3}HỘI\s{1,3}CHỦ\s{1,3}NGHĨA\s{1,3}VIỆT\s{1,3}NAM"
    r"|ĐẢNG\s{1,3}CỘNG\s{1,3}SẢN\s{1,3}VIỆT\s{1,3}NAM"
)
"""What stands beside the issuer; in a picture both may come out as one line."""
_BESIDE = re.compile(r"\s{3,}|\t|\|")
_NOT_ISSUER = (
    "cong hoa xa hoi",
    "doc lap",
    "dang cong san",
    "trang thong tin",
    "cong thong tin",
    "so",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Đầu văn bản: what its lines say; `symbol` without the number, such as "BC-MTTQ-BTT"."""

    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    issuer: tuple[str, ...] = ()
    kind: str = ""
    summary: str = ""
    secrecy: str = ""
    internal: bool = False
    lines: tuple[str, ...] = field(default=(), repr=False)

    @property
    def full_number(self) -> str:
        return f"{self.number}/{self.symbol}" if self.symbol else ""

    @property
    def is_official(self) -> bool:
        """Whether this is a paper of an office, and not an article or a page of notes."""
        return bool(self.symbol or (self.kind and self.issuer))

    @property
    def names_in_symbol(self) -> tuple[str, ...]:
        """The abbreviations of who issued it, without that of the kind."""
        parts = [part for part in re.split(r"[-/.]", self.symbol) if part]
        return tuple(part for part in parts if part not in KINDS.values())

    def period(self, regime: Regime = Regime.CALENDAR) -> Period | None:
        """The period that the summary names; a year not written is that of the paper's day."""
        year = self.issued_on.year if self.issued_on else None
        return read_period(self.summary, year=year, regime=regime)


def read_heading(text: str) -> Heading:
    """Read the head of a paper from its text, the first page first.

    >>> read_heading("HỘI NÔNG DÂN XÃ\\nSố: 12/BC-HND\\nBÁO CÁO\\nKết quả quý I năm 2026").number
    '12'
    """
    lines = _lines(text)
    number = next((found for line in lines[:HEAD_LINES] if (found := _NUMBER.search(line))), None)
    kind_at, kind = _kind(lines)
    if not kind and number:
        kind = next((k for k in KINDS.values() if number["symbol"].split("-")[0] == k), "")
    return Heading(
        number=number["number"].strip() if number else "",
        symbol=number["symbol"].strip(".-/") if number else "",
        issued_on=_issued_on(lines),
        issuer=_issuer(lines),
        kind=kind,
        summary=_summary(lines, kind_at),
        secrecy=_secrecy(lines),
        internal=_is_internal(text),
        lines=tuple(lines),
    )


def read_period(words: str, *, year: int | None, regime: Regime = Regime.CALENDAR) -> Period | None:
    """Return the first report period that `words` name.

    >>> read_period("Kết quả công tác 6 tháng đầu năm", year=2026).label
    '6 tháng đầu năm 2026'
    """
    folded = fold(words)[:1000]
    named = _YEAR.search(folded)
    default = int(named[1]) if named else year
    found: list[tuple[int, Period]] = []
    for pattern, make in ((_QUARTER, _quarter), (_MONTHS, _months), (_MONTH, _month)):
        match = pattern.search(folded)
        if match is not None:
            with suppress(ValueError):
                period = make(match, default, regime)
                if period is not None:
                    found.append((match.start(), period))
    if found:
        return min(found, key=lambda pair: pair[0])[1]
    return whole_year(int(named[1]), regime) if named and 1945 <= int(named[1]) <= 2100 else None


def _lines(text: str) -> list[str]:
    found: list[str] = []
    for line in text[:20_000].split("\n"):
        bare = normalise(line[:LONGEST]).strip()
        if bare:
            found.append(bare)
        if len(found) >= LINES:
            break
    return found


def _kind(lines: list[str]) -> tuple[int, str]:
    for place, line in enumerate(lines):
        known = KINDS.get(fold(line).strip(" .:*_-"))
        if known and line.upper() == line:
            return place, known
    return -1, ""


def _issued_on(lines: list[str]) -> date | None:
    for line in lines[: HEAD_LINES + 6]:
        found = _DAY.search(line)
        # "Thanh Khê, ngày 10 tháng 3 năm 2026" is a line of its own, never within a sentence.
        if found and len(line) < 90:
            with suppress(ValueError):
                return date(int(found[3]), int(found[2]), int(found[1]))
    return None


def _issuer(lines: list[str]) -> tuple[str, ...]:
    """The lines in capitals above the number; often the body above stands on the first."""
    found: list[str] = []
    for line in lines[:HEAD_LINES]:
        names = _names(line)
        if any(KINDS.get(fold(name)) for name in names) or (found and _NUMBER.search(line)):
            break
        found += [name for name in names if _may_be_issuer(name)]
        if len(found) >= 3:
            break
    return tuple(found[:3])


def _names(line: str) -> list[str]:
    """What stands on the left of a line; on both sides where it is the nation's own."""
    parts = [one.strip(" *_") for one in _BESIDE.split(_NATION.sub("\t", line))]
    named = [one for one in parts if one]
    return named if _NATION.search(line) else named[:1]


def _may_be_issuer(name: str) -> bool:
    folded = fold(name)
    is_capital = name.upper() == name and any(sign.isalpha() for sign in name)
    if not is_capital or folded.startswith(_NOT_ISSUER) or folded in _SECRECY_FOLDED:
        return False
    return len(name) > 4


def _summary(lines: list[str], kind_at: int) -> str:
    letter = next((found[1] for line in lines if (found := _SUMMARY_LETTER.match(line))), "")
    if letter:
        return letter.strip()
    if kind_at < 0:
        return ""
    parts: list[str] = []
    for line in lines[kind_at + 1 : kind_at + 5]:
        starts_body = re.match(r"(?:Kính gửi|Căn cứ|Thực hiện|Phần|[IVX]{1,4}\.|\d+\.)\b", line)
        if starts_body or (parts and (line[:1].isupper() or len(" ".join(parts)) > 250)):
            break
        parts.append(line)
    return " ".join(parts)[:400]


def _secrecy(lines: list[str]) -> str:
    for place, line in enumerate(lines[:HEAD_LINES]):
        clear = _SECRECY.search(line)
        if clear and len(line) < 120:
            return clear[1]
        beside = _SECRECY_BESIDE.search(line)
        if beside:
            return "MẬT"
        alone = _SECRECY_FOLDED.get(fold(line).strip(" .:*_-[]()|"))
        following = fold(lines[place + 1]) if place + 1 < len(lines) else ""
        # "MẶT" on a line of its own above "TRẬN TỔ QUỐC" is a broken name, and no mark.
        if alone and line.upper() == line and not following.startswith("tran "):
            return alone
    return ""


def _is_internal(text: str) -> bool:
    head = fold(text[:4000])
    return "luu hanh noi bo" in head or "luu hanh noi bo" in fold(text[-2000:])


def _year_of(words: str | None, default: int | None) -> int:
    year = int(words) if words else default
    if year is None or not 1945 <= year <= 2100:
        raise ValueError(words)
    return year


def _quarter(found: re.Match[str], default: int | None, regime: Regime) -> Period:
    number = _ROMAN.get(found[1]) or int(found[1])
    return quarter(_year_of(found[2], default), number, regime)


def _months(found: re.Match[str], default: int | None, regime: Regime) -> Period | None:
    count, year = int(found[1]), _year_of(found[3], default)
    if found[2] == "cuoi":
        return last_months(year, count, regime)
    return first_months(year, count, regime) if 1 <= count <= 11 else None


def _month(found: re.Match[str], default: int | None, regime: Regime) -> Period | None:
    number = int(found[1])
    return month(_year_of(found[2], default), number, regime) if 1 <= number <= 12 else None
