"""Lịch làm việc của đơn vị: the table of holidays with the days that offices decided themselves."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from phoihop.lib.dates import format_day
from phoihop.lib.working_days import Special, WorkingCalendar, shipped
from phoihop.registry import trail
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Account, Body, OfficeDay
from phoihop.registry.rights import demand


def own_days(body: Body) -> list[Special]:
    """Return the days of the body and of the bodies above it; of two the nearest stands."""
    line = [int(part) for part in body.path.split("/") if part]
    rows = OfficeDay.objects.filter(body__in=line)
    nearest = {row.day: row for row in sorted(rows, key=lambda row: line.index(row.body_id))}
    return [row.special for row in nearest.values()]


def calendar_of(body: Body) -> WorkingCalendar:
    """Return the calendar by which the body's working days are counted."""
    return shipped().with_days(own_days(body))


@transaction.atomic
def add_office_day(
    body: Body, day: date, *, works: bool, name: str, source: str = "", account: Account
) -> OfficeDay:
    """Write down a day on which the body and those beneath it work or not. Raises RegisterError."""
    demand(account, "keep_days", body)
    Body.objects.select_for_update().get(pk=body.pk)
    if OfficeDay.objects.filter(body=body, day=day).exists():
        raise RegisterError(_("Đơn vị đã ghi ngày %(day)s.") % {"day": format_day(day)})
    if calendar_of(body).is_working(day) == works:
        words = (
            _("Ngày %(day)s vốn đã là ngày làm việc.")
            if works
            else _("Ngày %(day)s vốn đã là ngày nghỉ.")
        )
        raise RegisterError(words % {"day": format_day(day)})
    made = OfficeDay(
        body=body, day=day, works=works, name=name.strip(), source=source.strip(), made_by=account
    )
    made.full_clean()
    made.save()
    trail.record("add_day", made, actor=account, body=body, after=_said(made))
    return made


@transaction.atomic
def remove_office_day(kept: OfficeDay, *, account: Account) -> None:
    """Take a day away again; what was counted by it is counted anew by the caller."""
    demand(account, "keep_days", kept.body)
    before = _said(kept)
    trail.record("remove_day", kept, actor=account, body=kept.body, before=before)
    kept.delete()


def _said(kept: OfficeDay) -> dict[str, object]:
    kind = _("làm việc") if kept.works else _("nghỉ")
    return {
        "day": format_day(kept.day),
        "kind": kind,
        "reason": kept.name,
        "source": kept.source,
    }
