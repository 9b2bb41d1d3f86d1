"""When a body ends, its open work goes to the heir and nothing is lost on the way."""

from datetime import date

import pytest
from django.apps import apps

from phoihop.followup.work import mark_done
from phoihop.registry.errors import RegisterError
from phoihop.registry.handover import (
    ended_with_open_work,
    hand_over,
    handed_over_of,
    links,
    proposed,
)
from phoihop.registry.models import Body, Membership, Role
from phoihop.registry.rights import NotAllowed, has_role, reach
from phoihop.registry.succession import end_body, heirs_today, merge_units, rename
from tests.cast import make_account
from tests.factories import BodyFactory, confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db
MERGED_ON = date(2026, 11, 1)


@pytest.fixture
def admin(bodies):
    account = make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.tinh_uy)
    hang_xom = bodies.hang_xom
    hang_xom.parent = bodies.tinh_uy
    hang_xom.save()
    return account


def merged(bodies, admin):
    roots = [bodies.dang_uy, bodies.hang_xom]
    merge_units(roots, account=admin, place="xã Hai Sông", on=MERGED_ON, act="Nghị quyết mẫu")


def all_to_the_heir(items):
    return {item.key: item.heir.pk for item in items}


def test_every_field_that_points_to_a_body_is_handed_over_or_says_why_not():
    declared = {(link.model, link.field) for link in links()}
    fields = {
        (model, field.name)
        for model in apps.get_models()
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model is Body and not model._meta.auto_created
    }

    assert fields == declared
    assert all(link.is_handed_over or str(link.reason) for link in links())


def test_bodies_alike_but_for_the_place_have_one_heir(bodies, admin):
    merged(bodies, admin)

    heir = Body.objects.get(name="Ủy ban nhân dân xã Hai Sông")
    before = {link.predecessor for link in heir.inheritances.all()}
    assert before == {bodies.ubnd, bodies.hang_xom}
    assert heir.parent.name == "Đảng ủy xã Hai Sông"
    bodies.ubnd.refresh_from_db()
    assert bodies.ubnd.valid_to == date(2026, 10, 31)


def test_open_work_is_proposed_to_the_heir_and_finished_work_is_not(bodies, admin, vanphong):
    running = confirmed_task(vanphong, bodies.van_phong)
    done = confirmed_task(vanphong, bodies.van_phong)
    mark_done(done, account=vanphong, note="xong")
    merged(bodies, admin)

    items = [item for item in proposed([bodies.nong_dan]) if item.link.field == "lead"]

    assert [item.record for item in items] == [running]
    assert items[0].heir.name == "Hội Nông dân xã Hai Sông"


def test_one_act_hands_over_and_both_ends_keep_the_link(bodies, admin, vanphong):
    task = confirmed_task(vanphong, bodies.van_phong, **{"with": ["Hội LHPN"]})
    request = confirmed_request(vanphong, bodies.van_phong)
    merged(bodies, admin)
    ended = list(Body.objects.exclude(valid_to=None))

    hand_over(ended, account=admin, chosen=all_to_the_heir(proposed(ended)))

    for record in (task, request):
        record.refresh_from_db()
    assert task.lead.name == "Hội Nông dân xã Hai Sông"
    assert task.lead_text == "Hội Nông dân"
    assert request.addressee.name == "Ủy ban nhân dân xã Hai Sông"
    assert proposed(ended) == []
    trace = handed_over_of(task).get(field="lead")
    assert (trace.giver, trace.receiver) == (bodies.nong_dan, task.lead)


def test_what_nobody_chose_for_stays_and_is_proposed_again(bodies, admin, vanphong):
    task = confirmed_task(vanphong, bodies.van_phong)
    merged(bodies, admin)

    hand_over([bodies.nong_dan], account=admin, chosen={})

    task.refresh_from_db()
    assert task.lead == bodies.nong_dan
    assert proposed([bodies.nong_dan])


def test_work_never_goes_to_a_stranger(bodies, admin, vanphong):
    confirmed_task(vanphong, bodies.van_phong)
    merged(bodies, admin)
    (key,) = [item.key for item in proposed([bodies.nong_dan]) if item.link.field == "lead"]

    with pytest.raises(RegisterError, match="không phải là đơn vị kế thừa"):
        hand_over([bodies.nong_dan], account=admin, chosen={key: bodies.tinh_uy.pk})


def test_between_two_heirs_a_person_chooses(bodies, admin, vanphong):
    confirmed_task(vanphong, bodies.van_phong)
    heirs = [BodyFactory(name="Hội Nông dân xã Một"), BodyFactory(name="Hội Nông dân xã Hai")]
    end_body(bodies.nong_dan, account=admin, on=MERGED_ON, heirs=heirs)

    (item,) = proposed([bodies.nong_dan])

    assert item.heir is None
    assert set(item.heirs) == set(heirs)


def test_the_heir_keeps_the_records_of_the_ended_office(bodies, admin, vanphong):
    task = confirmed_task(vanphong, bodies.van_phong)
    merged(bodies, admin)
    office = Body.objects.get(name="Văn phòng HĐND và UBND xã Hai Sông")
    new_clerk = make_account("vanphongmoi", "Sùng A Chờ", Role.Name.CLERK, office)
    assert not has_role(new_clerk, task.body, Role.Name.CLERK)

    ended = list(Body.objects.exclude(valid_to=None))
    hand_over(ended, account=admin, chosen=all_to_the_heir(proposed(ended)))

    task.body.refresh_from_db()
    assert has_role(new_clerk, task.body, Role.Name.CLERK)
    assert bodies.van_phong in reach(new_clerk)
    assert mark_done(task, account=new_clerk, note="xong").to_state == "done"


def test_an_heir_takes_the_place_in_a_group_from_the_day_after(bodies, admin):
    group = BodyFactory(name="Cụm thi đua số 1", kind=Body.Kind.EMULATION_GROUP, place="")
    Membership.objects.create(group=group, member=bodies.hang_xom)
    merged(bodies, admin)

    items = proposed([bodies.hang_xom])
    hand_over([bodies.hang_xom], account=admin, chosen=all_to_the_heir(items))

    assert [m.member for m in group.members.at(date(2026, 10, 31))] == [bodies.hang_xom]
    assert [str(m.member) for m in group.members.at(MERGED_ON)] == ["UBND xã"] or [
        m.member.name for m in group.members.at(MERGED_ON)
    ] == ["Ủy ban nhân dân xã Hai Sông"]


def test_an_heir_that_ends_passes_on_what_it_kept(bodies, admin, vanphong):
    merged(bodies, admin)
    ended = list(Body.objects.exclude(valid_to=None))
    hand_over(ended, account=admin, chosen=all_to_the_heir(proposed(ended)))
    second = Body.objects.get(name="Văn phòng HĐND và UBND xã Hai Sông")
    third = BodyFactory(name="Văn phòng HĐND và UBND phường Ba Sông")
    end_body(second, account=admin, on=date(2026, 11, 20), heirs=[third])

    hand_over([second], account=admin, chosen=all_to_the_heir(proposed([second])))

    assert third.kept_records.filter(body=bodies.van_phong).exists()
    assert heirs_today(bodies.van_phong) == [third]


def test_only_who_may_hands_over(bodies, admin, canbo):
    merged(bodies, admin)

    with pytest.raises(NotAllowed, match="được bàn giao"):
        hand_over([bodies.nong_dan], account=canbo, chosen={})


def test_a_body_that_goes_on_is_not_handed_over(bodies, admin):
    with pytest.raises(RegisterError, match="chưa kết thúc"):
        hand_over([bodies.nong_dan], account=admin, chosen={})


def test_a_new_name_takes_a_new_address_and_keeps_the_old_one(bodies, admin):
    body = bodies.nong_dan
    old = body.slug

    rename(body, account=admin, name="Hội Nông dân xã Mới", short_name="HND", on=MERGED_ON)

    assert body.slug == "hoi-nong-dan-xa-moi"
    assert {one.slug for one in body.addresses.all()} == {old, body.slug}
    assert body.former_names.get().until == date(2026, 10, 31)


def test_two_bodies_of_one_name_have_two_addresses(db):
    first, second = BodyFactory(name="Hội Đông y xã"), BodyFactory(name="Hội Đông y xã")

    assert (first.slug, second.slug) == ("hoi-dong-y-xa", "hoi-dong-y-xa--2")
    second.save()
    assert second.slug == "hoi-dong-y-xa--2"


def test_looking_for_open_work_asks_as_little_for_many_bodies_as_for_one(
    bodies, admin, vanphong, django_assert_max_num_queries
):
    confirmed_task(vanphong, bodies.van_phong)
    merged(bodies, admin)
    given = sum(link.is_handed_over for link in links())

    with django_assert_max_num_queries(given + 4):
        found = ended_with_open_work(admin, Body.objects.all())

    assert {body for body in Body.objects.exclude(valid_to=None) if proposed([body])} == set(found)
