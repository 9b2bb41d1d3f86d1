"""Pages about rights: the switch at the top, delegations, the second step, the trail."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from phoihop.registry.models import Consent, OnePerson, Role, TrailEntry
from phoihop.registry.roles import delegate
from tests.factories import RoleFactory
from tests.registry.test_accounts import table
from tests.web.office.test_guessing import PASSWORD
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def lent(lanhdao, canbo):
    today = timezone.localdate()
    return delegate(
        lanhdao.roles.get(),
        canbo,
        by=lanhdao,
        form="TUQ",
        ground="GUQ số 05",
        valid_from=today,
        valid_to=today + timedelta(days=3),
    )


@pytest.fixture
def meeting(bodies, vanphong):
    from phoihop.records.models import Meeting

    document = make_document(bodies.van_phong, vanphong)
    confirm_all(document, vanphong)
    return Meeting.objects.get()


def test_one_acts_for_another_and_the_record_says_so(client, canbo, lent, meeting, read):
    client.force_login(canbo)
    publish = reverse("office:meeting-publish", args=[meeting.pk])
    assert client.post(publish).status_code == 404

    client.post(reverse("office:acting"), {"role": lent.role.pk})

    assert "thay mặt Hà Văn Sinh" in read("office:home")
    assert client.post(publish).status_code == 302
    assert TrailEntry.objects.get(verb="publish").delegation == lent
    assert "TUQ. Hà Văn Sinh" in read("office:meeting", meeting.pk)


def test_a_role_one_does_not_hold_is_not_there(client, hangxom, lent):
    client.force_login(hangxom)

    assert client.post(reverse("office:acting"), {"role": lent.role.pk}).status_code == 404


def test_publishing_asks_for_a_second_person_by_a_link(client, lanhdao, khach, meeting, bodies):
    OnePerson.objects.all().delete()
    RoleFactory(account=khach, body=bodies.ubnd, role=Role.Name.LEADER)
    client.force_login(lanhdao)
    page = client.post(reverse("office:meeting-publish", args=[meeting.pk]), follow=True)
    link = page.content.decode().split("http://testserver")[1].split("<")[0].strip()
    assert client.post(link, {"agree": "1"}).status_code == 403

    client.force_login(khach)
    assert "Đồng ý, thực hiện" in client.get(link).content.decode()
    client.post(link, {"agree": "1"})

    meeting.refresh_from_db()
    assert meeting.published_with == khach
    public = client.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    assert "một người quyết định" not in public


def test_the_public_page_says_that_one_person_decided(client, lanhdao, meeting):
    client.force_login(lanhdao)
    client.post(reverse("office:meeting-publish", args=[meeting.pk]))

    page = client.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    assert "cho phép một người quyết định" in page


@pytest.fixture
def two_steps(settings):
    settings.SECOND_STEP_REQUIRED = True


def test_who_leads_must_turn_the_second_step_on(client, two_steps, lanhdao, vanphong):
    client.force_login(vanphong)
    assert client.get(reverse("office:home")).status_code == 200

    client.force_login(lanhdao)
    answer = client.get(reverse("office:home"))
    assert answer.status_code == 302
    assert answer.url == reverse("mfa_activate_totp")


def test_the_second_step_from_the_picture_to_the_next_sign_in(client, two_steps, lanhdao):
    lanhdao.set_password(PASSWORD)
    lanhdao.save()
    sent = {"login": "lanhdao", "password": PASSWORD}
    client.post(reverse("account_login"), sent)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(
        reverse("account_reauthenticate")
    )
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    assert b"data:image/svg+xml" in page.content
    code = code_of(page.context["form"].secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert client.get(reverse("office:home")).status_code == 200

    client.logout()
    answer = client.post(reverse("account_login"), sent)
    assert answer.url == reverse("mfa_authenticate")
    assert client.get(reverse("office:home")).status_code == 302
    spare = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post(reverse("mfa_authenticate"), {"code": spare})
    assert client.get(reverse("office:home")).status_code == 200

    client.logout()
    client.post(reverse("account_login"), sent)
    again = client.post(reverse("mfa_authenticate"), {"code": spare})
    assert again.status_code == 200, "a spare code works once"


def code_of(secret):
    counter = next(totp.yield_hotp_counters_from_time())
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


@pytest.fixture
def auditor_client(client, khach, bodies):
    RoleFactory(account=khach, body=bodies.dang_uy, role=Role.Name.AUDITOR)
    client.force_login(khach)
    return client


def test_the_trail_is_read_filtered_and_taken_along(auditor_client, meeting, vanphong, read):
    page = read("office:trail")
    assert "xác nhận" in page
    assert "Lò Thị Mận" in page

    assert "Không có dòng nào như vậy" in read("office:trail", viec="publish")
    assert "Không có dòng nào như vậy" not in read("office:trail", nguoi=vanphong.pk)
    one = read("office:trail", loai="records.meeting", ma=meeting.pk)
    assert one.count('class="nb"') == 1

    sheet = auditor_client.get(reverse("office:trail-sheet"), {"viec": "confirm"})
    assert sheet.content.decode("utf-8-sig").count("\n") == 6


def test_the_trail_of_another_body_is_not_there(client, hangxom, meeting, bodies, read):
    RoleFactory(account=hangxom, body=bodies.hang_xom, role=Role.Name.AUDITOR)
    client.force_login(hangxom)

    assert "Lò Thị Mận" not in read("office:trail")


def test_nonsense_in_the_address_of_the_trail_harms_nothing(auditor_client, read):
    assert read("office:trail", nguoi="x" * 400, tu="hôm qua", den="9999-99-99", ma="'--")


@pytest.fixture
def keeper_client(client, khach, bodies):
    """An administrator of the commune's Party committee and of all beneath it."""
    RoleFactory(account=khach, body=bodies.dang_uy, role=Role.Name.ADMINISTRATOR)
    client.force_login(khach)
    return client


@pytest.fixture
def mailed(settings):
    settings.EMAIL_HOST = "mail.example.vn"
    return mail.outbox


def test_an_invitation_is_mailed_in_both_languages_and_opens_once(keeper_client, mailed, bodies):
    sent = {"username": "moi", "full_name": "Lý A Chu", "email": "chu@example.vn"}
    sent |= {"body": bodies.mttq.pk, "role": "clerk"}
    page = keeper_client.post(reverse("office:account-new"), sent).content.decode()

    assert "đã gửi thư tới chu@example.vn" in page
    (letter,) = mailed
    assert "Mời bạn dùng Phối Hợp" in letter.subject
    assert "You are invited" in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    visitor = Client()
    assert visitor.post(link, {"password": "PhoiHop@2026!!"}).status_code == 200
    assert visitor.post(link, {"password": PASSWORD}).status_code == 302
    assert visitor.get(link).status_code == 404


def test_a_mail_server_that_is_down_loses_no_invitation(keeper_client, mailed, bodies, monkeypatch):
    def down(*_words, **_more):
        raise ConnectionRefusedError

    monkeypatch.setattr("phoihop.web.office.letters.send_mail", down)
    sent = {"username": "moi", "full_name": "Lý A Chu", "email": "chu@example.vn"}
    sent |= {"body": bodies.mttq.pk, "role": "clerk"}
    page = keeper_client.post(reverse("office:account-new"), sent).content.decode()

    assert "hãy gửi tận tay" in page
    assert "/tai-khoan/loi-moi/" in page


def test_a_name_or_title_of_many_lines_breaks_no_letter(keeper_client, mailed, bodies):
    second = RoleFactory(body=bodies.dang_uy, role=Role.Name.ADMINISTRATOR).account
    type(second).objects.filter(pk=second.pk).update(email="hai@example.vn")
    OnePerson.objects.all().delete()
    sent = {"username": "moi", "full_name": "Lý A Chu\r\nBcc: xau@example.vn"}
    sent |= {"email": "chu@example.vn", "body": bodies.mttq.pk, "role": "leader"}

    keeper_client.post(reverse("office:account-new"), sent)

    asked, invited = mailed
    assert (asked.recipients(), invited.recipients()) == (["hai@example.vn"], ["chu@example.vn"])
    assert "Lý A Chu Bcc: xau@example.vn" in asked.subject
    assert "\n" not in asked.subject + invited.subject


def test_a_role_that_waits_is_told_to_the_second_person_from_a_table_too(
    keeper_client, mailed, bodies
):
    second = RoleFactory(body=bodies.dang_uy, role=Role.Name.ADMINISTRATOR).account
    type(second).objects.filter(pk=second.pk).update(email="hai@example.vn")
    OnePerson.objects.all().delete()
    file = BytesIO(table(["moi", "Lý A Chu", "", bodies.mttq.name, "lãnh đạo"]))
    file.name = "moi.xlsx"

    page = keeper_client.post(reverse("office:account-import"), {"file": file, "make": "1"})

    assert [letter.recipients() for letter in mailed] == [["hai@example.vn"]]
    link = reverse("office:consent", args=[Consent.objects.get(verb="grant").pk])
    assert link in page.content.decode()


def test_a_lost_phone_is_replaced_by_two_people(keeper_client, khach, canbo, lanhdao, bodies):
    second = RoleFactory(body=bodies.dang_uy, role=Role.Name.ADMINISTRATOR).account
    OnePerson.objects.all().delete()
    lanhdao.set_password(PASSWORD)
    lanhdao.save()
    Authenticator.objects.create(user=lanhdao, type="totp", data={"secret": "x"})
    keeper_client.post(reverse("office:account-renew", args=[lanhdao.pk]))
    consent = Consent.objects.get(verb="renew")
    lanhdao.refresh_from_db()
    assert lanhdao.has_usable_password()

    keeper_client.force_login(second)
    keeper_client.post(reverse("office:consent", args=[consent.pk]), {"agree": "1"})

    lanhdao.refresh_from_db()
    assert not lanhdao.has_usable_password()
    assert not Authenticator.objects.filter(user=lanhdao).exists()
    assert TrailEntry.objects.filter(verb="renew").count() == 1
    link = reverse("office:account-link", args=[lanhdao.pk])
    assert "/tai-khoan/loi-moi/" in keeper_client.post(link).content.decode()


def test_who_may_be_the_second_person_gets_a_letter(
    client, lanhdao, khach, meeting, bodies, mailed
):
    OnePerson.objects.all().delete()
    khach.email = "khach@example.vn"
    khach.save()
    RoleFactory(account=khach, body=bodies.ubnd, role=Role.Name.LEADER)
    client.force_login(lanhdao)
    client.post(reverse("office:meeting-publish", args=[meeting.pk]))

    (letter,) = mailed
    assert letter.to == ["khach@example.vn"]
    assert "/lam-viec/dong-y/" in letter.body


def test_who_asks_where_nobody_else_may_answer_is_told_so(client, lanhdao, meeting):
    OnePerson.objects.all().delete()
    client.force_login(lanhdao)

    asked = client.post(reverse("office:meeting-publish", args=[meeting.pk]), follow=True)

    page = asked.content.decode()
    assert "không có ai khác trả lời được" in page
    assert "Hãy gửi người đó đường dẫn" not in page


def test_one_person_may_decide_only_where_nobody_else_could(keeper_client, bodies):
    OnePerson.objects.all().delete()
    alone = reverse("office:two-persons", args=[bodies.mttq.pk])
    other = RoleFactory(body=bodies.mttq, role=Role.Name.ADMINISTRATOR)
    keeper_client.post(alone, {"reason": "một mình"})
    assert not OnePerson.objects.exists()
    assert Consent.objects.get().verb == "set_two_persons"

    other.account.is_active = False
    other.account.save()
    Consent.objects.all().delete()
    keeper_client.post(alone, {"reason": "một mình"})
    assert OnePerson.objects.get().body == bodies.mttq


def test_a_lent_role_asks_for_the_second_step_too(client, two_steps, canbo, lent):
    client.force_login(canbo)

    assert client.get(reverse("office:home")).url == reverse("mfa_activate_totp")


def test_one_machine_is_signed_out_and_no_other(client, vanphong):
    vanphong.set_password(PASSWORD)
    vanphong.save()
    machines = [client, Client(), Client()]
    for machine in machines:
        agent = {"User-Agent": "Mozilla/5.0 (Windows NT 6.1) coc_coc_browser/109 Chrome/109"}
        sent = {"login": "vanphong", "password": PASSWORD}
        machine.post(reverse("account_login"), sent, headers=agent)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert page.count("Cốc Cốc, Windows 7") >= 3

    middle = vanphong.usersession_set.order_by("pk")[1]
    client.post(reverse("account_session_end", args=[middle.pk]))

    home = reverse("office:home")
    assert [machine.get(home).status_code for machine in machines] == [200, 302, 200]


def test_a_session_of_somebody_else_is_not_there(client, vanphong, canbo):
    vanphong.set_password(PASSWORD)
    vanphong.save()
    Client().post(reverse("account_login"), {"login": "vanphong", "password": PASSWORD})
    client.force_login(canbo)

    theirs = vanphong.usersession_set.get()
    assert client.post(reverse("account_session_end", args=[theirs.pk])).status_code == 404
