"""Quarters, months, halves, years and terms."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.periods import PERIOD, Period
from phoihop.reading.tokens import tokenise


def periods_in(text: str, context_year: int | None = None) -> list[Period]:
    marks = mark_lexicon(tokenise(text), load())
    mark_quantities(marks, context_year=context_year)
    return [mark.value for mark in marks.all(PERIOD)]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("quý I năm 2024", "2024-01-01", "2024-03-31"),
        ("quí II/2024", "2024-04-01", "2024-06-30"),
        ("quý 3-2024", "2024-07-01", "2024-09-30"),
        ("quý 4/2024", "2024-10-01", "2024-12-31"),
        ("6 tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("6 tháng cuối năm 2023", "2023-07-01", "2023-12-31"),
        ("sáu tháng đầu năm 2023", "2023-01-01", "2023-06-30"),
        ("3 tháng cuối năm 2025", "2025-10-01", "2025-12-31"),
        ("5 tháng còn lại của năm 2025", "2025-08-01", "2025-12-31"),
        ("năm 2021", "2021-01-01", "2021-12-31"),
        ("tháng 2 năm 2024", "2024-02-01", "2024-02-29"),
        ("tháng 3.2024", "2024-03-01", "2024-03-31"),  # 3.202 is no thousand
        ("tháng 12/2025", "2025-12-01", "2025-12-31"),
        ("giai đoạn 2016-2021", "2016-01-01", "2021-12-31"),
        ("nhiệm kỳ 2025 -2030", "2025-01-01", "2030-12-31"),
        ("những tháng còn lại năm 2022", None, "2022-12-31"),
        ("cuối năm 2026", None, "2026-12-31"),
    ],
)
def test_reads(words: str, start: str | None, end: str) -> None:
    (period,) = periods_in(f"Kết quả {words}, xã đã họp")
    assert period.words == words
    assert (period.start and period.start.isoformat()) == start
    assert period.end == date.fromisoformat(end)


def test_year_comes_from_the_context_only_when_none_is_written() -> None:
    half, quarter = periods_in("6 tháng đầu năm; quý I năm 2020", context_year=2024)
    assert (half.end, half.year_written) == (date(2024, 6, 30), False)
    assert quarter.year == 2020
    assert periods_in("6 tháng đầu năm")[0].end is None


@pytest.mark.parametrize(
    "text",
    [
        "trong 5 năm tới",  # a duration
        "họp 6 tháng một lần",
        "tình cảm quý báu",
        "khóa XI, lần thứ 25",
        "ngày 5 tháng 1 năm 2022",  # a day
        "chuyên đề 2022",
    ],
)
def test_reads_no_period(text: str) -> None:
    assert periods_in(text) == []


def test_comparison_and_term_are_told_apart() -> None:
    same, term = periods_in("tăng so với cùng kỳ năm 2019, nhiệm kỳ 2020 - 2025")
    assert (same.kind, same.words) == ("same_period", "cùng kỳ năm 2019")
    assert term.is_term
