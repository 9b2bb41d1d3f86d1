"""Đo bộ đọc: ours beside underthesea and dateparser, on the same texts, in one run.

    ./run bench reading                the open and the held half of our own samples
    ./run bench reading --rounds 3     fewer rounds
    ./run bench reading --write        put the table into benchmarks/reading.md

Each reader runs in a process of its own, on one core, and reads every text in every round, slow
ones in one round only; the median round counts, in seconds of the processor, so that a busy
machine changes little. The peers are taken as they are: `pos_tag` gives proper nouns, `ner`
persons, `search_dates` every date, and dateparser is even told the year of the meeting. What they
find is compared with the officials of the answers, and with the day of the meeting and the due
days: no peer knows which names hold an office, nor which day is the meeting's, so their precision
is bound to be low, and the recall beside it says what they see at all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks._readers import READERS, measured
from phoihop import __version__

SAMPLES = Path(__file__).parent.parent / "tests" / "reading" / "samples"
PAGE = Path(__file__).parent / "reading.md"
BEGIN, END = "<!-- table: written by ./run bench reading --write -->", "<!-- end of table -->"
DOCUMENT = 6_700
"""Bytes of the five documents that the reader was first asked for."""


def main(arguments: list[str] | None = None) -> int:
    """Print one table; every figure is of this machine and this hour."""
    parser = argparse.ArgumentParser(prog="./run bench reading")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reader", choices=list(READERS), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.reader:
        print(json.dumps(measured(options.reader, SAMPLES, options.rounds)))
        return 0
    started = datetime.now(UTC)
    rows = [_in_own_process(name, options.rounds) for name in READERS]
    seconds = (datetime.now(UTC) - started).total_seconds()
    table = _table(rows, started, seconds)
    print(table)
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    return 0


def _in_own_process(name: str, rounds: int) -> dict[str, float | str]:
    words = [sys.executable, "-m", "benchmarks.reading", "--reader", name, "--rounds", str(rounds)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=_one_core())
    row: dict[str, float | str] = json.loads(done.stdout)
    return row


def _one_core() -> dict[str, str]:
    """The libraries of the peers would otherwise spread over every core."""
    threads = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS", "MKL_NUM_THREADS")
    return os.environ | dict.fromkeys(threads, "1")


def _table(rows: list[dict[str, float | str]], started: datetime, seconds: float) -> str:
    texts, size = rows[0]["texts"], float(rows[0]["bytes"])
    load = f"load {os.getloadavg()[1]:.1f}" if hasattr(os, "getloadavg") else "load not known"
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, {load}"
    python = f"Python {platform.python_version()}"
    lines = [
        f"{started:%Y-%m-%d %H:%M} UTC, Phối Hợp {__version__}, {machine}, {python}, "
        f"{seconds:.0f} s; {texts} texts, {size / 1000:.1f} KB in the mean",
        "",
        "| reader | version | import s | documents/s | of 6.7 KB/s | peak MB "
        "| names P / R / **F1** | days P / R / **F1** |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        rate = float(row["rate"])
        lines.append(
            f"| {row['reader']} | {row['version']} | {float(row['import']):.2f} | {rate:.0f} "
            f"| {rate * size / DOCUMENT:.0f} | {float(row['peak']):.0f} "
            f"| {row['names']} | {row['days']} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
