"""An addressee may be a class, which a clerk resolves to bodies of the unit."""

from datetime import date

import pytest

from phoihop.registry.classes import bodies_of_class, classes, classes_named
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
