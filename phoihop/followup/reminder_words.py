"""Lời nhắc: what a reminder says: what is due, why it was sent, and what to do now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.followup.answer_links import ANSWERS, answer_token
from phoihop.followup.models import Reminder
from phoihop.lib.dates import format_day
from phoihop.records.models import Assignment
from phoihop.registry.models import Account

if TYPE_CHECKING:
    from phoihop.followup.remind import Told

Why = Reminder.Why


def digest_subject(lines: Sequence[Told], today: date) -> str:
    """ "Nhắc việc 27/11/2026: 2 việc quá hạn, 1 việc sắp đến hạn"."""
    late = sum(1 for one in lines if _days(one.task, today) < 0)
    soon = len(lines) - late
    parts = [
        ngettext("%(n)s việc quá hạn", "%(n)s việc quá hạn", late) % {"n": late} if late else "",
        ngettext("%(n)s việc sắp đến hạn", "%(n)s việc sắp đến hạn", soon) % {"n": soon}
        if soon
        else "",
    ]
    told = {"day": format_day(today), "what": ", ".join(filter(None, parts))}
    return _("Nhắc việc %(day)s: %(what)s") % told


def digest_text(account: Account, lines: Sequence[Told], today: date) -> str:
    """Return the letter as plain text, with three links under each task to work on."""
    told = [_("Kính gửi %(name)s,") % {"name": account}, ""]
    for number, one in enumerate(lines, start=1):
        told += [f"{number}. {task_words(one.task, today)}", f"   {_why_words(one)}"]
        if one.why in (Why.LEAD, Why.HEAD):
            told += [
                f"   {label}: {answer_address(one.task, key)}" for key, label in ANSWERS.items()
            ]
        else:
            told.append(f"   {_('Xem và nhắc đơn vị:')} {task_address(one.task)}")
        told.append("")
    told += [
        _("Bấm một đường dẫn rồi ghi một câu là xong; chưa đăng nhập thì đăng nhập trước."),
        _("Tất cả việc của bạn: %(link)s")
        % {"link": settings.SITE_ADDRESS + settings.MY_WORK_PATH},
        "",
        _("Thư này do hệ thống gửi, mỗi ngày nhiều nhất một thư. Mốc nhắc do văn phòng đặt."),
    ]
    return "\n".join(told)


def zalo_text(tasks: Sequence[Assignment], today: date) -> str:
    """Return a few lines to copy: no names of people, one link for each task."""
    told = [_("Nhắc việc ngày %(day)s:") % {"day": format_day(today)}]
    told += [f"- {task_words(task, today)}: {task_address(task)}" for task in tasks]
    return "\n".join(told)


def task_words(task: Assignment, today: date) -> str:
    """ "NV-2026-3 · rà soát hộ vay vốn · hạn 14/03/2026, quá hạn 2 ngày"."""
    return f"{task.code} · {Truncator(task.task).chars(160)} · {when(task, today)}"


def when(task: Assignment, today: date) -> str:
    days = _days(task, today)
    told = _("hạn %(day)s") % {"day": format_day(task.due_on)} if task.due_on else ""
    if days == 0:
        return f"{told}, {_('hôm nay là ngày cuối')}"
    if days > 0:
        left = ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}
        return f"{told}, {left}"
    late = ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", -days) % {"days": -days}
    return f"{told}, {late}"


def _why_words(one: Told) -> str:
    lead = str(one.task.lead) if one.task.lead else one.task.lead_text
    words = {
        Why.LEAD: _("Bạn được nhắc vì %(lead)s chủ trì việc này; giao bởi %(office)s."),
        Why.OFFICE: _(
            "%(lead)s chưa có tài khoản nên văn phòng nhắc giúp: sao chép lời nhắc gửi đơn vị."
        ),
        Why.HEAD: _("Việc của %(lead)s quá hạn chưa xong nên báo tới thủ trưởng đơn vị."),
        Why.CHIEF: _("Việc giao %(lead)s quá hạn chưa xong nên báo tới Chánh Văn phòng."),
    }
    lead = lead or _("Đơn vị chủ trì chưa rõ")
    return words[Why(one.why)] % {"lead": lead, "office": one.task.body}


def answer_address(task: Assignment, answer: str) -> str:
    token = answer_token(task.pk, answer)
    return settings.SITE_ADDRESS + settings.ANSWER_PATH.format(token=token)


def task_address(task: Assignment) -> str:
    return settings.SITE_ADDRESS + settings.TASK_PATH.format(pk=task.pk)


def _days(task: Assignment, today: date) -> int:
    return (task.due_on - today).days if task.due_on else 0
