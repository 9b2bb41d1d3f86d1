"""A table of targets gives a figure for each number, named by its row and its column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from phoihop.reading import read

HEAD = "TT\tChỉ tiêu\tĐơn vị tính\tKế hoạch\tThực hiện\tTỷ lệ %"


def figures(*rows):
    text = "\n".join(rows)
    return [(one.what, one.value, one.unit) for one in read(text).figures]


def test_each_number_bears_its_row_and_its_column():
    assert figures("BIỂU CHỈ TIÊU NĂM 2026", HEAD, "1\tHội viên mới\thội viên\t120\t96\t80%") == [
        ("Hội viên mới: kế hoạch", Decimal(120), "hội viên"),
        ("Hội viên mới: thực hiện", Decimal(96), "hội viên"),
        ("Hội viên mới: tỷ lệ %", Decimal(80), "%"),
    ]


def test_money_is_told_in_dong():
    (planned, *_) = figures(HEAD, "2\tQuỹ hỗ trợ nông dân\ttriệu đồng\t1.250,5\t\t")
    assert planned == ("Quỹ hỗ trợ nông dân: kế hoạch", Decimal(1_250_500_000), "đồng")


def test_a_number_keeps_the_word_that_qualifies_it():
    rows = ("Chỉ tiêu\tKết quả", "Hội viên mới\ttrên 1.250", "Hộ thoát nghèo\tkhoảng 9")
    read_rows = [(one.value, one.compare) for one in read("\n".join(rows)).figures]
    assert read_rows == [(Decimal(1250), ">"), (Decimal(9), "~")]


def test_a_table_of_bodies_needs_no_unit():
    rows = ("Đơn vị\tSố lượng hộ\tGhi chú", "Thôn Nà Cọ\t42\tđã xong 2024", "Thôn Pú Nhung\t-3\t")
    assert [(what, value) for what, value, _ in figures(*rows)] == [
        ("Thôn Nà Cọ: số lượng hộ", Decimal(42)),
        ("Thôn Pú Nhung: số lượng hộ", Decimal(-3)),
    ]


def test_the_evidence_holds_label_unit_and_number():
    text = f"{HEAD}\n1\tHội viên mới\thội viên\t120\t\t"
    (figure,) = read(text).figures
    assert figure.span.of(text) == "Hội viên mới\thội viên\t120"


@pytest.mark.parametrize(
    "row",
    [
        "1\tHội viên mới\thội viên\t120 - 150\t\t",
        "1\tHội viên mới\thội viên\tđạt\t\t",
        "1\t\t\t5\t6\t7",
    ],
    ids=["a range", "a word", "no label"],
)
def test_what_is_no_single_number_of_something_is_left_out(row):
    assert figures(HEAD, row) == []


def test_rows_without_a_head_are_not_guessed():
    assert figures("Hội viên mới\t120\t96") == []


def test_a_table_of_tasks_is_no_table_of_figures():
    rows = ("STT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn", "1\tRà soát hộ vay\tHội Phụ nữ\t20/5/2026")
    assert figures(*rows) == []


def test_the_numbers_of_a_row_are_not_read_twice():
    row = "1\tVận động 120 hộ hiến đất làm đường, mở rộng chợ xã và nhà văn hóa\thộ\t120\t96\t80%"
    assert len(figures(HEAD, row)) == 3


def test_rows_that_open_in_small_letters_stay_rows():
    rows = ("Biểu số liệu xã Nà Bản", "Chỉ tiêu\tĐơn vị\tThực hiện", "kênh mương nội đồng\tkm\t4")

    found = read("\n".join((*rows, "đường liên thôn\tkm\t5", "trạm bơm\ttrạm\t6")))

    told = [(one.what, one.value, one.unit) for one in found.figures]
    assert told == [
        ("kênh mương nội đồng: thực hiện", Decimal(4), "km"),
        ("đường liên thôn: thực hiện", Decimal(5), "km"),
        ("trạm bơm: thực hiện", Decimal(6), "trạm"),
    ]
    assert found.page.title == "Biểu số liệu xã Nà Bản"
