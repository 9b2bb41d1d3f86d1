"""Whose targets a tally counts."""

import pytest

from phoihop.reading import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hội Nông dân có 11 chỉ tiêu (vượt 4, đạt 7); Hội Phụ nữ có 9 chỉ tiêu (vượt 3, đạt "
            "6); Đoàn Thanh niên đạt 8/8 chỉ tiêu.",
            ["Hội Nông dân", "Hội Phụ nữ", "Đoàn Thanh niên"],
        ),
        (
            "Đảng ủy xã Hòa Lạc đạt 24/28 chỉ tiêu, Tân Thành đạt 37/57 chỉ tiêu.",
            ["Đảng ủy xã Hòa Lạc", "Tân Thành"],
        ),
        (
            "Theo báo cáo, năm 2024 Hội Làm vườn xã có 12/12 chỉ tiêu hoàn thành.",
            ["Hội Làm vườn xã"],
        ),
        (
            "Trong năm 2025, Chi ủy thôn Nà Phát đề ra 8 chỉ tiêu thực hiện nhiệm vụ năm 2025. "
            "Có 5 chỉ tiêu đã hoàn thành, 3 chỉ tiêu dự kiến hoàn thành.",
            ["Chi ủy thôn Nà Phát"],
        ),
        (
            "Kết quả 9 chỉ tiêu thi đua của Hội Làm vườn xã: vượt 2 chỉ tiêu, đạt 7 chỉ tiêu.",
            ["Hội Làm vườn xã"],
        ),
    ],
)
def test_each_tally_belongs_to_the_body_that_its_clause_names(text, expected):
    assert [one.body for one in read(f"Tin hội nghị\n{text}").tallies] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trong 25 chỉ tiêu của xã, có 10 chỉ tiêu vượt, 15 chỉ tiêu đạt.", "xã Hòa Lạc"),
        ("Toàn xã có 19/20 chỉ tiêu đạt và vượt kế hoạch.", "xã Hòa Lạc"),
        ("Có 14/14 chỉ tiêu kinh tế - xã hội đạt và vượt.", "xã Hòa Lạc"),
        ("Có 9/10 chỉ tiêu thi đua đạt và vượt.", "Đảng ủy xã Hòa Lạc"),
        ("Toàn tỉnh có 9/10 chỉ tiêu đạt và vượt.", "Đảng ủy xã Hòa Lạc"),
    ],
)
def test_the_targets_of_a_unit_are_not_those_of_the_body_that_meets(sentence, expected):
    lead = "Sáng 05/01/2026, Đảng ủy xã Hòa Lạc tổ chức hội nghị tổng kết năm 2025."
    (tally,) = read(f"Tin hội nghị\n{lead}\nBáo cáo cho thấy nhiều kết quả. {sentence}").tallies

    assert tally.body == expected


def test_a_council_has_no_targets_of_its_own():
    lead = "Sáng 05/01/2026, HĐND xã Hòa Lạc tổ chức kỳ họp thứ 5."
    (tally,) = read(f"Tin kỳ họp\n{lead}\nCó 19/20 chỉ tiêu đạt và vượt yêu cầu.").tallies

    assert (tally.body, tally.bands[0].label) == ("xã Hòa Lạc", "đạt và vượt")
