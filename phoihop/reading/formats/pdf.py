"""Văn bản PDF: the text layer, page by page; a page that is a picture is never silently empty."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from phoihop.lib.numbers import format_number
from phoihop.reading.errors import DamagedFile, FileTooComplex, UnreadableFile
from phoihop.reading.formats import legacy
from phoihop.reading.formats.kinds import encrypted
from phoihop.reading.formats.opened import Opened, Recognised
from phoihop.reading.formats.pages import put_together

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

MAX_PAGES = 1_000
MAX_CHARACTERS = 2_000_000
MAX_PIXELS = 12_000_000
"""A little more than A4 at 300 points an inch."""
DOTS_PER_INCH = 300
_PASSWORD_ERROR = 4
_FEW_LETTERS = 12
_STAMP = 400
"""Characters: a page with fewer, and a picture all over, holds the words of a digital signature."""
_MOST_OF_PAGE = 0.6
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s+)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s]*", re.I)
_UNREADABLE = re.compile("[\ue000-\uf8ff\ufffd]")
_LINE_HYPHEN = re.compile("[\x02\ufffe\u00ad]\n?")


def open_pdf(data: bytes, recognised: Sequence[Recognised] = ()) -> Opened:
    """Read the text layer of a PDF, and what was recognised where a page is a picture."""
    from pypdfium2 import PdfiumError

    with _document(data) as document:
        try:
            pages, pictured = _pages(document)
        except PdfiumError:
            raise _damaged() from None
    return _assembled(pages, pictured, recognised)


def picture_of_page(data: bytes, page: int, *, colour: bool = False) -> tuple[int, int, bytes]:
    """Draw one page, counted from 1: width, height and one byte a point in grey, three (red,
    green, blue) in colour.
    """
    from pypdfium2 import PdfiumError

    with _document(data) as document:
        try:
            shown = document[page - 1]
            width, height = shown.get_size()
            scale = min(DOTS_PER_INCH / 72, (MAX_PIXELS / max(width * height, 1.0)) ** 0.5)
            drawn = shown.render(
                scale=scale, grayscale=not colour, rev_byteorder=True, may_draw_forms=False
            )
            rows = bytes(drawn.buffer)
            stride, across, down = drawn.stride, drawn.width, drawn.height
        except PdfiumError:
            raise _damaged() from None
    wide = across * (3 if colour else 1)
    points = b"".join(rows[row * stride : row * stride + wide] for row in range(down))
    return across, down, points


@contextmanager
def _document(data: bytes) -> Iterator[PdfDocument]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as problem:
        raise _refusal(problem) from None
    try:
        yield document
    finally:
        document.close()


def _pages(document: PdfDocument) -> tuple[list[str], list[int]]:
    """The text layer of each page, and the numbers of those that are pictures of text."""
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
    pictured: list[int] = []
    size = 0
    for number in range(1, count + 1):
        page = document[number - 1]
        text = _page_text(page, number)
        if not _has_text(text) or (len(text) < _STAMP and _is_covered(page)):
            pictured.append(number)
        page.close()
        size += len(text)
        if size > MAX_CHARACTERS:
            raise FileTooComplex(
                "Tệp PDF chứa quá nhiều chữ. Hãy tách thành từng văn bản rồi gửi lại.",
                "The PDF holds far too much text. Please split it into single documents.",
            )
        pages.append(text)
    return pages, pictured


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


def _assembled(pages: list[str], pictured: list[int], recognised: Sequence[Recognised]) -> Opened:
    layers = [page if _has_text(page) else "" for page in pages]
    _, old = legacy.modernise("\n".join(layers))
    if old:
        layers = [legacy.from_tcvn3(page) for page in layers]
    opened = put_together(layers, pictured, recognised, kind="pdf")
    opened.notes += old
    return opened


def _is_covered(page: PdfPage) -> bool:
    """Whether a picture fills the page: the few words beside it are a stamp or a signature."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    for picture in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= _MOST_OF_PAGE * width * height:
            return True
    return False


def _has_text(page: str) -> bool:
    """A layer of private-use signs is no text: its fonts do not say what they show."""
    letters = sum(1 for character in page if character.isalnum())
    return letters >= _FEW_LETTERS and len(_UNREADABLE.findall(page)) * 5 < len(page)


def _refusal(problem: Exception) -> UnreadableFile:
    if getattr(problem, "err_code", None) == _PASSWORD_ERROR or "assword" in str(problem):
        return encrypted()
    return _damaged()


def _damaged() -> UnreadableFile:
    return DamagedFile(
        "Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở thử tệp gốc rồi gửi lại.",
        "The PDF file is damaged or was cut off. Please open the original and send it again.",
    )
