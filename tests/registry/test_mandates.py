"""A delegation from its grant to the line above the signature; two persons; acting for."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from phoihop.records.models import Meeting
from phoihop.records.publish import publish
from phoihop.registry.acting import chosen_role, one_request, roles_to_choose
from phoihop.registry.authority import MayNotSign, authority_line
from phoihop.registry.models import Body, Consent, Delegation, OnePerson, PostHeld, Role, TrailEntry
from phoihop.registry.rights import NotAllowed, acting_body, has_role, may
from phoihop.registry.roles import delegate, end_delegation, end_role, grant
from phoihop.registry.two_persons import AlreadyAnswered, answer
from tests.factories import BodyFactory, PersonFactory, PostHeldFactory, RoleFactory
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 20)
K = Body.Kind


@pytest.fixture
def act_as():
    tokens = []

    def choose(role):
        tokens.append(chosen_role.set(role and role.pk))

    yield choose
    for token in reversed(tokens):
        chosen_role.reset(token)


@pytest.fixture
def chair(bodies):
    return PostHeldFactory(person=PersonFactory(), body=bodies.ubnd, title="Chủ tịch UBND xã")


@pytest.fixture
def lent(lanhdao, canbo, chair):
    """The leader's role, lent to an officer for today and tomorrow."""
    today = timezone.localdate()
    return delegate(
        lanhdao.roles.get(),
        canbo,
        by=lanhdao,
        form=Delegation.Form.MANDATE,
        ground="Giấy ủy quyền số 05/GUQ-UBND",
        valid_from=today,
        valid_to=today + timedelta(days=1),
        post=chair,
    )


@pytest.fixture
def meeting(bodies, vanphong):
    document = make_document(bodies.van_phong, vanphong)
    confirm_all(document, vanphong)
    from phoihop.records.models import Meeting

    return Meeting.objects.get()


def post(body, title, **more):
    return PostHeldFactory(person=PersonFactory(), body=body, title=title, **more)


@pytest.mark.parametrize(
    ("kind", "name", "title", "manner", "lines"),
    [
        (K.DEPARTMENT, "Sở Nội vụ", "Giám đốc Sở Nội vụ", "full", ("GIÁM ĐỐC",)),
        (
            K.DEPARTMENT,
            "Sở Nội vụ",
            "Phó Giám đốc",
            "full",
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ),
        (
            K.PEOPLES_COMMITTEE,
            "UBND xã Nà Tăm",
            "Chủ tịch",
            "full",
            ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ),
        (
            K.PEOPLES_COMMITTEE,
            "UBND xã Nà Tăm",
            "Phó Chủ tịch UBND xã Nà Tăm",
            "full",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        (K.DEPARTMENT, "Sở Y tế", "Giám đốc", "acting", ("Q. GIÁM ĐỐC",)),
        (
            K.FRONT,
            "Ủy ban MTTQ xã Nà Tăm",
            "Phó Chủ tịch Thường trực",
            "full",
            ("TM. BAN THƯỜNG TRỰC", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
        ),
        (
            K.PARTY_COMMITTEE,
            "Đảng ủy xã Nà Tăm",
            "Phó Bí thư",
            "full",
            ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ"),
        ),
    ],
)
def test_the_lines_above_a_signature(kind, name, title, manner, lines):
    held = post(BodyFactory(name=name, kind=kind), title, manner=manner)

    assert authority_line(held, DAY) == lines


def test_a_party_deputy_signed_for_the_head_until_may_2026():
    held = post(BodyFactory(name="Đảng ủy xã Nà Tăm", kind=K.PARTY_COMMITTEE), "Phó Bí thư")

    before, since = date(2026, 5, 26), date(2026, 5, 27)
    assert authority_line(held, before) == ("T/M ĐẢNG ỦY", "K/T BÍ THƯ", "PHÓ BÍ THƯ")
    assert authority_line(held, since) == ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")


def test_a_delegation_from_its_grant_to_the_printed_line(lent, bodies, canbo, act_as):
    own = post(bodies.nong_dan, "Trưởng ban")
    act_as(lent.role)
    publish_line = authority_line(own, timezone.localdate(), mandate=lent)

    assert acting_body(canbo) == bodies.ubnd
    assert publish_line == ("TUQ. CHỦ TỊCH", "TRƯỞNG BAN")
    assert TrailEntry.objects.filter(verb="delegate", object_id=str(lent.pk)).count() == 1


def test_by_order_and_as_deputy(lent, bodies):
    head = post(bodies.van_phong, "Chánh Văn phòng")
    lent.form = Delegation.Form.ORDER
    assert authority_line(head, timezone.localdate(), mandate=lent) == (
        "TL. CHỦ TỊCH",
        "CHÁNH VĂN PHÒNG",
    )

    lent.form = Delegation.Form.DEPUTY
    assert authority_line(head, timezone.localdate(), mandate=lent)[0] == "TM. ỦY BAN NHÂN DÂN"


def test_nobody_signs_after_the_last_day(lent, bodies):
    held = post(bodies.ubnd, "Phó Chủ tịch", valid_to=date(2026, 1, 1))

    with pytest.raises(MayNotSign, match="không giữ chức vụ này"):
        authority_line(held, DAY)
    with pytest.raises(MayNotSign, match="không còn hiệu lực"):
        authority_line(post(bodies.ubnd, "Phó Chủ tịch"), date(2030, 1, 1), mandate=lent)


def test_a_delegation_counts_only_while_it_is_chosen(lent, meeting, canbo, act_as):
    assert not may(canbo, "publish", meeting)
    assert lent.role in roles_to_choose(canbo)

    act_as(lent.role)
    assert may(canbo, "publish", meeting)
    publish(meeting, account=canbo)

    entry = TrailEntry.objects.get(verb="publish")
    assert (entry.actor, entry.delegation, entry.acting_for) == (canbo, lent, lent.role.body)


def test_an_ended_delegation_gives_nothing(lent, meeting, lanhdao, canbo, act_as):
    end_delegation(lent, by=lanhdao)
    act_as(lent.role)

    assert not may(canbo, "publish", meeting)
    assert acting_body(canbo) != lent.role.body


def test_what_is_lent_is_not_lent_on(lent, canbo, hangxom, act_as):
    act_as(lent.role)
    today = timezone.localdate()

    with pytest.raises(NotAllowed):
        delegate(
            lent.role,
            hangxom,
            by=canbo,
            form="TUQ",
            ground="x",
            valid_from=today,
            valid_to=today,
        )


def test_another_ones_role_cannot_be_chosen(canbo, lanhdao, bodies, act_as):
    act_as(lanhdao.roles.get())

    assert acting_body(canbo) == bodies.nong_dan


@pytest.fixture
def two_leaders(bodies, khach):
    """The rule of two persons holds, and there is a second leader."""
    OnePerson.objects.all().delete()
    RoleFactory(account=khach, body=bodies.ubnd, role=Role.Name.LEADER)
    return khach


def test_publishing_waits_for_a_second_person(meeting, lanhdao, two_leaders):
    waiting = publish(meeting, account=lanhdao)
    meeting.refresh_from_db()
    assert meeting.published_at is None

    with pytest.raises(NotAllowed):
        answer(waiting, account=lanhdao, agrees=True)
    answer(waiting, account=two_leaders, agrees=True)

    meeting.refresh_from_db()
    assert (meeting.published_by, meeting.published_with) == (lanhdao, two_leaders)
    with pytest.raises(AlreadyAnswered):
        answer(waiting, account=two_leaders, agrees=False)


def test_a_refusal_does_nothing_and_says_why(meeting, lanhdao, two_leaders):
    waiting = publish(meeting, account=lanhdao)
    assert publish(meeting, account=lanhdao) == waiting

    answer(waiting, account=two_leaders, agrees=False, reason="chưa đủ số liệu")

    meeting.refresh_from_db()
    assert meeting.published_at is None
    assert Consent.objects.get().reason == "chưa đủ số liệu"


def test_who_lost_the_right_meanwhile_gets_nothing_done(meeting, lanhdao, two_leaders):
    waiting = publish(meeting, account=lanhdao)
    lanhdao.roles.all().delete()

    with pytest.raises(NotAllowed):
        answer(waiting, account=two_leaders, agrees=True)
    meeting.refresh_from_db()
    assert meeting.published_at is None


def test_in_an_office_of_one_the_trail_says_so(meeting, lanhdao):
    assert publish(meeting, account=lanhdao) is None

    assert TrailEntry.objects.get(verb="publish").after["second_person"] is None


@pytest.fixture
def keepers(bodies, khach, canbo):
    """Two administrators of the People's Committee."""
    OnePerson.objects.all().delete()
    for account in (khach, canbo):
        RoleFactory(account=account, body=bodies.ubnd, role=Role.Name.ADMINISTRATOR)
    return khach, canbo


def test_a_privileged_role_needs_a_second_administrator(bodies, keepers, hangxom):
    one, other = keepers
    assert grant(hangxom, bodies.ubnd, Role.Name.OFFICER, by=one) is None
    waiting = grant(hangxom, bodies.ubnd, Role.Name.LEADER, by=one)
    assert not hangxom.roles.filter(role=Role.Name.LEADER).exists()

    answer(waiting, account=other, agrees=True)

    assert hangxom.roles.filter(role=Role.Name.LEADER).exists()
    entry = TrailEntry.objects.filter(verb="grant").latest("seq")
    assert entry.after["second_person"] == str(other)


def test_an_ended_role_gives_nothing_from_today(bodies, keepers, lanhdao, meeting):
    end_role(lanhdao.roles.get(), by=keepers[0])

    assert not may(lanhdao, "publish", meeting)


def test_the_last_administrator_cannot_leave_by_mistake(bodies, keepers):
    role = keepers[0].roles.get(role=Role.Name.ADMINISTRATOR)

    with pytest.raises(ValidationError):
        end_role(role, by=keepers[0])


def test_a_leader_grants_nothing(bodies, lanhdao, hangxom):
    with pytest.raises(NotAllowed):
        grant(hangxom, bodies.ubnd, Role.Name.OFFICER, by=lanhdao)
    assert not PostHeld.objects.exists()


def test_a_role_taken_away_within_a_request_is_gone_within_it(bodies, vanphong):
    with one_request(None):
        assert acting_body(vanphong) == bodies.van_phong
        vanphong.roles.get().delete()

        assert acting_body(vanphong) is None


def test_roles_are_asked_for_once_in_a_request(bodies, vanphong, django_assert_num_queries):
    with one_request(None), django_assert_num_queries(1):
        for _time in range(3):
            assert has_role(vanphong, bodies.van_phong, Role.Name.CLERK)
            assert acting_body(vanphong) == bodies.van_phong


@pytest.fixture
def second(bodies):
    return RoleFactory(body=bodies.ubnd, role=Role.Name.LEADER).account


def test_who_asked_cannot_agree_through_whom_they_lent_their_role(
    lent, lanhdao, canbo, second, meeting, act_as
):
    """Else one person with two accounts would be the second person too."""
    OnePerson.objects.all().delete()
    waiting = publish(Meeting.objects.get(), account=lanhdao)
    act_as(lent.role)

    with pytest.raises(NotAllowed):
        answer(waiting, account=canbo, agrees=True)

    act_as(None)
    answer(waiting, account=second, agrees=True)
    assert Meeting.objects.get().published_with == second


def test_who_lent_the_role_cannot_agree_to_what_was_asked_in_their_name(
    lent, lanhdao, canbo, second, meeting, act_as
):
    OnePerson.objects.all().delete()
    act_as(lent.role)
    waiting = publish(Meeting.objects.get(), account=canbo)
    assert waiting.delegation == lent

    with pytest.raises(NotAllowed):
        answer(waiting, account=lanhdao, agrees=True)

    # The asker's right is that of the lent role, whatever the second person acts as.
    act_as(None)
    answer(waiting, account=second, agrees=True)
    assert Meeting.objects.get().published_with == second


def test_an_administrator_lends_nobody_elses_role(lanhdao, canbo, khach, bodies):
    RoleFactory(account=khach, body=bodies.ubnd, role=Role.Name.ADMINISTRATOR)
    today = timezone.localdate()
    words = {"form": "TUQ", "ground": "x", "valid_from": today, "valid_to": today}

    with pytest.raises(ValidationError, match="Chỉ người giữ vai trò"):
        delegate(lanhdao.roles.get(), canbo, by=khach, **words)
