"""The Word file is a real Word file: styles, fields, tables, and the order the schema wants."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn

from phoihop.reports.official.paper import level_of
from phoihop.reports.official.word import write_docx
from phoihop.reports.official.word.parts import SECTION_ORDER, TABLE_ORDER
from phoihop.reports.official.word.text import columns_of
from tests.reports.official.papers import LETTER, PARTY, SOUND, STATE, TABLE


def opened(paper):
    return Document(BytesIO(write_docx(paper)))


def everything(document):
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [*document.paragraphs, *(line for cell in cells for line in cell.paragraphs)]


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_formatted_by_hand(name):
    """Every look comes from a style; only the drawn lines carry their own length."""
    for line in everything(opened(SOUND[name])):
        own = line._p.pPr
        allowed = {"pStyle", "sectPr"} | ({"ind"} if line.style.name == "Đường kẻ" else set())
        assert {child.tag.rpartition("}")[2] for child in own} <= allowed
        assert not [run for run in line.runs if run._r.rPr is not None]


@pytest.mark.parametrize("name", SOUND)
def test_children_stand_in_the_order_of_the_schema(name):
    document = opened(SOUND[name])
    for tag, order in (("w:tblPr", TABLE_ORDER), ("w:sectPr", SECTION_ORDER)):
        for element in document.element.iter(qn(tag)):
            places = [order.index(child.tag.rpartition("}")[2]) for child in element]
            assert places == sorted(places)
            names = [place for place in places if order[place] != "headerReference"]
            assert len(names) == len(set(names))


def test_word_opens_it_in_todays_mode_and_in_vietnamese():
    with zipfile.ZipFile(BytesIO(write_docx(STATE))) as bundle:
        settings = bundle.read("word/settings.xml").decode()
        styles = bundle.read("word/styles.xml").decode()
        names = bundle.namelist()
    modes = re.findall(r'w:name="compatibilityMode"[^>]*w:val="(\d+)"', settings)
    assert modes == ["15"]
    assert 'w:lang w:val="vi-VN"' in styles
    assert not [name for name in names if "thumbnail" in name]


def test_pages_are_counted_by_a_field_and_appendices_anew():
    document = opened(STATE)
    fields = document.sections[0].header._element.xpath(".//w:instrText")
    assert [one.text for one in fields] == [" PAGE "]
    assert document.sections[1]._sectPr.xpath("./w:pgNumType/@w:start") == ["1"]
    assert document.sections[1].orientation == 1


def test_signs_that_no_xml_can_hold_are_left_out():
    paper = replace(STATE, summary="Kết\x00 luận\x0b\ud800", blocks=("Dòng\x1f một",))
    text = "\n".join(line.text for line in everything(opened(paper)))

    assert "Kết luận" in text
    assert "Dòng một" in text


def test_a_letter_names_its_subject_under_the_number():
    cells = opened(LETTER).tables[0].rows[1].cells[0].text.split("\n")

    assert cells == ["Số: 05/VP-TH", "V/v báo cáo kết quả thực hiện kết luận"]


def test_a_party_paper_ends_as_the_partys_do():
    document = opened(PARTY)
    left = document.tables[-1].rows[0].cells[0].text.split("\n")

    assert left == ["Nơi nhận:", "- Đảng ủy xã;", "- Các đoàn thể xã;", "- Lưu Đảng ủy."]
    assert [line.text for line in document.paragraphs if line.style.name == "Nội dung"][-1][
        -2:
    ] != "./"


def test_no_column_is_so_narrow_that_its_head_breaks():
    wide = columns_of(replace(TABLE, widths=(1, 30, 5)), 165)

    assert min(wide) >= 13
    assert sum(wide) == pytest.approx(165)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Phần thứ nhất", "part"),
        ("Chương II", "part"),
        ("II. NHIỆM VỤ", "roman"),
        ("Điều 3. Hiệu lực", "article"),
        ("1. Kết quả", "heading"),
        ("1. Giao Hội Nông dân xã rà soát hộ vay vốn.", "clause"),
        ("a) Rà soát;", "point"),
        ("đ) Rà soát;", "point"),
        ("Công an xã phối hợp.", "text"),
        ("I. Sau khi nghe báo cáo, đồng chí Chủ tịch kết luận.", "text"),
    ],
)
def test_a_paragraph_knows_its_level_by_how_it_begins(text, level):
    assert level_of(text) == level
