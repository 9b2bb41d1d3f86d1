"""Tệp không phải văn bản đọc được: what a file is by its first bytes when no reader takes it.

Each kind is named for what it is, with the way out that its own program offers.
"""

from __future__ import annotations

from phoihop.reading.errors import (
    EncryptedFile,
    MislabelledFile,
    NotADocument,
    UnreadableFile,
    UnsupportedFormat,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AGAIN = "Hãy giải nén rồi gửi từng văn bản."
_PACKED = {b"Rar!": "RAR", b"7z\xbc\xaf\x27\x1c": "7z", b"\x1f\x8b": "GZIP"}
_PICTURES = {b"GIF8": "GIF", b"BM": "BMP"}
_PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xfe\xed\xfa", b"\xcf\xfa\xed\xfe", b"L\x00\x00\x00",
    b"dex\n", b"\x00asm", b"ITSF",
)  # fmt: skip
_PROGRAM_ENDINGS = frozenset({
    "exe", "dll", "msi", "scr", "com", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta",
    "lnk", "jar", "apk", "sh", "reg", "chm", "cpl",
})  # fmt: skip
_RECORDINGS = (b"ID3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"\x00\x00\x01\xba", b"#!AMR", b"FLV")
_OTHERS = {
    b"SQLite format 3\x00": "cơ sở dữ liệu",
    b"!BDN": "kho thư Outlook (PST)",
    b"\x00\x01\x00\x00": "phông chữ",
    b"OTTO": "phông chữ",
    b"wOF": "phông chữ",
    b"AC10": "bản vẽ AutoCAD",
    b"8BPS": "bản thiết kế Photoshop",
}
_OLD = {
    "WordDocument": (
        "Word đời cũ (.doc)",
        "Hãy mở bằng Word, lưu lại dạng .docx (hoặc .pdf) rồi gửi lại.",
        "Old Word (.doc)",
        "as .docx or .pdf",
    ),
    "Workbook": (
        "Excel đời cũ (.xls)",
        "Hãy mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.",
        "Old Excel (.xls)",
        "as .xlsx",
    ),
    "PowerPoint Document": (
        "trình chiếu đời cũ (.ppt)",
        "Hãy mở bằng PowerPoint, lưu lại dạng .pdf rồi gửi lại.",
        "Old PowerPoint (.ppt)",
        "as .pdf",
    ),
    "__properties_version1.0": (
        "thư Outlook (.msg)",
        "Hãy lưu thư dạng .eml, hoặc gửi riêng các tệp đính kèm.",
        "An Outlook letter (.msg)",
        "as .eml, or send what is attached to it",
    ),
}
_ANY_OLD = (
    "Office đời cũ (.doc, .xls, .ppt)",
    "Hãy mở bằng Word hoặc Excel, lưu lại dạng .docx, .xlsx (hoặc .pdf) rồi gửi lại.",
    "Old Office (.doc, .xls, .ppt)",
    "as .docx, .xlsx or .pdf",
)


def refuse_foreign(data: bytes, name: str, endings: frozenset[str]) -> None:
    """Refuse what is known not to be a document that is read here.

    `endings` are those of the formats that are read: a picture under one of them is mislabelled.
    """
    ending = ending_of(name)
    if data.startswith(_OLE):
        raise _of_ole(data, ending)
    if data.lstrip()[:5] == b"{\\rtf":
        raise unsupported("RTF", "Hãy mở bằng Word và lưu lại dạng .docx rồi gửi lại.", "as .docx")
    packed = next((kind for start, kind in _PACKED.items() if data.startswith(start)), None)
    if packed:
        raise unsupported(f"tệp nén ({packed})", _AGAIN, "file by file", en=packed)
    _refuse_picture(data, ending, endings)
    binary = b"\x00" in data[:4096]
    if ending in _PROGRAM_ENDINGS or (binary and data.startswith(_PROGRAMS)):
        raise _program(ending)
    if binary and (data.startswith(_RECORDINGS) or _is_recording(data)):
        raise _no_document(
            "ghi âm hoặc ghi hình",
            "Hãy gửi biên bản hoặc bản gỡ băng.",
            "a recording",
            "Please send the minutes or a transcript.",
        )
    other = next((what for start, what in _OTHERS.items() if data.startswith(start)), None)
    if other and binary:
        raise _no_document(other)


def unsupported(what: str, advice: str, advice_en: str, *, en: str = "") -> UnsupportedFormat:
    """A document that is known and openly not read, with how to send it instead."""
    return UnsupportedFormat(
        f"Hệ thống chưa đọc định dạng {what}. {advice}",
        f"{en or what} is not read yet. Please send it {advice_en}.",
    )


def mislabelled(ending: str, what: str, what_en: str) -> MislabelledFile:
    """The name of the file promises something else than its content is."""
    return MislabelledFile(
        f"Tệp mang đuôi .{ending} nhưng nội dung là {what}. "
        "Hãy kiểm tra lại tệp gốc, lưu đúng định dạng rồi gửi lại.",
        f"The file is named .{ending} but holds {what_en}. "
        "Please check the original, save it in the right format and send it again.",
    )


def encrypted() -> EncryptedFile:
    """The file cannot be opened without its password."""
    return EncryptedFile(
        "Tệp có mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi gửi lại.",
        "The file is protected by a password. Please remove it, save and send the file again.",
    )


def ending_of(name: str) -> str:
    """The part of a file name after its last dot, in small letters."""
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if dot and stem else ""


def _of_ole(data: bytes, ending: str) -> UnreadableFile:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return encrypted()
    if ending in _PROGRAM_ENDINGS:
        return _program(ending)
    told = next((told for stream, told in _OLD.items() if _has_stream(data, stream)), _ANY_OLD)
    what, advice, what_en, advice_en = told
    return unsupported(what, advice, advice_en, en=what_en)


def _has_stream(data: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in data


def _refuse_picture(data: bytes, ending: str, endings: frozenset[str]) -> None:
    picture = next((kind for start, kind in _PICTURES.items() if data.startswith(start)), "")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        picture = "WEBP"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        picture = "HEIC"
    if picture == "BMP" and data[6:10] != b"\x00\x00\x00\x00":
        picture = ""
    if picture and ending in endings:
        raise mislabelled(ending, f"ảnh {picture}", f"a {picture} picture")
    if picture:
        raise unsupported(
            f"ảnh {picture}",
            "Hãy lưu lại ảnh dạng JPG hoặc PNG, hoặc gửi tệp văn bản gốc.",
            "as JPG or PNG, or send the original document",
            en=f"A {picture} picture",
        )


def _is_recording(data: bytes) -> bool:
    in_a_riff = data.startswith(b"RIFF") and data[8:12] in (b"WAVE", b"AVI ")
    return in_a_riff or data[4:8] == b"ftyp"


def _program(ending: str) -> NotADocument:
    shown = f" (.{ending})" if ending in _PROGRAM_ENDINGS else ""
    return _no_document(
        f"chương trình chạy được{shown}",
        "Tệp này không được mở. Nếu không rõ tệp từ đâu tới, hãy báo người phụ trách máy tính.",
        f"a program{shown}",
        "It was not opened. If you do not know where it came from, tell who looks after the "
        "computers.",
    )


def _no_document(
    what: str, advice: str = "", what_en: str = "something else", advice_en: str = ""
) -> NotADocument:
    told = f"Tệp là {what}, không phải văn bản. {advice}".strip()
    return NotADocument(
        f"{told} Phần mềm đọc TXT, HTML, DOCX, ODT, XLSX, PDF, EML và ảnh chụp.",
        f"The file is {what_en}, not a document. {advice_en} "
        "TXT, HTML, DOCX, ODT, XLSX, PDF, EML and photographs are read.".replace("  ", " "),
    )
