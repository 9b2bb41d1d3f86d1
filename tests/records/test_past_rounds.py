"""Figures of periods that are over: whole columns checked, all rows kept or none."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from phoihop.lib.periods import quarter
from phoihop.records.errors import ReportError
from phoihop.records.forms import make_form
from phoihop.records.models import DueRollUp, FormVersion, Report, Round
from phoihop.records.past_rounds import WrongRows, checked_cells, take_past_round
from phoihop.records.report_entry import read_entry
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.reports.past_sheet import read_past_sheet, write_past_sheet
from tests.records.rounds import LINES, RULES, asker

PERIOD = quarter(2025, 4)


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


@pytest.fixture
def version(bodies, clerk):
    return make_form("Kết quả chăm lo", LINES, body=bodies.mttq, account=clerk, rules=RULES)


@pytest.fixture
def take(bodies, clerk, version):
    def taken(*rows):
        keys = [bodies.nong_dan.pk, bodies.phu_nu.pk]
        named = [(row[0], row[1]) if isinstance(row, tuple) else (keys[n], row)
                 for n, row in enumerate(rows)]  # fmt: skip
        return take_past_round(version, PERIOD, named, body=bodies.mttq, account=clerk)

    return taken


@pytest.mark.django_db
def test_one_closed_round_with_an_approved_report_a_row(take):
    before = TrailEntry.objects.count()

    kept = take([120, 61.5, 3, 5], [80, None, None, None])

    figures = list(kept.reports.order_by("pk").values_list("figures", "state"))
    assert figures == [("[120,61500,3,5]", "approved"), ("[80,null,null,null]", "approved")]
    assert kept.state == Round.State.CLOSED
    assert TrailEntry.objects.count() == before + 1
    assert DueRollUp.objects.filter(asker=kept.body, year=2025).count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([1.5, 1, 1, 1], "chỉ nhận số nguyên"),
        ([1, 1.23456, 1, 1], "3 chữ số sau dấu phẩy"),
        (["nhiều", 1, 1, 1], "không phải là số"),
        ([None, 1, 1, 1], "Chưa có số liệu"),
        ([float("nan"), 1, 1, 1], "không phải là số"),
        ([10**400, 1, 1, 1], "không phải là số"),
        ([10**15, 1, 1, 1], "quá lớn"),
        ([True, 1, 1, 1], "không phải là số"),
        (["trên 5", 1, 1, 1], "chỉ nhận con số"),
        ([1, 1, 9, 5], "ràng buộc"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(take, cells, told):
    with pytest.raises(WrongRows) as refused:
        take([120, 61.5, 3, 5], cells)

    assert told in refused.value.problems[0].message
    assert refused.value.problems[0].row == 2


@pytest.mark.django_db
def test_a_body_twice_or_of_nowhere_is_refused(bodies, take):
    row = [1, 1, 1, 1]
    for rows in (((bodies.nong_dan.pk, row),) * 2, ((10**9, row),)):
        with pytest.raises(WrongRows):
            take(*rows)
    with pytest.raises(ReportError):
        take()
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_stranger_takes_nothing_in(bodies, cast, version):
    rows = [(bodies.nong_dan.pk, [1, 1, 1, 1])]

    with pytest.raises(NotAllowed):
        take_past_round(version, PERIOD, rows, body=bodies.mttq, account=cast["hangxom"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(-1e6, 1e6), st.just("1.600")),
        min_size=1,
        max_size=8,
    ),
    st.integers(0, 3),
)
def test_a_column_is_read_as_its_cells_one_by_one(cells, decimals):
    line = {"key": "a", "label": "A", "unit": "", "decimals": decimals, "required": False}
    version = FormVersion(lines=[line], rules=[])

    together = bool(checked_cells(version, [[cell] for cell in cells]))

    apart = any(checked_cells(version, [[cell]]) for cell in cells)
    assert together == apart
    assert read_entry("1.600", line).whole == 1600 * 10**decimals


@pytest.mark.django_db
def test_the_sheet_goes_out_and_comes_in_the_same(version):
    names = {"Hội Nông dân": 1, "Hội Phụ nữ": 2}
    rows = [("Hội Nông dân", [120, 61.5, 3, 5]), ("Hội Phụ nữ", [80, "", "", ""])]

    found = read_past_sheet(version, write_past_sheet(version, rows), names)

    assert found.rows == [(1, [120, 61.5, 3, 5]), (2, [80, None, None, None])]
    assert not found.problems
    assert not found.missing


@pytest.mark.django_db
def test_of_a_year_s_workbook_the_month_s_sheet_is_read(version):
    book = Workbook()
    for name, figure in (("Bìa", None), ("Tháng 1", 1), ("T12", 12)):
        rows = [("Hội Nông dân", [figure, 1, 1, 1])] if figure else []
        sheet = book.create_sheet(name)
        for row in load_workbook(io.BytesIO(write_past_sheet(version, rows))).active.values:
            sheet.append(row if figure else ["Báo cáo năm"])
    out = io.BytesIO()
    book.save(out)
    names = {"Hội Nông dân": 1}

    def read(period):
        found = read_past_sheet(version, out.getvalue(), names, period)
        return found.name, found.others, found.rows[0][1][0]

    assert read("tháng 12 năm 2025") == ("T12", ["Tháng 1"], 12)
    assert read("Tháng 1") == ("Tháng 1", ["T12"], 1)
    assert read("quý I năm 2026") == ("Tháng 1", ["T12"], 1)


@pytest.mark.django_db
def test_an_unknown_body_and_a_file_that_is_no_table_are_said(version):
    sheet = write_past_sheet(version, [("Hội Lạ", [1, 1, 1, 1])])

    assert "Hội Lạ" in read_past_sheet(version, sheet, {}).problems[0].message
    for data in (b"", b"PK\x03\x04 hong", b"khong phai bang"):
        with pytest.raises(ReportError):
            read_past_sheet(version, data, {})
