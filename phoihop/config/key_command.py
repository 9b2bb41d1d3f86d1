"""Lệnh intake-key: makes, lists and ends keys with which programs send documents."""

from __future__ import annotations

import argparse
import sys

from phoihop.intake.keys import end_key, make_key
from phoihop.intake.models import IntakeKey
from phoihop.lib.language import say
from phoihop.registry.models import Account


def main(arguments: list[str]) -> int:
    """`intake-key make USERNAME LABEL`, `intake-key list`, `intake-key end NUMBER`."""
    parser = argparse.ArgumentParser(prog="phoihop intake-key")
    acts = parser.add_subparsers(dest="act", required=True)
    make = acts.add_parser("make", help=say("tạo khóa", "make a key"))
    make.add_argument("username")
    make.add_argument("label")
    acts.add_parser("list", help=say("xem các khóa", "list the keys"))
    end = acts.add_parser("end", help=say("hết dùng một khóa", "end a key"))
    end.add_argument("number", type=int)
    options = parser.parse_args(arguments)
    if options.act == "make":
        return _make(options.username, options.label)
    return _end(options.number) if options.act == "end" else _list()


def _make(username: str, label: str) -> int:
    account = Account.objects.filter(username=username, is_active=True).first()
    if account is None:
        print(say(f"Không có tài khoản {username}.", f"No account {username}."), file=sys.stderr)
        return 1
    print(make_key(account, label))
    note = say("Khóa chỉ hiện lần này.", "The key is shown only this once.")
    print(note, file=sys.stderr)
    return 0


def _list() -> int:
    for key in IntakeKey.objects.select_related("account").order_by("pk"):
        ended = say(" (đã hết dùng)", " (ended)") if key.ended_at else ""
        print(f"{key.pk}  {key.account.username}  {key.label}{ended}")
    return 0


def _end(number: int) -> int:
    key = IntakeKey.objects.select_related("account").filter(pk=number, ended_at=None).first()
    if key is None:
        print(say("Không có khóa này.", "There is no such key."), file=sys.stderr)
        return 1
    end_key(key)
    return 0
