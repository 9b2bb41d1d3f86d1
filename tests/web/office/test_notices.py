"""The list of notices: told with the act, opened by a press, nobody else's."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from phoihop.followup.tasks import accept
from phoihop.registry.models import Notice, TrailEntry
from phoihop.registry.notices import KEPT_FOR, forget_read, unread
from tests.factories import confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    return confirmed_task(vanphong, bodies.van_phong)


@pytest.fixture
def officer(client, task, canbo):
    client.force_login(canbo)
    return client


def page_of(client, name="notices", *args, **query):
    return client.get(reverse(f"office:{name}", args=args), query).content.decode()


def test_the_bell_counts_and_the_list_says_what_who_and_on_what(officer, task):
    page = page_of(officer)

    assert 'class="n">1<' in page
    assert "Nhiệm vụ mới được giao" in page
    assert task.code in page
    assert "Lò Thị Mận" in page
    assert "báo cho Hội Nông dân" in page


def test_opening_one_leads_to_its_page_and_counts_as_read(officer, task, canbo):
    told = Notice.objects.get(account=canbo)

    answer = officer.get(reverse("office:notice", args=[told.pk]))

    assert answer.url == reverse("office:assignment", args=[task.pk])
    assert unread(canbo).count() == 0
    assert task.code not in page_of(officer, loc="chua-doc")
    assert task.code in page_of(officer)


def test_what_is_no_longer_there_leads_to_its_list(officer, canbo, task):
    told = Notice.objects.get(account=canbo)
    type(task).objects.filter(pk=task.pk).update(lead=None)
    task.refresh_from_db()

    answer = officer.get(reverse("office:notice", args=[told.pk]))

    assert answer.url == reverse("office:work")


def test_another_person_s_notice_is_not_there(client, vanphong, task, canbo):
    client.force_login(vanphong)

    assert client.get(reverse("office:notice", args=[Notice.objects.get().pk])).status_code == 404
    assert task.code not in page_of(client)
    assert unread(canbo).count() == 1


def test_all_are_read_by_one_press(officer, task, canbo, vanphong):
    accept(task, account=canbo)

    page = officer.post(reverse("office:notices-read"), follow=True).content.decode()

    assert "Đã đánh dấu 1 thông báo." in page
    assert (unread(canbo).count(), unread(vanphong).count()) == (0, 1)


def test_who_no_longer_works_there_no_longer_reads_it(officer, canbo):
    canbo.roles.all().delete()

    assert "Chưa có thông báo nào" in page_of(officer)


def test_the_number_of_queries_does_not_grow(
    officer, bodies, vanphong, django_assert_max_num_queries
):
    for _n in range(12):
        confirmed_task(vanphong, bodies.van_phong)

    with django_assert_max_num_queries(18):
        assert page_of(officer).count('class="duty unread"') == 13


def test_what_was_opened_long_ago_goes_and_what_nobody_opened_stays(task, canbo):
    long_ago = timezone.now() - KEPT_FOR - timedelta(days=1)
    told = Notice.objects.get(account=canbo)
    assert forget_read() == 0
    Notice.objects.update(read_at=timezone.now())
    assert forget_read() == 0

    Notice.objects.update(read_at=long_ago)

    assert forget_read() == 1
    assert TrailEntry.objects.filter(pk=told.entry_id).exists()
