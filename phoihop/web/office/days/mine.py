"""Việc của tôi: one list, most pressing first, each line with what can be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from phoihop.followup.answer_links import ANSWERS, answer_token
from phoihop.followup.my_work import Duty, my_work
from phoihop.lib.dates import format_day
from phoihop.web.office.asker import asker, signed_in

SOON_DAYS = 7
KINDS: dict[str, tuple[Promise, str, str]] = {
    "task": (gettext_lazy("Phải làm"), "flag", "office:assignment"),
    "answer": (gettext_lazy("Phải trả lời"), "flag", "office:recommendation"),
    "report": (gettext_lazy("Phải gửi"), "doc", "office:report"),
    "confirm": (gettext_lazy("Chờ văn phòng xác nhận"), "check", "office:assignment"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """Một câu trả lời: its words and the page that takes it."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """Một dòng: the duty, how pressing it is in words, where it opens, what can be answered."""

    duty: Duty
    kind: str
    icon: str
    url: str
    due: str
    tone: str
    acts: list[Act]


@signed_in
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what the account's own bodies must do."""
    today = timezone.localdate()
    rows = [row_of(duty) for duty in my_work(asker(request), on=today)]
    groups = [
        (_("Quá hạn"), "bad", [row for row in rows if row.tone == "bad"]),
        (_("Đến hạn trong 7 ngày"), "warn", [row for row in rows if row.tone == "warn"]),
        (_("Còn lại"), "", [row for row in rows if not row.tone]),
    ]
    context = {"today": today, "groups": groups, "total": len(rows)}
    return render(request, "office/days/mine.html", context)


def row_of(duty: Duty) -> DutyRow:
    label, icon, name = KINDS[duty.kind]
    return DutyRow(
        duty=duty,
        kind=str(label),
        icon=icon,
        url=reverse(name, args=[duty.pk]),
        due=due_words(duty.due_on, duty.late),
        tone=_tone(duty),
        acts=_acts(duty),
    )


def due_words(due_on: date | None, late: int | None) -> str:
    if due_on is None or late is None:
        return _("không ghi hạn")
    told = _("hạn %(day)s") % {"day": format_day(due_on)}
    if late == 0:
        return f"{told} · {_('hôm nay là ngày cuối')}"
    if late > 0:
        words = ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", late)
        return f"{told} · {words % {'days': late}}"
    words = ngettext("còn %(days)d ngày", "còn %(days)d ngày", -late)
    return f"{told} · {words % {'days': -late}}"


def _tone(duty: Duty) -> str:
    if duty.late is None or duty.late < -SOON_DAYS:
        return ""
    return "bad" if duty.late > 0 else "warn"


def _acts(duty: Duty) -> list[Act]:
    if duty.kind != "task":
        return []
    return [
        Act(str(label), reverse("office:answer", args=[answer_token(duty.pk, key)]))
        for key, label in ANSWERS.items()
        if key != "more_time" or duty.due_on
    ]
