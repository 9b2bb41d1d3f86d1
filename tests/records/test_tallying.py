from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.records.tallying import BandCount, Measured, bands, with_remainder

MEASURED = st.builds(
    Measured,
    plan=st.integers(0, 10**12),
    result=st.none() | st.integers(0, 10**12),
    lower_is_better=st.booleans(),
    at_year_end=st.booleans(),
)


def counted(found):
    return [(band.label, band.count) for band in found]


def of(*results, plan=100):
    return [Measured(plan, result) for result in results]


def test_eleven_targets_from_above():
    targets = [
        *of(101, 120, 130, 140, 100, 70, 75, 83, 49),
        Measured(100, None, at_year_end=True),
        Measured(100, None, at_year_end=True),
    ]

    assert counted(bands(targets)) == [
        ("vượt", 4),
        ("đạt", 1),
        ("đạt 70% đến 83%", 3),
        ("dưới 50%", 1),
        ("cuối năm thực hiện", 2),
    ]


def test_twelve_registered_targets_with_two_ranges():
    targets = [*of(110, 100, 100, 100, 74, 80, 83, 27, 52), *[Measured(100, None)] * 3]

    assert counted(bands(targets, cuts=(60,))) == [
        ("vượt", 1),
        ("đạt", 3),
        ("đạt 74% đến 83%", 3),
        ("đạt 27% đến 52%", 2),
        ("đang thực hiện", 3),
    ]


def test_seven_targets_whose_rest_is_left_to_be_computed():
    found = with_remainder(bands(of(110, 105, 60, 70, 80, 55, 90), ranges=False))

    assert found == [BandCount("vượt", 2), BandCount("đạt trên 50%", 5, derived=True)]


def test_eighteen_targets_met_and_passed_together():
    targets = [*of(*[100, 100, 110, 120, 130], *[60] * 6), *[Measured(100, None)] * 7]

    assert counted(bands(targets, together=True, ranges=False)) == [
        ("đạt và vượt", 5),
        ("đạt trên 50%", 6),
        ("đang thực hiện", 7),
    ]


def test_at_the_end_what_is_below_is_missed():
    assert counted(bands(of(100, 99, 20), final=True)) == [("đạt", 1), ("chưa đạt", 2)]


@pytest.mark.parametrize(
    ("result", "label"),
    [(50, "đạt từ 50% trở lên"), (49, "dưới 50%"), (99, "đạt trên 50%"), (100, "đạt")],
)
def test_who_stands_on_a_border_lies_above_it(result, label):
    assert counted(bands(of(result))) == [(label, 1)]


def test_a_border_that_no_binary_fraction_holds_is_exact():
    """80 % of 30 is 24, and 24 of 30 is not below it."""
    assert counted(bands([Measured(30, 24)], cuts=(80,))) == [("đạt từ 80% trở lên", 1)]


@pytest.mark.parametrize(
    ("plan", "result", "label"), [(5, 4, "vượt"), (5, 5, "đạt"), (0, 0, "đạt"), (5, 8, None)]
)
def test_where_less_is_better_less_is_more(plan, result, label):
    ((found, _one),) = counted(bands([Measured(plan, result, lower_is_better=True)]))

    assert found == (label or "đạt trên 50%")


@given(targets=st.lists(MEASURED, max_size=40), together=st.booleans(), ranges=st.booleans())
def test_the_bands_always_sum_to_all_targets(targets, together, ranges):
    found = bands(targets, cuts=(80, 50), together=together, ranges=ranges)

    assert sum(band.count for band in found) == len(targets)


@given(plan=st.integers(1, 10**12), results=st.lists(st.integers(0, 10**12), min_size=2))
def test_a_range_holds_every_value_in_it(plan, results):
    found = bands([Measured(plan, result) for result in results], cuts=())

    for band in found:
        if band.label.startswith("đạt ") and "đến" in band.label:
            low, high = (int(word[:-1]) for word in band.label.split() if word.endswith("%"))
            below = [Fraction(r * 100, plan) for r in results if r < plan]
            assert low <= min(below)
            assert max(below) <= high
