"""Figures with unit, scale and qualifier, and the many numbers that are none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading.facts import Figure
from phoihop.reading.lexicon import load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.quantities import mark_quantities
from phoihop.reading.quantities.figures import read_figures
from phoihop.reading.quantities.tallies import read_tallies
from phoihop.reading.tokens import tokenise


def figures_in(text: str) -> list[Figure]:
    tokens = tokenise(text)
    marks = mark_lexicon(tokens, load())
    mark_quantities(marks)
    read_tallies(tokens, marks, 0, len(tokens), body_before=lambda _: "Hội")
    return read_figures(tokens, marks, 0, len(tokens))


@pytest.mark.parametrize(
    ("text", "value", "unit", "compare"),
    [
        ("Xã xây 12 nhà đại đoàn kết.", "12", "nhà", "="),
        ("Hội tặng trên 1.250 suất quà.", "1250", "suất", ">"),
        ("Hội tặng 40 xuất quà.", "40", "suất", "="),  # the usual slip for suất
        ("Quỹ có hơn 2,3 tỷ đồng.", "2300000000", "đồng", ">"),
        ("Quỹ có 300 triệu.", "300000000", "đồng", "="),  # the currency left out
        ("Quỹ hội 50 ngàn/ 1 hội viên/ 1 năm.", "50000", "đồng", "="),  # a rate tells money
        ("Quà trị giá 500 nghìn.", "500000", "đồng", "="),  # so does what is paid
        ("Có 100 nghìn người xem.", "100000", "người", "="),
        ("Vốn vay 1,5 triệu USD.", "1500000", "USD", "="),
        ("Góp 25 trđ.", "25000000", "đồng", "="),
        ("Thu nhập 52 triệu đồng/người/năm.", "52000000", "đồng", "="),
        ("Thu đạt 97,5% kế hoạch.", "97.5", "%", "="),
        ("Tỷ lệ này là 80 phần trăm.", "80", "%", "="),
        ("Có gần 300 đại biểu dự.", "300", "đại biểu", "<"),
        ("Có khoảng 90 hộ dân tham gia.", "90", "hộ", "~"),
        ("Trồng ít nhất 2 ha rau.", "2", "ha", ">="),
        ("Mỗi đoàn không quá 5 người.", "5", "người", "<="),
        ("Chỉ chọn thôn có từ 30 hộ trở lên.", "30", "hộ", ">="),
        ("Tổng hợp 09 ý kiến của bà con.", "9", "ý kiến", "="),
        ("Có 41/60 thôn đạt chuẩn.", "41", "thôn", "="),  # a share counts its first number
        ("Trao 05 (năm) suất học bổng.", "5", "suất", "="),
        ("Góp ý 18 các dự thảo.", "18", "dự thảo", "="),
        ("Phát 1,250 cuốn sổ tay.", "1250", "cuốn", "="),  # things have no decimals
        ("Có 15 thợ nề giúp dân.", "15", "thợ nề", "="),  # a noun that no list holds
        ("Hỗ trợ thôn 15 triệu đồng.", "15000000", "đồng", "="),  # an amount after a place word
        ("Cấp 200 thẻ BHYT.", "200", "thẻ", "="),
        ("Huyện sẽ điều 30 chiến sĩ giúp dân.", "30", "chiến sĩ", "="),  # điều is a verb here
        ("Tặng 150 “Túi an sinh” cho bà con.", "150", "túi", "="),  # the noun in quotation marks
        ("Khám cho 90 lượt người.", "90", "lượt", "="),  # the head word is the unit
        ("Huyện có 5 xã Nông thôn mới.", "5", "xã", "="),  # capitals that are no name
        ("Lớp học có 62 luật gia.", "62", "luật gia", "="),
    ],
)
def test_reads(text: str, value: str, unit: str, compare: str) -> None:
    (figure,) = figures_in(text)
    assert (figure.value, figure.unit, figure.compare) == (Decimal(value), unit, compare)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 6/4/2024, quý I năm 2024, 6 tháng đầu năm.",  # days and periods
        "Nhiệm kỳ 2025 - 2030, khóa XI, lần thứ 25, kỳ họp thứ 5.",  # terms, ordinals
        "Nghị quyết số 20-NQ/ĐU, Nghị định 88/2019/NĐ-CP.",  # document numbers
        "Tổng kết Đề án 1366 nhân rộng mô hình câu lạc bộ.",  # named by its number alone
        "Trực 24 giờ, trong 5 năm, 7 ngày, suốt 6 tháng.",  # durations
        "Mỗi tổ có 10 - 15 hộ, mỗi hộ góp từ 200 đến 300 nghìn đồng.",  # ranges
        "Mô hình 5+1, chính quyền 2 cấp.",
        "Phường 5, đường 48, thôn 3, cơn bão số 10, gió cấp 6.",  # names
        "Gọi 0912345678 lúc 14h30 hoặc 7 giờ 30.",  # telephone, times
        "Cụ ông 89 tuổi, kỷ niệm 95 năm.",  # ages
        "Dịch Covid-19, Covid – 19, quốc lộ QL1A, đội U23.",
        "Học tập chuyên đề 2024 trong chi bộ.",  # a year as a name
        "Phong trào “5 không, 3 sạch” lan rộng.",  # slogans
        "Đạt 11 chỉ tiêu: vượt 4 chỉ tiêu, đạt 7 chỉ tiêu.",  # a tally
        "Có 8 chỉ tiêu: 3 chỉ tiêu đạt 70% đến 83%, 5 chỉ tiêu dưới 50%.",
        "Theo khoản 2 Điều 5 của quy chế.",
        "Gian hàng 0 đồng mở cửa.",  # a name
        "Tuyến đường tỉnh 914 đoạn qua thôn, họp ngày 10 hằng tháng.",
        "Một số nội dung, hai bên cùng làm.",
        "Cử tri của 2 xã Thu Lộc và Bắc Lộc đã dự.",  # the names follow
    ],
)
def test_reads_no_figure(text: str) -> None:
    assert [(figure.value, figure.unit) for figure in figures_in(text)] == []


def test_ratio_and_change_are_two_figures() -> None:
    text = "Thu đạt 14,5 tỷ đồng, bằng 92% dự toán, tăng 3% so với cùng kỳ năm 2023."
    assert [(str(f.value), f.unit) for f in figures_in(text)] == [
        ("14500000000", "đồng"),
        ("92", "%"),
        ("3", "%"),
    ]


def test_amount_for_each_says_so() -> None:
    (income,) = figures_in("Thu nhập bình quân đạt 52 triệu đồng/người/năm.")
    assert income.what == "Thu nhập bình quân/người/năm"
    assert income.span.of("Thu nhập bình quân đạt 52 triệu đồng/người/năm.").endswith("/năm")


def test_says_what_is_counted() -> None:
    text = "Thăm và tặng 60 suất quà cho hộ nghèo với tổng số tiền trên 30 triệu đồng."
    gifts, money = figures_in(text)
    assert (gifts.what, money.what) == (
        "suất quà",
        "suất quà cho hộ nghèo với tổng số tiền",
    )
    assert money.span.of(text) == "trên 30 triệu đồng"


@settings(max_examples=50, deadline=None)
@given(
    amount=st.integers(10, 999_999),
    qualifier=st.sampled_from(["", "trên ", "gần ", "khoảng "]),
    unit=st.sampled_from(["hộ", "người", "ha", "triệu đồng", "%"]),
)
def test_quotes_the_source_and_its_value(amount: int, qualifier: str, unit: str) -> None:
    written = f"{qualifier}{amount:,} {unit}".replace(",", ".")
    text = f"Năm nay xã có {written} so với trước."
    if not qualifier and unit in ("hộ", "người") and 1900 <= amount <= 2100:
        return
    (figure,) = figures_in(text)
    assert figure.span.of(text) == written
    assert figure.value == amount * (1_000_000 if unit == "triệu đồng" else 1)
