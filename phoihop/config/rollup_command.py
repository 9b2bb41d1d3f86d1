"""Lệnh rollup: proves that the stored totals are those of the reports, or makes them anew."""

from __future__ import annotations

import argparse
import sys

from phoihop.lib.language import language, say
from phoihop.lib.numbers import format_number
from phoihop.reports.rollup.work import Verdict, drain_all, rebuild, verify

HOLDS, DIFFERS, EMPTY = 0, 1, 2
SHOWN = 20


def main(arguments: list[str]) -> int:
    """`rollup verify` or `rollup rebuild`, of all years or one."""
    options = _parser().parse_args(arguments)
    from django.utils import translation

    with translation.override(language()):
        if options.act == "rebuild":
            rows = format_number(rebuild(options.year))
            print(say(f"Đã tổng hợp lại: {rows} dòng.", f"Added up anew: {rows} rows."))
            return HOLDS
        taken = drain_all()
        if taken:
            count = format_number(taken)
            print(say(f"Vừa cộng {count} thay đổi đang chờ.", f"Took {count} waiting changes."))
        return _tell(verify(options.year))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phoihop rollup")
    acts = parser.add_subparsers(dest="act", required=True)
    for name, help_ in (
        ("verify", say("đối soát số đã lưu với báo cáo", "compare stored totals with reports")),
        ("rebuild", say("tổng hợp lại từ báo cáo", "add up anew from the reports")),
    ):
        act = acts.add_parser(name, help=help_)
        act.add_argument("--year", type=int, help=say("chỉ một năm", "one year only"))
    return parser


def _tell(verdict: Verdict) -> int:
    rows, wrong = format_number(verdict.rows), len(verdict.differing)
    if not verdict.rows:
        print(say("Chưa có dòng tổng hợp nào để so.", "There are no rows to compare."))
        return EMPTY
    if verdict.holds:
        said = f"Đã so {rows} dòng tổng hợp: tất cả khớp với báo cáo."
        print(say(said, f"Compared {rows} rows: all are those of the reports."))
        return HOLDS
    said = f"Đã so {rows} dòng tổng hợp: {format_number(wrong)} dòng KHÔNG khớp."
    print(say(said, f"Compared {rows} rows: {wrong} DIFFER."), file=sys.stderr)
    for name in verdict.differing[:SHOWN]:
        print(f"  {name}", file=sys.stderr)
    repair = "Chạy “phoihop rollup rebuild” để tổng hợp lại."
    print(say(repair, "Run “phoihop rollup rebuild” to add up anew."), file=sys.stderr)
    return DIFFERS
