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
            "Kết quả 9 chỉ tiêu thi đua của Hội Làm vườn xã: vượt 2 chỉ tiêu, đạt 7 chỉ tiêu.",
            ["Hội Làm vườn xã"],
        ),
    ],
)
def test_each_tally_belongs_to_the_body_that_its_clause_names(text, expected):
    assert [one.body for one in read(f"Tin hội nghị\n{text}").tallies] == expected
