"""The layout check reads what others write: broken lines, tabs, old Word, LibreOffice, attacks."""

from __future__ import annotations

import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from phoihop.reading.errors import UnreadableFile
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.official.layout.located import locate
from phoihop.reports.official.layout.opened import measure_docx
from phoihop.reports.official.pdf import office_program
from phoihop.reports.official.word import write_docx
from tests.reports.official.papers import SOUND, STATE

TODAY = date(2026, 11, 27)
STATE_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def saved(document):
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def parts_of(document):
    return locate(measure_docx(saved(document)))


def texts(lines):
    return [line.text for line in lines]


def run(paragraph, text, *, bold=False):
    piece = paragraph.add_run(text)
    piece.bold, piece.font.size, piece.font.name = bold, Pt(13), "Times New Roman"


def test_a_head_broken_by_shift_enter_is_taken_apart():
    document = Document()
    table = document.add_table(rows=1, cols=2)
    left, right = (cell.paragraphs[0] for cell in table.rows[0].cells)
    run(left, "UBND XÃ THANH KHÊ")
    left.add_run().add_break()
    run(left, "VĂN PHÒNG", bold=True)
    run(right, f"{STATE_TITLE}\n{MOTTO}", bold=True)
    right.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("Số: 05/BC-VP\tThanh Khê, ngày 05 tháng 01 năm 2026")
    document.add_paragraph("BÁO CÁO")
    document.add_paragraph("Kết quả quý I")

    parts = parts_of(document)

    assert (texts(parts.superior), texts(parts.issuer)) == (["UBND XÃ THANH KHÊ"], ["VĂN PHÒNG"])
    assert (texts(parts.state), texts(parts.motto)) == ([STATE_TITLE], [MOTTO])
    assert parts.motto[0].align == "center"
    assert texts(parts.number) == ["Số: 05/BC-VP"]
    assert texts(parts.date) == ["Thanh Khê, ngày 05 tháng 01 năm 2026"]
    assert (parts.title, texts(parts.summary)) == ("BÁO CÁO", ["Kết quả quý I"])


def test_a_head_without_a_table_is_read_by_its_tabs():
    document = Document()
    for line in (
        f"ỦY BAN NHÂN DÂN\t{STATE_TITLE}",
        f"XÃ THANH KHÊ\t{MOTTO}",
        "Số: 05/TB-UBND\tThanh Khê, ngày 05 tháng 01 năm 2026",
        "THÔNG BÁO",
        "Lịch tiếp công dân",
    ):
        document.add_paragraph(line)

    parts = parts_of(document)

    assert texts(parts.issuer) == ["ỦY BAN NHÂN DÂN", "XÃ THANH KHÊ"]
    assert texts(parts.state) == [STATE_TITLE]


def test_indents_written_the_newer_way_are_measured_alike():
    """LibreOffice and Word 2010 strict write start and end where others write left and right."""
    document = Document(BytesIO(write_docx(STATE)))
    for indent in document.element.body.iter(qn("w:ind")):
        for old, new in (("w:left", "w:start"), ("w:right", "w:end")):
            value = indent.attrib.pop(qn(old), None)
            if value is not None:
                indent.set(qn(new), value)

    assert check_docx(saved(document), today=TODAY).departures == ()


def test_capitals_by_style_count_as_capitals():
    document = Document(BytesIO(write_docx(STATE)))
    for line in document.paragraphs:
        if line.style.name == "Tên loại văn bản":
            line.runs[0].text = "Thông báo"
            line.runs[0].font.all_caps = True

    assert check_docx(saved(document), today=TODAY).departures == ()


def test_hidden_words_are_not_measured():
    document = Document(BytesIO(write_docx(STATE)))
    ghost = document.paragraphs[0].add_run("ẩn")
    ghost.font.hidden, ghost.font.name = True, "Arial"

    assert check_docx(saved(document), today=TODAY).departures == ()


def test_a_document_without_a_head_is_told_so_and_no_issuer_is_made_up():
    document = Document()
    document.add_paragraph("Ghi chép cuộc họp tổ.")
    rules = {one.rule for one in check_docx(saved(document), today=TODAY).departures}

    assert {"state.words", "motto.words", "issuer.present", "number.prefix"} <= rules
    assert "issuer.bold" not in rules


def test_tables_in_tables_are_measured_once():
    document = Document()
    inner = document.add_table(rows=1, cols=1).rows[0].cells[0].add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "một lần"

    assert texts(measure_docx(saved(document)).lines).count("một lần") == 1


def with_part(data, name, content):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(one, content if one == name else old.read(one))
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>",
        "<w:document",
        "<x/>",
        "",
    ],
    ids=["entities", "cut", "foreign", "empty"],
)
def test_a_hostile_or_broken_main_part_is_refused_plainly(content):
    with pytest.raises(UnreadableFile):
        check_docx(with_part(write_docx(STATE), "word/document.xml", content), today=TODAY)


def test_styles_that_rest_on_each_other_in_a_ring_end():
    document = Document(BytesIO(write_docx(STATE)))
    style = document.styles["Nội dung"].element
    based = style.find(qn("w:basedOn"))
    based.set(qn("w:val"), style.get(qn("w:styleId")))

    assert isinstance(check_docx(saved(document), today=TODAY).departures, tuple)


def test_numbers_that_are_none_do_not_stop_the_check():
    document = Document(BytesIO(write_docx(STATE)))
    for size in document.styles.element.iter(qn("w:sz")):
        size.set(qn("w:val"), "to")
    indent = OxmlElement("w:ind")
    indent.set(qn("w:firstLine"), "nhiều")
    document.paragraphs[-1]._p.get_or_add_pPr().append(indent)

    assert check_docx(saved(document), today=TODAY).departures


@pytest.mark.skipif(office_program() is None, reason="no LibreOffice")
def test_what_libreoffice_opened_and_saved_still_keeps_its_layout(tmp_path):
    """It repairs nothing: had it changed a style, a field or a table, the check would tell."""
    (tmp_path / "ra").mkdir()
    for name, paper in SOUND.items():
        (tmp_path / f"{name.replace(' ', '-')}.docx").write_bytes(write_docx(paper))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office_program(), profile, "--headless", "--convert-to", "docx", "--outdir"]
    files = sorted(tmp_path.glob("*.docx"))
    subprocess.run([*command, tmp_path / "ra", *files], check=True, capture_output=True)

    for file in files:
        again = (tmp_path / "ra" / file.name).read_bytes()
        assert check_docx(again, today=TODAY).departures == (), file.name


@pytest.mark.parametrize("signs", [300, 4000])
def test_a_first_part_whose_number_libreoffice_dropped_is_told_once_it_has_two_pages(signs):
    """Saving a paper of one page before an appendix, it keeps the appendix' head only."""
    long = replace(STATE, blocks=(*STATE.blocks, "Đã họp, đã bàn. " * (signs // 16)))
    document = Document(BytesIO(write_docx(long)))
    first, appendix = (one._sectPr for one in document.sections)
    for name in ("headerReference", "titlePg"):
        appendix.insert(0, first.find(qn(f"w:{name}")))

    told = {one.rule for one in check_docx(saved(document), today=TODAY).departures}

    assert told == ({"page_number.present"} if signs > 3500 else set())
