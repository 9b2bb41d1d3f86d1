"""What a number opens in the Word file it opens in the PDF."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest
from pypdfium2 import raw

from phoihop.reports.official.paper import Linked, Paper
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.pdf import as_pdf, office_program
from phoihop.reports.official.pdf_links import links_in
from phoihop.reports.official.profiles import load
from phoihop.reports.official.word import write_docx

LONG = "Trị giá quà tặng và tiền hỗ trợ xây, sửa nhà của tất cả các hội, đoàn thể trong kỳ là "


def written() -> bytes:
    first = Linked("- Suất quà tặng: 95 suất.", ((17, 24, "https://vi.du/1"),))
    start = len(LONG) * 2
    second = Linked(LONG * 2 + "trên 22,5 triệu đồng.", ((start, start + 20, "https://vi.du/2"),))
    return write_docx(
        Paper(
            profile=load("nd30"),
            kind=KINDS["report"],
            issuers=(("ỦY BAN NHÂN DÂN", "XÃ THANH KHÊ"),),
            symbol="BC-UBND",
            place="Thanh Khê",
            day=date(2026, 11, 27),
            summary="Kết quả chăm lo",
            blocks=(first, second),
        )
    )


def test_the_links_of_the_word_file_are_found_in_their_order():
    assert links_in(written()) == [
        ("95 suất", "https://vi.du/1"),
        ("trên 22,5 triệu đồng", "https://vi.du/2"),
    ]


@pytest.mark.skipif(office_program() is None, reason="Máy này chưa có LibreOffice.")
def test_the_pdf_opens_them_too():
    document = pypdfium2.PdfDocument(as_pdf(written()))
    page = document[0]
    marks = raw.FPDFPage_GetAnnotCount(page.raw)
    kinds = set()
    for place in range(marks):
        mark = raw.FPDFPage_GetAnnot(page.raw, place)
        kinds.add(raw.FPDFAnnot_GetSubtype(mark))
        raw.FPDFPage_CloseAnnot(mark)
    page.close()
    document.close()

    assert marks >= 2
    assert kinds == {raw.FPDF_ANNOT_LINK}
