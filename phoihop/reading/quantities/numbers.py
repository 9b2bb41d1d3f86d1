"""Số: digits, number words and scales as exact decimals, tag NUM.

Vietnamese writing groups thousands with dots and marks decimals with a comma. A number is
always a `Decimal`: 4,03 tỷ as a float would become 4030000000.0000005.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.tokens import FRACTION, NUMBER, Tokens

NUM = "NUM"

ONES = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
# After a ten; "năm" is missing on purpose: "hai mươi năm" are twenty years, 25 ends in "lăm".
_AFTER_TEN = {**ONES, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
del _AFTER_TEN["năm"]
_ZERO_TENS = frozenset({"linh", "lẻ"})
SCALES = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
}
_OPENERS = frozenset(ONES) | {"mười"}
_NUMERIC = frozenset({NUMBER, FRACTION})
_MULTIPLIERS = frozenset(SCALES) | {"mươi"}
_BEFORE_FIVE = frozenset((",", ";", ":", "và", "có", "vượt", "đạt", "còn"))
_MILLION = SCALES["triệu"]


def mark_numbers(marks: Marks) -> None:
    """Add a NUM mark, with its Decimal, to every number of the text.

    A number word by itself counts only before a noun that is counted ("hai mô hình"), since
    "một", "ba" or "năm" are mostly something else. Ordinals ("thứ hai") are no numbers.
    """
    tokens = marks.tokens
    kinds = tokens.kinds
    done = 0
    for i in number_tokens(tokens, 0, len(tokens)):
        if i < done or kinds[i] == FRACTION:
            continue
        read = _digits(tokens, i) if kinds[i] == NUMBER else _words(marks, i)
        if read is None:
            continue
        value, done, rule = read
        marks.add(Mark(i, done, NUM, value, rule))


def number_tokens(tokens: Tokens, first: int, last: int) -> list[int]:
    """Return the tokens from `first` up to `last` where a number or a share may start."""
    places = tokens.counting
    if places is None:
        kinds = tokens.kinds
        written = [i for i in tokens.numerals(0, len(kinds)) if kinds[i] in _NUMERIC]
        places = tokens.counting = sorted(written + tokens.all_of(_OPENERS))
    begin = bisect_left(places, first)
    if begin == len(places) or places[begin] >= last:
        return []
    return places[begin : bisect_left(places, last, begin)]


def decimal_of(word: str) -> Decimal | None:
    """Return the value of written digits, or None for a code such as a telephone number.

    >>> decimal_of("4.735,5"), decimal_of("07"), decimal_of("0912345678")
    (Decimal('4735.5'), Decimal('7'), None)
    """
    if word[0] == "0" and len(word) > 3 and word[1] != ",":
        return None
    return Decimal(word.replace(".", "").replace(",", "."))


def _digits(tokens: Tokens, i: int) -> tuple[Decimal, int, str] | None:
    value = decimal_of(tokens.words[i])
    if value is None:
        return None
    last, rule = i + 1, "number.digits"
    if _is_dotted_decimal(tokens, i):
        value = Decimal(f"{tokens.words[i]}.{tokens.words[i + 2]}")
        last, rule = i + 3, "number.dotted"
    return _scaled(tokens, value, last, rule)


def _is_dotted_decimal(tokens: Tokens, i: int) -> bool:
    """Say whether a dot stands for the decimal comma ("12.5%"): only where a measure follows."""
    if i + 3 >= len(tokens) or tokens.keys[i + 1] != "." or tokens.kinds[i + 2] != NUMBER:
        return False
    if not (tokens.touches(i + 1) and tokens.touches(i + 2)) or not tokens.words[i].isdigit():
        return False
    fraction = tokens.words[i + 2]
    follows = tokens.keys[i + 3]
    return fraction.isdigit() and len(fraction) <= 2 and (follows == "%" or follows in SCALES)


def _scaled(tokens: Tokens, value: Decimal, last: int, rule: str) -> tuple[Decimal, int, str]:
    """Apply the scale words that follow, "2 tỷ 300 triệu" included."""
    scale, after = _scale(tokens, last)
    if scale is None:
        return value, last, rule
    total = value * scale
    last = after
    while last < len(tokens):
        if tokens.keys[last] == "rưỡi":
            return _without_empty_decimals(total + scale / 2), last + 1, "number.scaled"
        more = decimal_of(tokens.words[last]) if tokens.kinds[last] == NUMBER else None
        smaller, after = _scale(tokens, last + 1)
        if more is None or smaller is None or smaller >= scale:
            break
        total += more * smaller
        scale, last = smaller, after
    return _without_empty_decimals(total), last, "number.scaled"


def _without_empty_decimals(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value


def _scale(tokens: Tokens, i: int) -> tuple[Decimal | None, int]:
    """Read scale words from token `i`: "triệu", "nghìn tỷ", "tr.đ" without its "đ"."""
    keys = tokens.keys
    scale: Decimal | None = None
    count = len(keys)
    while i < count and keys[i] in SCALES and not _is_other_word(tokens, i):
        scale = SCALES[keys[i]] * (scale or 1)
        i += 1
    if scale is None and i < count and keys[i] == "tr":
        after = i + 2 if i + 1 < count and keys[i + 1] == "." else i + 1
        if after < count and keys[after] in ("đ", "đồng"):
            return _MILLION, after
    return scale, i


def _is_other_word(tokens: Tokens, i: int) -> bool:
    """Say whether the word only looks like a scale: "tỷ lệ", "Triệu Phong"."""
    if i + 1 >= len(tokens):
        return False
    if tokens.keys[i] == "tỷ" and tokens.keys[i + 1] in ("lệ", "trọng", "suất"):
        return True
    return (
        tokens.keys[i] == "triệu"
        and tokens.is_title(i)
        and tokens.is_title(i + 1)
        and tokens.keys[i + 1] != "đồng"
    )


def _words(marks: Marks, i: int) -> tuple[Decimal, int, str] | None:
    tokens = marks.tokens
    keys = tokens.keys
    if not _opens_number(keys, i) or (i and keys[i - 1] == "thứ"):
        return None
    value, last = _below_thousand(keys, i)
    scale, after = _scale(tokens, last)
    if last == i + 1 and scale is None:
        counts = marks.at(last, "UNIT") is not None or _counts_targets(marks, i, last)
        opens = keys[last : last + 2] == ["chỉ", "tiêu"]  # "Chín chỉ tiêu được giao …"
        if not counts or (tokens.words[i][0].isupper() and not opens):
            return None
        return Decimal(value), last, "number.word"
    if scale is None:
        return Decimal(value), last, "number.words"
    total = value * scale
    last = after
    while last < len(keys) and _opens_number(keys, last):
        value, tail = _below_thousand(keys, last)
        smaller, after = _scale(tokens, tail)
        if smaller is None:
            # "hai nghìn năm trăm" goes on; in "hai triệu hai" the tail is not units.
            if scale == SCALES["nghìn"] and tail > last + 1:
                total, last = total + value, tail
            break
        if smaller >= scale:
            break
        total += value * smaller
        scale, last = smaller, after
    return total, last, "number.words"


_BEFORE_COUNTS = frozenset((",", ";", ":", "đó", "có", "là", "và", "("))


def _counts_targets(marks: Marks, i: int, last: int) -> bool:
    """Say whether the word counts targets whose noun is left out: "…, trong đó bốn vượt"."""
    opened = i > 0 and marks.tokens.keys[i - 1] in _BEFORE_COUNTS
    return opened and marks.at(last, "BAND") is not None


def _opens_number(keys: list[str], i: int) -> bool:
    """Say whether a number may start here; "năm" is a year unless it multiplies, or counts
    targets in a list: "vượt bốn chỉ tiêu, năm chỉ tiêu đạt".
    """
    if keys[i] != "năm":
        return keys[i] in _OPENERS
    if keys[i + 1 : i + 3] == ["chỉ", "tiêu"]:
        return i > 0 and keys[i - 1] in _BEFORE_FIVE
    return i + 1 < len(keys) and keys[i + 1] in _MULTIPLIERS


def _below_thousand(keys: list[str], i: int) -> tuple[int, int]:
    """Read the words of a number from 1 to 999 that starts at token `i`."""
    count = len(keys)
    if i + 1 < count and keys[i] in ONES and keys[i + 1] == "trăm":
        hundreds = ONES[keys[i]] * 100
        i += 2
        if i + 1 < count and keys[i] in _ZERO_TENS and keys[i + 1] in ONES:
            return hundreds + ONES[keys[i + 1]], i + 2
        if i < count and (keys[i] == "mười" or (i + 1 < count and keys[i + 1] == "mươi")):
            rest, i = _below_hundred(keys, i)
            return hundreds + rest, i
        return hundreds, i
    return _below_hundred(keys, i)


def _below_hundred(keys: list[str], i: int) -> tuple[int, int]:
    count = len(keys)
    if keys[i] == "mười":
        value, i = 10, i + 1
    elif i + 1 < count and keys[i + 1] == "mươi" and keys[i] in ONES:
        value, i = ONES[keys[i]] * 10, i + 2
    else:
        return ONES.get(keys[i], 0), i + 1
    if i < count and keys[i] in _AFTER_TEN:
        return value + _AFTER_TEN[keys[i]], i + 1
    return value, i
