"""Khách mời: the list, the letters with a calendar entry, who came."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phoihop.followup.channels import mail_is_set_up
from phoihop.followup.invitations import Said, calendar_file, letters, send_invitations
from phoihop.records.errors import ConferenceError
from phoihop.records.guests import Came, drop_guest, invite_guests, take_attendance
from phoihop.records.models import Invitation
from phoihop.registry.rights import demand
from phoihop.web.office.asker import asker, signed_in
from phoihop.web.office.conferences.conference import found_conference, render_conference
from phoihop.web.office.conferences.forms import GuestForm

BACK = "#khach-moi"


@signed_in
@require_POST
def guests_add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put guests on the list, or take one off."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    dropped = request.POST.get("drop", "")
    form = None if dropped else GuestForm(account, shown, request.POST)
    if form is not None and not form.is_valid():
        return render_conference(request, shown, guest_form=form)
    try:
        if form is None:
            key = int(dropped) if dropped.isdecimal() and len(dropped) < 19 else 0
            drop_guest(shown, key, account=account)
        else:
            made = invite_guests(shown, form.guests, account=account)
            told = {"n": len(made)}
            messages.success(request, _("Đã thêm %(n)s khách mời.") % told)
    except ConferenceError as problem:
        messages.error(request, problem.message)
    return _back(pk)


@signed_in
@require_POST
def guests_came(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who came."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    sent = {guest.pk: _came(request, guest) for guest in shown.invitations.all()}
    try:
        done = take_attendance(
            shown, {pk: came for pk, came in sent.items() if came}, account=account
        )
    except ConferenceError as problem:
        messages.error(request, problem.message)
        return _back(pk)
    if done.problems:
        messages.error(request, _("Có khách mời chưa ghi được, xem bên dưới."))
        typed = {pk: came for pk, came in sent.items() if came and pk in done.problems}
        return render_conference(request, shown, problems=done.problems, typed=typed)
    messages.success(request, _("Đã ghi điểm danh."))
    return _back(pk)


def _came(request: HttpRequest, guest: Invitation) -> Came | None:
    attendance = request.POST.get(f"co-{guest.pk}", "")
    if attendance not in Invitation.Attendance:
        return None
    count = request.POST.get(f"so-{guest.pk}", "")
    return Came(
        attendance=attendance,
        count=int(count) if count.isdecimal() and len(count) < 6 else None,
        substitute=request.POST.get(f"thay-{guest.pk}", ""),
        reason=request.POST.get(f"ly-do-{guest.pk}", ""),
    )


@signed_in
@require_http_methods(["GET", "POST"])
def guests_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at the letters, then send them."""
    account, shown = asker(request), found_conference(request, pk)
    demand(account, "prepare", shown)
    if request.method == "POST":
        try:
            sent = send_invitations(shown, account=account)
        except ConferenceError as problem:
            messages.error(request, problem.message)
        else:
            messages.success(request, _said(len(sent)))
        return _back(pk)
    found = letters(shown)
    context = {
        "conference": shown,
        "due": [one for one in found if one.reachable and not one.is_sent],
        "sent": [one for one in found if one.is_sent],
        "on_paper": [one for one in found if not one.reachable],
    }
    return render(request, "office/conferences/send.html", context)


def _said(count: int) -> str:
    if mail_is_set_up():
        return _("Đã gửi %(n)s thư mời.") % {"n": count}
    words = _("Máy chủ chưa cài thư điện tử: %(n)s thư mời chờ sao chép ở trang Thư nhắc.")
    return words % {"n": count}


@signed_in
@require_safe
def conference_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the calendar entry."""
    shown = found_conference(request, pk)
    response = HttpResponse(calendar_file(Said.of(shown)), content_type="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="hoi-nghi-{pk}.ics"'
    return response


def _back(pk: int) -> HttpResponse:
    answer = redirect("office:conference", pk)
    answer["Location"] += BACK
    return answer
