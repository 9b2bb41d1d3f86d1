import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phoihop.records.models import TargetSet

pytestmark = pytest.mark.django_db
LINES = "Suất quà tặng | suất | 500\nHội viên mới | người | 120\nHộ nghèo | hộ | 12 | giảm"


@pytest.fixture
def kept(client, cast, bodies):
    client.force_login(cast["canbo"])
    sent = {
        "body": bodies.nong_dan.pk,
        "title": "Chỉ tiêu năm 2026",
        "assigner": "above",
        "assigned_by": "Hội Nông dân tỉnh",
        "year": "2099",
        "lines": LINES,
    }
    client.post(reverse("office:targets-new"), sent)
    return TargetSet.objects.get()


def enter(client, kept, *results):
    typed = dict(zip((f"kq-{t.pk}" for t in kept.targets.all()), results, strict=True))
    return client.post(reverse("office:targets-results", args=[kept.pk]), typed, follow=True)


def test_results_become_the_sentence_of_a_report(client, kept):
    page = enter(client, kept, "505", "90", "10").content.decode()

    assert (
        "Hội Nông dân xã Thanh Khê có 3 chỉ tiêu, trong đó vượt 2 chỉ tiêu, "
        "1 chỉ tiêu đạt trên 50%." in page
    )


def test_a_result_that_is_no_number_is_said(client, kept):
    page = enter(client, kept, "nhiều", "90", "10").content.decode()

    assert "“nhiều” không phải là số" in page


def test_a_changed_set_keeps_its_first_version(client, kept, read):
    enter(client, kept, "505", "90", "10")
    page = read("office:targets-change", kept.pk)
    assert "Hộ nghèo | hộ | 12 | giảm" in page
    sent = {"body": kept.body_id, "title": kept.title, "assigner": "above", "year": "2099"}

    address = reverse("office:targets-change", args=[kept.pk])
    client.post(address, sent | {"lines": "Suất quà tặng | suất | 600"})

    assert "Đã có phiên bản sau" in read("office:targets-of", kept.pk)
    assert TargetSet.objects.get(number=2).targets.get().result == 505


def test_another_bodys_targets_are_not_there(client, kept, cast):
    client.force_login(cast["hangxom"])

    assert client.get(reverse("office:targets-of", args=[kept.pk])).status_code == 404


def test_more_sets_in_the_list_cost_no_more_queries(client, kept):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("office:targets"))
        return len(queries)

    few = asked()
    for number in range(4):
        TargetSet.objects.create(
            body=kept.body,
            title=f"Bộ {number}",
            assigner=kept.assigner,
            period_kind=kept.period_kind,
            period_label=kept.period_label,
            period_start=kept.period_start,
            period_end=kept.period_end,
            regime=kept.regime,
            made_by=kept.made_by,
        )

    assert asked() == few
