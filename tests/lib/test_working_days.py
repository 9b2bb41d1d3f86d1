"""Working days: what is counted, what is left out, and that the shipped table is sound."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phoihop.lib.working_days import (
    MOST_DAYS,
    BadHolidays,
    LeftOut,
    Special,
    State,
    TooFar,
    WorkingCalendar,
    parse,
    shipped,
)

DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))
FIRST_OF_TET = {
    2020: date(2020, 1, 25),
    2021: date(2021, 2, 12),
    2022: date(2022, 2, 1),
    2023: date(2023, 1, 22),
    2024: date(2024, 2, 10),
    2025: date(2025, 1, 29),
    2026: date(2026, 2, 17),
    2027: date(2027, 2, 6),
}


@pytest.mark.parametrize(
    ("start", "days", "last_day"),
    [
        # a weekend
        (date(2022, 1, 5), 7, date(2022, 1, 14)),
        # Saturday 10/01/2026 is worked for Friday 02/01
        (date(2026, 1, 5), 7, date(2026, 1, 13)),
        (date(2025, 12, 31), 1, date(2026, 1, 5)),
        # over Tết
        (date(2026, 2, 12), 3, date(2026, 2, 24)),
        (date(2023, 1, 19), 1, date(2023, 1, 27)),
        # Hùng Kings' day on a Sunday: the Monday is off
        (date(2026, 4, 24), 1, date(2026, 4, 28)),
        # 30/4 and 1/5 at the weekend: Monday and Tuesday are off
        (date(2022, 4, 29), 1, date(2022, 5, 4)),
        # the Monday before 30/4/2024 was exchanged with Saturday 04/05
        (date(2024, 4, 26), 3, date(2024, 5, 4)),
    ],
)
def test_days_are_counted_from_the_day_after(start, days, last_day):
    assert shipped().count(start, days).last_day == last_day


def test_calendar_days_leave_nothing_out():
    count = shipped().count(date(2026, 2, 12), 10, working=False)

    assert (count.last_day, count.left_out) == (date(2026, 2, 22), ())


def test_it_says_what_was_left_out_and_why():
    count = shipped().count(date(2026, 2, 12), 2)

    tet = "Tết Nguyên đán Bính Ngọ"
    assert count.left_out == (
        LeftOut(date(2026, 2, 14), date(2026, 2, 15)),
        LeftOut(date(2026, 2, 16), date(2026, 2, 20), tet),
        LeftOut(date(2026, 2, 21), date(2026, 2, 22)),
    )


def test_an_expected_day_is_marked_so():
    count = shipped().count(date(2027, 2, 3), 1)

    assert count.left_out[0].state == State.EXPECTED


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(start=DAYS, days=st.integers(1, MOST_DAYS))
def test_so_many_working_days_lie_between(start, days):
    calendar = shipped()
    count = calendar.count(start, days)
    between = [start + timedelta(n) for n in range(1, (count.last_day - start).days + 1)]
    out = sum((run.last - run.first).days + 1 for run in count.left_out)

    assert sum(map(calendar.is_working, between)) == days
    assert days + out == len(between)
    assert calendar.is_working(count.last_day)


@pytest.mark.parametrize("days", [0, -1, MOST_DAYS + 1])
def test_nonsense_is_not_counted(days):
    with pytest.raises(TooFar):
        shipped().count(date(2026, 1, 5), days)


def test_the_end_of_the_calendar_is_no_crash():
    with pytest.raises(TooFar):
        shipped().count(date(9998, 1, 5), 300)


def test_an_office_stands_above_the_table():
    storm, worked = date(2026, 9, 8), date(2026, 9, 12)
    own = shipped().with_days([Special(storm, "bão"), Special(worked, "làm bù", works=True)])

    assert not own.is_working(storm)
    assert own.is_working(worked)
    assert shipped().is_working(storm)


def test_a_term_that_ends_on_a_day_off_ends_on_the_next_working_day():
    assert shipped().next_working(date(2026, 2, 14)) == date(2026, 2, 23)
    assert shipped().next_working(date(2026, 2, 13)) == date(2026, 2, 13)


@pytest.mark.parametrize("year", FIRST_OF_TET)
def test_tet_is_five_working_days_at_least(year):
    first = FIRST_OF_TET[year]
    off = [day for day, one in shipped().specials.items() if "Tết Nguyên" in one.name]

    assert first in off
    assert sum(day.year == year and day.weekday() < 5 for day in off) >= 5


@pytest.mark.parametrize("year", range(2020, 2027))
def test_every_exchanged_day_has_its_saturday(year):
    days = [one for day, one in shipped().specials.items() if day.year == year]
    exchanged = [one for one in days if "hoán đổi" in one.name]

    assert len(exchanged) == len([one for one in days if one.works])


def test_what_is_not_yet_decided_is_marked():
    expected = {one.day.year for one in shipped().specials.values() if one.state == State.EXPECTED}

    assert expected == {2027}


@pytest.mark.parametrize(
    "row",
    [
        'first = 2026-03-07\nname = "thứ Bảy"\nsource = "a"',
        'first = 2026-03-09\nname = "thứ Hai"\nsource = "a"\nworks = true',
        'first = 2026-03-09\nname = "ngày"\nsource = "b"',
        'first = 2026-03-09\nlast = 2026-03-01\nname = "ngày"\nsource = "a"',
    ],
)
def test_a_row_that_cannot_be_right_is_refused(row):
    with pytest.raises(BadHolidays):
        parse(f'[source.a]\nwords = "x"\n[[day]]\n{row}')


def test_without_a_table_only_weekends_are_left_out():
    assert WorkingCalendar().count(date(2026, 4, 29), 1).last_day == date(2026, 4, 30)
