"""The same act on many: looked through, done where it fits, taken back in one press."""

from datetime import date

import pytest

from phoihop.followup.answers import answer, receive
from phoihop.followup.bulk import do_for_many, preview, undo_all
from phoihop.followup.errors import FollowupError
from phoihop.followup.models import BulkAct
from phoihop.followup.tasks import ask_extension, mark_done, reopen, report_done
from phoihop.followup.work import state_of, version_of
from phoihop.records.models import Assignment, Recommendation
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(bodies, vanphong, canbo):
    tasks = [confirmed_task(vanphong, bodies.van_phong) for _ in range(3)]
    for task in tasks:
        report_done(task, account=canbo, note="đã rà soát")
    return tasks


def marked(*works):
    return [(work._meta.model_name, work.pk, version_of(work)) for work in works]


def test_what_does_not_fit_is_named_and_the_rest_is_done(three, bodies, vanphong):
    running = confirmed_task(vanphong, bodies.van_phong)

    lines = preview(vanphong, "confirm", [("assignment", one.pk) for one in [*three, running]])
    assert [bool(line.problem) for line in lines] == [False, False, False, True]

    done = do_for_many(vanphong, "confirm", marked(*three, running))

    assert done.count == 3
    assert "đang thực hiện" in done.problems[0]
    assert [state_of(one) for one in three] == ["done"] * 3
    assert TrailEntry.objects.filter(verb="confirm_done").count() == 3


def test_one_press_takes_it_back_but_for_what_went_on(three, vanphong):
    act = do_for_many(vanphong, "confirm", marked(*three)).act
    reopen(three[0], account=vanphong, note="thiếu số liệu")

    done = undo_all(act, account=vanphong)

    assert done.count == 2
    assert three[0].code in done.problems[0]
    assert [state_of(one) for one in three] == ["running", "reported", "reported"]
    with pytest.raises(FollowupError, match="đã được hoàn tác"):
        undo_all(act, account=vanphong)


def test_somebody_quicker_is_not_overrun(three, vanphong):
    chosen = marked(*three)
    mark_done(three[1], account=vanphong, note="văn phòng biết")

    done = do_for_many(vanphong, "confirm", chosen)

    assert done.count == 2
    assert three[1].code in done.problems[0]


def test_an_extension_taken_back_gives_the_old_day_again(bodies, vanphong, canbo):
    task = confirmed_task(vanphong, bodies.van_phong)
    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa lũ")
    before = Assignment.objects.values("due_on", "due_excluded", "year_inferred").get()

    act = do_for_many(vanphong, "grant", marked(task)).act
    assert Assignment.objects.get().due_on == date(2026, 4, 1)
    undo_all(act, account=vanphong)

    assert Assignment.objects.values("due_on", "due_excluded", "year_inferred").get() == before


def test_many_requests_go_to_one_lead_and_back(bodies, vanphong):
    asked = [confirmed_request(vanphong, bodies.van_phong) for _ in range(2)]

    with pytest.raises(FollowupError, match="đơn vị chủ trì"):
        do_for_many(vanphong, "assign", marked(*asked))
    act = do_for_many(vanphong, "assign", marked(*asked), lead=bodies.mttq).act
    assert {one.lead for one in Recommendation.objects.all()} == {bodies.mttq}
    undo_all(act, account=vanphong)

    assert {one.lead for one in Recommendation.objects.all()} == {None}
    assert [state_of(one) for one in asked] == ["raised"] * 2


@pytest.mark.parametrize("who", ["canbo", "hangxom", "khach"])
def test_who_may_not_does_nothing(three, cast, who):
    try:
        done = do_for_many(cast[who], "confirm", marked(*three))
    except FollowupError:
        done = None

    assert done is None or (done.act is None and done.count == 0)
    assert not BulkAct.objects.exists()
    assert [state_of(one) for one in three] == ["reported"] * 3


def test_only_its_office_takes_it_back(three, vanphong, cast):
    act = do_for_many(vanphong, "confirm", marked(*three)).act

    for who in ("canbo", "hangxom", "khach"):
        with pytest.raises(NotAllowed):
            undo_all(act, account=cast[who])


def test_the_number_of_questions_of_a_look_does_not_grow(
    three, bodies, vanphong, django_assert_max_num_queries
):
    asked = [confirmed_request(vanphong, bodies.van_phong) for _ in range(3)]
    receive(asked[0], account=vanphong)
    answer(asked[1], account=vanphong, kind="accepted", text="Sẽ làm.")

    with django_assert_max_num_queries(25):
        preview(vanphong, "receive", [("recommendation", one.pk) for one in asked])
