"""Mô hình tải: the whole country's monthly reports, made by a command, the same every time.

    ./run bench load_model             how much there is
    ./run bench load_model --head 3    the first rows of the first round

3,321 communes, 12 bodies in each, 40 lines a form, 12 months: 478,224 reports and 19,128,960
figures a year. A form has 28 counts, 4 shares with two decimals and 8 amounts of money in đồng,
up to 13 digits. Names are numbers; nothing is a real place.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from random import Random
from typing import Any

COMMUNES, BODIES, LINES, MONTHS = 3321, 12, 40, 12
COUNTS, SHARES = 28, 4
"""The other lines of a form are money."""


def main(arguments: list[str] | None = None) -> int:
    """Print the size of the model, and its first rows when asked to."""
    parser = argparse.ArgumentParser(prog="./run bench load_model")
    parser.add_argument("--head", type=int, default=0)
    options = parser.parse_args(arguments)
    reports = COMMUNES * BODIES * MONTHS
    print(f"{COMMUNES} communes x {BODIES} bodies x {MONTHS} months = {reports} reports")
    print(f"{reports} reports x {LINES} lines = {reports * LINES} figures")
    for commune, row in zip(range(options.head), figures(0, 1), strict=False):
        print(commune, *row)
    return 0


def lines() -> list[dict[str, Any]]:
    """The lines of the form that every body fills in, as they are stored."""
    return [
        {
            "key": f"dong-{place}",
            "label": f"Chỉ tiêu {place + 1}",
            "unit": _unit(place),
            "decimals": 2 if COUNTS <= place < COUNTS + SHARES else 0,
            "section": "",
            "indicator": None,
            "required": False,
        }
        for place in range(LINES)
    ]


def _unit(place: int) -> str:
    if place < COUNTS:
        return "việc"
    return "%" if place < COUNTS + SHARES else "đồng"


def figures(body: int, month: int, *, communes: int = COMMUNES) -> Iterator[list[int | float]]:
    """Yield the cells of one round: a row for each commune, of one body in one month."""
    draw = Random(f"{body}/{month}")
    money = LINES - COUNTS - SHARES
    for _commune in range(communes):
        row: list[int | float] = [int(draw.random() ** 3 * 5000) for _line in range(COUNTS)]
        row += [round(draw.random() * 100, 2) for _line in range(SHARES)]
        row += [int(draw.random() ** 4 * 10**13) for _line in range(money)]
        yield row


def money_figures(*, communes: int = COMMUNES) -> Iterator[list[int | float]]:
    """Yield rows in which every figure is an amount of 10 to 13 digits: the worst to store."""
    draw = Random("tien")
    for _commune in range(communes):
        yield [draw.randrange(10**9, 10**13) for _line in range(LINES)]


if __name__ == "__main__":
    sys.exit(main())
