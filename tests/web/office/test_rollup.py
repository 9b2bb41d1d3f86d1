"""The pages of the totals: what one sees, what one may not, what one takes along."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phoihop.records.models import Indicator
from phoihop.registry.models import Role
from phoihop.reports.rollup.work import drain_all
from tests.cast import make_account
from tests.reports.rollup.country import make_commune, make_country, make_province, q

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    made = make_country()
    asked = made.ask(q(1))
    made.approve(made.send(asked, made.communes[0], qua="1.600", ho_gioi="90", tong_ho="100"))
    made.send(asked, made.communes[1], qua="trên 300", ho_gioi="10", tong_ho="900", tien="4,03")
    drain_all()
    return made


@pytest.fixture
def viewer(client, country):
    account = make_account("theodoi", "Chu Thị Quế", Role.Name.VIEWER, country.nation)
    client.force_login(account)
    return client


def page(client, name, body, **asked):
    answer = client.get(reverse(name, args=[body.pk]), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_first_page_is_that_of_ones_own_body(viewer, country):
    answer = viewer.get(reverse("office:rollup"), follow=True)

    assert answer.redirect_chain[-1][0] == reverse("office:rollup-of", args=[country.nation.pk])
    assert "trên 1.900" in answer.content.decode()


def test_every_total_says_how_many_are_in_it(viewer, country):
    text = page(viewer, "office:rollup-of", country.province, ky="2026-1-3")

    assert "trên 1.900" in text
    assert ">2/3<" in text
    assert "Số liệu của 1 đơn vị chưa được duyệt." in text
    assert ">10</b>" in text, "the ratio of the sums"


def test_one_line_is_followed_down_to_the_report(viewer, country):
    key = Indicator.objects.get(code="thu.qua").pk
    text = page(viewer, "office:rollup-line", country.province, **{"chi-tieu": key, "den": 2026})

    report = country.communes[0]
    assert f'href="{reverse("office:rollup-line", args=[report.pk])}?' in text
    assert "chưa có số liệu" in text
    assert "<svg" in text
    assert " style=" not in text


def test_a_line_of_a_form_has_its_page_too(viewer, country):
    form = country.version.form_id
    text = page(
        viewer, "office:rollup-line", country.province, **{"chi-tieu": f"{form}:tien", "den": 2026}
    )

    assert "<b>4,03</b>" in text


def test_a_foreign_body_is_not_there(viewer, country):
    foreign = make_province(None, "tỉnh Khác")
    for name in ("office:rollup-of", "office:rollup-line", "office:rollup-sheet"):
        assert viewer.get(reverse(name, args=[foreign.pk])).status_code == 404


@pytest.mark.parametrize(
    "nonsense",
    ["0", "999999", "12345678901234567890", "abc", "1:", ":qua", "9:x", "٣", "<script>"],
)
def test_nonsense_in_the_address_is_no_line(viewer, country, nonsense):
    address = reverse("office:rollup-line", args=[country.province.pk])

    assert viewer.get(address, {"chi-tieu": nonsense}).status_code == 404


@pytest.mark.parametrize("ky", ["2026-13-14", "x", "2026-3-1", "99999-1-1", "2026-1", "-1-1-1"])
def test_nonsense_for_a_period_shows_the_newest(viewer, country, ky):
    text = page(viewer, "office:rollup-of", country.province, ky=ky, cay="x")

    assert "quý I năm 2026" in text


def test_without_reports_the_page_says_what_to_do(client):
    account = make_account("moi", "Lò Thị Mới", Role.Name.CLERK, make_province(None, "tỉnh Mới"))
    client.force_login(account)

    text = client.get(reverse("office:rollup"), follow=True).content.decode()

    assert "Chưa có đơn vị cấp dưới nào gửi số liệu" in text


def test_the_table_is_taken_along_as_csv(viewer, country):
    key = Indicator.objects.get(code="thu.qua").pk
    answer = viewer.get(
        reverse("office:rollup-sheet", args=[country.province.pk]),
        {"chi-tieu": key, "ky": "2026-1-3", "tu": 2026, "den": 2026},
    )

    text = answer.content.decode("utf-8-sig")
    assert answer["Content-Type"].startswith("text/csv")
    assert '"quý I năm 2026","trên 1.900","2","3"' in text
    assert '"Ủy ban MTTQ xã Thanh A","Suất quà tặng","suất","quý I năm 2026","1.600"' in text


@pytest.mark.parametrize("name", ["office:rollup-of", "office:rollup-line"])
def test_the_queries_of_a_page_do_not_grow(viewer, country, name, django_assert_num_queries):
    asked = {"chi-tieu": Indicator.objects.get(code="thu.qua").pk, "ky": "2026-1-3"}
    with CaptureQueriesContext(connection) as before:
        page(viewer, name, country.province, **asked)

    more = [make_commune(country.province, f"xã Nà {n}") for n in range(9)]
    country.ask(q(1), more)
    drain_all()

    with django_assert_num_queries(len(before)):
        page(viewer, name, country.province, **asked)


def test_a_kept_table_changes_at_once_with_what_it_is_made_from(viewer, country):
    address = reverse("office:rollup-of", args=[country.province.pk]) + "?ky=2026-1-3"
    first = viewer.get(address).content.decode()
    country.send(country.ask(q(1)), country.communes[2], qua="7")
    drain_all()
    second = viewer.get(address).content.decode()
    Indicator.objects.filter(code="thu.qua").update(name="Quà cho học sinh")
    third = viewer.get(address).content.decode()
    viewer.cookies.load({"django_language": "en"})

    assert "trên 1.900" in first
    assert "trên 1.907" in second
    assert "Quà cho học sinh" not in second
    assert "Quà cho học sinh" in third
    assert 'data-l="Trong kỳ"' not in viewer.get(address).content.decode()


def test_a_kept_table_spares_the_writing_and_is_never_anothers(viewer, country, monkeypatch):
    page(viewer, "office:rollup-of", country.province, ky="2026-1-3")
    page(viewer, "office:rollup-of", country.nation, ky="2026-1-3")
    monkeypatch.setattr("phoihop.web.office.rollup.kept.table_rows", lambda *_a: "written anew")

    again = page(viewer, "office:rollup-of", country.province, ky="2026-1-3")
    other = page(viewer, "office:rollup-of", country.nation, ky="2026-1-3")
    assert "written anew" not in again + other
    links = [
        reverse("office:rollup-line", args=[one.pk]) for one in (country.province, country.nation)
    ]
    assert [link in text for text in (again, other) for link in links] == [True, False, False, True]
