"""Đơn vị hành chính: then and now, one unit, and how a province was rearranged in 2025."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from phoihop.reading.places import (
    NOT_CONVERTIBLE,
    Place,
    Succession,
    count,
    every_place,
    find,
    get,
    heirs_on,
    units_in,
    units_under,
)
from phoihop.reading.places_restructure import (
    LAST_DAY_OF_DISTRICTS,
    District,
    Restructure,
    restructure_of,
)
from phoihop.web.office.asker import signed_in
from phoihop.web.office.register.days import as_of
from phoihop.web.office.register.drawing import NARROW, WIDE, Drawing, draw

MOST_FOUND = 60
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """Một đơn vị trong danh sách: its link, what stands above it, what it became or was."""

    place: Place
    url: str
    above: str
    notes: tuple[Neighbour, ...] = ()
    inside: int = 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Đơn vị liên quan: a predecessor or heir, with a word about how much passed."""

    label: str
    url: str
    words: str = ""


@signed_in
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """List the provinces of a day, or find units of any day by name."""
    search = request.GET.get("tim", "").strip()[:100]
    day = as_of(request)
    found = find(search, day.day if day.chosen else None) if search else []
    context = {
        "search": search,
        "day": day,
        "old_day": LAST_DAY_OF_DISTRICTS,
        "now": [line_of(one) for one in found if one.valid_to is None][:MOST_FOUND],
        "before": [line_of(one) for one in found if one.valid_to is not None][:MOST_FOUND],
        "more": max(0, len(found) - MOST_FOUND),
        "counts": _counts(day.day),
        "provinces": [] if search else _provinces(day.day),
    }
    return render(request, "office/register/places.html", context)


@signed_in
@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Show one unit: since when, made of what, become what, and what lies in it."""
    day = as_of(request)
    shown = get(code, day.day) if day.chosen else get(code)
    if shown is None:
        raise Http404
    inside = units_in(shown)
    context = {
        "place": shown,
        "day": day,
        "above": _above(shown),
        "origin": _origin(shown),
        "heirs": _heirs(shown),
        "today": _today(shown),
        "inside": [line_of(one) for one in inside],
        "not_convertible": NOT_CONVERTIBLE,
        "others": [line_of(one) for one in _same_code(shown)],
        "has_drawing": shown.level == "province" and shown.valid_to is None,
    }
    return render(request, "office/register/place.html", context)


@signed_in
@require_safe
def place_drawing(request: HttpRequest, code: str) -> HttpResponse:
    """Draw how the communes of before became those of now, for a province or one old district."""
    province = get(code)
    try:
        made = restructure_of(province) if province else None
    except ValueError:
        made = None
    if made is None:
        raise Http404
    chosen = request.GET.get("huyen", "")
    district = next((one for one in made.districts if one.place.code == chosen), None)
    context = {
        "made": made,
        "district": district,
        "drawings": [
            ("only-d", _draw(made, district, wide=True)),
            ("only-m", _draw(made, district, wide=False)),
        ],
        "tables": [_table(one) for one in ([district] if district else made.districts)],
        "old_day": LAST_DAY_OF_DISTRICTS,
        "several": len(made.provinces) > 1,
        "provinces": ", ".join(one.full_name for one in made.provinces),
    }
    return render(request, "office/register/place_drawing.html", context)


def address_of(shown: Place) -> str:
    """Return the address of a unit's page; of an ended one with its last day, as codes return."""
    address = reverse("office:place", args=[shown.code])
    return f"{address}?ngay={shown.valid_to.isoformat()}" if shown.valid_to else address


def line_of(shown: Place) -> Line:
    near = _heirs(shown) if shown.valid_to else ()
    return Line(shown, address_of(shown), _above_words(shown), near)


def _counts(day: date) -> list[tuple[str, int]]:
    found = count(day)
    words = {"province": _("cấp tỉnh"), "district": _("cấp huyện"), "commune": _("cấp xã")}
    return [(words[level], number) for level, number in found.items()]


def _provinces(day: date) -> list[Line]:
    stood = [
        one
        for one in every_place()
        if one.level == "province"
        and (one.valid_from is None or one.valid_from <= day)
        and (one.valid_to is None or day <= one.valid_to)
    ]
    return [
        Line(one, address_of(one), "", _heirs(one) if one.valid_to else (), _communes(one, day))
        for one in stood
    ]


def _communes(province: Place, day: date) -> int:
    below = units_under([province.code], day)
    districts = [one.code for one in below if one.level == "district"]
    return len(units_under(districts, day)) if districts else len(below)


def _above(shown: Place) -> list[Neighbour]:
    day = shown.valid_to or timezone.localdate()
    units = [one for code in shown.parents if (one := get(code, day))]
    return [Neighbour(one.full_name, address_of(one)) for one in units]


def _above_words(shown: Place) -> str:
    day = shown.valid_to or timezone.localdate()
    return ", ".join(one.full_name for code in shown.parents if (one := get(code, day)))


def _origin(shown: Place) -> list[Neighbour]:
    if shown.valid_from is None:
        return []
    before = shown.valid_from - _A_DAY
    return [_neighbour(link, before) for link in shown.predecessors]


def _heirs(shown: Place) -> tuple[Neighbour, ...]:
    return tuple(_neighbour(link, link.on) for link in shown.successors)


def _neighbour(link: Succession, day: date) -> Neighbour:
    unit = get(link.code, day)
    words = _("một phần") if link.divided else _("toàn bộ")
    if unit is None:
        return Neighbour(link.code, reverse("office:place", args=[link.code]), words)
    return Neighbour(unit.full_name, address_of(unit), words)


def _today(shown: Place) -> list[Neighbour]:
    """Name what the ground of an ended unit is now, where its heirs do not say so already."""
    if shown.valid_to is None:
        return []
    ends = units_in(shown) if shown.level == "district" and not shown.successors else [shown]
    now: dict[str, Place] = {}
    for one in ends:
        for heir in heirs_on(one, date.max):
            now.setdefault(heir.code, heir)
    if {one.code for one in now.values()} == {link.code for link in shown.successors}:
        same = all(get(link.code, link.on) == get(link.code) for link in shown.successors)
        if same:
            return []
    return [Neighbour(one.full_name, address_of(one)) for one in now.values()]


def _same_code(shown: Place) -> list[Place]:
    """Other units that bore this code on other days."""
    days = [shown.valid_from - _A_DAY] if shown.valid_from else []
    days += [shown.valid_to + _A_DAY] if shown.valid_to else []
    return [one for day in days if (one := get(shown.code, day))]


def _draw(made: Restructure, district: District | None, *, wide: bool) -> Drawing:
    shape = WIDE if wide else NARROW
    if district is not None:
        olds = [became.place.full_name for became in district.communes]
        rows = [(place, became.heirs) for place, became in enumerate(district.communes)]
    else:
        olds = [one.place.full_name for one in made.districts]
        rows = [
            (place, became.heirs)
            for place, one in enumerate(made.districts)
            for became in one.communes
        ]
    news: dict[str, Place] = {}
    counts: Counter[tuple[int, str]] = Counter()
    partial: dict[tuple[int, str], bool] = {}
    for place, heirs in rows:
        for heir in heirs:
            news.setdefault(heir.code, heir)
            counts[place, heir.code] += 1
            partial[place, heir.code] = partial.get((place, heir.code), True) and len(heirs) > 1
    order = {code: number for number, code in enumerate(_beside_givers(news, counts))}
    links = {
        (place, order[code]): (number, partial[place, code])
        for (place, code), number in counts.items()
    }
    return draw(olds, [news[code].full_name for code in order], links, shape)


def _beside_givers(codes: Iterable[str], counts: Counter[tuple[int, str]]) -> list[str]:
    """Order the units of now by the unit of before that gave each most: bands cross least."""
    most: dict[str, tuple[int, int]] = {}
    for (place, code), number in counts.items():
        most[code] = max(most.get(code, (0, 0)), (number, -place))
    return sorted(codes, key=lambda code: -most[code][1])


@dataclass(frozen=True, slots=True)
class OldDistrict:
    """Bảng của một huyện cũ: each commune of now, and of what it was made there."""

    place: Place
    url: str
    province: Place
    rows: tuple[tuple[Line, tuple[Neighbour, ...]], ...]
    before: int


def _table(district: District) -> OldDistrict:
    made: dict[str, list[Neighbour]] = {}
    units: dict[str, Place] = {}
    for became in district.communes:
        for heir in became.heirs:
            units.setdefault(heir.code, heir)
            words = _("một phần") if len(became.heirs) > 1 else ""
            made.setdefault(heir.code, []).append(
                Neighbour(became.place.full_name, address_of(became.place), words)
            )
    rows = tuple((line_of(units[code]), tuple(olds)) for code, olds in made.items())
    before = sum(became.place.level == "commune" for became in district.communes)
    return OldDistrict(district.place, address_of(district.place), district.province, rows, before)
