"""Numbers as digits, words and scales."""

from __future__ import annotations

from decimal import Decimal

import pytest

from phoihop.reading.lexicon import load
from phoihop.reading.marks import Marks, mark_lexicon
from phoihop.reading.quantities.numbers import NUM, mark_numbers
from phoihop.reading.tokens import tokenise


def numbers_in(text: str) -> list[tuple[str, Decimal]]:
    tokens = tokenise(text)
    marks: Marks = mark_lexicon(tokens, load())
    mark_numbers(marks)
    return [(tokens.quote(mark.first, mark.last), mark.value) for mark in marks.all(NUM)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trồng 3.250 cây", "3250"),  # the dot groups thousands
        ("đạt 91,5%", "91.5"),  # the comma is the decimal mark
        ("đạt 12.5%", "12.5"),  # a dot for the decimal comma, before a measure
        ("trao 07 suất quà", "7"),  # a leading zero
        ("chi 4,03 tỷ đồng", "4030000000"),  # exact: no 4030000000.0000005
        ("chi 3 tỉ đồng", "3000000000"),  # tỉ is tỷ
        ("chi 2 tỷ 300 triệu đồng", "2300000000"),  # two scales add up
        ("vốn 12 nghìn tỷ đồng", "12000000000000"),  # scales multiply
        ("góp 30 tr.đ", "30000000"),  # abbreviated scale
        ("chi 1 tỷ rưỡi", "1500000000"),
        ("thu hai mươi lăm triệu đồng", "25000000"),
        ("có một trăm linh năm người", "105"),
        ("có mười hai người", "12"),
        ("góp hai nghìn năm trăm đồng", "2500"),
    ],
)
def test_reads(text: str, value: str) -> None:
    assert [number for _, number in numbers_in(text)] == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "một số nội dung",  # an article, not one
        "thứ hai, thứ ba",  # ordinals
        "trong năm qua",  # năm is a year
        "hàng nghìn ngày công, hàng trăm lượt",  # vague amounts are no numbers
        "đồng chí Mười, bà Ba",  # names
        "gọi 0912345678",  # a telephone number
        "tỷ lệ cao",  # tỷ is no scale here
    ],
)
def test_reads_no_number(text: str) -> None:
    assert numbers_in(text) == []


def test_scale_is_not_taken_from_another_word() -> None:
    assert numbers_in("tăng 5 tỷ lệ") == [("5", Decimal(5))]
