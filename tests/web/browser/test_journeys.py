from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from phoihop.followup.models import Change
from phoihop.intake.models import Document
from phoihop.intake.worker import work_off
from phoihop.records.models import Assignment
from tests.factories import confirmed_task
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser
PASSWORD = "chè xanh thôn Nà Pồng"


def test_signing_in_by_keyboard_alone(page, live_server, vanphong):
    vanphong.set_password(PASSWORD)
    vanphong.save()
    visitor = Person(page, live_server)

    visitor.open("account_login")
    page.locator("input[name=login]:focus").wait_for()  # the cursor stands there before one types
    page.keyboard.type("vanphong")
    page.keyboard.press("Tab")
    page.keyboard.insert_text(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lam-viec/")

    assert page.locator("h1").inner_text() == "Bàn làm việc"
    assert visitor.faults == []


def drop(page, *files):
    """Drop files somewhere on the page, as the desktop would."""
    page.evaluate(
        """files => {
            const carried = new DataTransfer();
            for (const [name, text] of files) carried.items.add(new File([text], name));
            const send = (kind) => document.querySelector("h1").dispatchEvent(
                new DragEvent(kind, {dataTransfer: carried, bubbles: true, cancelable: true}));
            send("dragenter"); send("dragover"); send("drop");
        }""",
        [list(file) for file in files],
    )


def test_dropping_two_files_anywhere(clerk):
    clerk.open("office:documents")

    drop(
        clerk.page,
        ("mot.txt", "UBND xã giao Hội Nông dân rà soát hộ vay vốn.\n"),
        ("hai.docx", "không phải tệp Word"),
    )
    expect(clerk.page.locator("#batch .sent")).to_have_count(2)
    work_off()
    expect(clerk.page.locator("#batch .sent.bad")).to_have_count(1)

    lines = clerk.page.locator("#batch").inner_text()
    assert "mot.txt" in lines
    assert "nội dung là văn bản thuần (TXT)" in lines
    assert Document.objects.count() == 2


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(clerk, settings):
    settings.MAX_UPLOAD_BYTES = 1024
    clerk.open("office:documents")

    drop(clerk.page, ("lon.txt", "x" * 2000))
    clerk.page.wait_for_selector(".sent.bad")

    assert "Tệp lớn hơn 1 KB nên chưa được gửi." in clerk.page.locator("#sending").inner_text()
    assert not Document.objects.exists()


def test_the_board_is_searched_without_diacritics_and_without_reload(clerk, bodies, vanphong):
    confirmed_task(vanphong, bodies.van_phong, task="sửa cầu treo thôn Nà Pồng")
    confirmed_task(vanphong, bodies.van_phong, task="trồng rừng đầu nguồn")
    clerk.open("office:work")
    clerk.page.evaluate("window.sameWindow = true")

    clerk.page.keyboard.press("Control+k")
    clerk.page.keyboard.type("sua cau treo")
    expect(clerk.page.locator(".ttl")).to_have_count(1)

    assert clerk.page.locator(".ttl").inner_text() == "Sửa cầu treo thôn Nà Pồng"
    assert clerk.page.evaluate("window.sameWindow")


def test_an_item_opens_its_sentence_in_its_document(clerk, bodies, vanphong):
    task = confirmed_task(vanphong, bodies.van_phong)
    clerk.open("office:work")

    clerk.page.locator(".src a").click()
    clerk.settle()

    assert clerk.page.url.endswith(f"#cau-{task.proposal_id}")
    assert task.quote in clerk.page.locator(".ev.on").inner_text()


def test_marking_done_asks_first_and_then_tells(clerk, bodies, vanphong):
    today = timezone.localdate()
    due = (today + timedelta(days=3)).isoformat()
    task = confirmed_task(vanphong, bodies.van_phong, due=due)
    clerk.open("office:assignment", task.pk)
    clerk.page.locator("summary", has_text="Đánh dấu hoàn thành").click()
    button = clerk.page.get_by_role("button", name="Đánh dấu hoàn thành")

    button.click()
    clerk.page.wait_for_load_state()
    assert clerk.page.locator("#mark_done-note[aria-invalid]").is_visible()

    clerk.page.locator("#mark_done-note").fill("Đã rà soát 120 hộ.")
    button.click()
    clerk.page.wait_for_load_state()

    assert "Đã rà soát 120 hộ." in clerk.page.locator(".timeline").inner_text()
    assert Change.objects.get().to_state == Change.State.DONE


def test_without_script_the_desk_still_decides(browser, live_server, bodies, vanphong, fifteen):
    context = browser.new_context(java_script_enabled=False)
    clerk = Person(context.new_page(), live_server, vanphong)
    clerk.open("office:document", fifteen.pk)

    clerk.page.get_by_role("button", name="Nhận").click()
    clerk.page.wait_for_load_state()

    assert Assignment.objects.count() == 1
    assert "Đã nhận G1." in clerk.page.locator(".notice.ok").inner_text()
    context.close()


def test_a_walk_with_the_tab_key_sees_every_focus(clerk, document):
    clerk.open("office:document", document.pk)
    seen = set()

    for _ in range(60):
        clerk.page.keyboard.press("Tab")
        seen.add(clerk.page.evaluate(WHERE))

    assert "hidden focus" not in seen
    assert {"skip", "nav", "search", "paper", "field", "button"} <= seen


WHERE = """() => {
    const here = document.activeElement;
    if (here === document.body) return "body";
    const look = getComputedStyle(here.matches(".search input") ? here.closest(".search") : here);
    const after = getComputedStyle(here, "::after");
    const visible = [look, after].some((s) => s.outlineStyle !== "none" || s.boxShadow !== "none");
    if (!visible) return "hidden focus";
    if (here.matches(".skip")) return "skip";
    if (here.closest(".side")) return "nav";
    if (here.closest(".search")) return "search";
    if (here.id === "paper") return "paper";
    if (here.matches("#open .in")) return "field";
    if (here.matches("#open button")) return "button";
    return here.tagName;
}"""
