"""The lexicon files of quantities: each entry's own sentence is read back to it."""

from __future__ import annotations

import pytest

from phoihop.reading.lexicon import FOLDER, Entry, entries_in, load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.tokens import tokenise

FILES = ("units", "qualifiers", "time", "document_kinds")
ENTRIES = [entry for name in FILES for entry in entries_in(FOLDER / f"{name}.tsv")]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_example_is_read_back(entry: Entry) -> None:
    marks = mark_lexicon(tokenise(entry.example), load())
    assert entry.id in {mark.id for mark in marks.all(entry.tag)}


def test_no_identity_twice() -> None:
    identities = [entry.id for entry in ENTRIES]
    assert len(identities) == len(set(identities))


def test_no_unit_with_two_entries() -> None:
    forms = [form for entry in ENTRIES if entry.tag == "UNIT" for form in entry.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []
