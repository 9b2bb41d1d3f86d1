"""Words that only look like verbs of asking or duties; the sentences are invented."""

import pytest

from phoihop.reading import read
from phoihop.reading.reader import mark

OPENING = (
    "Sáng 5/1/2026, Huyện ủy Nà Phát tổ chức hội nghị giao ban. "
    "Bí thư Huyện ủy Lò Văn Chum chủ trì. "
)


@pytest.mark.parametrize("word", ["giao thông", "cần thiết", "Cần Thơ", "trở nên", "xin ý kiến"])
def test_a_word_that_holds_a_verb_is_none(word):
    marks = mark(f"Việc {word} của thôn.").marks

    assert not marks.has(0, len(marks.tokens), "SAY", "MUST")


def test_a_longer_verb_and_the_next_word_keep_their_marks():
    marks = mark("Xã giao Ban Văn hóa; cần thiết phải họp.").marks

    assert [mark.first for mark in marks.all("SAY")] == [1]
    assert [mark.first for mark in marks.all("MUST")] == [8]


def test_what_is_stressed_and_obliges_nobody_is_no_task():
    text = OPENING + "Ông nhấn mạnh: việc của các thôn ngày càng trở nên quan trọng."

    assert read(text).assignments == ()
