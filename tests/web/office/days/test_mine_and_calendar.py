from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from phoihop.followup.tasks import report_done
from phoihop.records.models import Assignment
from tests.factories import confirmed_request, confirmed_task
from tests.records.conferences import conference_of
from tests.records.rounds import asker, round_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 12)


@pytest.fixture
def task(bodies, vanphong):
    def make(words="rà soát hộ vay vốn", days=3, lead=bodies.nong_dan):
        made = confirmed_task(vanphong, bodies.van_phong, task=words)
        day = timezone.localdate() + timedelta(days=days)
        Assignment.objects.filter(pk=made.pk).update(lead=lead, due_on=day)
        made.refresh_from_db()
        return made

    return make


@pytest.fixture
def theirs(client, canbo):
    client.force_login(canbo)
    return client


def test_one_list_holds_work_of_every_kind(theirs, task, bodies, vanphong, read):
    task("sửa cầu treo", -2)
    task("gửi danh sách", 3)
    asked = confirmed_request(vanphong, bodies.van_phong)
    type(asked).objects.filter(pk=asked.pk).update(addressee=bodies.nong_dan)
    round_of(bodies, asker(bodies), last_day=timezone.localdate() + timedelta(days=20))

    page = read("office:my-work")

    order = [
        page.index(words)
        for words in ("Quá hạn · 1", "sửa cầu treo", "gửi danh sách", "Kết quả chăm lo")
    ]
    assert order == sorted(order)
    assert "Phải trả lời" in page
    assert "Phải gửi" in page


def test_each_task_can_be_answered_with_one_tap(theirs, task, read):
    task()

    page = read("office:my-work")

    assert page.count("/lam-viec/tra-loi/") == 3


def test_the_work_of_others_is_not_mine(theirs, task, bodies, read):
    task("việc của phụ nữ", lead=bodies.phu_nu)

    assert "Không có việc nào đang chờ" in read("office:my-work")


def test_what_was_reported_waits_for_the_office(client, task, canbo, vanphong, read):
    made = task()
    report_done(made, account=canbo, note="đã rà soát 42 hộ")
    client.force_login(canbo)
    assert "Không có việc nào" in read("office:my-work")

    client.force_login(vanphong)

    assert "Chờ văn phòng xác nhận" in read("office:my-work")


def test_the_number_of_queries_does_not_grow(theirs, task, django_assert_max_num_queries):
    for number in range(5):
        task(f"việc {number}")
    with django_assert_max_num_queries(26):
        theirs.get(reverse("office:my-work"))


def test_a_month_is_a_table_of_weeks_with_what_is_due(theirs, task, read):
    made = task()
    Assignment.objects.filter(pk=made.pk).update(due_on=DAY)

    page = read("office:calendar", thang="2026-03")

    assert page.count("<tr>") == 7
    cell = page[page.index('datetime="2026-03-12"') :]
    assert made.code in cell[: cell.index("</td>")]


def test_holidays_stand_in_the_calendar(theirs, read):
    assert "Tết Nguyên đán Bính Ngọ" in read("office:calendar", thang="2026-02")


def test_the_same_month_as_a_list(theirs, task, read):
    made = task()
    Assignment.objects.filter(pk=made.pk).update(due_on=DAY)

    page = read("office:calendar", thang="2026-03", dang="danh-sach")

    assert "12/03/2026" in page
    assert "<table" not in page


def test_a_full_day_leads_to_its_list(theirs, task, read):
    for number in range(6):
        made = task(f"việc {number}")
        Assignment.objects.filter(pk=made.pk).update(due_on=DAY)

    page = read("office:calendar", thang="2026-03")

    assert "và 3 mục nữa" in page
    assert "#ngay-2026-03-12" in page


def test_the_office_sees_all_it_may_when_asked(clerk_client, task, read):
    made = task()
    Assignment.objects.filter(pk=made.pk).update(due_on=DAY)

    assert made.code not in read("office:calendar", thang="2026-03", dang="danh-sach")
    everything = {"thang": "2026-03", "dang": "danh-sach", "don-vi": "tat-ca"}
    assert made.code in read("office:calendar", **everything)


@pytest.mark.parametrize("month", ["", "2026", "2026-13", "x-y", "9999-12", "2026-1-1", "²-3"])
def test_a_strange_month_is_this_one(theirs, read, month):
    this = timezone.localdate()

    assert f"Lịch tháng {this:%m/%Y}" in read("office:calendar", thang=month)


def test_a_strange_body_is_ones_own(theirs, read):
    assert "Lịch tháng" in read("office:calendar", **{"don-vi": "9999999"})


def test_a_conference_stands_in_the_calendar_with_its_hour(theirs, bodies, vanphong, read):
    planned = conference_of(bodies, vanphong, held_on=DAY)
    planned.invitations.create(name="Hội Nông dân", body=bodies.nong_dan)

    page = read("office:calendar", thang="2026-03", dang="danh-sach")

    assert "08:00" in page
    assert planned.title in page
    assert reverse("office:conference", args=[planned.pk]) not in page
