"""From the commune's report to the totals above it."""

from datetime import date
from decimal import Decimal

import pytest

from phoihop.lib.periods import Kind, Period, first_months, month, whole_year
from phoihop.records.models import DueRollUp, Indicator, Report
from phoihop.records.report_entry import give_back
from phoihop.records.rounds import excuse
from phoihop.records.targets import make_set, read_targets
from phoihop.reports.models import RollUp
from phoihop.reports.rollup.page import NotRolledUp, page_data
from phoihop.reports.rollup.work import drain, drain_all, rebuild, verify
from tests.reports.rollup.country import make_commune, make_country, officer_of, q

pytestmark = pytest.mark.django_db
Tree = RollUp.Tree


@pytest.fixture
def country():
    return make_country()


def line_of(body, period, label="Suất quà tặng", tree=Tree.LINE):
    drain_all()
    lines = page_data(body, period, tree=tree).lines
    return next((line for line in lines if line.label == label), None)


def test_what_a_commune_sends_is_seen_at_the_top(country):
    asked = country.ask(q(1))
    country.send(asked, country.communes[0], qua="120")

    for body in (country.province, country.nation):
        now = line_of(body, q(1)).now
        assert (now.number, now.reported, now.asked) == (120, 1, 3)


def test_who_has_not_sent_is_missing_and_not_nothing(country):
    country.ask(q(1))

    now = line_of(country.province, q(1)).now

    assert (now.number, now.missing) == (None, 3)


def test_a_line_left_empty_is_missing_too(country):
    asked = country.ask(q(1))
    for number, body in enumerate(country.communes):
        country.send(asked, body, qua="10", hoi_vien="" if number else "0")

    assert line_of(country.province, q(1)).now.missing == 0
    members = line_of(country.province, q(1), "Hội viên").now
    assert (members.number, members.reported, members.asked) == (0, 1, 3)


def test_a_draft_does_not_count_and_a_returned_report_no_longer(country):
    asked = country.ask(q(1))
    sent = country.send(asked, country.communes[0], qua="120")
    assert line_of(country.province, q(1)).now.number == 120

    give_back(sent, account=country.clerk, reason="xem lại")

    now = line_of(country.province, q(1)).now
    assert (now.number, now.asked) == (None, 3)


def test_an_excused_body_is_not_missing(country):
    asked = country.ask(q(1))
    report = Report.objects.get(round=asked, body=country.communes[0])
    excuse(report, account=country.clerk, reason="mới thành lập")

    assert line_of(country.province, q(1)).now.asked == 2


def test_the_approved_ones_are_told_apart(country):
    asked = country.ask(q(1))
    country.approve(country.send(asked, country.communes[0], qua="1"))
    country.send(asked, country.communes[1], qua="1")

    now = line_of(country.province, q(1)).now

    assert (now.number, now.reported, now.approved) == (2, 2, 1)


@pytest.mark.parametrize(
    ("typed", "compare"),
    [
        (("10", "20"), ""),
        (("trên 10", "20"), ">"),
        (("từ 10", "20"), ">="),
        (("từ 10", "trên 20"), ">"),
        (("dưới 10", "20"), "<"),
        (("trên 10", "dưới 20"), "~"),
        (("khoảng 10", "trên 20"), "~"),
    ],
)
def test_qualifiers_outlive_the_adding(country, typed, compare):
    asked = country.ask(q(1))
    for body, words in zip(country.communes, typed, strict=False):
        country.send(asked, body, qua=words)

    now = line_of(country.nation, q(1)).now

    assert (now.number, now.compare) == (30, compare)


def test_from_january_on_quarters_are_added_and_states_are_not(country):
    for number, (gifts, members) in enumerate((("10", "5"), ("20", "7")), 1):
        asked = country.ask(q(number), country.communes[:1])
        country.send(asked, country.communes[0], qua=gifts, hoi_vien=members)

    half = first_months(2026, 6)

    assert line_of(country.province, half).now.number == 30
    assert line_of(country.province, half, "Hội viên").now.number == 7
    assert line_of(country.province, q(2)).to_date.number == 30


def test_a_year_with_a_month_missing_is_not_its_sum(country):
    for number in (1, 3):
        asked = country.ask(month(2026, number), country.communes[:1])
        country.send(asked, country.communes[0], qua="10")

    assert line_of(country.province, month(2026, 3)).now.number == 10
    assert line_of(country.province, month(2026, 3)).to_date.number is None


def test_a_long_period_stands_before_the_short_ones_in_it(country):
    for period, gifts in ((q(1), "10"), (q(2), "20"), (first_months(2026, 6), "33")):
        asked = country.ask(period, country.communes[:1])
        country.send(asked, country.communes[0], qua=gifts)

    assert line_of(country.province, first_months(2026, 6)).now.number == 33
    assert line_of(country.province, q(2)).now.number == 20


def test_a_ratio_comes_from_sums_not_from_percentages(country):
    """90 of 100 and 10 of 900 are 10 %, not the 45,56 % between them."""
    asked = country.ask(q(1), country.communes[:2])
    country.send(asked, country.communes[0], ho_gioi="90", tong_ho="100")
    country.send(asked, country.communes[1], ho_gioi="10", tong_ho="900")

    assert line_of(country.province, q(1), "Tỷ lệ hộ giỏi").now.number == Decimal("10.00")


def test_a_ratio_of_different_bodies_stays_blank(country):
    asked = country.ask(q(1), country.communes[:2])
    country.send(asked, country.communes[0], ho_gioi="90", tong_ho="100")
    country.send(asked, country.communes[1], tong_ho="900")

    assert line_of(country.province, q(1), "Tỷ lệ hộ giỏi").now.number is None


def test_the_same_period_of_last_year_and_the_plan_stand_beside(country):
    for year, gifts in ((2025, "100"), (2026, "86")):
        asked = country.ask(q(1, year), country.communes[:1])
        country.send(asked, country.communes[0], qua=gifts)
    make_plan(country, country.province, 200)

    line = line_of(country.province, q(1))

    assert (line.before.number, line.against_before) == (100, Decimal("86.00"))
    assert (line.plan, line.against_plan) == (200, Decimal("43.00"))


def test_bodies_are_counted_by_their_plans_without_rounding(country):
    asked = country.ask(q(1))
    for body, gifts, plan in zip(country.communes, ("80", "79", "50"), (100, 99, 101), strict=True):
        make_plan(country, body, plan)
        country.send(asked, body, qua=gifts)

    for body in (country.province, country.nation):
        assert line_of(body, q(1)).to_date.bands == (0, 1, 1, 1)


def test_lower_is_better_turns_the_bands_round(country):
    asked = country.ask(q(1))
    for body, gifts in zip(country.communes, ("9", "10", "11"), strict=True):
        make_plan(country, body, 10, note="giảm")
        country.send(asked, body, qua=gifts)

    assert line_of(country.province, q(1)).to_date.bands == (2, 1, 0, 0)


def test_lines_without_indicator_are_added_within_their_form(country):
    asked = country.ask(q(1))
    country.send(asked, country.communes[0], tien="4,03")
    country.send(asked, country.communes[1], tien="1,5")

    assert line_of(country.province, q(1), "Tiền ủng hộ").now.number == Decimal("5.53")


def test_a_body_that_asks_sees_the_totals_of_its_rounds(country):
    asked = country.ask(q(1))
    country.send(asked, country.communes[0], qua="12")

    now = line_of(country.province, q(1), tree=Tree.ASKED).now

    assert (now.number, now.asked) == (12, 3)


def test_its_own_report_speaks_for_those_beneath(country):
    asked = country.ask(q(1))
    country.send(asked, country.communes[0], qua="12")
    above = country.ask(q(1), [country.province])
    assert line_of(country.nation, q(1)).now.number == 12

    country.send(above, country.province, qua="15", hoi_vien="4")

    assert line_of(country.nation, q(1)).now.number == 15
    assert line_of(country.province, q(1)).now.number == 12
    assert line_of(country.nation, q(1), "Hội viên").now.number == 4


def test_the_change_is_due_until_it_is_added_up(country):
    asked = country.ask(q(1))
    drain()
    country.send(asked, country.communes[0], qua="12")

    assert DueRollUp.objects.count() == 1
    assert page_data(country.nation, q(1)).waiting == 1
    assert (drain(), drain()) == (1, 0)


def test_stored_is_what_the_reports_give(country):
    asked = country.ask(q(1))
    country.send(asked, country.communes[0], qua="12")
    drain_all()
    verdict = verify()
    assert verdict.holds
    assert verdict.rows == RollUp.objects.count() > 0

    RollUp.objects.filter(body=country.nation).update(cells="{}")
    assert not verify().holds

    assert rebuild() == verdict.rows
    assert verify().holds


def test_a_write_past_the_queue_is_found(country):
    asked = country.ask(q(1))
    sent = country.send(asked, country.communes[0], qua="12")
    drain_all()

    Report.objects.filter(pk=sent.pk).update(figures="[13]")

    assert any("03/2026" in name for name in verify().differing)


def test_queries_do_not_grow_with_the_communes(country, django_assert_num_queries):
    country.send(country.ask(q(1)), country.communes[0], qua="1", tien="2")
    drain_all()
    with django_assert_num_queries(5):
        page_data(country.province, q(1))

    more = [make_commune(country.province, f"xã Nà {n}") for n in range(9)]
    country.ask(q(1), more)
    drain_all()

    with django_assert_num_queries(5):
        assert page_data(country.province, q(1)).lines[0].now.asked == 12


def test_days_that_are_no_months_have_no_totals(country):
    with pytest.raises(NotRolledUp):
        page_data(country.province, Period(Kind.OTHER, date(2026, 1, 1), date(2026, 3, 20), "đợt"))


def make_plan(country, body, plan, note=""):
    indicator = Indicator.objects.get(code="thu.qua")
    planned = read_targets(f"{indicator.name} | suất | {plan} | {note}", [indicator])
    return make_set(
        "Chỉ tiêu năm", planned, whole_year(2026), body=body, assigner="above",
        account=officer_of(body),
    )  # fmt: skip
