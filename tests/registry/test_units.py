"""A new installation chooses its unit and has its bodies."""

from datetime import date

import pytest

from phoihop.config.unit import main
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Body, Role, TrailEntry
from phoihop.registry.patterns import patterns
from phoihop.registry.units import choose_unit, unit_is_chosen

pytestmark = pytest.mark.django_db
TODAY, IN_2024 = date(2026, 11, 22), date(2024, 5, 1)


def named(name):
    return Body.objects.get(name=name)


def test_every_pattern_names_patterns_that_exist_and_a_kind_that_exists():
    known = patterns()

    for pattern in known.values():
        named_ids = [pattern.parent, pattern.line, *pattern.heirs]
        assert {one for one in named_ids if one} <= set(known), pattern.id
        assert pattern.kind in Body.Kind.values, pattern.id
        assert pattern.level in Body.Level.values, pattern.id


def test_a_commune_gets_its_bodies_in_both_trees():
    chosen = choose_unit("00004", on=TODAY)

    women = named("Hội Liên hiệp Phụ nữ phường Ba Đình")
    assert chosen.root == named("Đảng ủy phường Ba Đình")
    assert str(women.parent) == "UBMTTQ Việt Nam phường"
    assert str(women.line) == "Hội LHPN thành phố"
    assert not Body.objects.filter(name__startswith="Phòng Kinh tế phường").exists()
    assert Body.objects.filter(level="district").count() == 0


def test_one_code_on_two_days_is_two_places():
    choose_unit("00004", on=date(2025, 1, 1))
    choose_unit("00004", on=TODAY)

    old, new = named("Đảng ủy phường Trúc Bạch"), named("Đảng ủy phường Ba Đình")
    assert (old.place_code, new.place_code) == ("00004", "00004")
    assert (old.place_since, new.place_since) == (None, date(2025, 7, 1))
    assert old.valid_to == date(2025, 6, 30)
    assert old.parent.name == "Quận ủy Ba Đình"


def test_bodies_of_then_lead_to_their_heirs():
    choose_unit("42", on=IN_2024)

    mobilisation = named("Ban Dân vận Tỉnh ủy Hà Tĩnh")
    link = mobilisation.successions.get()
    assert mobilisation.valid_to == date(2025, 1, 31)
    assert (link.heir.name, link.on) == (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Hà Tĩnh",
        date(2025, 2, 1),
    )
    farm = named("Sở Nông nghiệp và Phát triển nông thôn tỉnh Hà Tĩnh")
    assert farm.successions.get().heir.short_name == "Sở NN&MT"
    caucus = named("Đảng đoàn Hội Nông dân tỉnh Hà Tĩnh")
    assert caucus.valid_to == date(2025, 1, 31)


def test_organisations_stand_under_the_front_since_the_reform():
    choose_unit("42", on=IN_2024)

    farmers = named("Hội Nông dân tỉnh Hà Tĩnh")
    former = farmers.former_parents.get()
    assert farmers.parent.kind == Body.Kind.FRONT
    assert (former.parent.name, former.until) == ("Tỉnh ủy Hà Tĩnh", date(2025, 6, 30))


def test_today_no_body_of_before_is_made():
    choose_unit("42", on=TODAY)

    assert not Body.objects.exclude(valid_to=None).exists()


def test_choosing_twice_makes_nothing_twice():
    first = choose_unit("00004", on=TODAY)
    again = choose_unit("00004", on=TODAY)

    assert (first.made > 40, again.made) == (True, 0)


def test_bodies_that_were_there_are_taken_up(bodies):
    there = Body.objects.create(name="Ủy ban nhân dân phường Ba Đình")

    choose_unit("00004", on=TODAY)

    there.refresh_from_db()
    assert there.place_code == "00004"


def test_who_chooses_administers_the_unit_and_the_trail_says_so(khach):
    chosen = choose_unit("00004", on=TODAY, account=khach)

    assert Role.objects.get(account=khach).body == chosen.root
    assert TrailEntry.objects.filter(verb="choose_unit", actor=khach).exists()
    assert unit_is_chosen()


def test_a_code_that_nobody_bears_on_that_day_is_refused_in_words():
    with pytest.raises(RegisterError, match=r"01/05/2024 không có .* mã 99999"):
        choose_unit("99999", on=IN_2024)


def test_the_command_says_what_it_did(capsys):
    assert main(["00004", "--on", "2026-11-22"]) == 0
    assert "Đã chọn phường Ba Đình (mã 00004)" in capsys.readouterr().out

    assert main(["00004", "--on", "hôm qua"]) == 2
    assert main(["00004", "--administrator", "ai-do"]) == 1
    assert main(["99999"]) == 1
