"""So sánh trong tổng hợp: how one total stands to another, in the words of an office."""

from __future__ import annotations

from decimal import Decimal

from phoihop.reports.rollup.page import Value
from phoihop.reports.wording import compared, comparison


def bounded(now: Value, then: Value) -> str:
    """Return the qualifier of one value against another, as `wording.amount` takes it."""
    if then.compare:
        return "~"
    return now.compare or "="


def against(now: Value, then: Value, unit: str, base: str) -> str:
    """Write both ways a value stands against another: the ratio, and the change.

    "bằng 86,08% so với cùng kỳ năm trước (giảm 13,92% …)"; nothing where either is unknown.
    """
    if now.number is None or then.number is None:
        return ""
    change = compared(now.number, then.number, unit, base)
    if not then.number or unit.startswith("%"):
        return change
    share = Decimal(now.number * 100 / then.number).quantize(Decimal("0.01"))
    ratio = comparison("ratio", share, "%", base, compare=bounded(now, then))
    return ratio if now.compare or then.compare else f"{ratio} ({change.split(' so với')[0]})"
