"""J5: take the template, fill it in, look, take it: three clicks, one more for each error."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.records.rounds import asker, report_of, round_of
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser
BUDGET = 3


def fill_in(path, cells):
    book = load_workbook(BytesIO(path.read_bytes()))
    for cell, value in cells.items():
        book.active[cell] = value
    out = BytesIO()
    book.save(out)
    return {
        "name": "bao-cao.xlsx",
        "mimeType": "application/octet-stream",
        "buffer": out.getvalue(),
    }


def test_a_sheet_is_filled_in_and_taken_with_three_clicks(page, live_server, bodies, cast):
    report = report_of(round_of(bodies, asker(bodies)), bodies.nong_dan)
    person, clicks = Person(page, live_server, cast["canbo"]), 0
    person.open("office:report", report.pk)

    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Tải mẫu Excel").click()
        clicks += 1
    page.get_by_role("link", name="Nhập từ Excel").click()
    clicks += 1
    path = downloaded.value.path()
    page.locator("#file").set_input_files(fill_in(path, {"D4": 1600, "D6": "ba căn"}))
    page.get_by_role("button", name="Nhập", exact=True).click()
    page.get_by_text("Dòng 6, cột D:").wait_for()

    page.locator("#file").set_input_files(fill_in(path, {"D4": 1600, "D6": 3}))
    page.get_by_role("button", name="Nhập", exact=True).click()
    clicks += 1
    page.get_by_text("Đã nhập 4 dòng từ bảng tính.").wait_for()

    print(f"{clicks} lần bấm, một lần nữa cho một lỗi")
    assert clicks <= BUDGET
    report.refresh_from_db()
    assert report.figures == "[1600,null,3,null]"
    assert person.faults == []
