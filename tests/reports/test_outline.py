"""The office's own outline of a consolidated report."""

from __future__ import annotations

import pytest

from phoihop.records.models import FormVersion
from phoihop.reports.errors import PaperError
from phoihop.reports.outline import Heading, own_outline, read_outline, write_outline

VERSION = FormVersion(
    lines=[{"section": "I. CHĂM LO"}, {"section": "II. TỔ CHỨC"}, {"section": "I. CHĂM LO"}],
    texts=[{"key": "kk", "label": "Khó khăn, vướng mắc"}, {"key": "dx", "label": "Đề xuất"}],
)


def test_without_one_the_form_gives_the_order():
    assert own_outline(VERSION) == read_outline(" \n", VERSION)
    assert [one.title for one in own_outline(VERSION)] == [
        "Kết quả thực hiện",
        "Khó khăn, vướng mắc",
        "Đề xuất",
    ]


def test_an_outline_is_read_and_written_back():
    text = (
        "II. Việc đã làm = I. CHĂM LO; II. Tổ chức\n"
        "Khó khăn, đề xuất = Khó khăn, vướng mắc; Đề xuất"
    )
    headings = read_outline(text, VERSION)

    assert headings[0] == Heading("Việc đã làm", ("I. CHĂM LO", "II. TỔ CHỨC"))
    assert read_outline(write_outline(headings, VERSION), VERSION) == headings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Việc đã làm", "thiếu dấu “=”"),
        ("Việc đã làm = Thu chi", "không có mục “Thu chi”"),
        ("Việc đã làm = I. CHĂM LO; II. TỔ CHỨC", "chưa có chỗ cho: Khó khăn, vướng mắc; Đề xuất"),
    ],
)
def test_what_cannot_be_used_is_said(text, said):
    with pytest.raises(PaperError, match=said):
        read_outline(text, VERSION)
