"""Bảng đơn vị: the bodies of the directory as rows, and rows taken back in.

The same columns go out and come in, so a table taken out and sent back changes nothing. A row
without a code is a new body; a row with one corrects that body. Renaming from a day on, moving
and ending are acts of their own, on the body's page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.vietnamese import fold
from phoihop.registry.directory import directory
from phoihop.registry.errors import RegisterError
from phoihop.registry.keeping import change_body, create_body
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import NotAllowed
from phoihop.registry.tables import (
    CHANGED,
    NEW,
    BadCell,
    Cells,
    Line,
    chosen,
    day_in,
    day_words,
)

COLUMNS = (
    "mã",
    "tên đầy đủ",
    "tên ngắn",
    "loại đơn vị",
    "cấp",
    "đơn vị hành chính",
    "đơn vị lãnh đạo trực tiếp",
    "cùng hệ thống ở cấp trên",
    "hoạt động từ ngày",
    "đến hết ngày",
)
CODE, NAME, SHORT, KIND, LEVEL, PLACE, PARENT, LINE, SINCE, UNTIL = range(len(COLUMNS))
_COLUMN_OF = {
    "name": NAME,
    "short_name": SHORT,
    "kind": KIND,
    "level": LEVEL,
    "place": PLACE,
    "parent": PARENT,
    "line": LINE,
    "valid_from": SINCE,
}
_WITH_CODE = re.compile(r"\[mã ([0-9]{1,9})\]$")


class Names:
    """Tên đơn vị trong bảng: bodies by name, with the code where two have the same name."""

    def __init__(self, bodies: list[Body]) -> None:
        self.by_pk = {body.pk: body for body in bodies}
        self.by_name: dict[str, list[Body]] = defaultdict(list)
        for body in bodies:
            self.by_name[fold(body.name)].append(body)

    def add(self, body: Body) -> None:
        self.by_pk[body.pk] = body
        self.by_name[fold(body.name)].append(body)

    def written(self, body: Body | None) -> str:
        if body is None:
            return ""
        alone = len(self.by_name[fold(body.name)]) <= 1 and body.pk in self.by_pk
        return body.name if alone else f"{body.name} [mã {body.pk}]"

    def read(self, column: int, text: str) -> Body | None:
        """Return the body a cell names; raises BadCell when none or several do."""
        if not text:
            return None
        code = _WITH_CODE.search(text)
        if code:
            found = [self.by_pk[int(code[1])]] if int(code[1]) in self.by_pk else []
        else:
            found = self.by_name.get(fold(text), [])
            found = [body for body in found if body.name == text] or found
        if not found:
            words = _("Không có đơn vị “%(name)s” trong danh mục hay ở các dòng trên.")
            raise BadCell(column, words % {"name": text[:80]})
        if len(found) > 1:
            words = _("Có %(count)s đơn vị tên “%(name)s”. Hãy ghi thêm mã, ví dụ “%(example)s”.")
            example = f"{found[0].name} [mã {found[0].pk}]"
            named = {"count": len(found), "name": text[:80], "example": example}
            raise BadCell(column, words % named)
        return found[0]


def body_rows(account: Account) -> list[Cells]:
    """Return the bodies that the account may look up, those above before those beneath."""
    bodies = list(directory(account).select_related("parent", "line").order_by("path"))
    names = Names(bodies)
    return [_written(body, names) for body in bodies]


def take_bodies(rows: list[Cells], *, account: Account, keep: bool) -> list[Line]:
    """Carry out the rows, all or none; without `keep` only say what would be done."""
    bodies = list(directory(account).select_related("parent", "line"))
    names = Names(bodies)
    with transaction.atomic():
        lines = [
            _take(number, cells, names, account)
            for number, cells in enumerate(rows, start=2)
            if any(cells)
        ]
        if not keep or any(line.faults for line in lines):
            transaction.set_rollback(True)
    return lines


def _written(body: Body, names: Names) -> Cells:
    return [
        str(body.pk),
        body.name,
        body.short_name,
        str(body.get_kind_display()),
        str(body.get_level_display()),
        body.place,
        names.written(body.parent),
        names.written(body.line),
        day_words(body.valid_from),
        day_words(body.valid_to),
    ]


def _take(number: int, cells: Cells, names: Names, account: Account) -> Line:
    line = Line(number, cells[NAME])
    values = _values(cells, names, line)
    if line.faults:
        return line
    try:
        with transaction.atomic():
            if cells[CODE]:
                _correct(cells, values, names, account, line)
            else:
                _create(values, names, account, line)
    except BadCell as problem:
        line.fault(problem.column, problem.words)
    except (NotAllowed, RegisterError) as refusal:
        line.fault(CODE, refusal.message)
    except ValidationError as problem:
        for name, words in problem.message_dict.items():
            line.fault(_COLUMN_OF.get(name, NAME), " ".join(words))
    return line


def _values(cells: Cells, names: Names, line: Line) -> dict[str, Any]:
    """Read every cell, so that all faults of a row are told at once."""
    kinds = {str(label): value for value, label in Body.Kind.choices}
    levels = {str(label): value for value, label in Body.Level.choices}
    readers: dict[str, tuple[int, Any]] = {
        "kind": (KIND, lambda: chosen(KIND, cells[KIND], kinds)),
        "level": (LEVEL, lambda: chosen(LEVEL, cells[LEVEL], levels)),
        "parent": (PARENT, lambda: names.read(PARENT, cells[PARENT])),
        "line": (LINE, lambda: names.read(LINE, cells[LINE])),
        "valid_from": (SINCE, lambda: day_in(SINCE, cells[SINCE])),
        "valid_to": (UNTIL, lambda: day_in(UNTIL, cells[UNTIL])),
    }
    values: dict[str, Any] = {
        "name": cells[NAME],
        "short_name": cells[SHORT],
        "place": cells[PLACE],
    }
    if not cells[NAME]:
        line.fault(NAME, _("Thiếu tên đơn vị."))
    for name, (_column, read) in readers.items():
        try:
            values[name] = read()
        except BadCell as problem:
            line.fault(problem.column, problem.words)
    return values


def _correct(
    cells: Cells, values: dict[str, Any], names: Names, account: Account, line: Line
) -> None:
    code = cells[CODE]
    body = names.by_pk.get(int(code)) if code.isdecimal() and len(code) < 10 else None
    if body is None:
        raise BadCell(CODE, _("Không có đơn vị mã “%(code)s”.") % {"code": code[:20]})
    if values["parent"] != body.parent:
        raise BadCell(PARENT, _("Đổi đơn vị lãnh đạo cần có ngày: dùng “Chuyển” ở trang đơn vị."))
    if values["valid_to"] != body.valid_to:
        raise BadCell(UNTIL, _("Kết thúc cần có đơn vị kế thừa: dùng “Kết thúc” ở trang đơn vị."))
    given = {name: value for name, value in values.items() if name not in ("parent", "valid_to")}
    if all(getattr(body, name) == value for name, value in given.items()):
        return
    if change_body(body, given, account=account):
        line.outcome = CHANGED


def _create(values: dict[str, Any], names: Names, account: Account, line: Line) -> None:
    parent = values["parent"]
    if parent is None:
        raise BadCell(PARENT, _("Đơn vị mới phải có đơn vị lãnh đạo trực tiếp."))
    if values["valid_to"] is not None:
        raise BadCell(UNTIL, _("Đơn vị mới chưa kết thúc: để trống ô này."))
    there = [b for b in names.by_name.get(fold(values["name"]), []) if b.parent_id == parent.pk]
    if there:
        words = _("Đã có đơn vị này (mã %(code)s). Muốn sửa thì ghi mã vào cột A.")
        raise BadCell(NAME, words % {"code": there[0].pk})
    made = create_body(values, parent=parent, account=account)
    names.add(made)
    line.outcome = NEW
