"""Tạo tài khoản quản trị: the first person of an installation."""

from __future__ import annotations

import argparse
import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from phoihop.lib.language import say
from phoihop.registry import trail
from phoihop.registry.models import Account, Body, Role


def main(arguments: list[str]) -> int:
    """Make an account with the administrator's role in a body, which is made if need be."""
    options = _parser().parse_args(arguments)
    account = Account(username=options.username, full_name=options.full_name)
    password = _password()
    try:
        account.full_clean(exclude=["password"])
        validate_password(password, user=account)
        _make(account, password, options.body)
    except ValidationError as problem:
        print("\n".join(problem.messages), file=sys.stderr)
        return 1
    print(
        say(
            f"Đã tạo tài khoản {account.username}, quản trị của {options.body}.",
            f"Made the account {account.username}, administrator of {options.body}.",
        )
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="phoihop create-administrator")
    parser.add_argument("username", help=say("tên đăng nhập", "name to sign in with"))
    parser.add_argument("--full-name", default="", help=say("họ và tên", "full name"))
    parser.add_argument("--body", required=True, help=say("tên đơn vị", "name of the body"))
    return parser


def _password() -> str:
    """Ask at a terminal; a pipe gives one line, so that a script can install too."""
    prompt = say("Mật khẩu (ít nhất 12 ký tự): ", "Password (at least 12 characters): ")
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\n")


@transaction.atomic
def _make(account: Account, password: str, body_name: str) -> None:
    body = Body.objects.filter(name=body_name).first()
    if body is None:
        body = Body(name=body_name)
        body.full_clean()
        body.save()
        trail.record("create", body, actor=None, body=body, after={"name": body.name})
    account.set_password(password)
    account.save()
    role = Role.objects.create(account=account, body=body, role=Role.Name.ADMINISTRATOR)
    trail.record("grant", role, actor=None, body=body, after={"role": str(role)})
