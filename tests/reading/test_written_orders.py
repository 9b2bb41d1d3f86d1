"""Orders that a news item tells of, given by letter; the sentences are invented."""

from datetime import date

import pytest

from phoihop.reading import read

TITLE = "Tăng cường phòng, chống rét cho đàn gia súc\n\n"


def tasks(text):
    reading = read(TITLE + text)
    return [(task.by, task.to, task.due and task.due.day) for task in reading.assignments]


def test_an_authority_orders_by_letter_and_goes_on():
    text = (
        "Ngày 5/1/2026, UBND tỉnh Nà Phát có công văn về chống rét. Theo đó, UBND tỉnh yêu cầu các "
        "xã rà soát chuồng trại trước ngày 20/1/2026. Đồng thời, giao Sở Nông nghiệp và Môi trường "
        "kiểm tra; tổng hợp, báo cáo UBND tỉnh. Trong đó, cần dự trữ thức ăn. Các thôn cần họp dân."
    )

    assert tasks(text) == [
        ("UBND tỉnh", ("các xã",), date(2026, 1, 20)),
        ("UBND tỉnh", ("Sở Nông nghiệp và Môi trường",), None),
        ("UBND tỉnh", ("Sở Nông nghiệp và Môi trường",), None),
        ("UBND tỉnh", ("Sở Nông nghiệp và Môi trường",), None),
        ("UBND tỉnh", ("Các thôn",), None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2025, UBND tỉnh giao 833 việc cho các sở; 60 việc quá hạn.",  # counted, not ordered
        "Hội Nông dân xã đề nghị UBND xã hỗ trợ giống cỏ.",  # no authority
        "Sáng 5/1, xã tổ chức lễ khánh thành cầu. UBND huyện yêu cầu các thôn giữ cầu.",
    ],
)
def test_what_is_no_order_in_writing(text):
    assert tasks(text) == []


def requests(text):
    return [(one.by, one.to) for one in read(TITLE + text).recommendations]


def test_an_association_asks_by_letter():
    text = "Hội Nông dân tỉnh kiến nghị UBND tỉnh hỗ trợ giống cỏ; mở lớp cho các hộ."

    assert requests(text) == [("Hội Nông dân tỉnh", "UBND tỉnh"), ("Hội Nông dân tỉnh", None)]
    assert len(requests("Hội Nông dân tỉnh đã kiến nghị UBND tỉnh hỗ trợ 12 hộ.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Hội Nông dân tỉnh đề nghị các hộ che chuồng.",  # no authority is asked
        "Các kiến nghị của Hội Nông dân tỉnh gửi UBND tỉnh còn ít.",
    ],
)
def test_what_is_no_request_in_writing(text):
    assert requests(text) == []


def test_the_prime_minister_orders():
    text = "Thủ tướng yêu cầu Bộ Xây dựng khẩn trương rà soát các hồ đập cũ."

    assert len(tasks(text)) == 1


def test_an_order_goes_on_with_its_day_and_not_behind_one_of_before():
    text = (
        "UBND tỉnh Nà Phát yêu cầu các huyện rà soát bến đò.\n\n"
        "Tổ chức kiểm tra từng bến và báo cáo tỉnh trước ngày 10/1/2026.\n\n"
        "Trước đó, UBND tỉnh cũng đã giao Sở Xây dựng lập danh sách bến.\n\n"
        "Tăng cường tuần tra trên sông."
    )

    assert [due for _, _, due in tasks(text)] == [None, date(2026, 1, 10), None]


def test_whose_orders_follow_stands_in_the_line_that_opens_the_list():
    text = (
        "Chủ tịch UBND tỉnh Lò Văn Tấc có ý kiến như sau:\n\n"
        "1. Giao Công an tỉnh tuần tra bến đò.\n\n"
        "2. Giao Sở Xây dựng rà soát cầu treo trước ngày 15/3/2026."
    )

    assert tasks(text) == [
        ("Lò Văn Tấc", ("Công an tỉnh",), None),
        ("Lò Văn Tấc", ("Sở Xây dựng",), date(2026, 3, 15)),
    ]


def test_praise_goes_on_to_an_order():
    text = (
        "Chủ tịch UBND huyện Lò Văn Chum ghi nhận cố gắng của các xã và yêu cầu các xã che chắn "
        "chuồng trại. Ông chỉ đạo các trường cho trẻ nghỉ khi rét hại. Đồng thời, kiểm tra bếp ăn."
    )

    assert [by for by, _, _ in tasks(text)] == ["Lò Văn Chum"] * 3


def test_who_is_told_need_not_be_known():
    text = "Ngày 5/1/2026, UBND tỉnh đề nghị chủ rừng khẩn trương phát đường băng cản lửa."

    assert tasks(text) == [("UBND tỉnh", (), None)]


def test_who_asks_above_by_letter_gives_no_order():
    text = "Ngày 5/1/2026, Sở Xây dựng đề nghị UBND tỉnh bố trí vốn sửa cầu."

    assert tasks(text) == []
    assert requests(text) == [("Sở Xây dựng", "UBND tỉnh")]


def test_a_paper_orders_in_the_name_of_who_sends_it():
    text = (
        "Ngày 5/1/2026, Chủ tịch UBND tỉnh ký Công điện số 12. Công điện cũng yêu cầu các xã che "
        "chắn chuồng trại; dự trữ thức ăn cho gia súc. Đối với hộ nghèo, cần hỗ trợ bạt che."
    )

    assert len(tasks(text)) == 3


def test_bodies_are_told_their_work_one_by_one_behind_an_order():
    text = (
        "Ứng phó mưa lũ\n\nThủ tướng Chính phủ vừa ban hành Công điện về ứng phó mưa lũ.\n"
        "Theo đó, Thủ tướng yêu cầu UBND các tỉnh khẩn trương rà soát nơi nguy hiểm.\n"
        "Bộ Quốc phòng, Bộ Công an chỉ đạo lực lượng giúp dân gặt lúa.\n"
        "Bộ Y tế đã gửi thuốc đến ba tỉnh.\n"
        "Giao Phó Thủ tướng Vi Văn Tấc trực tiếp chỉ đạo."
    )
    found = read(text).assignments

    assert {one.by for one in found} == {"Thủ tướng"}
    assert [one.to for one in found][1:] == [
        ("Bộ Quốc phòng", "Bộ Công an"),
        ("Phó Thủ tướng Vi Văn Tấc",),
    ]


def test_a_plan_binds_to_a_day_in_the_name_of_who_issued_it():
    text = (
        "Rà soát hộ nghèo\n\n"
        "UBND tỉnh vừa ban hành Kế hoạch số 734/KH-UBND chỉ đạo công tác rà soát hộ nghèo.\n"
        "Trước ngày 25/10/2018, UBND các huyện phải báo cáo kết quả rà soát trên địa bàn."
    )
    (task,) = read(text).assignments

    assert (task.by, task.due.day) == ("UBND tỉnh", date(2018, 10, 25))
