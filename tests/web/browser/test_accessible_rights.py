"""Pages about rights and the templates of papers: axe-core finds nothing, nothing goes sideways."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from phoihop.records.models import Meeting
from phoihop.registry.models import Consent, OnePerson
from phoihop.registry.roles import delegate, grant
from tests.cast import make_account
from tests.web.browser.conftest import Person
from tests.web.browser.looks import look, window
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.browser


@pytest.fixture
def keeper(bodies, vanphong, lanhdao, canbo):
    """An administrator for whom every page has something on it."""
    account = make_account("quantri", "Sùng A Dơ", "administrator", bodies.dang_uy)
    OnePerson.objects.filter(body=bodies.van_phong).delete()
    grant(canbo, bodies.van_phong, "chief", by=account)
    today = timezone.localdate()
    more = {"valid_from": today, "valid_to": today + timedelta(days=3)}
    delegate(lanhdao.roles.get(), canbo, by=lanhdao, form="TUQ", ground="GUQ số 05", **more)
    confirm_all(make_document(bodies.van_phong, vanphong), vanphong)
    return account


@pytest.fixture
def pages(keeper):
    return {
        "office:accounts": [],
        "office:account-new": [],
        "office:account-import": [],
        "office:account": [keeper.pk],
        "office:delegations": [],
        "office:consents": [],
        "office:consent": [Consent.objects.get().pk],
        "office:trail": [],
        "office:meeting": [Meeting.objects.get().pk],
        "office:templates": [],
        "office:queue": [],
        "usersessions_list": [],
        "mfa_index": [],
        "mfa_activate_totp": [],
    }


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_pages_about_rights(browser, live_server, keeper, pages, width):
    with window(browser, width) as context:
        person = Person(context.new_page(), live_server, keeper)
        for name, keys in pages.items():
            person.open(name, *keys)
            look(person.page, name)


def test_the_menu_of_a_phone_opens_by_keyboard_and_gives_the_focus_back(
    browser, live_server, keeper
):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    person = Person(context.new_page(), live_server, keeper)
    person.open("office:trail")
    menu = person.page.locator(".me summary")
    menu.focus()

    person.press("Enter")
    assert person.page.get_by_role("link", name="Nhật ký", exact=True).last.is_visible()

    person.press("Escape")
    assert person.page.evaluate("document.activeElement.tagName") == "SUMMARY"
    context.close()


def test_every_control_of_a_rights_page_is_reached_and_shown_by_tab(
    browser, live_server, keeper, pages
):
    """Walk by Tab: each stop is visible and has a focus ring; nothing traps the walk."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    person = Person(context.new_page(), live_server, keeper)
    for name in ("office:accounts", "office:delegations", "office:consent", "office:trail"):
        person.open(name, *pages[name])
        wanted = person.page.evaluate(REACHABLE)
        seen = set()
        # A box for a day has several stops of its own.
        for _step in range(2 * wanted + 20):
            person.page.keyboard.press("Tab")
            stop = person.page.evaluate(STOP)
            if stop is None:
                break
            assert stop["ring"], (name, stop)
            seen.add(stop["place"])
        assert len(seen) == wanted, name
    context.close()


REACHABLE = """() => {
  const all = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')];
  window.stops = all.filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);
  const radios = new Set();
  window.stops = window.stops.filter((one) => {
    if (one.type !== 'radio') return true;
    if (radios.has(one.name)) return false;
    radios.add(one.name);
    return true;
  });
  return window.stops.length;
}"""
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const rings = [at, at.parentElement].map((one) => getComputedStyle(one));
  return {place: window.stops.indexOf(at), html: at.outerHTML.slice(0, 80),
          ring: rings.some((style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none')};
}"""
