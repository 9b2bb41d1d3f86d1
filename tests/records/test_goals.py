from datetime import date

import pytest

from phoihop.records.errors import ProgrammeError
from phoihop.records.goals import judge_goal, make_goal
from phoihop.records.models import Goal
from phoihop.registry.rights import scope

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("đến năm 2030", date(2030, 12, 31)),
        ("đến hết năm 2028", date(2028, 12, 31)),
        ("", None),
        ("khi có điều kiện", None),
    ],
)
def test_a_goal_has_the_last_day_its_words_name(words, last_day, bodies, vanphong):
    made = make_goal(
        bodies.van_phong, "Ngang khu vực", account=vanphong, time_words=words, said_in=2026
    )

    assert made.last_day == last_day


def test_a_goal_is_judged_in_words(bodies, vanphong):
    made = make_goal(bodies.van_phong, "Ngang khu vực", account=vanphong, time_words="năm 2025")
    made.refresh_from_db()
    assert made.is_late(on=date(2026, 1, 1))
    with pytest.raises(ProgrammeError, match="căn cứ"):
        judge_goal(made, "reached", account=vanphong, note="", on=date(2026, 1, 5))

    judge_goal(made, "missed", account=vanphong, note="Còn thấp hơn", on=date(2026, 1, 5))

    kept = Goal.objects.get()
    assert (kept.state, kept.judged_on, kept.is_late(on=date(2027, 1, 1))) == (
        "missed",
        date(2026, 1, 5),
        False,
    )


def test_a_neighbour_sees_no_goal(bodies, cast):
    make_goal(bodies.van_phong, "Ngang khu vực", account=cast["vanphong"])

    assert not scope(cast["hangxom"], Goal.objects.all()).exists()
