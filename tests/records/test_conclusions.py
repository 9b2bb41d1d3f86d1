"""A conclusion becomes work in one act; only a missing lead stands in the way."""

from datetime import date

import pytest

from phoihop.records.conclusions import CannotGive, Order, give_work, tasks_to_give
from phoihop.records.conferences import add_source
from phoihop.records.errors import ConferenceError
from phoihop.records.models import Assignment, Conference, Meeting
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.records.conferences import conference_of
from tests.web.scenes import make_document, task

pytestmark = pytest.mark.django_db
PARTS = (
    task("rà soát hộ vay vốn", due="2026-12-20", due_words="trước 21/12", time_kind="by_day"),
    task("sửa cổng", to="Công an xã", due="2027-03-31", time_kind="within_period"),
    task("tuyên truyền", to="Hội Phụ nữ", time_kind="standing"),
    task("bổ sung nội dung giám sát", to="MTTQ xã", time_kind="from_later"),
    task("quan tâm hộ nghèo", to="các đơn vị"),
)


@pytest.fixture
def document(bodies, vanphong):
    return make_document(bodies.van_phong, vanphong, PARTS, dated_on=date(2026, 12, 4))


@pytest.fixture
def planned(bodies, vanphong, document):
    made = conference_of(bodies, vanphong)
    add_source(made, document, account=vanphong)
    return made


def orders(document, lead, **values):
    return [
        Order(one, one.version, {"lead": str(lead.pk) if lead else "", **values})
        for one in tasks_to_give(document)
    ]


def test_all_tasks_are_given_with_their_kind_of_time(bodies, planned, document, vanphong):
    given = give_work(planned, document, orders(document, bodies.nong_dan), account=vanphong)

    kinds = [(one.time_kind, one.due_derived) for one in Assignment.objects.order_by("pk")]
    assert kinds == [
        ("by_day", False),
        ("within_period", True),
        ("standing", False),
        ("from_later", False),
        ("not_stated", False),
    ]
    assert Assignment.objects.get(task="quan tâm hộ nghèo").due_on is None
    assert len(given.tasks) == 5


def test_the_meeting_goes_on_record_as_it_was_planned(bodies, planned, document, vanphong):
    meeting = give_work(
        planned, document, orders(document, bodies.nong_dan), account=vanphong
    ).meeting

    assert meeting == Meeting.objects.get()
    assert (meeting.title, meeting.held_on) == (planned.title, planned.held_on)
    assert meeting.quote in document.text
    planned.refresh_from_db()
    assert planned.state == Conference.State.CONCLUDED


def test_a_missing_lead_stops_everything_and_is_named(bodies, planned, document, vanphong):
    first, *others = orders(document, bodies.nong_dan)
    without = Order(first.proposal, first.version, {"lead": ""})

    with pytest.raises(CannotGive) as stopped:
        give_work(planned, document, [without, *others], account=vanphong)

    assert stopped.value.problems == {first.proposal.pk: "Chưa có đơn vị chủ trì."}
    assert not Assignment.objects.exists()
    assert not Meeting.objects.exists()
    assert not document.proposals.filter(state="confirmed").exists()


def test_a_task_that_cannot_stand_takes_none_with_it(bodies, planned, document, vanphong):
    first, *others = orders(document, bodies.nong_dan)
    early = Order(first.proposal, 1, {"lead": str(bodies.ubnd.pk), "due": "2026-11-01"})

    with pytest.raises(CannotGive) as stopped:
        give_work(planned, document, [early, *others], account=vanphong)

    assert "trước ngày giao" in stopped.value.problems[first.proposal.pk]
    assert not Assignment.objects.exists()


def test_by_a_day_that_nobody_named_is_not_stated(bodies, planned, document, vanphong):
    last = orders(document, bodies.nong_dan, time_kind="by_day", due=None)[-1]

    give_work(planned, document, [last], account=vanphong)

    made = Assignment.objects.get()
    assert (made.time_kind, made.due_on) == ("not_stated", None)


def test_a_day_set_by_hand_is_not_called_derived(bodies, planned, document, vanphong):
    second = orders(document, bodies.nong_dan, due="2027-02-15")[1]

    give_work(planned, document, [second], account=vanphong)

    assert not Assignment.objects.get().due_derived


def test_nothing_chosen_gives_nothing(planned, document, vanphong):
    with pytest.raises(ConferenceError, match="Chưa chọn"):
        give_work(planned, document, [], account=vanphong)


def test_only_the_office_gives(bodies, planned, document, canbo):
    with pytest.raises(NotAllowed):
        give_work(planned, document, orders(document, bodies.nong_dan), account=canbo)


def test_who_gave_what_is_written_down(bodies, planned, document, vanphong):
    give_work(planned, document, orders(document, bodies.nong_dan), account=vanphong)

    assert len(TrailEntry.objects.get(verb="give_work").after["tasks"]) == 5


def to_class(document, *members, each=False, **values):
    last = tasks_to_give(document)[-1]
    given = {"lead": "0", "to": ["các đoàn thể"], **values}
    return Order(last, last.version, given, tuple(one.pk for one in members), each)


def test_a_class_has_one_task_together(bodies, planned, document, vanphong):
    order = to_class(document, bodies.nong_dan, bodies.phu_nu)

    given = give_work(planned, document, [order], account=vanphong)

    made = Assignment.objects.get()
    assert given.count == 1
    assert (made.lead, made.lead_text) == (None, "các đoàn thể")
    assert set(made.addressees.all()) == {bodies.nong_dan, bodies.phu_nu}


def test_or_each_of_the_class_has_a_task_of_its_own(bodies, planned, document, vanphong):
    order = to_class(document, bodies.nong_dan, bodies.phu_nu, each=True)

    given = give_work(planned, document, [order], account=vanphong)

    made = Assignment.objects.order_by("pk")
    assert [one.lead for one in made] == [bodies.nong_dan, bodies.phu_nu]
    assert len({one.code for one in made}) == len({one.proposal_id for one in made}) == 2
    assert {one.quote for one in made} == {order.proposal.quote}
    assert given.count == 2
    assert len(tasks_to_give(document)) == 4


@pytest.mark.parametrize("each", [True, False])
def test_a_stranger_to_the_class_is_given_nothing(bodies, planned, document, vanphong, each):
    order = to_class(document, bodies.nong_dan, bodies.hang_xom, each=each)

    with pytest.raises(CannotGive) as stopped:
        give_work(planned, document, [order], account=vanphong)

    assert "không thuộc nhóm" in stopped.value.problems[order.proposal.pk]
    assert not Assignment.objects.exists()


def test_a_class_of_nobody_has_no_lead(bodies, planned, document, vanphong):
    with pytest.raises(CannotGive, match="còn phải sửa"):
        give_work(planned, document, [to_class(document)], account=vanphong)
