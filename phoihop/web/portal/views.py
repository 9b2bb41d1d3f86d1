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
from phoihop.records.models import Meeting
from phoihop.records.public_page import count_view
from phoihop.web.portal.reading_along import around, beside
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
    count_view("home")
    context = {"page": page, "page_query": "", **around(with_visits=False)}
    return render(request, "portal/home.html", context)


@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One published meeting: what was decided and how far it has come."""
    shown = get_object_or_404(published_meetings(), pk=pk)
    count_view(f"meeting-{shown.pk}")
    return show_meeting(request, shown)


def show_meeting(request: HttpRequest, shown: Meeting, *, problem: str = "") -> HttpResponse:
    """Show the page; with `problem` what a reader sent stands in the form again."""
    today = timezone.localdate()
    lines = [_line(item) for item in items_of(shown, on=today)]
    context = {
        "meeting": shown,
        "today": today,
        "tasks": [line for line in lines if line.item.kind == "task"],
        "requests": [line for line in lines if line.item.kind == "recommendation"],
        "done": sum(line.item.state == DONE for line in lines),
        "problem": problem,
        "sent": {name: request.POST.get(name, "") for name in ("text", "name", "stars")},
        **around(),
        **beside(request, shown),
    }
    return render(request, "portal/meeting.html", context, status=400 if problem else 200)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """How programs read the same facts."""
    count_view("open-data")
    base = request.build_absolute_uri(reverse("api:api-root"))
    return render(request, "portal/open_data.html", {"base": base, **around()})


def _line(item: PublicItem) -> Line:
    tone, icon = LOOKS[item.state]
    due = item.due_words or (format_day(item.due_on) if item.due_on else "")
    if item.due_on and item.due_words:
        due = f"{item.due_words} ({format_day(item.due_on)})"
    return Line(item, tone, icon, due)
