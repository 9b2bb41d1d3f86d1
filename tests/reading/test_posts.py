"""A post is a head with the body, the level and the place that follow it."""

import pytest

from phoihop.reading.reader import mark


def posts(text):
    """The posts that begin where no other post stands."""
    found, end = [], 0
    for one in mark(text).marks.all("POST"):
        if one.first >= end:
            found.append(one.value)
            end = one.last
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phó Chủ tịch UBND xã Na Lộc", ("Phó Chủ tịch UBND xã Na Lộc", "commune", "state")),
        ("Trưởng Ban Dân vận Huyện ủy", ("Trưởng Ban Dân vận Huyện ủy", "district", "party_board")),
        ("Giám đốc Sở Nội vụ tỉnh", ("Giám đốc Sở Nội vụ tỉnh", "province", "department")),
        ("nguyên Chủ tịch Hội CCB xã", ("nguyên Chủ tịch Hội CCB xã", "commune", "org")),
        ("PCT UBND huyện", ("PCT UBND huyện", "district", "state")),
        ("Chánh Văn phòng Huyện ủy", ("Chánh Văn phòng Huyện ủy", "district", "party")),
        ("Chủ tịch xã", ("Chủ tịch xã", "commune", "any")),
    ],
)
def test_a_post_with_its_level_and_kind(text, expected):
    (post,) = posts(text)

    assert (post.text, post.level, post.kind) == expected


def test_posts_of_one_person_stay_apart():
    found = posts("Tỉnh ủy viên, Bí thư Huyện ủy")

    assert [(post.text, post.level) for post in found] == [
        ("Tỉnh ủy viên", "province"),
        ("Bí thư Huyện ủy", "district"),
    ]


def test_a_body_that_no_lexicon_knows_ends_where_speaking_begins():
    (post,) = posts("Bà Hà Thị Na, Giám đốc Hợp tác xã Rau sạch phát biểu")

    assert post.body == "Hợp tác xã Rau sạch"


@pytest.mark.parametrize("text", ["trưởng thành trong công tác", "chuyên viên đi vắng"])
def test_words_that_only_look_like_a_post(text):
    assert posts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ trưởng Nông nghiệp Ấn Độ Anil Kumar", "Bộ trưởng Nông nghiệp Ấn Độ"),
        ("Thủ tướng Anh Theodora Moor", "Thủ tướng Anh"),
        ("Phó Thủ tướng Hàn Văn Tấc", "Phó Thủ tướng"),
        ("Chủ tịch Lào Cai Vi Văn Tấc", "Chủ tịch Lào Cai"),
    ],
)
def test_the_country_of_a_guest_belongs_to_the_post(text, expected):
    (post,) = posts(f"Tại hội nghị, {text} phát biểu")

    assert post.text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chủ tịch UBND xã Lý Mộc (huyện Cao Lộc)", "Chủ tịch UBND xã Lý Mộc"),
        ("Chánh Văn phòng Hội Phụ nữ tỉnh xác nhận,", "Chánh Văn phòng Hội Phụ nữ tỉnh"),
        (
            "Hiệu trưởng Trường Tiểu học Quán Mộc hiện chưa có sân,",
            "Hiệu trưởng Trường Tiểu học Quán Mộc",
        ),
    ],
)
def test_behind_a_name_the_post_ends_with_its_body(text, expected):
    (post,) = posts(f"Ông Lê Văn Hòa, {text} nói")

    assert post.text == expected


@pytest.mark.parametrize(
    "post",
    [
        "Bí thư Đảng ủy Khối các cơ quan tỉnh",
        "Phó Trưởng Ban Dân tộc - Tôn giáo",
        "Chính ủy Sư đoàn 12",
        "Trưởng Ban Chỉ đạo 389 tỉnh",
        "Giám đốc Ngân hàng Nhà nước chi nhánh tỉnh",
        "Chi cục trưởng Chi cục Thuế khu vực II",
        "Giám đốc Ban Quản lý dự án đầu tư xây dựng các công trình giao thông tỉnh",
        "Chủ tịch Hội Cứu trợ người già và trẻ em lang thang huyện",
        "Viện trưởng Viện Nghiên cứu phát triển kinh tế - xã hội",
        "Phó Trưởng Ban Chỉ đạo Cuộc vận động “Ngõ sạch, nhà đẹp” huyện",
        "Giám đốc Công ty TNHH một thành viên Cấp nước Na Lộc",
        "Trưởng phòng khai thác hạ tầng đường bộ",
        "Trưởng Ban Công tác Mặt trận thôn Na Lộc 2",
        "Chủ tịch Hiệp hội Vận tải TP. HCM",
        "Giám đốc Vườn quốc gia Bạch Sơn",
        "Trưởng đoàn đại biểu tỉnh Na Sầm",
        "Trưởng Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh",
        "Thư ký Tòa án nhân dân huyện Na Sầm",
    ],
)
def test_the_whole_body_behind_a_name(post):
    found = posts(f"Tin\nDự họp có ông Lò Văn Sáu, {post} phát biểu tại hội nghị.")

    assert [one.text for one in found] == [post]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Giám đốc Sở Xây dựng có lời xin lỗi người dân, rồi kết luận", "Giám đốc Sở Xây dựng"),
        ("Thứ trưởng Quốc phòng ký biên bản, giao đất", "Thứ trưởng Quốc phòng"),
        ("Chủ tịch Hội Luật gia xã nhiệm kỳ 2021-2026.", "Chủ tịch Hội Luật gia xã"),
        ("Trưởng đoàn đại biểu tiếp xúc cử tri sáng nay.", "Trưởng đoàn đại biểu"),
        ("Chủ tịch Hội Làm vườn và các hội viên, cùng dự", "Chủ tịch Hội Làm vườn"),
        ("Chủ tịch Hội đồng quản trị kiêm Giám đốc.", "Chủ tịch Hội đồng quản trị"),
    ],
)
def test_a_body_ends_before_what_somebody_does(text, post):
    found = posts(f"Tin\nÔng Lò Văn Sáu, {text}")

    assert found[0].text == post


def test_columns_of_a_foot_are_no_post():
    assert posts("THƯ KÝ                  CHỦ TRÌ HỘI NGHỊ") == []
