"""The ladder of a recommendation: what counts as an answer and who says it was enough."""

from datetime import date

import pytest

from phoihop.followup.answers import (
    answer,
    assign_lead,
    carry_out,
    close,
    hand_on,
    note_blanket,
    receive,
    verify,
)
from phoihop.followup.errors import FollowupError, NeedsWords, NotNow
from phoihop.followup.models import Change
from phoihop.followup.work import board, state_of
from phoihop.records.models import Recommendation
from phoihop.registry.rights import NotAllowed, scope
from phoihop.reports.wording import time_left
from tests.factories import confirmed_request

pytestmark = pytest.mark.django_db
S = Change.State
TODAY = date(2026, 3, 20)
YES = {"kind": "accepted", "text": "Sẽ mở thêm một điểm trong tháng 5."}


@pytest.fixture
def request_(bodies, vanphong):
    return confirmed_request(vanphong, bodies.van_phong)


def test_the_whole_ladder(request_, bodies, vanphong, canbo):
    states = [state_of(request_)]
    for step in (
        lambda: receive(request_, account=vanphong),
        lambda: assign_lead(request_, lead=bodies.van_phong, account=vanphong),
        lambda: answer(request_, account=vanphong, **YES),
        lambda: carry_out(request_, account=vanphong, note="đã mở điểm ở bản Pá"),
        lambda: verify(request_, satisfied=True, account=canbo),
        lambda: close(request_, account=vanphong),
    ):
        step()
        states.append(state_of(request_))

    assert " ".join(states) == "raised received assigned answered carried_out verified done"


def test_not_content_takes_it_up_again(request_, vanphong, canbo):
    answer(request_, account=vanphong, **YES)

    with pytest.raises(NeedsWords, match="điều gì chưa được giải quyết"):
        verify(request_, satisfied=False, account=canbo)
    verify(request_, satisfied=False, note="đến nay chưa mở", account=canbo)

    assert state_of(request_) == S.RECEIVED


@pytest.mark.parametrize("who", ["lanhdao", "hangxom", "khach", "vanphong"])
def test_only_who_raised_it_verifies(request_, cast, who):
    answer(request_, account=cast["vanphong"], **YES)

    with pytest.raises(NotAllowed):
        verify(request_, satisfied=True, account=cast[who])


def test_the_office_writes_for_a_raiser_without_an_account(bodies, vanphong):
    request_ = confirmed_request(vanphong, bodies.van_phong, **{"from": "Hội Liên hiệp Phụ nữ"})
    answer(request_, account=vanphong, **YES)

    step = verify(request_, satisfied=True, said_by="bà Chu Thị Dín", account=vanphong)

    assert (step.to_state, step.said_by) == (S.VERIFIED, "bà Chu Thị Dín")


def test_the_raiser_sees_its_own_recommendation(request_, canbo):
    assert scope(canbo, Recommendation.objects.all()).get() == request_


def test_answered_at_the_meeting_without_words_is_not_answered(request_, vanphong):
    kept = answer(request_, account=vanphong, kind="", text="", way="meeting")

    assert not kept.counts
    assert state_of(request_) == S.RAISED
    answer(request_, account=vanphong, way="meeting", **YES)
    assert state_of(request_) == S.ANSWERED


def test_a_general_conclusion_is_no_answer(request_, vanphong):
    kept = note_blanket(request_, account=vanphong, text="Tiếp thu các ý kiến của đại biểu.")

    assert (kept.counts, state_of(request_)) == (False, S.RAISED)
    with pytest.raises(NotNow):
        carry_out(request_, account=vanphong, note="xong")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "accepted", "text": ""}, "nội dung trả lời"),
        ({"kind": "", "text": "Có."}, "loại trả lời"),
        ({"kind": "yes", "text": "Có."}, "loại trả lời"),
        ({"kind": "forwarded", "text": "Đã chuyển."}, "chuyển tới cơ quan nào"),
        (YES | {"answered_on": date(2099, 1, 1)}, "sau hôm nay"),
    ],
)
def test_an_answer_says_what_and_how(request_, vanphong, given, said):
    with pytest.raises(FollowupError, match=said):
        answer(request_, account=vanphong, **given)

    assert not request_.answers.exists()


def test_a_wrong_addressee_is_handed_on_and_the_clock_runs(request_, bodies, vanphong):
    assign_lead(request_, lead=bodies.van_phong, account=vanphong)
    raised, asked = request_.raised_on, request_.addressee

    with pytest.raises(NeedsWords, match="vì sao chuyển"):
        hand_on(request_, to=bodies.mttq, note="", account=vanphong)
    step = hand_on(request_, to=bodies.mttq, note="thuộc thẩm quyền Mặt trận", account=vanphong)

    now = Recommendation.objects.get()
    assert (now.addressee, now.lead, now.raised_on) == (bodies.mttq, None, raised)
    assert (step.body_from, step.body_to, state_of(now)) == (asked, bodies.mttq, S.RAISED)
    assert now.addressee_text == "UBND xã"


def test_an_answer_that_is_late_presses(request_, bodies, vanphong):
    assign_lead(request_, lead=bodies.van_phong, account=vanphong)
    Recommendation.objects.update(due_on=date(2026, 3, 10))

    (item,) = board(vanphong, on=TODAY)["overdue"].items
    assert (item.code, item.days_late) == (request_.code, 10)

    answer(request_, account=vanphong, **YES)
    assert [item.code for item in board(vanphong, on=TODAY)["reported"].items] == [request_.code]


def test_what_was_answered_in_time_is_not_late_for_what_is_done_later(request_, vanphong):
    Recommendation.objects.filter(pk=request_.pk).update(due_on=date(2026, 4, 24))
    april = date(2026, 4, 22)
    answer(request_, account=vanphong, kind="accepted", text="làm quý III", answered_on=april)

    carry_out(request_, account=vanphong, note="đã xong")

    (item,) = board(vanphong, on=date(2026, 9, 15))["reported"].items
    assert time_left(item) == "trả lời ngày 22/04/2026"


def test_closing_what_nobody_verified_needs_a_reason(request_, vanphong):
    answer(request_, account=vanphong, **YES)

    with pytest.raises(NeedsWords, match="chưa xác nhận kết quả"):
        close(request_, account=vanphong)


def test_the_asked_body_answers_and_the_raiser_does_not(request_, bodies, account_of, canbo):
    with pytest.raises(NotAllowed):
        answer(request_, account=canbo, **YES)

    kept = answer(request_, account=account_of(bodies.ubnd, "head"), **YES)
    assert kept.change.body == bodies.ubnd
