from __future__ import annotations

import pytest

from phoihop.reading.errors import DamagedFile, EncryptedFile, FileTooComplex, ScannedDocument
from phoihop.reading.formats import Recognised, open_document
from phoihop.reading.spans import Span
from tests.reading.formats.making import PICTURE, make_encrypted_pdf, make_pdf


def test_pages_are_read_in_order():
    opened = open_document(make_pdf(["Bao cao cua xa Na Ban", "Kien nghi voi huyen"]), "a.pdf")
    assert opened.text == "Bao cao cua xa Na Ban\nKien nghi voi huyen"
    assert opened.format == "pdf"
    assert opened.notes == []


def test_a_page_without_text_is_named():
    opened = open_document(make_pdf(["Bao cao cua xa Na Ban", "", ""]), "a.pdf")
    assert "Trang 2, 3 không có lớp chữ" in opened.notes[0]
    assert "Tesseract" in opened.notes[0]
    assert opened.pictured == (2, 3)


def test_scanned_pages_are_never_silently_empty():
    with pytest.raises(ScannedDocument, match=r"ảnh quét.*tesseract-ocr-vie") as refused:
        open_document(make_pdf(["", ""]), "quet.pdf")
    assert refused.value.pages == (1, 2)


def test_a_recognised_page_stands_at_its_place():
    pages = [Recognised(2, "Trang hai nhận dạng", (Span(6, 9),), confidence=91)]
    file = make_pdf(["Bao cao cua xa Na Ban", "", "Kien nghi voi huyen"])
    opened = open_document(file, "a.pdf", recognised=pages)
    assert opened.text == "Bao cao cua xa Na Ban\nTrang hai nhận dạng\nKien nghi voi huyen"
    assert [span.of(opened.text) for span in opened.doubtful] == ["hai"]
    assert opened.metadata == {"pages": "3", "ocr_pages": "2"}
    assert "trang 2 do máy nhận dạng" in opened.notes[0]


def test_a_page_on_which_nothing_was_recognised_is_named():
    opened = open_document(
        make_pdf(["Bao cao cua xa Na Ban", ""]), "a.pdf", recognised=[Recognised(2, "")]
    )
    assert "Trang 2 là ảnh nhưng không nhận ra chữ nào" in opened.notes[0]


def test_a_scan_that_was_signed_digitally_is_still_a_scan():
    opened = open_document(make_pdf(["Ky boi: Van phong UBND xa"], below=PICTURE), "ky-so.pdf")
    assert opened.pictured == (1,)
    assert opened.text == "Ky boi: Van phong UBND xa"


def test_a_scan_that_was_recognised_elsewhere_keeps_its_layer():
    opened = open_document(
        make_pdf([") Tj 0 -14 Td (".join(["Bien ban hop giao ban"] * 30)], below=PICTURE),
        "da-nhan-dang.pdf",
    )
    assert opened.pictured == ()


def test_a_password_is_asked_for_in_plain_words():
    with pytest.raises(EncryptedFile, match="bỏ mật khẩu"):
        open_document(make_encrypted_pdf(), "khoa.pdf")


def test_too_many_pages_are_refused():
    with pytest.raises(FileTooComplex, match=r"1\.001 trang"):
        open_document(make_pdf(["x"] * 1_001), "dai.pdf")


def test_a_cut_file_is_damaged_or_still_readable():
    whole = make_pdf(["Bao cao cua xa Na Ban"] * 5)
    with pytest.raises((DamagedFile, ScannedDocument)):
        open_document(whole[:120], "cut.pdf")


def test_a_page_tree_that_bites_its_tail_ends():
    data = make_pdf(["Bao cao cua xa"]).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")
    with pytest.raises((DamagedFile, ScannedDocument)):
        open_document(data, "vong.pdf")
