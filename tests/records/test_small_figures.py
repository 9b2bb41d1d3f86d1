"""Figures of one to four about people's hardship stay with the unit and its direct superior."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from python_calamine import load_workbook

from phoihop.lib.periods import quarter
from phoihop.records.forms import Line, make_form
from phoihop.records.models import Indicator
from phoihop.records.report_entry import fill
from phoihop.records.small_figures import hidden_lines, shown_to
from phoihop.registry.models import Role
from phoihop.reports.report_sheet import template
from tests.cast import make_account
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(bodies):
    hard = Indicator.objects.create(code="x.bao-luc", name="Vụ bạo lực", unit="vụ", hardship=True)
    clerk = asker(bodies)
    lines = [Line.of(hard), Line("Suất quà", "suất", key="qua")]
    version = make_form("Biểu", lines, body=bodies.mttq, account=clerk)
    found = report_of(
        round_of(bodies, clerk, version=version, period=quarter(2026, 1)), bodies.nong_dan
    )
    officer = make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)
    fill(found, {"x.bao-luc": "3", "qua": "2"}, account=officer)
    return report_of(found.round, bodies.nong_dan)


def test_the_unit_and_its_direct_superior_read_it(bodies, report):
    for name, role, body in (
        ("a", Role.Name.OFFICER, bodies.nong_dan),
        ("b", Role.Name.CLERK, bodies.mttq),
    ):
        account = make_account(name, "Lò Văn Ơn", role, body)
        assert shown_to(report, account)["x.bao-luc"] == "3"


def test_who_sits_higher_or_aside_reads_that_it_is_below_five(bodies, report):
    for name, body in (("a", bodies.mttq_tinh), ("b", bodies.dang_uy), ("c", bodies.phu_nu)):
        account = make_account(name, "Lò Văn Ơn", Role.Name.LEADER, body)

        assert shown_to(report, account) == {"x.bao-luc": "dưới 5", "qua": "2"}


@pytest.mark.parametrize(("number", "hidden"), [("0", 0), ("1", 1), ("4", 1), ("5", 0), ("", 0)])
def test_none_and_five_are_no_secret(bodies, report, number, hidden):
    officer = make_account("khac", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)
    fill(report, {"x.bao-luc": number}, account=officer)
    higher = make_account("tren", "Lò Văn Ơn", Role.Name.LEADER, bodies.dang_uy)

    assert len(hidden_lines(report_of(report.round, bodies.nong_dan), higher)) == hidden


@pytest.mark.parametrize("name", ["report", "report-print", "report-figure", "report-sheet"])
def test_no_page_print_or_sheet_tells_it(client, bodies, report, name):
    client.force_login(make_account("tren", "Lò Văn Ơn", Role.Name.LEADER, bodies.dang_uy))
    keys = [report.pk, "x.bao-luc"] if name == "report-figure" else [report.pk]

    answer = client.get(reverse(f"office:{name}", args=keys))

    assert answer.status_code == 200
    if name == "report-sheet":
        rows = load_workbook(BytesIO(answer.content)).get_sheet_by_index(0)
        assert [row[3] for row in rows.to_python()[3:]] == ["dưới 5", 2.0]
    else:
        page = answer.content.decode()
        assert "dưới 5" in page
        assert ">3<" not in page
        assert 'value="3"' not in page


def test_the_sheet_of_the_unit_itself_holds_it(report):
    assert template(report) != template(report, {"x.bao-luc": "dưới 5"})
