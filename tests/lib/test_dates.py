from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.lib.dates import NotADay, format_day, format_day_long, parse_day


@given(st.dates())
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_back(day):
    assert parse_day(format_day(day)) == day


def test_days_have_two_digits_as_on_official_paper():
    assert format_day(date(2026, 3, 9)) == "09/03/2026"
    assert format_day_long(date(2026, 3, 9)) == "ngày 09 tháng 03 năm 2026"


@pytest.mark.parametrize("typed", ["", "2026-03-09", "31/02/2026", "9/3", "hôm nay"])
def test_a_wrong_day_is_refused_with_a_sentence(typed):
    with pytest.raises(NotADay, match="Hãy"):
        parse_day(typed)
