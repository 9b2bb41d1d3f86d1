"""Tables of tasks: a row is a task when the first row says so; the rows are invented."""

from datetime import date

import pytest

from phoihop.reading import read

HEAD = "STT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn hoàn thành\n"


def tasks(rows, head=HEAD):
    text = "KẾ HOẠCH\nPhân công nhiệm vụ năm 2026\n" + head + rows
    return [
        (one.span.of(text), one.to, one.co_operators, one.due and one.due.last_day)
        for one in read(text).assignments
    ]


@pytest.mark.parametrize(
    ("cell", "last_day"),
    [
        ("30/6/2026", date(2026, 6, 30)),
        ("trước ngày 15/9/2026", date(2026, 9, 14)),
        ("Quý II năm 2026", date(2026, 6, 30)),
        ("thường xuyên", None),
        ("", None),
    ],
)
def test_a_row_is_a_task_with_its_owner_helpers_and_last_day(cell, last_day):
    rows = f"1\tRà soát hộ nghèo\tHội Nông dân xã\tcác thôn\t{cell}"

    assert tasks(rows) == [("Rà soát hộ nghèo", ("Hội Nông dân xã",), ("các thôn",), last_day)]


def test_a_standing_task_of_a_table_bears_no_date():
    text = "KẾ HOẠCH\nNăm 2026\n" + HEAD + "1\tTuần tra thường xuyên\tCông an xã\t\t"

    (one,) = read(text).assignments

    assert (one.time_kind, one.due, one.rule) == ("standing", None, "assignment.table")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("STT\tHọ và tên\tChức vụ\n", "1\tVi Văn Tấc\tTrưởng thôn"),
        ("STT\tChỉ tiêu\tĐơn vị tính\tKế hoạch\n", "1\tHội viên mới\tngười\t120"),
        (HEAD, "1\t\tHội Nông dân xã\t\t30/6/2026"),  # nothing to do
        (HEAD, "I\tCông tác chung\t\t\t"),  # a heading inside the table
    ],
)
def test_what_is_no_task(head, row):
    assert tasks(row, head) == []


def test_a_row_that_asks_to_watch_people_is_kept_as_text_only():
    rows = "1\tTheo dõi, nắm danh sách các hội nhóm tự phát\tCông an xã\t\t30/6/2026"
    text = "KẾ HOẠCH\nNăm 2026\n" + HEAD + rows

    (one,) = read(text).assignments

    assert (one.record_only, one.due, one.rule) == (True, None, "assignment.record_only")


def test_an_order_in_a_cell_of_its_own_is_a_task_though_nobody_is_named():
    text = "Giao Hội Nông dân xã rà soát hộ nghèo, hoàn thành trước ngày 30/6/2026."

    (one,) = read(text).assignments
    (proposal,) = (p for p in read(text).proposals if p.kind == "assignment")

    assert (one.by, one.to, one.due.day) == ("", ("Hội Nông dân xã",), date(2026, 6, 30))
    assert "Văn bản không nêu ai giao việc." in proposal.warnings
