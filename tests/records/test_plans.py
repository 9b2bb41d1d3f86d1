from datetime import date

import pytest

from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Plan, PlanItem
from phoihop.records.plan_sheet import LinesRefused, Typed, money, save_sheet, typed_of
from phoihop.records.plans import decide_plan, make_plan, start_next, summary
from phoihop.registry.models import Body, TrailEntry
from phoihop.registry.rights import NotAllowed, may, scope
from tests.records.test_agreements import agreement_of

pytestmark = pytest.mark.django_db
TEA = Typed(
    content="Tập huấn chế biến chè",
    lead="Hội Nông dân",
    co_operators="Hội Liên hiệp Phụ nữ; Tổ khuyến nông",
    time="Quý II",
    planned="20 triệu",
)
ROADS = Typed(content="Vận động hiến đất mở đường")


@pytest.fixture
def plan(bodies, vanphong):
    made = make_plan(
        bodies.van_phong, 2026, account=vanphong, agreement=agreement_of(bodies, vanphong)
    )
    typed(made, vanphong, TEA, ROADS)
    return made


def typed(plan, account, *rows):
    return save_sheet(plan, rows, account=account, bodies=Body.objects.all())


def lines(plan):
    return list(PlanItem.objects.filter(plan=plan))


def test_a_line_is_tied_to_the_register_and_to_its_day(plan, bodies):
    tea, roads = lines(plan)

    assert (tea.lead, tea.money_planned, tea.last_day) == (
        bodies.nong_dan,
        20_000_000,
        date(2026, 6, 30),
    )
    assert list(tea.co_operators.all()) == [bodies.phu_nu]
    assert tea.co_operators_text.endswith("Tổ khuyến nông")
    assert roads.gaps == ["owner", "time", "money"]


def test_a_name_with_a_comma_is_one_name(plan, bodies, vanphong):
    division = Body.objects.create(name="Phòng Kinh tế, Hạ tầng và Đô thị", place="xã Thanh Khê")
    typed(plan, vanphong, Typed(content="Đường", co_operators=f"{division.name}; Hội Nông dân"))
    typed(plan, vanphong, Typed(content="Cầu", co_operators="Hội Nông dân, Hội Liên hiệp Phụ nữ"))

    _tea, _roads, road, bridge = lines(plan)
    assert set(road.co_operators.all()) == {division, bodies.nong_dan}
    assert set(bridge.co_operators.all()) == {bodies.phu_nu, bodies.nong_dan}


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("", None),
        ("-", None),
        ("0", 0),
        ("20.000.000", 20_000_000),
        ("20.000.000 đồng", 20_000_000),
        ("1,5 tỷ", 1_500_000_000),
        ("500000đ", 500_000),
    ],
)
def test_money_is_read_in_whole_dong(words, amount):
    assert money(words) == amount


@pytest.mark.parametrize("words", ["1.5", "nhiều", "-5", "0,5", "9" * 17])
def test_what_is_no_amount_is_refused(words):
    with pytest.raises(ProgrammeError):
        money(words)


def test_one_bad_cell_keeps_everything_back(plan, vanphong):
    with pytest.raises(LinesRefused) as refused:
        typed(plan, vanphong, Typed(content="Mới"), Typed(content="Cũ", planned="1.5"))

    assert [(one.row, one.cell) for one in refused.value.problems] == [(1, "planned")]
    assert len(lines(plan)) == 2


def test_a_line_changed_by_two_is_refused_once(plan, vanphong):
    tea = typed_of(lines(plan)[0])
    change = Typed(**{**as_dict(tea), "time": "Quý III"})
    typed(plan, vanphong, change)

    with pytest.raises(LinesRefused, match="1 chỗ") as refused:
        typed(plan, vanphong, Typed(**{**as_dict(tea), "time": "Quý IV"}))

    assert "Quý III" in refused.value.problems[0].message
    assert lines(plan)[0].time_words == "Quý III"


def test_lines_nobody_touched_are_left_alone(plan, vanphong):
    before = TrailEntry.objects.count()

    assert typed(plan, vanphong, *(typed_of(one) for one in lines(plan))) == 0
    assert TrailEntry.objects.count() == before


def test_a_line_is_dropped_only_while_it_has_no_history(plan, vanphong):
    tea, roads = lines(plan)
    typed(plan, vanphong, Typed(**{**as_dict(typed_of(roads)), "drop": True}))
    assert lines(plan) == [tea]
    decide(plan, vanphong)

    with pytest.raises(LinesRefused, match="1 chỗ"):
        typed(plan, vanphong, Typed(**{**as_dict(typed_of(tea)), "drop": True}))


def test_after_the_decision_only_progress_is_written(plan, vanphong):
    decide(plan, vanphong)
    tea = typed_of(lines(plan)[0])
    words = {"content": "Việc khác", "planned": "1", "spent": "5 triệu", "state": "done"}

    typed(plan, vanphong, Typed(**{**as_dict(tea), **words}))

    kept = lines(plan)[0]
    assert (kept.content, kept.money_planned) == (TEA.content, 20_000_000)
    assert (kept.money_spent, kept.state) == (5_000_000, "done")


def test_to_give_a_line_up_needs_a_reason(plan, vanphong):
    tea = typed_of(lines(plan)[0])
    with pytest.raises(LinesRefused):
        typed(plan, vanphong, Typed(**{**as_dict(tea), "state": "dropped"}))

    typed(plan, vanphong, Typed(**{**as_dict(tea), "state": "dropped", "result": "Hết vốn"}))

    assert lines(plan)[0].is_finished


def test_next_year_begins_with_what_is_unfinished(plan, vanphong):
    tea, roads = lines(plan)
    PlanItem.objects.filter(pk=roads.pk).update(state="done")
    decide(plan, vanphong)

    following = start_next(plan, account=vanphong)
    (carried,) = lines(following)
    third = start_next(following, account=vanphong)
    (again,) = lines(third)

    assert (following.year, following.predecessor) == (2027, plan)
    assert (carried.carried_from, carried.since_year) == (tea, 2026)
    assert (again.carried_from, again.since_year, third.year) == (carried, 2026, 2028)
    # the days and the money of the old year are not those of the new one
    assert carried.gaps == ["time", "money"]
    assert list(carried.co_operators.all()) == list(tea.co_operators.all())
    with pytest.raises(ProgrammeError, match="đã được lập"):
        start_next(plan, account=vanphong)


def test_an_agreement_has_one_plan_a_year(plan, bodies, vanphong):
    with pytest.raises(ProgrammeError, match="đã có kế hoạch"):
        make_plan(bodies.van_phong, 2026, account=vanphong, agreement=plan.agreement)


def test_the_summary_adds_up_and_counts_gaps(plan):
    found = summary(lines(plan), on=date(2026, 7, 1))

    assert (found.total, found.late, found.planned, found.spent) == (2, 1, 20_000_000, None)
    assert (found.without_owner, found.without_time, found.without_money) == (1, 1, 1)
    assert summary(lines(plan), on=date(2026, 6, 30)).late == 0


def test_an_empty_plan_or_a_day_ahead_is_not_decided(plan, bodies, vanphong):
    empty = make_plan(bodies.van_phong, 2030, account=vanphong)
    with pytest.raises(ProgrammeError, match="chưa có nội dung"):
        decide_plan(empty, account=vanphong, decision="", decided_on=date(2026, 1, 19))
    with pytest.raises(ProgrammeError, match="sau hôm nay"):
        decide_plan(plan, account=vanphong, decision="", decided_on=date(2999, 1, 1))


def test_a_signatory_reads_and_only_the_body_writes(plan, bodies, cast):
    mttq = cast["tinh"]

    assert scope(mttq, Plan.objects.all()).exists()
    assert may(mttq, "view", plan)
    with pytest.raises(NotAllowed):
        typed(plan, mttq, ROADS)
    assert not scope(cast["hangxom"], PlanItem.objects.all()).exists()


def as_dict(row):
    return {name: getattr(row, name) for name in Typed.__slots__}


def decide(plan, account):
    decide_plan(plan, account=account, decision="QĐ 12/QĐ-UBND", decided_on=date(2026, 1, 19))
    plan.refresh_from_db()
