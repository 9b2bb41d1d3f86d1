"""Thử thách: runs tests/trust, counts its trials and writes the table that docs/trust.md shows."""

import os
import platform
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from phoihop import __version__
from phoihop.lib.language import say
from tools.environment import ROOT

PAGE = ROOT / "docs" / "trust.md"
BEGIN, END = "<!-- trials: written by ./run trust --full --write -->", "<!-- end of trials -->"
Run = Callable[[list[str | Path], dict[str, str]], int]


def run(arguments: list[str], pytest: Run) -> int:
    """Run the trials, print the table, put it into the page if asked."""
    full, write = "--full" in arguments, "--write" in arguments
    rest = [argument for argument in arguments if argument not in ("--full", "--write")]
    environ = {"TRUST_FULL": "1"} if full else {}
    with tempfile.TemporaryDirectory(prefix="phoihop-trust-") as folder:
        report = Path(folder) / "report.xml"
        # Only the older form of the report may hold what each test counted.
        form = ("-o", "junit_family=xunit1", f"--junitxml={report}")
        words: list[str | Path] = ["-m", "pytest", "-q", "tests/trust", *form]
        code = pytest([*words, *rest], environ)
        if not report.exists():
            return code or 1
        table = _table(report, full=full)
    print(table)
    if write:
        _write(table)
    return code


def _table(report: Path, *, full: bool) -> str:
    programmes: dict[str, list[float]] = {}
    for case in ET.parse(report).iter("testcase"):
        name = case.get("classname", "").rpartition(".test_")[2]
        sums = programmes.setdefault(name, [0, 0, 0, 0])
        failed = case.find("failure") is not None or case.find("error") is not None
        counted: tuple[float, ...] = (1, _trials(case), failed, float(case.get("time", 0)))
        programmes[name] = [old + more for old, more in zip(sums, counted, strict=True)]
    seconds = _number(sum(sums[3] for sums in programmes.values()))
    heads = (
        say("chương trình", "programme"),
        say("bài", "tests"),
        say("lần thử", "trials"),
        say("không đạt", "failed"),
        say("giây", "seconds"),
    )
    lines = [
        f"{_now()}, Phối Hợp {__version__}, {_machine()}{', --full' if full else ''}, {seconds} s",
        "",
        f"| {' | '.join(heads)} |",
        "|---|---|---|---|---|",
    ]
    for name, (tests, trials, wrong, took) in sorted(programmes.items()):
        cells = (name, int(tests), int(trials), int(wrong), _number(took))
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)


def _trials(case: ET.Element) -> int:
    """A test counts its trials itself; one that does not is one trial."""
    for found in case.iter("property"):
        if found.get("name") == "trials":
            return int(found.get("value", "1"))
    return 1


def _write(table: str) -> None:
    before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _old, _end, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def _now() -> str:
    return f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
