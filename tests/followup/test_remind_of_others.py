"""Reminders by the clock of what is no task: answers, reports, plans and the plan round."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from phoihop.followup.answers import answer, assign_lead, receive
from phoihop.followup.models import Message, Reminder
from phoihop.followup.remind import plan_digests, what_to_tell
from phoihop.followup.reminder_settings import keep_setting
from phoihop.records.models import PlanEntry, PlanRound, Recommendation, Report, Round
from phoihop.records.plan_rounds import open_plan_round
from phoihop.registry.models import Role, TrailEntry
from tests.cast import make_account
from tests.factories import confirmed_request
from tests.followup.test_remind import VALUES, at
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db
RAISED = date(2026, 3, 2)
"""A Monday; ten days later is a Thursday, thirty days later a Wednesday."""


@pytest.fixture
def request_(bodies, vanphong):
    made = confirmed_request(vanphong, bodies.van_phong)
    values = {"addressee": bodies.nong_dan, "raised_on": RAISED, "due_on": None}
    Recommendation.objects.filter(pk=made.pk).update(**values)
    made.refresh_from_db()
    return made


def told(day):
    return [(one.account.username, one.waiting.due_on, one.step) for one in what_to_tell(day)]


def test_what_nobody_received_is_told_by_the_term_of_receiving(request_):
    assert told(RAISED + timedelta(days=4)) == []
    assert told(RAISED + timedelta(days=10)) == [("canbo", date(2026, 3, 12), 0)]


def test_what_was_received_is_told_by_the_term_of_answering(request_, vanphong):
    receive(request_, account=vanphong)

    assert told(RAISED + timedelta(days=12)) == []
    assert told(date(2026, 4, 1)) == [("canbo", date(2026, 4, 1), 0)]


def test_a_term_that_ends_on_a_day_off_ends_on_the_next_working_day(request_):
    Recommendation.objects.update(raised_on=date(2026, 3, 4))

    assert told(date(2026, 3, 16)) == [("canbo", date(2026, 3, 16), 0)]


def test_a_day_that_was_set_stands_above_the_term(request_, bodies, vanphong):
    day = timezone.localdate() + timedelta(days=20)
    assign_lead(request_, lead=bodies.nong_dan, answer_by=day, account=vanphong)

    assert told(day) == [("canbo", day, 0)]


def test_an_office_that_reminds_by_days_set_alone(request_, bodies, vanphong):
    none = {"receive_days": None, "answer_days": None}
    keep_setting(bodies.van_phong, VALUES | none, account=vanphong)

    assert told(date(2026, 3, 12)) == []
    entry = TrailEntry.objects.get(verb="set_reminders")
    assert (entry.after["receive_days"], entry.after["steps"]) == ("", "-1")


def test_what_was_answered_and_what_is_years_old_is_not_told(request_, vanphong):
    assert told(RAISED + timedelta(days=101)) == []
    answer(request_, account=vanphong, kind="accepted", text="Sẽ mở trong tháng 5.")

    assert told(date(2026, 4, 1)) == []


def test_the_letter_says_that_the_day_was_counted(request_):
    plan_digests(now=at(date(2026, 3, 12)))

    text = Message.objects.get().text
    assert f"1. {request_.code} · trả lời kiến nghị: mở thêm điểm" in text
    assert "vì Hội Nông dân phải trả lời" in text
    assert "đếm từ ngày nêu 02/03/2026 theo mốc của văn phòng" in text
    assert f"Ghi trả lời: http://127.0.0.1:8000/lam-viec/kien-nghi/{request_.pk}/#reply" in text


@pytest.fixture
def round_(bodies):
    return round_of(bodies, asker(bodies), last_day=date(2026, 4, 6))


def test_who_has_not_sent_a_report_is_told(round_, bodies, canbo):
    mine = report_of(round_, bodies.nong_dan)

    # The women have nobody with an account, so the office of the Front is told for them.
    assert sorted(told(date(2026, 4, 6))) == [
        ("canbo", date(2026, 4, 6), 0),
        ("mattran", date(2026, 4, 6), 0),
    ]
    Report.objects.filter(pk=mine.pk).update(state="sent", receipt="BN-1")
    assert [name for name, *_more in told(date(2026, 4, 6))] == ["mattran"]
    Round.objects.update(state=Round.State.CLOSED)
    assert told(date(2026, 4, 6)) == []


def test_a_report_reminded_of_by_a_press_is_not_told_again_that_day(round_):
    Report.objects.update(reminded_at=at(date(2026, 4, 6)))

    assert told(date(2026, 4, 6)) == []
    assert len(told(date(2026, 4, 7))) == 2


def test_a_press_leaves_out_whom_the_clock_has_told(round_):
    plan_digests(now=at(date(2026, 4, 6)))

    assert {report.reminded_at for report in Report.objects.all()} == {at(date(2026, 4, 6))}


@pytest.fixture
def plan_round(bodies, vanphong):
    return open_plan_round(
        2026,
        [bodies.nong_dan],
        body=bodies.van_phong,
        decider=bodies.ubnd,
        account=vanphong,
        send_last_day=date(2026, 1, 14),
        submit_last_day=date(2026, 1, 16),
        decide_last_day=date(2026, 1, 20),
    )


def test_each_link_of_a_plan_round_is_told_when_it_is_its_turn(plan_round):
    day = date(2026, 1, 20)
    assert told(day) == [("canbo", date(2026, 1, 14), 3)]

    PlanEntry.objects.update(state=PlanEntry.State.SENT)
    assert told(day) == [("vanphong", date(2026, 1, 16), 3)]

    PlanRound.objects.update(state=PlanRound.State.SUBMITTED)
    assert told(day) == [("lanhdao", day, 0)]

    PlanRound.objects.update(state=PlanRound.State.DECIDED)
    assert told(day) == []


def test_one_letter_holds_every_kind_once(request_, round_, plan_round, bodies):
    Recommendation.objects.update(due_on=date(2026, 4, 6))
    PlanRound.objects.update(send_last_day=date(2026, 4, 6), decide_last_day=date(2026, 4, 9),
                             submit_last_day=None)  # fmt: skip

    assert plan_digests(now=at(date(2026, 4, 6))) == 2
    assert plan_digests(now=at(date(2026, 4, 6), 9)) == 0

    letter = Message.objects.get(account__username="canbo")
    assert letter.subject == "Nhắc việc 06/04/2026: 3 việc sắp đến hạn"
    assert {one.link for one in letter.reminders.all()} == {
        "recommendation",
        "report",
        "plan_entry",
    }
    assert "gửi báo cáo: Kết quả chăm lo, quý I năm 2026" in letter.text
    assert "gửi kế hoạch: Lập kế hoạch phối hợp năm 2026" in letter.text
    assert told(date(2026, 4, 6)) == []


def test_late_reports_go_to_the_head_and_to_the_chief(round_, bodies, canbo):
    make_account("thutruong", "Lý A Páo", Role.Name.HEAD, bodies.nong_dan)
    make_account("chanhvp", "Mùa A Sử", Role.Name.CHIEF, bodies.mttq)

    names = {one.account.username for one in what_to_tell(date(2026, 4, 13))}
    assert {"canbo", "thutruong", "chanhvp"} <= names


def test_the_queries_do_not_grow_with_the_kinds(
    request_, round_, plan_round, vanphong, bodies, django_assert_max_num_queries
):
    for number in range(4):
        made = confirmed_request(vanphong, bodies.van_phong, content=f"việc {number}")
        Recommendation.objects.filter(pk=made.pk).update(raised_on=RAISED)

    with django_assert_max_num_queries(12):
        assert len(what_to_tell(date(2026, 4, 6))) >= 4


def test_a_reminder_is_of_one_thing(request_, round_, canbo):
    plan_digests(now=at(date(2026, 3, 12)))
    line = Reminder.objects.get()

    line.report = report_of(round_, round_.reports.first().body)
    with pytest.raises(Exception, match="reminder_is_of_one_thing"):
        line.save()


def test_letters_show_every_kind_with_its_page(
    client, request_, round_, plan_round, vanphong, canbo
):
    Recommendation.objects.update(addressee=None, due_on=date(2026, 4, 6))
    Report.objects.all().delete()
    plan_digests(now=at(date(2026, 4, 6)))
    client.force_login(vanphong)

    page = client.get("/lam-viec/nhac-viec/").content.decode()

    assert f"/lam-viec/kien-nghi/{request_.pk}/#reply" in page
    assert "gửi kế hoạch: Lập kế hoạch" in page
