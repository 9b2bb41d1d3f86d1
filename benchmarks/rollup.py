"""Đo tổng hợp: page, saving, rebuilding, the reform, beside hand-written SQL, pandas and DuckDB.

    ./run bench rollup                    200 communes, two years of reports
    ./run bench rollup --communes 3321    the whole country (an hour, some 10 GB)
    ./run bench rollup --write            put the table into benchmarks/rollup.md
    ./run bench rollup --postgres         on a PostgreSQL of its own

Every ratio is of one run: both sides take turns, the best of each counts, as the machine is
never idle. Pages and lines are measured in processor time where the database works within this
program (SQLite), else in time: what is longer is more often interrupted, and a ratio of two
lengths of time would tell of the other programs of the machine. What waits for the disk is
measured in time. Counts of queries are exact.
The hand-written SQL reads narrow rows, one a figure, as a plain schema would have them; pandas
reads workbooks of the same figures, DuckDB a Parquet file of them. "Bare" is the same act or the
same data with nothing around it: see the function of each line.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import django

PAGE = Path(__file__).parent / "rollup.md"
BEGIN, END = "<!-- table: written by ./run bench rollup --write -->", "<!-- end of table -->"
YEAR, HALF = 2026, (1, 6)
WORKBOOKS = 6
Clock = Callable[[], float]


@dataclass(frozen=True)
class Result:
    """Dòng của bảng: ours and the other side in seconds, the gate on their ratio."""

    what: str
    ours: float
    beside: str
    other: float
    gate: str = ""
    most: float = 0.0

    @property
    def line(self) -> str:
        ratio = self.ours / self.other
        holds = "" if not self.gate else "yes" if ratio <= self.most else "**no**"
        return (
            f"| {self.what} | {_ms(self.ours)} | {self.beside} | {_ms(self.other)} "
            f"| {ratio:.2f} | {self.gate} | {holds} |"
        )


def main(arguments: list[str] | None = None) -> int:
    """Print one table; every figure is of this machine and this hour."""
    parser = argparse.ArgumentParser(prog="./run bench rollup")
    parser.add_argument("--communes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    table = _measure(options.communes, options.rounds)
    seconds = time.perf_counter() - began
    text = f"{_head(options.communes, seconds)}\n\n{table}"
    print(text)
    if options.write:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
    return 0


def _measure(communes: int, rounds: int) -> str:
    from benchmarks._rollup_country import make_country, make_plans, make_reports
    from benchmarks._rollup_sql import fill_narrow
    from phoihop.reports.rollup.work import drain_all

    country = make_country(communes)
    for year in (YEAR - 1, YEAR):
        make_reports(country, year)
    make_plans(country, YEAR)
    drain_all()
    fill_narrow(country, YEAR)
    rows = [*_rebuilding(country, rounds)]
    rows += _page(country, rounds)
    rows += _saving_rows(country, rounds)
    rows += _reform(country, rounds)
    rows += _peers(country, rounds)
    head = (
        "| what | ours ms | beside | ms | ratio | gate | holds |\n|---|---:|---|---:|---:|---|---|"
    )
    counts = _counts(country)
    return "\n".join([head, *(row.line for row in rows), "", counts])


def _rebuilding(country: Any, rounds: int) -> list[Result]:
    """A year made anew, against window functions over narrow rows.

    The gate is on SQL that makes the very same totals, compared one by one: both trees, every
    window, the bands. Below it SQL that makes less: one tree, months and since January only.
    """
    from benchmarks._rollup_sql import check_same, same_totals, window_totals
    from phoihop.reports.rollup.work import rebuild, verify

    rebuild(YEAR - 1)
    turns = max(3, rounds // 3)
    ours, same = _turns(lambda: rebuild(YEAR), lambda: same_totals(country, YEAR), turns)
    check_same(country, YEAR)
    less = min(_timed(lambda: window_totals(country, YEAR)) for _turn in range(turns))
    window_totals(country, YEAR - 1)
    verdict = verify(YEAR)
    assert verdict.holds, verdict.differing[:3]
    what = "rebuild of a year, two trees"
    return [
        Result(what, ours, "window SQL on narrow rows, the same totals", same, "≤ 1/5", 0.2),
        Result(what, ours, "window SQL, one tree, months and to date only", less),
    ]


def _page(country: Any, rounds: int) -> list[Result]:
    """The half-year of a province: data alone, rendered, and from the cache.

    A page is asked for in a hundredth of a second, so it has four times the turns: somebody else's
    work is then not in all of them.
    """
    from django.test import Client

    from benchmarks._rollup_sql import page_sql
    from phoihop.lib.periods import Months
    from phoihop.registry.models import Body, Role
    from phoihop.reports.rollup.page import page_data

    province = country.provinces[0]
    body = Body.objects.get(pk=province)
    Role.objects.create(account=country.account, body=body, role=Role.Name.VIEWER)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(country.account)
    month, rounds = Months(YEAR, *HALF), rounds * 4
    address = f"/lam-viec/tong-hop/{province}/?ky={YEAR}-1-6&cay=line"

    def shown(where: str) -> Callable[[], object]:
        def ask() -> None:
            answer = client.get(where)
            assert answer.status_code == 200, answer.status_code

        return ask

    def uncached() -> None:
        from django.core.cache import caches

        caches["pages"].clear()
        shown(address)()

    assert len(page_data(body, month).lines) == 480
    clock = _clock()
    data, sql = _turns(
        lambda: page_data(body, month), lambda: page_sql(province, YEAR), rounds, clock
    )
    bare = "/bench/bare/"
    with _bench_urls(body):
        table, around = _turns(shown("/bench/table/"), shown(bare), rounds, clock)
        whole, empty = _turns(uncached, shown("/lam-viec/dong-y/"), rounds, clock)
        shown(address)()
        cached, plain = _turns(shown(address), shown("/lam-viec/dong-y/"), rounds, clock)
    return [
        Result("page data, 480 lines of a province", data, "SQL over narrow totals", sql, "≤ 3", 3),
        Result("the whole page, 480 rows", whole, "that SQL in a bare view", around, "≤ 4", 4),
        Result("its rows without the frame", table, "that SQL in a bare view", around),
        Result("the whole page, not cached", whole, "a plain page of the office", empty),
        Result(
            "the page from the cache", cached, "a plain page of the office", plain, "≤ 1.5", 1.5
        ),
    ]


def _saving_rows(country: Any, rounds: int) -> list[Result]:
    """Sending a report with queue and trail, without both, and in a country a tenth the size.

    All three take turns, a few sends at a time.
    """
    from benchmarks._rollup_small import small_country

    full, bare, small = [], [], []
    with small_country(len(country.all_communes) // 10 or 1) as other:
        for _turn in range(rounds):
            full.append(saving(country, 2))
            small.append(other.send(2))
            bare.append(saving(country, 2, bare=True))
    one = country.all_communes[0]
    visible = [_visible(country, one) for _turn in range(5)]
    best, tenth = min(full), min(small)
    return [
        Result(
            "a report sent, queue and trail", best, "the same without both", min(bare), "≤ 2", 2
        ),
        Result("a report sent", best, "in a country a tenth the size", tenth, "flat (≤ 1.3)", 1.3),
        Result("sent until seen at the top", min(visible), "sending alone", best),
    ]


def saving(country: Any, rounds: int, *, bare: bool = False) -> float:
    """Send some reports again, eight a round; return the best time in seconds."""
    from unittest.mock import patch

    from phoihop.records.models import Report
    from phoihop.records.report_entry import send
    from phoihop.registry.models import Body, Role

    commune = country.all_communes[0]
    body = Body.objects.get(pk=commune)
    Role.objects.get_or_create(account=country.account, body=body, role=Role.Name.CLERK)
    keys = list(Report.objects.filter(body=body).values_list("pk", flat=True)[: rounds * 8])
    times = []
    for key in keys:
        Report.objects.filter(pk=key).update(state=Report.State.DRAFT)
        report = Report.objects.select_related("round__version", "body").get(pk=key)
        if bare:
            with (
                patch("phoihop.records.rounds.due"),
                patch("phoihop.registry.trail.record"),
            ):
                times.append(_timed(lambda report=report: send(report, account=country.account)))
        else:
            times.append(_timed(lambda report=report: send(report, account=country.account)))
    Report.objects.filter(pk__in=keys).update(state=Report.State.APPROVED)
    return min(times)


def _visible(country: Any, commune: int) -> float:
    """From the sending until the nation's total is stored anew, as the worker does it."""
    from phoihop.records.models import Report
    from phoihop.records.report_entry import send
    from phoihop.reports.rollup.work import drain_all

    drain_all()
    report = Report.objects.filter(body=commune).select_related("round__version", "body").first()
    assert report is not None
    Report.objects.filter(pk=report.pk).update(state=Report.State.DRAFT)

    def act() -> None:
        send(report, account=country.account)
        drain_all()

    return _timed(act)


def _reform(country: Any, rounds: int) -> list[Result]:
    """A line of a province merged out of two, by month over two years, against one as it was."""
    from phoihop.lib.periods import Months
    from phoihop.registry.models import Body, BodySuccession
    from phoihop.reports.rollup.years import Basis, over_time, series_of

    if len(country.provinces) < 2:
        return []
    reform = date(YEAR + 1, 1, 1)
    heir = Body.objects.create(name="Mặt trận tỉnh mới", kind=Body.Kind.FRONT, valid_from=reform)
    for old in country.provinces[:2]:
        BodySuccession.objects.create(predecessor_id=old, heir=heir, on=reform)
    one = Body.objects.get(pk=country.provinces[0])
    series = series_of(str(country.indicators[0]))
    assert series is not None
    spans = [Months(year, n, n) for year in (YEAR - 1, YEAR) for n in range(1, 13)]
    found = over_time(heir, series, spans, basis=Basis.NOW).tracks[0]
    assert all(point.merged and point.value.number for point in found.points)
    mapped, plain = _turns(
        lambda: over_time(heir, series, spans, basis=Basis.NOW),
        lambda: over_time(one, series, spans, basis=Basis.THEN),
        rounds,
        _clock(),
    )
    return [Result("a line over two years on today's map", mapped, "unmapped", plain, "≤ 3", 3)]


def _peers(country: Any, rounds: int) -> list[Result]:
    """What an analyst would use: pandas over workbooks, DuckDB over a Parquet file."""
    from benchmarks._rollup_peers import Parquet, workbooks_by_pandas
    from phoihop.lib.periods import Months
    from phoihop.registry.models import Body
    from phoihop.reports.rollup.page import page_data

    nation = Body.objects.get(pk=country.nation)
    month = Months(YEAR, *HALF)
    with tempfile.TemporaryDirectory() as folder:
        parquet = Parquet(Path(folder), country, YEAR)
        data, duck = _turns(lambda: page_data(nation, month), parquet.half_year, rounds)
        book = workbooks_by_pandas(Path(folder), WORKBOOKS)
    count = len(country.all_communes)
    return [
        Result("page data, 480 lines of the nation", data, "DuckDB over Parquet", duck),
        Result(
            "page data, 480 lines of the nation", data,
            f"pandas over {count:,} workbooks ({WORKBOOKS} read, times {count}/{WORKBOOKS})",
            book * count,
        ),
    ]  # fmt: skip


def _counts(country: Any) -> str:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from phoihop.lib.periods import Months
    from phoihop.registry.models import Body
    from phoihop.reports.models import RollUp
    from phoihop.reports.rollup.page import page_data

    queries = []
    for key in (country.provinces[0], country.nation):
        body = Body.objects.get(pk=key)
        with CaptureQueriesContext(connection) as asked:
            page_data(body, Months(YEAR, *HALF))
        queries.append(len(asked))
    stored = RollUp.objects.filter(year=YEAR).count()
    beneath = len(country.communes[country.provinces[0]])
    return (
        f"Queries of the page data: {queries[0]} for a province of {beneath} communes, "
        f"{queries[1]} for the nation (gate: ≤ 6 and the same). "
        f"{stored:,} rows of totals for the year."
    )


def _turns(
    ours: Callable[[], object],
    other: Callable[[], object],
    rounds: int,
    clock: Clock = time.perf_counter,
) -> tuple[float, float]:
    """Let both take turns, after one round that does not count; return the best of each."""
    first, second = [], []
    for turn in range(rounds + 1):
        one, two = _timed(ours, clock), _timed(other, clock)
        if turn:
            first.append(one)
            second.append(two)
    return min(first), min(second)


def _timed(act: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    began = clock()
    act()
    return clock() - began


def _clock() -> Clock:
    from django.db import connection

    return time.process_time if connection.vendor == "sqlite" else time.perf_counter


def _bench_urls(body: Any) -> Any:
    """The same addresses, and two views without the frame of the office around them."""
    from django.http import HttpRequest, HttpResponse
    from django.test import override_settings
    from django.urls import include, path

    from benchmarks._rollup_sql import page_sql
    from phoihop.lib.periods import Months
    from phoihop.reports.rollup.page import page_data
    from phoihop.web.office.rollup.rows import table_rows

    def table(_request: HttpRequest) -> HttpResponse:
        data = page_data(body, Months(YEAR, *HALF))
        return HttpResponse(table_rows(data.lines, lambda series: f"?chi-tieu={series}"))

    def bare(_request: HttpRequest) -> HttpResponse:
        out = io.StringIO()
        for row in page_sql(body.pk, YEAR):
            out.write(" ".join(map(str, row)))
        return HttpResponse(out.getvalue())

    module = type(sys)("benchmarks._urls")
    real = "phoihop.config.urls"
    views = [path("bench/bare/", bare), path("bench/table/", table)]
    module.urlpatterns = [*views, path("", include(real))]  # type: ignore[attr-defined]
    return override_settings(ROOT_URLCONF=module)


def _head(communes: int, seconds: float) -> str:
    from django.db import connection

    from phoihop import __version__

    database = f"{connection.vendor} {'.'.join(map(str, connection.get_database_version()))}"
    machine = f"{platform.machine()}, {os.cpu_count()} CPU, Python {platform.python_version()}"
    peers = ", ".join(f"{name} {version(name)}" for name in ("django", "pandas", "duckdb"))
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, Phối Hợp {__version__}, {database}, {machine}, "
        f"{peers}; {communes:,} communes, {communes * 144:,} reports of 40 figures a year; "
        f"{seconds:.0f} s"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f}"


if __name__ == "__main__":
    sys.exit(main())
