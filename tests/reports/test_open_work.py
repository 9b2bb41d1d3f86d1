import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from phoihop.followup.work import mark_done
from phoihop.reports.open_work import open_work, open_work_csv, open_work_xlsx
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 20)


@pytest.fixture
def work(bodies, vanphong):
    return lambda **more: open_work(vanphong, on=TODAY, **more)


@pytest.fixture
def task(bodies, vanphong):
    return lambda **changed: confirmed_task(vanphong, bodies.van_phong, **changed)


def test_lines_are_numbered_through_all_groups(task, work, bodies, vanphong):
    task(due="2026-12-01")
    task()
    confirmed_request(vanphong, bodies.van_phong)

    lines = work().lines
    assert [(line.number, line.group, line.code) for line in lines] == [
        (1, "Quá hạn", "NV-2026-2"),
        (2, "Đang thực hiện", "NV-2026-1"),
        (3, "Đang thực hiện", "KN-2026-1"),
    ]
    assert lines[0].time_left == "quá hạn 6 ngày"


def test_what_is_done_is_not_on_the_list(task, work, vanphong):
    mark_done(task(), account=vanphong, note="xong")

    assert work().total == 0


def test_a_task_without_a_known_lead_says_so(task, work):
    task(to=[])

    assert work().lines[0].lead == "chưa rõ đơn vị chủ trì"


FORMULAS = ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")']


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_becomes_a_formula_in_a_workbook(task, work, text):
    task(task=f"{text}.")

    sheet = load_workbook(io.BytesIO(open_work_xlsx(work()))).active
    cell = sheet.cell(row=2, column=5)
    assert cell.data_type == "s"
    assert cell.value.strip() == f"{text}.".strip()


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)"])
def test_no_text_becomes_a_formula_in_csv(task, work, text):
    task(task=text)

    rows = list(csv.reader(io.StringIO(open_work_csv(work()).decode("utf-8-sig"))))
    assert rows[1][4] == f"'{text}"


def test_numbers_stay_numbers_in_a_workbook(task, work):
    task()

    sheet = load_workbook(io.BytesIO(open_work_xlsx(work()))).active
    assert sheet.cell(row=2, column=1).value == 1


def test_excel_reads_the_csv_as_vietnamese(task, work):
    task()

    content = open_work_csv(work())
    assert content.startswith(b"\xef\xbb\xbf")
    assert "Đơn vị chủ trì" in content.decode("utf-8-sig")


def test_a_neighbour_gets_an_empty_list(task, hangxom):
    task()

    assert open_work(hangxom, on=TODAY).total == 0
