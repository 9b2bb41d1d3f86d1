"""What many units write is laid together; nothing is reworded, no number is lost."""

from __future__ import annotations

import pytest

from phoihop.reports.gathering import MOST_COMPARED, gather, sentences_of
from tests.reports.alike import DIFFERENT, OPPOSITE, SAME


def gathered(*texts: str):
    units = [f"Hội {letter} xã" for letter in "ABCDEFGH"]
    sentences = [
        one
        for number, (unit, text) in enumerate(zip(units, texts, strict=False))
        for one in sentences_of(number, unit, "kho-khan", text)
    ]
    return gather("kho-khan", "Khó khăn", sentences)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_sentences_that_say_the_same_stand_together(one, other):
    assert len(gathered(one, other).groups) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_sentences_that_say_different_things_stand_apart(one, other):
    assert len(gathered(one, other).groups) == 2


@pytest.mark.parametrize(("one", "other"), OPPOSITE)
def test_opposite_sentences_are_shown_as_a_contradiction(one, other):
    part = gathered(one, other)

    assert len(part.groups) == 2
    assert [{a.words, b.words} for a, b in part.contradictions] == [{one, other}]


def test_a_group_shows_the_words_most_units_wrote_and_names_them_all():
    plain = "Kinh phí hoạt động còn hạn hẹp."
    (group,) = gathered(plain, "Kinh phí hoạt động của Hội còn hạn hẹp.", plain).groups

    assert group.words == plain
    assert group.bodies == ("Hội A xã", "Hội B xã", "Hội C xã")


def test_every_sentence_keeps_its_report_and_its_place():
    text = "Hội viên đoàn kết. Đã trao 12 suất quà."
    (first, second) = sentences_of(7, "Hội A xã", "danh-gia", text)

    assert text[second.source.start : second.source.end] == "Đã trao 12 suất quà."
    assert (first.source.report, second.source.part) == (7, "danh-gia")


def test_different_numbers_never_stand_together():
    part = gathered("Đã trao 12 suất quà cho hộ nghèo.", "Đã trao 15 suất quà cho hộ nghèo.")
    assert len(part.groups) == 2


def test_fields_of_work_come_in_the_order_of_their_weight_and_the_rest_last():
    part = gathered(
        "Cán bộ thay đổi nhiều. Vệ sinh môi trường có chuyển biến.",
        "Vệ sinh môi trường có chuyển biến rõ. Chăn nuôi còn nhỏ lẻ.",
    )
    assert [group.field for group in part.groups] == ["môi trường", "nông nghiệp", ""]


def test_a_group_keeps_its_key_while_the_same_units_say_the_same():
    one = gathered("Chi hội sinh hoạt đều.", "Chi hội sinh hoạt đều.").groups[0]
    again = gathered("Chi hội sinh hoạt đều.", "Chi hội sinh hoạt đều.").groups[0]
    other = gathered("Chi hội sinh hoạt đều.").groups[0]

    assert one.key == again.key != other.key


def test_beyond_the_limit_equal_words_still_meet():
    many = [f"Chi hội số {n} đã họp." for n in range(MOST_COMPARED)]
    part = gathered("\n".join([*many, "Quỹ hội còn ít."]), "Quỹ hội còn ít.")

    assert [group.bodies for group in part.groups if group.words == "Quỹ hội còn ít."] == [
        ("Hội A xã", "Hội B xã")
    ]
