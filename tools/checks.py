"""Kiểm tra: what ./run check looks at, one step after the other, and what ./run fix mends."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from phoihop.lib.language import say
from tools.environment import PYTHON, ROOT, VENV, clean_environment

_BIN = VENV / "bin"


class Step(NamedTuple):
    """Một bước kiểm tra: a name for the person and the words that carry it out."""

    name: str
    words: Sequence[str | Path]


def steps() -> list[Step]:
    """The whole check, quickest first."""
    templates = _templates()
    return [
        Step("format", [_BIN / "ruff", "format", "--check", "--output-format", "concise", "."]),
        Step("lint", [_BIN / "ruff", "check", "--output-format", "concise", "."]),
        Step("types", [_BIN / "mypy"]),
        Step("floors", [_BIN / "lint-imports", "--no-cache"]),
        *([Step("templates: indent", [_BIN / "djhtml", "--check", *templates])] * bool(templates)),
        *([Step("templates: lint", [_BIN / "djlint", "--lint", *templates])] * bool(templates)),
        Step("migrations", [PYTHON, "-m", "phoihop", "manage", "makemigrations", "--check"]),
    ]


def check() -> int:
    """Run every step, say how each went; the exit code is the worst one."""
    return max(_report(step) for step in steps())


def fix() -> int:
    """Format everything and mend what the linter can mend by itself."""
    templates = _templates()
    mending = [
        Step("format", [_BIN / "ruff", "format", "."]),
        Step("lint", [_BIN / "ruff", "check", "--fix", "."]),
        *([Step("templates: indent", [_BIN / "djhtml", *templates])] * bool(templates)),
    ]
    return max(_report(step) for step in mending)


def _templates() -> list[Path]:
    return sorted(path for path in (ROOT / "phoihop").rglob("templates/**/*.html"))


def _report(step: Step) -> int:
    started = time.monotonic()
    done = subprocess.run(
        step.words,
        cwd=ROOT,
        env=clean_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - started
    verdict = say("đạt", "passed") if done.returncode == 0 else say("CHƯA ĐẠT", "FAILED")
    print(f"{step.name:<18} {verdict:<9} {seconds:5.1f} s", flush=True)
    if done.returncode and done.stdout:
        print(done.stdout.strip(), flush=True)
    return abs(done.returncode)
