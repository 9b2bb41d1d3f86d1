"""Định dạng tệp: from the bytes of a file to its text, or to a plain refusal.

The content decides what a file is; its name is only compared with it. A reader
of a new format is one module with a function `open_…(data) -> Opened` and one
line in `FORMATS`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from importlib import import_module
from typing import cast

from phoihop.lib.numbers import format_number
from phoihop.reading.errors import EmptyFile, FileTooComplex, FileTooLarge
from phoihop.reading.formats.kinds import check_name, kind_of
from phoihop.reading.formats.opened import Opened, Recognised

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "Opened",
    "Recognised",
    "check_size",
    "open_document",
]

MIB = 1024 * 1024
MAX_BYTES = 25 * MIB
MAX_CHARACTERS = 2_000_000
"""About a thousand printed pages: a longer text is not one document."""

FORMATS = {
    "txt": "phoihop.reading.formats.txt:open_txt",
    "html": "phoihop.reading.formats.html:open_html",
    "docx": "phoihop.reading.formats.docx:open_docx",
    "odt": "phoihop.reading.formats.odt:open_odt",
    "xlsx": "phoihop.reading.formats.xlsx:open_xlsx",
    "eml": "phoihop.reading.formats.eml:open_eml",
}
"""Kind to its reader, imported only when such a file comes."""
PAGED = {
    "pdf": "phoihop.reading.formats.pdf:open_pdf",
    "picture": "phoihop.reading.formats.picture:open_picture",
}
"""Kinds whose pages may be pictures: their readers also take what was recognised in these."""


def open_document(
    data: bytes,
    name: str,
    *,
    max_bytes: int = MAX_BYTES,
    recognised: Sequence[Recognised] = (),
) -> Opened:
    """Turn a file into text with its metadata, or raise an `UnreadableFile` that says why not.

    `recognised` are pages that were pictures when the file was opened before.

    >>> open_document("Kiến nghị của xã".encode(), "van-ban.txt").text
    'Kiến nghị của xã'
    """
    check_size(len(data), max_bytes=max_bytes)
    kind = kind_of(data, name)
    check_name(kind, name)
    opened = _opened(data, kind, recognised)
    if not opened.text.strip():
        raise EmptyFile(
            "Tệp mở được nhưng không có chữ nào. Hãy kiểm tra lại tệp gốc rồi gửi lại.",
            "The file opens but holds no text. Please check the original and send it again.",
        )
    if len(opened.text) > MAX_CHARACTERS:
        raise FileTooComplex(
            f"Văn bản dài {format_number(len(opened.text))} ký tự, "
            f"quá mức {format_number(MAX_CHARACTERS)} ký tự. "
            "Hãy tách thành từng văn bản rồi gửi lại.",
            f"The text has {len(opened.text):,} characters, more than {MAX_CHARACTERS:,}. "
            "Please split it into single documents.",
        )
    return opened


def check_size(size: int, *, max_bytes: int = MAX_BYTES) -> None:
    """Refuse a file by its size alone, before anything in it is looked at."""
    if size == 0:
        raise EmptyFile(
            "Tệp trống, không có nội dung. Hãy kiểm tra lại tệp gốc rồi gửi lại.",
            "The file is empty. Please check the original and send it again.",
        )
    if size > max_bytes:
        raise FileTooLarge(
            f"Tệp có dung lượng {_megabytes(size)} MB, quá mức {_megabytes(max_bytes)} MB. "
            "Hãy bỏ bớt ảnh hoặc tách tệp rồi gửi lại.",
            f"The file is {size / MIB:.1f} MB; at most {max_bytes / MIB:.1f} MB are accepted. "
            "Please remove pictures or split the file.",
        )


def _megabytes(size: int) -> str:
    return format_number(Decimal(size * 10 // MIB) / 10)


def _opened(data: bytes, kind: str, recognised: Sequence[Recognised]) -> Opened:
    if kind in PAGED:
        paged = cast("Callable[[bytes, Sequence[Recognised]], Opened]", _reader(PAGED[kind]))
        return paged(data, recognised)
    return cast("Callable[[bytes], Opened]", _reader(FORMATS[kind]))(data)


def _reader(path: str) -> object:
    module, _, function = path.partition(":")
    return getattr(import_module(module), function)
