"""Ngày: days as people write them, tag DAY, the mark starting at the number itself.

The words before it ("ngày", "sáng", "trước") stay outside, so that rules can ask for them.
A number pair such as 2/7 is a day or a tally: the noun that follows decides. A pair with a dot
or a dash ("26.8", "13-1") is a day only after a word that announces one.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.words import keyed
from phoihop.reading.tokens import DATE, FRACTION, NUMBER, Tokens

DAY = "DAY"
_LEAP_YEAR = 2000

PARTS = {"sáng": "sáng", "chiều": "chiều", "tối": "tối"}
_DAY_WORDS = keyed("ngày sáng chiều tối trưa đêm hôm mùng mồng")
_WEEKDAYS = keyed("hai ba tư năm sáu bảy nhật")
_BETWEEN_PART_AND_DAY = keyed("ngày nay cùng , ( hôm qua mùng mồng thứ chủ") | _WEEKDAYS
_JOINS = frozenset({"và", ",", "-", "–", "đến", "tới", "&"})
_COUNTED_BEFORE = keyed(
    "đạt có vượt được với số tỷ lệ trên tổng còn hẻm ngõ ngách kiệt nhà đường phố quốc lộ điểm "
    "khoản điều chọn bầu tiết lớp"
)
_COUNTED_AFTER = frozenset({"%", "các", "tổng", "số", "+", "phiếu", "kế"})


@dataclass(frozen=True, slots=True)
class Day:
    """Ngày viết trong văn bản: the year may be missing; `until` is the last day of several."""

    day: int
    month: int
    year: int | None = None
    part: str | None = None
    until: Day | None = None

    @property
    def precision(self) -> str:
        """Return "day" for a whole date and "day_of_year" for one that lacks the year."""
        return "day" if self.year is not None else "day_of_year"

    @property
    def whole(self) -> date | None:
        return None if self.year is None else date(self.year, self.month, self.day)

    def in_year(self, year: int) -> date | None:
        """Return the date in that year; 29 February has none in most years."""
        if not 1 <= year <= 9999 or self.day > monthrange(year, self.month)[1]:
            return None
        return date(year, self.month, self.day)


def day_of(day: str, month: str, year: str | None = None) -> Day | None:
    """Return the day with these written parts, or None when the calendar has no such day.

    >>> day_of("5", "01", "2022"), day_of("31", "2")
    (Day(day=5, month=1, year=2022, part=None, until=None), None)
    """
    if not (day.isdigit() and month.isdigit() and len(day) <= 2 and len(month) <= 2):
        return None
    d, m = int(day), int(month)
    y = None if year is None else int(year)
    if not 1 <= m <= 12 or (y is not None and not 1900 <= y <= 2100):
        return None
    if not 1 <= d <= monthrange(y or _LEAP_YEAR, m)[1]:
        return None
    return Day(d, m, y)


def mark_days(marks: Marks) -> list[Mark]:
    """Add a DAY mark to every day of the text, several days joined into one; return them."""
    tokens = marks.tokens
    added: list[Mark] = []
    done = 0
    opening = _OPENING_KINDS
    for i in tokens.numerals(0, len(tokens)):
        if i < done or tokens.kinds[i] not in opening:
            continue
        announced = _is_announced(tokens.keys, i)
        read = _one_day(marks, i, announced) or _several_days(marks, i, announced)
        if read is None:
            continue
        day, last, rule = read
        until = _day_after_join(marks, last) if day.until is None else None
        if until is not None:
            end, last = until
            day = replace(day, year=day.year or end.year, until=end)
        part = _part_of_day(tokens.keys, i)
        added.append(Mark(i, last, DAY, replace(day, part=part) if part else day, rule))
        marks.add(added[-1])
        done = last
    return added


_OPENING_KINDS = frozenset({DATE, FRACTION, NUMBER})
Found = tuple[Day, int, str]


def _one_day(marks: Marks, i: int, announced: bool) -> Found | None:
    """Read a single day that starts at token `i`; `announced` when "ngày" or the like precedes."""
    tokens = marks.tokens
    kind = tokens.kinds[i]
    if kind == DATE:
        parts = tokens.words[i].replace("-", "/").replace(".", "/").split("/")
        day = day_of(*(reversed(parts) if len(parts[0]) == 4 else parts))  # "2025-11-21"
        return None if day is None else (day, i + 1, "day.full")
    if kind == FRACTION:
        return _slashed(marks, i, announced)
    if not tokens.words[i].isdigit() or len(tokens.words[i]) > 2:
        return None
    read = _in_words(tokens, i, announced)
    if read is None and (announced or _opens_dashed_range(tokens, i)):
        read = _short_year(tokens, i, announced) or _dotted(marks, i)
    if read is None and announced:
        read = _spaced(marks, i)
    return read


def _slashed(marks: Marks, i: int, announced: bool) -> Found | None:
    """Read "15/08": a day unless its neighbours say that something is counted."""
    tokens = marks.tokens
    day = day_of(*tokens.words[i].split("/"))
    if day is None:
        return None
    if announced:
        return *_with_year_words(tokens, day, i + 1), "day.partial"
    keys = tokens.keys
    if i and keys[i - 1] in _COUNTED_BEFORE:
        return None
    if i + 1 < len(tokens) and (keys[i + 1] in _COUNTED_AFTER or marks.at(i + 1, "UNIT")):
        return None
    return *_with_year_words(tokens, day, i + 1), "day.bare"


def _with_year_words(tokens: Tokens, day: Day, last: int) -> tuple[Day, int]:
    """Take in "năm 2022" after a day without a year."""
    year = _year_words(tokens, last)
    if year is None or day.year is not None:
        return day, last
    with_year = day_of(str(day.day), str(day.month), year)
    return (day, last) if with_year is None else (with_year, last + 2)


def _year_words(tokens: Tokens, i: int) -> str | None:
    if i + 1 < len(tokens) and tokens.keys[i] == "năm" and is_year(tokens, i + 1):
        return tokens.words[i + 1]
    return None


def is_year(tokens: Tokens, i: int) -> bool:
    """Say whether token `i` is a year written with four digits."""
    word = tokens.words[i] if i < len(tokens) else ""
    return len(word) == 4 and word.isdigit() and "1900" <= word <= "2100"


def _in_words(tokens: Tokens, i: int, announced: bool) -> Found | None:
    """Read "5 tháng 1 (năm 2022)"; "6 tháng 1 lần" is a rhythm, so a bare one needs "ngày"."""
    if i + 2 >= len(tokens) or tokens.keys[i + 1] != "tháng":
        return None
    day = day_of(tokens.words[i], tokens.words[i + 2])
    if day is None and tokens.kinds[i + 2] == FRACTION:
        month, year = tokens.words[i + 2].split("/")
        day = day_of(tokens.words[i], month, year) if len(year) == 4 else None
    if day is None:
        return None
    dated, last = _with_year_words(tokens, day, i + 3)
    if dated.year is None and not announced:
        return None
    return dated, last, "day.words"


def _short_year(tokens: Tokens, i: int, announced: bool) -> Found | None:
    """Read "05/01/22", cut by the tokeniser into 05, /, 01/22, and "5/1/ 2018"."""
    if i + 2 >= len(tokens) or tokens.keys[i + 1] != "/" or not tokens.touches(i + 1):
        return None
    if tokens.keys[i + 3 : i + 4] == ["/"] and is_year(tokens, i + 4):
        day = day_of(tokens.words[i], tokens.words[i + 2], tokens.words[i + 4])
        return None if day is None else (day, i + 5, "day.full")  # "5/1/ 2018"
    if announced and tokens.keys[i + 3 : i + 5] == ["/", ","]:
        day = day_of(tokens.words[i], tokens.words[i + 2])
        return None if day is None else (day, i + 4, "day.partial")  # "Sáng ngày 02/8/, UBND …"
    parts = tokens.words[i + 2].split("/")
    if not tokens.touches(i + 2):
        return None
    if len(parts) != 2 or len(parts[1]) != 2:
        return None
    day = day_of(tokens.words[i], parts[0], "20" + parts[1])
    return None if day is None else (day, i + 3, "day.full")


def _dotted(marks: Marks, i: int) -> Found | None:
    """Read "26.8" and "13-1" after a word that announces a day."""
    tokens = marks.tokens
    if i + 2 >= len(tokens) or tokens.keys[i + 1] not in (".", "-", "–"):
        return None
    if not (tokens.touches(i + 1) and tokens.touches(i + 2)):
        return None
    day = day_of(tokens.words[i], tokens.words[i + 2])
    this_year = tokens.keys[i + 3 : i + 5] == ["năm", "nay"]
    if day is None or (marks.at(i + 3, "UNIT") is not None and not this_year):
        return None
    # "ngày 14-15/10" and "ngày 5-6 tháng 8" name two days.
    if i + 3 < len(tokens) and tokens.keys[i + 3] in ("/", "%", "tháng"):
        return None
    return *_with_year_words(tokens, day, i + 3), "day.partial"


def _spaced(marks: Marks, i: int) -> Found | None:
    """Read "17 – 9", "17- 9- 2020" and "17/ 9/2020", written with blanks after "ngày"."""
    tokens = marks.tokens
    words = tokens.words[i : i + 5]
    if (
        len(words) < 3
        or words[1] not in _STROKES
        or "\n" in tokens.before(i + 1) + tokens.before(i + 2)
    ):
        return None
    if tokens.kinds[i + 2] == FRACTION:
        month, _, year = words[2].partition("/")
        day = day_of(words[0], month, year) if words[1] == "/" and len(year) == _DIGITS else None
        return None if day is None else (day, i + 3, "day.full")
    if len(words) == _WRITTEN_OUT and words[3] == words[1] and is_year(tokens, i + 4):
        day = day_of(words[0], words[2], words[4])
        return None if day is None else (day, i + 5, "day.full")
    day = day_of(words[0], words[2]) if words[1] != "." else None
    # "ngày 14 - 15/10" and "ngày 5 - 6 tháng 8" name two days, "1 - 2 ngày" none.
    if day is None or (words[3:4] and words[3] in _GOES_ON) or marks.at(i + 3, "UNIT") is not None:
        return None
    return *_with_year_words(tokens, day, i + 3), "day.partial"


_STROKES = frozenset("-–/.")
_DIGITS = 4
_WRITTEN_OUT = 5
_GOES_ON = frozenset(("/", "%", "tháng", "và", "-", "–", "ngày"))


def _opens_dashed_range(tokens: Tokens, i: int) -> bool:
    """Say whether "24-7" stands in "từ 24-7 đến 31-7"."""
    if not i or tokens.keys[i - 1] != "từ" or i + 4 >= len(tokens):
        return False
    if tokens.keys[i + 3] not in ("đến", "tới"):
        return False
    return tokens.kinds[i + 4] == DATE or _plain_pair(tokens, i + 4) is not None


def _is_announced(keys: list[str], i: int) -> bool:
    """Say whether the words before token `i` announce a day: "ngày", "Sáng", "Sáng nay (…"."""
    if not i:
        return False
    if keys[i - 1] in _DAY_WORDS or keys[i - 1] == "trước":
        return True
    if keys[i - 1] in ("nay", "qua") and i > 1 and keys[i - 2] in _DAY_WORDS:
        return True  # "Sáng nay 4.7"
    if keys[i - 1] == "nhất" or (i > 1 and keys[i - 1] == "là" and keys[i - 2] == "nhất"):
        return i > 1  # "chậm nhất 15-10", "muộn nhất là 15-10"
    if keys[i - 1] == "(" and i > 1 and keys[i - 2] == "ngày":
        return True  # "Trong hai ngày (14 và 15/9)"
    if keys[i - 1] not in (",", "(") or i < 3:
        return False
    return keys[i - 2] in ("nay", "qua") or (
        keys[i - 2] in _WEEKDAYS and keys[i - 3] in ("thứ", "chủ")
    )


def _several_days(marks: Marks, i: int, announced: bool) -> Found | None:
    """Read "14 và 15/10", "12, 13 và 14/6", "1 – 2/7/2014", "9,10/7", "8 đến ngày 27-3"."""
    tokens = marks.tokens
    if tokens.kinds[i] != NUMBER:
        return None
    joined = _joined_by_comma(tokens, i) if announced else None
    if joined is not None:
        return joined
    at = i
    while at + 2 < len(tokens) and at < i + 10:
        if not tokens.words[at].isdigit() or len(tokens.words[at]) > 2:
            return None
        if tokens.keys[at + 1] not in _JOINS:
            return None
        at += 2
        if announced and at < len(tokens) and tokens.keys[at] in PARTS:
            at += 1  # "Chiều ngày 21 và sáng ngày 22 tháng 12"
        at = _after_day_word(tokens.keys, at)
        if at >= len(tokens):
            return None
        found = _one_day(marks, at, announced)
        # Without an announcing word only a whole date can make days of plain numbers.
        if found is not None and (announced or tokens.kinds[at] == DATE):
            end, last, _ = found
            start = day_of(tokens.words[i], str(end.month), str(end.year) if end.year else None)
            return None if start is None else (replace(start, until=end), last, "day.several")
    return None


def _after_day_word(keys: list[str], i: int) -> int:
    """Step over "hết" and "ngày"."""
    if i < len(keys) and keys[i] == "hết":
        i += 1
    return i + 1 if i < len(keys) and keys[i] == "ngày" else i


def _joined_by_comma(tokens: Tokens, i: int) -> Found | None:
    """Read "9,10/7", whose first token looks like the decimal 9,10, and "9,10,11/7"."""
    first, comma, second = tokens.words[i].partition(",")
    if not comma or i + 2 >= len(tokens):
        return None
    if tokens.keys[i + 1] == "," and tokens.touches(i + 2):
        end = day_of(*_parts(tokens.words[i + 2]))
        start = None if end is None else day_of(first, str(end.month))
        if end is None or start is None:
            return None
        return replace(start, year=end.year, until=end), i + 3, "day.several"
    if tokens.keys[i + 1] != "/":
        return None
    end = day_of(second, tokens.words[i + 2])
    start = day_of(first, tokens.words[i + 2])
    if end is None or start is None:
        return None
    return replace(start, until=end), i + 3, "day.several"


def _parts(word: str) -> tuple[str, str] | tuple[str, str, str]:
    parts = word.split("/")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (word, "".join(parts[1:2]))


def _day_after_join(marks: Marks, i: int) -> tuple[Day, int] | None:
    """Read the end of "từ 24-7 đến 31-7" and the second of "30/4 và 1/5"."""
    tokens = marks.tokens
    if i + 1 >= len(tokens) or tokens.keys[i] not in ("đến", "tới", "và", "-", "–"):
        return None
    at = _after_day_word(tokens.keys, i + 1)
    if at >= len(tokens) or tokens.kinds[at] not in _OPENING_KINDS:
        return None
    found = _one_day(marks, at, announced=True) or _plain_pair(tokens, at)
    return None if found is None else (found[0], found[1])


def _plain_pair(tokens: Tokens, i: int) -> Found | None:
    """Read "31-7" where the day before it has the same form."""
    if i + 2 >= len(tokens) or tokens.keys[i + 1] not in (".", "-", "–"):
        return None
    if not (tokens.touches(i + 1) and tokens.touches(i + 2)):
        return None
    day = day_of(tokens.words[i], tokens.words[i + 2])
    return None if day is None else (day, i + 3, "day.partial")


def _part_of_day(keys: list[str], i: int) -> str | None:
    """Return the part of the day written before token `i`: "Sáng ngày …", "Chiều nay (…"."""
    for at in range(i - 1, max(i - 7, -1), -1):
        if keys[at] in PARTS:
            return PARTS[keys[at]]
        if keys[at] not in _BETWEEN_PART_AND_DAY:
            return None
    return None
