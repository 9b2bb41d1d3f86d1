"""Guessing a password is slowed down where it happens, and tells nothing."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phoihop.registry import guesses
from phoihop.registry.models import Guess
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db
COUNTING = 7
"""Questions to the database for one counted guess, whoever is named."""

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


@pytest.fixture
def clock(monkeypatch):
    """Time that passes only when a test says so."""

    class Clock:
        now = 1_800_000_000.0

        def wait(self, seconds):
            self.now += seconds

    kept = Clock()
    monkeypatch.setattr("time.time", lambda: kept.now)
    return kept


def test_a_guesser_is_told_how_long_to_wait(client, person, clock):
    for _guess in range(5):
        sign_in(client, "vanphong", "sai")

    assert "Hãy thử lại sau 5 phút" in sign_in(client, "vanphong", PASSWORD).content.decode()
    clock.wait(301)
    assert sign_in(client, "vanphong", PASSWORD).status_code == 302


def test_a_hundred_guesses_a_day_and_never_a_longer_wait_than_a_quarter_of_an_hour(clock):
    looked_at, day_ends = 0, clock.now + 24 * 60 * 60
    while clock.now < day_ends:
        wait = guesses.seconds_to_wait("vanphong", "10.0.0.1")
        assert wait <= 15 * 60
        if wait:
            clock.wait(wait)
            continue
        guesses.count_guess("vanphong", "10.0.0.1")
        looked_at += 1

    assert looked_at <= 120


def test_a_restart_forgets_nothing_and_a_day_forgets_all(clock):
    for _guess in range(5):
        guesses.count_guess("vanphong", "10.0.0.1")
    cache.clear()

    assert guesses.seconds_to_wait("VanPhong", "10.0.0.1") == 5 * 60

    clock.wait(guesses.FORGOTTEN_AFTER + 1)
    guesses.count_guess("canbo", "10.0.0.1")
    assert Guess.objects.count() == 1


def test_processes_of_one_installation_count_together(installation):
    """Two web servers, or one with several processes: the wait comes as soon as with one."""
    count = "from phoihop.registry.guesses import count_guess\ncount_guess('a', '10.0.0.1')"
    running = [installation.start(f"{count}\n{count}") for _process in range(3)]
    said = [process.communicate(timeout=60)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], said

    wait = "from phoihop.registry.guesses import *\nprint(seconds_to_wait('a', '10.0.0.1'))"
    assert 590 <= int(installation.run(wait)) <= 600


def test_a_slip_of_the_hand_is_forgotten_with_the_right_password(client, person):
    for _day in range(3):
        for _guess in range(4):
            sign_in(client, "vanphong", "sai")
        assert sign_in(client, "vanphong", PASSWORD).status_code == 302
        client.logout()


def test_a_machine_does_not_become_another_one_by_choosing_an_address(client, person):
    for last in range(5):
        sign_in(client, "vanphong", "sai", machine=f"2001:db8::{last}")

    assert sign_in(client, "vanphong", PASSWORD, machine="2001:db8::99").status_code == 200


def test_behind_a_proxy_the_desks_are_told_apart(client, person, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    sent = {"login": "vanphong", "password": "sai"}
    for _guess in range(6):
        forged = {"X-Forwarded-For": "10.0.0.2, 10.9.9.9"}
        client.post(reverse("account_login"), sent, headers=forged, REMOTE_ADDR="127.0.0.1")

    sent["password"] = PASSWORD
    mine = {"X-Forwarded-For": "10.0.0.2"}
    answer = client.post(reverse("account_login"), sent, headers=mine, REMOTE_ADDR="127.0.0.1")
    assert answer.status_code == 302


@pytest.mark.parametrize("name", ["vanphong", "khongcoai", "ngung", "moi"])
def test_every_name_costs_one_look_at_a_password(client, person, name, monkeypatch):
    """The same work for a known, an unknown, an ended and an invited account: the same time."""
    AccountFactory(username="ngung", is_active=False, password=person.password)
    AccountFactory(username="moi", password="!abc")
    hashed = []
    encode = MD5PasswordHasher.encode

    def counting(hasher, *words, **more):
        hashed.append(1)
        return encode(hasher, *words, **more)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    with CaptureQueriesContext(connection) as asked:
        answer = sign_in(client, name, "sai")

    assert (len(hashed), len(asked), answer.status_code) == (1, COUNTING + 1, 200)


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
