"""Every step is told to those it concerns, with the act, and what is not opened is mailed once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phoihop.followup.answers import answer
from phoihop.followup.ladder import REQUEST, TASK, A
from phoihop.followup.models import Message, ReminderSetting
from phoihop.followup.notices import REQUEST_NOTICES, TASK_NOTICES
from phoihop.followup.remind import plan_digests
from phoihop.followup.tasks import accept, ask_extension, report_done, send_back
from phoihop.records.models import Assignment
from phoihop.registry.models import Notice, Role, TrailEntry
from phoihop.registry.notices import mark_read, tell, unread, words_of
from tests.cast import make_account
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _addresses(cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for name, account in cast.items():
        account.email = f"{name}@example.vn"
        account.save()


@pytest.fixture
def task(bodies, vanphong):
    due = timezone.localdate() + timedelta(days=60)
    return confirmed_task(vanphong, bodies.van_phong, due=due.isoformat(), due_excluded=False)


def told():
    rows = Notice.objects.select_related("account", "entry").order_by("id")
    return [(one.account.username, one.entry.verb) for one in rows]


def test_no_step_of_a_task_or_a_recommendation_is_without_a_row():
    assert set(TASK_NOTICES) == {*TASK, A.UNDO, "confirm"}
    assert set(REQUEST_NOTICES) == {*REQUEST, A.UNDO, "confirm"}
    assert all(row.to for row in (*TASK_NOTICES.values(), *REQUEST_NOTICES.values()))


def test_the_lead_is_told_of_a_task_and_the_office_of_what_becomes_of_it(task, bodies, canbo):
    make_account("hoptac", "Vừ Mí Dia", Role.Name.HEAD, bodies.phu_nu)
    task.co_operators.add(bodies.phu_nu)
    accept(task, account=canbo)
    report_done(task, account=canbo, note="đã rà soát 120 hộ")

    assert told() == [("canbo", "confirm"), ("vanphong", A.ACCEPT), ("vanphong", A.REPORT)]
    words = words_of(Notice.objects.get(entry__verb=A.REPORT).entry)
    assert words == "Đơn vị báo đã xong, chờ xác nhận"


def test_who_did_it_and_who_left_are_not_told(task, bodies, canbo):
    gone = make_account("dathoi", "Sùng A Dơ", Role.Name.CLERK, bodies.van_phong)
    gone.is_active = False
    gone.save()
    clerk_of_union = make_account("vphoi", "Lù Thị Sen", Role.Name.CLERK, bodies.nong_dan)
    Notice.objects.all().delete()

    accept(task, account=canbo)

    assert told() == [("vanphong", A.ACCEPT)]
    assert not Notice.objects.filter(account__in=[gone, clerk_of_union]).exists()


def test_the_raiser_is_told_that_it_was_answered(bodies, vanphong):
    asked = confirmed_request(vanphong, bodies.van_phong)
    Notice.objects.all().delete()

    answer(asked, account=vanphong, kind="accepted", text="Sẽ mở trong tháng 5.")

    assert told() == [("canbo", A.ANSWER)]


def test_a_sentence_kept_as_text_is_told_to_nobody(bodies, vanphong):
    made = confirmed_task(vanphong, bodies.van_phong)
    Notice.objects.all().delete()
    made.record_only = True

    tell(TrailEntry.objects.get(verb="confirm"), made)

    assert told() == []


def test_a_refused_act_tells_nobody(task, canbo):
    before = Notice.objects.count()

    with pytest.raises(Exception, match="Hãy ghi lý do"):
        ask_extension(task, account=canbo, until=None, note="")

    assert Notice.objects.count() == before


@pytest.fixture
def _at_work(task):
    """The office sends at any hour of any day, so that the tests need not wait for one."""
    for body in (task.body, task.lead):
        ReminderSetting.objects.create(
            body=body, send_at="00:00", quiet_from="00:00", quiet_to="00:00", on_days_off=True
        )


@pytest.mark.usefixtures("_at_work")
def test_what_was_not_opened_is_in_the_one_letter_of_the_day(task):
    assert plan_digests() == 1
    assert plan_digests() == 0
    assert plan_digests(now=timezone.now() + timedelta(days=1)) == 0

    letter = Message.objects.get()
    assert letter.subject.endswith("1 thông báo mới")
    assert f"Nhiệm vụ mới được giao: {task}"[:60] in letter.text
    assert "/lam-viec/thong-bao/" in letter.text
    assert letter.address == "canbo@example.vn"
    assert TrailEntry.objects.get(verb="remind").after == {"notices": 1}


@pytest.mark.usefixtures("_at_work")
def test_reminders_and_notices_share_a_letter(task, canbo):
    Assignment.objects.filter(pk=task.pk).update(due_on=timezone.localdate())

    plan_digests()

    subject = Message.objects.get().subject
    assert subject.endswith("1 việc sắp đến hạn, 1 thông báo mới")


@pytest.mark.usefixtures("_at_work")
def test_what_was_opened_is_not_mailed(canbo):
    assert unread(canbo).count() == 1
    mark_read(canbo)

    assert unread(canbo).count() == 0
    assert plan_digests() == 0


@pytest.mark.usefixtures("_at_work")
def test_a_notice_after_the_letter_waits_for_the_next_one(task, canbo, vanphong):
    plan_digests()
    accept(task, account=canbo)
    report_done(task, account=canbo, note="đã rà soát 120 hộ")
    send_back(task, account=vanphong, note="còn thiếu 2 thôn")

    assert plan_digests() == 1  # the office's own first letter
    assert plan_digests(now=timezone.now() + timedelta(days=1)) == 1
    assert Message.objects.filter(account=canbo).count() == 2
    assert not Notice.objects.filter(account=canbo, mailed_at=None).exists()


@pytest.mark.usefixtures("_at_work")
def test_without_a_mail_server_no_letter_is_there_to_copy(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    assert plan_digests() == 0
    assert not Message.objects.exists()


def test_notices_keep_the_quiet_hours(task):
    night = timezone.localtime().replace(hour=23, minute=0)
    if night < timezone.localtime():
        night += timedelta(days=1)

    assert plan_digests(now=night) == 0


def test_the_number_of_queries_does_not_grow_with_the_people(
    bodies, vanphong, task, django_assert_max_num_queries
):
    for n in range(12):
        make_account(f"them{n}", f"Vàng Thị {n}", Role.Name.OFFICER, bodies.nong_dan)
    entry = TrailEntry.objects.get(verb="confirm")
    Notice.objects.all().delete()

    with django_assert_max_num_queries(6):
        tell(entry, task)

    assert Notice.objects.count() == 13
