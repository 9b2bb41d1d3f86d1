"""Ngày xem danh mục: the day as of which a page shows the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.lib.dates import NotADay, parse_day

LAST_OLD_DAY = date(2025, 6, 30)


@dataclass(frozen=True, slots=True)
class AsOf:
    """Ngày xem: chosen or today; `problem` says what is wrong with what was typed."""

    day: date
    chosen: bool
    problem: str = ""

    @property
    def query(self) -> str:
        return f"ngay={self.day.isoformat()}" if self.chosen else ""


def as_of(request: HttpRequest) -> AsOf:
    """Read `ngay` from the address; nonsense means today and is said."""
    typed, today = request.GET.get("ngay", "").strip(), timezone.localdate()
    if not typed:
        return AsOf(today, chosen=False)
    try:
        return AsOf(date.fromisoformat(typed), chosen=True)
    except ValueError:
        pass
    try:
        return AsOf(parse_day(typed), chosen=True)
    except NotADay:
        message = _("“%(words)s” không phải là ngày; trang này xem theo hôm nay.")
        return AsOf(today, chosen=False, problem=message % {"words": typed[:40]})
