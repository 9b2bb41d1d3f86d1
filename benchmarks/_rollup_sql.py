"""The other side of `./run bench rollup`: one row a figure, and SQL written by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

TABLES = (
    "CREATE TABLE bench_narrow (body integer, series integer, year integer, month integer, "
    "value bigint, PRIMARY KEY (year, body, series, month)){clustered}",
    "CREATE TABLE bench_plan (body integer, series integer, plan bigint, "
    "PRIMARY KEY (body, series)){clustered}",
    "CREATE TABLE bench_unit (body integer PRIMARY KEY, province integer)",
    "CREATE TABLE bench_total (unit integer, series integer, year integer, month integer, "
    "total bigint, to_date bigint, full_plan integer, from_80 integer, from_50 integer, n integer, "
    "PRIMARY KEY (unit, year, series, month)){clustered}",
    "CREATE TABLE bench_same (tree integer, unit integer, series integer, year integer, "
    "month integer, total bigint, to_date bigint, quarter bigint, half bigint, full_plan integer, "
    "from_80 integer, from_50 integer, n integer, "
    "PRIMARY KEY (tree, unit, year, series, month)){clustered}",
)
CUMULATED = """
    INSERT INTO bench_total
    SELECT u.province, t.series, {year}, t.month, sum(t.value), sum(t.to_date),
        sum(CASE WHEN t.to_date * 100 >= 100 * p.plan THEN 1 ELSE 0 END),
        sum(CASE WHEN t.to_date * 100 >= 80 * p.plan THEN 1 ELSE 0 END),
        sum(CASE WHEN t.to_date * 100 >= 50 * p.plan THEN 1 ELSE 0 END), count(*)
    FROM (
        SELECT body, series, month, value,
            sum(value) OVER (PARTITION BY body, series ORDER BY month) AS to_date
        FROM bench_narrow WHERE year = {year}
    ) t
    JOIN bench_unit u ON u.body = t.body
    JOIN bench_plan p ON p.body = t.body AND p.series = t.series
    GROUP BY u.province, t.series, t.month
"""
SAME_TOTALS = """
    INSERT INTO bench_same
    SELECT {tree}, u.province, t.series, {year}, t.month, sum(t.value), sum(t.to_date),
        sum(t.quarter), sum(t.half),
        sum(CASE WHEN t.to_date * 100 >= 100 * p.plan THEN 1 ELSE 0 END),
        sum(CASE WHEN t.to_date * 100 >= 80 * p.plan THEN 1 ELSE 0 END),
        sum(CASE WHEN t.to_date * 100 >= 50 * p.plan THEN 1 ELSE 0 END), count(*)
    FROM (
        SELECT body, series, month, value,
            sum(value) OVER (PARTITION BY body, series ORDER BY month) AS to_date,
            sum(value) OVER (PARTITION BY body, series ORDER BY month
                ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS quarter,
            sum(CASE WHEN month > 6 THEN value ELSE 0 END)
                OVER (PARTITION BY body, series ORDER BY month) AS half
        FROM bench_narrow WHERE year = {year}
    ) t
    JOIN bench_unit u ON u.body = t.body
    JOIN bench_plan p ON p.body = t.body AND p.series = t.series
    GROUP BY u.province, t.series, t.month
"""
SAME_NATION = """
    INSERT INTO bench_same
    SELECT 0, {nation}, series, year, month, sum(total), sum(to_date), sum(quarter), sum(half),
        sum(full_plan), sum(from_80), sum(from_50), sum(n)
    FROM bench_same WHERE year = {year} AND tree = 0 GROUP BY series, year, month
"""
NATION = """
    INSERT INTO bench_total
    SELECT {nation}, series, year, month, sum(total), sum(to_date), sum(full_plan), sum(from_80),
        sum(from_50), sum(n)
    FROM bench_total WHERE year = {year} GROUP BY series, year, month
"""
HALF_YEAR = """
    SELECT t.series,
        sum(CASE WHEN t.year = {year} THEN t.total ELSE 0 END),
        sum(CASE WHEN t.year = {year} - 1 THEN t.total ELSE 0 END),
        max(CASE WHEN t.year = {year} AND t.month = 6 THEN t.to_date END),
        max(CASE WHEN t.year = {year} - 1 AND t.month = 6 THEN t.to_date END),
        max(CASE WHEN t.year = {year} AND t.month = 6 THEN t.full_plan END),
        max(CASE WHEN t.year = {year} AND t.month = 6 THEN t.from_80 END),
        max(CASE WHEN t.year = {year} AND t.month = 6 THEN t.from_50 END),
        max(t.n), max(p.plan)
    FROM bench_total t
    LEFT JOIN bench_plan p ON p.body = t.unit AND p.series = t.series
    WHERE t.unit = {unit} AND t.year IN ({year}, {year} - 1) AND t.month <= 6
    GROUP BY t.series
"""


def fill_narrow(country: Any, year: int) -> None:
    """Make the narrow tables and fill them with the figures of the reports of two years."""
    from phoihop.records.models import Target

    clustered = " WITHOUT ROWID" if connection.vendor == "sqlite" else ""
    mark = "%s"
    with transaction.atomic(), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table.format(clustered=clustered))
        units = [(commune, key) for key, known in country.communes.items() for commune in known]
        cursor.executemany(f"INSERT INTO bench_unit VALUES ({mark}, {mark})", units)
        plans = Target.objects.values_list("set__body_id", "indicator_id", "plan")
        cursor.executemany(f"INSERT INTO bench_plan VALUES ({mark}, {mark}, {mark})", list(plans))
        for month in range(1, 13):
            for one in (year - 1, year):
                rows = list(_narrow(country, one, month))
                words = ", ".join([mark] * 5)
                cursor.executemany(f"INSERT INTO bench_narrow VALUES ({words})", rows)
        cursor.execute("ANALYZE")


def _narrow(country: Any, year: int, month: int) -> Iterator[tuple[int, ...]]:
    from phoihop.records.models import Report

    asked = {
        key: form for (_p, y, m, form), key in country.rounds.items() if (y, m) == (year, month)
    }
    reports = Report.objects.filter(round__period_end__year=year, round__period_end__month=month)
    for body, made, figures in reports.values_list("body_id", "round_id", "figures").iterator():
        first = asked[made] * 40
        for place, value in enumerate(json.loads(figures)):
            yield body, country.indicators[first + place], year, month, value


def window_totals(country: Any, year: int) -> None:
    """Make every total of a year anew in SQL, with cumulated sums and bands."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM bench_total WHERE year = {year}")
        cursor.execute(CUMULATED.format(year=year))
        cursor.execute(NATION.format(year=year, nation=country.nation))


def same_totals(country: Any, year: int) -> None:
    """Make in SQL what our rebuilding makes: both trees, every window, sums and bands."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM bench_same WHERE year = {year}")
        for tree in (0, 1):
            cursor.execute(SAME_TOTALS.format(year=year, tree=tree))
        cursor.execute(SAME_NATION.format(year=year, nation=country.nation))


def check_same(country: Any, year: int) -> None:
    """Raise unless the SQL made what is stored, for every line, window and unit of both trees."""
    from phoihop.reports.models import RollUp
    from phoihop.reports.rollup.cells import unpacked

    stored = {
        (row.tree, row.body_id, row.first, row.last): unpacked(row.cells)
        for row in RollUp.objects.filter(year=year)
    }
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM bench_same WHERE year = {year}")
        rows = cursor.fetchall()
    for tree, unit, series, _year, month, total, to_date, quarter, half, *bands, count in rows:
        wholes = {(month, month): total, (1, month): to_date}
        if month % 3 == 0:
            wholes[month - 2, month] = quarter
        if month == 12:
            wholes[7, 12] = half
        for window, whole in wholes.items():
            cell = stored["asked" if tree else "line", unit, *window][str(series)]
            assert (cell.whole, cell.reported) == (whole, count), (unit, series, window)
        full, from_80, from_50 = bands
        cell = stored["asked" if tree else "line", unit, 1, month][str(series)]
        assert cell.bands == (full, from_80 - full, from_50 - from_80, count - from_50)
    assert len(rows) == 12 * len(country.indicators) * (2 * len(country.provinces) + 1)


def page_sql(unit: int, year: int) -> list[tuple[Any, ...]]:
    """Read what the page shows, by one statement written for it."""
    with connection.cursor() as cursor:
        cursor.execute(HALF_YEAR.format(unit=unit, year=year))
        return cursor.fetchall()
