"""Dòng công việc: one task or recommendation as people read it, on every page alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.followup.models import Change
from phoihop.followup.work import Item
from phoihop.lib.dates import format_day
from phoihop.records.models import Assignment
from phoihop.reports.wording import due, time_left

GROUP_TONES = {
    "overdue": "bad",
    "due_soon": "warn",
    "reported": "teal",
    "running": "info",
    "waiting": "",
    "standing": "",
    "done": "ok",
}

_S = Change.State
_STATES: dict[str, tuple[str | Promise, str, str]] = {
    _S.REPORTED: (gettext_lazy("Đã báo cáo, chờ xác nhận"), "teal", "half"),
    _S.SUPERSEDED: (gettext_lazy("Đã được thay thế"), "", "loop"),
    _S.ANSWERED: (gettext_lazy("Đã trả lời"), "teal", "half"),
    _S.CARRIED_OUT: (gettext_lazy("Đã thực hiện, chờ đơn vị kiến nghị"), "teal", "half"),
    _S.VERIFIED: (gettext_lazy("Đơn vị kiến nghị đã xác nhận"), "ok", "check"),
}
"""States that say how it stands whatever its day is."""


@dataclass(frozen=True, slots=True)
class WorkRow:
    code: str
    kind: str
    text: str
    lead: str
    with_: str
    due: str
    time_left: str
    urgency: str
    state: str
    tone: str
    icon: str
    url: str
    source: str
    source_url: str
    again: str = ""
    mark: str = ""


def row_of(item: Item, group: str, *, on: date) -> WorkRow:
    state, tone, icon = _state(item, group)
    return WorkRow(
        code=item.code,
        kind=item.kind_label,
        text=_capital(item.text),
        lead=item.lead or _no_lead(item),
        with_=", ".join(item.co_operators),
        due=due(item, on=on),
        time_left=_capital(time_left(item)),
        urgency={"overdue": "late", "due_soon": "soon"}.get(group, ""),
        state=state,
        tone=tone,
        icon=icon,
        url=reverse(f"office:{item.kind}", args=[item.pk]),
        source=Truncator(item.document).chars(80),
        source_url=source_url(item.document_id, item.proposal_id) if item.may_open_source else "",
        again=_again(item),
        mark=f"{item.kind}.{item.pk}.{item.version}" if group != "done" else "",
    )


def _again(item: Item) -> str:
    """Which time the same is asked, as a person confirmed."""
    if item.asked_total < 2:
        return ""
    if item.asked_number < item.asked_total:
        return _("nhắc lại %(count)s lần sau đó") % {"count": item.asked_total - item.asked_number}
    return _("lần thứ %(number)s") % {"number": item.asked_number}


def source_url(document: int, proposal: int) -> str:
    """Where the sentence stands: its document, opened at its words."""
    desk = reverse("office:document", args=[document])
    return f"{desk}?de-xuat={proposal}&loc=tat-ca#cau-{proposal}"


def _state(item: Item, group: str) -> tuple[str, str, str]:
    if item.state in _STATES:
        words, tone, icon = _STATES[item.state]
        return str(words), tone, icon
    if group == "done":
        return _("Đã hoàn thành"), "ok", "check"
    if group == "waiting":
        return _("Chờ %(code)s") % {"code": item.waits_for}, "", "loop"
    if item.asked_until:
        words = _("Xin gia hạn đến %(day)s")
        return words % {"day": format_day(item.asked_until)}, "warn", "clock"
    if group == "overdue":
        return _("Quá hạn"), "bad", "alert"
    if group == "due_soon":
        return _("Sắp đến hạn"), "warn", "clock"
    if group == "standing":
        label = (
            _("Thường xuyên")
            if item.time_kind == Assignment.TimeKind.STANDING
            else _("Đang theo dõi")
        )
        return label, "", "loop"
    if item.kind == "recommendation":
        return str(Change.State(item.state).label).capitalize(), "violet", "clock"
    return _("Đang thực hiện"), "info", "clock"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _no_lead(item: Item) -> str:
    if item.kind == "recommendation":
        return _("chưa rõ đơn vị trả lời")
    return _("chưa rõ đơn vị chủ trì")
