"""Heads are of invented offices, in the layout of Nghị định 30/2020."""

from datetime import date

import pytest

from phoihop.intake.heading import read_heading, read_period
from phoihop.lib.periods import Regime

REPORT = """\
HỘI NÔNG DÂN VIỆT NAM
HỘI NÔNG DÂN XÃ NẬM KHAO
Số: 18/BC-HND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Nậm Khao, ngày 12 tháng 6 năm 2026
BÁO CÁO
Kết quả công tác Hội và phong trào nông dân
6 tháng đầu năm 2026
I. Kết quả
Trong kỳ, Hội kết nạp 25 hội viên.
"""


def test_everything_an_official_head_says():
    head = read_heading(REPORT)

    assert (head.number, head.symbol, head.kind) == ("18", "BC-HND", "BC")
    assert head.issued_on == date(2026, 6, 12)
    assert head.issuer == ("HỘI NÔNG DÂN VIỆT NAM", "HỘI NÔNG DÂN XÃ NẬM KHAO")
    assert head.period().label == "6 tháng đầu năm 2026"
    assert head.names_in_symbol == ("HND",)
    assert (head.secrecy, head.internal) == ("", False)


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM HỘI NÔNG DÂN XÃ NẬM KHAO\tĐộc lập - Tự do",
        "HỘI NÔNG DÂN XÃ NẬM KHAO CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "HỘI NÔNG DÂN XÃ NẬM KHAO\tĐẢNG CỘNG SẢN VIỆT NAM",
    ],
)
def test_a_picture_may_run_the_issuer_into_the_nations_line(line):
    assert read_heading(f"{line}\nSố: 8/BC-HND\nBÁO CÁO").issuer == ("HỘI NÔNG DÂN XÃ NẬM KHAO",)


def test_a_party_number_has_its_own_form():
    head = read_heading("ĐẢNG ỦY XÃ NẬM KHAO\nSố 12-BC/ĐU\nBÁO CÁO\nquý I năm 2026")

    assert (head.number, head.symbol) == ("12", "BC/ĐU")


def test_a_letter_says_its_summary_after_its_number():
    head = read_heading("HỘI KHUYẾN HỌC\nSố: 15/CV-HKH\nV/v kiến nghị về quỹ học bổng\nKính gửi:")

    assert head.summary == "kiến nghị về quỹ học bổng"


@pytest.mark.parametrize(
    "text",
    [
        "Sáng 7/4, Đảng ủy xã họp trực báo.",
        "Thu mua 120 tấn mật ong, giá 90.000 đồng.",
        "",
        "\n\n\n",
        "Số lượng hội viên: 12/BC",
    ],
    ids=["news", "honey", "empty", "blank", "count"],
)
def test_what_is_no_paper_of_an_office(text):
    assert not read_heading(text).is_official


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("MẬT\nUBND XÃ NẬM KHAO", "MẬT"),
        ("UBND XÃ NẬM KHAO\n[ TỐI MẬT ]\nSố: 2/BC-UBND", "TỐI MẬT"),
        ("TUYỆT MẬT    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TUYỆT MẬT"),
        ("MẬT   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1/BC-UBND", "MẬT"),
        ("Số: 12/BC-UBND    MẬT", "MẬT"),
        ("Độ mật: MẬT\nBÁO CÁO", "MẬT"),
        # letters recognised without their marks
        ("TOI MAT\nUBND XA NAM KHAO", "TỐI MẬT"),
    ],
    ids=["alone", "in brackets", "beside", "beside short", "after number", "named", "recognised"],
)
def test_a_mark_of_secrecy_at_the_head_is_seen(text, mark):
    assert read_heading(text).secrecy == mark


@pytest.mark.parametrize(
    "text",
    [
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN XÃ NẬM KHAO\nBÁO CÁO",
        "MẶT\nTRẬN TỔ QUỐC VIỆT NAM",
        "MẬT ONG RỪNG NẬM KHAO\nBản tin khuyến nông",
        "QUY CHẾ BẢO VỆ BÍ MẬT NHÀ NƯỚC\nĐiều 1. Phạm vi",
        "Báo cáo\n" * 30 + "MẬT",
        "ĐẢNG ỦY XÃ\nKế hoạch bảo vệ bí mật nhà nước; phân loại MẬT, TỐI",
    ],
    ids=["front", "broken name", "honey", "regulation", "far below", "in a sentence"],
)
def test_what_only_looks_like_a_mark_of_secrecy(text):
    assert read_heading(text).secrecy == ""


def test_for_internal_use_is_seen_at_the_head_and_at_the_foot():
    assert read_heading("LƯU HÀNH NỘI BỘ\n" + REPORT).internal
    assert read_heading(REPORT + "\n(Tài liệu lưu hành nội bộ)").internal


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Kết quả quý III", "quý III năm 2026"),
        ("Kết quả quý 2/2025", "quý II năm 2025"),
        ("kết quả 9 tháng đầu năm 2026", "9 tháng đầu năm 2026"),
        ("nhiệm vụ 6 tháng cuối năm", "6 tháng cuối năm 2026"),
        ("báo cáo tháng 11/2026", "tháng 11 năm 2026"),
        ("tổng kết năm 2025", "năm 2025"),
        ("kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2026", "6 tháng đầu năm 2026"),
    ],
)
def test_the_period_of_a_summary(words, label):
    assert read_period(words, year=2026).label == label


@pytest.mark.parametrize("words", ["", "tháng 13", "0 tháng", "quý V năm 9999", "năm 1"])
def test_no_period(words):
    assert read_period(words, year=None) is None


def test_months_of_state_bodies_begin_on_the_fifteenth():
    period = read_period("quý I năm 2026", year=None, regime=Regime.STATE)

    assert (period.start, period.end) == (date(2025, 12, 15), date(2026, 3, 14))


def test_a_hostile_head_takes_no_time():
    for text in ("Số" + " " * 100_000, "A" * 200_000, "ngày 1 " * 50_000, "MẬT " * 50_000):
        read_heading(text)
