from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from phoihop.followup.models import Answer, Change
from phoihop.followup.state import state_of
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.tables import read_table
from phoihop.reports.spreadsheets import as_xlsx
from phoihop.reports.work_sheets import (
    ANSWERED_ON,
    DONE,
    FORWARDED,
    KIND,
    NOTE,
    PERCENT,
    REQUEST_COLUMNS,
    TASK_COLUMNS,
    TEXT,
    request_rows,
    take_requests,
    take_tasks,
    task_rows,
)
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    def make(words="rà soát hộ vay vốn"):
        made = confirmed_task(vanphong, bodies.van_phong, task=words)
        Assignment.objects.filter(pk=made.pk).update(lead=bodies.nong_dan, due_on=date(2026, 3, 14))
        made.refresh_from_db()
        return made

    return make


@pytest.fixture
def request_(bodies, vanphong):
    made = confirmed_request(vanphong, bodies.van_phong)
    Recommendation.objects.filter(pk=made.pk).update(addressee=bodies.ubnd)
    made.refresh_from_db()
    return made


def through_excel(columns, rows):
    """The rows as they come back out of a file that Excel wrote."""
    return read_table(as_xlsx("Nhiệm vụ", columns, rows), columns)


def tasks_with(account, **changed):
    rows = through_excel(TASK_COLUMNS, task_rows(account))
    for column, value in changed.values():
        rows[0][column] = value
    return rows


def faults(lines):
    return [fault for line in lines for fault in line.faults]


def test_a_table_sent_back_as_it_was_changes_nothing(task, canbo):
    task("dòng một;\ndòng hai  có “ngoặc”")
    task("=1+1 không phải công thức")

    lines = take_tasks(tasks_with(canbo), account=canbo, keep=True)

    assert [line.outcome for line in lines] == ["same", "same"]
    assert not Change.objects.exists()


def test_no_text_becomes_a_formula(task, canbo):
    task("=HYPERLINK(1)")

    book = load_workbook(BytesIO(as_xlsx("a", TASK_COLUMNS, task_rows(canbo))))

    assert [cell.data_type for cell in book.active["C"]] == ["s", "s"]


def test_progress_and_result_are_taken_in(task, canbo):
    made = task()
    rows = tasks_with(canbo, percent=(PERCENT, "60%"), note=(NOTE, "còn hai thôn"))

    (line,) = take_tasks(rows, account=canbo, keep=True)

    assert line.outcome == "changed"
    step = Change.objects.get()
    assert (step.percent, step.note, state_of(made)) == (60, "còn hai thôn", "running")
    assert take_tasks(tasks_with(canbo), account=canbo, keep=True)[0].outcome == "same"


def test_done_is_reported_for_the_office_to_confirm(task, canbo):
    made = task()
    rows = tasks_with(canbo, note=(NOTE, "đã rà soát 42 hộ"), done=(DONE, "X"))

    take_tasks(rows, account=canbo, keep=True)

    assert state_of(made) == Change.State.REPORTED


def test_a_look_writes_nothing(task, canbo):
    task()

    (line,) = take_tasks(tasks_with(canbo, note=(NOTE, "còn")), account=canbo, keep=False)

    assert line.outcome == "changed"
    assert not Change.objects.exists()


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        (0, "NV-2026-99", "Dòng 2, cột A: Không có “NV-2026-99”"),
        (2, "việc khác", "Dòng 2, cột C: Cột này chỉ để xem"),
        (5, "15/03/2026", "Dòng 2, cột F: Cột này chỉ để xem, đang ghi “14/03/2026”"),
        (PERCENT, "một nửa", "Dòng 2, cột H: “một nửa” không phải là số từ 0 đến 100"),
        (PERCENT, "101", "Dòng 2, cột H"),
        (DONE, "chưa", "Dòng 2, cột J: Ghi x nếu đã xong"),
        (DONE, "x", "Dòng 2, cột I: Chưa đủ minh chứng"),
    ],
)
def test_a_fault_names_its_row_and_column(task, canbo, column, value, words):
    task()

    lines = take_tasks(tasks_with(canbo, one=(column, value)), account=canbo, keep=True)

    assert faults(lines)[0].startswith(words)
    assert not Change.objects.exists()


def test_with_one_fault_nothing_at_all_is_written(task, canbo):
    task()
    task("sửa cầu treo")
    rows = tasks_with(canbo, note=(NOTE, "còn hai thôn"))
    rows[1][PERCENT] = "nhiều"

    take_tasks(rows, account=canbo, keep=True)

    assert not Change.objects.exists()


def test_the_same_task_twice_is_refused(task, canbo):
    task()
    rows = tasks_with(canbo)

    (fault,) = faults(take_tasks([*rows, *rows], account=canbo, keep=True))

    assert fault.startswith("Dòng 3, cột A: “NV-2026-1” đã có ở một dòng trên")


def test_a_neighbour_reports_on_nothing(task, canbo, hangxom):
    task()

    (fault,) = faults(take_tasks(tasks_with(canbo), account=hangxom, keep=True))

    assert "Không có “NV-2026-1” còn đang làm mà bạn xem được" in fault


def answers(account, **changed):
    rows = through_excel(REQUEST_COLUMNS, request_rows(account))
    for column, value in changed.values():
        rows[0][column] = value
    return rows


def test_an_answer_is_taken_in_with_its_kind(request_, vanphong):
    said = {"text": (TEXT, "mở hai điểm thu mua"), "kind": (KIND, "tiếp thu, sẽ thực hiện")}

    take_requests(
        answers(vanphong, **said, day=(ANSWERED_ON, "5/3/2026")), account=vanphong, keep=True
    )

    kept = Answer.objects.get()
    assert (kept.kind, kept.text, kept.answered_on) == (
        "accepted",
        "mở hai điểm thu mua",
        date(2026, 3, 5),
    )


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"text": (TEXT, "sẽ làm")}, "Dòng 2, cột H"),
        ({"text": (TEXT, "sẽ làm"), "kind": (KIND, "tiếp thu")}, "có phải “tiếp thu"),
        ({"kind": (KIND, "tiếp thu một phần")}, "Dòng 2, cột G: Hãy ghi nội dung trả lời"),
        (
            {"text": (TEXT, "đã chuyển"), "kind": (KIND, str(Answer.Kind.FORWARDED.label))},
            "Dòng 2, cột K",
        ),
        (
            {
                "text": (TEXT, "sẽ làm"),
                "kind": (KIND, "tiếp thu một phần"),
                "day": (ANSWERED_ON, "31/2/2026"),
            },
            "Dòng 2, cột J",
        ),
    ],
)
def test_an_answer_that_cannot_be_taken_says_why(request_, vanphong, changed, words):
    lines = take_requests(answers(vanphong, **changed), account=vanphong, keep=True)

    assert words in faults(lines)[0]
    assert not Answer.objects.exists()


def test_recommendations_sent_back_as_they_were_change_nothing(request_, vanphong):
    (line,) = take_requests(answers(vanphong), account=vanphong, keep=True)

    assert line.outcome == "same"
    assert len(REQUEST_COLUMNS) - 1 == FORWARDED
