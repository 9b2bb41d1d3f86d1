"""Which capitalised words are the name of a person, and which a street, a place or a body."""

import pytest

from phoihop.reading.reader import mark


def names(text, tag):
    marks = mark(text).marks
    return [mark.value for mark in marks.all(tag)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bà Lò Thị Mẩy và ông Vi Văn Tấc cùng đi.", ["Lò Thị Mẩy", "Vi Văn Tấc"]),
        ("đồng chí Khoàng Văn Lả phát biểu", ["Khoàng Văn Lả"]),  # a rare surname, a middle name
        ("Đường Đinh Tiên Hoàng đã thông xe.", []),
        ("Phố Trần Phú sạch đẹp.", []),
        ("Đường Lê Văn Tám đã thông xe.", []),  # no part of the name is one either
        ("Xã Bình Dương họp.", []),
        ("Họ về Hà Nội từ sáng.", []),
        ("Chị Mai vắng mặt.", []),  # a given name alone is nobody in particular
    ],
)
def test_a_name_is_led_by_a_surname(text, expected):
    assert names(text, "NAME") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đồng chí Y Thoan đọc báo cáo.", ["Y Thoan"]),
        ("Bí thư Huyện ủy K'Brum Tua dự họp.", ["K'Brum Tua"]),
        ("Gồm: Thị Sà Mơ, Phó Bí thư Huyện đoàn", ["Thị Sà Mơ"]),
        ("Núi Pha Luông phủ mây trắng.", []),
        ("Đoàn tới Thung Nai Đá, Phó Bí thư Huyện đoàn dẫn đường.", []),  # no list opens here
    ],
)
def test_a_name_without_a_known_surname_needs_an_honorific_or_a_post(text, expected):
    assert names(text, "NAMEL") == expected
