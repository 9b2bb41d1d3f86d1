"""A workbook that somebody sent is opened only where that cannot cost the process its life."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from phoihop.records.errors import ReportError
from phoihop.reports.spreadsheets import opened

SHEET, LINKS = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"


def workbook(cell="B2"):
    book = Workbook()
    book.active["A1"], book.active[cell] = "Đơn vị", 3
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(data, parts):
    """The same container with some parts moved or written anew."""
    out = io.BytesIO()
    deflated = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", deflated) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(*(parts[name](content) if name in parts else (name, content)))
    return out.getvalue()


def rows(data):
    with opened(data, 5) as book:
        return book.get_sheet_by_index(0).to_python()


def test_a_plain_workbook_is_read():
    assert rows(workbook()) == [["Đơn vị", ""], ["", 3.0]]


@pytest.mark.parametrize("cell", ["XFD1048576", "XFD1", "A1048576", "AAA2", "B20000"])
def test_a_cell_far_away_is_not_laid_out(cell):
    with pytest.raises(ReportError, match="ô ở quá xa"):
        rows(workbook(cell))


def test_the_last_cell_that_may_be_is_read():
    assert rows(workbook("ZZ300"))[-1][-1] == 3.0


@pytest.mark.parametrize("written", ["r = 'XFD9'", 'r\n=\n"XFD9"', 'r="xfd9"'])
def test_it_is_found_however_it_is_written(written):
    there = {SHEET: lambda part: (SHEET, part.replace(b'r="B2"', written.encode()))}

    with pytest.raises(ReportError, match="ô ở quá xa"):
        rows(changed(workbook(), there))


@pytest.mark.parametrize("place", ["xl/theme.xml", "XL/a.bin", "docProps/core.xml"])
@pytest.mark.parametrize("case", [str, str.upper], ids=["same", "upper"])
def test_a_sheet_is_looked_through_wherever_it_lies(place, case):
    target = case(f"/{place}").encode()
    there = {
        SHEET: lambda part: (place, part.replace(b"B2", b"XFD1048576")),
        LINKS: lambda part: (LINKS, part.replace(b"/xl/worksheets/sheet1.xml", target)),
        "docProps/core.xml": lambda part: ("docProps/other.xml", part),
    }

    with pytest.raises(ReportError, match="ô ở quá xa"):
        rows(changed(workbook("B2"), there))


def test_links_under_an_odd_name_make_every_part_looked_through():
    there = {
        SHEET: lambda part: (SHEET, part.replace(b"B2", b"XFD1048576")),
        LINKS: lambda part: ("xl/_RELS/workbook.xml.rels", part),
    }

    with pytest.raises(ReportError, match="ô ở quá xa"):
        rows(changed(workbook("B2"), there))


def test_what_unpacks_to_far_more_is_not_unpacked():
    there = {SHEET: lambda part: (SHEET, part + b" " * 60_000_000)}

    with pytest.raises(ReportError, match="bung ra quá lớn"):
        rows(changed(workbook(), there))


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99],
    ids=["empty", "broken", "xls"],
)
def test_what_is_no_xlsx_is_refused_in_words(data):
    with pytest.raises(ReportError, match=r"lưu lại ở dạng Excel"):
        rows(data)


def test_another_format_inside_is_refused():
    there = {SHEET: lambda part: ("content.xml", part)}

    with pytest.raises(ReportError, match=r"lưu lại ở dạng Excel"):
        rows(changed(workbook(), there))
