from __future__ import annotations

import random
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phoihop.lib.vietnamese import (
    fold,
    is_normalised,
    normalise,
    person_sort_key,
    sort_key,
    tone_key,
)

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĐÊƯ \u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b"


def test_composes_letters_typed_as_letter_and_mark():
    assert normalise("Hu\u031b\u0301ng Ye\u0302n") == "Hứng Yên"


def test_two_hundred_thousand_marks_take_no_time():
    hostile = "a" + "\u0301\u0323" * 100_000
    start = time.perf_counter()
    normalise(hostile), fold(hostile), tone_key(hostile)
    assert time.perf_counter() - start < 1


def test_every_combining_character_counts_as_a_mark():
    marks = [chr(c) for c in range(0x110000) if unicodedata.combining(chr(c))]
    assert all(len(normalise("x" + mark * 50)) <= 1 + 4 * 4 for mark in marks)


@given(st.text(alphabet=LETTERS, max_size=30))
@settings(max_examples=100, deadline=None)
def test_normal_text_is_composed_once_and_for_all(text):
    once = normalise(text)
    assert normalise(once) == once
    assert is_normalised(once)


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_folding_forgets_how_letters_were_typed(text):
    assert fold(text) == fold(normalise(text))


@pytest.mark.parametrize(
    ("written", "searched"),
    [("Đắk Lắk", "dak lak"), ("Thuỷ lợi", "thuy loi"), ("THỊ ỦY", "thi uy"), ("đ/c", "d/c")],
)
def test_search_needs_no_diacritics(written, searched):
    assert fold(written) == searched


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("Uỷ ban", "ủy ban"),
        ("thuỷ lợi", "thủy lợi"),
        ("khoẻ", "khỏe"),
        ("tỉ đồng", "tỷ đồng"),
        ("quí II", "quý II"),
        ("kỉ niệm", "kỷ niệm"),
        ("bác sĩ", "bác sỹ"),
    ],
)
def test_mixed_spellings_have_one_key(one, other):
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "họa"), ("ban", "bán"), ("tai", "tay"), ("Vi", "Vy"), ("thi", "thuy")],
)
def test_different_words_keep_different_keys(one, other):
    assert tone_key(one) != tone_key(other)


def test_words_sort_as_in_a_dictionary():
    ordered = ["An", "Ăn", "Ân", "Âu", "Bùi", "Du", "Dương", "Đinh", "Đỗ", "Em", "Êm", "On", "Ôn"]
    ordered += ["Ơn", "Ung", "Ưng", "Ý", "Yến"]
    mixed = random.Random(7).sample(ordered, len(ordered))
    assert sorted(mixed, key=sort_key) == ordered
    assert sorted(["mạ", "má", "ma", "mã", "mả", "mà"], key=sort_key) == [
        "ma", "mà", "mả", "mã", "má", "mạ",
    ]  # fmt: skip


def test_people_sort_by_given_name():
    ordered = ["Lò Văn An", "Vi Thị Ánh", "Cao Bá Đạt", "Đinh Thị Hà Tâm", "Bàn Văn Thọ"]
    assert sorted(set(ordered), key=person_sort_key) == ordered
    assert person_sort_key("") < person_sort_key("An")
