"""Rows that may be one person are proposed, merged by a person, and taken apart again."""

import pytest
from django.apps import apps

from phoihop.records.models import Appearance
from phoihop.registry.errors import RegisterError
from phoihop.registry.models import Person, PostHeld, Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.registry.same_people import (
    links_to_person,
    merge_people,
    pairs,
    tell_apart,
    undo_merge,
)
from tests.cast import make_account
from tests.factories import PersonFactory, PostHeldFactory
from tests.web.scenes import confirm_all, make_document, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(bodies):
    return make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)


def official(name, body, title="Chủ tịch"):
    return PostHeldFactory(person=PersonFactory(full_name=name), body=body, title=title).person


@pytest.fixture
def twins(bodies):
    return official("Vừ A Bình", bodies.ubnd), official("Vừ A Bình", bodies.ubnd, "Phó Chủ tịch")


def test_rows_of_one_name_are_proposed_the_likeliest_first(bodies, twins):
    official("Tẩn Láo Hoa", bodies.ubnd)
    official("Tẩn Láo Hòa", bodies.phu_nu, "Phó Chủ tịch")

    found = pairs(Person.objects.all())

    assert (found[0].both, found[0].likely) == (twins, True)
    assert found[0].reasons == ("cùng họ tên", "cùng đơn vị")
    assert found[1].reasons == ("họ tên chỉ khác dấu",)
    assert not found[1].likely


def test_two_people_told_apart_are_not_proposed_again(admin, twins):
    tell_apart(*reversed(twins), account=admin)
    tell_apart(*twins, account=admin)

    assert pairs(Person.objects.all()) == []
    assert TrailEntry.objects.filter(verb="tell_apart").count() == 1


def test_merged_everything_stands_under_one_and_undone_it_is_as_before(bodies, admin, vanphong):
    document = make_document(bodies.van_phong, vanphong, (person("Vừ A Bình", "Chủ tịch UBND xã"),))
    confirm_all(document, vanphong)
    named, kept = Person.objects.get(), official("Vừ A Bình", bodies.ubnd)
    before = list(PostHeld.objects.order_by("pk").values_list("pk", "person"))

    act = merge_people(kept, named, account=admin)

    assert kept.posts.count() == 2
    assert Appearance.objects.get().person == kept
    assert pairs(Person.objects.all()) == []

    undo_merge(act, account=admin)

    assert list(PostHeld.objects.order_by("pk").values_list("pk", "person")) == before
    assert Appearance.objects.get().person == named
    assert [entry.verb for entry in TrailEntry.objects.order_by("-seq")[:2]] == [
        "undo_merge",
        "merge",
    ]


def test_what_was_written_after_the_merge_stays_with_the_kept_one(admin, twins):
    kept, merged = twins
    act = merge_people(kept, merged, account=admin)
    later = PostHeldFactory(person=kept, body=kept.posts.first().body, title="Bí thư")

    undo_merge(act, account=admin)

    later.refresh_from_db()
    assert later.person == kept


def test_a_merge_is_done_and_undone_once(admin, twins):
    act = merge_people(*twins, account=admin)
    with pytest.raises(RegisterError, match="không còn là hai người riêng"):
        merge_people(*twins, account=admin)

    undo_merge(act, account=admin)
    with pytest.raises(RegisterError, match="đã được hoàn tác"):
        undo_merge(act, account=admin)


def test_nobody_is_merged_with_oneself(admin, twins):
    with pytest.raises(RegisterError):
        merge_people(twins[0], twins[0], account=admin)


def test_only_who_keeps_both_may_merge(bodies, vanphong, hangxom, twins):
    for account in (vanphong, hangxom):
        with pytest.raises(NotAllowed):
            merge_people(*twins, account=account)


def test_every_field_that_points_to_a_person_moves_with_a_merge():
    from phoihop.registry.models import Distinct, PersonMerge

    stays = {PersonMerge, Distinct, Person}
    pointing = {
        (model, field.name)
        for model in apps.get_models()
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model is Person and model not in stays
    }

    assert pointing == set(links_to_person())
    assert (PostHeld, "person") in pointing
