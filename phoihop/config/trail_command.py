"""Lệnh trail: checks the chain of the trail, and writes its head outside the database."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

from phoihop.lib.language import language, say
from phoihop.registry.heads import heads_file, keep_head, kept_heads
from phoihop.registry.verify import Verdict, verify

HOLDS, BROKEN, EMPTY = 0, 1, 2


def main(arguments: list[str]) -> int:
    """`trail verify` or `trail head`."""
    options = _parser().parse_args(arguments)
    from django.utils import translation

    with translation.override(language()):
        return _head() if options.act == "head" else _verify(options.head, as_json=options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phoihop trail")
    acts = parser.add_subparsers(dest="act", required=True)
    check = acts.add_parser("verify", help=say("đối soát toàn bộ nhật ký", "check every row"))
    check.add_argument("--json", action="store_true", help=say("cho chương trình", "for programs"))
    check.add_argument(
        "--head",
        metavar="HASH",
        action="append",
        default=[],
        help=say("mã băm bạn đã lưu riêng; ghi được nhiều lần", "a hash you kept; may be repeated"),
    )
    acts.add_parser("head", help=say("ghi mã băm cuối ra tệp", "write the head to a file"))
    return parser


def _verify(heads: list[str], *, as_json: bool) -> int:
    verdict = verify([*kept_heads(), *heads])
    if as_json:
        print(json.dumps(asdict(verdict) | {"holds": verdict.holds}, ensure_ascii=False))
    else:
        print(_said(verdict), file=sys.stdout if verdict.holds else sys.stderr)
    if not verdict.holds:
        return BROKEN
    return HOLDS if verdict.rows else EMPTY


def _said(verdict: Verdict) -> str:
    if not verdict.holds:
        row = say(f"số {verdict.broken}", f"number {verdict.broken}") if verdict.broken else "–"
        return say(
            f"Nhật ký KHÔNG khớp. {verdict.rows} dòng đầu khớp; dòng đầu tiên không khớp: {row}, "
            f"vị trí {verdict.position}. {verdict.reason}",
            f"The trail does NOT hold. The first {verdict.rows} rows do; first broken row: {row}, "
            f"position {verdict.position}. {verdict.reason}",
        )
    if not verdict.rows:
        return say("Nhật ký chưa có dòng nào.", "The trail has no rows.")
    return say(
        f"Đã đối soát {verdict.rows} dòng, tất cả khớp. Mã băm cuối: {verdict.head}",
        f"Checked {verdict.rows} rows, all hold. Head: {verdict.head}",
    )


def _head() -> int:
    line = keep_head()
    if not line:
        print(say("Nhật ký chưa có dòng nào.", "The trail has no rows."), file=sys.stderr)
        return EMPTY
    print(line)
    print(say(f"Đã ghi vào {heads_file()}.", f"Written to {heads_file()}."), file=sys.stderr)
    return HOLDS
