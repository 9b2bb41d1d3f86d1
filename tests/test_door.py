"""What stands behind ./run: the words, the environment and when it is made anew."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from phoihop.config.command import COMMANDS
from tools import checks, door, environment, postgres, trials

LOCK = tomllib.loads((environment.ROOT / "uv.lock").read_text())
REAL_PYTHON = os.path.realpath(sys.executable)
PINNED = {package["name"]: package for package in LOCK["package"]}


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A checkout of its own with an environment that seems finished."""
    (tmp_path / "uv.lock").write_text("version = 1")
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(REAL_PYTHON)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "PYTHON", python)
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "phoihop-setup.json")
    return tmp_path


@pytest.fixture
def installs(house, monkeypatch):
    """Every environment and installation asked for, instead of made."""
    asked = []
    monkeypatch.setattr(environment, "_runs", lambda: True)
    monkeypatch.setattr(environment, "_make_venv", lambda: asked.append("new"))
    monkeypatch.setattr(environment, "_put_checkout_on_path", lambda: None)
    monkeypatch.setattr(environment, "_install", asked.append)
    return asked


# The words


def test_a_word_of_the_door_is_never_a_command():
    assert not {word.name for word in door.WORDS} & {command.name for command in COMMANDS}


@pytest.mark.parametrize("words", [["read", "a.txt"], ["doctor"], ["--version"], ["no-such-word"]])
def test_other_words_go_to_the_program_untouched(words, monkeypatch):
    became = []

    def become(passed):
        became.extend(passed)
        raise SystemExit(0)

    monkeypatch.setattr(door, "_become_program", become)
    with pytest.raises(SystemExit):
        door.main(words)

    assert became == words


def test_no_word_at_all_gives_help(capsys):
    assert door.main([]) == 0
    assert "prepare-demonstration" in capsys.readouterr().out


def test_a_benchmark_is_called_by_its_name(monkeypatch, capsys):
    ran, prepared = [], []
    monkeypatch.setattr(door, "prepare", prepared.append)
    monkeypatch.setattr(door, "_follow", lambda words, environ: ran.append(words[1:]) or 0)

    assert door.main(["bench"]) == 2
    assert "trail" in capsys.readouterr().err
    assert door.main(["bench", "trail", "--rows", "10"]) == 0
    assert ran == [["-m", "benchmarks.trail", "--rows", "10"]]
    assert door.main(["bench", "reading"]) == 0
    assert prepared == [{"dev"}, {"dev", "peers"}]


def test_trials_are_counted_and_written_down(monkeypatch, tmp_path, capsys):
    report = """<testsuite><testcase classname="tests.trust.test_matrix" name="test_x" time="1.5">
    <properties><property name="trials" value="12"/></properties></testcase>
    <testcase classname="tests.trust.test_matrix" name="test_y" time="1"><failure/></testcase>
    </testsuite>"""
    page = tmp_path / "trust.md"
    page.write_text(f"Đầu\n\n{trials.BEGIN}\n{trials.END}\n", encoding="utf-8")
    monkeypatch.setattr(trials, "PAGE", page)

    asked = []

    def fake(words, environ):
        asked.append([*map(str, words)])
        file = next(word for word in words if str(word).startswith("--junitxml=")).split("=")[1]
        Path(file).write_text(report, encoding="utf-8")
        return 1

    assert trials.run(["--full", "--write"], fake) == 1
    assert "| matrix | 2 | 13 | 1 | 2,5 |" in page.read_text(encoding="utf-8")
    assert "| matrix |" in capsys.readouterr().out
    assert asked[0][-4:] == ["-n", "2", "--dist", "worksteal"]

    report = report.replace("test_matrix", "test_races").replace("<failure/>", "")
    assert trials.run(["--full", "--write", "-n0", "-k", "races"], fake) == 1
    written = page.read_text(encoding="utf-8")
    assert "| matrix | 2 | 13 | 1 | 2,5 |" in written
    assert "| races | 2 | 13 | 0 | 2,5 |" in written
    assert asked[1][-3:] == ["-n0", "-k", "races"]

    assert trials.run(["--full", "--write"], fake, database="PostgreSQL") == 1
    written = page.read_text(encoding="utf-8")
    assert "| races | 2 | 13 | 0 | 2,5 |" in written
    assert "| races (PostgreSQL) | 2 | 13 | 0 | 2,5 |" in written


def test_only_preparing_does_not_serve(monkeypatch):
    steps = []
    monkeypatch.setattr(door, "prepare", lambda groups: steps.append(sorted(groups)))
    monkeypatch.setattr(door, "_program", lambda words: steps.append(words) or 0)

    assert door.main(["demo", "--prepare"]) == 0
    assert steps == [[], ["prepare-demonstration"]]


def test_a_demonstration_that_cannot_be_filled_is_not_served(monkeypatch):
    monkeypatch.setattr(door, "prepare", lambda groups: None)
    monkeypatch.setattr(door, "_program", lambda words: 3)

    assert door.main(["demo"]) == 3


def test_the_tests_never_meet_the_persons_own_data(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://office/records")
    monkeypatch.setenv("PHOIHOP_DATA", "/srv/phoihop")
    monkeypatch.setenv("PHOIHOP_HOSTS", "phoihop.example")
    seen = []
    monkeypatch.setattr(door, "prepare", lambda groups: None)
    monkeypatch.setattr(door, "_follow", lambda words, environ: seen.append(environ) or 0)

    door.main(["test", "-k", "nothing"])

    assert not {"DATABASE_URL", "PHOIHOP_HOSTS"} & seen[0].keys()
    assert seen[0]["PHOIHOP_DATA"] != "/srv/phoihop"


# The environment


def test_a_finished_environment_is_left_alone(installs):
    environment.prepare(environment.DEVELOPMENT)
    environment.prepare(environment.DEVELOPMENT)
    environment.prepare(environment.RUNTIME)

    assert installs == ["new", {"dev"}]


def test_test_tools_are_added_to_a_demonstration(installs):
    environment.prepare(environment.RUNTIME)
    environment.prepare(environment.DEVELOPMENT)

    assert installs == ["new", set(), {"dev"}]


def test_another_lock_installs_again_what_was_there(installs, house):
    environment.prepare(environment.DEVELOPMENT)
    (house / "uv.lock").write_text("version = 2")
    environment.prepare(environment.RUNTIME)

    assert installs == ["new", {"dev"}, {"dev"}]


def test_after_a_set_up_cut_short_all_is_made_anew(installs, monkeypatch):
    def cut(groups):
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr(environment, "_install", cut)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(environment.RUNTIME)

    environment.prepare(environment.RUNTIME)

    assert installs == ["new", "new", set()]


def test_an_environment_of_another_python_is_made_anew(installs, monkeypatch):
    environment.prepare(environment.DEVELOPMENT)
    monkeypatch.setattr(environment, "_VERSION", "3.99")
    environment.prepare(environment.RUNTIME)

    assert installs == ["new", {"dev"}, "new", {"dev"}]


@pytest.mark.parametrize("content", ["", "{", "[]", json.dumps({"fingerprint": 1, "groups": 2})])
def test_a_damaged_stamp_counts_as_none(installs, content):
    environment.STAMP.write_text(content)

    environment.prepare(environment.RUNTIME)

    assert installs == ["new", set()]


def test_a_system_without_venv_is_told_the_package(house, monkeypatch, capsys):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)

    assert door.main(["check"]) == 1
    said = capsys.readouterr()
    assert "sudo apt install python3." in said.err
    assert said.out == ""


def test_a_folder_that_cannot_be_written_is_said_plainly(installs, monkeypatch):
    def refuse(groups):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(environment, "_write_stamp", refuse)

    with pytest.raises(environment.SetupFailed, match="Không ghi được"):
        environment.prepare(environment.RUNTIME)


def test_pip_steps_in_where_uv_cannot(house, monkeypatch):
    steps = []

    def run(words, doing, environ=None):
        steps.append(doing)
        if doing == "uv sync":
            raise environment.SetupFailed("no network for uv")

    monkeypatch.setattr(environment, "_pip_has_its_own_index", lambda: False)
    monkeypatch.setattr(environment, "_run", run)
    environment._install(environment.DEVELOPMENT)

    assert steps == ["pip install uv", "uv sync", "pip install"]


def test_an_index_of_the_offices_own_is_left_to_pip(house, monkeypatch):
    steps = []
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example/simple")
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    monkeypatch.setattr(environment, "_run", lambda words, doing: steps.append(doing))

    environment._install(environment.RUNTIME)

    assert steps == ["pip install"]


# The pins


def test_the_lock_names_public_addresses_only():
    text = (environment.ROOT / "uv.lock").read_text()
    addresses = {line.split("://")[1].split("/")[0] for line in text.split('"') if "://" in line}

    assert addresses == {"pypi.org", "files.pythonhosted.org"}


@pytest.mark.parametrize("group", ["", "-dev", "-door", "-postgres-server"])
def test_pip_installs_what_the_lock_pins(group):
    text = (environment.ROOT / f"requirements{group}.txt").read_text()
    pins = dict(
        line.split(";")[0].strip(" \\").split("==") for line in text.splitlines() if "==" in line
    )

    assert pins
    assert pins == {name: PINNED[name]["version"] for name in pins}
    assert text.count("--hash=sha256:") >= len(pins)
    assert "://" not in text


def test_pip_installs_all_that_the_program_needs():
    text = (environment.ROOT / "requirements.txt").read_text()
    needed = [package["name"] for package in PINNED["phoihop"]["dependencies"]]

    assert [name for name in needed if f"{name}==" not in text] == []


# The interpreter


@pytest.fixture
def bare_checkout(tmp_path):
    """`run` beside a door that only says which Python opened it, and a path of our making."""
    root = tmp_path / "checkout"
    (root / "tools").mkdir(parents=True)
    (root / "tools" / "__init__.py").touch()
    (root / "tools" / "door.py").write_text("import sys; print(sys.executable)")
    (root / "run").symlink_to(environment.ROOT / "run")
    (root / "bin").mkdir()
    (root / "bin" / "dirname").symlink_to("/usr/bin/dirname")
    return root


def put_command(root, name, script):
    command = root / "bin" / name
    command.write_text(f"#!/bin/sh\n{script}\n")
    command.chmod(0o755)
    return str(command)


def opened_by(root, **environ):
    answer = subprocess.run(
        ["/bin/sh", root / "run"],
        env={"PATH": str(root / "bin")} | environ,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.stdout.strip() or answer.stderr


def test_a_command_that_only_complains_is_passed_over(bare_checkout):
    put_command(bare_checkout, "python3", "echo 'python3: command not found'; exit 127")
    (bare_checkout / "bin" / "python3.12").symlink_to(REAL_PYTHON)

    assert opened_by(bare_checkout).endswith("/bin/python3.12")


def test_an_old_python_is_passed_over(bare_checkout):
    put_command(bare_checkout, "python3", "exit 1")
    (bare_checkout / "bin" / "python").symlink_to(REAL_PYTHON)

    assert opened_by(bare_checkout).endswith("/bin/python")


def test_a_python_that_can_make_environments_comes_first(bare_checkout):
    lame = f'case "$*" in *ensurepip*) exit 1;; esac; exec {REAL_PYTHON} "$@"'
    put_command(bare_checkout, "python3", lame)
    (bare_checkout / "bin" / "python3.13").symlink_to(REAL_PYTHON)

    assert opened_by(bare_checkout).endswith("/bin/python3.13")


def test_the_person_may_name_the_python(bare_checkout):
    (bare_checkout / "bin" / "python3").symlink_to(REAL_PYTHON)
    (bare_checkout / "bin" / "another").symlink_to(REAL_PYTHON)

    assert opened_by(bare_checkout, PHOIHOP_PYTHON="another").endswith("/bin/another")


def test_a_named_python_that_does_not_run_is_not_replaced_in_silence(bare_checkout):
    (bare_checkout / "bin" / "python3").symlink_to(REAL_PYTHON)

    assert "không chạy được" in opened_by(bare_checkout, PHOIHOP_PYTHON="/no/such/python")


def test_a_machine_without_python_is_told_the_package(bare_checkout):
    (bare_checkout / "run").unlink()
    script = (environment.ROOT / "run").read_text()
    (bare_checkout / "run").write_text(re.sub(r"/usr/(local/)?bin/python3[.\d]*", "/none", script))

    assert "sudo apt install python3" in opened_by(bare_checkout)


# The PostgreSQL of the tests


def make_server_folder(root, version):
    folder = root / version / "bin"
    folder.mkdir(parents=True)
    for name in ("initdb", "postgres"):
        (folder / name).touch(mode=0o755)
    return folder


def test_the_given_server_serves_where_the_system_has_none(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path / "none")
    monkeypatch.setenv("PATH", str(tmp_path))
    packed = make_server_folder(tmp_path, "18")

    assert postgres.find_binaries() is None
    assert postgres.find_binaries(packed) == packed


def test_the_newest_whole_server_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "DEBIAN", tmp_path)
    make_server_folder(tmp_path, "9")
    newest = make_server_folder(tmp_path, "15")
    (make_server_folder(tmp_path, "16") / "postgres").unlink()

    assert postgres.find_binaries() == newest


# The checks


def test_every_check_is_reported_and_the_worst_counts(monkeypatch, capsys):
    steps = [
        checks.Step("good", ["sh", "-c", "exit 0"]),
        checks.Step("bad", ["sh", "-c", "echo the reason; exit 2"]),
        checks.Step("poor", ["sh", "-c", "exit 1"]),
    ]
    monkeypatch.setattr(checks, "steps", lambda: steps)

    assert checks.check() == 2
    said = capsys.readouterr().out
    assert [line.split()[0] for line in said.splitlines()] == ["good", "bad", "the", "poor"]
