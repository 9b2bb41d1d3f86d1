"""The sentences of a written part, each with its field of work."""

from __future__ import annotations

from phoihop.reading.told import told


def test_bullets_and_numbers_are_not_part_of_the_sentence() -> None:
    text = "- Kinh phí còn ít.\n2) Đề nghị bố trí kinh phí.\na) Chăn nuôi còn nhỏ lẻ."
    assert [one.words for one in told(text)] == [
        "Kinh phí còn ít.",
        "Đề nghị bố trí kinh phí.",
        "Chăn nuôi còn nhỏ lẻ.",
    ]


def test_each_sentence_points_into_the_text() -> None:
    text = "1. Hội viên tích cực.  Đã tổ chức 12 cuộc, đạt 95,5% kế hoạch."
    assert [text[one.start : one.end] for one in told(text)] == [
        "Hội viên tích cực.",
        "Đã tổ chức 12 cuộc, đạt 95,5% kế hoạch.",
    ]


def test_the_field_is_the_first_one_named() -> None:
    fields = [one.field for one in told("Vệ sinh môi trường có chuyển biến. Kinh phí còn ít.")]
    assert fields == ["môi trường", ""]


def test_a_text_without_letters_has_no_sentence() -> None:
    assert told("") == told(" 12. ---\n…") == []
