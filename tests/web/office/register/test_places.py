"""Pages of places: then and now, looked up without diacritics, and drawn."""

import re

import pytest
from django.urls import reverse

from phoihop.web.office.register.drawing import NARROW, WIDE, draw

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(clerk_client, read):
    return read


def test_provinces_of_two_days_are_counted(pages):
    assert "3.321" in pages("office:places")
    before = pages("office:places", ngay="30/06/2025")
    assert "10.035" in before
    assert "Tỉnh Bến Tre" in before


def test_a_name_without_diacritics_finds_then_and_now(pages):
    page = pages("office:places", tim="ba che")

    assert "Xã Ba Chẽ" in page
    assert "Thị trấn Ba Chẽ" in page
    assert reverse("office:place", args=["06970"]) + "?ngay=2025-06-30" in page


def test_a_name_nobody_bears_is_said(pages):
    page = pages("office:places", tim="<b>")

    assert "Không có đơn vị hành chính nào tên “&lt;b&gt;”" in page


def test_a_divided_commune_says_that_its_figures_are_not_carried_over(pages):
    page = pages("office:place", "23053", ngay="2025-06-30")

    assert "Không quy đổi được theo địa giới hiện nay." in page
    assert "(một phần)" in page


def test_one_code_leads_to_the_unit_of_the_day(pages):
    assert "<h1>Phường Ba Đình</h1>" in pages("office:place", "00004")
    old = pages("office:place", "00004", ngay="2025-06-30")
    assert "<h1>Phường Trúc Bạch</h1>" in old
    assert "Mã 00004 ở thời gian khác là của" in old


def test_an_ended_district_says_where_its_ground_lies(pages):
    page = pages("office:place", "202", ngay="2025-06-30")

    assert "Địa bàn nay thuộc" in page
    assert "xã Lương Minh" in page


def test_nonsense_for_a_day_is_said_and_today_is_shown(pages):
    page = pages("office:places", ngay="hôm qua")

    assert "“hôm qua” không phải là ngày" in page
    assert "3.321" in page


@pytest.mark.parametrize("code", ["999", "khong-co", "83"])
def test_what_is_not_there_today_has_no_drawing(clerk_client, code):
    assert clerk_client.get(reverse("office:place-drawing", args=[code])).status_code == 404


def test_the_drawing_and_its_table_tell_the_same(pages):
    page = pages("office:place-drawing", "42")

    assert "209 xã, phường, thị trấn của 12 đơn vị cấp huyện thành 69" in page
    drawn = page[page.index('<svg class="bands only-d') : page.index('<svg class="bands only-m')]
    table = page[page.index('id="table"') :]
    assert set(re.findall(r'dx="12" y="\d+">([A-ZĐ][^<]+)</text>', drawn)) == set(
        re.findall(r'class="ttl" href="[^"]+">([^<]+)</a>', table)
    )


def test_one_old_district_is_drawn_by_its_communes(pages):
    page = pages("office:place-drawing", "42", huyen="440")

    assert "Thị trấn Đức Thọ</text>" in page
    assert "Huyện Hương Sơn</text>" not in page


def test_bands_are_as_thick_as_what_passed_and_do_not_overlap():
    drawing = draw(["a", "b"], ["x"], {(0, 0): (3, False), (1, 0): (2, True)}, WIDE)

    assert [(band.thick, band.partial) for band in drawing.bands] == [(20, False), (13, True)]
    bottoms = [node.y + node.height for node in drawing.left]
    assert bottoms[0] < drawing.left[1].y
    assert bottoms[1] <= drawing.height


def test_the_narrow_drawing_leaves_room_for_the_words():
    drawing = draw(["a"], ["x"], {(0, 0): (1, False)}, NARROW)

    assert drawing.shape.from_x < drawing.shape.to_x


def test_a_visitor_is_sent_to_sign_in(client):
    assert client.get(reverse("office:places")).status_code == 302
