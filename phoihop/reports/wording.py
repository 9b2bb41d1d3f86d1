"""Cách viết: facts put into the words an office uses, so that the reader reads them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.followup.board import TO_CONFIRM, Item
from phoihop.followup.models import Change
from phoihop.lib.dates import format_day
from phoihop.lib.numbers import format_number
from phoihop.records.models import Assignment

LEADING = frozenset({"vượt", "đạt", "đạt và vượt", "hoàn thành", "chưa đạt"})
"""Bands written before their number: "vượt 4 chỉ tiêu"; others follow it."""


def day(value: date, *, on: date | None = None) -> str:
    """Write a day; without its year when that is the year of `on`.

    >>> day(date(2022, 1, 5)), day(date(2022, 1, 5), on=date(2022, 3, 1))
    ('05/01/2022', '05/01')
    """
    if on is not None and value.year == on.year:
        return f"{value:%d/%m}"
    return format_day(value)


def due(item: Item, *, on: date) -> str:
    """Write when a task is due.

    "Trước ngày 15/1" names a day that is itself too late, so both days are written:
    "trước 15/01 · ngày cuối 14/01". A year the reader inferred is said to be so.
    """
    if item.due_on is None:
        return _without_day(item)
    last = day(item.due_on, on=on)
    if item.due_excluded:
        named = day(item.due_on + timedelta(days=1), on=on)
        words = _("trước %(named)s · ngày cuối %(last)s") % {"named": named, "last": last}
    else:
        words = _("hạn %(last)s") % {"last": last}
    return f"{words} {_('(năm do hệ thống suy ra)')}" if item.year_inferred else words


def time_left(item: Item) -> str:
    """Write how late a task is, or how many days are left.

    The last day on time is "hôm nay là ngày cuối"; the day after is one day late.
    """
    if item.state == Change.State.DONE:
        if item.done_on is None:
            return _("đã hoàn thành")
        return _("hoàn thành ngày %(day)s") % {"day": format_day(item.done_on)}
    if item.state == Change.State.SUPERSEDED:
        return _("thay bằng %(code)s") % {"code": item.superseded_by} if item.superseded_by else ""
    if item.state in TO_CONFIRM:
        return _reported(item)
    if item.waits_for:
        return _("chờ %(code)s") % {"code": item.waits_for}
    if item.days_left is None:
        return _last_heard(item)
    if item.days_left == 0:
        return _("hôm nay là ngày cuối")
    if item.days_left > 0:
        return ngettext("còn %(days)d ngày", "còn %(days)d ngày", item.days_left) % {
            "days": item.days_left
        }
    return ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", item.days_late) % {
        "days": item.days_late
    }


def _reported(item: Item) -> str:
    """The day of the unit's word decides whether it was on time, not that of the office's; of a
    recommendation that of its answer, not that of what was done later.
    """
    if item.reported_on is None:
        return ""
    said = _("trả lời ngày %(day)s") if item.kind == "recommendation" else _("báo cáo ngày %(day)s")
    words = said % {"day": format_day(item.reported_on)}
    if item.due_on and item.reported_on > item.due_on:
        late = (item.reported_on - item.due_on).days
        return f"{words}, {_('trễ %(days)d ngày') % {'days': late}}"
    return words


def _last_heard(item: Item) -> str:
    if item.kind != "assignment" or item.time_kind != Assignment.TimeKind.STANDING:
        return ""
    if item.reported_on is None:
        return _("chưa báo kỳ nào")
    return _("báo gần nhất ngày %(day)s") % {"day": format_day(item.reported_on)}


def tally(body: str, total: int, bands: Iterable[Mapping[str, object]]) -> str:
    """Write a tally of targets as reports do, in Vietnamese whatever the screen speaks.

    A band that is `derived` is left to be computed by the reader, as offices do: "các chỉ tiêu
    còn lại". Bands that do not sum to `total` are said not to.

    >>> tally("Hội A", 5, [{"label": "vượt", "count": 4}, {"label": "đạt 80%", "count": 1}])
    'Hội A có 5 chỉ tiêu, trong đó vượt 4 chỉ tiêu, 1 chỉ tiêu đạt 80%.'
    """
    known = list(bands)
    start = f"{body} có {total} chỉ tiêu"
    if not known:
        return f"{start}."
    return f"{start}, trong đó {', '.join(map(_band, known))}.{_does_not_sum(total, known)}"


def tally_by_share(body: str, total: int, bands: Sequence[Mapping[str, object]]) -> str:
    """Write a tally as shares: "Hội A vượt 2/7 chỉ tiêu; các chỉ tiêu còn lại đạt trên 50%."

    Only the first counts carry the total; what is `derived` or still running follows.
    """
    parts = []
    for band in bands:
        label, count = str(band["label"]), band["count"]
        if band.get("derived"):
            parts.append(f"các chỉ tiêu còn lại {label}")
        elif label in LEADING:
            parts.append(f"{label} {count}/{total} chỉ tiêu")
        else:
            parts.append(f"{count}/{total} chỉ tiêu {label}")
    return f"{body} {'; '.join(parts)}.{_does_not_sum(total, bands)}"


def _band(band: Mapping[str, object]) -> str:
    label, count = str(band["label"]), band["count"]
    if band.get("derived"):
        return f"các chỉ tiêu còn lại {label}"
    if label in LEADING:
        return f"{label} {count} chỉ tiêu"
    return f"{count} chỉ tiêu {label}"


def _does_not_sum(total: int, bands: Iterable[Mapping[str, object]]) -> str:
    counted = sum(int(str(band["count"])) for band in bands)
    return "" if counted == total else f" (Các mức cộng lại là {counted}, chưa khớp với {total}.)"


def _without_day(item: Item) -> str:
    if item.due_words:
        return item.due_words
    if item.kind == "recommendation":
        return _("chờ trả lời")
    kinds = {
        Assignment.TimeKind.STANDING: _("thường xuyên"),
        Assignment.TimeKind.WITHIN_PERIOD: _("trong kỳ"),
        Assignment.TimeKind.FROM_LATER: _("từ thời điểm sau"),
    }
    return kinds.get(Assignment.TimeKind(item.time_kind), _("không ghi hạn"))


def listed(names: Sequence[str]) -> str:
    return ", ".join(name.strip() for name in names if name.strip())


def due_words(
    due_on: date | None, *, excluded: bool = False, words: str = "", kind: str = "by_day"
) -> str:
    """Write when a task must be done, with the year, as it stands at the end of an order.

    >>> due_words(date(2026, 12, 4), excluded=True)
    'hoàn thành trước ngày 05/12/2026'
    """
    if kind == Assignment.TimeKind.STANDING:
        return "thực hiện thường xuyên"
    if due_on is None:
        return ""
    if kind == Assignment.TimeKind.WITHIN_PERIOD and words:
        return f"hoàn thành {words}"
    if excluded:
        return f"hoàn thành trước ngày {format_day(due_on + timedelta(days=1))}"
    return f"hoàn thành chậm nhất ngày {format_day(due_on)}"


def order(task: str, lead: str, co_operators: Sequence[str] = (), when: str = "") -> str:
    """Write one task as an order, in Vietnamese whatever the screen speaks.

    >>> order("rà soát hộ vay vốn", "Hội Nông dân xã", ["Hội Phụ nữ xã"])
    'Giao Hội Nông dân xã chủ trì, phối hợp với Hội Phụ nữ xã rà soát hộ vay vốn.'
    """
    who = ""
    if lead:
        together = f" chủ trì, phối hợp với {listed(co_operators)}" if co_operators else ""
        who = f"Giao {lead}{together} "
    words = task.strip().rstrip(".;,")
    sentence = f"{who}{words}, {when}" if when else f"{who}{words}"
    return f"{sentence[:1].upper()}{sentence[1:]}."


SIGNS = {">": "trên ", ">=": "từ ", "<": "dưới ", "<=": "tối đa ", "~": "khoảng ", "=": ""}
_SCALES = ((10**9, "tỷ đồng"), (10**6, "triệu đồng"))


def amount(value: Decimal, unit: str, compare: str = "=") -> str:
    """Write a number with its unit and its qualifier; money in millions or billions if even.

    >>> amount(Decimal("163000000"), "đồng", ">"), amount(Decimal("1250.500000"), "ha")
    ('trên 163 triệu đồng', '1.250,5 ha')
    """
    number, shown = value, unit
    if unit == "đồng":
        for scale, name in _SCALES:
            scaled = value / scale
            if abs(value) >= scale and scaled == scaled.quantize(Decimal("0.001")):
                number, shown = scaled, name
                break
    digits = format_number(Decimal(f"{number:f}").normalize() + 0)
    blank = "" if shown.startswith("%") else " "
    tail = " trở lên" if compare == ">=" else ""
    return f"{SIGNS.get(compare, '')}{digits}{blank}{shown}".rstrip() + tail


BASES = {
    "same_period": "cùng kỳ năm trước",
    "plan": "kế hoạch",
    "previous_year": "năm trước",
    "previous_quarter": "quý trước",
    "previous_month": "tháng trước",
    "previous_period": "kỳ trước",
    "start": "đầu năm",
}


def comparison(
    kind: str, value: Decimal, unit: str, base: str, *, compare: str = "=", named: str = ""
) -> str:
    """Write a comparison so that a ratio is never taken for a change.

    `kind` is "ratio" or "change"; a change below zero fell. `base` is one of `BASES`, unless
    `named` says it in words ("cùng kỳ năm 2025", "quý I năm 2026").

    >>> comparison("ratio", Decimal("86.08"), "%", "same_period")
    'bằng 86,08% so với cùng kỳ năm trước'
    >>> comparison("change", Decimal("-3.2"), "điểm %", "previous_year")
    'giảm 3,2 điểm % so với năm trước'
    >>> comparison("ratio", Decimal(105), "%", "plan", named="kế hoạch năm")
    'đạt 105% kế hoạch năm'
    """
    against = named or BASES[base]
    told = amount(abs(value), unit, compare)
    if kind == "ratio":
        if base == "plan" and unit == "%":
            return f"đạt {told} {against}"
        return f"{'gấp' if unit == 'lần' else 'bằng'} {told} so với {against}"
    if value == 0:
        return f"giữ nguyên so với {against}"
    if base == "plan" and value > 0 and unit == "%":
        return f"vượt {told} {against}"
    return f"{'tăng' if value > 0 else 'giảm'} {told} so với {against}"


def compared(now: Decimal, then: Decimal, unit: str, base: str, *, named: str = "") -> str:
    """Write how a number moved: in per cent, a share in percentage points, from nothing in units.

    >>> compared(Decimal(112), Decimal(100), "hộ", "same_period")
    'tăng 12% so với cùng kỳ năm trước'
    >>> compared(Decimal("4.1"), Decimal("7.3"), "%", "previous_year")
    'giảm 3,2 điểm % so với năm trước'
    >>> compared(Decimal(5), Decimal(0), "căn", "previous_quarter")
    'tăng 5 căn so với quý trước'
    """
    if unit == "%":
        return comparison("change", now - then, "điểm %", base, named=named)
    share = ((now - then) * 100 / abs(then)).quantize(Decimal("0.01"), ROUND_HALF_UP) if then else 0
    if share:
        return comparison("change", Decimal(share), "%", base, named=named)
    return comparison("change", now - then, unit, base, named=named)


def share(part: int, whole: int, unit: str) -> str:
    """Write a part of a whole, as it was counted.

    >>> share(111, 152, "xã"), share(12345, 20000, "hộ")
    ('111/152 xã', '12.345 hộ trong tổng số 20.000 hộ')
    """
    if whole < 10_000:
        return f"{part}/{whole} {unit}"
    return f"{format_number(part)} {unit} trong tổng số {format_number(whole)} {unit}"
