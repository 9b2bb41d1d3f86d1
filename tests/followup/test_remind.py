from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from phoihop.followup.models import Message, Reminder, ReminderSetting
from phoihop.followup.remind import plan_digests, what_to_tell
from phoihop.followup.reminder_settings import keep_setting, setting_of
from phoihop.followup.work import mark_done
from phoihop.records.models import Assignment
from phoihop.registry.models import Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.cast import make_account
from tests.factories import confirmed_task

pytestmark = pytest.mark.django_db
DUE = date(2026, 3, 12)
"""A Thursday."""


def at(day, hour=8, minute=0):
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


@pytest.fixture
def task(bodies, vanphong, canbo):
    canbo.email = "canbo@example.vn"
    canbo.save()
    made = confirmed_task(vanphong, bodies.van_phong)
    Assignment.objects.filter(pk=made.pk).update(lead=bodies.nong_dan, due_on=DUE)
    made.refresh_from_db()
    return made


def told(day):
    return [(one.account.username, one.step, str(one.why)) for one in what_to_tell(day)]


@pytest.mark.parametrize(
    ("days", "step"), [(-6, None), (-5, -5), (-4, -5), (-2, -2), (0, 0), (1, 1), (2, 1), (60, 3)]
)
def test_the_newest_step_reached_is_told(task, days, step):
    found = [one.step for one in what_to_tell(DUE + timedelta(days)) if one.why == "lead"]

    assert found == ([] if step is None else [step])


def test_a_step_is_told_once_and_the_next_one_again(task):
    assert plan_digests(now=at(date(2026, 3, 10))) == 1
    assert plan_digests(now=at(date(2026, 3, 10), 9)) == 0
    assert plan_digests(now=at(date(2026, 3, 11))) == 0
    assert plan_digests(now=at(DUE)) == 1

    assert [one.step for one in Reminder.objects.all()] == [-2, 0]


def test_one_letter_a_day_holds_all_work_of_a_person(task, bodies, vanphong):
    other = confirmed_task(vanphong, bodies.van_phong, task="sửa cầu treo")
    Assignment.objects.filter(pk=other.pk).update(lead=bodies.nong_dan, due_on=DUE)

    plan_digests(now=at(DUE))

    letter = Message.objects.get()
    assert letter.subject == "Nhắc việc 12/03/2026: 2 việc sắp đến hạn"
    assert task.code in letter.text
    assert "sửa cầu treo" in letter.text
    assert letter.address == "canbo@example.vn"


def test_the_letter_says_why_and_what_to_do(task):
    plan_digests(now=at(DUE))

    text = Message.objects.get().text
    assert "hạn 12/03/2026, hôm nay là ngày cuối" in text
    assert "vì Hội Nông dân chủ trì việc này; giao bởi Văn phòng HĐND và UBND" in text
    for label in ("Đã xong: http", "Đang làm: http", "Xin gia hạn: http"):
        assert label in text


@pytest.mark.parametrize("hour", [6, 7, 19, 23, 0])
def test_nothing_is_written_in_quiet_hours_or_too_early(task, hour):
    assert plan_digests(now=at(DUE, hour)) == 0


def test_a_day_off_is_made_up_for_on_the_next_working_day(task):
    Assignment.objects.filter(pk=task.pk).update(due_on=date(2026, 3, 14))

    assert plan_digests(now=at(date(2026, 3, 14))) == 0
    assert plan_digests(now=at(date(2026, 3, 16))) == 1
    assert Reminder.objects.get().step == 1


def test_finished_work_is_not_told(task, vanphong):
    mark_done(task, account=vanphong, note="xong")

    assert told(DUE) == []


def test_late_work_goes_to_the_head_and_then_to_the_chief(task, bodies):
    make_account("thutruong", "Lý A Páo", Role.Name.HEAD, bodies.nong_dan)
    make_account("chanhvp", "Mùa A Sử", Role.Name.CHIEF, bodies.van_phong)

    assert told(DUE + timedelta(2)) == [("canbo", 1, "lead")]
    assert told(DUE + timedelta(3)) == [("canbo", 3, "lead"), ("thutruong", 3, "head")]
    assert ("chanhvp", 7, "chief") in told(DUE + timedelta(7))


def test_a_unit_without_accounts_is_told_through_the_office(task, bodies, vanphong):
    Assignment.objects.filter(pk=task.pk).update(lead=bodies.phu_nu)

    assert told(DUE) == [("vanphong", 0, "office")]
    plan_digests(now=at(DUE))
    letter = Message.objects.get()
    assert letter.state == Message.State.TO_COPY
    assert "chưa có tài khoản nên văn phòng nhắc giúp" in letter.text


def test_a_moved_day_is_told_at_every_step_anew(task):
    plan_digests(now=at(DUE))
    Assignment.objects.filter(pk=task.pk).update(due_on=date(2026, 3, 19))

    assert told(date(2026, 3, 19)) == [("canbo", 0, "lead")]


def test_without_a_mail_server_letters_are_for_copying(task, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    plan_digests(now=at(DUE))

    assert Message.objects.get().state == Message.State.TO_COPY


def test_the_trail_names_what_was_told(task):
    plan_digests(now=at(DUE))

    entry = TrailEntry.objects.get(verb="remind")
    assert entry.after == {"tasks_named": task.code}
    assert entry.actor is None


def test_somebody_who_left_is_not_told(task, canbo):
    canbo.is_active = False
    canbo.save()

    assert ("canbo", 0, "lead") not in told(DUE)


VALUES = {
    "is_on": True,
    "steps": [-1],
    "head_after": None,
    "chief_after": None,
    "receive_days": 10,
    "answer_days": None,
    "send_at": time(7, 30),
    "quiet_from": time(12, 0),
    "quiet_to": time(14, 0),
    "on_days_off": True,
}


def test_a_setting_holds_for_the_bodies_beneath(task, bodies, vanphong):
    keep_setting(bodies.van_phong, VALUES, account=vanphong)

    assert setting_of(bodies.van_phong).steps == [-1]
    assert setting_of(bodies.hang_xom).steps == [-5, -2, 0, 1, 3]
    assert told(DUE - timedelta(2)) == []
    assert told(DUE - timedelta(1)) == [("canbo", -1, "lead")]
    assert plan_digests(now=at(DUE, 13)) == 0


def test_an_office_that_reminds_of_nothing(task, bodies, vanphong):
    keep_setting(bodies.van_phong, VALUES | {"is_on": False}, account=vanphong)

    assert told(DUE) == []


def test_an_officer_sets_nothing(bodies, canbo):
    with pytest.raises(NotAllowed, match="Chỉ văn phòng và Chánh Văn phòng"):
        keep_setting(bodies.nong_dan, VALUES, account=canbo)


@pytest.mark.parametrize(
    ("at_hour", "quiet"), [(19, True), (23, True), (6, True), (7, False), (12, False)]
)
def test_quiet_hours_run_over_midnight(bodies, at_hour, quiet):
    assert ReminderSetting(body=bodies.ubnd).is_quiet(time(at_hour)) is quiet


def test_the_number_of_queries_does_not_grow_with_the_work(
    task, bodies, vanphong, django_assert_max_num_queries
):
    for number in range(6):
        made = confirmed_task(vanphong, bodies.van_phong, task=f"việc {number}")
        Assignment.objects.filter(pk=made.pk).update(lead=bodies.nong_dan, due_on=DUE)

    with django_assert_max_num_queries(7):
        assert len(what_to_tell(DUE)) == 7
