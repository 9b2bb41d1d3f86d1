from __future__ import annotations

import json
import subprocess
import sys

import pytest

from phoihop.reading.command import explain_command, measure_command, read_command
from tests.reading.formats.making import make_docx, paragraph

TEXT = (
    "Sáng 12/3/2026, UBND xã Na Lộc tổ chức hội nghị giao ban với các đoàn thể.\n"
    "Phát biểu kết luận hội nghị, đồng chí Lò Thị Mẩy - Bí thư Đảng ủy xã đề nghị Văn phòng xã "
    "tổng hợp kiến nghị, báo cáo trước ngày 15/4/2026.\n"
)


@pytest.fixture
def minutes(tmp_path):
    file = tmp_path / "bien-ban.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_a_file_is_shown_as_a_table(minutes, capsys):
    assert read_command([str(minutes)]) == 0
    shown = capsys.readouterr()
    assert "Lò Thị Mẩy" in shown.out
    assert "12/03/2026" in shown.out
    assert shown.err == ""


def test_answers_are_one_file_for_each_document(minutes, tmp_path, capsys):
    docx = tmp_path / "bien-ban.docx"
    docx.write_bytes(make_docx(paragraph(TEXT)))
    out = tmp_path / "ra"
    assert read_command([str(minutes), str(docx), "--format", "answers", "--out", str(out)]) == 0
    assert sorted(file.name for file in out.iterdir()) == ["bien-ban.docx.json", "bien-ban.json"]
    answers = json.loads((out / "bien-ban.json").read_text("utf-8"))
    assert answers["meeting"]["date"] == "2026-03-12"
    assert "[2/2]" in capsys.readouterr().err


def test_json_holds_the_whole_reading(minutes, capsys):
    assert read_command([str(minutes), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == "bien-ban.txt"
    assert told["reading"]["meeting"]["is_meeting"] is True


def test_the_page_opens_alone(minutes, capsys):
    assert read_command([str(minutes), "--format", "html"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_a_bad_file_is_named_and_the_others_are_read(minutes, tmp_path, capsys):
    bad = tmp_path / "anh.docx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert read_command([str(bad), str(tmp_path / "khong-co.txt"), str(minutes)]) == 1
    shown = capsys.readouterr()
    assert "anh.docx: Tệp mang đuôi .docx nhưng nội dung là ảnh (PNG" in shown.err
    assert "khong-co.txt: Không mở được tệp" in shown.err
    assert "Đã đọc 1/3 tệp. 2 tệp không đọc được." in shown.err
    assert "Lò Thị Mẩy" in shown.out


def test_a_folder_stands_for_the_documents_in_it(minutes, capsys):
    (minutes.parent / "bang.csv").write_text("a;b")
    assert read_command([str(minutes.parent)]) == 0
    assert "bien-ban.txt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (read_command, []),
        (read_command, ["a.txt", "--format", "xml"]),
        (read_command, ["a.txt", "--published", "hôm qua"]),
        (explain_command, []),
        (measure_command, ["chỉ một thư mục"]),
    ],
)
def test_misuse_is_told_with_the_usage(command, words, capsys):
    assert command(words) == 2
    assert "Cách dùng: phoihop" in capsys.readouterr().err


@pytest.mark.parametrize("command", [read_command, explain_command, measure_command])
def test_help_in_both_languages(command, capsys, monkeypatch):
    assert command(["--help"]) == 0
    assert "Cách dùng" in capsys.readouterr().out
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    assert command(["--help"]) == 0
    assert "Usage" in capsys.readouterr().out


def test_messages_in_english(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PHOIHOP_LANG", "en")
    (tmp_path / "a.txt").write_bytes(b"")
    assert read_command([str(tmp_path / "a.txt")]) == 1
    assert "The file is empty." in capsys.readouterr().err


def test_explaining_a_place_names_the_rule(minutes, capsys):
    assert explain_command([str(minutes), "--at", str(TEXT.index("trước ngày"))]) == 0
    shown = capsys.readouterr().out
    assert "quy tắc" in shown
    assert "trước ngày 15/4/2026" in shown


def test_explaining_beyond_the_text_is_misuse(minutes, capsys):
    assert explain_command([str(minutes), "--at", "100000"]) == 2
    assert "vị trí phải từ 0 đến" in capsys.readouterr().err


def test_measuring_own_answers_agrees(minutes, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    docs, gold = tmp_path / "docs", tmp_path / "gold"
    docs.mkdir()
    (docs / "bien-ban.txt").write_text(TEXT, "utf-8")
    read_command([str(minutes), "--format", "answers", "--out", str(gold)])
    capsys.readouterr()
    assert measure_command([str(docs), str(gold), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert all(field["f1"] == 1 for field in told["fields"].values())
    assert measure_command([str(docs), str(gold)]) == 0
    assert "Không có gì thay đổi" in capsys.readouterr().out


def test_the_reader_starts_without_django_and_at_once(minutes):
    code = (
        "import sys, time; from phoihop.reading.command import read_command;"
        f"read_command([{str(minutes)!r}]);"
        "print('django' in sys.modules, time.process_time() < 2, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.split() == ["False", "True"]
