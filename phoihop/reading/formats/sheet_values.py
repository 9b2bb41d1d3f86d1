"""Giá trị ô: what a cell of a spreadsheet shows, from its number and its number format.

The file holds 0.8608 and the format `0.0%`; the people who made the sheet saw 86,1%. What
they saw is the document's word. Groups of thousands are written even where the format has
none, except for four digits: those may be a year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from phoihop.lib.dates import format_day
from phoihop.lib.numbers import format_number

GENERAL = "General"
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
_LAST_DAY = 2_958_465
_LONGEST = 40
_DIGITS = 10
_YEAR_LIKE = 4
_FORMAT_LIMIT = 200
_QUOTED = re.compile(rf'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]{{0,{_FORMAT_LIMIT}}}\]', re.S)
_ELAPSED = re.compile(r"\[h+\]", re.I)
_PLACES = re.compile(r"[0#?][0#?,]*(?:\.([0#?]*))?(,*)")


@dataclass(frozen=True, slots=True)
class Form:
    """Dạng số của một ô: how its number is written for people."""

    kind: str = "general"
    decimals: int = 0
    scale: int = 0
    before: str = ""
    after: str = ""
    grouped: bool = False


def shown(raw: str, pattern: str, *, since_1904: bool = False) -> str:
    """Write the number `raw` as the format `pattern` shows it here.

    >>> shown("0.86083", "0.00%"), shown("44566", "dd/mm/yyyy"), shown("1234.5", "General")
    ('86,08%', '05/01/2022', '1.234,5')
    """
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return raw
    if not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return raw
    form = _form(_section(pattern, number))
    if form.kind == "general":
        return _general(number)
    if form.kind == "number":
        return _placed(number, form)
    return _moment(number, form.kind, since_1904=since_1904) or _general(number)


def _section(pattern: str, number: Decimal) -> str:
    """The part of the format for this number's sign: positive;negative;zero."""
    parts = pattern[:_FORMAT_LIMIT].split(";")
    if number < 0 and len(parts) > 1 and parts[1]:
        # A section of its own says how a minus looks (red, in brackets); we write a minus.
        return parts[1].replace("-", "", 1).replace("(", "").replace(")", "")
    return parts[2] if number == 0 and len(parts) > 2 and parts[2] else parts[0]


@lru_cache(maxsize=512)
def _form(section: str) -> Form:
    bare = _QUOTED.sub("", section)
    letters = set(bare.lower()) - set(" .,/:-0#?%")
    if _ELAPSED.search(section):
        return Form("elapsed")
    if letters & set("yd") or ("m" in letters and not letters & set("hs")):
        return Form(_kind_of_day(letters))
    if letters & set("hs"):
        return Form("time")
    found = _PLACES.search(bare)
    if found is None or "e" in letters or "?/" in bare or "#/" in bare:
        return Form()
    before, after = _around(section)
    percent = 2 if "%" in bare else 0
    return Form(
        "number",
        decimals=min(len(found[1] or ""), 15),
        scale=percent - 3 * len(found[2] or _trailing_commas(found[0])),
        before=before,
        after=after,
        grouped="," in found[0].rstrip(","),
    )


def _kind_of_day(letters: set[str]) -> str:
    if letters & set("hs"):
        return "day and time"
    if "d" not in letters:
        return "month" if "m" in letters else "year"
    return "day" if "y" in letters else "day of month"


def _trailing_commas(places: str) -> str:
    return places[len(places.rstrip(",")) :]


def _around(section: str) -> tuple[str, str]:
    """The words of the format before and after its digits: `0" tỷ"`."""
    words = _QUOTED.sub(lambda found: _kept(found[1] or found[2] or ""), section)
    found = _PLACES.search(words)
    if found is None:
        return "", ""
    before, after = words[: found.start()], words[found.end() :]
    return _freed(before).lstrip(), _freed(after).rstrip()


def _kept(word: str) -> str:
    """Hide the digits' signs in quoted words, so that they are not taken for digits."""
    return word.replace("0", "\ue000").replace("#", "\ue001").replace("?", "\ue002")


def _freed(word: str) -> str:
    return word.replace("\ue000", "0").replace("\ue001", "#").replace("\ue002", "?")


def _placed(number: Decimal, form: Form) -> str:
    scaled = number.scaleb(form.scale)
    rounded = scaled.quantize(Decimal(1).scaleb(-form.decimals), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return form.before + _grouped(rounded, always=form.grouped) + form.after


def _general(number: Decimal) -> str:
    """What a cell without a format shows: at most ten digits, no noise of binary fractions."""
    if number == number.to_integral_value():
        return _grouped(number.quantize(Decimal(1)))
    places = max(_DIGITS - 1 - max(number.adjusted(), 0), 0)
    rounded = number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return _grouped(rounded.normalize() if rounded else Decimal(0))


def _grouped(number: Decimal, *, always: bool = False) -> str:
    plain = f"{abs(number):f}"
    if not always and plain.isdigit() and len(plain) <= _YEAR_LIKE:
        return ("-" if number < 0 else "") + plain
    return format_number(number)


def _moment(number: Decimal, kind: str, *, since_1904: bool) -> str:
    if not 0 <= number <= _LAST_DAY:
        return ""
    days, seconds = divmod(int((number * 86_400).to_integral_value(ROUND_HALF_UP)), 86_400)
    if kind == "elapsed":
        return f"{days * 24 + seconds // 3600}:{seconds // 60 % 60:02d}"
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}"
    if kind == "time":
        return clock
    # Before 1 March 1900 the sheets count a 29 February that never was.
    start = datetime(1904, 1, 1, tzinfo=UTC) if since_1904 else datetime(1899, 12, 30, tzinfo=UTC)
    if not since_1904 and days < 61:
        start += timedelta(days=1)
    try:
        day = (start + timedelta(days=days)).date()
    except OverflowError:
        return ""
    written = format_day(day)
    short = {"month": written[3:], "year": written[6:], "day of month": written[:5]}
    if kind == "day and time":
        return f"{written} {clock}"
    return short.get(kind, written)
