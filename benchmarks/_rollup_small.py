"""Nước nhỏ: a country a tenth the size, in a program and a database of its own.

It sends its reports in turns with the large one: measured a minute apart, the two would differ by
what else the machine happened to do in that minute.

    python -m benchmarks._rollup_small COMMUNES     a number of sends a line in, seconds out
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

NAME = "bench_small"


class SmallCountry:
    """Nước nhỏ: a child that sends when it is asked to."""

    def __init__(self, child: subprocess.Popen[str]) -> None:
        self._child = child
        self._read()

    def send(self, rounds: int) -> float:
        """Send as many reports as the large country in as many rounds; return the best time."""
        assert self._child.stdin is not None
        self._child.stdin.write(f"{rounds}\n")
        self._child.stdin.flush()
        return float(self._read())

    def _read(self) -> str:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise RuntimeError("The small country has ended.")
        return line


@contextmanager
def small_country(communes: int) -> Iterator[SmallCountry]:
    """Begin a small country beside this program, on the same kind of database."""
    with tempfile.TemporaryDirectory(prefix="phoihop-bench-") as data:
        environ = os.environ | {"PHOIHOP_DATA": data} | _database()
        words = [sys.executable, "-m", "benchmarks._rollup_small", str(communes)]
        with subprocess.Popen(
            words, env=environ, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child:
            try:
                yield SmallCountry(child)
            finally:
                assert child.stdin is not None
                child.stdin.close()
                child.wait(timeout=60)


def _database() -> dict[str, str]:
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return {}
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {NAME}")
    return {"DATABASE_URL": urlsplit(url)._replace(path=f"/{NAME}").geturl()}


def main(communes: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks._rollup_country import make_country, make_reports
    from benchmarks.rollup import YEAR, saving
    from phoihop.reports.rollup.work import drain_all

    call_command("migrate", verbosity=0)
    country = make_country(communes, "nho")
    make_reports(country, YEAR)
    drain_all()
    print("ready", flush=True)
    for line in sys.stdin:
        print(saving(country, int(line)), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
