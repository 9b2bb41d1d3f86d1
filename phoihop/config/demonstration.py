"""Dữ liệu trình diễn: a fictional commune with a year of documents, filled in by its own clerk.

Everything goes the way it goes in an office: files are received and read, a clerk confirms,
work is marked done. Nothing is written past the rooms' own functions.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from collections.abc import Iterator
from datetime import timedelta
from importlib import resources
from importlib.resources.abc import Traversable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone, translation

from phoihop.config.demonstration_conferences import load_conferences
from phoihop.config.demonstration_programmes import load_programmes
from phoihop.config.demonstration_reports import load_reports, load_targets
from phoihop.config.demonstration_unit import ROLES, Unit, load_unit, read_unit
from phoihop.config.demonstration_work import load_work
from phoihop.followup.work import mark_done
from phoihop.intake.close import close_document
from phoihop.intake.errors import IntakeError
from phoihop.intake.models import Document, Proposal
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off
from phoihop.lib.language import language, say
from phoihop.records.confirm import confirm, postpone
from phoihop.records.models import Assignment
from phoihop.registry.models import Account, Body, Role
from phoihop.reports.rollup.work import drain_all

CLERK, OFFICE = "vanphong", "vp-ubnd"
REVIEWED = ("01-", "02-", "05-", "06-", "07-")
"""Documents whose proposals the clerk has decided; the others wait on the desk."""

CLOSED = ("01-", "02-")
DAYS_SET_BY_CLERK = (5, 40)
"""Two tasks without a date get one from the clerk, so that some work is always still ahead."""

_WORDS = "sen mai cau tre lua ngo khoai sung bang gao dua chanh nhan vai mit na oi man hong le"


def main(arguments: list[str]) -> int:
    """Fill the database and print who can sign in; safe to run again."""
    argparse.ArgumentParser(prog="phoihop prepare-demonstration").parse_args(arguments)
    unit = read_unit()
    call_command("migrate", verbosity=0, interactive=False)
    refusal = _refusal(unit)
    if refusal:
        print(refusal, file=sys.stderr)
        return 1
    password = new_password()
    register = load_unit(unit, password=password)
    _receive_documents(register.accounts[CLERK], register.bodies[OFFICE])
    load_work(register, today=timezone.localdate())
    load_reports(register, today=timezone.localdate())
    load_targets(register, today=timezone.localdate())
    load_programmes(register, today=timezone.localdate())
    drain_all()
    load_conferences(register, today=timezone.localdate())
    _print_accounts(unit, password)
    return 0


def new_password() -> str:
    """Make one password for all demonstration accounts, easy to type, new at each filling."""
    words = _WORDS.split()
    chosen = [secrets.choice(words) for _ in range(4)]
    return "-".join([*chosen, str(secrets.randbelow(900) + 100)])


def _refusal(unit: Unit) -> str:
    """Never mix invented people into the data of a real office."""
    if not settings.IS_LOCAL:
        return say(
            "Máy chủ này đang phục vụ cơ quan (PHOIHOP_HOSTS), nên không nạp dữ liệu trình diễn.",
            "This server works for an office (PHOIHOP_HOSTS): no demonstration data here.",
        )
    invented = [account["username"] for account in unit.accounts]
    if Account.objects.exclude(username__in=invented).exists():
        return say(
            "Cơ sở dữ liệu đã có tài khoản thật, nên không nạp dữ liệu trình diễn. "
            "Hãy đặt PHOIHOP_DATA sang một thư mục trống.",
            "This database has real accounts: no demonstration data is added. "
            "Please point PHOIHOP_DATA to an empty folder.",
        )
    return ""


def _receive_documents(clerk: Account, office: Body) -> None:
    """Bring in every document; what came in before is left to whoever works with it."""
    days = iter(DAYS_SET_BY_CLERK)
    for file in _documents():
        print(say(f"Đọc {file.name}", f"Reading {file.name}"), file=sys.stderr)
        received = receive(clerk, office, file.name, file.read_bytes())
        work_off()
        if received.is_new and file.name.startswith(REVIEWED):
            received.document.refresh_from_db()
            _review(received.document, clerk, days)


def _documents() -> list[Traversable]:
    folder = resources.files("phoihop.intake") / "demonstration" / "documents"
    return sorted(folder.iterdir(), key=lambda file: file.name)


def _review(document: Document, clerk: Account, days: Iterator[int]) -> None:
    """Confirm what stands in the document; what cannot stand as it was read is put off."""
    is_old = document.name.startswith(CLOSED)
    for proposal in document.proposals.filter(state=Proposal.State.WAITING):
        values = {} if is_old else _planned(proposal, days)
        try:
            confirm(proposal, account=clerk, version=proposal.version, values=values)
        except (IntakeError, ValidationError):
            proposal.refresh_from_db()
            postpone(proposal, account=clerk, version=proposal.version)
    if is_old:
        _finish_most(document, clerk)
        close_document(document, account=clerk)


def _planned(proposal: Proposal, days: Iterator[int]) -> dict[str, str]:
    """The clerk sets a day for a task whose sentence names none, while there are days left."""
    values = proposal.values
    is_task = proposal.kind == Proposal.Kind.ASSIGNMENT and not proposal.is_text_only
    if not is_task or values.get("due") or not values.get("to"):
        return {}
    ahead = next(days, None)
    if ahead is None:
        return {}
    return {"due": (timezone.localdate() + timedelta(days=ahead)).isoformat()}


def _finish_most(document: Document, clerk: Account) -> None:
    """Of the older work every third task is still open."""
    tasks = Assignment.objects.to_follow().filter(document=document).order_by("id")
    for place, task in enumerate(tasks):
        if place % 3 != 2:
            note = "Đã thực hiện xong, kết quả gửi Văn phòng HĐND và UBND tổng hợp."
            mark_done(task, account=clerk, note=note)


def _print_accounts(unit: Unit, password: str) -> None:
    print(say("Tài khoản trình diễn:", "Demonstration accounts:"))
    for account in unit.accounts:
        print(f"  {account['username']:<10} {account['full_name']}, {_role(account['role'])}")
    print(say(f"Mật khẩu chung: {password}", f"One password for all: {password}"))


def _role(name: str) -> str:
    with translation.override("vi" if language() == "vi" else "en"):
        return str(Role.Name(ROLES.get(name, name)).label)
