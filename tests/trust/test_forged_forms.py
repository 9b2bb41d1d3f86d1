"""A form that another site sends with our cookie does nothing, at any address that takes one."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.trust.policy import ROUTES

pytestmark = pytest.mark.django_db
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
BY_KEY = {"api:documents"}
"""Takes no cookie at all: whoever has no key gets 401."""


def _address(name):
    keys = [key[1:] if key.startswith("=") else 1 for key in ROUTES[name].keys]
    for made in (keys, [str(key) for key in keys], ["x"] * len(keys)):
        try:
            return reverse(name, args=made)
        except NoReverseMatch:
            continue
    raise AssertionError(f"no address for {name}")


def test_no_address_takes_a_form_without_its_token(vanphong, record_property):
    strict, tried = Client(enforce_csrf_checks=True), []
    strict.force_login(vanphong)
    for name, route in ROUTES.items():
        for method in set(UNSAFE) & set(route.methods):
            if name.startswith("api:"):
                continue
            answer = strict.generic(
                method, _address(name), headers={"origin": "https://xau.example"}
            )
            assert answer.status_code == 403, (name, method)
            assert "Hãy tải lại trang rồi gửi lại." in answer.content.decode(), (name, method)
            tried.append(name)
    assert len(tried) > 100
    record_property("trials", len(tried))


def test_the_api_takes_no_cookie_for_a_key(vanphong):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(vanphong)

    assert {strict.post(reverse(name)).status_code for name in BY_KEY} == {401}
