from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.records.models import Report
from phoihop.records.report_entry import fill, send, shown
from phoihop.reports.report_sheet import read_sheet, template
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


@pytest.fixture
def report(bodies, clerk, client, cast):
    client.force_login(cast["canbo"])
    return report_of(round_of(bodies, clerk), bodies.nong_dan)


def at(name, report):
    return reverse(f"office:{name}", args=[report.pk])


def filled(report, cells):
    """The report's sheet as an officer sends it back."""
    book = load_workbook(BytesIO(template(report)))
    for cell, value in cells.items():
        book.active[cell] = value
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("bao-cao.xlsx", out.getvalue())


def test_an_officer_fills_in_and_sends(client, report):
    answer = client.post(at("report", report), {"o-qua": "1.600", "send": "1"}, follow=True)

    report.refresh_from_db()
    assert report.state == Report.State.SENT
    assert f"Số biên nhận: {report.receipt}" in answer.content.decode()


def test_what_cannot_be_read_stays_in_its_box(client, report):
    page = client.post(at("report", report), {"o-qua": "12", "o-xay": "hai căn"}).content.decode()

    assert 'value="hai căn"' in page
    assert "“hai căn” không phải là số" in page
    report.refresh_from_db()
    assert shown(report)["qua"] == "12"


def test_a_box_is_kept_as_it_is_left(client, report):
    answer = client.post(at("report-line", report), {"o-tri-gia": "480,50", "thay-tri-gia": ""})

    assert answer.json()["now"] == {"tri-gia": "480,5"}
    assert answer.json()["problems"] == {}


def test_a_box_changed_meanwhile_shows_both_values(client, report, cast):
    fill(report, {"qua": "120"}, account=cast["canbo"])

    answer = client.post(at("report-line", report), {"o-qua": "130", "thay-qua": ""}).json()

    assert "người khác ghi là 120; bạn nhập 130" in answer["conflict"]
    assert answer["now"] == {"qua": "120"}


def test_the_asker_returns_a_report_with_a_reason(client, report, cast, clerk, read):
    fill(report, {"qua": "120"}, account=cast["canbo"])
    send(report, account=cast["canbo"])
    client.force_login(clerk)

    client.post(at("report-return", report), {"reason": "xem lại số suất quà"})
    client.force_login(cast["canbo"])

    assert "xem lại số suất quà" in read("office:report", report.pk)


def test_another_bodys_report_is_not_there(client, report, cast):
    client.force_login(cast["hangxom"])
    for name in ("report", "report-sheet", "report-print", "report-import"):
        assert client.get(at(name, report)).status_code == 404


def test_a_sheet_goes_out_and_comes_back_unchanged(report, cast):
    fill(report, {"qua": "trên 300", "tri-gia": "4,03"}, account=cast["canbo"])
    report.refresh_from_db()

    lines = read_sheet(report, template(report))

    assert {line.key: line.typed for line in lines} == shown(report)
    assert not any(line.changes or line.problem for line in lines)


def test_a_sheet_is_taken_after_a_look(client, report):
    client.post(at("report-import", report), {"file": filled(report, {"D4": 1600})})
    report.refresh_from_db()
    assert report.state == Report.State.EMPTY

    cells = {"D4": 1600, "D5": 12.1, "D6": "3"}
    client.post(at("report-import", report), {"file": filled(report, cells), "take": "1"})

    report.refresh_from_db()
    assert report.figures == "[1600,12100,3,null]"


@pytest.mark.parametrize(
    ("figure", "typed"),
    [
        (0.1 + 0.2, "0,3"),
        (1234567890.0, "1.234.567.890"),
        (-4.03, "-4,03"),
        (1234567890.5, "1.234.567.890,5"),
        (1e300, "1" + 100 * ".000"),
        (True, "True"),
    ],
)
def test_a_number_of_a_sheet_loses_no_digit_that_somebody_wrote(report, figure, typed):
    line = read_sheet(report, filled(report, {"D5": figure}).read())[1]

    assert line.typed == typed


def test_half_a_gift_is_refused_however_large_the_number(report):
    line = read_sheet(report, filled(report, {"D4": 1234567890.5}).read())[0]

    assert "Dòng 4, cột D: Dòng này chỉ nhận số nguyên" in line.problem


def test_a_bad_row_keeps_the_whole_sheet_out(client, report):
    cells = {"D4": 1600, "D6": "1,6 căn"}
    file = filled(report, cells)

    page = client.post(at("report-import", report), {"file": file, "take": "1"}).content.decode()

    assert "Dòng 6, cột D:" in page
    assert "chưa ghi gì" in page
    report.refresh_from_db()
    assert report.state == Report.State.EMPTY


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Không mở được bảng"),
        (b"PK\x03\x04" + b"x" * 500, "Không mở được bảng"),
        (b"x" * (5 * 1024 * 1024 + 1), "lớn quá 5 MB"),
    ],
    ids=("empty", "not whole", "too large"),
)
def test_what_is_no_sheet_is_said_plainly(client, report, content, message):
    file = SimpleUploadedFile("bao-cao.xlsx", content or b" ")

    page = client.post(at("report-import", report), {"file": file}).content.decode()

    assert message in page


def test_the_sheet_of_another_body_is_refused(client, report, bodies):
    other = report_of(report.round, bodies.phu_nu)

    page = client.post(at("report-import", report), {"file": filled(other, {})}).content.decode()

    assert "mẫu của đợt hoặc đơn vị khác" in page


def test_a_text_in_the_sheet_never_becomes_a_formula(report, bodies, clerk):
    from phoihop.records.forms import Line, make_form

    version = make_form("Biểu", [Line("=1+1", "@x")], body=bodies.mttq, account=clerk)
    opened = round_of(bodies, clerk, version=version)
    sheet = load_workbook(BytesIO(template(report_of(opened, bodies.nong_dan)))).active

    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")


def test_the_printed_report_says_it_is_not_checked_yet(client, report, read):
    client.post(at("report", report), {"o-qua": "1.600"})

    assert "(số liệu theo báo cáo, chưa đối chiếu)" in read("office:report-print", report.pk)
    assert "1.600" not in read("office:report-print", report.pk, trong="1")
