"""Loại tệp: what a file is by its first bytes, and whether its name agrees."""

from __future__ import annotations

import re

from phoihop.lib.archive import (
    Archive,
    ArchiveEncrypted,
    ArchiveTooLarge,
    BadArchive,
    HostileArchive,
)
from phoihop.reading.errors import DamagedFile, FileTooComplex, SuspiciousFile
from phoihop.reading.formats.foreign import (
    encrypted,
    ending_of,
    mislabelled,
    refuse_foreign,
    unsupported,
)

__all__ = ["check_name", "encrypted", "ending_of", "kind_of", "suspicious"]

_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
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
_READ_ENDINGS = frozenset().union(*_ENDINGS.values())
_KNOWN_ENDINGS = _READ_ENDINGS | {
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
    if any(data.startswith(start) for start in _PICTURES):
        return "picture"
    refuse_foreign(data, name, _READ_ENDINGS)
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


def _kind_of_container(data: bytes) -> str:
    try:
        names = Archive(data).names
    except HostileArchive as problem:
        raise suspicious("", problem) from None
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
        raise unsupported("XLSB", "Hãy mở bằng Excel, lưu dạng .xlsx rồi gửi lại.", "as .xlsx")
    if "ppt/presentation.xml" in names:
        raise unsupported(
            "trình chiếu (.pptx)",
            "Hãy mở bằng PowerPoint, lưu lại dạng .pdf rồi gửi lại.",
            "as .pdf",
            en="A presentation (.pptx)",
        )
    if "content.xml" in names:
        return _open_document(data)
    raise unsupported(
        "tệp nén (ZIP)", "Hãy giải nén rồi gửi từng văn bản.", "file by file", en="A ZIP archive"
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
        raise unsupported(
            "ODS, ODP", "Hãy lưu lại dạng .xlsx hoặc .pdf rồi gửi lại.", "as .xlsx or .pdf"
        )
    return "odt"


def suspicious(what: str, problem: HostileArchive) -> SuspiciousFile:
    """The refusal of a container made to harm; `what` names the format, when that is known."""
    wrong, wrong_en = HOSTILE[problem.fault]
    return SuspiciousFile(
        f"Tệp {what}có {wrong}, dấu hiệu bị can thiệp, nên không được mở. "
        "Hãy hỏi lại người gửi, mở tệp gốc và lưu thành tệp mới rồi gửi lại.",
        f"The file holds {wrong_en}, as if it had been tampered with, and was not opened. "
        "Please ask the sender, save the original as a new file and send it again.",
    )


HOSTILE = {
    "outside": ("đường dẫn trỏ ra ngoài tệp", "a path that points outside it"),
    "link": ("liên kết thay cho nội dung", "a link in place of content"),
    "twice": ("hai phần trùng tên", "two parts of one name"),
    "larger": ("phần lớn hơn kích thước đã ghi", "a part larger than it says"),
}
