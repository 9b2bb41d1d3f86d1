from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from phoihop.followup.work import mark_done
from phoihop.records.models import Assignment
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


def due(days):
    return (timezone.localdate() + timedelta(days=days)).isoformat()


@pytest.fixture
def task(bodies, vanphong):
    """Give a task with a day so many days ahead (or behind)."""

    def make(words, days=None, **more):
        values = {"task": words, "due": due(days) if days is not None else None}
        values |= {"time_kind": "by_day" if days is not None else "standing"}
        values |= {"due_words": "", "due_excluded": False, "year_inferred": False}
        made = confirmed_task(vanphong, bodies.van_phong, **values | more)
        Assignment.objects.filter(pk=made.pk).update(assigned_on=None)
        return made

    return make


def test_work_stands_in_its_group(clerk_client, task, vanphong, read):
    task("sửa cầu treo", -3)
    task("gửi báo cáo quý", 2)
    task("trồng rừng", 40)
    task("giữ vệ sinh thôn")
    mark_done(task("họp dân", 1), account=vanphong, note="đã họp")

    page = read("office:work")

    places = [
        page.index(words)
        for words in (
            "Quá hạn · 1",
            "Sửa cầu treo",
            "Đến hạn trong 7 ngày · 1",
            "Gửi báo cáo quý",
            "Trồng rừng",
            "Giữ vệ sinh thôn",
            "Đã hoàn thành · 1",
            "Họp dân",
        )
    ]
    assert places == sorted(places)
    assert "Quá hạn 3 ngày" in page
    assert "Còn 2 ngày" in page


def test_empty_groups_are_counted_too(clerk_client, read):
    page = read("office:work")

    assert "Quá hạn · 0" in page
    assert "Đã hoàn thành · 0" in page


@pytest.mark.parametrize("typed", ["sửa cầu", "sua cau", "SUA  CAU"])
def test_search_works_with_and_without_diacritics(clerk_client, task, read, typed):
    task("sửa cầu treo", 9)
    task("trồng rừng", 9)

    page = read("office:work", tim=typed)

    assert "Sửa cầu treo" in page
    assert "Trồng rừng" not in page


def test_the_board_narrows_to_one_unit(clerk_client, bodies, task, read, client, lanhdao):
    client.force_login(lanhdao)
    task("sửa cầu treo", 9, to=[bodies.van_phong.name])
    task("trồng rừng", 9, to=["Hội Nông dân"])

    page = read("office:work", **{"don-vi": bodies.van_phong.pk})

    assert "Sửa cầu treo" in page
    assert "Trồng rừng" not in page


def test_the_board_narrows_to_recommendations(clerk_client, bodies, vanphong, task, read):
    task("sửa cầu treo", 9)
    confirmed_request(vanphong, bodies.van_phong, content="mở chợ phiên")

    page = read("office:work", loai="kien-nghi")

    assert "Mở chợ phiên" in page
    assert "Sửa cầu treo" not in page


def test_each_item_opens_its_sentence(clerk_client, task, read):
    made = task("sửa cầu treo", 9)

    page = read("office:work")

    sentence = f"de-xuat={made.proposal_id}&amp;loc=tat-ca#cau-{made.proposal_id}"
    assert sentence in page


def test_an_excluded_day_is_written_with_the_last_day(clerk_client, task, read):
    task("gửi kế hoạch", 20, due_words="trước ngày", due_excluded=True)

    assert "ngày cuối" in read("office:work")


def test_the_number_of_queries_does_not_grow(clerk_client, task, django_assert_max_num_queries):
    for days in range(12):
        task(f"việc {days}", days)

    with django_assert_max_num_queries(18):
        clerk_client.get(reverse("office:work"))


def test_the_printed_list_holds_open_work_only(clerk_client, task, vanphong, read):
    task("sửa cầu treo", -3)
    mark_done(task("họp dân", 1), account=vanphong, note="đã họp")

    page = read("office:work-print")

    assert "sửa cầu treo" in page
    assert "họp dân" not in page


def test_the_spreadsheet_is_a_file(clerk_client, task):
    task("sửa cầu treo", -3)

    answer = clerk_client.get(reverse("office:work-sheet"))

    assert answer.content[:2] == b"PK"
    assert answer["Content-Disposition"].endswith('.xlsx"')
