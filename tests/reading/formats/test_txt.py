from __future__ import annotations

import unicodedata

import pytest

from phoihop.reading.errors import MislabelledFile, UnknownEncoding
from phoihop.reading.formats import open_document
from phoihop.reading.formats.legacy import from_tcvn3

TEXT = "Sáng ngày 12/3/2026, xã Đồng Trũng họp. Đề nghị các thôn gửi báo cáo trước ngày 15/4."
TONES = "\u0300\u0301\u0303\u0309\u0323"
TCVN3 = "S¸ng ngµy 12/3/2026, x· §ång Tròng häp. §Ò nghÞ c¸c th«n göi b¸o c¸o tr­íc ngµy 15/4."
VISCII = (
    "xã Ð°ng Trüng h÷p. Ð« ngh¸ gØi báo cáo trß¾c ngày 15/4, ph¤n ð¤u ðÕt chï tiêu, cüng c¯ t± chÑc"
)
VNI = "Saùng ngaøy 12/3, xaõ Ñoàng Truõng hoïp. Ñeà nghò caùc thoân göûi baùo caùo."


def read(data):
    return open_document(data, "van-ban.txt")


def in_windows_1258(text):
    """The tone stands after its letter there, so ordinary encoding cannot be used."""
    split = []
    for character in text:
        parts = unicodedata.normalize("NFD", character)
        split.append(unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES)))
        split.extend(p for p in parts if p in TONES)
    return "".join(split).encode("cp1258")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_all_its_forms(encoding):
    opened = read(TEXT.encode(encoding))
    assert opened.text == TEXT
    assert opened.notes == []


def test_windows_1258_is_composed_and_said_so():
    opened = read(in_windows_1258(TEXT))
    assert opened.text == TEXT
    assert "1258" in opened.notes[0]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
def test_tcvn3_is_recognised_and_converted(encoding):
    opened = read(TCVN3.encode(encoding))
    assert opened.text == TEXT
    assert "TCVN3" in opened.notes[0]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_vni_is_named_and_refused(encoding):
    with pytest.raises(UnknownEncoding, match="VNI"):
        read(VNI.encode(encoding))


def viqr(text):
    """The writing of early e-mail: signs of the keyboard after the letter they mark."""
    signs = {**dict(zip("\u0300\u0301\u0303\u0309\u0323", "`'~?.", strict=True))}
    signs |= {"\u0302": "^", "\u0306": "(", "\u031b": "+"}
    split = unicodedata.normalize("NFD", text.replace("đ", "dd").replace("Đ", "DD"))
    return "".join(signs.get(sign, sign) for sign in split)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (viqr(TEXT), "VIQR"),
        (TEXT.encode("ascii", "replace").decode(), "thay bằng dấu hỏi"),
        (VISCII, "bảng mã cũ"),
        (TEXT.encode().decode("cp1252", "ignore"), "lưu sai bảng mã"),
    ],
    ids=["VIQR", "lost letters", "VISCII shown as Western", "UTF-8 shown as Western, cut"],
)
def test_spoilt_text_is_refused_in_words(spoilt, told):
    with pytest.raises(UnknownEncoding, match=told):
        read(spoilt.encode())


def test_utf_8_shown_as_western_letters_is_brought_back():
    opened = read(TEXT.encode().decode("latin-1").encode())
    assert opened.text == TEXT
    assert "khôi phục" in opened.notes[0]


@pytest.mark.parametrize(
    "foreign",
    [
        "Größe, Straße, Äpfel, schön, über alles, heißt, weiß, groß, Fuß",
        "Café déjà vu, élève, garçon, où êtes-vous? C'est l'été, n'est-ce pas?",
        "K'Brôi và H'Len Niê nói: I'm here, you're there, we've met?",
    ],
)
def test_other_languages_are_text(foreign):
    assert read(foreign.encode()).text == foreign


def test_another_one_byte_encoding_is_refused_not_guessed():
    with pytest.raises(UnknownEncoding, match="UTF-8"):
        read("Größe, Straße, Äpfel, schön, über".encode("latin-1"))


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(MislabelledFile):
        read(bytes(range(256)) * 20)


def test_a_cut_last_letter_costs_only_that_letter():
    opened = read((TEXT * 30).encode()[:-1] + b"\xc4")
    assert opened.text.startswith(TEXT)
    assert "hỏng" in opened.notes[0]


def test_zero_bytes_never_reach_the_database():
    assert "\x00" not in read(b"Bao cao\x00 cua xa").text


def test_stored_text_is_as_received():
    written = "Xa\u0303 Na\u0300 Ba\u0309n\u00a0\r\nhọp"
    assert read(written.encode()).text == written


def test_every_small_letter_of_tcvn3():
    assert from_tcvn3("µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË") == "àảãáạăằẳẵắặâầẩẫấậ"
    assert from_tcvn3("ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞ") == "èẻẽéẹêềểễếệìỉĩíị"
    assert from_tcvn3("ßáâãä«åæçèé¬êëìíî") == "òỏõóọôồổỗốộơờởỡớợ"
    assert from_tcvn3("ïñòóô\u00adõö÷øùúûüýþ®") == "ùủũúụưừửữứựỳỷỹýỵđ"
