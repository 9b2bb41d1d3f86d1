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
