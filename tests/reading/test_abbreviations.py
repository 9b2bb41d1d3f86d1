"""The short forms of the field: a table, walked whole, and what the reader makes of each."""

from __future__ import annotations

from datetime import date

import pytest

from phoihop.lib.vietnamese import is_normalised
from phoihop.reading.abbreviations import FILE, KINDS, abbreviations, expand
from phoihop.reading.lexicon import entries_in
from phoihop.reading.reader import mark

TABLE = abbreviations()
NAMES = frozenset(
    ("BODY", "ORG", "HEAD", "POST", "SECTOR", "BHEAD", "GROUP", "HON", "HONX", "UNIT")
)
ONLY_IN_FULL = frozenset(["BCT", "BBT", "BTC", "CĐ", "CN", "CP", "ĐCT", "QH", "TCTV", "TP", "TT"])
"""Short forms with other meanings, or of a gathering: the reader knows them written out."""
WITH_ITS_HEAD = {
    "CTĐ": "Hội CTĐ",
    "DNVVN": "Hiệp hội DNVVN",
    "LHPN": "Hội LHPN",
    "LHTN": "Hội LHTN",
    "NCT": "Hội NCT",
    "NNCĐDC": "Hội NNCĐDC",
    "THCS": "Trường THCS",
    "THPT": "Trường THPT",
    "TNCS": "Đoàn TNCS Hồ Chí Minh",
    "TNTP": "Đội TNTP",
    "TNXP": "Hội Cựu TNXP",
    "VHNT": "Hội VHNT",
}
"""Parts of names, met behind their head only."""


def known_as_name(form):
    marked = mark(f"Ngày mai {form} xã họp bàn.")
    return any(marked.marks.at(2, tag) is not None for tag in NAMES)


def test_the_table_is_whole():
    assert len(TABLE) >= 273
    assert {one.kind for one in TABLE} == set(KINDS)
    assert [one.form for one in TABLE if not one.full or not is_normalised(one.full)] == []


def test_each_sentence_bears_its_short_form():
    assert [entry.id for entry in entries_in(FILE) if entry.name not in entry.example] == []


@pytest.mark.parametrize(
    "one", [one for one in TABLE if one.kind in ("body", "post")], ids=lambda one: one.form
)
def test_each_body_and_post_is_known_to_the_reader(one):
    form = one.full.split(",")[0] if one.form in ONLY_IN_FULL else one.form
    assert known_as_name(WITH_ITS_HEAD.get(form, form))


def test_what_is_read_only_in_full_has_another_meaning_or_is_no_office():
    assert [form for form in ONLY_IN_FULL - {"ĐCT", "TCTV"} if not expand(form).also] == []


@pytest.mark.parametrize(
    ("form", "day", "holds"),
    [
        ("HU", date(2025, 6, 30), True),
        ("HU", date(2025, 7, 1), False),
        ("NNMT", date(2025, 2, 1), False),
        ("NNMT", date(2026, 2, 1), True),
        ("UBND", date(1999, 1, 1), True),
    ],
)
def test_a_name_holds_on_its_days(form, day, holds):
    assert expand(form).holds_on(day) is holds


def test_an_unknown_form_is_nothing():
    assert expand("XYZ") is None
