"""The words of the field: every entry is sound, and an office can add its own."""

import pytest

from phoihop.lib.vietnamese import is_normalised
from phoihop.reading import read
from phoihop.reading.lexicon import (
    FOLDER,
    NOT_IN_TREE,
    Lexicon,
    LexiconError,
    entries_in,
    load,
)
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.tokens import tokenise

FILES = [path for path in sorted(FOLDER.glob("*.tsv")) if not path.name.startswith(NOT_IN_TREE)]
ENTRIES = [entry for path in FILES for entry in entries_in(path)]


def test_every_id_is_used_once():
    ids = [entry.id for entry in ENTRIES]

    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_every_form_is_composed_text():
    assert [form for entry in ENTRIES for form in entry.forms if not is_normalised(form)] == []


def test_every_entry_but_a_surname_has_a_sentence_of_its_own():
    assert [entry.id for entry in ENTRIES if not entry.example and entry.tag != "SURNAME"] == []


def test_no_spelling_belongs_to_two_entries_of_one_tag():
    owners: dict[tuple[str, ...], set[str]] = {}
    for entry in ENTRIES:
        for form in entry.forms:
            tokens = tokenise(form)
            letters = tokens.words if form.isupper() else tokens.keys
            owners.setdefault((entry.tag, *letters), set()).add(entry.id)

    assert [ids for ids in owners.values() if len(ids) > 1] == []


@pytest.mark.parametrize(
    ("identity", "tag", "example"),
    [(entry.id, entry.tag, entry.example) for entry in ENTRIES if entry.example],
)
def test_every_example_is_read_back_to_its_entry(identity, tag, example):
    marks = mark_lexicon(tokenise(example), load())

    assert identity in {mark.id for mark in marks.all(tag)}


def test_an_abbreviation_matches_capitals_only():
    marks = mark_lexicon(tokenise("BTV họp, btv họp"), load())

    assert [mark.first for mark in marks.all("BODY")] == [0]


def test_the_longest_entry_stands():
    marks = mark_lexicon(tokenise("Phó Bí thư Thường trực"), load())

    assert marks.at(0, "HEAD").id == "post.standing_deputy_secretary"


def test_an_office_adds_an_entry_without_code(tmp_path):
    line = "body.own\thội làng nghề\tBODY\tclass=special\tHội Làng nghề xã họp.\n"
    (tmp_path / "cua-co-quan.tsv").write_text("id\tforms\ttag\tattributes\texample\n" + line)
    text = "Ông Lê Văn Hòa, Chủ tịch Hội Làng nghề xã Hòa Lạc phát biểu."

    (person,) = read(text, folders=(FOLDER, tmp_path)).people

    assert [post.text for post in person.posts] == ["Chủ tịch Hội Làng nghề xã Hòa Lạc"]
    assert load((FOLDER, tmp_path)).version != load().version


def test_a_line_that_lacks_columns_is_named(tmp_path):
    (tmp_path / "hong.tsv").write_text("chỉ một cột\n")

    with pytest.raises(LexiconError, match=r"hong\.tsv, dòng 1"):
        Lexicon((tmp_path,))
