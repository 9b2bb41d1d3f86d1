"""Kiểm tra bảng địa danh: what the packaged table holds, counted from the table itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from phoihop.reading.places import Level, Place, count, every_place, get

REFORM = date(2025, 7, 1)
LAST_OLD_DAY = REFORM - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TableCheck:
    """Kết quả kiểm tra: counts of both maps, of the links between them, and the faults.

    `whole`, `divided` and `unmapped` count communes of before the reform by what
    became of them; `from_communes`, `from_districts` and `from_nothing` count
    communes of the reform by what they came from; `settled` are the units about
    which the sources disagreed; `faults` is empty in a sound table.
    """

    before: dict[Level, int]
    after: dict[Level, int]
    whole: int
    divided: int
    unmapped: int
    links: int
    from_communes: int
    from_districts: int
    from_nothing: int
    later_changes: int
    settled: tuple[Place, ...]
    faults: tuple[str, ...]


def check_table() -> TableCheck:
    """Count the table through and look for rows that point to nothing."""
    places = list(every_place())
    communes = [place for place in places if place.level == "commune"]
    old = [place for place in communes if place.valid_to == LAST_OLD_DAY]
    new = [place for place in communes if place.valid_from == REFORM]
    return TableCheck(
        before=count(LAST_OLD_DAY),
        after=count(REFORM),
        whole=sum(len(place.successors) == 1 for place in old),
        divided=sum(place.divided for place in old),
        unmapped=sum(not place.successors for place in old),
        links=sum(len(place.successors) for place in old),
        from_communes=sum(_came_from(place, "commune") for place in new),
        from_districts=sum(_came_from(place, "district") for place in new),
        from_nothing=sum(not place.predecessors for place in new),
        later_changes=sum(_is_later(place) for place in places),
        settled=tuple(place for place in places if place.note),
        faults=tuple(_faults(places)),
    )


def _came_from(place: Place, level: Level) -> bool:
    olds = (get(link.code, LAST_OLD_DAY) for link in place.predecessors)
    return any(old is not None and old.level == level for old in olds)


def _is_later(place: Place) -> bool:
    return place.valid_from is not None and place.valid_from > REFORM


def _faults(places: list[Place]) -> Iterator[str]:
    seen: set[tuple[str, date | None]] = set()
    for place in places:
        here = f"{place.full_name} ({place.code})"
        if (place.code, place.valid_from) in seen:
            yield f"{here}: có hai dòng cùng mã, cùng ngày bắt đầu"
        seen.add((place.code, place.valid_from))
        if place.level != "province" and not place.parents:
            yield f"{here}: không rõ thuộc đơn vị nào"
        for link in place.successors:
            if get(link.code, link.on) is None:
                yield f"{here}: đơn vị kế thừa mã {link.code} không có vào ngày {link.on}"
