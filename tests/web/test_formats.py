from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from phoihop.web.shell import initials
from phoihop.web.templatetags.phoihop import day, file_size, moment, number


def test_days_have_two_digits():
    assert day(date(2022, 1, 5)) == "05/01/2022"


def test_an_instant_is_the_day_it_was_in_viet_nam():
    late = datetime(2022, 1, 5, 18, 30, tzinfo=UTC)

    assert day(late) == "06/01/2022"
    assert moment(late) == "01:30 06/01/2022"


def test_nothing_is_written_for_nothing():
    assert [day(None), moment(None), number(None)] == ["", "", ""]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1600, "1.600"),
        (Decimal("1234567.890"), "1.234.567,89"),
        (Decimal("2E+9"), "2.000.000.000"),
    ],
)
def test_numbers(value, written):
    assert number(value) == written


@pytest.mark.parametrize(
    ("size", "written"),
    [(1, "1 KB"), (830_000, "811 KB"), (3_500_000, "3,3 MB"), (26214400, "25 MB")],
)
def test_file_sizes(size, written):
    assert file_size(size) == written


def test_initials_are_of_the_last_two_words():
    assert initials("Nguyễn Thị Vân Dung") == "VD"
