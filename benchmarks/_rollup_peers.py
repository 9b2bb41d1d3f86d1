"""Peers of `./run bench rollup`: DuckDB over a Parquet file, pandas over workbooks."""

from __future__ import annotations

import statistics
import time
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks._rollup_country import FORMS, LINES, MONTHS, figures


class Parquet:
    """The narrow rows of two years in one Parquet file, and the half-year asked of it."""

    def __init__(self, folder: Path, country: Any, year: int) -> None:
        import duckdb
        import pandas
        from django.db import connection

        self.year, self.file = year, folder / "figures.parquet"
        columns = ["body", "series", "year", "month", "value"]
        with connection.cursor() as cursor:
            cursor.execute("SELECT body, series, year, month, value FROM bench_narrow")
            frame = pandas.DataFrame(cursor.fetchall(), columns=columns)
        self.duck = duckdb.connect()
        self.duck.execute("SET threads TO 2")
        self.duck.register("frame", frame)
        self.duck.execute(f"COPY frame TO '{self.file}' (FORMAT parquet, COMPRESSION zstd)")
        self.duck.unregister("frame")

    def half_year(self) -> list[tuple[Any, ...]]:
        """The sums of both half-years of the nation, 480 lines."""
        return self.duck.execute(
            f"""SELECT series,
                sum(CASE WHEN year = {self.year} THEN value ELSE 0 END),
                sum(CASE WHEN year = {self.year} - 1 THEN value ELSE 0 END), count(*)
            FROM '{self.file}' WHERE month <= 6 GROUP BY series"""
        ).fetchall()


def workbooks_by_pandas(folder: Path, count: int) -> float:
    """Write workbooks of a commune's year, read them with pandas; return seconds for one."""
    import pandas
    from openpyxl import Workbook

    numbers, times = figures(3), []
    for number in range(count):
        book = Workbook(write_only=True)
        for month in range(1, MONTHS + 1):
            sheet = book.create_sheet(f"T{month}")
            sheet.append(["chi_tieu", "gia_tri"])
            for form, row in enumerate(islice(numbers, FORMS)):
                for place, value in enumerate(row):
                    sheet.append([form * LINES + place, value])
        file = folder / f"{number}.xlsx"
        book.save(file)
        began = time.perf_counter()
        sheets = pandas.read_excel(file, sheet_name=None)
        half = pandas.concat([sheets[f"T{month}"] for month in range(1, 7)])
        half.groupby("chi_tieu")["gia_tri"].sum()
        times.append(time.perf_counter() - began)
    return statistics.median(times)
