"""The one measure of likeness, as good for each use as its table says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.alike import measure, uses
from phoihop.followup.asked_again import asked
from phoihop.records.alike import likest, same_matter, same_words, sorted_words

WORDS = st.text(max_size=80)
AS_WRITTEN = {
    ("asked_again", "tuning"): (30, 0.90, 1.00),
    ("asked_again", "held"): (30, 0.93, 0.77),
    ("same_tasks", "tuning"): (18, 0.90, 1.00),
    ("same_tasks", "held"): (18, 1.00, 1.00),
    ("shortcomings", "tuning"): (18, 0.81, 1.00),
    ("shortcomings", "held"): (18, 0.81, 1.00),
}


@pytest.mark.parametrize(("use", "half"), AS_WRITTEN)
def test_each_use_finds_as_much_as_its_table_says(use, half):
    row = measure(next(one for one in uses() if one.name == use), half)

    pairs, precision, recall = AS_WRITTEN[use, half]
    assert row.pairs >= pairs
    assert row.precision >= precision
    assert row.recall >= recall


@given(one=WORDS, other=WORDS)
def test_it_looks_the_same_from_both_sides(one, other):
    matter = same_matter(asked(one), asked(other))

    assert 0 <= matter <= 100
    assert matter == same_matter(asked(other), asked(one))
    assert 0 <= same_words(one, other) == same_words(other, one) <= 100


def test_the_order_of_words_says_nothing_of_same_words():
    assert sorted_words("Sửa cầu treo") == sorted_words("cầu  treo sửa")
    assert same_words("Đã trao 40 suất quà", "40 suất quà đã trao") == 100


def test_the_likest_is_returned_only_above_the_cut():
    others = {1: asked("sửa cầu treo bản Pá Hốc"), 2: asked("sửa cầu treo bản Nậm Tốc")}

    assert likest(asked("cầu treo bản Nậm Tốc hỏng, đề nghị sửa"), others, 50)[0] == 2
    assert likest(asked("mua bàn ghế"), others, 50) is None
    assert likest(asked("mua bàn ghế"), {}, 0) is None
