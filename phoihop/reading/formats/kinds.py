"""Loại tệp: what a file is by its first bytes, and whether its name agrees."""

from __future__ import annotations

import re

from phoihop.lib.archive import Archive, ArchiveEncrypted, ArchiveTooLarge, BadArchive
from phoihop.reading.errors import (
    DamagedFile,
    EncryptedFile,
    FileTooComplex,
    MislabelledFile,
    UnsupportedFormat,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_OTHER_PICTURES = {b"GIF8": "GIF", b"BM": "BMP"}
_PACKED = {b"Rar!": "RAR", b"7z\xbc\xaf\x27\x1c": "7z", b"\x1f\x8b": "GZIP"}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I
)
_LETTER = re.compile(rb"(?:From [^\n]{0,400}\n)?[!-9;-~]{1,76}:[ \t\r\n]")
_ENDINGS = {
    "txt": {"txt", "text", "md"},
    "html": {"html", "htm", "xhtml"},
    "docx": {"docx", "docm", "dotx"},
    "odt": {"odt", "ott"},
    "pdf": {"pdf"},
    "xlsx": {"xlsx", "xlsm", "xltx"},
    "eml": {"eml"},
    "picture": {"png", "jpg", "jpeg", "jpe", "jfif", "tif", "tiff"},
}
_KNOWN_ENDINGS = frozenset().union(*_ENDINGS.values()) | {
    "doc", "rtf", "ods", "odp", "xls", "xlsb", "ppt", "pptx", "gif", "bmp", "webp", "heic", "msg",
    "zip", "rar", "7z",
}  # fmt: skip
_NAMES = {
    "txt": "văn bản thuần (TXT)",
    "html": "trang web (HTML)",
    "docx": "DOCX",
    "odt": "ODT",
    "pdf": "PDF",
    "xlsx": "XLSX",
    "picture": "ảnh (PNG, JPEG hoặc TIFF)",
}
_NAMES_EN = {
    "txt": "plain text",
    "html": "an HTML page",
    "docx": "DOCX",
    "odt": "ODT",
    "pdf": "PDF",
    "xlsx": "XLSX",
    "picture": "a picture (PNG, JPEG or TIFF)",
}


def kind_of(data: bytes, name: str) -> str:
    """Say which of the formats the content is, or refuse it by its own name."""
    if ending_of(name) == "eml" and _LETTER.match(data):
        return "eml"
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _kind_of_container(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        raise _refusal_of_ole(data)
    if data.lstrip()[:5] == b"{\\rtf":
        raise _unsupported("RTF", "Hãy mở bằng Word và lưu lại dạng .docx rồi gửi lại.", "as .docx")
    if any(data.startswith(start) for start in _PICTURES):
        return "picture"
    _refuse_pictures_and_packs(data, name)
    if _HTML.match(data[:4096]) or ending_of(name) in _ENDINGS["html"]:
        return "html"
    return "txt"


def check_name(kind: str, name: str) -> None:
    """Refuse a file whose name promises another format than its content is."""
    ending = ending_of(name)
    if ending in _ENDINGS[kind] or ending not in _KNOWN_ENDINGS:
        return
    if kind == "html" and ending in _ENDINGS["txt"]:
        return
    raise mislabelled(ending, _NAMES[kind], _NAMES_EN[kind])


def ending_of(name: str) -> str:
    """The part of a file name after its last dot, in small letters."""
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if dot and stem else ""


def mislabelled(ending: str, what: str, what_en: str) -> MislabelledFile:
    return MislabelledFile(
        f"Tệp mang đuôi .{ending} nhưng nội dung là {what}. "
        "Hãy kiểm tra lại tệp gốc, lưu đúng định dạng rồi gửi lại.",
        f"The file is named .{ending} but holds {what_en}. "
        "Please check the original, save it in the right format and send it again.",
    )


def _kind_of_container(data: bytes) -> str:
    try:
        names = Archive(data).names
    except BadArchive:
        raise DamagedFile(
            "Tệp bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở thử tệp gốc rồi gửi lại.",
            "The file is damaged or was cut off. Please open the original and send it again.",
        ) from None
    except ArchiveTooLarge:
        raise FileTooComplex(
            "Tệp nhỏ nhưng bung ra quá lớn nên không được mở. "
            "Hãy lưu lại văn bản thành tệp mới rồi gửi lại.",
            "The file is small but unpacks to far too much, so it was not opened. "
            "Please save the document as a new file and send it again.",
        ) from None
    except ArchiveEncrypted:
        raise encrypted() from None
    if "word/document.xml" in names:
        return "docx"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise _unsupported("XLSB", "Hãy mở bằng Excel, lưu dạng .xlsx rồi gửi lại.", "as .xlsx")
    if "content.xml" in names:
        return _open_document(data)
    raise _unsupported(
        "tệp nén (ZIP)", "Hãy giải nén rồi gửi từng văn bản.", "file by file", en="a ZIP archive"
    )


_TEXT = b"application/vnd.oasis.opendocument.text"
"""What the kinds of text begin with: documents, templates, pages."""


def _open_document(data: bytes) -> str:
    """Tell a text from the sheets and slides that OpenDocument holds in the same manner."""
    archive = Archive(data)
    try:
        told = archive.read("mimetype").strip() if "mimetype" in archive.names else _TEXT
    except (BadArchive, ArchiveTooLarge, ArchiveEncrypted):
        return "odt"  # its reader says what is wrong with the container
    if not told.startswith(_TEXT):
        raise _unsupported(
            "ODS, ODP", "Hãy lưu lại dạng .xlsx hoặc .pdf rồi gửi lại.", "as .xlsx or .pdf"
        )
    return "odt"


def encrypted() -> EncryptedFile:
    return EncryptedFile(
        "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi gửi lại.",
        "The file is protected by a password. Please remove it, save and send the file again.",
    )


def _refusal_of_ole(data: bytes) -> EncryptedFile | UnsupportedFormat:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    advice = "Hãy mở bằng Word và lưu lại dạng .docx (hoặc .pdf) rồi gửi lại."
    return _unsupported(
        "Office đời cũ (.doc, .xls, .ppt)", advice, "as .docx", en="Old Office (.doc)"
    )


def _refuse_pictures_and_packs(data: bytes, name: str) -> None:
    ending = ending_of(name)
    picture = next((kind for start, kind in _OTHER_PICTURES.items() if data.startswith(start)), "")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        picture = "WEBP"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        picture = "HEIC"
    if picture == "BMP" and data[6:10] != b"\x00\x00\x00\x00":
        picture = ""
    if picture and any(ending in endings for endings in _ENDINGS.values()):
        raise mislabelled(ending, f"ảnh {picture}", f"a {picture} picture")
    if picture:
        raise _unsupported(
            f"ảnh {picture}",
            "Hãy lưu lại ảnh dạng JPG hoặc PNG, hoặc gửi tệp văn bản gốc.",
            "as JPG or PNG, or send the original document",
            en=f"A {picture} picture",
        )
    packed = next((kind for start, kind in _PACKED.items() if data.startswith(start)), None)
    if packed:
        raise _unsupported(
            f"tệp nén ({packed})", "Hãy giải nén rồi gửi từng văn bản.", "file by file", en=packed
        )


def _unsupported(what: str, advice: str, advice_en: str, *, en: str = "") -> UnsupportedFormat:
    return UnsupportedFormat(
        f"Hệ thống chưa đọc định dạng {what}. {advice}",
        f"{en or what} is not read yet. Please send it {advice_en}.",
    )
