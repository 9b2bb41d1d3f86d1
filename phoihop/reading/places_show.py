"""Trình bày đơn vị hành chính: one unit as JSON-ready values and as lines to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from phoihop.lib.dates import format_day
from phoihop.lib.language import say
from phoihop.reading.places import (
    NOT_CONVERTIBLE,
    Place,
    Succession,
    get,
    heirs_on,
    units_in,
)

_DAY_OF_NOW = date.max


def as_values(place: Place, on: date | None = None) -> dict[str, Any]:
    """The unit with the names of all it points to, ready for JSON; those above as on a day."""
    before = place.valid_from - timedelta(days=1) if place.valid_from else None
    return {
        "code": place.code,
        "name": place.name,
        "type": place.type,
        "level": place.level,
        "parents": [_named(code, on or place.valid_to) for code in place.parents],
        "valid_from": _iso(place.valid_from),
        "valid_to": _iso(place.valid_to),
        "predecessors": [_link_values(link, before) for link in place.predecessors],
        "successors": [_link_values(link, link.on) for link in place.successors],
        "convertible": _convertible(place),
        "note": NOT_CONVERTIBLE if place.divided else "",
        "source_note": place.note,
    }


def _convertible(place: Place) -> bool | None:
    """Whether figures carry over to the next map; unknown where no heir of the level exists."""
    if place.valid_to is not None and not place.successors:
        return None
    return not place.divided


def as_text(place: Place, on: date | None = None) -> str:
    """The unit as a clerk reads it: what it is, from when to when, what it came from, became."""
    above = ", ".join(_name_on(code, on or place.valid_to) for code in place.parents)
    head = f"{_capital(place.full_name)} ({say('mã', 'code')} {place.code})"
    lines = [", ".join(part for part in (head, above, _days(place)) if part)]
    lines += [f"  {line}" for line in (*_origin(place), *_future(place))]
    if place.note:
        lines.append(f"  {say('Đối chiếu nguồn', 'Sources compared')}: {place.note}.")
    return "\n".join(lines)


def _days(place: Place) -> str:
    start = format_day(place.valid_from) if place.valid_from else ""
    end = format_day(place.valid_to) if place.valid_to else ""
    if start and end:
        return say(f"từ {start} đến {end}", f"from {start} to {end}")
    if end:
        return say(f"đến hết {end}", f"until {end}")
    return say(f"từ {start}", f"since {start}") if start else ""


def _origin(place: Place) -> Iterator[str]:
    if not place.predecessors or place.valid_from is None:
        return
    before = place.valid_from - timedelta(days=1)
    olds = [_name_on(link.code, before) + _part(link) for link in place.predecessors]
    act = say(f"theo Nghị quyết {place.act}", f"by resolution {place.act}")
    yield say("Hình thành từ: ", "Made of: ") + ", ".join(olds) + f", {act}."


def _part(link: Succession) -> str:
    return say(" (một phần)", " (a part)") if link.divided else ""


def _future(place: Place) -> Iterator[str]:
    if place.valid_to is None:
        return
    if place.level == "district" and not place.successors:
        yield from _ground_of_district(place)
        return
    heirs = ", ".join(_heir(link) for link in place.successors)
    if place.divided:
        yield say(
            f"Bị chia cho {len(place.successors)} đơn vị: {heirs}.",
            f"Divided between {len(place.successors)} units: {heirs}.",
        )
        yield say(f"{_capital(NOT_CONVERTIBLE)}.", "Not to be restated on the map of today.")
    elif heirs:
        yield say(f"Đơn vị kế thừa (toàn bộ): {heirs}.", f"Heir of the whole: {heirs}.")
        yield from _today(place)


def _heir(link: Succession) -> str:
    heir = get(link.code, link.on)
    above = ", ".join(_name_on(code, link.on) for code in heir.parents) if heir else ""
    name = f"{_name_on(link.code, link.on)} ({link.code}" + (f", {above})" if above else ")")
    act = say(f"theo Nghị quyết {link.act}", f"by resolution {link.act}")
    return f"{name} {say('từ', 'since')} {format_day(link.on)} {act}"


def _today(place: Place) -> Iterator[str]:
    """Name what the unit is now, where its heir has changed or ended since."""
    now = heirs_on(place, _DAY_OF_NOW)
    if not now:
        yield say(
            "Đơn vị kế thừa kết thúc hoạt động cùng cấp huyện ngày 30/06/2025.",
            "Its heir ended with the district level on 2025-06-30.",
        )
    elif {(unit.code, unit.valid_from) for unit in now} != {
        (link.code, link.on) for link in place.successors
    }:
        yield say("Nay là: ", "Now: ") + _listed(now) + "."


def _ground_of_district(place: Place) -> Iterator[str]:
    """A district has no heir of its own level: name the communes its ground lies in now."""
    now: dict[str, Place] = {}
    for commune in units_in(place):
        for heir in heirs_on(commune, _DAY_OF_NOW):
            now.setdefault(heir.code, heir)
    yield say(
        f"Cấp huyện kết thúc hoạt động. Địa bàn nay thuộc: {_listed(list(now.values()))}.",
        f"The district level ended. Its ground now lies in: {_listed(list(now.values()))}.",
    )


def _listed(places: Sequence[Place]) -> str:
    return ", ".join(f"{place.full_name} ({place.code})" for place in places)


def _link_values(link: Succession, day: date | None) -> dict[str, Any]:
    return {
        **_named(link.code, day),
        "on": link.on.isoformat(),
        "act": link.act,
        "share": link.share,
        "divided": link.divided,
    }


def _named(code: str, day: date | None) -> dict[str, str]:
    place = get(code, day)
    if place is None:
        return {"code": code}
    return {"code": code, "name": place.name, "type": place.type, "level": place.level}


def _name_on(code: str, day: date | None) -> str:
    place = get(code, day)
    return place.full_name if place else code


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
