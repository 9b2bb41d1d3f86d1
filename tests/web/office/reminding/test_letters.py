import pytest
from django.urls import reverse

from phoihop.followup.models import Message, ReminderSetting
from phoihop.followup.remind import plan_digests
from phoihop.records.models import Assignment
from tests.factories import confirmed_task
from tests.followup.test_remind import DUE, at

pytestmark = pytest.mark.django_db
S = Message.State
SETTING = {
    "is_on": "on",
    "steps": "-3, 0, 2",
    "head_after": "",
    "chief_after": "5",
    "send_at": "08:00",
    "quiet_from": "18:00",
    "quiet_to": "07:00",
}


@pytest.fixture
def letter(bodies, vanphong):
    """One for copying: nobody of the unit has an account."""
    task = confirmed_task(vanphong, bodies.van_phong)
    Assignment.objects.filter(pk=task.pk).update(lead=bodies.phu_nu, due_on=DUE)
    plan_digests(now=at(DUE))
    return Message.objects.get()


def test_the_office_sees_what_to_copy(clerk_client, letter, read):
    page = read("office:letters")

    assert "Nhắc việc ngày" in page
    assert "chờ nhắc qua Zalo" in page
    assert "Máy chủ chưa cài thư điện tử" not in page


def test_without_a_mail_server_the_page_says_so(clerk_client, read, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

    assert "Máy chủ chưa cài thư điện tử" in read("office:letters")


def test_having_told_them_is_written_down(clerk_client, letter):
    page = clerk_client.post(reverse("office:letter-told", args=[letter.pk]), follow=True)

    letter.refresh_from_db()
    assert letter.state == S.TOLD
    assert "Đã ghi là đã nhắc." in page.content.decode()


def test_a_failed_letter_is_sent_again(clerk_client, letter, read):
    Message.objects.filter(pk=letter.pk).update(state=S.FAILED, reason="550 khong co hop thu")
    assert "550 khong co hop thu" in read("office:letters", loai="can-xem")

    clerk_client.post(reverse("office:letter-again", args=[letter.pk]))

    letter.refresh_from_db()
    assert letter.state == S.WAITING


def test_a_letter_that_may_have_come_twice_says_so(clerk_client, letter, read):
    Message.objects.filter(pk=letter.pk).update(state=S.SENT, maybe_twice=True)

    assert "có thể tới hai lần" in read("office:letters")


def test_a_neighbour_sees_no_letter(client, hangxom, letter):
    client.force_login(hangxom)

    assert "NV-" not in client.get(reverse("office:letters")).content.decode()
    assert client.post(reverse("office:letter-told", args=[letter.pk])).status_code == 404


def test_an_office_sets_its_steps(clerk_client, bodies):
    url = reverse("office:reminder-settings", args=[bodies.van_phong.pk])
    assert "các mốc thông thường" in clerk_client.get(url).content.decode()

    clerk_client.post(url, SETTING)

    kept = ReminderSetting.objects.get()
    assert (kept.steps, kept.head_after, kept.chief_after) == ([-3, 0, 2], None, 5)
    assert not kept.on_days_off


@pytest.mark.parametrize("steps", ["", "hai ngày", "1,,2", "-5;x", "500", "1.5"])
def test_strange_steps_are_refused_in_words(clerk_client, bodies, steps):
    url = reverse("office:reminder-settings", args=[bodies.van_phong.pk])

    page = clerk_client.post(url, SETTING | {"steps": steps}).content.decode()

    assert "Có lỗi cần sửa" in page
    assert not ReminderSetting.objects.exists()


def test_an_officer_is_refused_with_the_rule(client, canbo, bodies):
    client.force_login(canbo)

    answer = client.get(reverse("office:reminder-settings", args=[bodies.nong_dan.pk]))

    assert answer.status_code == 403
    assert "được đặt mốc nhắc việc" in answer.content.decode()
