"""Figures of one to four about people in hardship cannot be read or computed from the totals."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.urls import reverse

from phoihop.lib.periods import Months
from phoihop.records.models import Indicator
from phoihop.records.small_figures import hidden_among
from phoihop.registry.models import Role
from phoihop.reports.rollup.small import hidden_series
from phoihop.reports.rollup.units import units_of
from phoihop.reports.rollup.work import drain_all
from phoihop.reports.rollup.years import series_of
from tests.cast import make_account
from tests.reports.rollup.country import make_country, q

pytestmark = pytest.mark.django_db
R = Role.Name
FIRST = Months(2026, 1, 3)


@pytest.fixture
def country():
    made = make_country(4)
    Indicator.objects.filter(code="thu.qua").update(hardship=True)
    for quarter, figures in ((1, ("3", "40", "7", "0")), (2, ("50", "60", "70", "80"))):
        asked = made.ask(q(quarter))
        for body, figure in zip(made.communes, figures, strict=True):
            made.send(asked, body, qua=figure, hoi_vien=figure)
    drain_all()
    return made


@pytest.fixture
def higher(country):
    return make_account("tren", "Chu Thị Quế", R.VIEWER, country.nation)


def by_unit(account, country, code="thu.qua", span=FIRST):
    series = series_of(str(Indicator.objects.get(code=code).pk))
    found = units_of(account, country.province, series, span).shown
    return {unit.body: unit.value for unit in found}


def test_a_small_figure_and_the_next_one_are_hidden_from_who_sits_higher(country, higher):
    seen = by_unit(higher, country)
    small, large, next_one, none = (seen[body] for body in country.communes)

    assert (small.hidden, small.number) == (next_one.hidden, next_one.number) == (True, None)
    assert (large.number, none.number) == (40, 0)


def test_other_months_of_the_year_do_not_tell_it_either(country, higher):
    seen = by_unit(higher, country, span=Months(2026, 1, 6))

    assert [seen[body].hidden for body in country.communes] == [True, False, True, False]


def test_the_direct_superior_and_lines_about_nobody_are_not_touched(country, higher):
    assert [one.number for one in by_unit(country.clerk, country).values()] == [3, 40, 7, 0]
    assert [one.number for one in by_unit(higher, country, "thu.hoi-vien").values()] == [
        3,
        40,
        7,
        0,
    ]


@pytest.mark.parametrize("name", ["rollup-line", "rollup-sheet", "rollup-of"])
def test_no_page_chart_or_sheet_tells_it(client, country, higher, name):
    client.force_login(higher)
    key = Indicator.objects.get(code="thu.qua").pk
    of = country.communes[0] if name == "rollup-of" else country.province
    asked = {"chi-tieu": key, "ky": "2026-1-3", "tu": "2026", "den": "2026", "cay": "line"}
    text = client.get(reverse(f"office:{name}", args=[of.pk]), asked).content.decode()

    assert name == "rollup-of" or "không nêu" in text
    assert name != "rollup-line" or "ai xem được cả hai cách cộng" in text
    assert ";3;" not in text
    assert ">3<" not in text


def test_a_body_s_own_page_hides_it_too_and_the_second_one_with_it(country, higher):
    key = str(Indicator.objects.get(code="thu.qua").pk)
    small, large, second, _none = country.communes

    def hidden(account, body):
        return bool(hidden_series(account, body, [key], [2026], "line"))

    assert [hidden(higher, body) for body in (small, large, second)] == [True, False, True]
    assert not hidden(country.clerk, small)


def test_what_is_hidden_can_never_be_taken_from_the_rest():
    figures = {unit: [Decimal(unit)] for unit in range(3, 60)}
    one = {**figures, 4: [Decimal(40)]}

    assert sorted(hidden_among(figures)) == [3, 4]
    assert sorted(hidden_among(one)) == [3, 5]
    assert hidden_among({5: [Decimal(5)], 9: [Decimal(0)]}) == frozenset()
    assert hidden_among({5: [Decimal(5)], 9: [Decimal(1)]}) == {5, 9}
