"""Tra cứu đơn vị hành chính trên trang công khai: old name to new, new to old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.reading.places import Place, Succession, every_place, find, get, units_under
from phoihop.records.public_page import count_view
from phoihop.web.portal.reading_along import around

MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Line:
    """Một đơn vị: what stands above it, what it was made of, what it is now."""

    place: Place
    above: str
    made_of: str
    now: str


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Find units of any day by name; without a name, the provinces of today."""
    search = request.GET.get("tim", "").strip()[:100]
    found = find(search, None) if search else []
    today = timezone.localdate()
    count_view("places")
    context = {
        "search": search,
        **around(),
        "lines": [_line(one) for one in found[:MOST_FOUND]],
        "more": max(0, len(found) - MOST_FOUND),
        "provinces": []
        if search
        else [
            (one, len(units_under([one.code], today)))
            for one in every_place()
            if one.level == "province" and one.valid_to is None
        ],
    }
    return render(request, "portal/places.html", context)


def _line(one: Place) -> Line:
    day = one.valid_to or timezone.localdate()
    above = ", ".join(up.full_name for code in one.parents if (up := get(code, day)))
    before = timedelta(days=1)
    return Line(one, above, _names(one.predecessors, before), _names(one.successors, timedelta()))


def _names(links: tuple[Succession, ...], back: timedelta) -> str:
    """Name the units of links as they stood on the day of the act, or the day before it."""
    parts = []
    for link in links:
        unit = get(link.code, link.on - back)
        name = unit.full_name if unit else link.code
        parts.append(_("%(name)s (một phần)") % {"name": name} if link.divided else name)
    return ", ".join(dict.fromkeys(parts))
