"""Laws that hold for every reading, whatever the text."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading import read
from phoihop.reading.facts import Reading

TEXT = (
    "Hội nghị giao ban quý I\n\nSáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị "
    "giao ban. Đồng chí "
    "Lê Thị Hoa, Chủ tịch UBND xã chủ trì.\n\nÔng Vũ Nhàn, Chủ tịch Hội Nông dân xã "
    "đề nghị UBND xã "
    "hỗ trợ 50 triệu đồng.\n\nĐồng chí Lê Thị Hoa yêu cầu Hội Nông dân xã báo cáo trước ngày 15/2."
)
PIECES = st.sampled_from(
    [
        "Đồng chí ", "Lê Thị Hoa", " - ", "Bí thư Đảng ủy xã", ", ", "đề nghị ", "UBND xã ", "; ",
        "trước ngày 15/1", "trước ngày 31/2", ". ", "\n", "4.735 tỷ đồng ", "2/7 chỉ "
        "tiêu ", "vượt ",
        "hội nghị ", "tổ chức ", "Sáng 5/1/2026, ", "theo dõi ", "\u0301", "\u200b", "“", ")",
    ]
)  # fmt: skip


def spans_of(reading):
    for proposal in reading.proposals:
        yield proposal.span
        for value in proposal.fields.values():
            yield from value.evidence
    yield from (block.span for block in reading.blocks)
    yield from reading.remainder


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_span_lies_in_the_text_and_is_not_empty(text):
    for span in spans_of(read(text)):
        assert 0 <= span.start < span.end <= len(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_a_reading_crosses_a_border_and_comes_back_the_same(text):
    reading = read(text)

    assert Reading.from_json(reading.to_json()) == reading
    assert read(text) == reading


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_strange_text_is_read_without_an_error(text):
    read(text, trace=True)


def test_decomposed_text_reads_the_same_and_quotes_the_stored_letters():
    stored = unicodedata.normalize("NFD", TEXT)

    plain, decomposed = read(TEXT), read(stored)

    assert [one.by for one in decomposed.assignments] == [one.by for one in plain.assignments]
    assert decomposed.meeting.day == plain.meeting.day == date(2026, 1, 5)
    for here, there in zip(plain.proposals, decomposed.proposals, strict=True):
        quote = unicodedata.normalize("NFC", there.span.of(stored))
        assert quote == here.span.of(TEXT)


def test_nothing_disappears_silently():
    reading = read(TEXT + "\n\nTrời hôm ấy nắng đẹp và đường làng rất đông.")

    assert [
        span.of(TEXT + "\n\nTrời hôm ấy nắng đẹp và đường làng rất đông.")
        for span in reading.remainder
    ][-1].startswith("Trời hôm ấy")


@pytest.mark.parametrize(
    "text", ["", " \n\n", "a", "." * 2000, "Nguyễn " * 3000, "đồng chí " * 3000]
)
def test_texts_without_content_yield_nothing(text):
    assert read(text).proposals == ()


def test_two_hundred_thousand_marks_are_read_in_one_pass():
    assert read("a" + "\u0301\u0323" * 100_000).proposals == ()


def test_every_decision_can_be_told():
    steps = {step.stage: step for step in read(TEXT, trace=True).trace}

    assert {"lexicon", "mark", "rule", "year"} <= set(steps)
    assert steps["year"].outcome == "2026-02-15"


def test_what_lost_is_told_with_its_reason():
    text = "Sáng 05/01/2026, xã họp. Hội có 2/7 chỉ tiêu vượt. Trường THPT Lê Hồng Phong dự."

    lost = [step for step in read(text, trace=True).trace if step.stage == "lost"]

    assert [(step.rule, step.span.of(text)) for step in lost] == [
        ("day", "2/7"),
        ("unit.truong", "Trường"),
        ("person", "Lê Hồng Phong"),
    ]


def test_a_list_below_a_colon_is_one_tally():
    text = (
        "Hội nghị sơ kết quý I\n\nSáng 5/3/2024, Hội Làm vườn huyện Mộc Lan tổ chức hội nghị sơ "
        "kết công tác với các xã trên địa bàn.\n\nHội thực hiện 10 chỉ tiêu, kết quả:\n"
        "- Vượt: 4 chỉ tiêu\n- Đạt: 6 chỉ tiêu\n\nHội nghị bàn việc trồng cây quý sau."
    )

    (tally,) = read(text).tallies

    assert (tally.total, [(band.label, band.count) for band in tally.bands]) == (
        10,
        [("vượt", 4), ("đạt", 6)],
    )


def test_a_line_of_a_label_and_an_amount_is_a_figure():
    text = (
        "Hội nghị sơ kết quý I\n\nSáng 5/3/2024, Hội Làm vườn huyện Mộc Lan tổ chức hội nghị sơ "
        "kết công tác với các xã trên địa bàn.\n\nTổng kinh phí: 450 triệu đồng\n"
        "2. Ba nhiệm vụ quý II\nHội nghị bàn việc trồng cây quý sau."
    )

    assert [(int(one.value), one.unit) for one in read(text).figures] == [(450_000_000, "đồng")]
