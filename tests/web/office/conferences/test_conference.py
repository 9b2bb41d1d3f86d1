"""What the office sees and does on the page of a conference."""

import pytest
from django.urls import reverse

from phoihop.followup.outbox import send_waiting
from phoihop.records.guests import Guest, invite_guests
from phoihop.records.models import Conference
from phoihop.reports.models import Draft
from tests.factories import confirmed_task
from tests.records.conferences import chair_of, conference_of

pytestmark = pytest.mark.django_db
SENT = {
    "kind": "review",
    "title": "Hội nghị tổng kết công tác phối hợp năm 2026",
    "held_on": "2026-12-25",
    "part": "afternoon",
    "starts_at": "14:00",
    "place": "Hội trường",
}


@pytest.fixture
def planned(bodies, vanphong):
    return conference_of(bodies, vanphong)


def test_a_conference_is_planned_from_its_form(clerk_client, bodies, read):
    chair = chair_of(bodies)
    sent = SENT | {"body": bodies.van_phong.pk, "hosts": [bodies.ubnd.pk], "chairs": [chair.pk]}

    clerk_client.post(reverse("office:conference-new"), sent)

    made = Conference.objects.get()
    page = read("office:conference", made.pk)
    assert "14 giờ 00, chiều ngày 25/12/2026" in page
    assert "đồng chí Hà Văn Sinh, Chủ tịch UBND xã" in page


def test_a_day_that_is_none_is_said_at_its_box(clerk_client, bodies):
    sent = SENT | {"body": bodies.van_phong.pk, "held_on": "2026-13-01"}

    page = clerk_client.post(reverse("office:conference-new"), sent).content.decode()

    assert "Có lỗi cần sửa" in page
    assert not Conference.objects.exists()


def test_one_list_shows_what_is_planned_and_what_was_held(clerk_client, planned, read):
    page = read("office:meetings")

    assert "Đang chuẩn bị, chờ kết luận" in page
    assert planned.title in page
    assert "Lập hội nghị" in page


def test_the_agenda_is_begun_from_open_work_by_one_press(clerk_client, bodies, vanphong, planned):
    task = confirmed_task(vanphong, bodies.van_phong)

    page = clerk_client.post(reverse("office:agenda-draft", args=[planned.pk]), follow=True)

    assert f"{task.code}: {task.task}" in page.content.decode()
    assert planned.agenda.get().assignment == task


def test_bodies_officials_and_others_are_invited_together(clerk_client, bodies, planned):
    chair = chair_of(bodies)
    sent = {
        "bodies": [bodies.nong_dan.pk, bodies.phu_nu.pk],
        "posts": [chair.pk],
        "name": "Trưởng các thôn",
        "count": "9",
    }

    clerk_client.post(reverse("office:guests-add", args=[planned.pk]), sent)

    counts = dict(planned.invitations.values_list("name", "invited_count"))
    assert counts["Trưởng các thôn"] == 9
    assert counts["Hà Văn Sinh, Chủ tịch UBND xã"] == 1
    assert counts[bodies.nong_dan.name] == 9


def test_an_absence_without_a_reason_comes_back_with_what_was_typed(
    clerk_client, vanphong, planned
):
    one, two = invite_guests(planned, [Guest("A"), Guest("B", count=3)], account=vanphong)
    sent = {f"co-{one.pk}": "absent", f"co-{two.pk}": "came", f"so-{two.pk}": "2"}

    answer = clerk_client.post(reverse("office:guests-came", args=[planned.pk]), sent)

    page = answer.content.decode()
    assert "Hãy ghi lý do vắng." in page
    assert '<option value="absent" selected>' in page
    two.refresh_from_db()
    assert two.present == 2


def test_letters_are_looked_at_before_they_go(clerk_client, vanphong, planned, mailoutbox):
    guests = [Guest("Trưởng thôn", email="thon@example.vn"), Guest("Già làng")]
    invite_guests(planned, guests, account=vanphong)
    address = reverse("office:guests-send", args=[planned.pk])

    look = clerk_client.get(address).content.decode()
    assert "Kính gửi Trưởng thôn" in look
    assert "Chưa có thư điện tử: gửi bản giấy" in look
    assert mailoutbox == []

    clerk_client.post(address)
    send_waiting()
    assert [one.to for one in mailoutbox] == [["thon@example.vn"]]


def test_the_paper_invitation_is_drafted_from_the_plan(clerk_client, bodies, vanphong, planned):
    invite_guests(planned, [Guest("Già làng bản Pa")], account=vanphong)
    office = bodies.van_phong.pk
    sent = {
        "kind": "invitation",
        "issuer": f"{office}-{bodies.ubnd.pk}",
        "conference": planned.pk,
    }

    clerk_client.post(reverse("office:drafts"), sent)

    text = Draft.objects.get(conference=planned).text
    assert "trân trọng kính mời: Già làng bản Pa." in text
    assert "Thời gian: 08 giờ 00, sáng ngày 04/12/2026." in text


def test_an_officer_of_another_body_finds_nothing(client, canbo, planned):
    client.force_login(canbo)

    assert client.get(reverse("office:conference", args=[planned.pk])).status_code == 404
