"""Thư nhắc: what was sent to whom about which work, what was not, and words to copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.followup.channels import mail_is_set_up
from phoihop.followup.models import Message, Reminder
from phoihop.followup.outbox import mark_told, send_again
from phoihop.followup.reminder_words import page_address, reminder_words, zalo_text
from phoihop.followup.waiting import unit_of
from phoihop.registry.models import Role
from phoihop.registry.rights import bodies_with_role, may, scope
from phoihop.web.office.asker import asker, page_of, signed_in

S = Message.State
TONES = {
    S.WAITING: ("info", "clock"),
    S.HANDING: ("info", "half"),
    S.SENT: ("ok", "check"),
    S.FAILED: ("bad", "x"),
    S.UNKNOWN: ("warn", "info"),
    S.TO_COPY: ("warn", "clock"),
    S.TOLD: ("ok", "check"),
}
_RELATED = (
    "assignment__lead",
    "recommendation__lead",
    "recommendation__addressee",
    "report__round",
    "report__body",
    "plan_entry__round",
    "plan_entry__body",
    "plan_round__decider",
    "plan_round__body",
)
SHOWN = {
    "can-xem": (S.FAILED, S.UNKNOWN, S.TO_COPY),
    "cho-gui": (S.WAITING, S.HANDING),
    "da-gui": (S.SENT, S.TOLD),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Một việc trong thư: its words and its page."""

    reminder: Reminder
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class LetterRow:
    """Dòng thư: one letter with the work in it that this person may see."""

    letter: Message
    tone: str
    icon: str
    lines: list[Line]
    to_copy: list[tuple[str, str]]
    may_act: bool


@signed_in
@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """List the letters of the offices one sees, newest first."""
    account = asker(request)
    today = timezone.localdate()
    chosen = request.GET.get("loai", "")
    found = scope(account, Message.objects.select_related("body", "account"))
    if chosen in SHOWN:
        found = found.filter(state__in=SHOWN[chosen])
    seen = scope(account, Reminder.objects.select_related(*_RELATED))
    page = page_of(request, found.prefetch_related(Prefetch("reminders", seen)), size=30)
    offices = bodies_with_role(account, Role.Name.CLERK, Role.Name.CHIEF).filter(valid_to=None)
    context = {
        "page": page,
        "page_query": f"loai={chosen}&" if chosen in SHOWN else "",
        "rows": [_row(letter, today, may(account, "send_again", letter)) for letter in page],
        "chosen": chosen,
        "kinds": [
            ("", _("Tất cả")),
            ("can-xem", _("Cần xem")),
            ("cho-gui", _("Chờ gửi")),
            ("da-gui", _("Đã gửi")),
        ],
        "mail_is_set_up": mail_is_set_up(),
        "offices": offices,
    }
    return render(request, "office/reminding/letters.html", context)


@signed_in
@require_POST
def letter_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a letter again that failed or of which nothing is known."""
    account = asker(request)
    letter = get_object_or_404(scope(account, Message.objects.select_related("body")), pk=pk)
    if send_again(letter, account=account):
        messages.success(request, _("Thư sẽ được gửi lại trong ít phút."))
    else:
        messages.warning(request, _("Thư này đã được gửi hoặc đang chờ gửi."))
    return redirect("office:letters")


@signed_in
@require_POST
def letter_told(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that somebody was told by Zalo or by telephone."""
    account = asker(request)
    letter = get_object_or_404(scope(account, Message.objects.select_related("body")), pk=pk)
    if mark_told(letter, account=account):
        messages.success(request, _("Đã ghi là đã nhắc."))
    else:
        messages.warning(request, _("Thư này đã được gửi hoặc đang chờ gửi."))
    return redirect("office:letters")


def _row(letter: Message, today: date, may_act: bool) -> LetterRow:
    tone, icon = TONES[S(letter.state)]
    lines = list(letter.reminders.all())
    copied = letter.state in (S.TO_COPY, S.FAILED, S.UNKNOWN)
    return LetterRow(
        letter=letter,
        tone=tone,
        icon=icon,
        lines=[
            Line(line, reminder_words(line, today), page_address(line.link, line.thing))
            for line in lines
        ],
        to_copy=_to_copy(letter, lines, today) if copied else [],
        may_act=may_act,
    )


def _to_copy(letter: Message, lines: list[Reminder], today: date) -> list[tuple[str, str]]:
    """Words for each unit by itself, so that nobody is sent the work of another."""
    by_unit: dict[str, list[Reminder]] = {}
    for line in lines:
        by_unit.setdefault(unit_of(line.link, line.thing), []).append(line)
    if not by_unit:
        return [("", letter.text)]
    return [(unit, zalo_text(of_unit, today)) for unit, of_unit in by_unit.items()]
