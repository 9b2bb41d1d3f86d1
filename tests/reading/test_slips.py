"""What was probably mistyped is suggested with its reason, and never corrected."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from phoihop.reading.confined import open_and_read
from phoihop.reading.facts import Reading
from phoihop.reading.lexicon import FOLDER, entries_in
from phoihop.reading.slips import MOST, find_slips
from phoihop.reading.tokens import tokenise

SAMPLES = sorted((Path(__file__).parent / "samples" / "open" / "docs").glob("*.txt"))
KNOWN = [(entry.id, form) for entry in entries_in(FOLDER / "slips.tsv") for form in entry.forms]


def suggested(text):
    return [(slip.written, slip.meant) for slip in find_slips(text)]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("Hội tiếp tục cũng cố tổ chức.", "cũng cố", "củng cố"),
        ("Báo cáo Tinh ủy trước ngày 10.", "Tinh ủy", "Tỉnh ủy"),
        ("Phó bí Thường trực Huyện ủy dự.", "Phó bí Thường trực", "Phó bí thư thường trực"),
        ("Việc này đươc giao cho thôn.", "đươc", "được"),
        ("Doanh nghiêp đóng trên địa bàn.", "nghiêp", "nghiệp"),
        ("Hội Phu nữ xã tặng quà.", "Hội Phu nữ", "Hội phụ nữ"),
    ],
)
def test_a_slip_is_suggested(text, written, meant):
    assert (written, meant) in suggested(text)


@pytest.mark.parametrize(
    "text",
    [
        "Các hội cũng cố gắng hơn.",
        "Người dân khối phố Hai phấn khởi, ban cán sự khối phố đi từng nhà.",
        "Đề nghị ban hành văn bản chỉ đạo.",
        "Thị hội Nghi Tân đề xuất, chi hội Nghi Lâm nhất trí.",
        "Ông Y Phôc, bà H'Bôt và anh Kpă dự; huyện Đắk Glong góp internet.",
        "Phần đấu giá đất được công khai.",
        "Thành ủy, Thị ủy và Tỉnh ủy cùng ký.",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text):
    assert suggested(text) == []


def test_well_written_samples_give_no_suggestion():
    assert {path.name: found for path in SAMPLES if (found := suggested(path.read_text()))} == {}


def test_no_known_slip_is_the_same_word_in_another_spelling():
    meant = {entry.id: entry.attributes["meant"] for entry in entries_in(FOLDER / "slips.tsv")}
    same = [form for one, form in KNOWN if tokenise(form).keys == tokenise(meant[one]).keys]
    assert same == []


def test_the_place_is_that_of_the_stored_text():
    text = unicodedata.normalize("NFD", "Đảng ủy họp.\r\nHội cũng cố tổ chức.")
    (slip,) = find_slips(text)
    assert unicodedata.normalize("NFC", slip.span.of(text)) == "cũng cố"


def test_a_text_full_of_slips_is_another_way_of_writing():
    assert find_slips("Hội cũng cố tổ chức. " * (MOST + 1)) == ()


def test_the_text_and_the_values_stay_as_they_were_written():
    text = (
        "Sáng 05/3/2026, Đảng ủy xã Hòa Lạc họp với Hội Nông dân xã.\n\n"
        "Bí thư Đảng ủy xã kết luận: đề nghị Hội Nông dân xã cũng cố chi hội."
    )
    result = open_and_read(text.encode(), "hop.txt")
    reading = Reading.from_json(result["reading"])
    (task,) = [one for one in reading.proposals if one.kind == "assignment"]
    assert result["text"] == text
    assert "cũng cố" in task.fields["task"].value
    assert any("“cũng cố”, có lẽ là “củng cố”" in warning for warning in task.warnings)
    assert [slip.meant for slip in reading.slips] == ["củng cố"]
