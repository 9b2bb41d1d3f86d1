"""What `wording` writes, the reader reads back to the same facts."""

from __future__ import annotations

import os
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from functools import wraps

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.lib import periods
from phoihop.reading import read
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.due_dates import read_due_dates
from phoihop.reading.quantities.periods import PERIOD
from phoihop.reading.tokens import tokenise
from phoihop.records.tallying import Measured, bands, with_remainder
from phoihop.reports.wording import (
    BASES,
    amount,
    compared,
    comparison,
    due_words,
    order,
    share,
    tally,
    tally_by_share,
)

CASES = int(os.environ.get("ROUND_TRIP_CASES", "150"))
COUNTED: Counter[str] = Counter()


def law(*strategies):
    """A property over so many cases; how many were tried is told at the end (`-s` shows it)."""

    def made(test):
        @settings(max_examples=CASES, deadline=None)
        @given(*strategies)
        @wraps(test)
        def counting(*arguments, **named):
            COUNTED[test.__name__] += 1
            test(*arguments, **named)

        return counting

    return made


@pytest.fixture(scope="module", autouse=True)
def _told():
    yield
    for name, count in COUNTED.items():
        print(f"\n{name}: {count} cases", end="")


BODIES = st.sampled_from(["Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên xã"])
TARGETS = st.lists(
    st.builds(
        Measured,
        plan=st.just(100),
        result=st.none() | st.integers(0, 150),
        at_year_end=st.booleans(),
    ),
    min_size=2,
    max_size=30,
)


def facts(found):
    return [(band.label, band.count, band.derived) for band in found]


def as_rows(found):
    return [{"label": b.label, "count": b.count, "derived": b.derived} for b in found]


@law(BODIES, TARGETS, st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_a_tally(body, targets, together, ranges, remainder, by_share):
    wanted = bands(targets, together=together, ranges=ranges)
    wanted = with_remainder(wanted) if remainder else wanted
    write = tally_by_share if by_share else tally

    sentence = write(body, len(targets), as_rows(wanted))

    (found,) = read(sentence).tallies
    assert (found.body, found.total) == (body, len(targets))
    assert facts(found.bands) == facts(wanted), sentence


UNITS = st.sampled_from(["đồng", "hộ", "suất", "căn", "ha", "%", "người", "mô hình"])


def marks_of(text):
    marks = mark_lexicon(tokenise(text), load())
    mark_quantities(marks)
    return marks


@law(
    st.decimals(1, 10**12, places=2),
    UNITS,
    st.sampled_from(["=", ">", "<", "~", ">="]),
)
def test_a_figure_with_its_qualifier(value, unit, compare):
    value = value.to_integral_value() if unit not in ("ha", "%") else value
    if unit == "%":
        value = (value % 100) + 1

    (found,) = read(f"Hội Nông dân xã đã vận động {amount(value, unit, compare)}.").figures

    assert (found.value, found.compare) == (value, compare)
    assert found.unit == unit


NAMED = st.one_of(
    st.sampled_from(sorted(BASES)).map(lambda base: (base, "")),
    st.integers(2000, 2090).map(lambda year: ("same_period", f"cùng kỳ năm {year}")),
    st.integers(2000, 2090).map(lambda year: ("year", f"năm {year}")),
    st.integers(2000, 2090).map(lambda year: ("period", f"quý II năm {year}")),
    st.sampled_from(["kế hoạch năm", "chỉ tiêu được giao", "dự toán năm 2026"]).map(
        lambda words: ("plan", words)
    ),
)
AMOUNTS = st.decimals(Decimal("0.01"), 1000, places=2)
SIGNS = st.sampled_from(["=", ">", "<", "~", ">=", "<="])


def facts_of(one):
    return one.kind, one.value, one.unit, one.compare, one.base, one.base_words


@law(AMOUNTS, st.sampled_from(["%", "lần"]), NAMED, SIGNS)
def test_a_ratio_to_a_base(value, unit, base, compare):
    name, named = base

    words = comparison("ratio", value, unit, name, compare=compare, named=named)

    (found,) = read(f"Thu quỹ của Hội Nông dân xã {words}.").comparisons
    assert facts_of(found) == ("ratio", value, unit, compare, name, named or BASES[name]), words


@law(AMOUNTS, st.booleans(), st.sampled_from(["%", "điểm %", "hộ", "đồng"]), NAMED, SIGNS)
def test_a_change_against_a_base(value, fell, unit, base, compare):
    name, named = base
    value = value if "%" in unit else value.to_integral_value() + 1
    value = -value if fell else value

    words = comparison("change", value, unit, name, compare=compare, named=named)

    (found,) = read(f"Thu quỹ của Hội Nông dân xã {words}.").comparisons
    assert facts_of(found) == ("change", value, unit, compare, name, named or BASES[name]), words


@law(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(["hộ", "%"]), NAMED)
def test_how_a_number_moved(now, then, unit, base):
    name, named = base

    words = compared(Decimal(now), Decimal(then), unit, name, named=named)

    (found,) = read(f"Số hộ tham gia {words}.").comparisons
    assert (found.kind, found.base) == ("change", name), words
    assert (found.value > 0, found.value < 0) == (now > then, now < then)
    if found.unit in ("hộ", "điểm %"):
        assert found.value == now - then
    elif found.unit:
        assert abs(found.value - Decimal(100 * (now - then)) / then) <= Decimal("0.005")


@law(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from(["hộ", "xã", "thôn", "chi hội"]))
def test_a_share_of_a_whole(part, rest, unit):
    words = share(part, part + rest, unit)

    (found,) = read(f"Đến nay có {words} đạt chuẩn.").comparisons
    assert (found.kind, found.value, found.whole) == ("share", part, part + rest), words
    assert found.unit == unit


@law(
    st.integers(1990, 2090),
    st.one_of(
        st.builds(lambda n: ("month", n), st.integers(1, 12)),
        st.builds(lambda n: ("quarter", n), st.integers(1, 4)),
        st.builds(lambda n: ("first_months", n), st.integers(2, 11)),
        st.builds(lambda n: ("last_months", n), st.integers(2, 11)),
        st.just(("whole_year", 0)),
    ),
)
def test_a_period(year, kind):
    name, number = kind
    make = getattr(periods, name)
    period = make(year) if name == "whole_year" else make(year, number)

    found = [mark.value for mark in marks_of(f"Kết quả {period.label}").all(PERIOD)]

    assert [(one.start, one.end) for one in found] == [(period.start, period.end)]


@law(st.integers(1990, 2085), st.integers(1, 5), st.sampled_from([periods.stage, periods.term]))
def test_a_term(first, years, make):
    period = make(first, first + years)

    found = [mark.value for mark in marks_of(f"Kết quả {period.label}").all(PERIOD)]

    assert [(one.start, one.end) for one in found] == [(period.start, period.end)]


@law(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 300), st.booleans())
def test_an_order_with_its_last_day(said_on, days, excluded):
    last_day = said_on + timedelta(days=days)
    when = due_words(last_day, excluded=excluded)
    sentence = order("rà soát hộ vay vốn", "Hội Nông dân xã", ["Hội Phụ nữ xã"], when)

    marks = marks_of(sentence)
    (due,) = read_due_dates(marks, 0, len(marks.tokens), said_on=said_on, context_year=None)

    assert (due.last_day, due.excluded) == (last_day, excluded)
    assert not due.year_inferred
