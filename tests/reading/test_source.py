from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from phoihop.reading.source import Source

ODD = "aeô đ\u0301\u0323\u0302\r\n\t\u00a0\u00ad\u200b\ufeff\u202e\ud800\u0000\u2028\u1100\u1161🙂"


@given(st.text(alphabet=ODD, max_size=40))
@example("\u0301a")
@example("a\u200b")
@settings(max_examples=300, deadline=None)
def test_every_place_in_the_copy_has_its_place_in_the_original(text):
    source = Source(text)
    spans = [source.original_span(i, i + 1) for i in range(len(source.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start or one == other for one, other in pairwise(spans))
    assert source.original_span(0, len(source.text)).end <= len(text)


@given(st.text(alphabet=ODD + "Hội nghị", max_size=60), st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_a_range_of_the_copy_quotes_the_same_words(text, one, other):
    source = Source(text)
    start, end = sorted((min(one, len(source.text)), min(other, len(source.text))))
    words = source.text[start:end]
    if "\u0301" in words or "\u0323" in words or "\u0302" in words:
        return  # A cluster is quoted whole, so its pieces cannot be quoted alone.
    quoted = Source(source.original_span(start, end).of(text)).text
    assert words in quoted


@given(st.text(alphabet="Kiến nghị, đề xuất của Uỷ ban xã năm 2026.\n", max_size=60))
@settings(max_examples=100, deadline=None)
def test_decomposed_text_reads_as_composed_text(text):
    assert Source(unicodedata.normalize("NFD", text)).text == text


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("Ủy ban\u00a0xã", "Ủy ban xã"),
        ("nhiệm\u00ad vụ\u200b", "nhiệm vụ"),
        ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("\ufeffThông báo", "Thông báo"),
        ("a\u202eb\u2066c", "abc"),
        ("x\ud800y", "x\ufffdy"),
        ("trang 1\x0ctrang 2", "trang 1\ntrang 2"),
        ("ô một\tô hai", "ô một\tô hai"),
        ("e\u0302\u200b\u0323", "ệ"),
    ],
    ids=ascii,
)
def test_the_copy_is_plain_text(stored, read):
    assert Source(stored).text == read


def test_a_composed_letter_quotes_all_its_stored_characters():
    stored = "Ba\u0301o ca\u0301o\r\nso\u0302\u0301 5"
    source = Source(stored)
    at = source.text.index("số")
    assert source.original_span(at, at + 2).of(stored) == "so\u0302\u0301"


@pytest.mark.parametrize(
    "pattern",
    ["\u0301\u0323", "\r\n", "a\u200b", "a\u0301", "\u00a0", "a\u200b\u0301\u200b"],
    ids=ascii,
)
def test_hostile_text_is_prepared_in_linear_time(pattern):
    start = time.process_time()
    source = Source("a" + pattern * (1_000_000 // len(pattern)))
    source.original_span(0, len(source.text))
    assert time.process_time() - start < 4
