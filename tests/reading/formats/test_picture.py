from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from phoihop.reading.errors import (
    DamagedFile,
    FileTooComplex,
    MislabelledFile,
    ScannedDocument,
    UnsupportedFormat,
)
from phoihop.reading.formats import Recognised, open_document
from phoihop.reading.formats.picture import picture_of_page
from tests.reading.formats.making import make_scan


@pytest.mark.parametrize(
    ("form", "name"), [("PNG", "quet.png"), ("JPEG", "anh.jpg"), ("TIFF", "fax.tif")]
)
def test_a_picture_waits_for_recognition_and_says_so(form, name):
    with pytest.raises(ScannedDocument, match=r"ảnh quét.*Tesseract") as refused:
        open_document(make_scan("Biên bản", form=form), name)
    assert refused.value.pages == (1,)


def test_every_page_of_a_tiff_is_a_page():
    pages = [Recognised(1, "Trang một", confidence=90), Recognised(2, "Trang hai", confidence=50)]
    opened = open_document(make_scan("1", "2", form="TIFF"), "fax.tiff", recognised=pages)
    assert opened.text == "Trang một\nTrang hai"
    assert opened.format == "tiff"
    assert "Trang 2 quá mờ" in opened.notes[1]


def test_a_photo_is_turned_the_way_the_camera_was_held():
    lying = Image.Exif()
    lying[0x0112] = 6
    width, height, _ = picture_of_page(make_scan("Biên bản", form="JPEG", exif=lying), 1)
    assert width > height


def test_letters_on_nothing_are_letters_on_white_paper():
    width, _, grey = picture_of_page(make_scan("", form="PNG", transparency=255), 1)
    assert grey[width * 3] == 255


def test_a_picture_that_says_it_is_enormous_is_not_opened():
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    with pytest.raises(FileTooComplex, match="điểm ảnh"):
        open_document(b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\x10IDAT" + b"\0" * 20, "bom.png")


def test_half_a_picture_is_damaged():
    whole = make_scan("Biên bản", form="JPEG")
    with pytest.raises(DamagedFile, match="ảnh bị hỏng"):
        open_document(whole[:200], "nua.jpg")
    with pytest.raises(DamagedFile):
        picture_of_page(make_scan("Biên bản", form="PNG")[:-2_000], 1)


def test_a_picture_under_another_name_is_refused():
    with pytest.raises(MislabelledFile, match=r"\.docx nhưng nội dung là ảnh"):
        open_document(make_scan("x"), "bao-cao.docx")


@pytest.mark.parametrize("start", ["GIF89a", "\0\0\0\x18ftypheic"])
def test_other_pictures_are_refused_by_name(start):
    with pytest.raises(UnsupportedFormat, match="JPG hoặc PNG"):
        open_document(start.encode() + b"\0" * 20, "anh")
