"""Guessing a password is slowed down where it happens, and tells nothing."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-du-dai-2026"


@pytest.fixture
def person(vanphong):
    vanphong.set_password(PASSWORD)
    vanphong.save()
    return vanphong


def sign_in(client, name, password, machine="10.0.0.1"):
    sent = {"login": name, "password": password}
    return client.post(reverse("account_login"), sent, REMOTE_ADDR=machine)


def test_five_wrong_guesses_are_enough(client, person):
    for _guess in range(5):
        sign_in(client, "vanphong", "sai")

    assert sign_in(client, "vanphong", PASSWORD).status_code == 200


def test_a_stranger_who_guesses_does_not_lock_the_owner_out(client, person):
    for _guess in range(9):
        sign_in(client, "vanphong", "sai", machine="10.9.9.9")

    assert sign_in(client, "vanphong", PASSWORD).status_code == 302


def test_a_known_and_an_unknown_name_get_the_same_answer(client, person):
    pages = [
        sign_in(client, name, "sai").content.decode().replace(name, "–")
        for name in ("vanphong", "khongcoai")
    ]
    tokens = [page.split("csrfmiddlewaretoken")[0] for page in pages]

    assert tokens[0] == tokens[1]
    assert pages[0].count("<") == pages[1].count("<")


def test_nobody_signs_up(client):
    assert client.get("/tai-khoan/dang-ky/").status_code == 404
