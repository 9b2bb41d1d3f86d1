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
