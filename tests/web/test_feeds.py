"""Calendars as programs of others read them: valid, secret, and gone when they are ended."""

from datetime import date, timedelta

import ics
import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from phoihop.followup.calendar_entries import Entry
from phoihop.followup.calendar_file import calendar_file
from phoihop.followup.feeds import end_feed, renew_feed
from phoihop.followup.models import Feed
from phoihop.followup.work import mark_done
from phoihop.records.models import Assignment, Meeting
from phoihop.registry.rights import NotAllowed
from tests.factories import confirmed_task
from tests.records.conferences import conference_of
from tests.web.scenes import confirm_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    made = confirmed_task(vanphong, bodies.van_phong)
    day = timezone.localdate() + timedelta(days=9)
    Assignment.objects.filter(pk=made.pk).update(lead=bodies.nong_dan, due_on=day)
    made.refresh_from_db()
    return made


@pytest.fixture
def fetch(client):
    def get(words, **more):
        return client.get(reverse("feeds:calendar", args=[words]), **more)

    return get


def events(answer):
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_person_gets_the_work_of_their_bodies(canbo, task, fetch):
    answer = fetch(renew_feed(canbo))

    (event,) = events(answer)
    assert event["summary"] == f"Hạn: {task.code} · rà soát hộ vay vốn"
    assert event.decoded("dtstart") == task.due_on
    assert event["uid"] == f"task-{task.pk}@phoihop"
    assert reverse("office:assignment", args=[task.pk]) in event["url"]
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert answer.headers["Cache-Control"].startswith("private")


def test_another_program_reads_it_the_same(canbo, task, fetch):
    """The ics library has a parser of its own."""
    text = fetch(renew_feed(canbo)).content.decode()

    (event,) = ics.Calendar(text).events
    assert event.name == f"Hạn: {task.code} · rà soát hộ vay vốn"
    assert event.begin.date() == task.due_on
    assert event.all_day
    assert len(event.alarms) == 1


def test_the_zone_is_described(canbo, fetch):
    calendar = Calendar.from_ical(fetch(renew_feed(canbo)).content)

    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Asia/Ho_Chi_Minh"
    assert zone.walk("STANDARD")[-1].decoded("tzoffsetto") == timedelta(hours=7)


def test_long_and_strange_words_survive_the_folding():
    words = 'Rà soát; hộ nghèo, "ưu tiên"\\ dòng\nhai ' + "ế" * 200
    entry = Entry(date(2026, 3, 5), "task", 7, "NV-2026-7", words, "Hội Nông dân")
    data = calendar_file("Lịch", [entry], now=timezone.now())

    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert words in event["summary"]
    (other,) = ics.Calendar(data.decode()).events
    assert words in other.name


def test_finished_work_stays_with_the_word_that_it_is(canbo, task, vanphong, fetch):
    mark_done(task, account=vanphong, note="xong")

    (event,) = events(fetch(renew_feed(canbo)))
    assert event["summary"].startswith("Đã xong:")
    assert event.walk("VALARM") == []


def test_a_body_has_an_address_of_its_own(bodies, vanphong, task, fetch):
    words = renew_feed(vanphong, body=bodies.van_phong)

    assert [one["uid"] for one in events(fetch(words))] == [f"task-{task.pk}@phoihop"]


def test_an_officer_makes_none_for_a_body(bodies, canbo):
    with pytest.raises(NotAllowed, match="lập, bỏ địa chỉ lịch"):
        renew_feed(canbo, body=bodies.nong_dan)


def test_a_new_address_ends_the_old_one(canbo, fetch):
    old = renew_feed(canbo)
    new = renew_feed(canbo)

    assert fetch(old).status_code == 404
    assert fetch(new).status_code == 200


def test_an_ended_address_opens_nothing(canbo, fetch):
    words = renew_feed(canbo)
    end_feed(canbo)

    assert fetch(words).status_code == 404


def test_who_leaves_takes_the_calendar_along(canbo, task, fetch):
    words = renew_feed(canbo)
    canbo.is_active = False
    canbo.save()

    assert fetch(words).status_code == 404


def test_who_changes_the_body_no_longer_gets_its_work(canbo, task, fetch):
    words = renew_feed(canbo)
    canbo.roles.all().delete()

    assert events(fetch(words)) == []


@pytest.mark.parametrize("words", ["x", "a" * 43, "a" * 500, "../../etc", "cong-khai2"])
def test_a_guess_opens_nothing(fetch, client, words):
    assert client.get(f"/lich/{words}.ics").status_code == 404


def test_only_the_digest_of_the_secret_is_kept(canbo):
    words = renew_feed(canbo)

    assert words not in str(Feed.objects.values())
    assert len(words) >= 43


def test_the_address_is_shown_once(client, canbo):
    client.force_login(canbo)
    url = reverse("office:calendar-feeds")

    assert "/lich/" in client.post(url).content.decode()
    page = client.get(url).content.decode()
    assert ".ics" not in page.replace("cong-khai.ics", "")
    assert "Đang dùng" in page


def test_everybody_gets_published_meetings_and_nothing_else(client, document, vanphong, bodies):
    confirm_all(document, vanphong)
    held = Meeting.objects.get(document=document)
    today = timezone.localdate()
    Meeting.objects.filter(pk=held.pk).update(held_on=today)
    address = reverse("feeds:public")
    assert events(client.get(address)) == []

    Meeting.objects.filter(pk=held.pk).update(published_at=timezone.now())

    (event,) = events(client.get(address))
    assert event["uid"] == f"published-{held.pk}@phoihop"
    assert reverse("portal:meeting", args=[held.pk]) in event["url"]


def test_a_conference_is_the_entry_of_its_invitation(bodies, vanphong, fetch):
    day = timezone.localdate() + timedelta(days=5)
    planned = conference_of(bodies, vanphong, held_on=day)

    (event,) = events(fetch(renew_feed(vanphong)))

    assert event["uid"] == f"{planned.uid}@phoihop"
    starts = event.decoded("dtstart")
    assert (starts.date(), starts.hour, str(starts.tzinfo)) == (day, 8, "Asia/Ho_Chi_Minh")
    assert event["location"] == "Hội trường UBND xã"


def test_who_is_invited_has_it_in_the_calendar_without_the_page(bodies, vanphong, canbo, fetch):
    day = timezone.localdate() + timedelta(days=5)
    planned = conference_of(bodies, vanphong, held_on=day)
    planned.invitations.create(name="Hội Nông dân", body=bodies.nong_dan)

    (event,) = events(fetch(renew_feed(canbo)))

    assert event["summary"] == planned.title
    assert "url" not in event


def test_a_conference_that_was_called_off_is_not_there(bodies, vanphong, fetch):
    day = timezone.localdate() + timedelta(days=5)
    planned = conference_of(bodies, vanphong, held_on=day)
    type(planned).objects.filter(pk=planned.pk).update(state="called_off")

    assert events(fetch(renew_feed(vanphong))) == []
