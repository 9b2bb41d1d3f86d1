"""Văn bản PDF: the text layer, page by page; a page that is a picture is never silently empty."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from phoihop.lib.numbers import format_number
from phoihop.reading.errors import (
    DamagedFile,
    FileTooComplex,
    ScannedDocument,
    UnreadableFile,
)
from phoihop.reading.formats import legacy
from phoihop.reading.formats.kinds import encrypted
from phoihop.reading.formats.opened import Opened

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 1_000
MAX_CHARACTERS = 2_000_000
_PASSWORD_ERROR = 4
_FEW_LETTERS = 12
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*", re.I)
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]")
_LINE_HYPHEN = re.compile("[\x02\ufffe\u00ad]\n?")


def open_pdf(data: bytes) -> Opened:
    """Read the text layer of a PDF; pages without one are named."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as problem:
        raise _refusal(problem) from None
    try:
        pages = _pages(document)
    except PdfiumError:
        raise _damaged() from None
    finally:
        document.close()
    return _assembled(pages)


def _pages(document: PdfDocument) -> list[str]:
    count = len(document)
    if count == 0:
        raise _damaged()
    if count > MAX_PAGES:
        raise FileTooComplex(
            f"Tệp PDF có {format_number(count)} trang, quá mức {format_number(MAX_PAGES)} trang. "
            "Hãy tách thành từng văn bản rồi gửi lại.",
            f"The PDF has {count} pages, more than {MAX_PAGES}. Please split it.",
        )
    pages: list[str] = []
    size = 0
    for number in range(count):
        page = document[number]
        text = _page_text(page, number + 1)
        page.close()
        size += len(text)
        if size > MAX_CHARACTERS:
            raise FileTooComplex(
                "Tệp PDF chứa quá nhiều chữ. Hãy tách thành từng văn bản rồi gửi lại.",
                "The PDF holds far too much text. Please split it into single documents.",
            )
        pages.append(text)
    return pages


def _page_text(page: PdfPage, number: int) -> str:
    layer = page.get_textpage()
    text = layer.get_text_bounded().replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    layer.close()
    lines = [line.rstrip() for line in _LINE_HYPHEN.sub("-", text).split("\n")]
    return "\n".join(_without_page_number(lines, number))


def _without_page_number(lines: list[str], number: int) -> list[str]:
    """Leave out the running number at the head or foot, but no other lone number."""
    for edge in (0, -1):
        if lines:
            found = _PAGE_NUMBER.fullmatch(lines[edge])
            if found and int(found[1]) == number:
                del lines[edge]
    return lines


def _assembled(pages: list[str]) -> Opened:
    without_text = [number for number, page in enumerate(pages, 1) if not _has_text(page)]
    if len(without_text) == len(pages):
        raise ScannedDocument(
            "Tệp PDF là trang quét ảnh, cần nhận dạng chữ (OCR) trước khi đọc. "
            "Hãy gửi tệp văn bản gốc (DOCX hoặc PDF xuất từ Word).",
            "The PDF is made of scanned pages and needs text recognition (OCR) first. "
            "Please send the original document (DOCX, or PDF exported from Word).",
        )
    layers = "\n".join(page.strip("\n") for page in pages if page.strip())
    text, old = legacy.modernise(layers)
    return Opened(text, "pdf", notes=_notes(without_text) + old)


def _has_text(page: str) -> bool:
    """A layer of private-use signs is no text: its fonts do not say what they show."""
    letters = sum(1 for character in page if character.isalnum())
    return letters >= _FEW_LETTERS and len(_UNREADABLE.findall(page)) * 5 < len(page)


def _notes(without_text: list[int]) -> list[str]:
    if not without_text:
        return []
    named = ", ".join(str(number) for number in without_text[:20])
    more = " và các trang khác" if len(without_text) > 20 else ""
    return [
        f"Trang {named}{more} không có lớp chữ (có thể là trang quét ảnh hoặc trang trống), "
        "cần nhận dạng chữ (OCR) nếu có nội dung."
    ]


def _refusal(problem: Exception) -> UnreadableFile:
    if getattr(problem, "err_code", None) == _PASSWORD_ERROR or "assword" in str(problem):
        return encrypted()
    return _damaged()


def _damaged() -> UnreadableFile:
    return DamagedFile(
        "Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở thử tệp gốc rồi gửi lại.",
        "The PDF file is damaged or was cut off. Please open the original and send it again.",
    )
