from __future__ import annotations

import pytest

from phoihop.reading.errors import DamagedFile, EmptyFile, FileTooComplex, SuspiciousFile
from phoihop.reading.formats import open_document
from tests.reading.formats.making import W_SPACE, make_docx, make_zip, paragraph


def read(body, **parts):
    return open_document(make_docx(body, **parts), "van-ban.docx")


def row(*cells):
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_paragraphs_are_lines():
    opened = read(paragraph("Xã Nà Bản") + paragraph("Kính gửi: các thôn"))
    assert opened.text == "Xã Nà Bản\nKính gửi: các thôn"
    assert opened.format == "docx"


def test_a_paragraph_of_many_runs_is_one_line():
    runs = ("<w:t>trước </w:t>", "<w:t>ngày 15/4</w:t>", "<w:br/><w:t>sau</w:t>")
    body = "".join(f"<w:r>{run}</w:r>" for run in runs)
    assert read(f"<w:p>{body}</w:p>").text == "trước ngày 15/4\nsau"


def test_a_table_row_is_a_line_of_cells():
    table = row(paragraph("Đơn vị"), paragraph("Số nhà")) + row(
        paragraph("Hội Nông dân"), paragraph("7") + paragraph("(mới: 2)")
    )
    text = read(paragraph("Biểu 1") + f"<w:tbl>{table}</w:tbl>" + paragraph("Hết")).text
    assert text == "Biểu 1\nĐơn vị\tSố nhà\nHội Nông dân\t7 (mới: 2)\nHết"


def test_a_table_of_one_cell_is_layout():
    body = f"<w:tbl>{row(paragraph('Một') + paragraph('Hai'))}</w:tbl>"
    assert read(body).text == "Một\nHai"


def test_the_head_of_a_letter_keeps_its_lines():
    issuer = paragraph("UBND XÃ NÀ BẢN") + paragraph("Số: 12/BC-UBND")
    nation = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Nà Bản, ngày 12/3/2026")
    unruled = '<w:tblPr><w:tblBorders><w:top w:val="nil"/></w:tblBorders></w:tblPr>'
    body = f"<w:tbl>{unruled}{row(issuer, nation)}</w:tbl>"
    assert read(body).text.split("\n")[:2] == ["UBND XÃ NÀ BẢN", "Số: 12/BC-UBND"]
    ruled = '<w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>'
    assert read(body.replace(unruled, ruled)).text == read(body).text
    no_head = body.replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Đã rà soát")
    assert read(no_head.replace(unruled, ruled)).text.count("\t") == 1


def test_the_head_of_a_letter_may_break_its_lines_within_a_paragraph():
    issuer = "<w:p><w:r><w:t>UBND XÃ NÀ BẢN</w:t><w:br/><w:t>Số: 12/BC-UBND</w:t></w:r></w:p>"
    nation = paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    lines = read(f"<w:tbl>{row(issuer, nation)}</w:tbl>").text.split("\n")
    assert lines[:2] == ["UBND XÃ NÀ BẢN", "Số: 12/BC-UBND"]


def test_a_table_in_a_cell_stays_in_its_row():
    inner = f"<w:tbl>{row(paragraph('trong'))}</w:tbl>"
    assert read(f"<w:tbl>{row(inner, paragraph('ngoài'))}</w:tbl>").text == "trong\tngoài"


NUMBERING = f"""<w:numbering {W_SPACE}>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(text, list_id, depth=0):
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return paragraph(text, properties=place)


def test_numbers_that_word_only_shows_are_written_out():
    body = (
        numbered("Kết quả", 1) + numbered("thôn Hạ", 1, 1) + numbered("thôn Trung", 1, 1)
        + numbered("Kiến nghị", 1) + numbered("với xã", 1, 1) + numbered("gạch", 2)
        + numbered("đặt lại", 3)
    )  # fmt: skip
    assert read(body, numbering=NUMBERING).text.split("\n") == [
        "I. Kết quả", "1) thôn Hạ", "2) thôn Trung", "II. Kiến nghị", "1) với xã", "- gạch",
        "V. đặt lại",
    ]  # fmt: skip


def test_a_style_may_carry_the_numbers():
    styles = (
        f'<w:styles {W_SPACE}><w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style></w:styles>"
    )
    body = paragraph("Mở đầu", properties='<w:pStyle w:val="Muc"/>')
    assert read(body, numbering=NUMBERING, styles=styles).text == "I. Mở đầu"


def test_deleted_moved_and_hidden_words_are_not_the_documents():
    body = (
        "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>"
    )
    assert read(body).text == "giữ thêm"


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    body = f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
    assert read(body + paragraph("ngoài")).text.split() == ["trong", "khung", "ngoài"]


def test_footnotes_follow_and_running_heads_stay_out():
    note = f'<w:footnote w:id="2">{paragraph("Số liệu quý I")}</w:footnote>'
    notes = f"<w:footnotes {W_SPACE}>{note}</w:footnotes>"
    head = f"<w:hdr {W_SPACE}>{paragraph('ĐẦU TRANG')}</w:hdr>"
    opened = read(paragraph("Thân bài"), footnotes=notes, header1=head)
    assert opened.text == "Thân bài\n[1] Số liệu quý I"


def test_old_fonts_tell_their_encoding():
    plain = paragraph("Céng hßa", run='<w:rFonts w:ascii=".VnTime"/>')
    capitals = paragraph("b¸o c¸o", run='<w:rFonts w:ascii=".VnTimeH"/>')
    opened = read(plain + capitals + paragraph("tiếp theo"))
    assert opened.text == "Cộng hòa\nBÁO CÁO\ntiếp theo"
    assert "TCVN3" in opened.notes[0]


def test_macros_are_named_and_not_run():
    document = f"<w:document {W_SPACE}><w:body>{paragraph('A')}</w:body></w:document>"
    data = make_zip({"word/document.xml": document, "word/vbaProject.bin": b"x"})
    assert "Macro không được chạy" in open_document(data, "a.docm").notes[0]


@pytest.mark.parametrize("body", ["", paragraph(""), paragraph("   ")])
def test_a_document_without_words_is_refused(body):
    with pytest.raises(EmptyFile):
        read(body)


def test_a_million_and_a_half_paragraphs_are_refused():
    bomb = make_docx("<w:p/>" * 1_500_000)
    assert len(bomb) < 200_000
    with pytest.raises(FileTooComplex):
        open_document(bomb, "bom.docx")


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_a_document_type_is_refused(prolog):
    with pytest.raises(SuspiciousFile):
        open_document(make_docx(paragraph("&x;&b;"), prolog=prolog), "x.docx")


def test_broken_markup_is_damaged():
    whole = make_docx(paragraph("nội dung"))
    for data in (make_docx("<w:p><w:r>"), whole[: len(whole) // 2]):
        with pytest.raises(DamagedFile):
            open_document(data, "hong.docx")
