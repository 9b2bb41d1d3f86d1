"""Văn bản thuần (TXT): finding out in which encoding the bytes were written.

UTF-8 and UTF-16 are told by their form. For one-byte encodings the words
decide: whichever reading gives Vietnamese syllables. A file that none of them
explains is refused, never guessed at.
"""

from __future__ import annotations

import codecs

from phoihop.lib.vietnamese import normalise
from phoihop.reading.errors import DamagedFile, MislabelledFile, UnknownEncoding
from phoihop.reading.formats import legacy
from phoihop.reading.formats.opened import Opened

_CP1258_NOTE = "Văn bản dùng bảng mã Windows-1258, đã chuyển sang Unicode."
_SPOILT_NOTE = "Một vài ký tự trong tệp bị hỏng và được thay bằng dấu \ufffd."
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1a\x1b"))
_SURE = 0.85


def open_txt(data: bytes) -> Opened:
    """Read plain text, whatever usual encoding it stands in."""
    decoded, notes = decode(data)
    text, old = legacy.modernise(decoded.replace("\x00", ""))
    return Opened(text, "txt", notes=notes + old)


def decode(data: bytes) -> tuple[str, list[str]]:
    """The characters of the bytes, with a note when they had to be converted."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    wide = _utf16_without_mark(data)
    if wide:
        return _strictly(data, wide)
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _decode_one_byte(data)


def _strictly(data: bytes, encoding: str) -> tuple[str, list[str]]:
    text = data.decode(encoding, errors="replace")
    spoilt = text.count("\ufffd")
    if not spoilt:
        return text, []
    if spoilt > 1 + len(text) // 1_000:
        raise DamagedFile(
            "Tệp văn bản bị hỏng: nhiều ký tự không đọc được. Hãy lưu lại tệp gốc rồi gửi lại.",
            "The text file is damaged: many characters cannot be read. Please save it again.",
        )
    return text, [_SPOILT_NOTE]


def _utf16_without_mark(data: bytes) -> str | None:
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 8
    if odd > enough and even <= odd // 10:
        return "utf-16-le"
    if even > enough and odd <= even // 10:
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes) -> None:
    sample = data[:65_536]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > 2 + len(sample) // 500:
        raise MislabelledFile(
            "Nội dung tệp không phải là chữ viết, nên không đọc được. "
            "Hãy gửi tệp TXT, HTML, DOCX, ODT, XLSX, PDF, EML hoặc ảnh chụp.",
            "The file does not hold text. "
            "Please send a TXT, HTML, DOCX, ODT, XLSX, PDF or EML file, or a photograph.",
        )


def _decode_one_byte(data: bytes) -> tuple[str, list[str]]:
    mended = data.decode("utf-8", errors="replace")
    if mended.count("\ufffd") * 20 <= len(legacy.marked_words(mended, len(mended))):
        return mended, [_SPOILT_NOTE]
    windows = normalise(data.decode("cp1258", errors="replace"))
    if legacy.share_of_syllables(legacy.marked_words(windows)) >= _SURE:
        return windows, [_CP1258_NOTE]
    for encoding in ("latin-1", "cp1252"):
        text, notes = legacy.modernise(data.decode(encoding, errors="replace"))
        if notes:
            return text, notes
    raise UnknownEncoding(
        "Tệp chữ dùng bảng mã lạ (không phải Unicode, TCVN3 hay Windows-1258) nên không đọc đúng "
        "được. Hãy mở tệp gốc, chọn lưu dạng Unicode (UTF-8) rồi gửi lại.",
        "The encoding of the file is unknown. Please save it as Unicode (UTF-8) and send it again.",
    )
