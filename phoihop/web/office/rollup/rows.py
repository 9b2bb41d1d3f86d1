"""Dòng của bảng tổng hợp, written without the template engine: a page has up to 480 of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from phoihop.reports.rollup.page import Line, PageData, Value
from phoihop.web.office.rollup.words import caveats, counted, plain, said


def table_rows(page: PageData, address: Callable[[str], str]) -> SafeString:
    """Write the rows of the table; `address` gives the page of a series, without escaping."""
    labels = _Labels()
    return mark_safe("".join(_row(line, address(line.series), labels) for line in page.lines))


class _Labels:
    """Nhãn cột: asked of the catalogue once a page, shown on a phone before each value."""

    def __init__(self) -> None:
        self.now, self.units = escape(_("Trong kỳ")), escape(_("Đơn vị"))
        self.before, self.against = escape(_("Cùng kỳ")), escape(_("So cùng kỳ"))
        self.to_date, self.plan = escape(_("Lũy kế")), escape(_("Kế hoạch năm"))
        self.share = escape(_("So kế hoạch"))


def _row(line: Line, address: str, labels: _Labels) -> str:
    notes = " ".join(caveats(line.now if line.now.asked else line.to_date))
    mark = f' <span class="note-mark" title="{escape(notes)}">*</span>' if notes else ""
    short = " short" if line.now.missing else ""
    plan = plain(line.plan) if line.plan is not None else ""
    return (
        f'<tr><th scope="row"><a href="{escape(address)}">{escape(line.label)}</a>'
        f'<span class="unit">{escape(line.unit)}</span></th>'
        f'<td class="num" data-l="{labels.now}"><b>{_shown(line.now)}</b>{mark}</td>'
        f'<td class="num{short}" data-l="{labels.units}">{counted(line.now)}</td>'
        f'<td class="num" data-l="{labels.before}">{_shown(line.before)}</td>'
        f'<td class="num" data-l="{labels.against}">{_against(line)}</td>'
        f'<td class="num" data-l="{labels.to_date}">{_shown(line.to_date)}</td>'
        f'<td class="num" data-l="{labels.plan}">{plan}</td>'
        f'<td class="num" data-l="{labels.share}">{_percent(line.against_plan)}</td></tr>'
    )


def _against(line: Line) -> str:
    """Write a share in points above or below last year's, everything else in per cent of it."""
    now, then = line.now.number, line.before.number
    if not line.unit.startswith("%"):
        return _percent(line.against_before)
    if now is None or then is None:
        return ""
    sign = "+" if now > then else "−" if now < then else ""
    return escape(
        _("%(sign)s%(points)s điểm %%") % {"sign": sign, "points": plain(abs(now - then))}
    )


def _shown(value: Value) -> str:
    return escape(said(value))


def _percent(share: Decimal | None) -> str:
    return f"{plain(share)}%" if share is not None else ""
