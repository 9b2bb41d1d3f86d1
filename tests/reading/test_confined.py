"""Whatever a file holds, the one who asked gets an answer within the limits."""

from __future__ import annotations

import resource
import time
from datetime import date

import pytest

from phoihop.lib.confine import MIB, Limits
from phoihop.reading.confined import read_file, read_file_safely
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.facts import Reading
from tests.reading.formats.making import (
    make_docx,
    make_encrypted_pdf,
    make_pdf,
    make_pdf_bomb,
    make_zip,
    paragraph,
)

TEXT = (
    "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban với các đoàn thể. "
    "Phát biểu kết luận hội nghị, đồng chí Lò Thị Mẩy - Bí thư Đảng ủy xã đề nghị Văn phòng xã "
    "tổng hợp kiến nghị, báo cáo trước ngày 15/4/2026."
)
ENTITY_BOMB = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL_ENTITY = '<!DOCTYPE d [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
SCRIPTED_PAGE = f"<script>while(true){{}}</script><p>{TEXT}</p>"


def test_a_file_comes_back_as_text_with_its_reading():
    result = read_file_safely(make_docx(paragraph(TEXT)), "hop.docx")
    assert result["text"] == TEXT
    assert result["format"] == "docx"
    assert Reading.from_json(result["reading"]).meeting.day == date(2026, 3, 12)


def test_the_day_of_publication_dates_the_meeting():
    page = f"<span class='date'>28/12/2021</span><p>{TEXT.replace('12/3/2026', '27/12')}</p>"
    result = read_file_safely(page.encode(), "bai.html")
    assert result["metadata"]["published_on"] == "2021-12-28"
    assert Reading.from_json(result["reading"]).meeting.day == date(2021, 12, 27)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(b"", "a.txt", "empty", id="empty"),
        pytest.param(b"\x00" * (50 * MIB), "a.docx", "too_large", id="50 MB"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a.docx", "mislabelled", id="picture named docx"),
        pytest.param(make_encrypted_pdf(), "a.pdf", "encrypted", id="encrypted PDF"),
        pytest.param(make_docx("<w:p/>" * 1_500_000), "a.docx", "too_complex", id="paragraphs"),
        pytest.param(
            make_zip({"word/document.xml": b" " * 40 * MIB}), "a.docx", "too_complex", id="zip bomb"
        ),
        pytest.param(
            make_docx(paragraph("&b;"), prolog=ENTITY_BOMB), "a.docx", "suspicious", id="entities"
        ),
        pytest.param(
            make_docx(paragraph("&b;"), prolog=EXTERNAL_ENTITY), "a.docx", "suspicious", id="XXE"
        ),
        pytest.param(make_docx(paragraph(TEXT * 9))[:300], "a.docx", "damaged", id="cut off"),
        pytest.param(make_pdf(["", ""]), "a.pdf", "scanned", id="scan"),
    ],
)
def test_a_bad_file_ends_in_a_plain_message(data, name, code):
    error = read_file_safely(data, name)["error"]
    assert error["code"] == code
    assert "Hãy" in error["message"]
    assert error["message_en"].isascii()


def test_a_drawing_bomb_ends_within_its_limits():
    start = time.monotonic()
    result = read_file_safely(make_pdf_bomb(60), "ve.pdf", limits=Limits(wall_seconds=8))
    assert "error" in result
    assert time.monotonic() - start < 12


def test_two_hundred_thousand_marks_are_read():
    result = read_file_safely(("a" + "\u0301\u0323" * 100_000).encode(), "dau.txt")
    assert len(result["text"]) == 200_001


def test_old_encoding_is_read_and_said_so():
    old = "S¸ng 12/3/2026, UBND x· Na Léc tæ chøc héi nghÞ víi c¸c ®oµn thÓ."
    result = read_file_safely(old.encode("latin-1"), "cu.txt")
    assert result["text"].startswith("Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị")
    assert "TCVN3" in result["notes"][0]


def test_the_one_who_asked_does_not_grow():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read_file_safely(make_docx("<w:p/>" * 1_500_000), "bom.docx")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


def test_too_little_memory_ends_in_a_plain_message():
    page = ("<p>" + "<b>a</b>" * 400_000).encode()
    result = read_file_safely(page, "nang.html", limits=Limits(memory=100 * MIB))
    assert result["error"]["code"] == "too_much_memory"


def test_a_file_on_disk_is_measured_before_it_is_opened(tmp_path):
    large = tmp_path / "lon.pdf"
    with large.open("wb") as file:
        file.truncate(200 * MIB)
    with pytest.raises(UnreadableFile, match="200 MB"):
        read_file(large, "lon.pdf")


def test_a_file_on_disk_is_read(tmp_path):
    kept = tmp_path / "0001"
    kept.write_bytes(SCRIPTED_PAGE.encode())
    found = read_file(kept, "hop.html", published_on=date(2026, 3, 13))
    assert found.format == "html"
    assert found.reading.meeting.is_meeting
    kept.write_bytes(make_encrypted_pdf())
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read_file(kept, "khoa.pdf")
