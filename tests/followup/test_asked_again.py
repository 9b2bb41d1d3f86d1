"""What was asked before: suggested by words, decided by people."""

from itertools import pairwise

import pytest

from phoihop.followup.asked_again import (
    all_likely,
    confirmed_with,
    decide,
    likely_again,
    repeated,
    turns,
)
from phoihop.followup.errors import FollowupError
from phoihop.followup.models import AskedAgain
from phoihop.followup.work import board
from phoihop.records.models import Recommendation
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.factories import confirmed_request
from tests.web.scenes import confirm_all, make_document, request_

pytestmark = pytest.mark.django_db
BRIDGE = "Đề nghị sửa chữa cầu treo bản Nậm Tốc"


@pytest.fixture
def ask(bodies, vanphong):
    return lambda words, body=None: confirmed_request(
        vanphong, body or bodies.van_phong, content=words
    )


@pytest.fixture
def two(ask):
    return ask(BRIDGE), ask("Cầu treo bản Nậm Tốc hỏng mặt ván, đề nghị sửa chữa")


def test_what_looks_alike_is_suggested_and_counts_only_when_confirmed(two, ask, vanphong):
    first, second = two
    ask("Đề nghị mua bàn ghế cho nhà văn hóa")

    (pair,) = likely_again(vanphong, second)
    assert pair.both == (first, second)
    assert [pair.both for pair in all_likely(vanphong)] == [(first, second)]
    assert turns(vanphong) == {}

    decide(first, second, same=True, account=vanphong)

    assert likely_again(vanphong, second) == all_likely(vanphong) == []
    assert confirmed_with(vanphong, second) == [first]
    assert turns(vanphong)[second.pk].number == 2
    assert [item.asked_total for item in board(vanphong, on=second.raised_on)["running"].items] == [
        2,
        2,
        1,
    ]


def test_a_denied_pair_stays_away(two, vanphong):
    decide(*two, same=False, account=vanphong)

    assert likely_again(vanphong, two[0]) == all_likely(vanphong) == []
    assert confirmed_with(vanphong, two[0]) == []


def test_the_last_word_stands_and_each_leaves_its_entry(two, vanphong):
    decide(*two, same=True, account=vanphong)
    decide(*reversed(two), same=False, account=vanphong)

    assert AskedAgain.objects.get().state == "different"
    assert TrailEntry.objects.filter(verb="compare").count() == 2


def test_three_that_are_one_matter_are_counted_together(two, ask, vanphong):
    third = ask("Đề nghị sớm sửa cầu Nậm Tốc")
    decide(two[0], two[1], same=True, account=vanphong)
    decide(two[1], third, same=True, account=vanphong)

    assert [turns(vanphong)[one.pk].since for one in (*two, third)] == [2, 1, 0]
    assert repeated(vanphong) == [[*two, third]]


def test_sentences_of_one_paper_do_not_repeat_each_other(bodies, vanphong):
    parts = (request_(BRIDGE), request_("Đề nghị sửa chữa cầu treo bản Nậm Tốc trước mùa mưa"))
    confirm_all(make_document(bodies.van_phong, vanphong, parts), vanphong)

    assert all_likely(vanphong) == []
    assert likely_again(vanphong, Recommendation.objects.first()) == []


def test_only_the_offices_own_people_decide_and_only_what_they_see(two, cast, ask, bodies):
    theirs = confirmed_request(cast["hangxom"], bodies.hang_xom, content=BRIDGE)

    for who in ("canbo", "lanhdao", "hangxom", "khach"):
        with pytest.raises(NotAllowed):
            decide(*two, same=True, account=cast[who])
    with pytest.raises(FollowupError):
        decide(two[0], theirs, same=True, account=cast["vanphong"])
    with pytest.raises(FollowupError):
        decide(two[0], two[0], same=True, account=cast["vanphong"])
    assert [pair.both for pair in all_likely(cast["vanphong"])] == [two]


def test_the_number_of_questions_does_not_grow(ask, vanphong, django_assert_num_queries):
    made = [ask(f"{BRIDGE} lần {number}") for number in range(6)]
    for one, other in pairwise(made[:3]):
        decide(one, other, same=True, account=vanphong)

    with django_assert_num_queries(2):
        turns(vanphong)
    with django_assert_num_queries(4):
        all_likely(vanphong)
