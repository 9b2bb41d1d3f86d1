"""Who may look up which bodies and officials, and how they are found."""

from datetime import date

import pytest

from phoihop.registry.directory import (
    directory,
    find_address,
    leaders_on,
    people,
    search_bodies,
    search_people,
)
from phoihop.registry.keeping import change_body, create_body, move_body
from phoihop.registry.models import Body, Person, Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.registry.succession import end_body, rename
from tests.cast import make_account
from tests.factories import BodyFactory, PersonFactory, PostHeldFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 1)


@pytest.fixture
def admin(bodies):
    return make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)


def test_an_officer_looks_up_the_whole_unit_and_what_stands_above(bodies, canbo):
    found = set(directory(canbo))

    assert {bodies.ubnd, bodies.phu_nu, bodies.van_phong, bodies.mttq_tinh} <= found
    assert bodies.hang_xom not in found


def test_without_a_role_there_is_nothing_to_look_up(bodies, khach):
    assert not directory(khach).exists()
    assert not people(khach).exists()


def test_what_a_body_became_is_found_from_the_old_unit(bodies, admin, canbo):
    heir = BodyFactory(name="Hội Nông dân xã Hai Sông", place="xã Hai Sông")
    end_body(bodies.nong_dan, account=admin, on=ON, heirs=[heir])

    assert heir in directory(canbo)


def test_officials_of_the_unit_are_found_and_the_neighbours_are_not(bodies, canbo):
    ours, theirs = PersonFactory(), PersonFactory(full_name="Tẩn Láo San")
    PostHeldFactory(person=ours, body=bodies.ubnd)
    PostHeldFactory(person=theirs, body=bodies.hang_xom)

    assert list(people(canbo)) == [ours]


def test_names_typed_with_their_diacritics_come_first(bodies, canbo):
    for name in ("Hội Hoa lan xã", "Hội Họa sĩ xã", "Hội Hòa giải xã"):
        BodyFactory(name=name)

    found = search_bodies(directory(canbo), "hội họa")

    assert [body.name for body in found] == ["Hội Họa sĩ xã", "Hội Hòa giải xã", "Hội Hoa lan xã"]
    assert len(search_bodies(directory(canbo), "hoi hoa")) == 3


def test_a_name_of_before_is_found_after_those_of_today(bodies, admin, canbo):
    rename(bodies.nong_dan, account=admin, name="Hội Nhà nông xã", short_name="", on=ON)
    BodyFactory(name="Câu lạc bộ Hội Nông dân xã")

    found = search_bodies(directory(canbo), "hoi nong dan")

    assert [body.name for body in found] == ["Câu lạc bộ Hội Nông dân xã", "Hội Nhà nông xã"]


def test_people_are_found_by_a_part_of_the_name(bodies, canbo):
    for name in ("Hà Văn Sính", "Hà Văn Sinh"):
        PostHeldFactory(person=PersonFactory(full_name=name), body=bodies.ubnd)

    assert str(search_people(people(canbo), "sinh")[0]) == "Hà Văn Sinh"
    assert len(search_people(people(canbo), "van sinh")) == 2


def test_every_address_a_body_had_leads_to_it(bodies, admin, canbo, hangxom):
    old = bodies.nong_dan.slug
    rename(bodies.nong_dan, account=admin, name="Hội Nhà nông xã", short_name="", on=ON)

    assert find_address(canbo, old) == bodies.nong_dan
    assert find_address(hangxom, old) is None
    assert find_address(canbo, "khong-co") is None


def test_who_led_a_body_then_is_told_from_who_leads_it_now(bodies, admin):
    move_body(bodies.nong_dan, bodies.dang_uy, on=ON, act="Quyết định mẫu", account=admin)
    key = bodies.nong_dan.pk

    assert leaders_on(date(2026, 10, 31), [key]) == {key: bodies.mttq.pk}
    assert leaders_on(ON, [key]) == {}


def test_only_who_changes_the_leading_body_adds_one_beneath(bodies, admin, vanphong):
    values = {"name": "Hội Đông y xã", "kind": Body.Kind.SPECIAL_ASSOCIATION}

    made = create_body(values, parent=bodies.mttq, account=admin)

    assert made.path.startswith(bodies.mttq.path)
    assert TrailEntry.objects.get(verb="create").object_id == str(made.pk)
    with pytest.raises(NotAllowed):
        create_body(values, parent=bodies.mttq, account=vanphong)


def test_a_correction_that_changes_nothing_is_not_written_down(bodies, admin):
    assert not change_body(bodies.nong_dan, {"name": bodies.nong_dan.name}, account=admin)
    assert not TrailEntry.objects.exists()


def test_people_stand_by_given_name_in_vietnamese_order(db):
    names = ["Trần Ân", "Lê An", "Đỗ Ánh", "Bùi Đức", "Vũ Dung", "Cao Yến", "Hồ Ưng", "An Uyên"]
    for name in reversed(names):
        PersonFactory(full_name=name)

    listed = [str(person) for person in Person.objects.all()]

    assert listed == [
        "Lê An",
        "Đỗ Ánh",
        "Trần Ân",
        "Vũ Dung",
        "Bùi Đức",
        "An Uyên",
        "Hồ Ưng",
        "Cao Yến",
    ]
