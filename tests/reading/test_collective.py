"""What many asked, told by its number or answered in the passive; the sentences are invented."""

import pytest

from phoihop.reading import read

LEAD = "Sáng 05/01/2026, Tổ đại biểu HĐND huyện có buổi tiếp xúc cử tri xã Hòa Lạc.\n"


def said(text):
    return [(one.speaker, one.kind) for one in read(LEAD + text).statements]


def asked(text):
    return [one.span.of(LEAD + text) for one in read(LEAD + text).recommendations]


def test_requests_told_by_their_number_are_one_statement_and_several_requests():
    text = (
        "Tại buổi tiếp xúc, có 9 đề xuất, kiến nghị gửi đến đại biểu HĐND huyện như: sửa chữa cầu "
        "Nà Phát; đầu tư cống thoát nước ở bản Vai; đề nghị Trung ương quan tâm bố trí vốn sửa "
        "đường."
    )

    assert said(text) == [("đề xuất, kiến nghị", "recommendation")]
    assert asked(text) == [
        "sửa chữa cầu Nà Phát",
        "đầu tư cống thoát nước ở bản Vai",
        "đề nghị Trung ương quan tâm bố trí vốn sửa đường",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nhiều cử tri là nông dân cũng yêu cầu Chính phủ quan tâm quản lý giá phân bón.",
            [("Nhiều cử tri", "recommendation")],
        ),
        (
            "Các ý kiến, phản ánh của cử tri được các ngành chức năng và đại biểu HĐND huyện ghi "
            "nhận và giải trình thỏa đáng.",
            [("các ngành chức năng và đại biểu HĐND huyện", "response")],
        ),
        (
            "Các đại biểu được lãnh đạo huyện Nà Phát thông báo tóm tắt tình hình kinh tế.",
            [("lãnh đạo huyện Nà Phát", "report")],
        ),
        (
            "Kết thúc buổi tiếp xúc, ông Vi Văn Tấc, Phó Chủ tịch HĐND huyện cảm ơn và ghi nhận "
            "những ý kiến, kiến nghị của cử tri.",
            [("Vi Văn Tấc", "response")],
        ),
        (
            "Các ý kiến còn lại đã được đoàn tiếp thu, tổng hợp gửi cơ quan có thẩm quyền.",
            [("đoàn", "response")],
        ),
        (
            "Các đại biểu phát biểu ý kiến tập trung các vấn đề: Xem xét hỗ trợ thẻ bảo hiểm y tế "
            "cho chi hội trưởng; hỗ trợ lãi suất cho hộ vay vốn.",
            [("Các đại biểu", "recommendation")],
        ),
        (
            "Tại hội nghị, ông Vi Văn Tấc, Chủ tịch UBND tỉnh cho biết dự án còn nhiều việc. Ngoài "
            "việc chuẩn bị mặt bằng, tỉnh kiến nghị Thủ tướng chỉ đạo các bộ tháo gỡ.",
            [("Vi Văn Tấc", "opinion"), ("tỉnh", "recommendation")],
        ),
        # who is only named, shown or meant says nothing
        ("Hội nghị đối thoại là dịp để cán bộ, hội viên nông dân bày tỏ nguyện vọng.", []),
        ("Hội viên nông dân nêu ý kiến tại hội nghị đối thoại.", []),
        ("Dự kiến kỳ họp sẽ diễn ra trong hai ngày 6 và 7-2.", []),
        ("Thu Phượng – Kim Cúc", []),
    ],
)
def test_who_among_many_speaks(text, expected):
    assert said(text) == expected


def test_what_a_request_only_names_is_no_further_request():
    text = (
        "Cử tri xã Hòa Lạc kiến nghị 1 số vấn đề về nông nghiệp; đề nghị sửa kè bờ suối; vấn đề "
        "cầu treo dừng hoạt động; giá cả vật tư còn cao."
    )

    assert asked(text) == ["kiến nghị 1 số vấn đề về nông nghiệp", "đề nghị sửa kè bờ suối"]


def test_a_delegation_of_the_district_gives_orders_to_the_communes_it_visits():
    text = (
        "Sáng 05/01/2026, Thường trực HĐND huyện Nà Phát tổ chức buổi làm việc với các xã.\n"
        "Đoàn kiểm tra đề nghị trong thời gian tới Thường trực HĐND các xã tiếp tục giám sát theo "
        "luật."
    )

    assert [task.to for task in read(text).assignments] == [("Thường trực HĐND các xã",)]


def test_an_answer_can_go_on_to_an_order():
    text = (
        "Ông Vi Văn Tấc, Chủ tịch UBND huyện tiếp thu các ý kiến của hội viên nông dân, giao nhiệm "
        "vụ cho Phòng Nông nghiệp khảo sát kênh Nà Phát."
    )

    assert [task.to for task in read(LEAD + text).assignments] == [("Phòng Nông nghiệp",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội nghị cũng nhận được nhiều ý kiến tham luận của các chi hội và các thôn về cách "
            "gây quỹ, giữ rừng.",
            [("các chi hội và các thôn", "opinion")],
        ),
        (
            "Tại hội nghị, đã có 30 lượt ý kiến phát biểu của cử tri; các ý kiến tập trung vào "
            "giao thông, môi trường.",
            [("cử tri", "opinion")],
        ),
        # only counted, nothing is told
        ("Tại hội nghị đã có 8 ý kiến đóng góp của các đại biểu.", []),
    ],
)
def test_views_that_were_received_are_said_by_whose_they_are(text, expected):
    assert said(text) == expected
