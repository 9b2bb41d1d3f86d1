from datetime import date

import pytest

from phoihop.records.confirm import confirm, undo
from phoihop.records.errors import NotAnOfficial
from phoihop.registry.models import Person, PostHeld
from tests.factories import PersonFactory, PostHeldFactory, ProposalFactory, fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def named(bodies):
    def make(name, *posts):
        return ProposalFactory(
            run__document__body=bodies.van_phong,
            kind="person",
            fields=fields(name=name, posts=list(posts)),
        )

    return make


def test_an_official_enters_the_register_with_the_post(named, vanphong, bodies):
    confirm(named("Lý Mí Già", "Chủ tịch Hội Nông dân xã"), account=vanphong, version=1)

    post = PostHeld.objects.get()
    assert post.person.full_name == "Lý Mí Già"
    assert (post.title, post.body) == ("Chủ tịch Hội Nông dân xã", bodies.nong_dan)
    assert post.known_to == bodies.van_phong


def test_somebody_without_a_post_does_not(named, vanphong):
    with pytest.raises(NotAnOfficial, match="chỉ ghi người giữ chức vụ"):
        confirm(named("Lý Mí Già"), account=vanphong, version=1)

    assert not Person.objects.exists()


@pytest.mark.parametrize("post", ["Chủ tịch", "Chủ tịch Hội Nông dân xã Thanh Khê"])
def test_the_same_name_in_the_same_post_is_the_same_person(named, vanphong, bodies, post):
    known = PostHeldFactory(person__full_name="Lý Mí Già", body=bodies.nong_dan)

    appearance = confirm(named("Lý Mí Già", post), account=vanphong, version=1)

    assert appearance.person == known.person
    assert list(appearance.posts.all()) == [known]


def test_the_same_name_in_another_post_is_somebody_else_until_a_clerk_says_so(named, vanphong):
    known = PostHeldFactory(person__full_name="Lý Mí Già", title="Bí thư Đoàn xã").person

    other = confirm(named("Lý Mí Già", "Trưởng thôn"), account=vanphong, version=1)
    same = confirm(
        named("Lý Mí Già", "Trưởng ban"), account=vanphong, version=1, values={"person": known.pk}
    )

    assert other.person != known
    assert same.person == known


def test_undo_takes_a_new_person_out_again(named, vanphong):
    proposal = named("Lý Mí Già", "Trưởng thôn Bản Pho")
    confirm(proposal, account=vanphong, version=1)

    undo(proposal, account=vanphong, version=2)

    assert not Person.objects.exists()


def test_undo_leaves_a_person_the_register_knew_before(named, vanphong, bodies):
    PersonFactory(full_name="Vừ Thị Say")
    known = PostHeldFactory(
        person__full_name="Lý Mí Già", body=bodies.nong_dan, valid_from="2025-07-01"
    )
    proposal = named("Lý Mí Già", "Chủ tịch")
    confirm(proposal, account=vanphong, version=1)

    undo(proposal, account=vanphong, version=2)

    assert PostHeld.objects.get() == known
    assert Person.objects.count() == 2


def in_2022(proposal):
    document = proposal.document
    document.dated_on = date(2022, 8, 15)
    document.save()
    return proposal


def test_a_name_of_2022_is_who_held_the_post_that_day(named, vanphong, bodies):
    title = {"title": "Chủ tịch UBND xã", "body": bodies.ubnd}
    then = PostHeldFactory(
        person__full_name="Lý Mí Già", **title, valid_to=date(2023, 6, 30)
    ).person
    now = PostHeldFactory(
        person__full_name="Lý Mí Già", **title, valid_from=date(2023, 7, 1)
    ).person

    old = confirm(in_2022(named("Lý Mí Già", "Chủ tịch UBND xã")), account=vanphong, version=1)
    new = confirm(named("Lý Mí Già", "Chủ tịch UBND xã"), account=vanphong, version=1)

    assert (old.person, new.person) == (then, now)
    assert PostHeld.objects.count() == 2


def test_a_post_that_began_later_was_held_before_it_too_and_ended_then(named, vanphong, bodies):
    later = PostHeldFactory(
        person__full_name="Lý Mí Già", body=bodies.nong_dan, valid_from=date(2025, 7, 1)
    )

    told = confirm(in_2022(named("Lý Mí Già", "Chủ tịch")), account=vanphong, version=1)

    assert told.person == later.person
    before = told.posts.get()
    assert (before.body, before.valid_to) == (bodies.nong_dan, date(2025, 6, 30))
    assert before.is_held_on(date(2022, 8, 15))


def test_tone_marks_placed_otherwise_are_the_same_name_and_other_tones_are_not(named, vanphong):
    known = PostHeldFactory(person__full_name="Tẩn Láo Hoà").person

    same = confirm(named("Tẩn Láo Hòa", "Chủ tịch"), account=vanphong, version=1)
    other = confirm(named("Tẩn Láo Họa", "Chủ tịch"), account=vanphong, version=1)

    assert same.person == known
    assert other.person != known


def test_a_merged_row_is_not_found_by_its_name(named, vanphong, bodies):
    kept = PostHeldFactory(person__full_name="Lý Mí Già", body=bodies.nong_dan).person
    PersonFactory(full_name="Lý Mí Già", merged_into=kept)

    assert confirm(named("Lý Mí Già", "Chủ tịch"), account=vanphong, version=1).person == kept
