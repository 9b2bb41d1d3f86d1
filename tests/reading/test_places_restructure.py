"""What a province of today was made of, followed unit by unit."""

from datetime import date

import pytest

from phoihop.reading.places import get
from phoihop.reading.places_restructure import restructure_of


def test_every_commune_of_before_is_followed_into_the_province_of_today():
    made = restructure_of(get("42"))

    now = {place.code for place in made.communes}
    heirs = {heir.code for one in made.districts for row in one.communes for heir in row.heirs}
    assert (made.before, len(made.communes), len(made.districts)) == (209, 69, 12)
    assert heirs == now


def test_a_merged_province_is_made_of_all_its_provinces():
    made = restructure_of(get("86"))

    assert {place.name for place in made.provinces} == {"Bến Tre", "Trà Vinh", "Vĩnh Long"}
    assert {district.province.name for district in made.districts} == {
        place.name for place in made.provinces
    }


def test_an_island_district_without_communes_stands_for_itself():
    made = restructure_of(get("51"))

    island = next(one for one in made.districts if one.place.name == "Lý Sơn")
    assert [heir.full_name for heir in island.communes[0].heirs] == ["đặc khu Lý Sơn"]


@pytest.mark.parametrize("unit", [get("440", date(2025, 1, 1)), get("83", date(2025, 1, 1))])
def test_only_a_province_of_today_was_rearranged(unit):
    with pytest.raises(ValueError, match="no province of today"):
        restructure_of(unit)
