"""Cách viết số tổng hợp trên màn hình."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext as _

from phoihop.lib.numbers import format_number
from phoihop.lib.periods import Months, period_of
from phoihop.records.report_entry import WORDS
from phoihop.records.small_figures import not_shown
from phoihop.reports.rollup.page import Value

_WORDS = {**WORDS, "<=": "tối đa"}


def plain(number: Decimal) -> str:
    """Write a number without decimals that say nothing: 86,08 and 1.600."""
    words = format_number(number)
    return words.rstrip("0").rstrip(",") if "," in words else words


def said(value: Value) -> str:
    """Write a value with its qualifier: "trên 1.600"; nothing where there is none."""
    if value.number is None:
        return not_shown() if value.hidden else ""
    words = _WORDS.get(value.compare, "")
    return f"{words} {plain(value.number)}" if words else plain(value.number)


def counted(value: Value) -> str:
    """Write how many have reported: "3/5"."""
    return f"{format_number(value.reported)}/{format_number(value.asked)}" if value.asked else ""


def caveats(value: Value) -> list[str]:
    """Say what one must know before using the number."""
    found = []
    if value.missing and value.reported:
        found.append(_("Còn %(count)s đơn vị chưa có số liệu.") % {"count": value.missing})
    unchecked = value.reported - value.approved
    if unchecked > 0:
        found.append(_("Số liệu của %(count)s đơn vị chưa được duyệt.") % {"count": unchecked})
    if value.mixes_regimes:
        found.append(_("Cộng cả số theo tháng dương lịch và số từ ngày 15 đến ngày 14."))
    if value.doubted:
        found.append(_("Có số liệu có thể trùng, chưa ai quyết định."))
    return found


def short(months: Months) -> str:
    """Write months for the foot of a chart: Q1/2026, T3/2026, 6T/2026, 2026."""
    first, last, year = months.first, months.last, months.year
    if (first, last) == (1, 12):
        return str(year)
    if first == last:
        return f"T{first}/{year}"
    if last - first == 2 and last % 3 == 0:
        return f"Q{last // 3}/{year}"
    return f"{last - first + 1}T/{year}"


@lru_cache(maxsize=4096)
def named(months: Months) -> str:
    """Write months as people call them: quý II năm 2026."""
    return period_of(months).label
