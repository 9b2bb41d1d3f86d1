"""What the news tell of papers and of long quotations; the sentences are invented."""

import pytest

from phoihop.reading import read


def test_a_long_quotation_is_kept_by_its_first_sentences():
    words = " ".join(["Ngô năm nay còn xấu vì giống đã cũ."] * 20)
    text = (
        "Sáng 05/01/2026, UBND xã Hòa Lạc tổ chức hội nghị giao ban. Dự có ông Vũ Nhàn, Chủ tịch "
        f"Hội Nông dân xã.\n“{words}”, ông Vũ Nhàn nói."
    )

    (one,) = read(text).statements

    quote = one.span.of(text)
    assert one.speaker == "Vũ Nhàn"
    assert quote.startswith("“Ngô năm nay")
    assert len(quote) < 640


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ngày 25/10/2013, UBND tỉnh ban hành Công văn số 1415/UBND-NN chỉ đạo việc kiểm tra "
            "giống ngô.",
            "UBND tỉnh",
        ),
        (
            "Chỉ thị mới của UBND thành phố cũng chỉ đạo Sở Nông nghiệp nghiên cứu giống ngô.",
            "UBND thành phố",
        ),
    ],
)
def test_news_of_a_paper_tells_who_orders(text, speaker):
    assert [(one.speaker, one.kind) for one in read(text).statements] == [(speaker, "directive")]


def test_news_of_a_paper_without_an_order_tells_none():
    text = "UBND tỉnh vừa có thông báo về các kiến nghị liên quan đến giống ngô."

    assert read(text).statements == ()
