"""A reading as plain JSON, and back unchanged."""

import json
from datetime import date
from decimal import Decimal

import pytest

from phoihop.reading.exchange import from_json, map_spans, to_json
from phoihop.reading.facts import DueDate, Figure, Reading
from phoihop.reading.reader import read
from phoihop.reading.spans import Span

TEXT = (
    "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban quý I.\n"
    "Hội Nông dân xã có 7 chỉ tiêu, trong đó 3 chỉ tiêu vượt, 4 chỉ tiêu đạt; góp 1.250,5 kg.\n"
    "Ông Vi Văn Tấc, Chủ tịch Hội Nông dân xã, đề nghị UBND huyện mở lớp dạy nghề.\n"
    "Phát biểu kết luận hội nghị, đồng chí Lò Thị Mẩy - Bí thư Đảng ủy xã yêu cầu Văn phòng xã báo "
    "cáo trước ngày 15/4 theo Kế hoạch số 12-KH/ĐU ngày 5/1/2026.\n"
)


def test_a_full_reading_survives_the_border_of_a_process():
    reading = read(TEXT, trace=True)

    back = Reading.from_json(json.loads(json.dumps(reading.to_json())))

    assert reading.assignments
    assert reading.recommendations
    assert reading.figures
    assert reading.tallies
    assert reading.cited_documents
    assert back == reading


@pytest.mark.parametrize("number", ["0.1", "1E+3", "86.08", "12345678901234567.89"])
def test_a_number_keeps_its_value(number):
    figure = Figure(Decimal(number), "đồng", "=", Span(0, 1), "r")

    assert from_json(Figure, json.loads(json.dumps(to_json(figure)))).value == Decimal(number)


def test_a_day_is_written_as_every_program_reads_it():
    due = DueDate("trước 15/4", Span(0, 10), date(2026, 4, 15), date(2026, 4, 14), True, True, "r")

    assert to_json(due)["last_day"] == "2026-04-14"
    assert from_json(DueDate, to_json(due)) == due


def test_an_unknown_field_is_refused_by_name():
    with pytest.raises(ValueError, match="Figure không có trường màu"):
        from_json(Figure, {"màu": "đỏ"})


def test_every_span_is_moved_wherever_it_stands():
    moved = map_spans(read(TEXT), lambda span: Span(span.start + 5, span.end + 5))
    back = map_spans(moved, lambda span: Span(span.start - 5, span.end - 5))

    assert moved != back == read(TEXT)
