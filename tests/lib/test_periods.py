from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.lib.periods import (
    NotAPeriod,
    Regime,
    first_months,
    last_months,
    month,
    quarter,
    same_period_before,
    stage,
    term,
    whole_year,
)

YEARS = st.integers(1901, 2199)
REGIMES = st.sampled_from(Regime)


@pytest.mark.parametrize(
    ("period", "start", "end", "label"),
    [
        # Nghị định 09/2019/NĐ-CP, điều 12
        (month(2026, 1, Regime.STATE), (2025, 12, 15), (2026, 1, 14), "tháng 1 năm 2026"),
        (quarter(2026, 1, Regime.STATE), (2025, 12, 15), (2026, 3, 14), "quý I năm 2026"),
        (first_months(2026, 6, Regime.STATE), (2025, 12, 15), (2026, 6, 14), None),
        (last_months(2026, 6, Regime.STATE), (2026, 6, 15), (2026, 12, 14), None),
        (first_months(2026, 9, Regime.STATE), (2025, 12, 15), (2026, 9, 14), None),
        (whole_year(2026, Regime.STATE), (2025, 12, 15), (2026, 12, 14), "năm 2026"),
        # the organisations count calendar months
        (month(2024, 2), (2024, 2, 1), (2024, 2, 29), "tháng 2 năm 2024"),
        (first_months(2026, 7), (2026, 1, 1), (2026, 7, 31), "7 tháng đầu năm 2026"),
        (last_months(2026, 5), (2026, 8, 1), (2026, 12, 31), "5 tháng cuối năm 2026"),
        (stage(2021, 2025), (2021, 1, 1), (2025, 12, 31), "giai đoạn 2021 - 2025"),
        (term(2025, 2030), (2025, 1, 1), (2030, 12, 31), "nhiệm kỳ 2025 - 2030"),
    ],
)
def test_a_period_has_its_days(period, start, end, label):
    assert (period.start, period.end) == (date(*start), date(*end))
    assert label is None or period.label == label


@pytest.mark.parametrize(
    "make",
    [
        lambda: quarter(2026, 5),
        lambda: month(2026, 13),
        lambda: first_months(2026, 12),
        lambda: last_months(2026, 0),
        lambda: stage(2025, 2025),
        lambda: whole_year(20266),
    ],
)
def test_what_no_calendar_has_is_refused(make):
    with pytest.raises(NotAPeriod):
        make()


@given(year=YEARS, regime=REGIMES)
def test_the_months_of_a_year_leave_no_gap_and_never_overlap(year, regime):
    months = [month(year, number, regime) for number in range(1, 13)]

    for before, after in pairwise(months):
        assert after.start == before.end + timedelta(days=1)
    year_itself = whole_year(year, regime)
    assert (months[0].start, months[-1].end) == (year_itself.start, year_itself.end)


@given(year=YEARS, count=st.integers(1, 11), regime=REGIMES)
def test_the_first_and_the_last_months_make_the_year(year, count, regime):
    first, last = first_months(year, count, regime), last_months(year, 12 - count, regime)

    assert last.start == first.end + timedelta(days=1)
    assert last.end == whole_year(year, regime).end


@given(year=YEARS, number=st.integers(1, 12), regime=REGIMES)
def test_the_same_period_before_is_the_preset_of_the_year_before(year, number, regime):
    assert same_period_before(month(year, number, regime)) == month(year - 1, number, regime)


def test_a_term_has_no_same_period_before():
    assert same_period_before(term(2025, 2030)) is None
