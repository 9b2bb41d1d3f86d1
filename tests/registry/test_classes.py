"""An addressee may be a class, which a clerk resolves to bodies of the unit."""

from datetime import date

import pytest

from phoihop.registry.classes import bodies_of_class, classes, classes_here, classes_named
from phoihop.registry.models import Body
from tests.factories import BodyFactory

ON = date(2026, 11, 1)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("các hội, đoàn thể xã", ["hội được giao nhiệm vụ", "đoàn thể"]),
        ("Các cấp ủy, chính quyền", ["cấp ủy", "chính quyền"]),
        ("các phòng, ban, ngành", ["phòng, ban chuyên môn"]),
        ("các cấp ủy, chính quyền, Mặt trận và các đoàn thể", 4),
        ("Hội Nông dân", []),
        ("các hội và Hội Nông dân xã", []),
        ("UBND xã", ["chính quyền"]),
        ("", []),
    ],
)
def test_words_name_classes_or_nothing(words, names):
    found = [one.name for one in classes_named(words)]

    assert found == names or len(found) == names


def test_every_kind_of_the_catalogue_exists():
    assert {kind for one in classes() for kind in one.kinds} <= set(Body.Kind.values)


@pytest.mark.django_db
def test_a_class_means_the_bodies_of_this_unit_on_that_day(bodies):
    BodyFactory(name="Hội Nông dân xã Bản Lầu", kind="socio_political", place="xã Bản Lầu")
    BodyFactory(name="Hội đã thôi", kind="socio_political", valid_to=date(2026, 10, 31))

    found = bodies_of_class("các đoàn thể", near=bodies.van_phong, on=ON)

    assert found == [bodies.phu_nu, bodies.nong_dan]
    assert bodies_of_class("Hội Nông dân", near=bodies.van_phong, on=ON) == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("các xã, phường", ["xã, phường"]),
        ("UBND các xã, phường", ["xã, phường"]),
        ("các ban, ngành, đoàn thể", ["phòng, ban chuyên môn", "đoàn thể"]),
        ("các sở, ban, ngành, đoàn thể tỉnh và các xã, phường", 3),
        ("các ban ngành;đoàn thể", ["phòng, ban chuyên môn", "đoàn thể"]),
        ("các ban, Hội Nông dân", []),
    ],
)
def test_words_of_several_parts_name_their_classes(words, names):
    found = [one.name for one in classes_named(words)]

    assert found == names or len(found) == names


@pytest.mark.django_db
def test_a_province_means_its_communes_and_a_commune_has_none_beneath(bodies):
    office = BodyFactory(
        name="Văn phòng UBND tỉnh", kind="office", parent=bodies.tinh_uy,
        level="province", place="tỉnh Lâm Sơn",
    )  # fmt: skip

    assert bodies_of_class("các xã, phường", near=office, on=ON) == [bodies.ubnd]
    assert bodies_of_class("MTTQ các xã", near=office, on=ON) == [bodies.mttq]
    assert bodies_of_class("các xã, phường", near=bodies.van_phong, on=ON) == []


@pytest.mark.django_db
def test_the_classes_of_a_unit_are_those_of_at_least_two_bodies(bodies):
    found = {one.words: set(one.bodies) for one in classes_here(bodies.van_phong, on=ON)}

    assert found["các đoàn thể"] == {bodies.phu_nu, bodies.nong_dan}
    assert "các chính quyền" not in found
