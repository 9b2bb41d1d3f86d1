"""Một hội nghị: what is planned, its agenda, its guests, what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.followup.agendas import Unfinished, unfinished_before
from phoihop.intake.models import Document
from phoihop.records.conferences import (
    before_of,
    call_off,
    chair_words,
    change_conference,
    mark_held,
    plan_conference,
)
from phoihop.records.errors import ConferenceError, StaleConference
from phoihop.records.minute_marks import marks_to_tie
from phoihop.records.models import AgendaItem, Conference, Invitation, Meeting
from phoihop.registry.models import Account
from phoihop.registry.rights import demand, may, scope, why
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.conferences.forms import (
    GuestForm,
    PlanForm,
    PointForm,
    first_plan,
    planned_values,
)
from phoihop.web.office.rows import WorkRow, row_of

TONES = {
    Conference.State.PLANNED: ("info", "calendar"),
    Conference.State.HELD: ("teal", "half"),
    Conference.State.CONCLUDED: ("ok", "check"),
    Conference.State.CALLED_OFF: ("", "x"),
}
UNFINISHED_SHOWN, RECENT = 30, 30


def found_conference(request: HttpRequest, pk: int) -> Conference:
    seen = scope(asker(request), Conference.objects.select_related("body", "previous", "minutes"))
    return get_object_or_404(seen, pk=pk)


@signed_in
@require_safe
def conference(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one conference with everything that is prepared for it."""
    return render_conference(request, found_conference(request, pk))


def render_conference(request: HttpRequest, shown: Conference, **forms: Any) -> HttpResponse:
    """Draw the page; `forms` are those that came back with errors."""
    return render(request, "office/conferences/conference.html", _page(request, shown) | forms)


def _page(request: HttpRequest, shown: Conference) -> dict[str, Any]:
    account = asker(request)
    tone, icon = TONES[Conference.State(shown.state)]
    prepares = may(account, "prepare", shown)
    guests = list(shown.invitations.select_related("body", "post"))
    agenda = list(shown.agenda.select_related("assignment", "recommendation", "document"))
    context: dict[str, Any] = {
        "conference": shown,
        "tone": tone,
        "icon": icon,
        "may_prepare": prepares,
        "rule": why(account, "prepare", shown),
        "lines": [line for line in _lines(shown) if line["value"]],
        "to_tie": marks_to_tie(shown) if shown.minutes_id else 0,
        "agenda": agenda,
        "guests": guests,
        "typed": {},
        "problems": {},
        "counts": _counts(guests),
        "attendance_choices": Invitation.Attendance.choices,
        "left": _left(account, shown, agenda),
        "takes_attendance": prepares and _takes_attendance(request, shown),
        "before": before_of(shown) if shown.is_open else shown.previous,
        "sources": shown.sources.order_by("-received_at"),
        "meetings": _meetings(account, shown),
        "to_choose": documents_to_tie(account, shown) if prepares else [],
        "ready": _readiness(shown, guests, len(agenda)),
    }
    if prepares and shown.is_open:
        context |= {"point_form": PointForm(), "guest_form": GuestForm(account, shown)}
    return context


def _meetings(account: Account, shown: Conference) -> list[Meeting]:
    known = scope(account, Meeting.objects.filter(document__in=shown.sources.all()))
    return list(known.select_related("document"))


def documents_to_tie(account: Account, shown: Conference) -> list[Document]:
    """Return the newest documents of the body that are not tied to the conference yet."""
    seen = scope(account, Document.objects.filter(body=shown.body))
    rows = seen.exclude(pk__in=shown.sources.all()).defer("text", "metadata", "notes")
    return list(rows.order_by("-received_at", "-pk")[:RECENT])


def _left(
    account: Account, shown: Conference, agenda: list[AgendaItem]
) -> list[tuple[Unfinished, WorkRow]]:
    """What the conference before this one left open and is not on the agenda yet."""
    if not shown.is_open:
        return []
    today = timezone.localdate()
    on_it = {("assignment", one.assignment_id) for one in agenda}
    on_it |= {("recommendation", one.recommendation_id) for one in agenda}
    found = [
        one
        for one in unfinished_before(shown, account, on=today)
        if (one.item.kind, one.item.pk) not in on_it
    ]
    return [(one, row_of(one.item, one.group, on=today)) for one in found[:UNFINISHED_SHOWN]]


def _takes_attendance(request: HttpRequest, shown: Conference) -> bool:
    """Boxes to tick stand on the page from the day on, or when asked for."""
    if shown.state == Conference.State.CALLED_OFF:
        return False
    asked = "diem-danh" in request.GET or request.method == "POST"
    return asked or not shown.is_open or shown.held_on <= timezone.localdate()


def _lines(shown: Conference) -> list[dict[str, str]]:
    kind = str(shown.get_kind_display())
    when = shown.when_words
    return [
        {"label": _("Loại"), "value": kind[:1].upper() + kind[1:]},
        {"label": _("Thời gian"), "value": when[:1].upper() + when[1:]},
        {"label": _("Nơi họp"), "value": shown.place},
        {"label": _("Đơn vị tổ chức"), "value": ", ".join(b.name for b in shown.hosts.all())},
        {"label": _("Người chủ trì"), "value": "; ".join(chair_words(shown))},
        {"label": _("Kỳ"), "value": shown.period},
        {"label": _("Đơn vị chuẩn bị"), "value": shown.body.name},
        {"label": _("Lý do không tổ chức"), "value": shown.reason},
    ]


def _counts(guests: list[Invitation]) -> dict[str, int]:
    unknown = Invitation.Attendance.UNKNOWN
    return {
        "invited": sum(one.invited_count for one in guests),
        "came": sum(one.present for one in guests),
        "absent": sum(one.attendance == Invitation.Attendance.ABSENT for one in guests),
        "open": sum(one.attendance == unknown for one in guests),
        "sent": sum(one.sent_at is not None for one in guests),
    }


def _readiness(shown: Conference, guests: list[Invitation], points: int) -> list[dict[str, Any]]:
    """What is ready and what is not, as a short line on top of the page."""
    sent = bool(guests) and all(
        one.sent_sequence == shown.sequence for one in guests if one.email or one.body_id
    )
    return [
        {"done": bool(shown.place), "words": _("nơi họp")},
        {"done": bool(chair_words(shown)), "words": _("người chủ trì")},
        {"done": points > 0, "words": _("chương trình")},
        {"done": bool(guests), "words": _("khách mời")},
        {"done": sent, "words": _("giấy mời đã gửi")},
    ]


@signed_in
@require_http_methods(["GET", "POST"])
def conference_new(request: HttpRequest) -> HttpResponse:
    """Plan a conference."""
    account = asker(request)
    form = PlanForm(account, request.POST or None, initial=first_plan(account))
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_conference(form.cleaned_data["body"], form.plan, account=account)
        except ConferenceError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã lập hội nghị. Tiếp theo: chương trình và khách mời."))
            return redirect("office:conference", made.pk)
    return render(request, "office/conferences/plan.html", {"form": form, "conference": None})


@signed_in
@require_http_methods(["GET", "POST"])
def conference_change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what was planned."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    form = PlanForm(account, request.POST or None, initial=planned_values(shown), planned=shown)
    version = request.POST.get("version", "")
    if request.method == "POST" and form.is_valid():
        known = int(version) if version.isdecimal() and len(version) < 9 else shown.version
        try:
            kept = change_conference(shown, form.plan, account=account, version=known)
        except StaleConference as problem:
            form.add_error(None, problem.message)
        except ConferenceError as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Đã lưu."))
            if kept.sequence != shown.sequence and kept.invitations.exclude(sent_at=None).exists():
                messages.warning(
                    request, _("Giờ, nơi họp đã đổi: hãy gửi lại giấy mời cho người đã nhận.")
                )
            return redirect("office:conference", pk)
    return render(request, "office/conferences/plan.html", {"form": form, "conference": shown})


@signed_in
@require_POST
def conference_call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it will not be held, and why."""
    return _act(
        request,
        pk,
        lambda shown, account: call_off(
            shown, account=account, reason=request.POST.get("reason", "")
        ),
        _("Đã ghi không tổ chức. Hãy gửi thông báo cho người đã được mời."),
    )


@signed_in
@require_POST
def conference_held(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it was held although no minutes were written here."""
    return _act(
        request,
        pk,
        lambda shown, account: mark_held(shown, account=account),
        _("Đã ghi hội nghị đã họp. Hãy đưa biên bản hoặc kết luận vào."),
    )


def _act(request: HttpRequest, pk: int, act: Any, said: str) -> HttpResponse:
    shown = found_conference(request, pk)
    try:
        act(shown, asker(request))
    except ConferenceError as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, said)
    return redirect("office:conference", pk)


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """Dòng của danh sách: one conference that is prepared or waits for its conclusion."""

    conference: Conference
    tone: str
    icon: str
    chairs: str
    days_left: int


def planned_rows(account: Account) -> list[PlannedRow]:
    """Return what is being prepared or waits for its conclusion, the next one first."""
    waiting = (Conference.State.PLANNED, Conference.State.HELD)
    seen = scope(account, Conference.objects.filter(state__in=waiting))
    rows = seen.select_related("body").prefetch_related("chairs__person")
    today = timezone.localdate()
    return [
        PlannedRow(
            one,
            *TONES[Conference.State(one.state)],
            chairs=", ".join(post.person.full_name for post in one.chairs.all()),
            days_left=(one.held_on - today).days,
        )
        for one in rows.order_by("held_on", "pk")[:100]
    ]
