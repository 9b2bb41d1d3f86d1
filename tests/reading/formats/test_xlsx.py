from __future__ import annotations

import time
from datetime import date
from io import BytesIO

import pytest
from openpyxl import Workbook

from phoihop.reading.confined import read_file_safely
from phoihop.reading.errors import (
    DamagedFile,
    FileTooComplex,
    SuspiciousFile,
    UnsupportedFormat,
)
from phoihop.reading.formats import open_document
from phoihop.reading.formats.sheet_values import shown
from tests.reading.formats.making import S_SPACE, make_xlsx, make_zip, row


def read(*sheets, **parts):
    return open_document(make_xlsx(*sheets, **parts), "chi-tieu.xlsx")


def saved(book):
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def test_each_row_is_a_line_of_cells_under_the_name_of_its_sheet():
    opened = read(
        row("Chỉ tiêu", "Kết quả") + row("Kết nạp hội viên", "25"), names=["Hội Nông dân"]
    )
    assert opened.text == "Hội Nông dân\nChỉ tiêu\tKết quả\nKết nạp hội viên\t25"
    assert opened.format == "xlsx"
    assert opened.metadata == {"sheets": "Hội Nông dân"}


def test_a_name_that_says_nothing_is_no_heading():
    opened = read(row("Một"), row("Hai"), names=["Sheet1", "Trang tính2"])
    assert opened.text == "Một\n\nHai"


def test_a_workbook_of_another_program_is_read_as_it_is_shown():
    book = Workbook()
    sheet = book.active
    sheet.title = "Chỉ tiêu 2026"
    sheet["B2"], sheet["C2"], sheet["D2"], sheet["E2"] = "Thu ngân sách", 1234567.5, 0.8608, 2026
    sheet["F2"] = date(2022, 1, 5)
    sheet["C2"].number_format, sheet["D2"].number_format = '#,##0.0" đ"', "0.0%"
    assert open_document(saved(book), "a.xlsx").text.split("\n")[1].split("\t") == [
        "Thu ngân sách", "1.234.567,5 đ", "86,1%", "2026", "05/01/2022",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "pattern", "words"),
    [
        ("1234.5", "General", "1.234,5"),
        ("0.30000000000000004", "General", "0,3"),
        ("2026", "General", "2026"),
        ("125000", "General", "125.000"),
        ("1234567", "#,##0,", "1.235"),
        ("12.5", '0.0" tỷ"', "12,5 tỷ"),
        ("-1600", "#,##0;[Red](#,##0)", "-1.600"),
        ("44566.354167", "dd/mm/yyyy hh:mm", "05/01/2022 08:30"),
        ("44566", "mm/yyyy", "01/2022"),
        ("44566", "[$-42A]d mmmm yyyy", "05/01/2022"),
        ("1.5", "[h]:mm", "36:00"),
        ("59", "dd/mm/yyyy", "28/02/1900"),
        ("9e99", "0", "9e99"),
        ("99999999", "dd/mm/yyyy", "99.999.999"),
        ("nan", "0", "nan"),
    ],
)
def test_a_number_is_written_as_the_sheet_shows_it(raw, pattern, words):
    assert shown(raw, pattern) == words


def test_days_counted_from_1904_are_known():
    assert shown("43104", "dd/mm/yyyy", since_1904=True) == "05/01/2022"


def test_empty_columns_take_no_place():
    far = '<row><c r="B1" t="str"><v>a</v></c><c r="XFD1" t="str"><v>b</v></c></row>'
    assert read(far + '<row><c r="B2" t="str"><v>c</v></c></row>').text == "a\tb\nc"


def test_what_the_sheet_hides_stays_out_and_is_named():
    columns = '<cols><col min="2" max="3" hidden="1"/></cols><!--rows-->'
    rows = row("thấy", "ẩn") + row("ẩn").replace("<row>", '<row hidden="1">')
    opened = read(columns + rows, row("mật"), names=["A", "B"], states=["visible", "veryHidden"])
    assert opened.text == "A\nthấy"
    assert "Trang tính ẩn không được đọc: B." in opened.notes
    assert "Các dòng, cột đang ẩn trong bảng tính không được đọc." in opened.notes


def test_macros_are_not_run_and_formulas_not_computed():
    rows = "<row><c><f>A1*2</f></c><c><f>1+1</f><v>2</v></c></row>"
    opened = open_document(make_xlsx(rows, vbaProject=b"\xd0\xcf"), "a.xlsm")
    assert opened.text == "2"
    assert opened.notes[0] == "Tệp có macro. Macro không được chạy."
    assert opened.notes[1].startswith("1 ô công thức chưa có kết quả")


def test_shared_words_leave_out_their_phonetic_guides():
    strings = f"<sst {S_SPACE}><si><r><t>Nà </t></r><r><t>Bản</t></r><rPh><t>x</t></rPh></si></sst>"
    cells = '<row><c t="s"><v>0</v></c><c t="s"><v>7</v></c><c t="s"><v>-1</v></c></row>'
    assert read(cells, sharedStrings=strings).text == "Nà Bản"


def test_a_sheet_elsewhere_is_not_fetched():
    data = make_zip({
        "xl/workbook.xml": f'<workbook {S_SPACE}><sheets><sheet name="a" x:id="r" xmlns:x="x"/>'
        "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r" TargetMode="External" '
        'Type="x/worksheet" Target="file:///etc/hostname"/></Relationships>',
    })  # fmt: skip
    assert read_file_safely(data, "a.xlsx")["error"]["code"] == "empty"


HOSTILE = {
    "a million and a half rows": make_xlsx('<row><c t="str"><v>1</v></c></row>' * 1_500_000),
    "a row of a million cells": make_xlsx(f"<row>{'<c><v>1</v></c>' * 1_000_000}</row>"),
    "one long word again and again": make_xlsx(
        '<row><c t="s"><v>0</v></c></row>' * 40_000,
        sharedStrings=f"<sst {S_SPACE}><si><t>{'x' * 30_000}</t></si></sst>",
    ),
    "a wide and a deep table": make_xlsx(
        "".join(f'<row><c r="A{n}{n}"><v>1</v></c></row>' for n in "BCDEFGHIJK")
        + "".join(f"<row><c r='{a}{b}1'><v>1</v></c></row>" for a in "ABC" for b in "ABCDEFGHIJ")
        + '<row><c r="XFD9"><v>1</v></c></row>' * 40_000
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_too_much_of_anything_ends_at_once_and_plainly(name):
    start = time.monotonic()
    with pytest.raises(FileTooComplex, match="Hãy"):
        open_document(HOSTILE[name], "a.xlsx")
    assert time.monotonic() - start < 10


def test_a_far_cell_costs_nothing():
    far = '<dimension ref="A1:XFD1048576"/><!--rows--><row><c r="XFD1048576"><v>7</v></c></row>'
    start = time.monotonic()
    assert read(far).text == "7"
    assert time.monotonic() - start < 1


@pytest.mark.parametrize(
    ("prolog", "cell", "refusal"),
    [
        ('<!DOCTYPE s [<!ENTITY b SYSTEM "file:///etc/hostname">]>', "&b;", SuspiciousFile),
        ('<!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', "&b;", SuspiciousFile),
        ("", "<", DamagedFile),
    ],
    ids=["external entity", "entities", "broken"],
)
def test_a_part_that_attacks_its_parser_is_not_opened(prolog, cell, refusal):
    strings = f"{prolog}<sst {S_SPACE}><si><t>{cell}</t></si></sst>"
    with pytest.raises(refusal, match="XLSX"):
        read('<row><c t="s"><v>0</v></c></row>', sharedStrings=strings)


def test_the_binary_workbook_is_refused_openly():
    with pytest.raises(UnsupportedFormat, match="XLSB"):
        open_document(make_zip({"xl/workbook.bin": b"\x00"}), "a.xlsb")
