"""J9: a unit answers on one screen of a phone, and the office confirms with one key."""

from datetime import timedelta

import pytest
from django.utils import timezone

from phoihop.followup.models import Change
from phoihop.followup.work import state_of
from tests.factories import confirmed_task
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser
TAPS, KEYS = 3, 1
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "locale": "vi-VN"}


@pytest.fixture
def task(bodies, vanphong):
    due = timezone.localdate() + timedelta(days=2)
    return confirmed_task(vanphong, bodies.van_phong, due=due.isoformat(), due_excluded=False)


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def phone(request, browser):
    context = browser.new_context(**PHONE, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def officer(phone, live_server, task, canbo):
    person = Person(phone, live_server, canbo)
    person.open("office:task-answer", task.pk)
    yield person
    assert person.faults == []


def tap(page, place):
    place.tap()
    page.wait_for_load_state("networkidle")
    return 1


def test_everything_stands_on_one_screen(officer, task):
    page = officer.page

    shown = page.inner_text("main")

    for words in (task.task[1:], task.quote, "Còn 2 ngày", "Đã xong", "Đang làm", "Xin gia hạn"):
        assert words in shown
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]


@pytest.mark.parametrize(("button", "state"), [("Đã xong", "reported"), ("Đang làm", "running")])
def test_the_unit_answers_in_three_taps(officer, task, button, state):
    page, note = officer.page, officer.page.locator("#done-note")

    taps = tap(page, note)
    note.fill("đã rà soát 120 hộ")
    page.locator("#done-file").set_input_files(
        {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": b"x"}
    )
    taps += 1
    taps += tap(page, page.get_by_role("button", name=button))

    page.get_by_text("đã rà soát 120 hộ").first.wait_for()
    print(f"{taps} lần chạm")
    assert taps <= TAPS
    assert state_of(task) == state
    assert Change.objects.get().file_name == "bien-ban.txt"


def test_more_time_is_asked_in_three_taps(officer, task):
    page, note = officer.page, officer.page.locator("#done-note")
    until = timezone.localdate() + timedelta(days=20)

    taps = tap(page, note)
    note.fill("mưa lũ chia cắt")
    taps += tap(page, page.locator("#more-until"))
    page.locator("#more-until").fill(until.isoformat())
    taps += tap(page, page.get_by_role("button", name="Xin gia hạn"))

    page.get_by_text("Đã gửi đề nghị gia hạn").wait_for()
    print(f"{taps} lần chạm")
    assert taps <= TAPS
    assert Change.objects.get().due_to == until


def test_what_was_typed_is_still_there_when_it_is_refused(officer, task):
    page = officer.page
    page.locator("#done-note").fill("mưa lũ chia cắt")

    tap(page, page.get_by_role("button", name="Xin gia hạn"))

    page.get_by_text("Hãy chọn ngày xin gia hạn đến").first.wait_for()
    assert page.locator("#done-note").input_value() == "mưa lũ chia cắt"
    assert not Change.objects.exists()


def test_the_office_confirms_with_one_key(page, live_server, bodies, vanphong, canbo):
    from phoihop.followup.work import report_done

    task = confirmed_task(vanphong, bodies.van_phong)
    report_done(task, account=canbo, note="đã rà soát 120 hộ")
    clerk = Person(page, live_server, vanphong)
    clerk.open("office:assignment", task.pk)

    clerk.press("x")

    page.get_by_text("Đã xác nhận hoàn thành").wait_for()
    print(f"{clerk.keys_pressed} phím")
    assert clerk.keys_pressed <= KEYS
    assert state_of(task) == "done"
    assert clerk.faults == []
