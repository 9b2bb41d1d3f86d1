from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.lib.numbers import NotANumber, format_number, parse_number


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15
    )
)
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_read_back(number):
    assert parse_number(format_number(number)) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (-5, "-5"),
        (1600, "1.600"),
        (Decimal("0.5"), "0,5"),
        (Decimal("1E+6"), "1.000.000"),
        (Decimal("1234567.89"), "1.234.567,89"),
        (Decimal("-0.25"), "-0,25"),
    ],
)
def test_numbers_are_written_as_here(number, written):
    assert format_number(number) == written


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.600", "1600"),
        ("1 600", "1600"),
        ("1\u00a0600,5", "1600.5"),
        ("1600", "1600"),
        ("86,08", "86.08"),
        ("1,6 nghìn", "1600"),
        ("163 tỷ", "163000000000"),
        ("2 nghìn tỷ", "2000000000000"),
        ("\u22125", "-5"),
    ],
)
def test_numbers_are_read_as_typed_here(typed, number):
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["", "nhiều", "1.6", "1,600.5", "12.34.5", "1..000", "5 nhà", "٣"]
)
def test_anything_doubtful_is_refused_with_a_sentence(typed):
    with pytest.raises(NotANumber, match=r"Hãy viết"):
        parse_number(typed)


def test_a_very_long_number_is_refused_at_once():
    with pytest.raises(NotANumber):
        parse_number("9" * 1_000_000)
