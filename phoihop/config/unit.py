"""Chọn đơn vị: the command that gives a new installation its unit and its bodies."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from django.utils import timezone, translation

from phoihop.lib.dates import NotADay, format_day, parse_day
from phoihop.lib.language import language, say
from phoihop.lib.numbers import format_number
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account
from phoihop.registry.units import choose_unit

DONE, FAILED, MISUSED = 0, 1, 2


def main(arguments: list[str]) -> int:
    """Make the bodies of the unit with this code on this day."""
    options = _parser().parse_args(arguments)
    try:
        day = _day(options.on)
    except NotADay:
        print(_not_a_day(options.on), file=sys.stderr)
        return MISUSED
    account = Account.objects.filter(username=options.administrator).first()
    if options.administrator and account is None:
        print(_no_account(options.administrator), file=sys.stderr)
        return FAILED
    try:
        with translation.override("vi" if language() == "vi" else "en"):
            chosen = choose_unit(options.code, on=day, account=account)
    except RegisterError as problem:
        print(problem.message, file=sys.stderr)
        return FAILED
    unit, number = chosen.place.full_name, format_number(len(chosen.bodies))
    print(
        say(
            f"Đã chọn {unit} (mã {chosen.place.code}): {number} đơn vị trong sổ đăng ký, "
            f"tạo mới {format_number(chosen.made)}.",
            f"Chose {unit} (code {chosen.place.code}): {number} bodies in the register, "
            f"{format_number(chosen.made)} of them new.",
        )
    )
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phoihop choose-unit")
    parser.add_argument("code", help=say("mã đơn vị hành chính", "code of the unit"))
    parser.add_argument("--on", default="", help=say("ngày, ví dụ 01/07/2025", "day: 2025-07-01"))
    parser.add_argument(
        "--administrator", default="", help=say("tài khoản quản trị đơn vị", "who administers it")
    )
    return parser


def _day(words: str) -> date:
    if not words:
        return timezone.localdate()
    try:
        return date.fromisoformat(words)
    except ValueError:
        return parse_day(words)


def _not_a_day(words: str) -> str:
    return say(
        f"“{words[:40]}” không phải là ngày. Hãy viết như {format_day(date(2025, 7, 1))}.",
        f"“{words[:40]}” is not a day. Write it like 2025-07-01.",
    )


def _no_account(name: str) -> str:
    return say(
        f"Không có tài khoản “{name[:60]}”. Hãy tạo trước bằng lệnh create-administrator.",
        f"There is no account “{name[:60]}”. Make it first with create-administrator.",
    )
