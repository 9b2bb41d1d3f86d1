from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from phoihop.registry.models import Body, Person
from tests.factories import BodyFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_everything_beneath_a_body_is_found_at_any_depth(bodies):
    beneath = set(Body.objects.all().under(bodies.dang_uy))

    assert {bodies.ubnd, bodies.van_phong, bodies.nong_dan} <= beneath
    assert bodies.hang_xom not in beneath


def test_a_body_that_moves_takes_those_beneath_it_along(bodies):
    bodies.mttq.parent = bodies.hang_xom
    bodies.mttq.save()

    bodies.nong_dan.refresh_from_db()
    assert bodies.nong_dan in Body.objects.all().under(bodies.hang_xom)
    assert bodies.nong_dan not in Body.objects.all().under(bodies.dang_uy)


def test_a_body_cannot_stand_under_itself(bodies):
    bodies.mttq.parent = bodies.nong_dan

    with pytest.raises(ValidationError, match="cấp dưới của chính nó"):
        bodies.mttq.full_clean()


def test_a_body_does_not_end_before_it_begins(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        BodyFactory(valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 30))


def test_a_body_is_there_on_its_first_and_last_day(db):
    body = BodyFactory(valid_from=date(2025, 7, 1), valid_to=date(2025, 12, 31))

    assert list(Body.objects.all().at(date(2025, 7, 1))) == [body]
    assert list(Body.objects.all().at(date(2025, 12, 31))) == [body]
    assert not Body.objects.all().at(date(2026, 1, 1)).exists()


def test_names_stand_in_the_order_of_the_vietnamese_alphabet(db):
    for name in ["Đoàn xã", "Hội B", "Ấp Đông", "Dân vận", "Ban A"]:
        BodyFactory(name=name)

    names = [body.name for body in Body.objects.all()]
    assert names == ["Ấp Đông", "Ban A", "Dân vận", "Đoàn xã", "Hội B"]


def test_people_stand_in_the_order_of_their_given_names(db):
    for name in ["Vi Văn An", "Đỗ Thị Đào", "Bế Thị Dung"]:
        PersonFactory(full_name=name)

    assert [str(person) for person in Person.objects.all()] == [
        "Vi Văn An",
        "Bế Thị Dung",
        "Đỗ Thị Đào",
    ]
