"""Nhập tài khoản từ bảng tính: five columns, looked through before anything is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.accounts import Invited, invite
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import NotAllowed, bodies_with_role
from phoihop.registry.tables import BadTable, rows_of

COLUMNS = ("tên đăng nhập", "họ và tên", "thư điện tử", "đơn vị", "vai trò")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """Một dòng của bảng: what would be made, or what is wrong with it."""

    number: int
    username: str
    full_name: str
    email: str
    body: Body | None
    role: str
    problem: str = ""


def read_sheet(data: bytes, *, by: Account) -> list[SheetRow]:
    """Look through the table without making anything; every row says whether it can be taken."""
    rows = rows_of(data, len(COLUMNS))
    header = [fold(cell) for cell in rows[0]] if rows else []
    if header[: len(COLUMNS)] != [fold(name) for name in COLUMNS]:
        names = ", ".join(COLUMNS)
        raise BadTable(_("Dòng đầu của bảng phải có các cột: %(names)s.") % {"names": names})
    bodies = _by_name(bodies_with_role(by, Role.Name.ADMINISTRATOR))
    roles = {fold(str(name.label)): name.value for name in Role.Name}
    seen: set[str] = set()
    return [
        _row(number, cells, bodies, roles, seen)
        for number, cells in enumerate(rows[1:], start=2)
        if any(cells)
    ]


def _by_name(bodies: Iterable[Body]) -> dict[str, list[Body]]:
    """Bodies by their full name and by the short one that the pages show."""
    found: dict[str, list[Body]] = {}
    for body in bodies:
        for name in {fold(body.name), fold(body.short_name)} - {""}:
            found.setdefault(name, []).append(body)
    return found


@transaction.atomic
def import_sheet(rows: list[SheetRow], *, by: Account) -> list[Invited]:
    """Invite everybody of the table, or nobody when one row cannot be taken."""
    wrong = next((row for row in rows if row.problem or row.body is None), None)
    if wrong:
        message = _("Dòng %(number)s: %(problem)s")
        raise BadTable(message % {"number": wrong.number, "problem": wrong.problem})
    return [
        invite(row.username, row.full_name, row.email, row.body, row.role, by=by)
        for row in rows
        if row.body is not None
    ]


def _row(
    number: int,
    cells: list[str],
    bodies: dict[str, list[Body]],
    roles: dict[str, str],
    seen: set[str],
) -> SheetRow:
    username, full_name, email, body_name, role_name = [*cells, "", "", "", "", ""][:5]
    called, role = bodies.get(fold(body_name), []), roles.get(fold(role_name), "")
    body = called[0] if len(called) == 1 else None
    row = SheetRow(number, username, full_name, email, body, role)
    problem = _problem(row, body_name, role_name, seen)
    if len(called) > 1:
        names = "; ".join(f"{one.name} ({one.parent})" for one in called[:4])
        message = _("“%(name)s” là tên của nhiều đơn vị: %(names)s. Hãy viết tên đầy đủ.")
        problem = message % {"name": body_name, "names": names}
    seen.add(username)
    return SheetRow(number, username, full_name, email, body, role, problem)


def _problem(row: SheetRow, body_name: str, role_name: str, seen: set[str]) -> str:
    if row.body is None:
        message = _("Không có đơn vị “%(name)s” mà bạn quản trị.")
        return message % {"name": body_name}
    if not row.role:
        message = _("Không có vai trò “%(name)s”. Chọn một trong: %(known)s.")
        known = ", ".join(str(name.label) for name in Role.Name)
        return message % {"name": role_name, "known": known}
    if row.username in seen:
        return _("Tên đăng nhập này đứng hai lần trong bảng.")
    account = Account(username=row.username, full_name=row.full_name, email=row.email)
    try:
        account.full_clean(exclude=["password"])
    except (ValidationError, NotAllowed) as problem:
        return " ".join(getattr(problem, "messages", [str(problem)]))
    return ""
