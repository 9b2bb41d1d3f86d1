from __future__ import annotations

import pytest

from phoihop.reading.errors import DamagedFile, EncryptedFile, FileTooComplex, ScannedDocument
from phoihop.reading.formats import open_document
from tests.reading.formats.making import make_encrypted_pdf, make_pdf


def test_pages_are_read_in_order():
    opened = open_document(make_pdf(["Bao cao cua xa Na Ban", "Kien nghi voi huyen"]), "a.pdf")
    assert opened.text == "Bao cao cua xa Na Ban\nKien nghi voi huyen"
    assert opened.format == "pdf"
    assert opened.notes == []


def test_a_page_without_text_is_named():
    opened = open_document(make_pdf(["Bao cao cua xa Na Ban", "", ""]), "a.pdf")
    assert "Trang 2, 3" in opened.notes[0]
    assert "OCR" in opened.notes[0]


def test_scanned_pages_are_never_silently_empty():
    with pytest.raises(ScannedDocument, match="quét ảnh"):
        open_document(make_pdf(["", ""]), "quet.pdf")


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
