from datetime import date

import pytest

from phoihop.followup.due_count import add_day, count_of, count_words, remove_day
from phoihop.followup.work import mark_done
from phoihop.lib.working_days import shipped
from phoihop.records.confirm import confirm
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import OfficeDay, TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.registry.working_calendar import calendar_of
from tests.factories import confirmed_task, task_proposal

pytestmark = pytest.mark.django_db

COUNTED = {
    "due": "2026-03-19",
    "due_words": "chậm nhất 7 ngày làm việc",
    "due_excluded": False,
    "year_inferred": False,
    "due_days": 7,
    "due_working": True,
    "due_from": "2026-03-10",
}
FLOOD = date(2026, 3, 12)


@pytest.fixture
def task(bodies, vanphong):
    return confirmed_task(vanphong, bodies.van_phong, **COUNTED)


@pytest.fixture
def flood(bodies, vanphong):
    def keep(**more):
        said = {"works": False, "name": "nghỉ tránh lũ", "source": "", "account": vanphong}
        return add_day(bodies.van_phong, FLOOD, **said | more)

    return keep


def due_on(task):
    task.refresh_from_db()
    return task.due_on


def test_a_confirmed_task_keeps_how_its_days_were_counted(task):
    count = count_of(task, shipped())

    assert count.last_day == task.due_on == date(2026, 3, 19)
    assert count_words(count) == (
        "Đếm 7 ngày làm việc từ 10/03/2026: bỏ 14–15/03 (thứ Bảy, Chủ nhật). Ngày cuối 19/03/2026."
    )


def test_a_made_up_saturday_is_named():
    words = count_words(shipped().count(date(2026, 1, 5), 7))

    assert "bỏ 11/01 (Chủ nhật); tính cả 10/01 (làm bù cho ngày 02/01). Ngày cuối 13/01" in words


def test_a_day_set_by_the_clerk_is_not_counted_anew(bodies, vanphong, flood):
    proposal = task_proposal(bodies.van_phong, **COUNTED)
    values = {"due": "2026-03-25"}
    task = confirm(proposal, account=vanphong, version=proposal.version, values=values)

    flood()

    assert due_on(task) == date(2026, 3, 25)
    assert count_of(task, shipped()) is None


def test_a_new_day_off_moves_open_work_and_the_trail_says_so(task, flood):
    (moved,) = flood()

    assert (moved.before, moved.after) == (date(2026, 3, 19), date(2026, 3, 20))
    assert due_on(task) == date(2026, 3, 20)
    entry = TrailEntry.objects.get(verb="redate")
    assert entry.object_id == str(task.pk)
    assert "12/03 (nghỉ tránh lũ)" in entry.after["note"]


def test_taking_the_day_away_moves_the_work_back(task, flood, vanphong):
    flood()

    remove_day(OfficeDay.objects.get(), account=vanphong)

    assert due_on(task) == date(2026, 3, 19)
    assert TrailEntry.objects.filter(verb="redate").count() == 2


def test_finished_work_and_an_extended_day_stay(task, bodies, vanphong, flood):
    done = confirmed_task(vanphong, bodies.van_phong, **COUNTED)
    mark_done(done, account=vanphong, note="xong")
    type(task).objects.filter(pk=task.pk).update(due_on=date(2026, 4, 30))

    assert flood() == []
    assert (due_on(task), due_on(done)) == (date(2026, 4, 30), date(2026, 3, 19))


def test_a_day_beyond_the_count_moves_nothing(task, bodies, vanphong):
    said = {"works": False, "name": "nghỉ", "source": "", "account": vanphong}

    assert add_day(bodies.van_phong, date(2026, 5, 12), **said) == []


def test_the_day_holds_beneath_and_not_beside(bodies, vanphong, flood):
    flood()

    assert not calendar_of(bodies.van_phong).is_working(FLOOD)
    assert calendar_of(bodies.ubnd).is_working(FLOOD)
    assert calendar_of(bodies.hang_xom).is_working(FLOOD)


def test_of_two_days_the_nearest_body_counts(bodies, vanphong, flood):
    OfficeDay.objects.create(
        body=bodies.ubnd, day=FLOOD, name="nghỉ cả xã", made_by=vanphong, works=False
    )

    flood(works=True)

    assert calendar_of(bodies.van_phong).is_working(FLOOD)
    assert not calendar_of(bodies.ubnd).is_working(FLOOD)


def test_the_same_day_twice_is_refused(flood):
    flood()

    with pytest.raises(RegisterError, match="đã ghi ngày 12/03/2026"):
        flood()


def test_a_day_that_changes_nothing_is_refused(flood):
    with pytest.raises(RegisterError, match="vốn đã là ngày làm việc"):
        flood(works=True)


def test_an_officer_keeps_no_days(bodies, canbo):
    said = {"works": False, "name": "nghỉ", "source": "", "account": canbo}
    with pytest.raises(NotAllowed, match="Chỉ văn phòng và Chánh Văn phòng"):
        add_day(bodies.nong_dan, FLOOD, **said)
