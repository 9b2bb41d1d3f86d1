"""Pages of officials: who held what on a day, in which order, and who may be one person."""

from datetime import date

import pytest
from django.urls import reverse

from phoihop.registry.models import Person, PostHeld, Role
from phoihop.registry.same_people import merge_people
from tests.factories import PersonFactory, PostHeldFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(bodies, vanphong):
    """The clerk also keeps the People's Committee, where the officials are known."""
    RoleFactory(account=vanphong, body=bodies.ubnd, role=Role.Name.CLERK)
    return vanphong


def official(name, body, title="Chủ tịch", **days):
    return PostHeldFactory(
        person=PersonFactory(full_name=name), body=body, title=title, **days
    ).person


def order(page, *names):
    places = [page.index(name) for name in names]
    return places == sorted(places)


def test_by_name_and_by_precedence(clerk_client, bodies, read):
    official("Lê An", bodies.ubnd, "Chuyên viên")
    official("Trần Ân", bodies.ubnd, "Phó Chủ tịch UBND")
    official("Hồ Ưng", bodies.ubnd, "Bí thư Đảng ủy")

    assert order(read("office:people"), "Lê An", "Trần Ân", "Hồ Ưng")
    assert order(read("office:people", **{"thu-tu": "chuc-vu"}), "Hồ Ưng", "Trần Ân", "Lê An")


def test_a_post_of_another_day_does_not_count_for_precedence(clerk_client, bodies, read):
    official("Lê An", bodies.ubnd, "Bí thư Đảng ủy", valid_to=date(2022, 12, 31))
    official("Hồ Ưng", bodies.ubnd, "Phó Chủ tịch UBND")
    by_rank = {"thu-tu": "chuc-vu"}

    assert order(read("office:people", **by_rank), "Hồ Ưng", "Lê An")
    assert order(read("office:people", ngay="2022-06-01", **by_rank), "Lê An", "Hồ Ưng")


def test_the_posts_of_a_day(clerk_client, bodies, read):
    person = official("Lê An", bodies.ubnd, "Phó Chủ tịch", valid_to=date(2023, 6, 30))
    PostHeldFactory(person=person, body=bodies.ubnd, title="Chủ tịch", valid_from=date(2023, 7, 1))

    then = read("office:person", person.pk, ngay="2022-08-15")

    assert order(then, "Giữ ngày 15/08/2022", "Phó Chủ tịch", "Về sau", "01/07/2023")


def test_found_without_diacritics(clerk_client, bodies, read):
    official("Tẩn Láo Hòa", bodies.ubnd)

    assert "Tẩn Láo Hòa" in read("office:people", tim="lao hoa")
    assert "Không có cán bộ nào tên “Bịa”" in read("office:people", tim="Bịa")


def test_an_official_is_added_with_a_post_and_given_another(chief, client, bodies):
    client.force_login(chief)
    post = {"title": "Chủ tịch", "manner": "full", "body": bodies.phu_nu.pk}

    client.post(reverse("office:person-new"), post | {"full_name": "Giàng Thị  Say"})
    person = Person.objects.get()
    client.post(reverse("office:post-new", args=[person.pk]), post | {"manner": "acting"})
    client.post(reverse("office:person-rename", args=[person.pk]), {"full_name": "Giàng Thị Sáy"})

    person.refresh_from_db()
    assert person.full_name == "Giàng Thị Sáy"
    assert [held.manner for held in person.posts.order_by("pk")] == ["full", "acting"]
    assert {held.known_to for held in person.posts.all()} == {bodies.van_phong}


def test_days_that_cannot_be_are_refused_in_words(clerk_client, vanphong, bodies):
    person = official("Lê An", bodies.van_phong)
    held = person.posts.get()
    sent = {"title": "Chủ tịch", "manner": "full", "valid_from": "2026-02-01"}

    page = clerk_client.post(
        reverse("office:post-change", args=[held.pk]), sent | {"valid_to": "2026-01-01"}
    )

    assert "Ngày thôi giữ chức vụ không thể trước ngày bắt đầu." in page.content.decode()
    assert PostHeld.objects.get().valid_to is None


def test_a_pair_is_shown_merged_and_undone(chief, client, bodies, read):
    client.force_login(chief)
    kept, merged = official("Lê An", bodies.ubnd), official("Lê An", bodies.ubnd)
    assert "1 cặp dòng có thể là một người" in read("office:people")
    assert "cùng họ tên, cùng chức vụ, cùng đơn vị" in read("office:people-same")

    client.post(reverse("office:people-same"), {"giu": kept.pk, "gop": merged.pk})
    answer = client.get(reverse("office:person", args=[merged.pk]))
    assert answer.headers["Location"] == reverse("office:person", args=[kept.pk])

    page = read("office:person", kept.pk)
    assert "Hoàn tác gộp" in page
    client.post(reverse("office:merge-undo", args=[kept.merges.get().pk]))
    assert client.get(reverse("office:person", args=[merged.pk])).status_code == 200


def test_two_people_are_told_apart(chief, client, bodies, read):
    client.force_login(chief)
    first, second = official("Lê An", bodies.ubnd), official("Lê An", bodies.ubnd)

    client.post(reverse("office:people-same"), {"giu": first.pk, "gop": second.pk, "apart": "1"})

    assert "Không có hai dòng nào" in read("office:people-same")


def test_the_neighbours_officials_are_not_there(client, hangxom, bodies, vanphong):
    person = official("Lê An", bodies.ubnd)
    twin = official("Lê An", bodies.ubnd)
    RoleFactory(account=vanphong, body=bodies.ubnd, role=Role.Name.CLERK)
    act = merge_people(person, twin, account=vanphong)
    client.force_login(hangxom)

    for name, key in (("person", person.pk), ("post-change", person.posts.first().pk)):
        assert client.get(reverse(f"office:{name}", args=[key])).status_code == 404
    assert client.post(reverse("office:merge-undo", args=[act.pk])).status_code == 404
    sent = {"giu": person.pk, "gop": twin.pk}
    assert client.post(reverse("office:people-same"), sent).status_code == 404
