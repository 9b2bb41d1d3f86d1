"""Cổng công khai: published meetings, from conclusion to result. Nothing else is public."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from phoihop.lib.dates import format_day
from phoihop.web.published import DONE, OVERDUE, PublicItem, items_of, published_meetings

LOOKS = {
    DONE: ("ok", "check"),
    OVERDUE: ("bad", "alert"),
    "reported": ("teal", "half"),
    "running": ("info", "clock"),
    "answered": ("teal", "half"),
    "superseded": ("", "loop"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Một việc trên trang công khai."""

    item: PublicItem
    tone: str
    icon: str
    due: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this installation is, and the meetings it has published."""
    page = Paginator(published_meetings(), 20).get_page(request.GET.get("trang"))
    return render(request, "portal/home.html", {"page": page, "page_query": ""})


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One published meeting: what was decided and how far it has come."""
    shown = get_object_or_404(published_meetings(), pk=pk)
    today = timezone.localdate()
    lines = [_line(item) for item in items_of(shown, on=today)]
    context = {
        "meeting": shown,
        "today": today,
        "tasks": [line for line in lines if line.item.kind == "task"],
        "requests": [line for line in lines if line.item.kind == "recommendation"],
        "done": sum(line.item.state == DONE for line in lines),
    }
    return render(request, "portal/meeting.html", context)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """How programs read the same facts."""
    return render(
        request,
        "portal/open_data.html",
        {"base": request.build_absolute_uri(reverse("api:api-root"))},
    )


def _line(item: PublicItem) -> Line:
    tone, icon = LOOKS[item.state]
    due = item.due_words or (format_day(item.due_on) if item.due_on else "")
    if item.due_on and item.due_words:
        due = f"{item.due_words} ({format_day(item.due_on)})"
    return Line(item, tone, icon, due)
