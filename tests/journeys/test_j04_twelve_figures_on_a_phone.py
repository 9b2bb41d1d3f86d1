"""J4: twelve figures on a phone, the line cut half way, sent with three taps."""

import pytest
from playwright.sync_api import expect

from phoihop.records.forms import Line, make_form
from phoihop.records.models import Report
from tests.records.rounds import asker, report_of, round_of
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser
BUDGET = 3
FIGURES = [str(n * 7) for n in range(1, 13)]


@pytest.fixture
def browser_context_args(browser_context_args):
    phone = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
    return browser_context_args | phone


@pytest.fixture
def report(bodies):
    clerk = asker(bodies)
    lines = [Line(f"Chỉ tiêu số {n}", "suất", key=f"so-{n}") for n in range(1, 13)]
    version = make_form("Mười hai số", lines, body=bodies.mttq, account=clerk)
    return report_of(round_of(bodies, clerk, version=version), bodies.nong_dan)


def test_twelve_figures_survive_a_line_that_drops(page, live_server, report, cast, context):
    person, taps = Person(page, live_server, cast["canbo"]), 0
    person.open("office:rounds")
    page.get_by_role("link", name="Nhập").first.tap()
    taps += 1

    boxes = page.locator("input[name^='o-']")
    boxes.first.tap()
    taps += 1
    for place, figure in enumerate(FIGURES):
        if place == 6:
            expect(page.locator("#saved")).to_contain_text("Đã ghi lúc")
            context.set_offline(True)
        page.keyboard.type(figure)
        page.keyboard.press("Enter")
    page.locator("#offline").wait_for(state="visible")
    report.refresh_from_db()
    assert report.figures.count("null") >= 6

    context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden(timeout=15_000)
    expect(page.locator(".unsent")).to_have_count(0)
    page.get_by_role("button", name="Gửi báo cáo").tap()
    taps += 1
    page.get_by_text("Số biên nhận").wait_for()

    print(f"{taps} lần chạm và 12 số")
    assert taps <= BUDGET
    report.refresh_from_db()
    assert report.state == Report.State.SENT
    assert report.figures == f"[{','.join(FIGURES)}]"
    assert [fault for fault in person.faults if "ERR_INTERNET_DISCONNECTED" not in fault] == []


def test_what_was_typed_without_a_line_comes_back_with_the_page(page, live_server, report, cast):
    person = Person(page, live_server, cast["canbo"])
    person.open("office:report", report.pk)
    page.route("**/o/", lambda route: route.abort())
    page.locator("#o-so-1").fill("42")
    page.locator("#o-so-1").press("Enter")
    page.locator("#offline").wait_for(state="visible")

    page.unroute("**/o/")
    person.open("office:report", report.pk)
    expect(page.locator("#saved")).to_contain_text("Đã ghi lúc")

    report.refresh_from_db()
    assert report.wholes[0] == 42
