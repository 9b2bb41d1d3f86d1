"""Đánh giá, bình luận của bạn đọc: taken in after a question, shown after an office read them."""

from __future__ import annotations

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Meeting
from phoihop.records.public_page import take_in
from phoihop.web.portal.captcha import is_right
from phoihop.web.portal.views import show_meeting
from phoihop.web.published import published_meetings

MOST_AN_HOUR = 120
"""What the readers of one page may send in an hour, to each process that answers: whoever answers
the sum by a program fills neither the trail nor the desk of an office."""


def _too_many(meeting: Meeting) -> bool:
    key = f"reader-sent-{meeting.pk}"
    return not cache.add(key, 1, timeout=3600) and cache.incr(key) > MOST_AN_HOUR


@require_POST
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in stars, a comment or both."""
    meeting = get_object_or_404(published_meetings(), pk=pk)
    stars = request.POST.get("stars", "")
    text = request.POST.get("text", "")
    if not is_right(request.POST.get("token", ""), request.POST.get("answer", "")):
        problem = _("Câu trả lời xác thực không đúng hoặc đã cũ. Hãy trả lời câu hỏi mới.")
        return show_meeting(request, meeting, problem=problem)
    if _too_many(meeting):
        problem = _("Đang có quá nhiều lượt gửi cho trang này. Hãy gửi lại sau một giờ.")
        return show_meeting(request, meeting, problem=problem)
    try:
        waits = take_in(
            meeting,
            text=text[:4_000],
            name=request.POST.get("name", "")[:200],
            stars=int(stars) if stars.isdecimal() and len(stars) == 1 else None,
        )
    except ProgrammeError as refusal:
        return show_meeting(request, meeting, problem=refusal.message)
    told = _("Đã nhận. Bình luận hiện sau khi văn phòng duyệt.") if waits else _("Đã ghi đánh giá.")
    messages.success(request, told)
    return redirect("portal:meeting", pk)
