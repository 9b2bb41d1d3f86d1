"""The name of a body, from its first word to the place at its end."""

import pytest

from phoihop.reading.reader import mark


def bodies(text):
    marks = mark(text).marks
    return [
        (marks.tokens.quote(one.first, one.last), one.value.kind, one.value.level, one.value.place)
        for one in marks.all("ORG")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND xã Na Lộc", ("UBND xã Na Lộc", "state", "commune", "xã Na Lộc")),
        ("Sở Tài chính tỉnh", ("Sở Tài chính tỉnh", "department", "province", None)),
        ("Hội Nông dân các cấp", ("Hội Nông dân các cấp", "org", None, None)),
        ("Huyện ủy Mộc Châu", ("Huyện ủy Mộc Châu", "party", "district", "Mộc Châu")),
        ("Công ty Hoa Ban", ("Công ty Hoa Ban", "unit", None, None)),
        (
            "Ban Thường trực Ủy ban MTTQ Việt Nam xã",
            ("Ban Thường trực Ủy ban MTTQ Việt Nam xã", "front", "commune", None),
        ),
        (
            "Đoàn công tác của Sở Nội vụ tỉnh",  # a delegation is of the rank of who sends it
            ("Đoàn công tác của Sở Nội vụ tỉnh", "department", "province", None),
        ),
    ],
)
def test_a_body_with_its_kind_level_and_place(text, expected):
    assert bodies(text) == [expected]


def test_a_name_after_the_level_is_no_place():
    ((body, *_),) = bodies("UBND huyện Trần Bình Lâm phát biểu")

    assert body == "UBND huyện"


@pytest.mark.parametrize("text", ["hội trường xã", "họp thường trực", "bộ mặt nông thôn"])
def test_words_that_only_look_like_a_body(text):
    assert bodies(text) == []
