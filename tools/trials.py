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
Row = tuple[str, ...]


def run(arguments: list[str], pytest: Run, *, database: str = "") -> int:
    """Run the trials, print the table, put it into the page if asked.

    A database other than SQLite gives its rows its name.

    Words of pytest choose a part ("-k races"); the rows of the page that did not run stay, each
    with its own day. All of them take two processes unless the words say otherwise.
    """
    full, write = "--full" in arguments, "--write" in arguments
    rest = [argument for argument in arguments if argument not in ("--full", "--write")]
    environ = {"TRUST_FULL": "1"} if full else {}
    if full and not any(word.startswith("-n") for word in rest):
        rest += ["-n", "2", "--dist", "worksteal"]
    began = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="phoihop-trust-") as folder:
        report = Path(folder) / "report.xml"
        # Only the older form of the report may hold what each test counted.
        form = ("-o", "junit_family=xunit1", f"--junitxml={report}")
        words: list[str | Path] = ["-m", "pytest", "-q", "tests/trust", *form]
        code = pytest([*words, *rest], environ)
        if not report.exists():
            return code or 1
        rows = _rows(report, full=full, on=began, database=database)
    print(_table(rows))
    took = (datetime.now(UTC) - began).total_seconds()
    print(f"{_number(took)} s")
    if write:
        _write(rows)
    return code


def _rows(report: Path, *, full: bool, on: datetime, database: str) -> dict[str, Row]:
    """Return a row for each programme that ran: its name, then what it counted and when."""
    programmes: dict[str, list[float]] = {}
    for case in ET.parse(report).iter("testcase"):
        name = case.get("classname", "").rpartition(".test_")[2]
        name += f" ({database})" if database else ""
        sums = programmes.setdefault(name, [0, 0, 0, 0])
        failed = case.find("failure") is not None or case.find("error") is not None
        counted: tuple[float, ...] = (1, _trials(case), failed, float(case.get("time", 0)))
        programmes[name] = [old + more for old, more in zip(sums, counted, strict=True)]
    ran = f"{on:%Y-%m-%d %H:%M} UTC, {__version__}{', --full' if full else ''}"
    return {
        name: (name, str(int(tests)), str(int(trials)), str(int(wrong)), _number(took), ran)
        for name, (tests, trials, wrong, took) in programmes.items()
    }


def _table(rows: dict[str, Row]) -> str:
    heads = (
        say("chương trình", "programme"),
        say("bài", "tests"),
        say("lần thử", "trials"),
        say("không đạt", "failed"),
        say("giây", "seconds"),
        say("chạy lúc, phiên bản", "run, version"),
    )
    lines = [_machine(), "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    lines += [f"| {' | '.join(row)} |" for _name, row in sorted(rows.items())]
    return "\n".join(lines)


def _trials(case: ET.Element) -> int:
    """A test counts its trials itself; one that does not is one trial."""
    for found in case.iter("property"):
        if found.get("name") == "trials":
            return int(found.get("value", "1"))
    return 1


def _write(rows: dict[str, Row]) -> None:
    """Put the rows into the page, in place of older ones of the same programmes."""
    before, _begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    old, _end, after = rest.partition(END)
    table = _table(_kept(old) | rows)
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def _kept(table: str) -> dict[str, Row]:
    """Return the rows that stand in the page."""
    lines = [line for line in table.split("\n") if line.startswith("| ")][1:]
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]
    return {row[0]: row for row in rows if len(row) == 6}


def _machine() -> str:
    return f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}."


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
