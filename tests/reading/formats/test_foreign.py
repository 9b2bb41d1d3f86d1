"""What is no document that is read here is named for what it is, with what to do."""

import pytest

from phoihop.reading.errors import UnreadableFile
from phoihop.reading.formats import open_document
from tests.reading.formats.making import make_docx, make_zip, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOISE = b"\x00\x01\x02" * 900


def ole(stream):
    return OLE + b"\x00" * 500 + stream.encode("utf-16-le") + b"\x00" * 500


def refusal(name, data):
    with pytest.raises(UnreadableFile) as told:
        open_document(data, name)
    assert told.value.message.endswith(".")
    assert told.value.message_en.endswith(".")
    return told.value


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("cai-dat.exe", b"MZ" + NOISE, "not_a_document", "chương trình chạy được (.exe)"),
        ("cai-dat.txt", b"MZ" + NOISE, "not_a_document", "chương trình chạy được"),
        ("cai-dat.msi", ole("x"), "not_a_document", "chương trình chạy được (.msi)"),
        ("don-dep.bat", b"del *.*", "not_a_document", "chương trình chạy được (.bat)"),
        ("may.bin", b"\x7fELF" + NOISE, "not_a_document", "chương trình chạy được"),
        ("hop.mp3", b"ID3" + NOISE, "not_a_document", "ghi âm hoặc ghi hình"),
        ("hop.m4a", b"\x00\x00\x00\x20ftypM4A " + NOISE, "not_a_document", "ghi âm"),
        ("hop.wav", b"RIFF\x00\x00\x00\x00WAVE" + NOISE, "not_a_document", "ghi âm"),
        ("so.db", b"SQLite format 3\x00" + NOISE, "not_a_document", "cơ sở dữ liệu"),
        ("thu.msg", ole("__properties_version1.0"), "unsupported_format", "lưu thư dạng .eml"),
        ("bao-cao.doc", ole("WordDocument"), "unsupported_format", "mở bằng Word"),
        ("so-lieu.xls", ole("Workbook"), "unsupported_format", "mở bằng Excel"),
        ("hop.ppt", ole("PowerPoint Document"), "unsupported_format", "mở bằng PowerPoint"),
        (
            "hop.pptx",
            make_zip({"ppt/presentation.xml": "<x/>"}),
            "unsupported_format",
            "trình chiếu",
        ),
        ("hop.docx", ole("EncryptedPackage"), "encrypted", "bỏ mật khẩu"),
        ("chu.txt", bytes(range(256)) * 40, "mislabelled", "không phải là chữ viết"),
        ("chu.txt", "Привет всем".encode("koi8-r") * 9, "unknown_encoding", "bảng mã cũ"),
        ("chu.txt", b"\x81\x8d\x8f\x90\x9da " * 40, "unknown_encoding", "bảng mã lạ"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_named_and_the_way_out_is_said(name, data, code, words):
    told = refusal(name, data)

    assert told.code == code
    assert words in told.message


@pytest.mark.parametrize("text", ["MZ là tên một mỏ than.", "ID3 là mẫu biểu.", "OTTO đến xã."])
def test_words_that_only_begin_like_a_program_are_text(text):
    assert open_document(text.encode(), "ghi-chu.txt").text == text


@pytest.mark.parametrize("system", ["file:///etc/hostname", "http://127.0.0.1/x"])
def test_a_file_armed_against_its_parser_is_not_called_damaged(system):
    prolog = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{system}">]>'
    told = refusal("bao-cao.docx", make_docx(paragraph("&x;"), prolog=prolog))

    assert told.code == "suspicious"
    assert "khai báo thực thể" in told.message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ra-ngoai.docx", make_zip({"word/document.xml": "<w/>", "../x": "x"})),
        ("ra-ngoai.xlsx", make_zip({"xl/workbook.xml": "<w/>", "/etc/x": "x"})),
    ],
    ids=["docx", "xlsx"],
)
def test_a_container_that_points_outside_says_so(name, data):
    told = refusal(name, data)

    assert told.code == "suspicious"
    assert "đường dẫn trỏ ra ngoài" in told.message
