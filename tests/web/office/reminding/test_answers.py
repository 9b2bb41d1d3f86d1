import re
from datetime import date, timedelta

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from phoihop.followup.answer_links import LASTS, answer_token
from phoihop.followup.models import Change
from phoihop.followup.state import state_of
from phoihop.followup.tasks import asked_extension, mark_done
from phoihop.records.models import Assignment
from tests.factories import confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    made = confirmed_task(vanphong, bodies.van_phong)
    Assignment.objects.filter(pk=made.pk).update(lead=bodies.nong_dan, due_on=date(2026, 3, 14))
    made.refresh_from_db()
    return made


@pytest.fixture
def link(task):
    return lambda answer: reverse("office:answer", args=[answer_token(task.pk, answer)])


@pytest.fixture
def theirs(client, canbo):
    client.force_login(canbo)
    return client


def test_the_link_opens_the_task_with_its_answer_chosen(theirs, link, task):
    page = theirs.get(link("not_yet")).content.decode()

    assert task.task in page
    assert "trước ngày 15/3" in page
    assert re.search(r'value="not_yet"[^>]* checked', page)


@pytest.mark.parametrize("answer", ["done", "not_yet", "more_time"])
def test_opening_a_link_changes_nothing(theirs, link, answer):
    theirs.get(link(answer))
    theirs.head(link(answer))

    assert not Change.objects.exists()


def test_done_is_reported_and_not_yet_confirmed(theirs, link, task):
    said = {"answer": "done", "note": "đã rà soát 42 hộ"}

    page = theirs.post(link("done"), said, follow=True).content.decode()

    assert "Đã ghi trả lời." in page
    assert state_of(task) == Change.State.REPORTED


def test_not_yet_says_how_far_it_is(theirs, link, task):
    theirs.post(link("not_yet"), {"answer": "not_yet", "note": "còn hai thôn"})

    assert state_of(task) == Change.State.RUNNING
    assert Change.objects.get().note == "còn hai thôn"


def test_more_time_is_asked_for_with_a_day_and_a_reason(theirs, link, task):
    said = {"answer": "more_time", "note": "mưa lũ", "until": "2026-03-30"}

    theirs.post(link("more_time"), said)

    assert asked_extension(task).due_to == date(2026, 3, 30)


def test_another_answer_than_the_links_can_be_given_on_the_same_page(theirs, link, task):
    theirs.post(link("done"), {"answer": "not_yet", "note": "còn hai thôn"})

    assert state_of(task) == Change.State.RUNNING


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"answer": "done"}, "Chưa đủ minh chứng. Cần ghi kết quả hoặc gắn tệp."),
        ({"answer": "not_yet"}, "Hãy ghi đang làm đến đâu"),
        ({"answer": "more_time", "note": "lũ"}, "Hãy chọn ngày xin gia hạn đến"),
        ({"answer": "more_time", "until": "2026-03-30"}, "Hãy ghi lý do xin gia hạn"),
        ({"answer": "more_time", "note": "lũ", "until": "2026-03-01"}, "phải sau hạn hiện nay"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(theirs, link, said, words):
    assert words in theirs.post(link("done"), said).content.decode()
    assert not Change.objects.exists()


def test_the_answer_of_somebody_else_meanwhile_is_not_overwritten(theirs, link, task, vanphong):
    seen = 0
    mark_done(task, account=vanphong, note="văn phòng đã biết")

    page = theirs.post(link("done"), {"answer": "done", "note": "xong", "seen": seen}).content

    assert "đã kết thúc" in page.decode() or "đã được ghi nhận" in page.decode()
    assert Change.objects.count() == 1


def test_a_visitor_signs_in_first_and_then_is_there(client, link):
    address = link("done")
    answer = client.get(address)

    assert answer.status_code == 302
    assert address in answer.headers["Location"].replace("%3A", ":")


def test_a_stranger_with_the_link_finds_nothing(client, hangxom, link):
    client.force_login(hangxom)

    assert client.get(link("done")).status_code == 404


@pytest.mark.parametrize("change", ["x", "1", ""])
def test_a_changed_link_is_none(theirs, link, change):
    broken = link("done")[:-2] + change + "/"

    assert theirs.get(broken).status_code == 404


def test_an_old_link_says_so_and_leads_to_the_task(theirs, link, task, monkeypatch):
    old = link("done")
    later = timezone.now().timestamp() + (LASTS + timedelta(days=1)).total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: later)

    page = theirs.get(old)

    assert page.status_code == 410
    assert reverse("office:assignment", args=[task.pk]) in page.content.decode()
