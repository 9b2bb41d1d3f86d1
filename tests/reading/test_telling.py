"""What is only told: facts of an office are an account, feelings and troubles an opinion."""

import pytest

from phoihop.reading import read

MEETING = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban. Tại hội nghị, "


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết xã đã lập hồ sơ.", "report"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết rất trăn trở với lớp trẻ.", "opinion"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết việc thu quỹ còn hạn chế.", "opinion"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết không tin con số 12 hộ.", "opinion"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết đây là việc quý.", "opinion"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết xã sẽ xử lý ai gây khó khăn.", "report"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã xác nhận xã đã lập hồ sơ.", "report"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết xã đã gửi đơn, đồng thời kiến nghị sửa "
         "quy định.", "report"),
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho rằng xã đã lập hồ sơ.", "opinion"),
        ("có 9 người.\nTheo ông Vi Văn Tấc, Phó Chủ tịch UBND xã, xã đã giao 22 ha.", "report"),
        ("có 9 người.\nTheo ông Vi Văn Tấc, Phó Chủ tịch UBND xã, cầu có ba nhịp.", "opinion"),
        ("nhiều đại biểu cho biết thôn đã có 3 tổ hòa giải.", "opinion"),
        ("“Xã đã lập hồ sơ”, ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết.", "report"),
    ],
)  # fmt: skip
def test_accounts_and_opinions(words, kind):
    assert [one.kind for one in read(MEETING + words).statements] == [kind]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("ông Vi Văn Tấc, Phó Thủ tướng cho rằng Sơn La cần chọn một vài thôn.", "directive"),
        ("ông Vi Văn Tấc, Phó Thủ tướng nói: “Hằng tháng, các xã phải báo cáo”.", "directive"),
        ("“Việc này gấp. Hằng tháng, các xã phải báo cáo”, ông Vi Văn Tấc, Phó Thủ tướng nói.",
         "directive"),
        ("ông Vi Văn Tấc, Phó Thủ tướng cho rằng Sơn La phải là nơi đáng sống.", "opinion"),
        ("ông Vi Văn Tấc, Bí thư Huyện ủy nêu một nhiệm vụ của năm là đẩy nhanh việc rà đất.",
         "directive"),
        ("ông Vi Văn Tấc, Bí thư Huyện ủy nói người dân phải đi xa.", "opinion"),
        ("ông Vi Văn Tấc, Bí thư Huyện ủy nói huyện đã chỉ đạo các xã phải rà đất.", "opinion"),
        ("“Tiếp tục rà soát hộ nghèo”, ông Vi Văn Tấc, Bí thư Huyện ủy nói.", "directive"),
        ("“Tiếp tục rà soát hộ nghèo”, ông Vi Văn Tấc, Bí thư Huyện ủy nhấn mạnh.", "directive"),
        ("“Tiếp tục rà soát hộ nghèo là việc khó”, ông Vi Văn Tấc, Bí thư Huyện ủy nói.",
         "opinion"),
        ("ông Vi Văn Tấc, Bí thư Huyện ủy nhấn mạnh Sơn La phải là khát vọng.", "opinion"),
        ("ông Vi Văn Tấc, Bí thư Huyện ủy cho biết đã yêu cầu các xã rà đất.", "report"),
    ],
)  # fmt: skip
def test_what_somebody_must_do_is_an_order(words, kind):
    assert [one.kind for one in read(MEETING + words).statements][-1] == kind
