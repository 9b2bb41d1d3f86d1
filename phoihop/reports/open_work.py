"""Danh mục nhiệm vụ, kiến nghị đang theo dõi: the list an office prints or sends on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from phoihop.followup.board import Group, Item, board
from phoihop.registry.models import Body
from phoihop.registry.rights import Asker, acting_body
from phoihop.reports.spreadsheets import as_csv, as_xlsx
from phoihop.reports.wording import due, time_left

OPEN_GROUPS = ("overdue", "due_soon", "reported", "running", "waiting", "standing")


@dataclass(frozen=True, slots=True)
class Line:
    """Dòng của danh mục: one task or recommendation, in words ready for print."""

    number: int
    group: str
    code: str
    kind: str
    text: str
    lead: str
    co_operators: str
    asked_by: str
    due: str
    time_left: str
    source: str
    item: Item


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Danh mục: the open work of one day, grouped as on the board."""

    on: date
    title: str
    issued_by: str
    of_body: Body | None
    groups: tuple[tuple[str, tuple[Line, ...]], ...]

    @property
    def lines(self) -> list[Line]:
        return [line for _title, lines in self.groups for line in lines]

    @property
    def total(self) -> int:
        return len(self.lines)


def open_work(account: Asker, *, on: date, body: Body | None = None, search: str = "") -> OpenWork:
    """Return what is not done yet on the day `on`, most pressing first, numbered through."""
    shown = board(account, on=on, body=body, search=search)
    own = acting_body(account)
    groups: list[tuple[str, tuple[Line, ...]]] = []
    count = 0
    for key in OPEN_GROUPS:
        group = shown[key]
        if group.items:
            groups.append((group.title, _lines(group, on, after=count)))
            count += len(group.items)
    return OpenWork(
        on=on,
        title=_("Danh mục nhiệm vụ, kiến nghị đang theo dõi"),
        issued_by=own.name if own else "",
        of_body=body,
        groups=tuple(groups),
    )


def open_work_csv(work: OpenWork) -> bytes:
    return as_csv(_header(), (_row(line) for line in work.lines))


def open_work_xlsx(work: OpenWork) -> bytes:
    return as_xlsx(_("Đang theo dõi"), _header(), (_row(line) for line in work.lines))


def _lines(group: Group, on: date, *, after: int) -> tuple[Line, ...]:
    return tuple(
        Line(
            number=after + place,
            group=group.title,
            code=item.code,
            kind=item.kind_label,
            text=item.text,
            lead=item.lead or _("chưa rõ đơn vị chủ trì"),
            co_operators=", ".join(item.co_operators),
            asked_by=item.asked_by,
            due=due(item, on=on),
            time_left=time_left(item),
            source=item.document,
            item=item,
        )
        for place, item in enumerate(group.items, start=1)
    )


def _header() -> list[str]:
    return [
        _("STT"),
        _("Tình trạng"),
        _("Mã số"),
        _("Loại"),
        _("Nội dung"),
        _("Đơn vị chủ trì"),
        _("Đơn vị phối hợp"),
        _("Người giao, người kiến nghị"),
        _("Thời hạn"),
        _("Còn lại"),
        _("Văn bản"),
    ]


def _row(line: Line) -> list[str | int]:
    return [
        line.number,
        line.group,
        line.code,
        line.kind,
        line.text,
        line.lead,
        line.co_operators,
        line.asked_by,
        line.due,
        line.time_left,
        line.source,
    ]
