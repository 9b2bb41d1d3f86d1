"""The words and rules are looked through as a whole, ours and the office's own."""

from __future__ import annotations

import json

import pytest

from phoihop.reading import read
from phoihop.reading.errors import BadLexicon
from phoihop.reading.lexicon import FOLDER
from phoihop.reading.lexicon_check import check_lexicon
from phoihop.reading.lexicon_command import main
from phoihop.reading.own_lexicon import lexicon_folders
from phoihop.reading.why import why

RULE = """
[[rule]]
id = "due.own_market_day"
pattern = "( 'trước' 'phiên' 'chợ' DAY@day )@words"
counts = "before_day"
words = "Trước phiên chợ."
examples = [{ text = "Thôn nộp danh sách trước phiên chợ 15/4" }]
"""
TEXT = (
    "Sáng 05/3/2026, Đảng ủy xã Hòa Lạc họp với Hội Nông dân xã.\n\n"
    "Bí thư Đảng ủy xã kết luận: đề nghị Hội Nông dân xã nộp danh sách trước phiên chợ 15/4."
)


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("PHOIHOP_LEXICON", str(tmp_path))

    def write(lines="", rules=""):
        if lines:
            (tmp_path / "rieng.tsv").write_text(f"id\tforms\ttag\tattributes\texample\n{lines}")
        if rules:
            (tmp_path / "due_dates.toml").write_text(rules)
        return tmp_path

    return write


def test_our_own_words_and_rules_have_nothing_to_mend(capsys):
    assert main(["check"]) == 0
    assert "Không có gì phải sửa" in capsys.readouterr().out


def test_one_spelling_in_two_entries_is_a_fault(own, capsys):
    own("body.a\tđội văn nghệ\tBODY\tclass=org\t\nbody.b\tđội văn nghệ\tBODY\tclass=org\t\n")
    assert main(["check"]) == 1
    assert "“đội văn nghệ”: body.b (riêng/rieng.tsv:3) và body.a" in capsys.readouterr().out


def test_an_example_that_is_not_read_back_is_a_fault(own):
    found = check_lexicon(own("body.a\tđội văn nghệ\tBODY\tclass=org\tĐội bóng đá tập.\n"))
    assert found.unread_examples == ["body.a (riêng/rieng.tsv:2): “Đội bóng đá tập.”"]


def test_own_entries_above_ours_are_told_but_no_fault(own):
    lines = (
        "body.farmers\thội nông dân\tBODY\tclass=org\tHội Nông dân họp.\n"
        "body.a\thội CCB\tBODY\tclass=org\tHội CCB họp.\n"
    )
    found = check_lexicon(own(lines))
    assert found.faults == []
    assert found.replaced[0].startswith("body.farmers (riêng/rieng.tsv:2) thay cho body.farmers")
    assert found.shadowed[0].startswith("“hội CCB”: body.a (riêng/rieng.tsv:3) và body.veterans")


def test_wrong_days_of_validity_are_a_fault(own):
    found = check_lexicon(own("body.a\tđội a\tBODY\tuntil=30/6/2025\tĐội A họp.\n"))
    assert found.wrong_days == ["body.a (riêng/rieng.tsv:2): ngày phải viết như 2025-06-30"]


def test_entries_that_no_document_holds_are_listed(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Hội Nông dân xã họp.")
    assert main(["check", "--documents", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert not any(line.startswith("body.farmers ") for line in told["never_hit"])
    assert any(line.startswith("body.women ") for line in told["never_hit"])


def test_an_office_adds_a_rule_without_code(own):
    folders = (FOLDER, own(rules=RULE))
    (task,) = [one for one in read(TEXT, folders=folders).assignments if one.due]
    assert (task.due.rule, str(task.due.last_day)) == ("due.own_market_day", "2026-04-14")
    assert not [one for one in read(TEXT).assignments if one.due]


def test_an_own_rule_is_explained_in_its_own_words(own):
    folders = (FOLDER, own(rules=RULE))
    task = next(one for one in read(TEXT, folders=folders).proposals if one.kind == "assignment")
    told = why(TEXT, task.kind, task.span, folders=folders).rules
    assert ("due.own_market_day", "Trước phiên chợ.") in [(rule.id, rule.words) for rule in told]


def test_an_own_rule_changes_what_the_reading_calls_itself(own):
    folders = (FOLDER, own(rules=RULE))
    assert read(TEXT, folders=folders).lexicon_version != read(TEXT).lexicon_version


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("không phải toml", "không đọc được tệp quy tắc"),
        ("a = 1", "cần ít nhất một mục"),
        ('[[rule]]\nid = "x"', "cần có id và pattern"),
        ('[[rule]]\nid = "x"\npattern = "DAY"', "cần có câu ví dụ"),
        (RULE.replace("before_day", "sometime"), "counts phải là một trong"),
        (RULE.replace("@words", "@"), "mẫu"),
    ],
    ids=["no TOML", "no rule", "no pattern", "no example", "unknown count", "broken pattern"],
)
def test_a_rule_that_cannot_be_used_stops_the_reading_and_is_named(own, rules, told):
    with pytest.raises(BadLexicon, match=f"(?i){told}"):
        lexicon_folders(str(own(rules=rules)))


def test_an_own_rule_whose_example_does_not_match_is_a_fault(own):
    own(rules=RULE.replace("phiên chợ 15/4", "ngày rằm"))
    assert any("due.own_market_day" in line for line in check_lexicon(own()).unread_examples)


@pytest.mark.parametrize("words", [[], ["tim"], ["check", "--sai"], ["check", "--documents", "/x"]])
def test_misuse_is_told(words, capsys):
    assert main(words) == 2
    assert "Cách dùng" in capsys.readouterr().err
