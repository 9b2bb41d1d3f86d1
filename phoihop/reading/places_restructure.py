"""Sắp xếp đơn vị hành chính: what a province of today was made of on 30/06/2025, unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from phoihop.reading.places import Place, every_place, heirs_on, units_in, units_under

LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
_NOW = date.max


@dataclass(frozen=True, slots=True)
class Became:
    """Một đơn vị cũ và các đơn vị nhận địa bàn của nó; several when it was divided."""

    place: Place
    heirs: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class District:
    """Một huyện cũ với các xã của nó; an island district without communes stands for itself."""

    place: Place
    province: Place
    communes: tuple[Became, ...]


@dataclass(frozen=True, slots=True)
class Restructure:
    """Sắp xếp của một tỉnh: the provinces and districts of before, and the communes of now."""

    province: Place
    provinces: tuple[Place, ...]
    districts: tuple[District, ...]
    communes: tuple[Place, ...]

    @property
    def before(self) -> int:
        """How many communes there were."""
        return sum(
            became.place.level == "commune"
            for district in self.districts
            for became in district.communes
        )

    @property
    def divided(self) -> int:
        return sum(
            len(became.heirs) > 1 for district in self.districts for became in district.communes
        )


def restructure_of(province: Place) -> Restructure:
    """Follow every unit of before into the province of today; raises ValueError for another."""
    if province.level != "province" or province.valid_to is not None:
        raise ValueError(f"{province.full_name} is no province of today")
    before = tuple(
        place
        for place in every_place()
        if place.level == "province"
        and _stood(place)
        and province.code in {heir.code for heir in heirs_on(place, _NOW)}
    )
    districts = [district for old in before for district in _districts(old)]
    return Restructure(province, before, tuple(districts), tuple(units_in(province)))


def _districts(province: Place) -> list[District]:
    found = []
    for place in units_under([province.code], LAST_DAY_OF_DISTRICTS):
        communes = units_under([place.code], LAST_DAY_OF_DISTRICTS)
        rows = [Became(one, heirs_on(one, _NOW)) for one in communes]
        if not rows:
            rows = [Became(place, heirs_on(place, _NOW))]
        found.append(District(place, province, tuple(rows)))
    return found


def _stood(place: Place) -> bool:
    begun = place.valid_from is None or place.valid_from <= LAST_DAY_OF_DISTRICTS
    return begun and (place.valid_to is None or place.valid_to >= LAST_DAY_OF_DISTRICTS)
