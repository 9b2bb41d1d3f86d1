"""Invitations go out once, with a calendar entry that later letters replace."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from phoihop.followup.invitations import Said, calendar_file, letters, send_invitations
from phoihop.followup.models import Message
from phoihop.followup.outbox import send_waiting
from phoihop.records.agendas import Point, add_points
from phoihop.records.conferences import call_off, change_conference
from phoihop.records.errors import ConferenceError
from phoihop.records.guests import Guest, invite_guests
from phoihop.records.models import Conference
from tests.records.conferences import conference_of, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(bodies, vanphong, cast):
    cast["canbo"].email = "canbo@example.vn"
    cast["canbo"].save()
    made = conference_of(bodies, vanphong)
    guests = [
        Guest("Hội Nông dân xã", body=bodies.nong_dan, count=2),
        Guest("Trưởng bản Pa", email="banpa@example.vn"),
        Guest("Già làng"),
    ]
    invite_guests(made, guests, account=vanphong)
    add_points(made, [Point("Nghe báo cáo quý IV")], account=vanphong)
    return made


def entry_of(letter):
    name, data, kind = letter.attachments[0]
    calendar = Calendar.from_ical(data)
    return name, kind, calendar["method"], calendar.walk("VEVENT")[0]


def test_a_body_is_written_to_at_the_addresses_of_its_people(planned, vanphong):
    sent = send_invitations(planned, account=vanphong)
    send_waiting()

    assert [one.invitation.name for one in sent] == ["Hội Nông dân xã", "Trưởng bản Pa"]
    assert [one.to for one in mail.outbox] == [["canbo@example.vn"], ["banpa@example.vn"]]
    text = mail.outbox[0].body
    assert "08 giờ 00, sáng ngày 04/12/2026" in text
    assert "1. Nghe báo cáo quý IV" in text


def test_the_entry_is_understood_by_a_foreign_reader(planned, vanphong):
    send_invitations(planned, account=vanphong)
    send_waiting()

    name, kind, method, event = entry_of(mail.outbox[0])
    assert (name, kind, method) == ("giay-moi.ics", "text/calendar; method=REQUEST", "REQUEST")
    assert event.decoded("dtstart") == datetime(2026, 12, 4, 1, 0, tzinfo=UTC)
    assert event["uid"] == f"{planned.uid}@phoihop"
    assert event["attendee"] == "mailto:canbo@example.vn"


def test_nobody_gets_the_same_letter_twice_and_a_change_replaces_it(bodies, planned, vanphong):
    send_invitations(planned, account=vanphong)
    send_waiting()
    with pytest.raises(ConferenceError, match="Không còn ai"):
        send_invitations(planned, account=vanphong)

    later = plan(bodies, starts_at=time(9, 30))
    planned = change_conference(planned, later, account=vanphong, version=1)
    send_invitations(planned, account=vanphong)
    send_waiting()

    first, second = entry_of(mail.outbox[0])[3], entry_of(mail.outbox[2])[3]
    assert mail.outbox[2].subject.startswith("Giấy mời (thay đổi)")
    assert first["uid"] == second["uid"]
    assert (first["sequence"], second["sequence"]) == (0, 1)


def test_who_was_invited_is_told_that_it_is_called_off(planned, vanphong):
    send_invitations(planned, account=vanphong)
    send_waiting()
    off = call_off(planned, account=vanphong, reason="bão số 9")

    sent = send_invitations(off, account=vanphong)
    send_waiting()

    assert len(sent) == 2
    assert "bão số 9" in mail.outbox[-1].body
    _name, _kind, method, event = entry_of(mail.outbox[-1])
    assert (method, event["status"]) == ("CANCEL", "CANCELLED")


def test_without_an_hour_the_entry_stands_for_the_whole_day(bodies, vanphong):
    planned = conference_of(bodies, vanphong, starts_at=None)

    event = Calendar.from_ical(calendar_file(Said.of(planned))).walk("VEVENT")[0]

    assert event.decoded("dtstart") == date(2026, 12, 4)


def test_the_number_of_queries_does_not_grow_with_the_guests(
    planned, vanphong, django_assert_num_queries
):
    more = [Guest(f"Thôn {n}", email=f"thon{n}@example.vn") for n in range(30)]
    invite_guests(planned, more, account=vanphong)
    fresh = Conference.objects.select_related("body").get(pk=planned.pk)

    with django_assert_num_queries(5):
        assert len(letters(fresh)) == 33


def test_a_real_server_is_handed_letter_and_entry(letters, planned, vanphong):
    send_invitations(planned, account=vanphong)
    assert letters.taken == []

    assert send_waiting() == 2

    mail, other = letters.taken
    assert (mail["To"], other["To"]) == ("canbo@example.vn", "banpa@example.vn")
    assert mail["Subject"].strip() == f"Giấy mời: {planned.title}"
    (attached,) = mail.iter_attachments()
    assert attached.get_filename() == "giay-moi.ics"
    assert (attached.get_content_type(), attached.get_param("method")) == (
        "text/calendar",
        "REQUEST",
    )
    event = Calendar.from_ical(attached.get_content()).walk("VEVENT")[0]
    assert event["attendee"] == "mailto:canbo@example.vn"
    assert len(set(letters.ids)) == 2


def test_what_the_server_does_not_take_now_is_not_lost(letters, planned, vanphong):
    letters.answer = "451 4.3.0 ban"
    send_invitations(planned, account=vanphong)
    send_waiting()
    letters.answer = ""

    assert send_waiting(now=timezone.now() + timedelta(hours=1)) == 2
    assert send_waiting(now=timezone.now() + timedelta(hours=2)) == 0
    assert len(letters.taken) == 2


def test_a_refused_invitation_is_shown_with_the_server_s_words(letters, planned, vanphong):
    letters.answer = "550 5.1.1 khong co hop thu nay"
    send_invitations(planned, account=vanphong)
    send_waiting()

    assert {one.state for one in Message.objects.all()} == {Message.State.FAILED}
    assert all("khong co hop thu nay" in one.reason for one in Message.objects.all())


def test_without_a_mail_server_invitations_wait_to_be_copied(planned, vanphong, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    send_invitations(planned, account=vanphong)

    assert {one.state for one in Message.objects.all()} == {Message.State.TO_COPY}
