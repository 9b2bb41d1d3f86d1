from datetime import date

import pytest
from django.urls import reverse

from phoihop.records.models import Plan, PlanItem
from phoihop.records.plan_sheet import Typed, save_sheet
from phoihop.records.plans import decide_plan, make_plan
from phoihop.registry.models import Body
from tests.records.test_agreements import agreement_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(bodies, vanphong):
    made = make_plan(
        bodies.van_phong, 2026, account=vanphong, agreement=agreement_of(bodies, vanphong)
    )
    rows = [Typed(content="Tập huấn chế biến chè", lead="Hội Nông dân", time="Quý II")]
    save_sheet(made, rows, account=vanphong, bodies=Body.objects.all())
    return made


@pytest.fixture
def url(plan):
    return reverse("office:plan", args=[plan.pk])


def sent(plan, **changed):
    (line,) = plan.items.all()
    first = {"key-1": line.pk, "seen-1": line.revision, "content-1": line.content}
    return first | {"lead-1": line.lead_text, "time-1": line.time_words} | changed


def test_a_year_is_begun_from_its_programme(clerk_client, plan):
    agreement = plan.agreement

    clerk_client.post(reverse("office:plan-new", args=[agreement.pk]), {"year": "2027"})

    assert Plan.objects.filter(agreement=agreement, year=2027).exists()


@pytest.mark.parametrize("year", ["", "abcd", "12", "9999"])
def test_a_year_that_is_none_is_refused(year, clerk_client, plan):
    address = reverse("office:plan-new", args=[plan.agreement_id])
    page = clerk_client.post(address, {"year": year}, follow=True).content.decode()

    assert "Năm của kế hoạch" in page
    assert Plan.objects.count() == 1


def test_the_sheet_keeps_what_was_typed(clerk_client, plan, url):
    more = {"key-2": "", "content-2": "Vận động hiến đất", "planned-2": "1,5 triệu"}
    clerk_client.post(url, sent(plan, **{"time-1": "trước 15/3"}) | more)

    first, second = plan.items.all()
    assert first.last_day == date(2026, 3, 14)
    assert (second.content, second.money_planned) == ("Vận động hiến đất", 1_500_000)


def test_what_cannot_be_kept_comes_back_as_it_was_typed(clerk_client, plan, url):
    page = clerk_client.post(url, sent(plan, **{"planned-1": "mười đồng"})).content.decode()

    assert 'value="mười đồng"' in page
    assert "không phải là số" in page
    assert "Chưa lưu: 1 chỗ cần sửa" in page


def test_gaps_are_shown_on_their_lines(clerk_client, plan, url, read):
    page = read("office:plan", plan.pk)

    assert "chưa có dự toán" in page
    assert "quá hạn từ 30/06/2026" in page
    assert "0 chưa rõ chủ trì, 0 chưa có ngày, 1 chưa có dự toán" in page


def test_more_lines_are_given_without_losing_words(clerk_client, plan, url):
    page = clerk_client.post(url, sent(plan, **{"content-1": "Đang gõ dở", "more": "1"}))

    assert "Đang gõ dở" in page.content.decode()
    assert 'name="key-11"' in page.content.decode()
    assert plan.items.get().content == "Tập huấn chế biến chè"


def test_after_the_decision_the_words_stand(clerk_client, plan, url, vanphong):
    decide_plan(plan, account=vanphong, decision="QĐ 12", decided_on=date(2026, 1, 19))
    progress = {"content-1": "Khác", "spent-1": "5 triệu", "state-1": "done", "result-1": "2 lớp"}

    clerk_client.post(url, sent(plan, **progress))

    line = plan.items.get()
    assert (line.content, line.money_spent, line.state, line.result) == (
        "Tập huấn chế biến chè",
        5_000_000,
        "done",
        "2 lớp",
    )


def test_next_year_shows_where_a_line_comes_from(clerk_client, plan, read):
    clerk_client.post(reverse("office:plan-next", args=[plan.pk]))

    following = Plan.objects.get(year=2027)
    page = read("office:plan", following.pk)
    old = plan.items.get()
    assert "chưa xong từ năm 2026" in page
    assert f"{reverse('office:plan', args=[plan.pk])}#dong-{old.pk}" in page
    assert 'placeholder="Quý II"' in page
    assert PlanItem.objects.get(plan=following).time_words == ""


def test_who_only_reads_sees_no_boxes(client, plan, cast):
    client.force_login(cast["tinh"])

    page = client.get(reverse("office:plan", args=[plan.pk])).content.decode()

    assert "Tập huấn chế biến chè" in page
    assert "<textarea" not in page
    assert client.post(reverse("office:plan", args=[plan.pk]), {}).status_code == 403


def test_a_neighbour_finds_no_plan(client, plan, cast):
    client.force_login(cast["hangxom"])

    assert client.get(reverse("office:plan", args=[plan.pk])).status_code == 404


def test_a_long_plan_asks_no_more(clerk_client, plan, vanphong, url, django_assert_max_num_queries):
    rows = [Typed(content=f"Việc {n}", lead="Hội Nông dân") for n in range(30)]
    save_sheet(plan, rows, account=vanphong, bodies=Body.objects.all())

    with django_assert_max_num_queries(22):
        clerk_client.get(url)
