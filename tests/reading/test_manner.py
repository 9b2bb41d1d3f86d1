"""What kind of speech it is: the opening formula, then the verb, then the rank of who speaks."""

import pytest

from phoihop.reading import read

MEETING = "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban. Tại hội nghị, "


def kinds(sentence):
    return [one.kind for one in read(MEETING + sentence).statements]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã báo cáo kết quả vụ xuân.", "report"),
        ("ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã cho rằng quỹ còn ít.", "opinion"),
        ("ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã đề nghị UBND xã sửa kênh.", "recommendation"),
        ("bà Lò Thị Mẩy, Bí thư Đảng ủy xã đề nghị UBND xã sửa kênh.", "directive"),
        ("bà Lò Thị Mẩy, Bí thư Đảng ủy xã đề nghị UBND huyện sửa kênh.", "recommendation"),
        ("bà Lò Thị Mẩy, Bí thư Đảng ủy xã biểu dương ba thôn.", "praise"),
        ("ông Hà Văn Pọm, Chủ tịch UBND xã trả lời từng câu hỏi.", "response"),
        ("các đại biểu thảo luận về việc giữ rừng.", "opinion"),
    ],
)
def test_the_kind_of_a_speech(sentence, kind):
    assert kinds(sentence) == [kind]


def test_the_opening_formula_stands_above_the_verb():
    text = (
        "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban.\n"
        "Phát biểu kết luận hội nghị, bà Lò Thị Mẩy, Bí thư Đảng ủy xã biểu dương ba thôn."
    )

    assert [one.kind for one in read(text).statements] == ["conclusion"]


def test_praise_and_a_later_request_are_two_statements():
    both = (
        "bà Lò Thị Mẩy, Bí thư Đảng ủy xã biểu dương ba thôn; đồng thời đề nghị UBND xã sửa kênh."
    )

    assert kinds(both) == ["praise", "directive"]
