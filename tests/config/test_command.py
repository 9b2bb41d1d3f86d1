"""The one program `phoihop`: its table, its words, and how lightly it starts."""

import os
import subprocess
import sys
import tomllib

import pytest

import phoihop
from phoihop.config import command
from tools.environment import ROOT

DOOR = {"demo", "test", "check", "fix", "lock", "bench", "trust", "help"}


@pytest.fixture
def answer(monkeypatch):
    """Put a command of our own into the table; gives what it was called with."""
    calls = []

    def offer(function):
        monkeypatch.setattr(
            command, "_function", lambda chosen: lambda words: calls.append(words) or function()
        )
        return calls

    return offer


def run_phoihop(*words, cwd, **environ):
    return subprocess.run(
        [sys.executable, "-P", "-m", "phoihop", *words],
        capture_output=True,
        check=False,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)} | environ,
    )


def test_no_command_bears_a_name_of_the_door():
    assert not DOOR & {known.name for known in command.COMMANDS}


@pytest.mark.parametrize("known", command.COMMANDS, ids=lambda known: known.name)
def test_every_command_leads_somewhere(known):
    assert callable(command._function(known))


def test_the_version_is_the_one_of_the_package(capsys):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert command.main(["--version"]) == 0
    assert capsys.readouterr().out == f"phoihop {project['version']}\n"
    assert phoihop.__version__ == project["version"]


@pytest.mark.parametrize(
    ("language", "sentence"), [("vi", "Chạy máy chủ web"), ("en", "Run the web server")]
)
def test_help_speaks_the_persons_language(language, sentence, monkeypatch, capsys):
    monkeypatch.setenv("PHOIHOP_LANG", language)

    assert command.main(["--help"]) == 0
    assert sentence in capsys.readouterr().out


def test_no_word_is_a_misuse_that_shows_the_help(capsys):
    assert command.main([]) == 2
    assert "Cách dùng" in capsys.readouterr().out


def test_an_unknown_word_is_told_the_nearest_one(capsys):
    assert command.main(["raed", "a.txt"]) == 2
    said = capsys.readouterr()
    assert "Không có lệnh “raed”. Có phải là “read”?" in said.err
    assert said.out == ""


def test_the_words_and_the_exit_code_pass_through(answer):
    calls = answer(lambda: 4)

    assert command.main(["read", "a.txt", "--format", "json"]) == 4
    assert calls == [["a.txt", "--format", "json"]]


def test_an_interruption_leaves_no_traceback(answer, capsys):
    def interrupt():
        raise KeyboardInterrupt

    answer(interrupt)

    assert command.main(["read", "a.txt"]) == 130
    assert capsys.readouterr().err == ""


def test_output_that_nobody_reads_any_more_ends_quietly(tmp_path):
    nobody, output = os.pipe()
    os.close(nobody)
    words = [sys.executable, "-P", "-m", "phoihop", "--help"]
    done = subprocess.run(words, stdout=output, stderr=subprocess.PIPE, check=False, cwd=tmp_path)
    os.close(output)

    assert done.returncode == command.PIPE_CLOSED
    assert done.stderr == b""


def test_vietnamese_goes_out_whole_under_any_locale(tmp_path):
    done = run_phoihop("--help", cwd=tmp_path, LC_ALL="en_US.ISO-8859-1", PHOIHOP_LANG="vi")

    assert done.returncode == 0
    assert "Đọc văn bản" in done.stdout.decode()


def test_a_file_beside_the_person_is_not_taken_for_a_library(tmp_path):
    (tmp_path / "typing.py").write_text("raise SystemExit('wrong typing')")

    assert run_phoihop("--version", cwd=tmp_path).returncode == 0


def test_reading_loads_no_django(tmp_path):
    (tmp_path / "note.txt").write_text("Ủy ban nhân dân xã gửi báo cáo trước ngày 15/01/2026.\n")
    script = (
        "import sys; from phoihop.config.command import main; code = main(['read', 'note.txt']);"
        "sys.exit(code or sum(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", script], capture_output=True, check=False, cwd=tmp_path
    )

    assert done.returncode == 0, done.stderr.decode()
