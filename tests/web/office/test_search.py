"""One box finds whatever one may see, with or without diacritics."""

import pytest
from django.urls import reverse

from tests.factories import BodyFactory, PersonFactory, PostHeldFactory, confirmed_task
from tests.web.scenes import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(clerk_client, read):
    return lambda words: read("office:search", tim=words)


def test_every_kind_of_thing_is_found_by_one_box(found, vanphong, bodies):
    confirmed_task(vanphong, bodies.van_phong, task="sửa cầu Ba Chẽ")
    make_document(bodies.van_phong, vanphong, title="Báo cáo về cầu Ba Chẽ")
    BodyFactory(name="Ban Quản lý cầu Ba Chẽ")
    PostHeldFactory(person=PersonFactory(full_name="Lý Ba Chẽ"), body=bodies.ubnd)

    page = found("ba che")

    for words in (
        "Sửa cầu Ba Chẽ",
        "Báo cáo về cầu Ba Chẽ",
        "Ban Quản lý cầu Ba Chẽ",
        "Lý Ba Chẽ",
        "Thị trấn Ba Chẽ",
    ):
        assert words.lower() in page.lower(), words


def test_what_is_spelt_as_typed_comes_first(found, vanphong, bodies):
    for title in ("Về công tác hoa kiểng", "Về công tác hòa giải"):
        make_document(bodies.van_phong, vanphong, title=title)

    page = found("công tác hòa")

    assert page.index("hòa giải") < page.index("hoa kiểng")


def test_nothing_of_the_neighbours_is_found(client, hangxom, vanphong, bodies, read):
    make_document(bodies.van_phong, vanphong, title="Báo cáo riêng của xã Thanh Khê")
    client.force_login(hangxom)

    assert "Không thấy “bao cao rieng”" in read("office:search", tim="bao cao rieng")


def test_a_letter_or_nothing_asks_for_more(found):
    assert "ít nhất hai chữ cái" in found("x")
    assert "Gõ tên, mã số" in found("")
    assert "&lt;script&gt;" in found("<script>")


def test_the_box_at_the_top_leads_here(clerk_client, read):
    page = read("office:home")

    assert f'role="search" action="{reverse("office:search")}"' in page
