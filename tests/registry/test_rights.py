from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser, Permission
from django.utils import timezone

from phoihop.intake.models import Document
from phoihop.intake.models.queue import Clock, Worker
from phoihop.records.models.indicators import Indicator
from phoihop.registry.models import Account, Body, Guess, Role
from phoihop.registry.rights import (
    NoScope,
    NotAllowed,
    acting_body,
    demand,
    has_role,
    may,
    models_with_scope,
    scope,
    why,
)
from tests.factories import DocumentFactory, RoleFactory

pytestmark = pytest.mark.django_db

WITHOUT_BODY = {
    Account,  # who signs in: no body owns an account
    Guess,  # counted before anybody is known, under a hash
    Worker,  # a process of the installation
    Clock,  # when the installation last did its daily work
    Indicator,  # the catalogue that the program ships, the same for all
}


@pytest.mark.parametrize("room", ["registry", "intake", "records", "followup", "reports"])
def test_every_record_belongs_to_a_body(room):
    kept = set(apps.get_app_config(room).get_models())

    assert kept - WITHOUT_BODY <= models_with_scope()


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("vanphong", True),
        ("lanhdao", True),
        ("canbo", False),
        ("tinh", False),
        ("hangxom", False),
        ("khach", False),
    ],
)
def test_a_document_of_the_office_is_seen_by(cast, bodies, who, sees):
    document = DocumentFactory(body=bodies.van_phong)

    assert scope(cast[who], Document.objects.all()).filter(pk=document.pk).exists() is sees
    assert may(cast[who], "view", document) is sees


def test_the_province_sees_its_own_line_only(tinh, bodies):
    of_front, of_committee = DocumentFactory(body=bodies.mttq), DocumentFactory(body=bodies.ubnd)

    assert list(scope(tinh, Document.objects.all())) == [of_front]
    assert not may(tinh, "view", of_committee)


def test_an_officer_does_not_see_a_sister_organisation(canbo, bodies):
    DocumentFactory(body=bodies.phu_nu)

    assert not scope(canbo, Document.objects.all()).exists()


def test_an_officer_above_does_not_reach_down(khach, bodies):
    RoleFactory(account=khach, body=bodies.mttq, role=Role.Name.OFFICER)
    DocumentFactory(body=bodies.nong_dan)

    assert not scope(khach, Document.objects.all()).exists()
    assert not has_role(khach, bodies.nong_dan, Role.Name.OFFICER)
    assert has_role(khach, bodies.mttq, Role.Name.OFFICER)


def test_a_clerk_reaches_down_but_not_along_the_line(khach, bodies):
    RoleFactory(account=khach, body=bodies.mttq_tinh, role=Role.Name.CLERK)
    DocumentFactory(body=bodies.mttq)

    assert not scope(khach, Document.objects.all()).exists()


def test_who_has_not_signed_in_sees_nothing(bodies):
    DocumentFactory(body=bodies.ubnd)

    assert not scope(AnonymousUser(), Document.objects.all()).exists()


def test_a_locked_account_sees_nothing(vanphong, bodies):
    document = DocumentFactory(body=bodies.van_phong)
    vanphong.is_active = False

    assert not scope(vanphong, Document.objects.all()).exists()
    assert not may(vanphong, "view", document)


def test_a_role_ends_with_its_last_day(khach, bodies):
    today = timezone.localdate()
    role = RoleFactory(account=khach, body=bodies.ubnd, valid_to=today)
    assert scope(khach, Body.objects.all()).exists()

    Role.objects.filter(pk=role.pk).update(valid_to=today - timedelta(days=1))

    assert not scope(khach, Body.objects.all()).exists()


def test_a_model_without_scope_cannot_be_listed(vanphong):
    with pytest.raises(NoScope, match="Permission"):
        scope(vanphong, Permission.objects.all())


def test_what_no_rule_allows_is_refused(vanphong, bodies):
    assert not may(vanphong, "sell", bodies.ubnd)


def test_the_reason_is_the_rule_as_a_sentence(vanphong, canbo, bodies):
    office = "Chỉ văn phòng và Chánh Văn phòng của đơn vị tiếp nhận và xử lý văn bản."

    assert why(vanphong, "receive", bodies.van_phong) == f"Bạn được làm việc này. {office}"
    with pytest.raises(NotAllowed, match="Bạn chưa có quyền làm việc này"):
        demand(canbo, "receive", bodies.van_phong)


def test_a_clerk_works_for_the_body_of_the_role(vanphong, khach, bodies):
    assert acting_body(vanphong) == bodies.van_phong
    assert acting_body(khach) is None
