"""What the lexicon knows about runs of words."""

from phoihop.reading.lexicon import load
from phoihop.reading.marks import Mark, Marks, mark_lexicon
from phoihop.reading.tokens import tokenise


def marks_of(text):
    return mark_lexicon(tokenise(text), load())


def test_the_longer_of_two_marks_with_one_tag_is_kept():
    marks = Marks(tokenise("phó bí thư"))
    marks.add(Mark(0, 3, "HEAD", None))
    marks.add(Mark(0, 2, "HEAD", None))

    assert marks.at(0, "HEAD").last == 3


def test_marks_with_different_tags_stand_side_by_side():
    marks = marks_of("đánh giá cao")

    assert {tag for tag in ("SAY", "ASSESS") if marks.at(0, tag)} == {"SAY", "ASSESS"}


def test_marks_of_one_tag_come_in_reading_order():
    marks = marks_of("xã, huyện, tỉnh")

    assert [marks.tokens.words[one.first] for one in marks.all("LEVEL")] == ["xã", "huyện", "tỉnh"]


def test_either_placement_of_the_tone_is_known():
    assert marks_of("Huyện uỷ").at(0, "BODY").id == marks_of("Huyện ủy").at(0, "BODY").id
