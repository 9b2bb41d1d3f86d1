"""The table in which a conclusion becomes work names a class of bodies and shows who is meant."""

from datetime import date

import pytest
from django.urls import reverse

from phoihop.records.conclusions import tasks_to_give
from phoihop.records.conferences import add_source
from phoihop.records.models import Assignment
from tests.records.conferences import conference_of
from tests.web.scenes import make_document, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(bodies, vanphong):
    parts = (task("quan tâm hộ nghèo", to="các ban, ngành, đoàn thể"), task("sửa cổng", to="ai"))
    document = make_document(bodies.van_phong, vanphong, parts, dated_on=date(2026, 12, 4))
    planned = conference_of(bodies, vanphong)
    add_source(planned, document, account=vanphong)
    return reverse("office:conference-conclude", args=[planned.pk]), tasks_to_give(document)


def test_the_class_of_the_document_is_offered_with_its_bodies(clerk_client, table, bodies):
    address, (first, _second) = table

    page = clerk_client.get(address).content.decode()

    assert '<option value="nhom-0" selected>nhóm “các ban, ngành, đoàn thể” (3 đơn vị)' in page
    assert f'id="nhom-{first.pk}-{bodies.nong_dan.pk}"' in page
    assert 'data-members="Hội Liên hiệp Phụ nữ; Hội Nông dân"' in page


def test_bodies_left_ticked_have_the_task_together(clerk_client, table, bodies):
    address, (first, second) = table
    sent = {f"chon-{first.pk}": "1", f"chu-tri-{first.pk}": "nhom-0"}

    clerk_client.post(address, sent | {f"nhom-{first.pk}": [bodies.nong_dan.pk, bodies.phu_nu.pk]})

    made = Assignment.objects.get()
    assert set(made.addressees.all()) == {bodies.nong_dan, bodies.phu_nu}
    second.refresh_from_db()
    assert not second.is_decided


def test_another_class_may_be_chosen_and_each_be_given_a_task(clerk_client, table, bodies):
    address, (_first, second) = table
    page = clerk_client.get(address).content.decode()
    chosen = page.split("các đoàn thể (2 đơn vị)")[0].rpartition('<option value="')[2].split('"')[0]
    sent = {f"chon-{second.pk}": "1", f"chu-tri-{second.pk}": chosen, f"moi-{second.pk}": "1"}

    answer = clerk_client.post(address, sent, follow=True)

    assert {one.lead for one in Assignment.objects.all()} == {bodies.phu_nu, bodies.nong_dan}
    assert "Đã giao 2 nhiệm vụ" in answer.content.decode()


def test_a_class_of_which_nobody_is_ticked_is_asked_for(clerk_client, table):
    address, (first, _second) = table

    sent = {f"chon-{first.pk}": "1", f"chu-tri-{first.pk}": "nhom-0"}
    page = clerk_client.post(address, sent).content.decode()

    assert "Chưa có đơn vị chủ trì." in page
    assert not Assignment.objects.exists()
