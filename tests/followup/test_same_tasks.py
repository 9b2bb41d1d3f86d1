"""The same task given by two conclusions is noticed, and only then."""

import pytest

from phoihop.followup.same_tasks import tasks_alike
from phoihop.followup.work import mark_done
from tests.factories import confirmed_task, task_proposal

pytestmark = pytest.mark.django_db
GIVEN = "Rà soát, lập danh sách hộ vay vốn chính sách quá hạn trên địa bàn xã"


def alike(vanphong, bodies, words):
    proposal = task_proposal(bodies.van_phong, task=words)
    return tasks_alike([proposal], vanphong).get(proposal.pk)


@pytest.mark.parametrize(
    "words",
    [
        GIVEN,
        "rà soát và lập danh sách các hộ vay vốn chính sách quá hạn trên địa bàn xã",
        "Trên địa bàn xã rà soát, lập danh sách hộ vay vốn chính sách quá hạn",
    ],
)
def test_the_same_task_in_other_words_is_seen(vanphong, bodies, words):
    task = confirmed_task(vanphong, bodies.van_phong, task=GIVEN)

    assert alike(vanphong, bodies, words).task == task


@pytest.mark.parametrize(
    "words",
    ["Rà soát hộ nghèo, hộ cận nghèo cuối năm", "Lập danh sách người có công", "rà soát"],
)
def test_another_task_is_not_taken_for_it(vanphong, bodies, words):
    confirmed_task(vanphong, bodies.van_phong, task=GIVEN)

    assert alike(vanphong, bodies, words) is None


def test_what_is_done_is_no_repetition(vanphong, bodies):
    task = confirmed_task(vanphong, bodies.van_phong, task=GIVEN)
    mark_done(task, account=vanphong, note="xong")

    assert alike(vanphong, bodies, GIVEN) is None


def test_a_neighbours_task_is_not_seen(vanphong, hangxom, bodies):
    confirmed_task(hangxom, bodies.hang_xom, task=GIVEN)

    assert alike(vanphong, bodies, GIVEN) is None
