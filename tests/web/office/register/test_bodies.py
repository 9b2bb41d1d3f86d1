"""Pages of bodies: two trees, a life in order, changes, mergers and handing over."""

from datetime import date

import pytest
from django.urls import reverse

from phoihop.followup.models import Change
from phoihop.registry.handover import proposed
from phoihop.registry.models import Body, Membership, Role, TrailEntry
from phoihop.registry.succession import end_body, rename
from tests.cast import make_account
from tests.factories import BodyFactory, PostHeldFactory, confirmed_task

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 1)


@pytest.fixture
def admin(bodies):
    bodies.hang_xom.parent = bodies.tinh_uy
    bodies.hang_xom.save()
    return make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.tinh_uy)


@pytest.fixture
def admin_client(client, admin):
    client.force_login(admin)
    return client


def at(body):
    return reverse("office:body", args=[body.slug])


def change(client, body, what, **said):
    return client.post(reverse("office:body-change", args=[body.slug, what]), said)


def test_a_body_stands_in_both_trees(clerk_client, read):
    page = read("office:bodies")
    level, line = page.split('id="t-line"')

    assert "Hội Nông dân xã Thanh Khê" in level
    assert "Hội Nông dân xã Thanh Khê" in line[line.index("<details") :]
    assert line.index("Ủy ban MTTQ Việt Nam tỉnh Lâm Sơn") < line.index("Ủy ban MTTQ Việt Nam xã")


def test_the_trees_of_another_day_show_who_led_then(admin_client, bodies, read):
    change(admin_client, bodies.nong_dan, "chuyen", parent=bodies.dang_uy.pk, on="2026-11-01")
    unit = {"dv": "commune:xã Thanh Khê"}

    before = read("office:bodies", ngay="2026-10-31", **unit).split('id="t-line"')[0]
    after = read("office:bodies", ngay="2026-11-01", **unit).split('id="t-line"')[0]

    assert before.rindex("Hội Nông dân") > before.index("Ủy ban MTTQ Việt Nam xã")
    assert after.rindex("Hội Nông dân") < after.index("Ủy ban MTTQ Việt Nam xã")


def test_a_search_without_diacritics_finds_and_says_when_not(clerk_client, read):
    assert "Hội Liên hiệp Phụ nữ xã Thanh Khê" in read("office:bodies", tim="phu nu")
    assert "Không có đơn vị nào tên “tàu vũ trụ”" in read("office:bodies", tim="tàu vũ trụ")


def test_a_life_is_told_in_the_order_of_days(admin_client, admin, bodies, read):
    body = bodies.nong_dan
    body.valid_from = date(2025, 7, 1)
    body.save()
    group = BodyFactory(name="Cụm thi đua số 1")
    Membership.objects.create(group=group, member=body, valid_from=date(2026, 1, 1))
    rename(body, account=admin, name="Hội Nhà nông xã", short_name="", on=date(2026, 5, 1))
    heir = BodyFactory(name="Hội Nông dân xã Hai Sông")
    end_body(body, account=admin, on=ON, heirs=[heir], act="Nghị quyết mẫu")

    page = read("office:body", body.slug)

    words = ["Bắt đầu hoạt động", "Tham gia khối, cụm", "Đổi tên từ", "Kết thúc hoạt động; đơn vị"]
    places = [page.index(part) for part in words]
    assert places == sorted(places)
    assert "Nay là:" in page
    assert at(heir) in page
    assert "Nghị quyết mẫu" in page


def test_an_old_address_leads_to_the_new_one(admin_client, admin, bodies):
    old = at(bodies.nong_dan)
    rename(bodies.nong_dan, account=admin, name="Hội Nhà nông xã", short_name="", on=ON)

    answer = admin_client.get(old, {"ngay": "2026-01-01"})

    assert answer.status_code == 301
    assert answer.headers["Location"] == at(bodies.nong_dan) + "?ngay=2026-01-01"


def test_who_held_which_post_on_a_day(clerk_client, bodies, read):
    PostHeldFactory(person__full_name="Vừ A Bình", body=bodies.ubnd, valid_to=date(2025, 12, 31))
    PostHeldFactory(person__full_name="Hà Văn Sinh", body=bodies.ubnd, valid_from=date(2026, 1, 1))

    then = read("office:body", bodies.ubnd.slug, ngay="2025-12-31")
    now = read("office:body", bodies.ubnd.slug)

    assert "Vừ A Bình" in then.split("chức vụ đã thôi giữ")[0]
    assert "Hà Văn Sinh" not in then
    assert "1 chức vụ đã thôi giữ" in now


def test_a_body_is_added_corrected_renamed_moved_and_ended(admin_client, bodies):
    new = reverse("office:body-new") + f"?duoi={bodies.mttq.slug}"
    sent = {"kind": "special_association", "level": "commune", "place": "xã Thanh Khê"}
    admin_client.post(new, sent | {"name": "Hội Đông y xã"})
    body = Body.objects.get(name="Hội Đông y xã")

    change(admin_client, body, "sua", **sent, name="Hội Đông y xã", short_name="HĐY")
    change(admin_client, body, "doi-ten", name="Hội Y học xã", on="2026-10-01")
    body.refresh_from_db()
    change(admin_client, body, "chuyen", parent=bodies.dang_uy.pk, on="2026-10-02")
    change(admin_client, body, "ket-thuc", on="2026-10-03", heirs=[bodies.nong_dan.pk])

    verbs = list(TrailEntry.objects.order_by("seq").values_list("verb", flat=True))
    body.refresh_from_db()
    assert verbs == ["create", "change", "rename", "move", "end"]
    assert (body.name, body.parent, body.valid_to) == (
        "Hội Y học xã",
        bodies.dang_uy,
        date(2026, 10, 2),
    )


def test_a_refusal_is_said_and_the_form_keeps_what_was_typed(admin_client, admin, bodies):
    bodies.nong_dan.valid_from = ON
    bodies.nong_dan.save()

    page = change(admin_client, bodies.nong_dan, "ket-thuc", on="2026-10-01", act="NQ 5")

    words = page.content.decode()
    assert "không thể kết thúc trước đó" in words
    assert "NQ 5" in words


def test_a_clerk_sees_no_buttons_and_is_refused(clerk_client, bodies, read):
    assert "Kết thúc</a>" not in read("office:body", bodies.nong_dan.slug)
    assert change(clerk_client, bodies.nong_dan, "sua", name="x").status_code == 403


def test_a_merger_is_shown_before_it_is_done(admin_client, bodies, vanphong):
    confirmed_task(vanphong, bodies.van_phong)
    bodies.hang_xom.kind = Body.Kind.PARTY_COMMITTEE
    bodies.hang_xom.save()
    sent = {
        "roots": [bodies.dang_uy.pk, bodies.hang_xom.pk],
        "place": "xã Hai Sông",
        "on": "2026-11-01",
    }
    before = Body.objects.count()

    page = admin_client.post(reverse("office:units-merge"), sent).content.decode()

    assert "7 đơn vị kết thúc, 6 đơn vị mới" in page
    assert "Đảng ủy xã Hai Sông" in page
    assert Body.objects.count() == before
    assert not TrailEntry.objects.filter(verb="end").exists()

    admin_client.post(reverse("office:units-merge"), sent | {"do": "1"})

    assert Body.objects.filter(place="xã Hai Sông").count() == 6


def test_one_press_hands_over_and_both_ends_tell(admin_client, admin, bodies, vanphong, read):
    task = confirmed_task(vanphong, bodies.van_phong)
    heir = BodyFactory(name="Hội Nông dân xã Hai Sông")
    end_body(bodies.nong_dan, account=admin, on=ON, heirs=[heir])
    items = proposed([bodies.nong_dan])
    assert "1 đơn vị đã kết thúc còn việc đang mở" in read("office:bodies")
    assert "Bàn giao 1 việc" in read("office:handover")

    chosen = {f"nhan-{item.key}": item.heir.pk for item in items}
    admin_client.post(reverse("office:handover"), chosen)

    task.refresh_from_db()
    assert task.lead == heir
    assert Change.objects.filter(assignment=task).count() == 0
    assert "Bàn giao 1 việc đang mở" in read("office:body", bodies.nong_dan.slug)
    assert "Không có đơn vị nào đã kết thúc" in read("office:handover")


def test_a_forged_receiver_is_refused(admin_client, admin, bodies, vanphong):
    confirmed_task(vanphong, bodies.van_phong)
    end_body(bodies.nong_dan, account=admin, on=ON, heirs=[BodyFactory()])
    (item,) = proposed([bodies.nong_dan])

    sent = {f"nhan-{item.key}": bodies.ubnd.pk}
    page = admin_client.post(reverse("office:handover"), sent).content.decode()

    assert "không phải là đơn vị kế thừa" in page
    assert proposed([bodies.nong_dan])


def test_the_pages_ask_the_database_little(clerk_client, bodies, django_assert_max_num_queries):
    for number in range(30):
        BodyFactory(name=f"Hội số {number} xã", parent=bodies.mttq)

    with django_assert_max_num_queries(26):
        clerk_client.get(reverse("office:bodies"))
    with django_assert_max_num_queries(36):
        clerk_client.get(at(bodies.mttq))
