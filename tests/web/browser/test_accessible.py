"""Every page, both widths, both themes: no violation found by axe-core, no sideways scroll."""

import pytest

from phoihop.intake.models import Head, Tie
from phoihop.intake.reading_queue import enqueue_reading
from phoihop.intake.receive import batch_of
from phoihop.intake.spellings import ask_for
from phoihop.records.models import Assignment, Meeting, Recommendation
from phoihop.records.publish import publish
from phoihop.reports.drafts import start_draft
from phoihop.reports.number_book import take_number
from phoihop.reports.official.paper_kinds import KINDS
from tests.web.browser.conftest import Person
from tests.web.browser.looks import SIDEWAYS, look, window
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.browser


@pytest.fixture
def pages(bodies, vanphong, lanhdao):
    """Addresses of every page, each with something on it."""
    waiting = make_document(bodies.van_phong, vanphong)
    done = make_document(bodies.van_phong, vanphong)
    confirm_all(done, vanphong, due="2026-11-20")
    batch = batch_of(bodies.van_phong, "một")
    asked = make_document(bodies.van_phong, vanphong, batch=batch)
    Head.objects.create(document=asked, symbol="BC-HND", number="4", match="ask")
    Tie.objects.create(document=asked, other=done, kind="same_meeting", score=3)
    enqueue_reading(asked, account=vanphong)
    called = ask_for(bodies.van_phong, "Nhóm chè", bodies.nong_dan, account=vanphong)
    meeting = Meeting.objects.get()
    publish(meeting, account=lanhdao)
    office = bodies.van_phong
    draft = start_draft(office, office, "report", account=vanphong, meeting=meeting)
    number = {"kind": KINDS["notice"], "symbol": "TB-VP", "summary": "Lịch họp"}
    take_number(office, office, account=vanphong, on=meeting.held_on, **number)
    return {
        "/": [],
        "portal:meeting": [meeting.pk],
        "portal:open-data": [],
        "/khong-co/": [],
        "account_change_password": [],
        "office:home": [],
        "office:documents": [],
        "office:document": [waiting.pk],
        "office:accept-all": [waiting.pk],
        "office:batch": [batch.pk],
        "office:queue": [],
        "office:accuracy": [],
        "office:spellings": [],
        "office:spelling": [called.pk],
        "office:work": [],
        "office:work-print": [],
        "office:assignment": [Assignment.objects.get().pk],
        "office:task-answer": [Assignment.objects.get().pk],
        "office:recommendation": [Recommendation.objects.get().pk],
        "office:asked-again": [],
        "office:reply-templates": [],
        "office:ledger": ["nguon-luc"],
        "office:comments": [],
        "office:public-links": [],
        "office:notices": [],
        "office:meetings": [],
        "office:meeting": [meeting.pk],
        "office:drafts": [],
        "office:draft": [draft.pk],
        "office:book": [],
        "office:book-print": [],
        "office:layout-check": [],
        "office:layouts": [],
    }


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser, live_server, vanphong, pages, width
):
    with window(browser, width) as context:
        visitor = Person(context.new_page(), live_server)
        visitor.open("account_login")
        look(visitor.page, "account_login")

        clerk = Person(context.new_page(), live_server, vanphong)
        for name, keys in pages.items():
            clerk.open(name, *keys)
            look(clerk.page, name)


def test_axe_finds_nothing_in_the_open_menu_and_the_other_half(
    browser, live_server, vanphong, pages
):
    with window(browser, 390) as context:
        clerk = Person(context.new_page(), live_server, vanphong)
        clerk.open("office:document", *pages["office:document"])

        clerk.page.locator(".me summary").click()
        look(clerk.page, "menu")

        clerk.page.keyboard.press("Escape")
        clerk.page.get_by_role("link", name="Văn bản gốc").click()
        assert clerk.page.locator("#paper").is_visible()
        look(clerk.page, "paper")


def test_nothing_scrolls_sideways_on_the_smallest_phone(browser, live_server, vanphong, pages):
    with window(browser, 320, 800) as context:
        clerk = Person(context.new_page(), live_server, vanphong)
        for name, keys in pages.items():
            clerk.open(name, *keys)
            assert clerk.page.evaluate(SIDEWAYS) <= 0, name


def test_a_page_asks_for_few_files(clerk, pages):
    asked = []
    clerk.page.on("request", lambda request: asked.append(request.url))

    clerk.open("office:document", *pages["office:document"])
    clerk.settle()

    assert len(asked) <= 12
    assert all(url.startswith((clerk.server.url, "data:")) for url in asked)


def test_the_board_prints_on_a4_without_its_frame(clerk, pages):
    clerk.open("office:work")
    clerk.page.emulate_media(media="print")

    assert not clerk.page.locator(".side").is_visible()
    assert not clerk.page.locator(".filters").is_visible()
    assert clerk.page.locator("table").is_visible()
