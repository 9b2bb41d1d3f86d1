"""Text cut into words, numbers and marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.reading import tokens as tokens_module
from phoihop.reading.spans import Span
from phoihop.reading.tokens import key_of, tokenise


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kế hoạch 12-KH/ĐU", "WWR"),
        ("số 218 – QĐ/TW", "WR"),
        ("số 219/TTr- SNV", "WR"),
        ("ngày 5/1/2026", "WD"),
        ("đạt 111/152", "WS"),
        ("4.735,5 tỷ", "NW"),
        ("1.2.3", "NPNPN"),  # neither a number nor a day
        ("K'Brum nói: “Được.”", "WWPPWPP"),
    ],
)
def test_kinds_of_tokens(text, kinds):
    assert "".join(tokenise(text).kinds) == kinds


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "HÒA"), ("quí", "Quý"), ("Tỉ", "tỷ"), ("uỷ", "Ủy")]
)
def test_spellings_that_mean_the_same_have_one_key(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("hòa", "họa"), ("ma", "má"), ("đa", "da")])
def test_different_words_keep_different_keys(one, other):
    assert key_of(one) != key_of(other)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="Hòa đạt 5/1.26,;-()“”\n ’QĐ/UBND", max_size=60))
def test_tokens_follow_each_other_and_leave_out_only_blanks(text):
    tokens = tokenise(text)
    ends = [0, *tokens.ends]

    assert all(end <= start for end, start in zip(ends, tokens.starts, strict=False))
    assert "".join(tokens.words) == "".join(text.split())


def test_a_run_of_tokens_is_quoted_as_it_stands():
    tokens = tokenise("trước  ngày 15/1")

    assert tokens.quote(0, 2) == "trước  ngày"
    assert tokens.span(1, 3) == Span(7, 16)


def test_key_words_are_counted_and_found_between_two_tokens():
    tokens = tokenise("a b a. A b")
    wanted = frozenset({"a", "."})

    assert tokens.among(wanted, 1, 5) == [2, 3, 4]
    assert tokens.count(wanted, 1, 5) == 3
    assert tokens.among(wanted, 1, 2) == []


def test_a_very_long_word_is_read_and_not_remembered():
    word = "đ" * 100_000

    assert tokenise(f" {word} ").words == [word]
    assert word not in tokens_module._KEYS
    assert all(len(piece) < 100 for piece in tokens_module._CHUNKS)


def test_an_accent_too_many_stays_with_its_word():
    """A name with it is quoted with it: the value would else not stand in its words."""
    assert tokenise("ông Vừ A Lả\u0301, xã").words[3:5] == ["Lả\u0301", ","]
