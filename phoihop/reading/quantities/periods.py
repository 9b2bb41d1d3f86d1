"""Kỳ, thời kỳ: quarters, months, halves, years and terms, tag PERIOD.

A period knows its first and last day once its year is known; `words` are those of the document.
Terms (nhiệm kỳ, giai đoạn) span several years and say nothing about the year of a meeting.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from phoihop.reading.marks import Mark, Marks
from phoihop.reading.quantities.dates import is_year
from phoihop.reading.quantities.numbers import NUM, ONES
from phoihop.reading.quantities.words import keyed
from phoihop.reading.tokens import FRACTION, NUMBER, Tokens, key_of

PERIOD = "PERIOD"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART = "PART_OF_YEAR"
# A second, narrower tag, for rules that treat a year otherwise than a quarter.
_NARROW_TAGS = {
    "year": "YEAR",
    "quarter": _PART,
    "month": _PART,
    "months": _PART,
    "rest": _PART,
    "year_end": "YEAR_END",
    "year_start": "YEAR_START",
    "same_period": "SAME_PERIOD",
    "term": "TERM",
}
_DASHES = frozenset({"-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo, giai đoạn: from a first to a last month; without a year it has no days yet.

    `kind` is one of year, quarter, month, months, rest, year_end, year_start, same_period, term.
    `first_month` is None where the words leave the beginning open ("những tháng còn lại").
    """

    kind: str
    words: str
    first_month: int | None
    last_month: int | None
    year: int | None
    last_year: int | None = None
    year_written: bool = True

    @property
    def start(self) -> date | None:
        if self.year is None or self.first_month is None:
            return None
        return date(self.year, self.first_month, 1)

    @property
    def end(self) -> date | None:
        year = self.last_year or self.year
        if year is None or self.last_month is None:
            return None
        return date(year, self.last_month, monthrange(year, self.last_month)[1])

    @property
    def is_term(self) -> bool:
        return self.kind == "term"

    def in_year(self, year: int) -> Period:
        """Return the same period in `year`, unless the text itself names one."""
        return self if self.year is not None else replace(self, year=year)


Shape = tuple[str, int | None, int | None, int]
"""Kind, first month, last month, and the token after the words without their year."""


def mark_periods(
    marks: Marks, days: Sequence[Mark] = (), *, context_year: int | None = None
) -> None:
    """Add a PERIOD mark to every period; numbers and days must be marked before.

    `days` are the DAY marks, whose "năm 2022" is no period of its own. `context_year` serves
    periods without a year of their own, which then say so.
    """
    tokens = marks.tokens
    readers = _READERS
    covered = {at for day in days for at in range(day.first, day.last)}
    done = 0
    for i in tokens.among(_FIRST_WORDS, 0, len(tokens)):
        if i < done or i in covered:
            continue
        read = readers[tokens.keys[i]](marks, i)
        if read is None:
            continue
        first, last, period = read
        if period.year is None and context_year is not None and not period.is_term:
            period = replace(period, year=context_year)
        marks.add(Mark(first, last, PERIOD, period, f"period.{period.kind}"))
        marks.add(Mark(first, last, _NARROW_TAGS[period.kind], period))
        done = last
    _mark_bare_terms(marks)


Found = tuple[int, int, Period]


def _finished(tokens: Tokens, first: int, shape: Shape) -> Found:
    """Add the year that follows ("năm 2022", "/2022", "-2022") to a period."""
    kind, first_month, last_month, last = shape
    year, last = _year_after(tokens, last)
    words = tokens.quote(first, last)
    return (
        first,
        last,
        Period(kind, words, first_month, last_month, year, year_written=year is not None),
    )


def _year_after(tokens: Tokens, i: int) -> tuple[int | None, int]:
    keys = tokens.keys
    count = len(keys)
    at = i
    if at < count and keys[at] == "của":
        at += 1
    if at < count and keys[at] == "năm":
        if is_year(tokens, at + 1):
            return int(tokens.words[at + 1]), at + 2
        return None, i
    if i + 1 < count and (keys[i] in _DASHES or keys[i] in ("/", ".")) and is_year(tokens, i + 1):
        return int(tokens.words[i + 1]), i + 2
    return None, i


def _quarter(marks: Marks, i: int) -> Found | None:
    """Read "quý I năm 2022", "quý 1-2022", "quý IV/2025"."""
    tokens = marks.tokens
    if i + 1 >= len(tokens):
        return None
    key = tokens.keys[i + 1]
    if tokens.kinds[i + 1] == FRACTION:
        number, year = key.split("/")
        if not (number in "1234" and len(number) == 1 and len(year) == 4):
            return None
        quarter = int(number)
        period = Period("quarter", tokens.quote(i, i + 2), 3 * quarter - 2, 3 * quarter, int(year))
        return i, i + 2, period
    quarter = _ROMAN.get(key) or ONES.get(key, 0) or (int(key) if key in _QUARTER_DIGITS else 0)
    if not 1 <= quarter <= 4 or key == "năm":
        return None
    return _finished(tokens, i, ("quarter", 3 * quarter - 2, 3 * quarter, i + 2))


_QUARTER_DIGITS = frozenset({"1", "2", "3", "4", "01", "02", "03", "04"})


def _months(marks: Marks, i: int) -> Found | None:
    """Read what stands around "tháng": a month, several months, the rest of the year."""
    tokens = marks.tokens
    counted = _count_before(marks, i)
    if counted is not None:
        return _month_count(tokens, *counted, i + 1)
    if i and tokens.keys[i - 1] in ("những", "các", "mấy"):
        shape = _rest(tokens, i + 1)
        return None if shape is None else _finished(tokens, i - 1, shape)
    return _month(tokens, i)


def _count_before(marks: Marks, i: int) -> tuple[int, int] | None:
    """Return the token and value of the number before "tháng": 6 in "6 tháng đầu năm"."""
    tokens = marks.tokens
    if not i:
        return None
    number = marks.at(i - 1, NUM)
    if number is not None and number.last == i and tokens.kinds[i - 1] == NUMBER:
        return (i - 1, int(number.value)) if 1 <= number.value <= 12 else None
    value = ONES.get(tokens.keys[i - 1])
    if value is None or tokens.keys[i - 1] == "năm":
        return None
    return i - 1, value


def _month_count(tokens: Tokens, first: int, count: int, i: int) -> Found | None:
    """Read "6 tháng đầu năm 2023", "3 tháng cuối năm", "5 tháng còn lại", "9 tháng năm 2022"."""
    keys = tokens.keys
    if i >= len(tokens):
        return None
    which = keys[i]
    if which == "năm" and is_year(tokens, i + 1):
        return _finished(tokens, first, ("months", 1, count, i))
    if which in ("đầu", "cuối") and i + 1 < len(tokens):
        after = i + 2 if keys[i + 1] == "của" else i + 1
        if after >= len(tokens) or keys[after] != "năm":
            return None
        months = (1, count) if which == "đầu" else (13 - count, 12)
        return _finished(tokens, first, ("months", *months, _after_year_word(tokens, after)))
    if which == "còn" and i + 1 < len(tokens) and keys[i + 1] == "lại":
        last = _end_of_rest(tokens, i + 2)
        return _finished(tokens, first, ("months", 13 - count, 12, last))
    return None


def _after_year_word(tokens: Tokens, i: int) -> int:
    """Return where `_year_after` must look: at "năm" if a year follows, else behind it."""
    return i if is_year(tokens, i + 1) else i + 1


def _rest(tokens: Tokens, i: int) -> Shape | None:
    """Read "còn lại (của) năm", "cuối năm", "đầu năm" after "những tháng"."""
    keys = tokens.keys
    if i + 1 >= len(tokens):
        return None
    if keys[i] == "còn" and keys[i + 1] == "lại":
        return "rest", None, 12, _end_of_rest(tokens, i + 2)
    if keys[i] == "cuối" and keys[i + 1] == "năm":
        return "rest", None, 12, _after_year_word(tokens, i + 1)
    if keys[i] == "đầu" and keys[i + 1] == "năm":
        return "year_start", 1, None, _after_year_word(tokens, i + 1)
    return None


def _end_of_rest(tokens: Tokens, i: int) -> int:
    after = i + 1 if i < len(tokens) and tokens.keys[i] in ("của", "trong") else i
    if after < len(tokens) and tokens.keys[after] == "năm":
        return _after_year_word(tokens, after)
    return i


def _month(tokens: Tokens, i: int) -> Found | None:
    """Read "tháng 4 năm 2026", "tháng 12-2025", "tháng 4/2026", "tháng 6"."""
    if i + 1 >= len(tokens):
        return None
    word = tokens.words[i + 1]
    if tokens.kinds[i + 1] == FRACTION:
        number, year = word.split("/")
        if len(number) <= 2 and len(year) == 4 and 1 <= int(number) <= 12:
            month = int(number)
            return i, i + 2, Period("month", tokens.quote(i, i + 2), month, month, int(year))
        return None
    if tokens.kinds[i + 1] != NUMBER or not word.isdigit() or not 1 <= int(word) <= 12:
        return None
    return _finished(tokens, i, ("month", int(word), int(word), i + 2))


def _year(marks: Marks, i: int) -> Found | None:
    """Read "năm 2021", "cuối năm 2020", "cuối năm", "đầu năm 2022"."""
    tokens = marks.tokens
    before = tokens.keys[i - 1] if i else ""
    if before in ("cuối", "đầu"):
        ends = before == "cuối"
        last = _after_year_word(tokens, i)
        months = (None, 12) if ends else (1, None)
        return _finished(tokens, i - 1, ("year_end" if ends else "year_start", *months, last))
    if not is_year(tokens, i + 1):
        return None
    if i + 3 < len(tokens) and tokens.keys[i + 2] in _DASHES and is_year(tokens, i + 3):
        return _term(tokens, i, i + 1)
    return _finished(tokens, i, ("year", 1, 12, i))


def _term_words(marks: Marks, i: int) -> Found | None:
    """Read "giai đoạn 2021-2025", "nhiệm kỳ 2025 - 2030", "giai đoạn từ năm 2021 đến năm 2025"."""
    tokens = marks.tokens
    if i + 1 >= len(tokens) or tokens.keys[i + 1] not in _TERM_HEADS:
        return None
    return _term(tokens, i, i + 2)


def _term(tokens: Tokens, first: int, i: int) -> Found | None:
    keys = tokens.keys
    at = i
    while at < len(tokens) and at < i + 2 and keys[at] in ("từ", "năm"):
        at += 1
    if not is_year(tokens, at) or at + 2 >= len(tokens):
        return None
    if keys[at + 1] not in _DASHES and keys[at + 1] != "đến":
        return None
    end = at + 3 if keys[at + 2] == "năm" else at + 2
    if not is_year(tokens, end):
        return None
    years = int(tokens.words[at]), int(tokens.words[end])
    if not years[0] < years[1] <= years[0] + 100:
        return None
    words = tokens.quote(first, end + 1)
    return first, end + 1, Period("term", words, 1, 12, years[0], years[1])


def _same_period(marks: Marks, i: int) -> Found | None:
    """Read "cùng kỳ năm 2019", "cùng kỳ năm trước", "cùng kỳ"."""
    tokens = marks.tokens
    if i + 1 >= len(tokens) or tokens.keys[i + 1] != "kỳ":
        return None
    first, last, period = _finished(tokens, i, ("same_period", None, None, i + 2))
    return first, last, period


def _mark_bare_terms(marks: Marks) -> None:
    """Mark "2021 - 2025" that stands without "giai đoạn"."""
    tokens = marks.tokens
    covered = 0
    for i in tokens.numerals(0, len(tokens)):
        if (
            tokens.kinds[i] != NUMBER
            or i < covered
            or not i
            or tokens.keys[i - 1] in _TERM_BEFORE
            or not is_year(tokens, i)
        ):
            continue
        found = _term(tokens, i, i)
        if found is not None:
            covered = found[1]
            marks.add(Mark(i, covered, PERIOD, found[2], "period.term"))


_TERM_HEADS = keyed("đoạn kỳ")
_TERM_BEFORE = _TERM_HEADS | keyed("năm từ /") | _DASHES
_READERS = {
    key_of("quý"): _quarter,
    "tháng": _months,
    "năm": _year,
    "giai": _term_words,
    "nhiệm": _term_words,
    "cùng": _same_period,
}
_FIRST_WORDS = frozenset(_READERS)
