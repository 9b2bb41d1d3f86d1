"""Pages about rights: the switch at the top, delegations, the second step, the trail."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import reverse
from django.utils import timezone

from phoihop.registry.models import OnePerson, Role, TrailEntry
from phoihop.registry.roles import delegate
from tests.factories import RoleFactory
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
