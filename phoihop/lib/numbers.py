"""Số: how numbers are written for people here, 1.234.567,89, and read back."""

from __future__ import annotations

import re
from decimal import Decimal

MAX_LENGTH = 64
_SPACES = " \u00a0\u202f\u2009"
_SCALES = {
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
    "nghìn tỷ": 10**12,
    "ngàn tỷ": 10**12,
}
_WRITTEN = re.compile(
    rf"(?P<sign>[-\u2212+])?(?P<whole>[0-9]{{1,3}}(?:(?P<gap>[.{_SPACES}])[0-9]{{3}}"
    rf"(?:(?P=gap)[0-9]{{3}})*)?|[0-9]+)(?:,(?P<part>[0-9]+))?"
    rf"(?:[{_SPACES}]*(?P<scale>[^\W\d_]+(?: [^\W\d_]+)?))?"
)
_FOREIGN = re.compile(r"(?<![0-9])[-+]?[0-9]+\.[0-9]+|[-+]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+")
_OURS = str.maketrans(",.", ".,")


class NotANumber(ValueError):
    """Không phải số: the sentence says what was typed and how to write it."""


def format_number(number: Decimal | int) -> str:
    """Write `number` with dots between thousands and a comma before decimals.

    The decimals are those of `number`: nothing is rounded or padded.

    >>> format_number(Decimal("1234567.89")), format_number(-1600)
    ('1.234.567,89', '-1.600')
    """
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise ValueError("Only finite numbers can be written for people.")
        return f"{number if number else abs(number):,f}".translate(_OURS)
    return f"{number:,}".replace(",", ".")


def format_whole(whole: int, decimals: int) -> str:
    """Write a whole number of last digits for people, without zeros at its end.

    The same as `format_number` of the number behind it, and several times quicker: a sheet or a
    page has thousands of them.

    >>> format_whole(4030, 3), format_whole(-1600, 0)
    ('4,03', '-1.600')
    """
    if not decimals:
        return f"{whole:,}".replace(",", ".")
    big, part = divmod(abs(whole), 10**decimals)
    digits = f"{part:0{decimals}d}".rstrip("0")
    sign = "-" if whole < 0 else ""
    return f"{sign}{big:,}".replace(",", ".") + ("," + digits if digits else "")


def parse_number(text: str) -> Decimal:
    """Read a number as people type it here.

    A dot is a separator of thousands only: "1.6" is refused with a question,
    because it is 1,6 in a spreadsheet and may be a slip for 1.600 on paper.

    >>> parse_number("1.234.567,89"), parse_number("1,6 nghìn")
    (Decimal('1234567.89'), Decimal('1600.0'))
    """
    words = text.strip()
    found = _WRITTEN.fullmatch(words) if len(words) <= MAX_LENGTH else None
    scale = _scale(found["scale"]) if found else None
    if found is None or scale is None:
        raise NotANumber(_complaint(words))
    whole = re.sub(rf"[.{_SPACES}]", "", found["whole"])
    number = Decimal(f"{whole}.{found['part']}" if found["part"] else whole) * scale
    return -number if found["sign"] in ("-", "\u2212") else number


def _scale(words: str | None) -> int | None:
    return 1 if words is None else _SCALES.get(words.casefold())


def _complaint(words: str) -> str:
    if _FOREIGN.fullmatch(words):
        decimal = words.replace(",", "").replace(".", ",")
        return (
            f"“{words}” có thể hiểu theo hai cách. Hãy viết dấu phẩy trước phần thập phân "
            f"(ví dụ {decimal}) và dấu chấm giữa các hàng nghìn (ví dụ 1.600)."
        )
    return f"“{words[:MAX_LENGTH]}” không phải là số. Hãy viết như 1.234,5 hoặc 1,6 triệu."
