"""A class of bodies is resolved by a clerk; the bodies meant see the work, no stranger does."""

from datetime import date

import pytest
from django.urls import reverse

from phoihop.followup.board import board
from phoihop.records.addressees import bodies_meant, resolve_class
from phoihop.records.errors import UnusableValue
from phoihop.registry.handover import hand_over, proposed
from phoihop.registry.models import Role, TrailEntry
from phoihop.registry.rights import NotAllowed, may, scope
from phoihop.registry.succession import end_body
from tests.cast import make_account
from tests.factories import BodyFactory, RoleFactory, confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(vanphong, bodies):
    return confirmed_task(vanphong, bodies.van_phong, to=["các đoàn thể"])


def keys(*bodies):
    return [body.pk for body in bodies]


def test_a_class_has_no_single_lead_and_may_mean_several(task, bodies):
    assert task.lead is None
    assert bodies_meant(task) == [bodies.phu_nu, bodies.nong_dan]


def test_a_named_body_is_no_class(vanphong, bodies):
    assert bodies_meant(confirmed_task(vanphong, bodies.van_phong)) == []


def test_the_bodies_meant_see_the_task_once_and_the_trail_says_so(task, vanphong, canbo, bodies):
    assert task not in scope(canbo, type(task).objects.all())
    RoleFactory(account=canbo, body=bodies.phu_nu, role=Role.Name.OFFICER)

    resolve_class(task, keys(bodies.nong_dan, bodies.phu_nu), account=vanphong)

    assert list(scope(canbo, type(task).objects.all())) == [task]
    assert may(canbo, "view", task)
    assert board(canbo, on=date(2026, 3, 2)).total == 1
    assert TrailEntry.objects.get(verb="address").after == {
        "bodies": "Hội Liên hiệp Phụ nữ, Hội Nông dân"
    }


def test_a_stranger_to_the_class_is_refused(task, vanphong, bodies):
    with pytest.raises(UnusableValue, match="không thuộc nhóm"):
        resolve_class(task, keys(bodies.hang_xom), account=vanphong)


def test_only_the_office_says_who_is_meant(task, canbo, bodies):
    with pytest.raises(NotAllowed):
        resolve_class(task, keys(bodies.nong_dan), account=canbo)


def test_the_same_choice_again_writes_nothing(task, vanphong, bodies):
    for _again in (1, 2):
        resolve_class(task, keys(bodies.nong_dan), account=vanphong)

    assert TrailEntry.objects.filter(verb="address").count() == 1


def test_an_heir_takes_the_place_of_a_body_meant(task, vanphong, bodies):
    admin = make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)
    resolve_class(task, keys(bodies.nong_dan, bodies.phu_nu), account=vanphong)
    heir = BodyFactory(name="Hội Nông dân xã Hai Sông")
    end_body(bodies.nong_dan, account=admin, on=date(2026, 11, 1), heirs=[heir])

    items = proposed([bodies.nong_dan])
    chosen = {item.key: heir.pk for item in items}
    hand_over([bodies.nong_dan], account=admin, chosen=chosen)

    assert set(task.addressees.all()) == {heir, bodies.phu_nu}


def test_the_page_offers_the_bodies_and_takes_the_choice(client, vanphong, bodies):
    request = confirmed_request(vanphong, bodies.van_phong, to="các cấp ủy, chính quyền")
    client.force_login(vanphong)
    address = reverse("office:recommendation", args=[request.pk])
    page = client.get(address).content.decode()
    assert "Đảng ủy xã Thanh Khê" in page
    assert "Ủy ban nhân dân xã Thanh Khê" in page

    client.post(address, {"nhom": "1", "don-vi": keys(bodies.ubnd)})

    assert list(request.addressees.all()) == [bodies.ubnd]
    assert "Đã ghi 1 đơn vị của nhóm" in client.get(address).content.decode()
