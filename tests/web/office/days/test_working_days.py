from datetime import date

import pytest
from django.urls import reverse

from phoihop.registry.models import OfficeDay
from tests.factories import confirmed_task
from tests.followup.test_due_count import COUNTED

pytestmark = pytest.mark.django_db


@pytest.fixture
def flood(bodies):
    return {"body": bodies.van_phong.pk, "day": "2026-03-12", "works": "", "name": "tránh lũ"}


@pytest.fixture
def url():
    return reverse("office:working-days")


def test_the_year_is_shown_with_its_sources(clerk_client, read):
    page = read("office:working-days", nam=2024)

    assert "Tết Nguyên đán Giáp Thìn" in page
    assert "Thông báo 5015/TB-LĐTBXH" in page
    assert "15/12/2023" in page


def test_a_day_that_was_not_found_in_a_source_is_marked(clerk_client, read):
    assert "dự kiến" in read("office:working-days", nam=2027)
    assert "dự kiến" not in read("office:working-days", nam=2023)


@pytest.mark.parametrize("year", ["1", "chín", "99999999999", "²"])
def test_a_strange_year_is_this_year(clerk_client, read, year):
    assert "Ngày nghỉ, ngày làm bù năm 20" in read("office:working-days", nam=year)


def test_a_term_is_counted_on_request(clerk_client, read):
    page = read("office:working-days", tu="2026-01-05", so="7", kieu="lam-viec")

    assert "Ngày cuối 13/01/2026" in page


def test_a_term_of_the_law_ends_on_a_working_day(clerk_client, read):
    page = read("office:working-days", tu="2026-01-15", luat="complaint_first")

    assert "Ngày cuối 14/02/2026" in page
    assert "kết thúc khi hết ngày 23/02/2026" in page
    assert "Vụ việc phức tạp:" in page


def test_no_number_of_days_is_asked_for(clerk_client, read):
    assert "Hãy nhập số ngày" in read("office:working-days", tu="2026-01-15")


def test_a_new_day_says_which_work_it_moved(clerk_client, url, flood, bodies, vanphong, read):
    task = confirmed_task(vanphong, bodies.van_phong, **COUNTED)

    page = clerk_client.post(url, flood, follow=True).content.decode()

    assert f"1 nhiệm vụ tính theo ngày làm việc đã được đếm lại hạn: {task.code}" in page
    assert "12/03 (tránh lũ)" in read("office:assignment", task.pk)


def test_a_day_is_taken_away_again(clerk_client, url, flood):
    clerk_client.post(url, flood)
    kept = OfficeDay.objects.get()

    answer = clerk_client.post(reverse("office:office-day-remove", args=[kept.pk]), follow=True)

    assert "Đã bỏ ngày 12/03/2026." in answer.content.decode()
    assert not OfficeDay.objects.exists()


def test_the_same_day_twice_is_told(clerk_client, url, flood):
    clerk_client.post(url, flood)

    assert "Đơn vị đã ghi ngày 12/03/2026." in clerk_client.post(url, flood).content.decode()


def test_an_officer_sees_the_days_and_has_no_form(client, canbo, url, flood):
    client.force_login(canbo)

    assert "Ghi ngày này" not in client.get(url).content.decode()
    client.post(url, flood)
    assert not OfficeDay.objects.exists()


def test_a_neighbours_day_does_not_exist(client, hangxom, bodies, vanphong):
    kept = OfficeDay.objects.create(
        body=bodies.van_phong, day=date(2026, 3, 12), name="lũ", made_by=vanphong
    )
    client.force_login(hangxom)

    assert client.post(reverse("office:office-day-remove", args=[kept.pk])).status_code == 404
