"""Nhập tài khoản từ bảng tính: five columns, looked through before anything is made."""

from __future__ import annotations

import io
from dataclasses import dataclass
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.accounts import Invited, invite
from phoihop.registry.models import Account, Body, Role
from phoihop.registry.rights import NotAllowed, bodies_with_role

COLUMNS = ("tên đăng nhập", "họ và tên", "thư điện tử", "đơn vị", "vai trò")
MOST_ROWS, MOST_BYTES = 2000, 2 * 1024 * 1024


class BadSheet(Exception):
    """The file is no such table; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


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
    rows = _cells(data)
    header = [fold(cell) for cell in rows[0]] if rows else []
    if header[: len(COLUMNS)] != [fold(name) for name in COLUMNS]:
        names = ", ".join(COLUMNS)
        raise BadSheet(_("Dòng đầu của bảng phải có các cột: %(names)s.") % {"names": names})
    bodies = {fold(body.name): body for body in bodies_with_role(by, Role.Name.ADMINISTRATOR)}
    roles = {fold(str(name.label)): name.value for name in Role.Name}
    seen: set[str] = set()
    return [
        _row(number, cells, bodies, roles, seen)
        for number, cells in enumerate(rows[1:], start=2)
        if any(cells)
    ]


@transaction.atomic
def import_sheet(rows: list[SheetRow], *, by: Account) -> list[Invited]:
    """Invite everybody of the table, or nobody when one row cannot be taken."""
    wrong = next((row for row in rows if row.problem or row.body is None), None)
    if wrong:
        message = _("Dòng %(number)s: %(problem)s")
        raise BadSheet(message % {"number": wrong.number, "problem": wrong.problem})
    return [
        invite(row.username, row.full_name, row.email, row.body, row.role, by=by)
        for row in rows
        if row.body is not None
    ]


def _row(
    number: int,
    cells: list[str],
    bodies: dict[str, Body],
    roles: dict[str, str],
    seen: set[str],
) -> SheetRow:
    username, full_name, email, body_name, role_name = [*cells, "", "", "", "", ""][:5]
    body, role = bodies.get(fold(body_name)), roles.get(fold(role_name), "")
    row = SheetRow(number, username, full_name, email, body, role)
    problem = _problem(row, body_name, role_name, seen)
    seen.add(username)
    return SheetRow(number, username, full_name, email, body, role, problem)


def _problem(row: SheetRow, body_name: str, role_name: str, seen: set[str]) -> str:
    if row.body is None:
        message = _("Không có đơn vị “%(name)s” mà bạn quản trị.")
        return message % {"name": body_name}
    if not row.role:
        return _("Không có vai trò “%(name)s”.") % {"name": role_name}
    if row.username in seen:
        return _("Tên đăng nhập này đứng hai lần trong bảng.")
    account = Account(username=row.username, full_name=row.full_name, email=row.email)
    try:
        account.full_clean(exclude=["password"])
    except (ValidationError, NotAllowed) as problem:
        return " ".join(getattr(problem, "messages", [str(problem)]))
    return ""


def _cells(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    if len(data) > MOST_BYTES:
        raise BadSheet(_("Bảng lớn quá 2 MB. Hãy chia thành nhiều bảng."))
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=len(COLUMNS), values_only=True)
        found = [["" if cell is None else str(cell).strip() for cell in row] for row in rows]
        book.close()
    except (BadZipFile, KeyError, ValueError, OSError, IndexError):
        message = _("Không mở được bảng. Hãy lưu lại ở dạng Excel (.xlsx) rồi gửi lại.")
        raise BadSheet(message) from None
    return found
