from datetime import date

import pytest
from django.urls import reverse

from phoihop.followup.work import mark_done
from phoihop.records.models import Assignment, Meeting
from phoihop.records.publish import publish
from phoihop.web.published import items_of
from tests.web import scenes
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(document, vanphong):
    confirm_all(document, vanphong)
    return Meeting.objects.get()


@pytest.fixture
def public(meeting, lanhdao):
    publish(meeting, account=lanhdao)
    return meeting


def test_nothing_is_public_by_default(client, meeting, read):
    assert "Chưa có hội nghị nào được công khai." in read("portal:home")
    assert client.get(reverse("portal:meeting", args=[meeting.pk])).status_code == 404


def test_a_published_meeting_is_listed_with_its_counts(public, read):
    page = read("portal:home")

    assert str(public) in page
    assert "1 nhiệm vụ" in page
    assert "1 kiến nghị" in page


def test_the_page_tells_what_came_of_each_task(public, vanphong, read):
    mark_done(Assignment.objects.get(), account=vanphong, note="Đã rà soát.")

    page = read("portal:meeting", public.pk)

    assert "rà soát hộ vay vốn" in page
    assert "Đã hoàn thành" in page


def test_people_sources_and_notes_stay_inside(public, vanphong, read):
    mark_done(Assignment.objects.get(), account=vanphong, note="Đã rà soát 120 hộ.")

    page = read("portal:meeting", public.pk)

    for inside in ("Hà Văn Sinh", "Lò Thị Mận", "120 hộ", "Không khí buổi làm việc"):
        assert inside not in page


def test_a_withdrawn_meeting_is_gone(client, public, lanhdao):
    from phoihop.records.publish import withdraw

    withdraw(public, account=lanhdao)

    assert client.get(reverse("portal:meeting", args=[public.pk])).status_code == 404


def test_the_number_of_queries_does_not_grow(
    client, bodies, vanphong, lanhdao, django_assert_max_num_queries
):
    for _ in range(6):
        confirm_all(make_document(bodies.van_phong, vanphong), vanphong)
    for meeting in Meeting.objects.all():
        publish(meeting, account=lanhdao)

    with django_assert_max_num_queries(4):
        client.get(reverse("portal:home"))


def test_a_task_that_waits_for_another_is_not_called_late(bodies, vanphong):
    two = (scenes.task(f"việc {n}", due="2026-01-05", time_kind="by_day") for n in (1, 2))
    parts = (scenes.meeting("Họp giao ban"), *two)
    confirm_all(make_document(bodies.van_phong, vanphong, parts, dated_on=None), vanphong)
    first, second = Assignment.objects.order_by("pk")
    Assignment.objects.filter(pk=second.pk).update(depends_on=first)

    shown = items_of(Meeting.objects.get(), on=date(2026, 3, 1))

    assert [item.state for item in shown] == ["overdue", "running"]
