from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from phoihop.records.models import PlanEntry, PlanRound
from phoihop.records.plan_rounds import open_plan_round
from tests.factories import confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(bodies, vanphong):
    today = timezone.localdate()
    return open_plan_round(
        2026,
        [bodies.nong_dan, bodies.phu_nu],
        body=bodies.van_phong,
        decider=bodies.ubnd,
        send_last_day=today - timedelta(days=3),
        decide_last_day=today + timedelta(days=2),
        account=vanphong,
    )


@pytest.fixture
def entry(asked, bodies):
    return asked.entries.get(body=bodies.nong_dan)


def send(client, account, entry, **more):
    client.force_login(account)
    sent = {"key-1": "", "content-1": "Tập huấn chè", "time-1": "Quý II", "planned-1": "5 triệu"}
    return client.post(reverse("office:plan-entry", args=[entry.pk]), sent | {"send": "1"} | more)


def test_days_may_come_from_the_tasks_of_a_conclusion(clerk_client, bodies, vanphong):
    first = confirmed_task(vanphong, bodies.van_phong, due="2027-01-14")
    second = confirmed_task(vanphong, bodies.van_phong, due="2027-01-19")
    second.depends_on = first
    second.save()
    sent = {"body": bodies.van_phong.pk, "year": "2027", "ground": first.pk, "open": "1"}

    clerk_client.post(reverse("office:plan-round-new"), sent | {"senders": bodies.mttq.pk})

    opened = PlanRound.objects.get()
    assert (str(opened.send_last_day), str(opened.decide_last_day)) == ("2027-01-14", "2027-01-19")
    assert opened.decider == bodies.ubnd


def test_no_day_is_invented(clerk_client, bodies):
    sent = {"body": bodies.van_phong.pk, "year": "2027", "open": "1", "senders": bodies.mttq.pk}
    page = clerk_client.post(reverse("office:plan-round-new"), sent).content.decode()

    assert "Hãy ghi ngày" in page
    assert not PlanRound.objects.exists()


def test_a_body_writes_and_sends_in_one_step(client, entry, cast, bodies):
    send(client, cast["canbo"], entry)

    entry.refresh_from_db()
    line = entry.plan.items.get()
    assert entry.state == "sent"
    # what a body plans, it leads, unless it says otherwise
    assert (line.lead, line.money_planned) == (bodies.nong_dan, 5_000_000)


def test_a_bad_amount_is_not_sent(client, entry, cast):
    page = send(client, cast["canbo"], entry, **{"planned-1": "nhiều"}).content.decode()

    entry.refresh_from_db()
    assert 'value="nhiều"' in page
    assert entry.state == "draft"


def test_the_board_names_who_is_late_and_who_holds_up(client, asked, entry, cast, read):
    send(client, cast["canbo"], entry)
    client.force_login(cast["vanphong"])

    page = read("office:plan-round", asked.pk)

    assert "chậm 3 ngày" in page
    assert "quá hạn 3 ngày" in page
    assert "Đang chờ: Hội Liên hiệp Phụ nữ" in " ".join(page.split())
    assert "Tổng hợp 1 nội dung mới gửi" in page


def test_the_whole_chain_by_hand(client, asked, entry, cast, read):
    send(client, cast["canbo"], entry)
    client.force_login(cast["vanphong"])
    client.post(reverse("office:plan-round-gather", args=[asked.pk]))
    client.post(reverse("office:plan-round-submit", args=[asked.pk]), {"reason": "Đã đôn đốc"})
    client.force_login(cast["lanhdao"])
    today = str(timezone.localdate())
    client.post(reverse("office:plan-round-decide", args=[asked.pk]), {"decided_on": today})
    client.force_login(cast["vanphong"])
    refused = client.post(reverse("office:plan-round-allocate", args=[asked.pk]), follow=True)
    assert "Còn 1 nội dung chưa ghi số tiền" in refused.content.decode()
    asked.refresh_from_db()
    line = asked.plan.items.get()
    sheet = {
        "key-1": line.pk,
        "seen-1": line.revision,
        "state-1": "planned",
        "granted-1": "4 triệu",
    }
    client.post(reverse("office:plan", args=[asked.plan_id]), sheet)
    client.post(reverse("office:plan-round-allocate", args=[asked.pk]))

    asked.refresh_from_db()
    assert asked.state == "allocated"
    assert "4.000.000" in read("office:plan-round", asked.pk)


def test_a_plan_of_a_round_is_decided_there_only(client, asked, entry, cast):
    send(client, cast["canbo"], entry)
    PlanEntry.objects.update(state="returned")
    plan = PlanEntry.objects.get(pk=entry.pk).plan
    plan.state = "drafting"
    plan.save()
    sent = {"decided_on": "2026-01-19"}

    page = client.post(reverse("office:plan-decide", args=[plan.pk]), sent, follow=True)

    assert "thuộc một đợt" in page.content.decode()


def test_other_bodies_find_neither_board_nor_plan(client, asked, entry, cast):
    client.force_login(cast["hangxom"])
    for name, thing in (("plan-round", asked), ("plan-entry", entry)):
        assert client.get(reverse(f"office:{name}", args=[thing.pk])).status_code == 404
    client.force_login(cast["canbo"])
    assert client.get(reverse("office:plan-round", args=[asked.pk])).status_code == 404
    other = asked.entries.exclude(pk=entry.pk).get()
    assert client.get(reverse("office:plan-entry", args=[other.pk])).status_code == 404


def test_my_plan_stands_on_the_list(client, entry, cast, read):
    client.force_login(cast["canbo"])

    page = read("office:programmes")

    assert reverse("office:plan-entry", args=[entry.pk]) in page
    assert "Lập, gửi" in page
