"""Liên kết trong PDF: numbers that open their source in the Word file open it in the PDF too.

LibreOffice without a screen leaves the links of a Word file out of the PDF, so they are laid
over the words here, in the order in which they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

Link = tuple[str, str]
"""Words and the address they open."""


def links_in(docx: bytes) -> list[Link]:
    """Return the links of a Word file in reading order."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(BytesIO(docx))
    found = []
    for element in document.element.body.iter(qn("w:hyperlink")):
        words = "".join(run.text or "" for run in element.iter(qn("w:t")))
        relation = document.part.rels.get(element.get(qn("r:id")))
        if words.strip() and relation is not None and relation.is_external:
            found.append((words, relation.target_ref))
    return found


def with_links(pdf: bytes, links: list[Link]) -> bytes:
    """Return the PDF with its words opening the addresses; words not found stay plain."""
    if not links:
        return pdf
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        _lay(document, links)
        out = BytesIO()
        document.save(out)
        return out.getvalue()
    finally:
        document.close()


def _lay(document: Any, links: list[Link]) -> None:
    pages = [document[number] for number in range(len(document))]
    words = [page.get_textpage() for page in pages]
    texts = [one.get_text_range() for one in words]
    number, at = 0, 0
    for said, address in links:
        found = _next(texts, _pattern(said), number, at)
        if found is None:
            continue
        number, start, at = found
        for box in _boxes(words[number], start, at - start):
            _open(pages[number], box, address)
    for held in (*words, *pages):
        held.close()


def _next(
    texts: list[str], pattern: re.Pattern[str], number: int, at: int
) -> tuple[int, int, int] | None:
    """Return page, start and end of the next place from a page and a sign on."""
    for page in range(number, len(texts)):
        found = pattern.search(texts[page], at if page == number else 0)
        if found is not None:
            return page, found.start(), found.end()
    return None


def _pattern(words: str) -> re.Pattern[str]:
    """Words may be parted by the end of a line."""
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def _boxes(words: Any, start: int, count: int) -> Iterator[tuple[float, float, float, float]]:
    for place in range(words.count_rects(start, count)):
        yield words.get_rect(place)


def _open(page: Any, box: tuple[float, float, float, float], address: str) -> None:
    from pypdfium2 import raw

    left, bottom, right, top = box
    mark = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_LINK)
    raw.FPDFAnnot_SetRect(mark, raw.FS_RECTF(left, top, right, bottom))
    # Without it viewers and printers draw a box around each number.
    raw.FPDFAnnot_SetBorder(mark, 0, 0, 0)
    raw.FPDFAnnot_SetURI(mark, address.encode("ascii", "ignore"))
    raw.FPDFPage_CloseAnnot(mark)
