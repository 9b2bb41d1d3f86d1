"""Tasks: who helps, what waits for what, and what is kept as text only."""

import pytest

from phoihop.reading import read
from phoihop.reading.reader import mark
from phoihop.reading.watching import asks_to_watch

MEETING = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban.\n"
CHAIR = "Phát biểu kết luận hội nghị, đồng chí Lò Thị Mẩy - Bí thư Đảng ủy xã "


def tasks(words):
    return read(f"{MEETING}{CHAIR}{words}").assignments


def test_who_helps_is_told_from_who_leads():
    (task,) = tasks("giao Công an xã phối hợp với Hội Nông dân xã tuần tra các cánh rừng.")

    assert (task.to, task.co_operators) == (("Công an xã",), ("Hội Nông dân xã",))


def test_the_second_of_two_days_waits_for_the_first():
    first, second = tasks(
        "yêu cầu Hội Nông dân xã nộp danh sách trước ngày 10/4/2026 để Văn phòng xã tổng hợp "
        "báo cáo trước ngày 20/4/2026."
    )

    assert (first.due.last_day.day, second.due.last_day.day) == (9, 19)
    assert (first.depends_on, second.depends_on) == (None, 0)
    assert second.to == ("Văn phòng xã",)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("yêu cầu Văn phòng xã báo cáo trước Đại hội.", "not_stated"),
        ("yêu cầu Văn phòng xã báo cáo trước ngày 10/4/2026.", "by_day"),
        ("yêu cầu Văn phòng xã hoàn thành báo cáo trong quý II.", "within_period"),
        ("yêu cầu Công an xã thường xuyên tuần tra ban đêm.", "standing"),
        ("yêu cầu Công an xã tuần tra ban đêm.", "not_stated"),
    ],
)
def test_how_a_task_is_bound_to_time(words, kind):
    (task,) = tasks(words)

    assert task.time_kind == kind
    assert (task.due is None) is (kind in ("standing", "not_stated"))


def test_a_task_that_watches_people_bears_no_day():
    (task,) = tasks("yêu cầu Công an xã nắm tình hình các hội nhóm tự phát trước ngày 10/4/2026.")

    assert task.record_only
    assert (task.due, task.rule) == (None, "assignment.record_only")


@pytest.mark.parametrize(
    ("text", "watches"),
    [
        ("Không để hình thành tổ chức tự phát", True),
        ("Theo dõi mực nước sông", False),
        ("Theo dõi tiến độ làm đường", False),
        ("Ngăn chặn tụ tập đông người trước trụ sở", True),
        ("Rà soát, lập danh sách người theo đạo", True),
        ("Theo dõi các chức sắc trong xã", True),
        ("Phòng ngừa truyền đạo", True),
        ("Rà soát hộ nghèo là người dân tộc thiểu số để giúp đỡ", False),  # help, no watch
        ("Nắm chắc tâm tư, nguyện vọng của đoàn viên", False),
        ("Tuyên truyền chính sách tôn giáo", False),
    ],
)
def test_watching_people_is_told_from_watching_things(text, watches):
    marks = mark(text).marks

    assert asks_to_watch(marks, 0, len(marks.tokens)) is watches


@pytest.mark.parametrize("words", ["trong tuần tới", "trong vòng 2 tuần", "trong nhiệm kỳ này"])
def test_a_span_that_nobody_can_count_bears_no_day(words):
    (task,) = tasks(f"yêu cầu Văn phòng xã báo cáo {words}.")

    assert (task.time_kind, task.due) == ("within_period", None)


def test_words_before_the_task_tell_its_time_too():
    (task,) = tasks("yêu cầu: từ quý III mở các lớp nghề cho hội viên.")

    assert task.time_kind == "from_later"


def test_each_task_of_a_row_keeps_its_own_day():
    found = tasks(
        "yêu cầu Công an xã lập danh sách trước ngày 15/3/2026, gửi báo cáo trước ngày 20/3/2026 "
        "và trình kế hoạch trước ngày 25/3/2026."
    )

    assert [(task.to, task.due.day.day) for task in found] == [
        (("Công an xã",), 15),
        (("Công an xã",), 20),
        (("Công an xã",), 25),
    ]
