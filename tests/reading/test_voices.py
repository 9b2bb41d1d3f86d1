"""Groups and bodies that take the floor, up to their reporting verb; the sentences are invented."""

import pytest

from phoihop.reading import read
from phoihop.reading.reader import mark
from phoihop.reading.voices import read_voice

LEAD = "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị tiếp xúc cử tri.\n"


def voice(text):
    marks = mark(text).marks
    party = read_voice(marks, 0, len(marks.tokens))
    return party and marks.tokens.quote(party.first, party.last)


def said(text):
    return [(one.speaker, one.kind) for one in read(LEAD + text).statements]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Cử tri hai xã Bản Lầu và Nậm Chảy kiến nghị sửa đường.",
            "Cử tri hai xã Bản Lầu và Nậm Chảy",
        ),
        ("Các thành viên UBND xã đã thông qua quy chế.", "Các thành viên UBND xã"),
        (
            "Lãnh đạo các đơn vị khối văn hóa đã báo cáo kết quả.",
            "Lãnh đạo các đơn vị khối văn hóa",
        ),
        ("Lãnh đạo xã, các ngành liên quan giải trình rõ.", "Lãnh đạo xã, các ngành liên quan"),
        ("Đại biểu dự hội nghị cơ bản thống nhất dự thảo.", "Đại biểu"),
        ("Các tổ đại biểu đã nghe báo cáo của xã.", "Các tổ đại biểu"),  # who hears does not speak
    ],
)
def test_every_word_up_to_the_verb_names_who_speaks(text, name):
    assert voice(text) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bà con cử tri đã có những ý kiến, kiến nghị về nước sạch.",
            ("Bà con cử tri", "recommendation"),
        ),
        ("Các đại biểu đã có nhiều tham luận về đất đai.", ("Các đại biểu", "opinion")),
        ("Tại hội nghị, các đại biểu đã thảo luận, làm rõ dự thảo.", ("các đại biểu", "opinion")),
        (
            "Những kiến nghị khác được đại biểu HĐND xã, huyện ghi nhận.",
            ("đại biểu HĐND xã, huyện", "response"),
        ),
        ("Tại hội nghị, UBND xã thông qua báo cáo trả lời kiến nghị.", ("UBND xã", "report")),
    ],
)
def test_what_a_group_says(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Dự thảo đã được Ban Thường trực Mặt trận xã thông qua.",  # tells of the paper
        "Các hội đã triển khai kế hoạch trồng cây.",  # work, not told at the meeting
    ],
)
def test_what_is_done_is_not_said(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Theo ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã, hội viên còn ít.",
            ("Vi Văn Tấc", "opinion"),
        ),
        ("Anh Hà Văn Pọm (Công ty May Nà Phát) phản ánh giá điện cao.", ("Hà Văn Pọm", "opinion")),
        (
            "Chị Lò Thị Mẩy, Công ty May Nà Phát (khu công nghiệp Bản Lầu) đề nghị mở nhà trẻ.",
            ("Lò Thị Mẩy", "recommendation"),
        ),
        (
            "Các đồng chí trong Thường trực Tỉnh ủy Nà Phát đã giải đáp các câu hỏi.",
            ("Các đồng chí trong Thường trực Tỉnh ủy Nà Phát", "response"),
        ),
        ("Cử tri đã đóng góp nhiều ý kiến; đề nghị xã sửa kênh.", ("Cử tri", "recommendation")),
        (
            "Cử tri xã Hòa Lạc có 5 lượt phát biểu với 6 ý kiến, kiến nghị về đường.",
            ("Cử tri xã Hòa Lạc", "recommendation"),
        ),
        (
            "Bà Lò Thị Mẩy, Trưởng Ban Pháp chế HĐND tỉnh đại diện tổ đại biểu báo cáo kết quả.",
            ("Lò Thị Mẩy", "report"),
        ),
        (
            "Các ý kiến được lãnh đạo xã trao đổi và trả lời tại chỗ.",
            ("lãnh đạo xã", "response"),
        ),
        ("Tại hội nghị, xã đoàn đã quán triệt nội dung Nghị quyết số 5.", ("xã đoàn", "report")),
        (
            "Cử tri xã Hòa Lạc đã gửi đến đại biểu nhiều ý kiến, như: kênh cạn cần được nạo vét.",
            ("Cử tri xã Hòa Lạc", "recommendation"),
        ),
        (
            "Cử tri bày tỏ sự tin tưởng; đồng thời kiến nghị một số vấn đề như giá lúa.",
            ("Cử tri", "recommendation"),
        ),
        ("Tại hội nghị, các đại biểu đã thông qua dự thảo.", ("các đại biểu", "opinion")),
        ("Các ý kiến bày tỏ lo ngại về giá lúa.", ("Các ý kiến", "opinion")),
        ("Tại hội nghị, nhiều bạn trẻ đã đặt ra những câu hỏi.", ("nhiều bạn trẻ", "opinion")),
        (
            "Tại hội nghị, các thành viên trong đoàn còn trao đổi kinh nghiệm.",
            ("các thành viên trong đoàn", "opinion"),
        ),
        (
            "Cuối buổi, lãnh đạo tỉnh Nà Phát đề nghị ngành chức năng tiếp thu.",
            ("lãnh đạo tỉnh Nà Phát", "directive"),
        ),
        ("Ông Vi Văn Tấc, Bí thư Đảng ủy xã đánh giá: việc này khó.", ("Vi Văn Tấc", "opinion")),
        (
            "Ông Vi Văn Tấc, Bí thư Đảng ủy xã cho biết, tỉnh đã có công văn chỉ đạo các huyện.",
            ("Vi Văn Tấc", "report"),
        ),
        ("Nhiều đại biểu đã chia sẻ và đề xuất những cách làm mới.", ("Nhiều đại biểu", "opinion")),
    ],
)
def test_who_speaks_for_whom(text, expected):
    assert said(text) == [expected]


def test_who_spoke_without_a_post_is_found_again_by_the_given_name():
    text = "Anh Hà Văn Pọm phản ánh giá điện cao. Anh Pọm cũng đề nghị xã mở nhà trẻ."

    assert said(text) == [("Hà Văn Pọm", "opinion"), ("Hà Văn Pọm", "recommendation")]


@pytest.mark.parametrize(
    "text",
    [
        "Theo kế hoạch của xã, hội viên còn ít.",  # a paper, no person
        "Công tác dân vận ở cơ sở thông qua các buổi họp thôn còn ít.",
        "Thôn tổ chức phần thảo luận sôi nổi.",
        "Xã sẽ xử lý các vụ việc cử tri kiến nghị tốt hơn.",
        "Đại biểu góp ý tại hội nghị.",
        "Mặt trận xã đã có nhiều đóng góp to lớn.",
        "Các ý kiến phát biểu tại hội nghị rất sâu.",
        "Cử tri xã Hòa Lạc phát biểu ý kiến tại buổi tiếp xúc.",
        "Những việc mà cử tri xã Hòa Lạc kiến nghị còn nhiều.",
        "Ban Chấp hành Hội Nông dân xã tặng hoa chúc mừng đại hội",
        "Bí thư Đảng ủy xã Lò Thị Mẩy giao nhiệm vụ cho các thôn. Ảnh: Vi Tấc",
    ],
)
def test_who_is_only_named_does_not_speak(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Những vấn đề người dân phản ánh đều được lãnh đạo UBND xã trả lời cụ thể.",
            [("lãnh đạo UBND xã", "response")],
        ),
        (
            "Các ý kiến kiến nghị, đề xuất của Nhân dân đã được lãnh đạo xã Hòa Lạc tiếp thu, trả "
            "lời ngay.",
            [("lãnh đạo xã Hòa Lạc", "response")],
        ),
        (
            "Buổi tiếp xúc đã có 04 đại biểu tham gia ý kiến phát biểu, tập trung vào các vấn đề "
            "dân sinh.",
            [("đại biểu", "opinion")],
        ),
        (
            "Trong buổi tiếp xúc, có 03 lượt ý kiến đóng góp về lịch giám sát.",
            [("lượt ý kiến", "opinion")],
        ),
        ("Đến cuối buổi, đã có 23 lượt ý kiến được giải đáp trực tiếp.", []),
        (
            "Với tinh thần trách nhiệm cao, Lãnh đạo UBND xã đã lắng nghe và nghiêm túc tiếp thu "
            "các kiến nghị.",
            [("Lãnh đạo UBND xã", "response")],
        ),
        (
            "Các đại biểu được nghe báo cáo viên đến từ Công an tỉnh thông tin tình hình an ninh.",
            [("báo cáo viên đến từ Công an tỉnh", "report")],
        ),
    ],
)
def test_what_was_said_passively_or_by_many(text, expected):
    assert said(text) == expected


def test_a_text_may_end_with_who_could_go_on_to_speak():
    name = " " * 42 + "Khoàng Văn Lả"
    text = (
        f"Đề nghị đỏ tỉnh cấp thêm túi sơ cứu cho các chốt, điểm;{name}{name}Chiều 18/6, "
        "UBND tỉnh Lạng Sơn phối hợp với Liên đoàn Lao động tỉnh tổ chức hội nghị "
        "gặp gỡ, đối thoại giữa lãnh đạo UBND tỉnh với đoàn viên, người lao động"
    )

    assert read(text).text_sha256
