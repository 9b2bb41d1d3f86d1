"""Dòng của bảng tổng hợp, written without the template engine: a page has up to 480 of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from decimal import Decimal
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from phoihop.records.small_figures import not_shown
from phoihop.reports.rollup.page import Line
from phoihop.web.office.rollup.words import caveats, counted, plain, said


def table_rows(
    lines: Iterable[Line], address: Callable[[str], str], hidden: Collection[str] = ()
) -> SafeString:
    """Write the rows of the table; `address` gives the page of a series, without escaping.

    Of the series in `hidden` no figure is written, nor what one could be computed from.
    """
    labels, before = _Labels(), address("\0").partition("\0")
    start, end = escape(before[0]), escape(before[2])
    rows = (
        _row(line, f"{start}{escape(line.series)}{end}", labels, line.series in hidden)
        for line in lines
    )
    return mark_safe("".join(rows))


class _Labels:
    """Nhãn cột: asked of the catalogue once a page, shown on a phone before each value."""

    def __init__(self) -> None:
        self.now, self.units = escape(_("Trong kỳ")), escape(_("Đơn vị"))
        self.before, self.against = escape(_("Cùng kỳ")), escape(_("So cùng kỳ"))
        self.to_date, self.plan = escape(_("Lũy kế")), escape(_("Kế hoạch năm"))
        self.share = escape(_("So kế hoạch"))
        self.hidden = escape(not_shown())


def _row(line: Line, address: str, labels: _Labels, hidden: bool) -> str:
    if hidden:
        return _hidden_row(line, address, labels)
    notes = " ".join(caveats(line.now if line.now.asked else line.to_date))
    mark = f' <span class="note-mark" title="{escape(notes)}">*</span>' if notes else ""
    short = " short" if line.now.missing else ""
    plan = plain(line.plan) if line.plan is not None else ""
    now = said(line.now)
    to_date = now if line.to_date is line.now else said(line.to_date)
    return (
        f'<tr><th scope="row"><a href="{address}">{escape(line.label)}</a>'
        f'<span class="unit">{escape(line.unit)}</span></th>'
        f'<td class="num" data-l="{labels.now}"><b>{now}</b>{mark}</td>'
        f'<td class="num{short}" data-l="{labels.units}">{counted(line.now)}</td>'
        f'<td class="num" data-l="{labels.before}">{said(line.before)}</td>'
        f'<td class="num" data-l="{labels.against}">{_against(line)}</td>'
        f'<td class="num" data-l="{labels.to_date}">{to_date}</td>'
        f'<td class="num" data-l="{labels.plan}">{plan}</td>'
        f'<td class="num" data-l="{labels.share}">{_percent(line.against_plan)}</td></tr>'
    )


def _hidden_row(line: Line, address: str, labels: _Labels) -> str:
    short = " short" if line.now.missing else ""
    return (
        f'<tr><th scope="row"><a href="{address}">{escape(line.label)}</a>'
        f'<span class="unit">{escape(line.unit)}</span></th>'
        f'<td class="num" data-l="{labels.now}">{labels.hidden}</td>'
        f'<td class="num{short}" data-l="{labels.units}">{counted(line.now)}</td>'
        f'<td class="num" data-l="{labels.before}"></td>'
        f'<td class="num" data-l="{labels.against}"></td>'
        f'<td class="num" data-l="{labels.to_date}"></td>'
        f'<td class="num" data-l="{labels.plan}"></td>'
        f'<td class="num" data-l="{labels.share}"></td></tr>'
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


def _percent(share: Decimal | None) -> str:
    return f"{plain(share)}%" if share is not None else ""
