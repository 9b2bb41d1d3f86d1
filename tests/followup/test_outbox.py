"""Letters through a real SMTP server on this machine, and what becomes of those it refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phoihop.followup.models import Message
from phoihop.followup.outbox import (
    LEASE,
    MOST_ATTEMPTS,
    mark_told,
    message_id_of,
    send_again,
    send_waiting,
    settle_doubtful,
    write_message,
)
from phoihop.registry.rights import NotAllowed

pytestmark = pytest.mark.django_db
S = Message.State


@pytest.fixture
def letter(bodies, vanphong):
    return write_message(
        "round:1",
        body=bodies.van_phong,
        account=vanphong,
        address="van@example.vn",
        subject="Nhắc việc\nhôm nay",
        text="Kính gửi bà Mận,\nviệc quá hạn.",
    )


def state(letter):
    letter.refresh_from_db()
    return letter.state


def test_a_letter_arrives_as_it_was_written(letters, letter):
    assert send_waiting() == 1

    (mail,) = letters.taken
    assert mail["Subject"] == "Nhắc việc hôm nay"
    assert mail["To"] == "van@example.vn"
    assert mail["Message-ID"] == message_id_of("round:1") == letter.message_id
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail.get_content().replace("\r\n", "\n").rstrip() == "Kính gửi bà Mận,\nviệc quá hạn."
    assert state(letter) == S.SENT
    assert letter.sent_at is not None


def test_it_is_sent_once(letters, letter):
    send_waiting()

    assert send_waiting() == 0
    assert len(letters.taken) == 1


def test_the_same_key_makes_one_letter(letter, bodies):
    again = write_message(
        "round:1", body=bodies.van_phong, address="van@example.vn", subject="a", text="b"
    )

    assert again is None
    assert Message.objects.count() == 1


def test_what_the_server_refuses_for_good_is_shown_with_its_words(letters, letter):
    letters.answer = "550 5.1.1 khong co hop thu nay"

    send_waiting()

    assert state(letter) == S.FAILED
    assert "550" in letter.reason
    assert "khong co hop thu nay" in letter.reason


def test_what_it_does_not_take_now_is_tried_later(letters, letter):
    letters.answer = "451 4.3.0 ban"

    send_waiting()

    assert state(letter) == S.WAITING
    assert letter.next_try_at > timezone.now() + timedelta(seconds=100)
    letters.answer = ""
    assert send_waiting() == 0
    assert send_waiting(now=timezone.now() + timedelta(hours=1)) == 1


def test_a_server_that_is_down_is_tried_again_and_given_up_in_the_end(letter, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    now = timezone.now()

    for _times in range(MOST_ATTEMPTS):
        now += timedelta(days=1)
        send_waiting(now=now)

    assert state(letter) == S.FAILED
    assert "Chưa nối được máy chủ thư" in letter.reason


def test_a_line_that_breaks_leaves_doubt_and_is_tried_once_more(letters, letter):
    letters.hang_up = True
    send_waiting()
    assert state(letter) == S.HANDING

    letters.hang_up = False
    later = timezone.now() + 2 * LEASE
    assert send_waiting(now=later) == 1

    assert state(letter) == S.SENT
    assert letter.maybe_twice
    assert {mail["Message-ID"] for mail in letters.taken} == {letter.message_id}


def test_doubt_for_the_second_time_is_left_to_a_person(letters, letter, vanphong):
    letters.hang_up = True
    for times in (1, 3):
        send_waiting(now=timezone.now() + times * LEASE)
    settle_doubtful(now=timezone.now() + 9 * LEASE)

    assert state(letter) == S.UNKNOWN
    assert "không biết máy chủ thư đã nhận chưa" in letter.reason
    letters.hang_up = False
    assert send_again(letter, account=vanphong)
    assert send_waiting() == 1


def test_of_two_workers_one_sends(letters, letter):
    Message.objects.filter(pk=letter.pk).update(state=S.HANDING, claimed_at=timezone.now())

    assert send_waiting() == 0
    assert letters.taken == []


def test_a_digest_waits_for_the_end_of_the_quiet_hours(letters, bodies):
    write_message("digest:1:x", body=bodies.ubnd, address="a@example.vn", subject="a", text="b")
    night = (timezone.localtime() + timedelta(days=1)).replace(hour=22, minute=0)

    assert send_waiting(now=night) == 0
    assert send_waiting(now=night + timedelta(hours=11)) == 1


def test_a_sent_letter_is_not_sent_again(letters, letter, vanphong):
    send_waiting()
    letter.refresh_from_db()

    assert not send_again(letter, account=vanphong)
    assert not mark_told(letter, account=vanphong)


def test_a_neighbour_sends_nothing_again(letter, hangxom):
    with pytest.raises(NotAllowed):
        send_again(letter, account=hangxom)
