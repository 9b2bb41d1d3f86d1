"""The month is walked by arrow keys, across its end, and into a day's entries."""

from datetime import date

import pytest
from playwright.sync_api import expect

from phoihop.records.models import Assignment
from tests.factories import confirmed_task
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser


def test_the_month_is_walked_by_arrow_keys(page, live_server, bodies, vanphong):
    task = confirmed_task(vanphong, bodies.van_phong)
    Assignment.objects.filter(pk=task.pk).update(lead=bodies.van_phong, due_on=date(2026, 3, 12))
    clerk = Person(page, live_server, vanphong)
    clerk.open("office:calendar", query="?thang=2026-03&don-vi=tat-ca")

    def is_on(day):
        expect(page.locator(":focus")).to_have_attribute("data-day", day)

    page.locator("td[data-day='2026-03-01']").focus()
    for key, day in (
        ("ArrowDown", "2026-03-08"),
        ("ArrowRight", "2026-03-09"),
        ("End", "2026-03-15"),
        ("Home", "2026-03-09"),
        ("ArrowRight", "2026-03-10"),
        ("ArrowRight", "2026-03-11"),
        ("ArrowRight", "2026-03-12"),
    ):
        page.keyboard.press(key)
        is_on(day)

    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_contain_text(task.code)
    page.keyboard.press("Escape")
    is_on("2026-03-12")

    page.keyboard.press("PageDown")
    is_on("2026-04-12")
    for key in ("ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    is_on("2026-03-29")
    page.keyboard.press("ArrowUp")
    is_on("2026-03-22")
    assert "thang=2026-03" in page.url
    assert clerk.faults == []
