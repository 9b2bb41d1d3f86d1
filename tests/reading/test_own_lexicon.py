"""An office adds words in a folder of its own, and every way of reading uses them."""

import json

import pytest

from phoihop.reading.command import explain_command, measure_command, read_command
from phoihop.reading.confined import read_file_safely
from phoihop.reading.errors import BadLexicon
from phoihop.reading.lexicon import FOLDER, load
from phoihop.reading.marks import mark_lexicon
from phoihop.reading.own_lexicon import lexicon_folders
from phoihop.reading.tokens import tokenise
from tests.reading.formats.making import make_docx, paragraph

TEXT = (
    "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị.\n"
    "Ông Tạ Văn Bưởi, Hội chủ Phường Lưới phát biểu."
)
ENTRIES = "post.own\thội chủ\tHEAD\tclass=special;rank=9\tHội chủ đọc sổ.\n"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder of the office with one post that only this office has."""
    folder = tmp_path / "tu-dien"
    folder.mkdir()
    (folder / "chuc-danh.tsv").write_text(ENTRIES, "utf-8")
    monkeypatch.setenv("PHOIHOP_LEXICON", str(folder))
    return folder


@pytest.fixture
def minutes(tmp_path):
    file = tmp_path / "bien-ban.txt"
    file.write_text(TEXT, "utf-8")
    return file


def names(told):
    return [person["name"] for person in told["reading"]["people"]]


def test_a_post_of_the_office_makes_an_official(office, minutes, capsys):
    assert read_command([str(minutes), "--json"]) == 0
    assert names(json.loads(capsys.readouterr().out)) == ["Tạ Văn Bưởi"]


def test_without_the_folder_nobody_holds_it(minutes, capsys):
    assert read_command([str(minutes), "--json"]) == 0
    assert names(json.loads(capsys.readouterr().out)) == []


def test_a_file_read_in_a_child_knows_the_words_too(office):
    told = read_file_safely(make_docx("".join(map(paragraph, TEXT.split("\n")))), "bien-ban.docx")
    assert names(told) == ["Tạ Văn Bưởi"]


def test_explain_names_the_entry_of_the_office(office, minutes, capsys):
    assert explain_command([str(minutes), "--at", str(TEXT.index("Hội chủ"))]) == 0
    assert "post.own" in capsys.readouterr().out


def test_an_entry_of_the_office_replaces_ours_whole(office):
    (office / "hoi.tsv").write_text("body.farmers\tnông hội\tBODY\tclass=org\t\n", "utf-8")
    marks = mark_lexicon(tokenise("Nông hội họp, Hội Nông dân họp"), load((FOLDER, office)))
    assert [mark.first for mark in marks.all("BODY") if mark.id == "body.farmers"] == [0]


def test_a_spelling_of_the_office_stands_above_ours(office):
    ours = "body.farmers\thội cựu chiến binh\tBODY\tclass=org\t\n"
    (office / "hoi.tsv").write_text(ours, "utf-8")
    marks = mark_lexicon(tokenise("Hội Cựu chiến binh họp"), load((FOLDER, office)))
    assert marks.at(0, "BODY").id == "body.farmers"


@pytest.mark.parametrize("command", ["read", "explain", "measure"])
def test_a_fault_in_the_folder_is_told_in_words(command, office, minutes, capsys):
    (office / "sai.tsv").write_text("chỉ một cột\n", "utf-8")
    answers = minutes.parent / "dap-an"
    answers.mkdir()
    (answers / "bien-ban.json").write_text("{}")
    ways = {
        "read": lambda: read_command([str(minutes)]),
        "explain": lambda: explain_command([str(minutes)]),
        "measure": lambda: measure_command([str(minutes.parent), str(answers)]),
    }
    assert ways[command]() == 1
    assert "sai.tsv, dòng 1: cần ít nhất ba cột" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path):
    with pytest.raises(BadLexicon, match="không có thư mục nào"):
        lexicon_folders(str(tmp_path / "khong-co"))
