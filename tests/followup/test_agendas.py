"""An agenda begins with what is unfinished, late and still asked for."""

from datetime import date

import pytest

from phoihop.followup.agendas import drafted_points, unfinished_before
from phoihop.followup.work import mark_done
from phoihop.records.agendas import add_points
from phoihop.records.conferences import add_source, mark_held
from phoihop.records.models import Assignment, Meeting
from tests.factories import confirmed_request, confirmed_task
from tests.records.conferences import conference_of
from tests.web.scenes import confirm_all, make_document, meeting, task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)


@pytest.fixture
def planned(bodies, vanphong):
    return conference_of(bodies, vanphong)


@pytest.fixture
def notice(bodies, vanphong):
    """A paper of an earlier briefing that gave two tasks, one of them done."""
    parts = (
        meeting("Sáng ngày 07/09/2026, họp trực báo", title="Hội nghị trực báo", day="2026-09-07"),
        task("sửa đường vào bản", to="Phòng Kinh tế"),
        task("phát quà cho hộ nghèo", to="Hội Phụ nữ"),
    )
    document = make_document(bodies.van_phong, vanphong, parts, dated_on=date(2026, 9, 7))
    confirm_all(document, vanphong)
    done = Assignment.objects.get(task="phát quà cho hộ nghèo")
    mark_done(done, account=vanphong, note="đã phát")
    return document


def test_it_opens_with_what_the_last_one_left_and_for_how_long(bodies, vanphong, planned, notice):
    earlier = conference_of(bodies, vanphong, held_on=date(2026, 9, 7))
    add_source(earlier, notice, account=vanphong)
    mark_held(earlier, account=vanphong)

    (left,) = unfinished_before(planned, vanphong, on=TODAY)

    assert left.item.text == "sửa đường vào bản"
    assert left.for_how_long == "đã 85 ngày"


def test_an_office_that_never_planned_knows_the_last_one_from_its_paper(vanphong, planned, notice):
    Meeting.objects.update(kind="hội nghị trực báo", held_on=date(2026, 9, 7))

    (left,) = unfinished_before(planned, vanphong, on=TODAY)

    assert left.item.document_id == notice.pk


def test_late_work_and_open_requests_follow_each_once(bodies, vanphong, planned):
    confirmed_task(vanphong, bodies.van_phong)
    confirmed_request(vanphong, bodies.van_phong)

    points = drafted_points(planned, vanphong, on=TODAY)
    add_points(planned, points, account=vanphong)

    assert [point.kind for point in points] == ["overdue", "request"]
    assert "quá hạn 262 ngày" in points[0].words
    assert add_points(planned, drafted_points(planned, vanphong, on=TODAY), account=vanphong) == []


def test_nothing_of_a_neighbour_is_taken(bodies, hangxom, vanphong, planned):
    confirmed_task(hangxom, bodies.hang_xom)

    assert drafted_points(planned, vanphong, on=TODAY) == []
