"""What a number is held against: a ratio is no change, and a level is neither."""

from __future__ import annotations

from decimal import Decimal

import pytest

from phoihop.reading import read


def told(text: str) -> list[tuple[str, Decimal, str, str]]:
    return [(one.kind, one.value, one.unit, one.base) for one in read(text).comparisons]


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit", "base"),
    [
        ("Thu bằng 86,08% so với cùng kỳ năm 2019.", "ratio", "86.08", "%", "same_period"),
        ("Thu bằng 98% cùng kỳ năm trước.", "ratio", "98", "%", "same_period"),
        ("Thu quỹ đạt 105,5% kế hoạch.", "ratio", "105.5", "%", "plan"),
        ("Thu quỹ đạt 50% so với dự toán được giao.", "ratio", "50", "%", "plan"),
        ("Thu nhập tăng gấp 2 lần so với năm 2020.", "ratio", "2", "lần", "year"),
        ("Thu tăng 86,08% so với cùng kỳ.", "change", "86.08", "%", "same_period"),
        ("Giá trị tăng trưởng 8,2% so với cùng kỳ.", "change", "8.2", "%", "same_period"),
        ("Tỷ lệ giảm 3,2 điểm % so với năm trước.", "change", "-3.2", "điểm %", "previous_year"),
        ("Số vụ giảm hơn 12% so với quý trước.", "change", "-12", "%", "previous_quarter"),
        ("Giá trị thấp hơn 5% so với kế hoạch.", "change", "-5", "%", "plan"),
        ("Thu quỹ vượt 23,7% kế hoạch năm.", "change", "23.7", "%", "plan"),
        ("Thu quỹ vượt kế hoạch 5%.", "change", "5", "%", "plan"),
        ("So với cùng kỳ năm trước, số vụ giảm 12%.", "change", "-12", "%", "same_period"),
        ("Hội viên tăng 12 hộ so với đầu năm.", "change", "12", "hộ", "start"),
        ("Thu quỹ giữ nguyên so với tháng trước.", "change", "0", "", "previous_month"),
        ("Có 41/60 thôn đạt chuẩn.", "share", "41", "thôn", "whole"),
    ],
)
def test_reads(text: str, kind: str, value: str, unit: str, base: str) -> None:
    assert told(text) == [(kind, Decimal(value), unit, base)]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ nghèo giảm 3%.",  # against what, it does not say
        "Thu tăng lên 86% so với kế hoạch.",  # a level
        "Thu tăng 2 lần so với năm 2020.",  # twice, or twice more
        "Kế hoạch là tăng 5% năm 2026.",  # when, not against what
        "Xã đạt 95% trong quý trước.",
    ],
)
def test_does_not_decide_what_the_words_leave_open(text: str) -> None:
    assert told(text) == []


def test_a_level_after_another_base_is_no_comparison() -> None:
    (one,) = read("Đạt 95%, tăng 2,5% so với quý trước (quý I đạt 92,5%).").comparisons

    assert (one.value, one.base_words) == (Decimal("2.5"), "quý trước")


def test_the_ratio_says_by_how_much_it_fell() -> None:
    (one,) = read("Thu bằng 86,08% so với cùng kỳ.").comparisons

    assert one.change == Decimal("-13.92")


def test_the_proposal_tells_a_ratio_from_a_change() -> None:
    ratio = read("Thu ngân sách bằng 86,08% so với cùng kỳ.").proposals[0]
    change = read("Thu ngân sách tăng 86,08% so với cùng kỳ.").proposals[0]

    assert ratio.fields["comparison"].value == "ratio"
    assert ratio.warnings == ("Tỷ lệ so với cùng kỳ: bằng 86,08%, tức giảm 13,92%.",)
    assert change.fields["comparison"].value == "change"
    assert change.warnings == ("Mức tăng, giảm so với cùng kỳ, không phải giá trị đạt được.",)
