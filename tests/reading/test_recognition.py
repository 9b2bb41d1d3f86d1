"""A scan is read through Tesseract, under limits; without it the document says what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image, ImageDraw, ImageFont

from phoihop.reading import recognition
from phoihop.reading.confined import read_file_safely
from phoihop.reading.facts import Reading
from phoihop.reading.formats import Recognised
from phoihop.reading.secrecy_marks import mark_in
from tests.reading.formats.making import FONT_FILE, make_pdf, make_scan

TEXT = (
    "Sáng 05/3/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban do đồng chí\n"
    "Lò Văn Sáu, Chủ tịch UBND xã chủ trì. Chủ tịch UBND xã kết luận:\n"
    "1. Giao Phòng Kinh tế rà soát 45 hộ nghèo, báo cáo trước ngày 15/4/2026."
)


@pytest.mark.ocr
@pytest.mark.parametrize(
    ("form", "name", "turned"),
    [("PDF", "quet.pdf", 0), ("JPEG", "anh.jpg", 0), ("PNG", "nam-ngang.png", 90)],
)
def test_a_scan_is_read_like_any_document(form, name, turned):
    result = read_file_safely(make_scan(TEXT, form=form, turned=turned), name)
    reading = Reading.from_json(result["reading"])
    assert reading.meeting.day == date(2026, 3, 5)
    (task,) = [task for task in reading.assignments if task.due]
    assert "rà soát 45 hộ nghèo" in task.span.of(result["text"])
    assert result["metadata"]["ocr_pages"] == "1"
    assert "máy nhận dạng từ ảnh quét" in result["notes"][0]


@pytest.mark.ocr
def test_a_blank_page_is_named_and_never_silent():
    result = read_file_safely(make_scan(TEXT, "", form="TIFF"), "fax.tif")
    assert "Giao Phòng Kinh tế" in result["text"]
    assert any("Trang 2 là ảnh nhưng không nhận ra chữ nào" in note for note in result["notes"])


@pytest.mark.ocr
def test_white_paper_is_not_searched_for_letters(monkeypatch):
    monkeypatch.setattr(recognition, "run_program", lambda *_, **__: pytest.fail("searched"))
    assert recognition.recognise(make_pdf([""]), "pdf", [1]) == [Recognised(1, "")]


@pytest.mark.ocr
def test_a_picture_without_letters_says_so():
    result = read_file_safely(make_scan(""), "anh.png")
    assert "không thấy chữ nào" in result["error"]["message"]


@pytest.mark.ocr
def test_a_page_that_takes_too_long_is_named(monkeypatch):
    short = replace(recognition.PAGE_LIMITS, wall_seconds=0.01)
    monkeypatch.setattr(recognition, "PAGE_LIMITS", short)
    assert recognition.recognise(make_scan(TEXT), "picture", [1]) == []


@pytest.mark.ocr
def test_pages_beyond_the_limit_are_named(monkeypatch):
    monkeypatch.setattr(recognition, "MAX_PAGES", 1)
    result = read_file_safely(make_scan(TEXT, TEXT, form="PDF"), "dai.pdf")
    assert result["metadata"]["ocr_pages"] == "1"
    assert any("Trang 2 là ảnh quét chưa nhận dạng" in note for note in result["notes"])


def test_without_tesseract_the_document_says_what_to_do(monkeypatch):
    monkeypatch.setattr(recognition, "recogniser", lambda: None)
    told = read_file_safely(make_scan(TEXT, form="PDF"), "quet.pdf")["error"]
    assert told["code"] == "scanned"
    assert "cài Tesseract (tesseract-ocr và tesseract-ocr-vie)" in told["message"]


def test_without_tesseract_the_other_pages_are_read(monkeypatch):
    monkeypatch.setattr(recognition, "recogniser", lambda: None)
    result = read_file_safely(make_pdf(["Bao cao cua xa Na Ban", ""]), "a.pdf")
    assert result["text"] == "Bao cao cua xa Na Ban"
    assert "Trang 2 không có lớp chữ" in result["notes"][0]


def test_a_tesseract_without_vietnamese_is_none(monkeypatch):
    monkeypatch.setattr(recognition.shutil, "which", lambda _: "/bin/echo")
    assert recognition.recogniser() is None


def stamped(colour, askew=0, words="MẬT"):
    """The page with a framed stamp under its number, as an office sets it."""
    page = Image.open(BytesIO(make_scan(f"HỘI NÔNG DÂN XÃ HÒA LẠC\nSố: 3/BC-HND\n\n\n{TEXT}")))
    stamp = Image.new("RGBA", (320, 100))
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((3, 3, 316, 96), outline=colour, width=5)
    pen.text((90, 22), words, font=ImageFont.truetype(FONT_FILE, 48), fill=colour)
    stamp = stamp.rotate(askew, expand=True, resample=Image.Resampling.BICUBIC)
    page = page.convert("RGB")
    page.paste(stamp, (300, 265), stamp)
    out = BytesIO()
    page.save(out, "JPEG", quality=85)
    return out.getvalue()


@pytest.mark.ocr
@pytest.mark.parametrize(("colour", "askew"), [("black", 0), ("#be1414", 4)])
def test_a_stamp_of_secrecy_is_seen_though_it_stands_alone_or_askew(colour, askew):
    (page,) = recognition.recognise(stamped(colour, askew), "picture", [1])

    assert page.text.startswith("MẬT\n")
    assert all(span.of(page.text).strip() == span.of(page.text) for span in page.doubtful)


@pytest.mark.ocr
def test_another_stamp_is_no_mark_of_secrecy():
    (page,) = recognition.recognise(stamped("#be1414", words="HỎA TỐC"), "picture", [1])

    assert "MẬT" not in page.text


@pytest.mark.parametrize(
    ("words", "mark"),
    [("a\n| TUYỆT MẬT |", "TUYỆT MẬT"), ("MẶT\nTRẬN", ""), ("bí mật", ""), ("MẬT ONG", "")],
)
def test_only_the_mark_itself_counts(words, mark):
    assert mark_in(words) == mark
