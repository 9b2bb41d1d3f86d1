"""What is told of orders and needs outside a plain order; the sentences are invented."""

import pytest

from phoihop.reading import read

LEAD = (
    "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban. Đồng chí Lê Thị "
    "Hoa, Chủ tịch UBND "
    "xã chủ trì hội nghị. Dự có ông Vũ Nhàn, Chủ tịch Hội Nông dân xã.\n"
)
LETTER = "UBND tỉnh Vân Sơn vừa có công văn yêu cầu Sở Y tế rà soát các trạm xá. "


def meeting(text):
    return read(LEAD + text)


@pytest.mark.parametrize(
    "order",
    [
        "Sở Tài chính ban hành hướng dẫn về giá thuốc.",
        "Đẩy mạnh tuần tra trên các tuyến đường chính.",
        "Sở Nội vụ cũng được giao nghiên cứu việc tuyển y sĩ.",
    ],
)
def test_a_letter_goes_on_from_sentence_to_sentence(order):
    tasks = read(LETTER + order).assignments

    assert [task.by for task in tasks] == ["UBND tỉnh Vân Sơn"] * 2


def test_what_was_done_goes_on_with_no_letter():
    assert len(read(LETTER + "Sở Tài chính đã ban hành hướng dẫn.").assignments) == 1


def test_a_paper_orders_for_the_body_that_wrote_it():
    text = "Chỉ thị mới của UBND tỉnh Vân Sơn cũng chỉ đạo Sở Xây dựng rà soát nhà ở."

    assert [task.by for task in read(text).assignments] == ["UBND tỉnh Vân Sơn"]


def test_a_place_is_told_and_promises():
    text = (
        "Đồng chí Lê Thị Hoa cho rằng Cao Lộc cần rà soát quy hoạch. Đồng chí khẳng định, Cao Lộc "
        "sẽ thí điểm một khu phố đi bộ."
    )

    assert [task.to for task in meeting(text).assignments] == [("Cao Lộc",)] * 2


def test_a_quotation_that_opens_with_work_orders_it():
    text = '"Tiếp tục rà soát các hộ nghèo ở thôn bản", đồng chí Lê Thị Hoa nhấn mạnh.'

    assert len(meeting(text).assignments) == 1


@pytest.mark.parametrize(
    "request_",
    [
        "Cao Lộc kiến nghị tiếp tục tìm nhà tư vấn có kinh nghiệm.",
        "Cao Lộc đã đề nghị UBND tỉnh đẩy nhanh tiến độ làm đường.",
        "Ông Vũ Nhàn cho biết xã đã đề xuất UBND tỉnh cho làm đường lên bản.",
        "Nhiều nơi kiến nghị không giảm biên chế ở cấp xã.",
        "Ông Vũ Nhàn cho rằng UBND tỉnh nên mở chợ ở Nà Phát ngay bây giờ.",
        '"Quốc hội cần có ý kiến để các ngành làm đúng", cử tri Lò Văn Ón nói.',
    ],
)
def test_requests_in_plain_words(request_):
    assert len(meeting(request_).recommendations) == 1


def test_a_committee_asks_in_a_news_item():
    text = "Trước đó, UBND quận 1 đã kiến nghị thành phố cho phép tháo biển số xe đỗ sai."

    assert len(read(text).recommendations) == 1
    assert read(text).assignments == ()


def test_who_opens_the_sentence_of_a_news_item_orders():
    text = "Huyện Nà Phát đã chỉ đạo các xã rà soát nhà ở ven suối trước mưa lũ."

    assert len(read(text).assignments) == 1


def test_people_are_wished_well():
    assert meeting("Đồng chí Lê Thị Hoa mong bà con sớm vượt qua khó khăn.").assignments == ()


def test_the_city_alone_asks():
    text = "Thành phố kiến nghị tiếp tục triển khai dự án nhà ở ven sông."

    assert len(meeting(text).recommendations) == 1


def test_what_is_talked_about_is_no_task():
    text = (
        "Đồng chí Lê Thị Hoa đề nghị các thôn thảo luận về nhiều vấn đề như xây dựng quy ước; thực "
        "hiện nếp sống mới; phát triển chợ phiên."
    )

    assert len(meeting(text).assignments) == 1


def test_behind_an_order_to_propose_is_work():
    text = LETTER + "UBND tỉnh Vân Sơn giao Sở Nội vụ rà soát; đề xuất cấp có thẩm quyền sửa đổi."

    assert read(text).recommendations == ()


def test_what_is_bad_asks_for_nothing():
    text = "Nhiều cử tri kiến nghị: Còn nhiều bất cập trong việc dạy học; cần nâng cấp đường 705."

    assert len(meeting(text).recommendations) == 1


def test_orders_that_are_only_mentioned_order_nothing():
    text = "Đồng chí Lê Thị Hoa nhấn mạnh, huyện đã có những chỉ đạo quyết liệt về đất đai."

    assert meeting(text).assignments == ()
