from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import PlanEntry, PlanItem, PlanRound
from phoihop.records.plan_rounds import (
    allocate,
    begin_plan,
    chain,
    days_of_chain,
    decide,
    excuse_plan,
    gather,
    give_back,
    open_plan_round,
    return_plan,
    send_plan,
    submit,
)
from phoihop.records.plan_sheet import Typed, save_sheet, typed_of
from phoihop.records.plans import start_next
from phoihop.registry.models import Body, Role
from phoihop.registry.rights import NotAllowed, may, scope
from tests.cast import make_account
from tests.factories import confirmed_task
from tests.records.test_agreements import agreement_of

pytestmark = pytest.mark.django_db
D1, D2 = date(2026, 1, 14), date(2026, 1, 19)


@pytest.fixture
def asked(bodies, vanphong):
    return round_of(bodies, vanphong)


def round_of(bodies, account, year=2026, **more):
    days = {"send_last_day": D1, "decide_last_day": D2} | more
    return open_plan_round(
        year,
        [bodies.nong_dan, bodies.phu_nu],
        body=bodies.van_phong,
        decider=bodies.ubnd,
        account=account,
        **days,
    )


@pytest.fixture
def women(bodies):
    return make_account("phunu", "Giàng Thị Mỷ", Role.Name.OFFICER, bodies.phu_nu)


def entry_of(asked, body):
    return PlanEntry.objects.select_related("round", "body", "plan").get(round=asked, body=body)


def sent_by(asked, body, account, *contents):
    entry = entry_of(asked, body)
    plan = begin_plan(entry, account=account)
    rows = [Typed(content=words, time="Quý II", planned="5 triệu") for words in contents]
    save_sheet(plan, rows, account=account, bodies=Body.objects.all())
    send_plan(entry, account=account)
    return plan


def links(asked, on):
    asked = PlanRound.objects.select_related("body", "decider").get(pk=asked.pk)
    entries = list(asked.entries.select_related("body", "round"))
    return {link.key: link for link in chain(asked, entries, on=on)}


def decided(asked, account):
    decide(asked, account=account, decision="QĐ 7", decided_on=timezone.localdate())


def test_the_chain_from_plans_to_money(asked, bodies, cast, women):
    office, officer = cast["vanphong"], cast["canbo"]
    with pytest.raises(ProgrammeError, match="Hãy tổng hợp"):
        submit(asked, account=office)
    own = sent_by(asked, bodies.nong_dan, officer, "Tập huấn chè")
    sent_by(asked, bodies.phu_nu, women, "Ngày chủ nhật xanh", "Vay vốn")

    assert gather(asked, account=office) == 3
    with pytest.raises(ProgrammeError, match="chưa trình"):
        decided(asked, cast["lanhdao"])
    submit(asked, account=office)
    with pytest.raises(ProgrammeError, match="sau khi kế hoạch được quyết định"):
        allocate(asked, account=office)
    decided(asked, cast["lanhdao"])
    with pytest.raises(ProgrammeError, match="Còn 3 nội dung"):
        allocate(asked, account=office)
    asked.refresh_from_db()
    rows = [typed_with(item, granted="2 triệu") for item in asked.plan.items.all()]
    save_sheet(asked.plan, rows, account=office, bodies=[])
    allocate(asked, account=office)

    asked.refresh_from_db()
    assert (asked.state, asked.allocated_on) == ("allocated", timezone.localdate())
    # what is granted in the common plan stands on the body's own line
    assert own.items.get().money_granted == 2_000_000


def typed_with(item, **values):
    row = typed_of(item)
    return Typed(**{name: getattr(row, name) for name in Typed.__slots__} | values)


def test_progress_of_a_body_stands_in_the_common_plan(asked, bodies, cast):
    own = sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    gather(asked, account=cast["vanphong"])
    submit(asked, account=cast["vanphong"], reason="Hội Phụ nữ gửi sau")
    decided(asked, cast["lanhdao"])

    line = typed_with(own.items.get(), spent="1 triệu", state="done", result="2 lớp")
    save_sheet(own, [line], account=cast["canbo"], bodies=[])

    asked.refresh_from_db()
    common = asked.plan.items.get()
    assert (common.money_spent, common.state, common.result) == (1_000_000, "done", "2 lớp")


def test_who_holds_the_chain_up_is_named(asked, bodies, cast):
    first = links(asked, D1)
    assert (first["send"].days_late, first["submit"].waits_for) == (
        0,
        (bodies.phu_nu, bodies.nong_dan),
    )
    assert first["decide"].waits_for == (bodies.van_phong,)

    late = links(asked, D1 + timedelta(days=3))
    assert (late["send"].days_late, late["decide"].days_late) == (3, 0)
    assert links(asked, D2 + timedelta(days=1))["decide"].days_late == 1
    # nobody wrote a day for the office itself: it cannot be late
    assert (late["submit"].last_day, late["submit"].days_late) == (None, 0)


def test_lateness_of_a_body_ends_with_the_day_it_sent(asked, bodies, cast):
    sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    at = datetime(2026, 1, 16, 23, 30, tzinfo=timezone.get_current_timezone())
    PlanEntry.objects.filter(body=bodies.nong_dan).update(sent_at=at)

    assert entry_of(asked, bodies.nong_dan).days_late(on=date(2026, 3, 1)) == 2
    assert entry_of(asked, bodies.phu_nu).days_late(on=date(2026, 3, 1)) == 46
    assert entry_of(asked, bodies.phu_nu).days_late(on=D1) == 0


def test_going_on_without_somebody_needs_a_reason(asked, bodies, cast):
    sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    gather(asked, account=cast["vanphong"])
    with pytest.raises(ProgrammeError, match="Còn 1 đơn vị chưa gửi"):
        submit(asked, account=cast["vanphong"])

    excuse_plan(entry_of(asked, bodies.phu_nu), account=cast["vanphong"], reason="Mới sáp nhập")
    submit(asked, account=cast["vanphong"])

    assert links(asked, D2)["submit"].is_done


def test_what_came_late_is_put_together_before_it_is_submitted(asked, bodies, cast, women):
    sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    gather(asked, account=cast["vanphong"])
    sent_by(asked, bodies.phu_nu, women, "Vay vốn")
    with pytest.raises(ProgrammeError, match="chưa tổng hợp"):
        submit(asked, account=cast["vanphong"])

    assert gather(asked, account=cast["vanphong"]) == 1
    with pytest.raises(ProgrammeError, match="Không có kế hoạch mới"):
        gather(asked, account=cast["vanphong"])


def test_a_plan_comes_back_with_a_reason_until_it_is_put_together(asked, bodies, cast):
    plan = sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    with pytest.raises(ProgrammeError, match="Kế hoạch đã gửi"):
        save_sheet(plan, [Typed(content="Thêm")], account=cast["canbo"], bodies=[])
    entry = entry_of(asked, bodies.nong_dan)
    return_plan(entry, account=cast["vanphong"], reason="Thiếu dự toán")
    plan.refresh_from_db()
    save_sheet(plan, [Typed(content="Thêm")], account=cast["canbo"], bodies=[])
    send_plan(entry, account=cast["canbo"])
    gather(asked, account=cast["vanphong"])

    with pytest.raises(ProgrammeError, match="đã được tổng hợp"):
        return_plan(entry, account=cast["vanphong"], reason="x")


def test_the_decider_gives_it_back_and_the_office_may_change_it(asked, bodies, cast):
    sent_by(asked, bodies.nong_dan, cast["canbo"], "Tập huấn chè")
    gather(asked, account=cast["vanphong"])
    submit(asked, account=cast["vanphong"], reason="chờ lâu")

    give_back(asked, account=cast["lanhdao"], reason="Thêm việc trọng tâm")

    asked.refresh_from_db()
    assert (asked.state, asked.submitted_on) == ("sending", None)
    save_sheet(asked.plan, [Typed(content="Bổ sung")], account=cast["vanphong"], bodies=[])


def test_next_year_unfinished_work_is_one_line_not_two(asked, bodies, cast):
    office, officer = cast["vanphong"], cast["canbo"]
    agreement = agreement_of(bodies, office)
    PlanRound.objects.filter(pk=asked.pk).update(agreement=agreement)
    own = sent_by(asked, bodies.nong_dan, officer, "Tập huấn chè")
    gather(asked, account=office)
    submit(asked, account=office, reason="x")
    decided(asked, cast["lanhdao"])
    asked.refresh_from_db()
    common = start_next(asked.plan, account=office)

    again = round_of(bodies, office, year=2027, agreement=agreement)
    entry = entry_of(again, bodies.nong_dan)
    following = begin_plan(entry, account=officer)
    assert following.predecessor == own
    send_plan(entry, account=officer)
    gather(again, account=office)

    line = common.items.get()
    assert line.gathered_from == following.items.get()
    assert (line.carried_from.plan, line.since_year) == (asked.plan, 2026)


def test_days_come_from_the_chain_of_a_conclusion(bodies, vanphong):
    first = confirmed_task(vanphong, bodies.van_phong, due="2027-01-14")
    second = confirmed_task(vanphong, bodies.van_phong, due="2027-01-19")
    second.depends_on = first
    second.save()

    assert days_of_chain(first) == (date(2027, 1, 14), date(2027, 1, 19))
    assert days_of_chain(second) == (date(2027, 1, 19), None)


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ({"send_last_day": D2, "decide_last_day": D1}, "phải sau ngày cuối gửi"),
        ({"submit_last_day": D1 - timedelta(days=1)}, "ở giữa"),
        ({"submit_last_day": D2 + timedelta(days=1)}, "ở giữa"),
    ],
)
def test_days_stand_in_the_order_of_the_chain(days, message, bodies, vanphong):
    with pytest.raises(ProgrammeError, match=message):
        round_of(bodies, vanphong, **days)


def test_a_body_sees_its_own_plan_and_not_the_others(asked, bodies, cast, women):
    sent_by(asked, bodies.phu_nu, women, "Vay vốn")
    officer = cast["canbo"]

    assert [entry.body for entry in scope(officer, PlanEntry.objects.all())] == [bodies.nong_dan]
    assert not scope(officer, PlanRound.objects.all()).exists()
    assert not scope(officer, PlanItem.objects.all()).exists()
    assert scope(cast["vanphong"], PlanItem.objects.all()).exists()
    assert not scope(cast["hangxom"], PlanEntry.objects.all()).exists()


def test_only_those_whose_turn_it_is_act(asked, bodies, cast, women):
    with pytest.raises(NotAllowed):
        gather(asked, account=cast["canbo"])
    with pytest.raises(NotAllowed):
        begin_plan(entry_of(asked, bodies.nong_dan), account=women)
    assert not may(cast["vanphong"], "decide", asked)
    assert may(cast["lanhdao"], "decide", asked)
