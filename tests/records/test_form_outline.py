"""The office's own Excel sheet or Word outline becomes the lines of a form."""

from __future__ import annotations

import io

import pytest
from docx import Document
from openpyxl import Workbook

from phoihop.reading.formats import open_document
from phoihop.records.form_outline import propose_outline
from phoihop.records.form_text import read_lines
from phoihop.records.forms import UnusableForm


def sheet(*rows) -> str:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return open_document(out.getvalue(), "bieu.xlsx").text


def told(outline):
    lines = read_lines("\n".join(outline.lines))
    return [(line.section, line.label, line.unit, line.decimals) for line in lines]


def test_a_sheet_with_sections_units_and_figures():
    found = propose_outline(
        sheet(
            ["BIỂU TỔNG HỢP KẾT QUẢ CHĂM LO"],
            ["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện", "Ghi chú"],
            ["A", "B", "C", 1, 2, 3],
            ["I", "CHĂM LO NGƯỜI NGHÈO"],
            [1, "Suất quà tặng", "suất", 100, 120],
            [2, "Trị giá quà", "triệu đồng", 50, 61.5],
            ["", "- Trong đó: xã hội hóa", '"', None, 12],
            ["II", "TUYÊN TRUYỀN"],
            [3, "5 không, 3 sạch", "hộ", 10, 12],
        )
    )

    assert found.name == "BIỂU TỔNG HỢP KẾT QUẢ CHĂM LO"
    assert told(found) == [
        ("CHĂM LO NGƯỜI NGHÈO", "Suất quà tặng", "suất", 0),
        ("CHĂM LO NGƯỜI NGHÈO", "Trị giá quà", "triệu đồng", 3),
        ("CHĂM LO NGƯỜI NGHÈO", "Trong đó: xã hội hóa", "triệu đồng", 3),
        ("TUYÊN TRUYỀN", "5 không, 3 sạch", "hộ", 0),
    ]
    assert "Kế hoạch" in found.notes[0]


def test_a_sheet_without_heads_and_with_units_in_brackets():
    bare = propose_outline(sheet(["Nhà xây mới", "căn"], ["Quà tặng", "suất"]))
    brackets = propose_outline(
        sheet(["TT", "Nội dung", "Số liệu"], [1, "Nhà xây mới (căn)", None], [2, "Quà (suất)", 3])
    )

    assert told(bare) == [("", "Nhà xây mới", "căn", 0), ("", "Quà tặng", "suất", 0)]
    assert [row[1:3] for row in told(brackets)] == [("Nhà xây mới", "căn"), ("Quà", "suất")]


def test_a_word_outline_with_headings_a_table_and_blanks_to_fill():
    paper = Document()
    paper.add_paragraph("BÁO CÁO KẾT QUẢ CÔNG TÁC QUÝ")
    paper.add_paragraph("I. KẾT QUẢ THỰC HIỆN")
    paper.add_paragraph("1. Chăm lo đời sống")
    table = paper.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for cells in (("STT", "Nội dung", "Đơn vị tính"), ("1", "Suất quà", "suất")):
        for cell, words in zip(table.add_row().cells, cells, strict=True):
            cell.text = words
    paper.add_paragraph("2. Tổ chức")
    paper.add_paragraph("- Tổng số hội viên: ………… người")
    paper.add_paragraph("II. ĐÁNH GIÁ CHUNG")
    paper.add_paragraph("III. KHÓ KHĂN, VƯỚNG MẮC")
    paper.add_paragraph("IV. ĐỀ XUẤT, KIẾN NGHỊ")
    out = io.BytesIO()
    paper.save(out)

    found = propose_outline(open_document(out.getvalue(), "de-cuong.docx").text)

    assert found.name == "BÁO CÁO KẾT QUẢ CÔNG TÁC QUÝ"
    assert told(found) == [
        ("Chăm lo đời sống", "Suất quà", "suất", 0),
        ("Tổ chức", "Tổng số hội viên", "người", 0),
    ]
    assert found.texts == ["ĐÁNH GIÁ CHUNG", "KHÓ KHĂN, VƯỚNG MẮC", "ĐỀ XUẤT, KIẾN NGHỊ"]


@pytest.mark.parametrize("text", ["", "chỉ có chữ", "a\tb\nc\td", "….\n\t\t\t", "|\t|\n" * 50])
def test_a_file_without_lines_is_refused_in_words(text):
    with pytest.raises(UnusableForm, match="không có bảng chỉ tiêu"):
        propose_outline(text)


def test_more_lines_than_a_form_takes_are_refused():
    rows = "\n".join(f"{n}\tChỉ tiêu số {n}\tcăn" for n in range(400))

    with pytest.raises(UnusableForm, match="400 dòng"):
        propose_outline(f"STT\tChỉ tiêu\tĐVT\n{rows}")
