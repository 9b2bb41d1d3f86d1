"""Lời nhắc: what a reminder says: what is due, why it was sent, and what to do now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from phoihop.followup.answer_links import ANSWERS, answer_token
from phoihop.followup.models import Reminder
from phoihop.followup.notice_letters import news_subject, news_text
from phoihop.followup.waiting import Waiting
from phoihop.lib.dates import format_day
from phoihop.records.models import Assignment, PlanRound
from phoihop.registry.models import Account, Notice

if TYPE_CHECKING:
    from phoihop.followup.remind import Told

Why = Reminder.Why
DOERS = (Why.LEAD, Why.DECIDER, Why.HEAD)


def digest_subject(lines: Sequence[Told], news: Sequence[Notice], today: date) -> str:
    """ "Nhắc việc 27/11/2026: 2 việc quá hạn, 1 việc sắp đến hạn, 3 thông báo mới"."""
    late = sum(1 for one in lines if one.waiting.due_on < today)
    soon = len(lines) - late
    parts = [
        ngettext("%(n)s việc quá hạn", "%(n)s việc quá hạn", late) % {"n": late} if late else "",
        ngettext("%(n)s việc sắp đến hạn", "%(n)s việc sắp đến hạn", soon) % {"n": soon}
        if soon
        else "",
        news_subject(news) if news else "",
    ]
    told = {"day": format_day(today), "what": ", ".join(filter(None, parts))}
    return _("Nhắc việc %(day)s: %(what)s") % told


def digest_text(
    account: Account, lines: Sequence[Told], news: Sequence[Notice], today: date
) -> str:
    """Return the letter as plain text, with links under each thing to work on it."""
    told = [_("Kính gửi %(name)s,") % {"name": account}, ""]
    for number, one in enumerate(lines, start=1):
        waiting = one.waiting
        words = thing_words(waiting.link, waiting.thing, waiting.due_on, today)
        told += [f"{number}. {words}", f"   {_why_words(one)}"]
        told += [f"   {label} {address}" for label, address in _to_do(one)]
        told.append("")
    told += news_text(news) if news else []
    if lines:
        told.append(
            _("Bấm một đường dẫn rồi ghi một câu là xong; chưa đăng nhập thì đăng nhập trước.")
        )
    told += [
        _("Tất cả việc của bạn: %(link)s")
        % {"link": settings.SITE_ADDRESS + settings.MY_WORK_PATH},
        "",
        _("Thư này do hệ thống gửi, mỗi ngày nhiều nhất một thư. Mốc nhắc do văn phòng đặt."),
    ]
    return "\n".join(told)


def zalo_text(lines: Sequence[Reminder], today: date) -> str:
    """Return a few lines to copy: no names of people, one link for each thing."""
    told = [_("Nhắc việc ngày %(day)s:") % {"day": format_day(today)}]
    told += [
        f"- {reminder_words(one, today)}: {page_address(one.link, one.thing)}" for one in lines
    ]
    return "\n".join(told)


def reminder_words(line: Reminder, today: date) -> str:
    """A reminder as it reads today; a task by the last day that it has now."""
    day = line.assignment.due_on if line.assignment else line.due_on
    return thing_words(line.link, line.thing, day, today)


def thing_words(link: str, thing: Any, due_on: date | None, today: date) -> str:
    """ "NV-2026-3 · rà soát hộ vay vốn · hạn 14/03/2026, quá hạn 2 ngày"."""
    return f"{_NAMES[link](thing)} · {when(due_on, today)}"


def name_of(waiting: Waiting) -> str:
    """The code of a task or a recommendation, else the name of the round."""
    code = getattr(waiting.thing, "code", "")
    return code or _NAMES[waiting.link](waiting.thing)


def _task_name(task: Any) -> str:
    return f"{task.code} · {Truncator(task.task).chars(160)}"


def _request_name(request: Any) -> str:
    content = Truncator(request.content).chars(140)
    return _("%(code)s · trả lời kiến nghị: %(content)s") % {
        "code": request.code,
        "content": content,
    }


def _plan_round_name(shown: Any) -> str:
    words = (
        _("quyết định kế hoạch: %(title)s")
        if shown.state == PlanRound.State.SUBMITTED
        else _("tổng hợp, trình kế hoạch: %(title)s")
    )
    return words % {"title": shown.title}


_NAMES: dict[str, Callable[[Any], str]] = {
    "assignment": _task_name,
    "recommendation": _request_name,
    "report": lambda report: _("gửi báo cáo: %(title)s") % {"title": report.round.title},
    "plan_entry": lambda entry: _("gửi kế hoạch: %(title)s") % {"title": entry.round.title},
    "plan_round": _plan_round_name,
}


def when(due_on: date | None, today: date) -> str:
    """ "hạn 14/03/2026, còn 2 ngày"; empty without a day."""
    if due_on is None:
        return ""
    days = (due_on - today).days
    told = _("hạn %(day)s") % {"day": format_day(due_on)}
    if days == 0:
        return f"{told}, {_('hôm nay là ngày cuối')}"
    if days > 0:
        left = ngettext("còn %(days)d ngày", "còn %(days)d ngày", days) % {"days": days}
        return f"{told}, {left}"
    late = ngettext("quá hạn %(days)d ngày", "quá hạn %(days)d ngày", -days) % {"days": -days}
    return f"{told}, {late}"


def _why_words(one: Told) -> str:
    waiting = one.waiting
    named = waiting.who or _("Đơn vị phải làm chưa rõ")
    told = {"lead": named, "office": waiting.office}
    words = {
        Why.DECIDER: _("Bạn được nhắc vì %(lead)s quyết định kế hoạch; %(office)s đã trình."),
        Why.OFFICE: _(
            "%(lead)s chưa có tài khoản nên văn phòng nhắc giúp: sao chép lời nhắc gửi đơn vị."
        ),
        Why.HEAD: _("Việc của %(lead)s quá hạn chưa xong nên báo tới thủ trưởng đơn vị."),
        Why.CHIEF: _("Việc giao %(lead)s quá hạn chưa xong nên báo tới Chánh Văn phòng."),
    }
    why = Why(one.why)
    said = (words[why] if why in words else _lead_words(waiting.link)) % told
    return f"{said} {_term_words(waiting)}" if waiting.is_term else said


def _lead_words(link: str) -> str:
    return {
        "assignment": _("Bạn được nhắc vì %(lead)s chủ trì việc này; giao bởi %(office)s."),
        "recommendation": _("Bạn được nhắc vì %(lead)s phải trả lời; %(office)s theo dõi."),
        "report": _("Bạn được nhắc vì %(office)s chưa nhận được báo cáo của %(lead)s."),
        "plan_entry": _("Bạn được nhắc vì %(office)s chưa nhận được kế hoạch của %(lead)s."),
        "plan_round": _("Bạn được nhắc vì các đơn vị đã gửi đủ, còn chờ %(lead)s trình."),
    }[link]


def _term_words(waiting: Waiting) -> str:
    raised = format_day(waiting.thing.raised_on)
    return _(
        "Kiến nghị không ghi hạn: ngày trên đếm từ ngày nêu %(day)s theo mốc của văn phòng."
    ) % {"day": raised}


def _to_do(one: Told) -> list[tuple[str, str]]:
    """What the person can do about it now: a label and an address each."""
    link, thing = one.waiting.link, one.waiting.thing
    if one.why not in DOERS:
        return [(_("Xem và nhắc đơn vị:"), _office_address(link, thing))]
    if link == "assignment":
        return [(f"{label}:", answer_address(thing, key)) for key, label in ANSWERS.items()]
    label = {
        "recommendation": _("Ghi trả lời:"),
        "report": _("Nhập và gửi báo cáo:"),
        "plan_entry": _("Lập và gửi kế hoạch:"),
        "plan_round": _("Mở đợt kế hoạch:"),
    }[link]
    return [(label, page_address(link, thing))]


def answer_address(task: Assignment, answer: str) -> str:
    token = answer_token(task.pk, answer)
    return settings.SITE_ADDRESS + settings.ANSWER_PATH.format(token=token)


def page_address(link: str, thing: Any) -> str:
    """The page on which the thing is done."""
    path = {
        "assignment": settings.TASK_PATH,
        "recommendation": settings.REQUEST_PATH + "#reply",
        "report": settings.REPORT_PATH,
        "plan_entry": settings.PLAN_ENTRY_PATH,
        "plan_round": settings.PLAN_ROUND_PATH,
    }[link]
    return settings.SITE_ADDRESS + path.format(pk=thing.pk)


def _office_address(link: str, thing: Any) -> str:
    """The page on which the office sees who is missing."""
    if link == "report":
        return settings.SITE_ADDRESS + settings.ROUND_PATH.format(pk=thing.round_id)
    if link == "plan_entry":
        return settings.SITE_ADDRESS + settings.PLAN_ROUND_PATH.format(pk=thing.round_id)
    return page_address(link, thing)
