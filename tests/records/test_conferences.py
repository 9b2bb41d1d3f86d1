"""A conference is planned, changed, called off; its agenda and its guests are kept in order."""

from datetime import date, time

import pytest

from phoihop.records.agendas import Point, add_points, drop_point, move_point
from phoihop.records.conferences import (
    before_of,
    call_off,
    chair_words,
    change_conference,
    mark_held,
    plan_conference,
)
from phoihop.records.errors import ConferenceClosed, ConferenceError, StaleConference
from phoihop.records.guests import Came, Guest, drop_guest, invite_guests, take_attendance
from phoihop.records.models import Conference
from phoihop.registry.rights import NotAllowed
from tests.factories import confirmed_task
from tests.records.conferences import chair_of, conference_of, plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def planned(bodies, vanphong):
    return conference_of(bodies, vanphong)


def test_the_hour_is_said_only_when_it_is_known(bodies, planned, vanphong):
    assert planned.when_words == "08 giờ 00, sáng ngày 04/12/2026"

    open_hour = conference_of(bodies, vanphong, starts_at=None)
    assert open_hour.when_words == "sáng ngày 04/12/2026"
    assert open_hour.begins is None


def test_only_the_office_plans(bodies, canbo):
    with pytest.raises(NotAllowed):
        plan_conference(bodies.van_phong, plan(bodies), account=canbo)


def test_chairs_are_named_as_papers_do(bodies, vanphong):
    post = chair_of(bodies)

    planned = conference_of(bodies, vanphong, chairs=[post])

    assert chair_words(planned) == ["đồng chí Hà Văn Sinh, Chủ tịch UBND xã"]


@pytest.mark.parametrize(
    ("more", "grows"),
    [({"period": "quý IV"}, 0), ({"starts_at": time(9, 0)}, 1), ({"place": "Nhà văn hóa"}, 1)],
)
def test_the_calendar_entry_grows_when_hour_or_place_change(bodies, planned, vanphong, more, grows):
    kept = change_conference(planned, plan(bodies, **more), account=vanphong, version=1)

    assert kept.sequence == grows


def test_of_two_clerks_the_second_is_told(bodies, planned, vanphong):
    change_conference(planned, plan(bodies, place="A"), account=vanphong, version=1)

    with pytest.raises(StaleConference):
        change_conference(planned, plan(bodies, place="B"), account=vanphong, version=1)
    planned.refresh_from_db()
    assert planned.place == "A"


def test_what_was_called_off_stays_as_it_was(bodies, planned, vanphong):
    with pytest.raises(ConferenceError, match="lý do"):
        call_off(planned, account=vanphong, reason="  ")
    assert call_off(planned, account=vanphong, reason="bão").sequence == 1

    with pytest.raises(ConferenceClosed, match="không tổ chức"):
        add_points(planned, [Point("Nghe báo cáo")], account=vanphong)


def test_the_one_before_is_the_last_of_its_kind_that_was_held(bodies, planned, vanphong):
    for day in (date(2026, 6, 1), date(2026, 9, 1)):
        mark_held(conference_of(bodies, vanphong, held_on=day), account=vanphong)
    mark_held(
        conference_of(bodies, vanphong, kind="review", held_on=date(2026, 11, 1)), account=vanphong
    )

    assert before_of(planned).held_on == date(2026, 9, 1)


def test_a_task_stands_on_the_agenda_once(bodies, planned, vanphong):
    task = confirmed_task(vanphong, bodies.van_phong)

    add_points(planned, [Point("NV", assignment=task)], account=vanphong)
    again = add_points(planned, [Point("NV", assignment=task), Point(" ")], account=vanphong)

    assert again == []
    assert planned.agenda.count() == 1


def test_points_change_places_and_leave(planned, vanphong):
    one, two, three = add_points(planned, [Point("a"), Point("b"), Point("c")], account=vanphong)

    move_point(planned, three.pk, account=vanphong, by=-1)
    move_point(planned, one.pk, account=vanphong, by=-1)
    drop_point(planned, two.pk, account=vanphong)
    drop_point(planned, two.pk, account=vanphong)

    assert [point.words for point in planned.agenda.all()] == ["a", "c"]


def test_a_guest_is_invited_once(bodies, planned, vanphong):
    guests = [Guest("Hội Nông dân", body=bodies.nong_dan, count=3), Guest("Trưởng các thôn")]

    invite_guests(planned, guests, account=vanphong)
    invite_guests(planned, guests, account=vanphong)

    assert planned.invitations.count() == 2


def test_a_wrong_address_is_said_with_the_guest(planned, vanphong):
    with pytest.raises(ConferenceError, match="Trưởng các thôn"):
        invite_guests(planned, [Guest("Trưởng các thôn", email="thon@")], account=vanphong)
    assert not planned.invitations.exists()


def test_attendance_by_group_by_substitute_and_with_a_reason(planned, vanphong):
    names = ["Nông dân", "Phụ nữ", "Thanh niên", "Công an"]
    rows = invite_guests(planned, [Guest(name, count=3) for name in names], account=vanphong)
    said = [
        Came("came", count=2),
        Came("substitute", count=1, substitute="Lò Thị Mai"),
        Came("absent", reason="dự họp tỉnh"),
        Came("absent"),
    ]

    pairs = zip(rows, said, strict=True)
    done = take_attendance(planned, {row.pk: came for row, came in pairs}, account=vanphong)

    assert done.changed == 3
    assert done.problems == {rows[3].pk: "Hãy ghi lý do vắng."}
    assert [one.present for one in planned.invitations.all()] == [2, 1, 0, 0]


def test_who_has_the_letter_is_not_dropped(planned, vanphong, bodies):
    (row,) = invite_guests(planned, [Guest("Trưởng thôn")], account=vanphong)
    row.sent_at = "2026-12-01T08:00Z"
    row.save()

    with pytest.raises(ConferenceError, match="Đã gửi"):
        drop_guest(planned, row.pk, account=vanphong)


def test_a_conference_is_kept_in_its_body(planned, bodies, hangxom):
    from phoihop.registry.rights import scope

    assert not scope(hangxom, Conference.objects.all()).exists()
