"""A person at a browser: signed in without typing, keys counted."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.cast import make_bodies, make_cast
from tests.web.scenes import fifteen_parts, make_document


@pytest.fixture
def bodies(transactional_db):
    return make_bodies()


@pytest.fixture
def browser_context_args(browser_context_args):
    return browser_context_args | {"viewport": {"width": 1440, "height": 900}, "locale": "vi-VN"}


class Person:
    """One account in one browser window."""

    def __init__(self, page, live_server, account=None):
        self.page, self.server = page, live_server
        self.keys_pressed = 0
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        if account:
            self._enter(account)

    def open(self, name, *args, query="", anchor=""):
        address = reverse(name, args=args) if ":" in name or "_" in name else name
        self.page.goto(f"{self.server.url}{address}{query}{anchor}")

    def press(self, *keys):
        """Press keys one after the other, each when the answer to the last is there."""
        for key in keys:
            self.page.keyboard.press(key)
            self.keys_pressed += 1
            self.settle()

    def settle(self):
        self.page.wait_for_load_state("load")
        expect(self.page.locator(".htmx-request, .htmx-swapping")).to_have_count(0)

    @property
    def opened(self):
        return self.page.locator("#open .key").inner_text()

    def _listen(self, message):
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def _enter(self, account):
        client = Client()
        client.force_login(account)
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.server.url}
        self.page.context.add_cookies([cookie])


@pytest.fixture
def clerk(page, live_server, vanphong):
    person = Person(page, live_server, vanphong)
    yield person
    assert person.faults == []


@pytest.fixture
def fifteen(bodies, vanphong):
    return make_document(bodies.van_phong, vanphong, fifteen_parts())


@pytest.fixture
def cast(bodies):
    return make_cast(bodies)
