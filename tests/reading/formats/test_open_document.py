from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooComplex,
    FileTooLarge,
    MislabelledFile,
    UnreadableFile,
    UnsupportedFormat,
)
from phoihop.reading.formats import MAX_CHARACTERS, open_document
from tests.reading.formats.making import make_docx, make_pdf, make_zip, paragraph

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refused(data, name):
    with pytest.raises(UnreadableFile) as caught:
        open_document(data, name)
    assert caught.value.message.endswith(".")
    assert "Hãy" in caught.value.message
    assert caught.value.message_en.isascii()
    return type(caught.value)


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", EmptyFile),
        (b" \n\n ", "a.txt", EmptyFile),
        (PNG, "anh.docx", MislabelledFile),
        (PNG, "anh.png", DamagedFile),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 9, "anh.pdf", MislabelledFile),
        (make_pdf(["abc"]), "that-ra-pdf.docx", MislabelledFile),
        (make_docx(paragraph("a")), "that-ra-docx.pdf", MislabelledFile),
        (b"Van ban thuan", "van-ban.docx", MislabelledFile),
        (OLE, "cu.doc", UnsupportedFormat),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "khoa.docx", EncryptedFile),
        (b"{\\rtf1 abc}", "a.rtf", UnsupportedFormat),
        (make_zip({"content.xml": "<a/>"}), "a.odt", EmptyFile),
        (make_zip({"mimetype": "a", "content.xml": "<a/>"}), "a.ods", UnsupportedFormat),
        (make_zip({"a.txt": "abc"}), "a.zip", UnsupportedFormat),
        (b"Rar!\x1a\x07\x00", "a.rar", UnsupportedFormat),
        (b"Khong phai thu", "thu.eml", MislabelledFile),
        (make_zip({f"{n}.txt": "" for n in range(2_001)}), "a.docx", FileTooComplex),
        (make_zip({"word/document.xml": b"0" * 30_000_000}), "bom.docx", FileTooComplex),
    ],
    ids=lambda part: part if isinstance(part, str) else type(part).__name__,
)
def test_each_bad_file_has_its_plain_message(data, name, reason):
    assert refused(data, name) is reason


def test_a_large_file_is_refused_by_its_size_alone():
    with pytest.raises(FileTooLarge, match="50 MB, quá mức 25 MB"):
        open_document(b"\x00" * (50 * 1024 * 1024), "lon.docx")


def test_a_text_of_a_thousand_pages_is_refused():
    with pytest.raises(FileTooComplex, match=r"2\.000\.001 ký tự"):
        open_document(b"a" * (MAX_CHARACTERS + 1), "dai.txt")


@pytest.mark.parametrize("name", ["van-ban.docx", "VAN BAN.DOCX", "khong-duoi", "la.xyz"])
def test_the_content_decides_where_the_name_says_nothing_else(name):
    assert open_document(make_docx(paragraph("Thân bài")), name).format == "docx"


@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.eml", "a"])
)
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused_plainly(data, name):
    with suppress(UnreadableFile):
        assert open_document(data, name).text


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_spoilt_docx_is_read_or_refused_plainly(place, noise):
    data = bytearray(make_docx(paragraph("Đề nghị các thôn gửi báo cáo.") * 3))
    place %= len(data)
    data[place : place + len(noise)] = noise
    with suppress(UnreadableFile):
        assert open_document(bytes(data), "a.docx").format == "docx"
