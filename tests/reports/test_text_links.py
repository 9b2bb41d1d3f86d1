"""Links move with the text that a clerk edits, wherever the edit is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from phoihop.reports.pen import Pen, Sourced
from phoihop.reports.text_links import TextLink, carry, with_notes

TEXT = "Toàn xã sửa 9 căn nhà, trồng 12,5 ha rừng, kết nạp 30 hội viên."


def link(words, key=1, kind="figure"):
    at = TEXT.index(words)
    return TextLink(at, at + len(words), kind, (key,), words)


LINKS = [link("9 căn"), link("12,5 ha", 2), link("30 hội viên", 3)]


@given(st.integers(0, len(TEXT)), st.text(min_size=1, max_size=40))
def test_what_is_written_between_the_numbers_moves_their_links(at, words):
    if any(one.start < at < one.end for one in LINKS):
        return
    edited = TEXT[:at] + words + TEXT[at:]

    carried = carry(TEXT, edited, LINKS)

    assert [edited[one.start : one.end] for one in carried] == ["9 căn", "12,5 ha", "30 hội viên"]
    assert [one.keys for one in carried] == [(1,), (2,), (3,)]


@given(st.text(max_size=200))
def test_no_edit_breaks_a_link_or_points_outside(edited):
    for one in carry(TEXT, edited, LINKS):
        assert 0 <= one.start < one.end <= len(edited)


def test_paragraphs_may_be_put_before_and_after_at_once():
    edited = f"Mở đầu.\n{TEXT.replace('trồng', 'đã trồng mới')}\nKết thúc."

    assert all(one.is_true_to(edited) for one in carry(TEXT, edited, LINKS))


def test_a_number_that_was_changed_keeps_its_link_and_is_seen_to_differ():
    edited = TEXT.replace("9 căn", "11 căn")

    first = carry(TEXT, edited, LINKS)[0]

    assert first.keys == (1,)
    assert not first.is_true_to(edited)


def test_a_sentence_that_was_deleted_takes_its_link_away():
    edited = TEXT.replace(", kết nạp 30 hội viên", "")

    assert [one.keys for one in carry(TEXT, edited, LINKS)] == [(1,), (2,)]


def test_a_note_stands_behind_what_nobody_has_confirmed_and_only_once():
    links = [link("9 căn", kind="waiting")]
    noted = with_notes(TEXT, links, "(chưa đối chiếu)")

    assert noted.startswith("Toàn xã sửa 9 căn (chưa đối chiếu) nhà, trồng 12,5 ha rừng")
    assert with_notes(noted, links, "(chưa đối chiếu)") == noted


def test_the_pen_knows_where_it_wrote_what():
    pen = Pen()
    pen.line("Tổng hợp")
    pen.line("Đã sửa ", Sourced("9 căn", "figure", (4,)), " nhà.")
    pen.table(["STT"], [["1"]])

    assert pen.text == "Tổng hợp\nĐã sửa 9 căn nhà.\n[Bảng 1]"
    assert [pen.text[one.start : one.end] for one in pen.links] == ["9 căn"]
