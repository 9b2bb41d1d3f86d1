"""One figure over the periods: who wrote it, what stood before, what was said about it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from phoihop.lib.periods import quarter
from phoihop.records.report_entry import fill, remark
from phoihop.registry.models import Role
from tests.cast import make_account
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


@pytest.fixture
def officer(bodies):
    return make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)


@pytest.fixture
def reports(bodies, clerk, officer):
    first = round_of(bodies, clerk, period=quarter(2026, 1))
    second = round_of(bodies, clerk, period=quarter(2026, 2), version=first.version)
    kept = [report_of(one, bodies.nong_dan) for one in (first, second)]
    for report, number in zip(kept, ("100", "112"), strict=True):
        fill(report, {"qua": number}, account=officer)
    return [report_of(one.round, bodies.nong_dan) for one in kept]


def page_of(client, report, key="qua"):
    return client.get(reverse("office:report-figure", args=[report.pk, key]))


def test_the_line_over_the_periods_in_the_words_of_an_office(client, clerk, reports):
    client.force_login(clerk)

    page = page_of(client, reports[1])

    assert [(row.written, row.moved) for row in page.context["periods"]] == [
        ("112", "tăng 12% so với kỳ trước"),
        ("100", ""),
    ]


def test_who_wrote_and_corrected_it_and_what_was_said(client, clerk, officer, reports):
    fill(reports[1], {"qua": "113"}, account=officer)
    remark(reports[1], "qua", "Đã tính quà Tết chưa?", account=clerk)
    client.force_login(clerk)

    page = page_of(client, reports[1])

    assert [(one.by, one.before, one.after) for one in page.context["written"]] == [
        ("Vàng A Dơ", "112", "113"),
        ("Vàng A Dơ", "", "112"),
    ]
    assert "Đã tính quà Tết chưa?" in page.content.decode()


def test_a_word_about_the_figure_comes_back_to_its_page(client, clerk, reports):
    client.force_login(clerk)
    said = {"key": "qua", "text": "Xem lại.", "back": "figure"}

    answer = client.post(reverse("office:report-remark", args=[reports[1].pk]), said)

    assert answer.url == reverse("office:report-figure", args=[reports[1].pk, "qua"])


def test_a_line_that_the_form_has_not_is_nowhere(client, clerk, reports):
    client.force_login(clerk)

    assert page_of(client, reports[1], "khong-co").status_code == 404


def test_many_periods_take_no_more_queries(
    client, bodies, clerk, officer, reports, django_assert_max_num_queries
):
    for number in (3, 4):
        more = round_of(
            bodies, clerk, period=quarter(2026, number), version=reports[0].round.version
        )
        fill(report_of(more, bodies.nong_dan), {"qua": "90"}, account=officer)
    client.force_login(clerk)

    with django_assert_max_num_queries(36):
        page_of(client, reports[1])
