import pytest

from phoihop.intake.link import find_bodies, link_body
from tests.factories import BodyFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name",
    [
        "Hội Nông dân xã Thanh Khê",
        "Đại diện Hội Nông dân xã",
        "đại diện lãnh đạo Hội Nông dân",
        "Hội Nông dân",
        "hội nông dân xã",
        "HỘI NÔNG DÂN",
    ],
)
def test_a_name_means_the_body_of_the_same_commune(bodies, name):
    BodyFactory(name="Hội Nông dân xã Bản Lầu", place="xã Bản Lầu", short_name="")

    assert link_body(name, near=bodies.van_phong) == bodies.nong_dan


@pytest.mark.parametrize(
    "name",
    ["UBMTTQ Việt Nam xã", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "MTTQ xã", "Mặt trận Tổ quốc"],
)
def test_a_body_is_known_by_each_of_its_spellings(bodies, name):
    assert link_body(name, near=bodies.van_phong) == bodies.mttq


def test_the_office_of_two_bodies_is_neither_of_them(bodies):
    assert link_body("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", near=bodies.ubnd) == (
        bodies.van_phong
    )


def test_a_neighbour_is_meant_only_by_its_full_name(bodies):
    other = BodyFactory(name="Hội Nông dân xã Bản Lầu", place="xã Bản Lầu", short_name="")

    assert link_body("Hội Nông dân xã Bản Lầu", near=bodies.van_phong) == other


@pytest.mark.parametrize(
    "name", ["Hội", "Hội Nông", "các hội, đoàn thể", "", "Hội Nông dân Nguyễn"]
)
def test_a_doubtful_name_is_left_to_the_clerk(bodies, name):
    assert link_body(name, near=bodies.van_phong) is None


def test_a_name_two_bodies_bear_is_left_to_the_clerk(bodies):
    BodyFactory(name="Hội Nông dân xã Thanh Khê")

    assert link_body("Hội Nông dân", near=bodies.van_phong) is None


def test_candidates_begin_with_the_words_of_the_document(bodies):
    assert find_bodies("Hội Liên hiệp", near=bodies.van_phong) == [bodies.phu_nu]
