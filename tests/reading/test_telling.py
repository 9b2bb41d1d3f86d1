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
        ("ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho rằng xã đã lập hồ sơ.", "opinion"),
        ("nhiều đại biểu cho biết thôn đã có 3 tổ hòa giải.", "opinion"),
        ("“Xã đã lập hồ sơ”, ông Vi Văn Tấc, Phó Chủ tịch UBND xã cho biết.", "report"),
    ],
)
def test_accounts_and_opinions(words, kind):
    assert [one.kind for one in read(MEETING + words).statements] == [kind]
