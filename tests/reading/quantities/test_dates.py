"""Days, parts of the day and years that are left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading.lexicon import load
from phoihop.reading.marks import Mark, mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.dates import DAY, Day
from phoihop.reading.quantities.years import resolve_year, year_votes
from phoihop.reading.tokens import tokenise


def days_in(text: str) -> list[Mark]:
    marks = mark_lexicon(tokenise(text), load())
    mark_quantities(marks)
    return marks.all(DAY)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 6/4/2023", (6, 4, 2023)),
        ("Chiều 18-8-2024", (18, 8, 2024)),
        ("lúc 8 giờ, 05.01.2025", (5, 1, 2025)),
        ("ngày 5 tháng 1 năm 2025", (5, 1, 2025)),
        ("ngày 05 tháng 11", (5, 11, None)),
        ("ngày 15/08", (15, 8, None)),
        ("Sáng 26.8, xã họp", (26, 8, None)),  # a dot after a part of the day
        ("Tối 13-1, thôn họp", (13, 1, None)),
        ("Chiều19/5, xã họp", (19, 5, None)),  # the space is missing
        ("Sáng nay (21/3), xã họp", (21, 3, None)),
        ("ngày 20/1 năm 2026", (20, 1, 2026)),
        ("ngày 05/01/26", (5, 1, 2026)),
        ("xong trước 15.10", (15, 10, None)),
        ("muộn nhất là 21-10", (21, 10, None)),
        ("Ngày 5/1/ 2018, xã họp", (5, 1, 2018)),  # blanks before the year
        ("Sáng nay 4.7, xã họp", (4, 7, None)),
        ("Ngày 17 – 9, xã họp", (17, 9, None)),  # blanks around the stroke
        ("Chiều 17- 4, xã họp", (17, 4, None)),
        ("Ngày 17 / 9 / 2020, xã họp", (17, 9, 2020)),
        ("Ngày 17/ 9/2020, xã họp", (17, 9, 2020)),
        ("Ngày 12 - 03 - 2022 tại xã", (12, 3, 2022)),
        ("Sáng ngày 02/8/, xã họp", (2, 8, None)),  # a year forgotten
        ("2025-11-21 08:30", (21, 11, 2025)),  # as machines write it
    ],
)
def test_reads_one_day(text: str, expected: tuple[int, int, int | None]) -> None:
    (mark,) = days_in(text)
    assert (mark.value.day, mark.value.month, mark.value.year) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("ngày 14 và 15/10", (14, 10), (15, 10)),
        ("ngày 9,10/7", (9, 7), (10, 7)),  # looks like the decimal 9,10
        ("các ngày 23,24,25/11/2022", (23, 11), (25, 11)),
        ("trong hai ngày 1 – 2/7/2024", (1, 7), (2, 7)),
        ("từ 24-7 đến 31-7", (24, 7), (31, 7)),
        ("ngày 5 - 6 tháng 8", (5, 8), (6, 8)),
        ("ngày 14 - 16/5", (14, 5), (16, 5)),
        ("từ ngày 8 đến ngày 27-3", (8, 3), (27, 3)),
        ("ngày 12, 13 và 14/6", (12, 6), (14, 6)),
        ("trong hai ngày (14 và 15/9)", (14, 9), (15, 9)),
        ("chiều ngày 21 và sáng ngày 22 tháng 12 năm 2022", (21, 12), (22, 12)),
        ("ngày 5-6 tháng 8 năm 2024", (5, 8), (6, 8)),
        ("từ ngày 28/12/2024 đến ngày 3/1/2025", (28, 12), (3, 1)),
    ],
)
def test_reads_several_days(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    (mark,) = days_in(text)
    assert (mark.value.day, mark.value.month) == first
    assert (mark.value.until.day, mark.value.until.month) == last


@pytest.mark.parametrize(
    "text",
    [
        "vượt 2/7 chỉ tiêu",  # a share: the next noun is counted
        "có 5/9 thôn đạt chuẩn",
        "111/152 xã",
        "cả thảy 5/9 các thôn",  # counted, though no noun of the lexicon follows at once
        "chừng 3/4 hộ tham gia",
        "Nghị định số 12/2021/NĐ-CP",  # a document number
        "ngày 31/2",  # no such day
        "điểm 4.5, mục 3-2",  # dotted pairs without a day word
        "họp 6 tháng 1 lần",  # a rhythm
        "trước 5-10 hộ tham gia",  # a range before a noun
        "số nhà 12/5 đường Hoa Mai",
    ],
)
def test_reads_no_day(text: str) -> None:
    assert days_in(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Sáng ngày 3/4", "sáng"),
        ("vào 14 giờ chiều 3/4", "chiều"),
        ("Tối thứ Sáu, ngày 3/4", "tối"),
        ("tối đa đến ngày 3/4", None),
        ("Trưa ngày 3/4", None),
    ],
)
def test_part_of_day(text: str, part: str | None) -> None:
    assert days_in(text)[0].value.part == part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ngày 28/11, Hội tổng kết công tác năm 2024 và phương hướng năm 2025", 2024),
        ("Ngày 12/1, Hội tổng kết công tác năm 2024, triển khai nhiệm vụ năm 2025", 2025),
        ("Ngày 15/8, Hội sơ kết 7 tháng đầu năm 2023", 2023),
        ("Ngày 6/10, thu tăng 5% so với cùng kỳ năm 2022; 9 tháng năm 2023 khá", 2023),
        ("Ngày 26/8, Đại hội nhiệm kỳ 2025 - 2030", None),  # a term never votes
        ("Ngày 26/8, xã họp", None),
        ("Ngày 26/8, xã đặt đích đến năm 2030", None),  # tells nothing of now
        ("Ngày 12/11, xã bàn việc phát triển rừng năm 2014", 2014),  # "phát triển" is no plan
        ("Ngày 26/8, Hội bầu bà Mẩy, sinh năm 1976, làm chủ tịch", None),
        ("Ngày 19/12, Hội đánh giá việc năm 2024, bàn giải pháp chủ yếu năm 2025", 2024),
    ],
)
def test_year_from_the_text(text: str, expected: int | None) -> None:
    marks = mark_lexicon(tokenise(text), load())
    mark_quantities(marks)
    votes = year_votes(marks, 0, len(marks.tokens))
    found = resolve_year(marks.all(DAY)[0].value, text_years=votes)
    assert (found and found[0].year) == expected


def test_publication_day_stands_above_the_text() -> None:
    assert resolve_year(Day(28, 12), published_on=date(2024, 1, 3)) == (date(2023, 12, 28), True)
    assert resolve_year(Day(5, 1), published_on=date(2024, 12, 20)) == (date(2025, 1, 5), True)


@settings(max_examples=60, deadline=None)
@given(day=st.dates(date(1990, 1, 1), date(2060, 1, 1)), published=st.dates(date(1991, 1, 1)))
def test_inferred_day_lies_near_its_publication(day: date, published: date) -> None:
    if published.year > 9000:
        return
    found = resolve_year(Day(day.day, day.month), published_on=published)
    assert found is None or -366 <= (found[0] - published).days <= 31


def test_a_day_of_this_year_counts_no_years():
    days = days_in("Nộp trước ngày 31-12 năm nay, sau ngày 5-12 năm nữa.")

    assert [(one.value.day, one.value.month) for one in days] == [(31, 12)]
