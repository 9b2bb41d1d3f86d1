"""Who a sentence speaks of: bodies, groups, officials and authorities."""

import pytest

from phoihop.reading.parties import read_parties, words_of
from phoihop.reading.reader import mark


def parties(text):
    marks = mark(text).marks
    return [
        (words_of(marks.tokens, one), one.level, one.kind)
        for one in read_parties(marks, 0, len(marks.tokens))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các đoàn thể chính trị - xã hội huyện tham gia", ("district", "group")),
        ("đồng chí Chủ tịch UBND xã Lê Văn Sáu", ("commune", "official")),
        ("đại diện lãnh đạo Công an xã", ("commune", "forces")),
        ("UBND các xã, thị trấn", ("commune", "state")),
        ("thủ trưởng các đơn vị", (None, "group")),
        ("huyện", ("district", "authority")),  # a level stands for its authorities
    ],
)
def test_one_party_with_its_level_and_kind(text, expected):
    ((words, *told),) = parties(text)

    assert tuple(told) == expected
    assert text.startswith(words)


def test_a_list_is_read_party_by_party():
    assert [words for words, *_ in parties("Đảng ủy, UBND, các đoàn thể xã và Công an xã")] == [
        "Đảng ủy",
        "UBND",
        "các đoàn thể xã",
        "Công an xã",
    ]


@pytest.mark.parametrize("text", ["hội nghị", "xã hội", "tăng cường tuần tra"])
def test_a_compound_is_nobody(text):
    assert parties(text) == []
