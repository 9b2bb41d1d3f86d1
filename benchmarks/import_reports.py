"""Đo nhập báo cáo: figures into the database, workbooks into figures, beside the bare tools.

    ./run bench import             a PostgreSQL of its own, with fsync on
    ./run bench import --write     put the table into benchmarks/import_reports.md

The load is that of `benchmarks/load_model.py`. In one run and on one machine: how many figures a
second `take_past_round` takes in, checked, beside COPY of one row a figure with its primary key;
how much memory one and twelve months of the country need; how many bytes a figure takes, also
where all are amounts of money; and how long workbooks take beside bare calamine and openpyxl: the
sheet of one report, as units send it, and the table of a past round (decision 0014).
Times are seconds of the processor, of the program and of its PostgreSQL process together, of the
best round, so that a busy machine changes little.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django

from benchmarks import load_model
from phoihop import __version__

PAGE = Path(__file__).parent / "import_reports.md"
BEGIN, END = "<!-- table: written by ./run bench import --write -->", "<!-- end of table -->"
MIB = 1024 * 1024
YEAR = 2026
Row = tuple[str, str, str, bool]
"""What was measured, the figure, the gate, and whether it is kept."""


def main(arguments: list[str] | None = None) -> int:
    """Print one table, and answer 1 when a gate is not kept."""
    parser = argparse.ArgumentParser(prog="./run bench import")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--communes", type=int, default=load_model.COMMUNES)
    parser.add_argument("--months", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    if options.months:
        print(_memory_of(options.months, options.communes))
        return 0
    started = datetime.now(UTC)
    rows = [*_database(options.communes), *_workbooks()]
    table = _table(rows, started, options.communes)
    print(table)
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")
    return 0 if all(row[3] for row in rows) else 1


def _table(rows: list[Row], started: datetime, communes: int) -> str:
    from django.db import connection

    seconds = (datetime.now(UTC) - started).total_seconds()
    version = ".".join(map(str, connection.get_database_version()))
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg()[:1])
    head = (
        f"{started:%Y-%m-%d %H:%M} UTC, Phối Hợp {__version__}, {platform.machine()}, "
        f"{os.cpu_count()} CPU (load {load}), Python {platform.python_version()}, "
        f"Django {django.get_version()}, {connection.vendor} {version}, {communes} communes, "
        f"{seconds:.0f} s"
    )
    lines = [f"| {what} | {told} | {gate} | {_kept(kept)} |" for what, told, gate, kept in rows]
    return "\n".join([head, "", "| measured | found | gate | kept |", "|---|---|---|---|", *lines])


def _kept(kept: bool) -> str:
    return "yes" if kept else "**no**"


def _database(communes: int) -> Iterator[Row]:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    stage = _Stage(communes)
    bare = max(_copy_rate(stage) for _time in range(2))
    ours, reports, figures = _import_rate(stage)
    yield "COPY, one row a figure, primary key", f"{bare / 1000:.0f} k figures/s", "–", True
    share = ours / bare
    told = f"{ours / 1000:.0f} k figures/s, {share:.0%} of COPY"
    yield "take_past_round, checked", told, "≥ 50 % of COPY", share >= 0.5
    rows = _count("records_report")
    yield (
        "rows in the table of reports",
        f"{rows} for {figures} figures",
        "one a report",
        (rows == reports),
    )
    size = _megabytes("records_report", figures)
    yield "storage, counts, shares and money", f"{size:.1f} MB/million", "≤ 30", size <= 30
    _empty()
    figures = stage.take(1, load_model.money_figures)[1]
    size = _megabytes("records_report", figures)
    yield "storage, nothing but money", f"{size:.1f} MB/million", "≤ 30", size <= 30
    for months in (1, 12):
        _empty()
        extra = _in_own_process(months, communes)
        yield f"memory above idle, {months} months", f"{extra:.0f} MB", "≤ 200 MB", extra <= 200


class _Stage:
    """Sân khấu: the bodies of the load model, who asks them, and the form."""

    def __init__(self, communes: int) -> None:
        from phoihop.records.models import Form, FormVersion
        from phoihop.registry.models import Account, Body, Role

        self.communes = communes
        self.account = Account.objects.filter(username="bench").first()
        if self.account is None:
            _make_bodies(communes)
            self.account = Account.objects.create(username="bench", full_name="Lò Thị Mận")
            asker = Body.objects.create(name="Đơn vị tổng hợp")
            Role.objects.create(account=self.account, body=asker, role=Role.Name.CHIEF)
            form = Form.objects.create(body=asker, name="Biểu tháng")
            FormVersion.objects.create(
                form=form, number=1, lines=load_model.lines(), made_by=self.account
            )
        self.version = FormVersion.objects.select_related("form__body").get()
        self.asker = self.version.form.body
        found = Body.objects.exclude(pk=self.asker.pk).order_by("pk")
        keys = list(found.values_list("pk", flat=True))
        self.senders = [keys[n * communes : (n + 1) * communes] for n in range(load_model.BODIES)]

    def take(
        self,
        month: int,
        cells: Callable[..., Iterator[list[Any]]] | None = None,
        *,
        bodies: int = 1,
    ) -> tuple[float, int]:
        """Take in the rounds of a month; return the seconds of the import alone, and figures."""
        from phoihop.lib import periods
        from phoihop.records.past_rounds import take_past_round

        seconds, count = 0.0, 0
        for body in range(bodies):
            made = cells(communes=self.communes) if cells else self.rows(body, month)
            rows = list(zip(self.senders[body], made, strict=True))
            began = _spent()
            take_past_round(
                self.version,
                periods.month(YEAR, month),
                rows,
                body=self.asker,
                account=self.account,
            )
            seconds += _spent() - began
            count += len(rows) * load_model.LINES
        return seconds, count

    def rows(self, body: int, month: int) -> Iterator[list[Any]]:
        return load_model.figures(body, month, communes=self.communes)


def _spent() -> float:
    """Seconds of the processor so far, of this process and of the server's that works for it."""
    with open(f"/proc/{_asked('select pg_backend_pid()')}/stat", encoding="ascii") as file:
        ticks = file.read().rpartition(")")[2].split()[11:13]
    return time.process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def _make_bodies(communes: int) -> None:
    from django.db.models import CharField, F, Value
    from django.db.models.functions import Cast, Concat

    from phoihop.registry.models import Body

    Body.objects.bulk_create(
        (
            Body(
                name=f"Hội {body} xã {commune}",
                slug=f"hoi-{body}-xa-{commune}",
                place=f"xã {commune}",
            )
            for body in range(load_model.BODIES)
            for commune in range(communes)
        ),
        batch_size=2000,
    )
    path = Concat(Value("/"), Cast(F("pk"), CharField()), Value("/"))
    Body.objects.update(path=path, line_path=path)


def _copy_rate(stage: _Stage) -> float:
    """Figures a second of PostgreSQL's own COPY into the narrow table that a framework suggests."""
    from django.db import connection

    lines = [
        f"{unit}\t{place}\t1\t{value}\n"
        for body in range(2)
        for unit, row in zip(stage.senders[body], stage.rows(body, 1), strict=True)
        for place, value in enumerate(row)
    ]
    text = "".join(lines)
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists narrow")
        cursor.execute(
            "create table narrow (unit int, line int, month int, value double precision, "
            "primary key (unit, line, month))"
        )
        began = _spent()
        with cursor.copy("copy narrow from stdin") as copy:
            for start in range(0, len(text), MIB):
                copy.write(text[start : start + MIB])
        seconds = _spent() - began
        cursor.execute("drop table narrow")
    return len(lines) / seconds


def _import_rate(stage: _Stage) -> tuple[float, int, int]:
    """Figures a second of the better of two months, and what the second month holds."""
    best = 0.0
    reports = figures = 0
    for month in (1, 2):
        _empty()
        seconds, figures = stage.take(month, bodies=load_model.BODIES)
        reports = figures // load_model.LINES
        best = max(best, figures / seconds)
    return best, reports, figures


def _empty() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("truncate records_round cascade")
        cursor.execute("truncate records_duerollup")


def _count(table: str) -> int:
    return int(_asked(f"select count(*) from {table}"))


def _megabytes(table: str, figures: int) -> float:
    """Megabytes of the table with its indexes, for a million figures."""
    return float(_asked(f"select pg_total_relation_size('{table}')")) / figures


def _asked(words: str) -> Any:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(words)
        return cursor.fetchone()[0]


def _in_own_process(months: int, communes: int) -> float:
    words = [sys.executable, "-m", "benchmarks.import_reports"]
    words += ["--months", str(months), "--communes", str(communes)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return float(done.stdout.strip().splitlines()[-1])


def _memory_of(months: int, communes: int) -> float:
    """Megabytes that the process grew over its idle size while it took in the months."""
    stage = _Stage(communes)
    with open("/proc/self/statm", encoding="ascii") as file:
        idle = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB
    for month in range(1, months + 1):
        stage.take(month, bodies=load_model.BODIES)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - idle


def _workbooks() -> Iterator[Row]:
    yield from _sheet_of_a_report()
    yield from _table_of_a_round()


def _sheet_of_a_report() -> Iterator[Row]:
    """The form of one body, 40 lines, filled in: read, checked, compared with what stands."""
    from phoihop.records.models import Report, Round
    from phoihop.records.models.reports import packed
    from phoihop.registry.models import Body
    from phoihop.reports.report_sheet import read_sheet, template

    version = _version_of_the_model()
    cells = next(iter(load_model.figures(0, 1, communes=1)))
    wholes = [
        None if cell is None else round(cell * 10 ** line["decimals"])
        for cell, line in zip(cells, version.lines, strict=True)
    ]
    asked = Round(pk=1, title="Báo cáo tháng 1", version=version)
    report = Report(pk=1, round=asked, body=Body(name="Hội xã 1"), figures=packed(wholes))
    data = template(report)
    report.figures = packed([None] * len(wholes))
    read = read_sheet(report, data)
    assert all(line.changes for line in read if line.typed)
    assert len(read) == load_model.LINES
    ours, calamine, openpyxl = _side_by_side(lambda: read_sheet(report, data), data, each=20)
    told = f"{ours * 1000:.2f} ms; calamine {calamine * 1000:.2f} ms: {ours / calamine:.1f} x"
    yield "the sheet of a report, 40 lines, checked", told, "≤ 3 x calamine", ours <= 3 * calamine
    told = f"openpyxl {openpyxl * 1000:.1f} ms: {openpyxl / calamine:.0f} x"
    yield "bare calamine beside openpyxl, that sheet", told, "≥ 20 x", openpyxl >= 20 * calamine
    yield "with all checks, beside openpyxl", f"{openpyxl / ours:.0f} x", "–", True


def _table_of_a_round() -> Iterator[Row]:
    """A sheet of a month's figures as an office keeps it: 500 bodies, 40 lines."""
    from phoihop.reports.past_sheet import read_past_sheet, write_past_sheet

    version = _version_of_the_model()
    names = {f"Hội xã {place}": place for place in range(1, 501)}
    rows = zip(names, load_model.figures(0, 1, communes=500), strict=True)
    data = write_past_sheet(version, list(rows))

    checked = read_past_sheet(version, data, names)
    assert len(checked.rows) == 500
    assert not checked.problems
    ours, calamine, openpyxl = _side_by_side(lambda: read_past_sheet(version, data, names), data)
    told = f"{ours * 1000:.0f} ms; calamine {calamine * 1000:.0f} ms: {ours / calamine:.1f} x"
    yield "a workbook, 500 x 40, read and checked", told, "≤ 3 x calamine", ours <= 3 * calamine
    told = f"openpyxl {openpyxl * 1000:.0f} ms: {openpyxl / calamine:.0f} x"
    yield "bare calamine beside openpyxl, that workbook", told, "–", True
    told = f"openpyxl {openpyxl * 1000:.0f} ms: {openpyxl / ours:.0f} x"
    yield "that workbook checked, beside openpyxl", told, "– (decision 0014)", True


def _side_by_side(
    read: Callable[[], object], data: bytes, *, each: int = 1
) -> tuple[float, float, float]:
    """Seconds of ours, bare calamine and openpyxl for one workbook, in turns, the best of each."""
    from openpyxl import load_workbook as slow
    from python_calamine import load_workbook as bare

    def with_calamine() -> None:
        bare(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)

    def with_openpyxl() -> None:
        sheet = slow(io.BytesIO(data)).worksheets[0]
        assert sum(1 for _row in sheet.iter_rows(values_only=True)) >= load_model.LINES

    turns = [
        (_best(read, 3, each), _best(with_calamine, 3, each), _best(with_openpyxl, 1, each))
        for _turn in range(5)
    ]
    ours, calamine, openpyxl = map(min, zip(*turns, strict=True))
    return ours, calamine, openpyxl


def _version_of_the_model() -> Any:
    from phoihop.records.models import FormVersion

    return FormVersion.objects.select_related("form").get()


def _best(work: Callable[[], object], rounds: int, each: int) -> float:
    times: list[float] = []
    for _round in range(rounds):
        with _timed(times):
            for _time in range(each):
                work()
    return min(times) / each


@contextmanager
def _timed(times: list[float]) -> Iterator[None]:
    began = time.process_time()
    yield
    times.append(time.process_time() - began)


if __name__ == "__main__":
    sys.exit(main())
