import pytest
from django.urls import reverse

from tests.factories import confirmed_task
from tests.web.scenes import make_document

pytestmark = pytest.mark.django_db


def test_home_tells_what_presses_and_what_waits(clerk_client, bodies, vanphong, document, read):
    confirmed_task(vanphong, bodies.van_phong, task="sửa cầu treo", due="2026-03-05")

    page = read("office:home")

    assert "Sửa cầu treo" in page
    assert "còn 5 đề xuất" in page


def test_home_without_work_says_so(clerk_client, read):
    page = read("office:home")

    assert "Không có việc quá hạn hoặc đến hạn trong 7 ngày tới." in page
    assert "Không còn văn bản nào chờ xử lý." in page


def test_the_menu_counts_for_the_person_who_looks(client, hangxom, document, read):
    client.force_login(hangxom)

    assert '<span class="vh"> chờ xử lý' not in read("office:home")


def test_the_number_of_queries_does_not_grow(
    clerk_client, bodies, vanphong, django_assert_max_num_queries
):
    for _ in range(8):
        make_document(bodies.van_phong, vanphong)

    with django_assert_max_num_queries(16):
        clerk_client.get(reverse("office:home"))
