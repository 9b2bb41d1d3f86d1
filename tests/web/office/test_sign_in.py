import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    return reverse("account_login")


def test_a_visitor_is_asked_for_name_and_password_in_vietnamese(client, url):
    page = client.get(url).content.decode()

    assert "Tên đăng nhập" in page
    assert "Mật khẩu" in page


def test_signing_in_opens_the_workspace(client, url, vanphong):
    vanphong.set_password("chè xanh thôn Nà Pồng")
    vanphong.save()

    answer = client.post(url, {"login": "vanphong", "password": "chè xanh thôn Nà Pồng"})

    assert answer.status_code == 302
    assert answer.url == reverse("office:home")


def test_a_wrong_password_is_explained_and_the_name_kept(client, url, vanphong):
    page = client.post(url, {"login": "vanphong", "password": "sai"}).content.decode()

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert 'value="vanphong"' in page
    assert "<title>Lỗi: " in page


def test_nobody_signs_up(client):
    assert client.get("/tai-khoan/signup/").status_code == 404


def test_changing_the_password_asks_for_the_old_one(client, vanphong):
    client.force_login(vanphong)
    url = reverse("account_change_password")

    sent = {"oldpassword": "sai", "password1": "x", "password2": "y"}
    page = client.post(url, sent).content.decode()

    assert "Mật khẩu hiện nay chưa đúng" in page


@pytest.mark.parametrize(
    "name",
    [
        "account/messages/logged_in",
        "account/messages/logged_out",
        "account/messages/password_changed",
        "mfa/messages/recovery_codes_generated",
        "mfa/messages/totp_activated",
        "mfa/messages/totp_deactivated",
        "usersessions/messages/sessions_logged_out",
    ],
)
def test_what_the_library_says_is_said_in_vietnamese(name, canbo):
    with translation.override("vi"):
        said = render_to_string(f"{name}.txt", {"user": canbo}).strip()

    assert said
    assert not said.isascii()
