"""J7: minutes written live, one key for each mark, nothing lost when the browser dies."""

import pytest
from playwright.sync_api import Error, expect

from phoihop.records.guests import Guest, invite_guests
from phoihop.records.minutes import Written, write_lines
from phoihop.records.models import Conference
from tests.cast import make_account
from tests.records.conferences import chair_of, conference_of
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser
KEYS_FOR_A_MARK = 1


@pytest.fixture
def planned(bodies, vanphong):
    made = conference_of(bodies, vanphong, chairs=[chair_of(bodies)])
    invite_guests(made, [Guest("Hội Nông dân xã", body=bodies.nong_dan)], account=vanphong)
    return made


def saved(page):
    expect(page.locator("#saved")).to_contain_text("Đã lưu lúc", timeout=15_000)
    expect(page.locator(".unsent")).to_have_count(0, timeout=15_000)


def test_speakers_and_marks_by_one_key_each(clerk, planned):
    clerk.open("office:conference-minutes", planned.pk)
    keyboard = clerk.page.keyboard

    keyboard.press("Control+2")
    keyboard.type("Đề nghị xã mở thêm điểm thu mua chè")
    keyboard.press("Alt+k")
    keyboard.press("Control+1")
    keyboard.type("Giao Phòng Kinh tế khảo sát")
    keyboard.press("Alt+g")
    keyboard.press("Enter")
    keyboard.type("Cảm ơn các đồng chí")
    saved(clerk.page)

    print(f"{KEYS_FOR_A_MARK} phím mỗi dấu, 1 phím mỗi người phát biểu")
    lines = list(planned.lines.values_list("speaker", "text", "mark"))
    chair = "đồng chí Hà Văn Sinh, Chủ tịch UBND xã"
    assert lines == [
        ("đại diện Hội Nông dân xã", "Đề nghị xã mở thêm điểm thu mua chè", "recommendation"),
        (chair, "Giao Phòng Kinh tế khảo sát", "assignment"),
        (chair, "Cảm ơn các đồng chí", ""),
    ]


def test_nothing_is_lost_when_the_page_dies_while_typing(
    page, context, live_server, planned, vanphong
):
    clerk = Person(page, live_server, vanphong)
    clerk.open("office:conference-minutes", planned.pk)
    page.keyboard.type("Dòng đã lưu")
    saved(page)
    page.keyboard.press("Enter")
    page.keyboard.type("Dòng đang gõ dở")
    crash(page)

    again = Person(context.new_page(), live_server)
    again.open("office:conference-minutes", planned.pk)
    expect(again.page.locator("#restored")).to_contain_text("1")
    saved(again.page)

    assert list(planned.lines.values_list("text", flat=True)) == ["Dòng đã lưu", "Dòng đang gõ dở"]


def crash(page):
    """Kill the process that draws the page, as when the browser dies: nothing of it can run on."""
    with pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")


def test_an_hour_without_a_line_loses_nothing(clerk, planned):
    clerk.open("office:conference-minutes", planned.pk)
    clerk.page.context.set_offline(True)
    for words in ("một", "hai", "ba"):
        clerk.page.keyboard.type(f"Ý kiến thứ {words}")
        clerk.page.keyboard.press("Enter")
    expect(clerk.page.locator("#offline")).to_be_visible(timeout=15_000)
    assert not planned.lines.exists()

    clerk.page.context.set_offline(False)
    expect(clerk.page.locator("#offline")).to_be_hidden(timeout=15_000)
    saved(clerk.page)

    assert planned.lines.count() == 3
    clerk.faults.clear()


def test_another_clerk_s_line_appears_and_a_clash_is_shown(clerk, bodies, planned):
    other = make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)
    clerk.open("office:conference-minutes", planned.pk)
    clerk.page.keyboard.type("lời của tôi")
    saved(clerk.page)
    key = planned.lines.get().key
    planned_now = Conference.objects.get(pk=planned.pk)
    theirs = Written(key=key, speaker="", text="lời của Sú", version=1, page="p-khac")
    fresh = Written(key="m-moi", speaker="", text="dòng của Sú", page="p-khac")
    clerk.page.keyboard.type(" thêm")
    write_lines(planned_now, [theirs, fresh], account=other)

    clash = clerk.page.locator(".clash")
    expect(clash).to_contain_text("lời của Sú", timeout=15_000)
    expect(clerk.page.locator("[data-key='m-moi'] .words")).to_have_value("dòng của Sú")
    clash.get_by_role("button", name="Giữ cả hai").click()
    saved(clerk.page)

    texts = set(planned.lines.values_list("text", flat=True))
    assert texts == {"lời của Sú", "lời của tôi thêm", "dòng của Sú"}


def test_letters_in_the_making_start_no_command(clerk, planned):
    clerk.open("office:conference-minutes", planned.pk)
    clerk.page.keyboard.type("Đề nghị")
    clerk.page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent("keydown",
            {key: "k", code: "KeyK", altKey: true, isComposing: true, bubbles: true}))"""
    )
    saved(clerk.page)

    assert planned.lines.get().mark == ""


def test_without_script_the_same_page_is_a_form(browser, live_server, planned, vanphong):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    clerk = Person(context.new_page(), live_server, vanphong)
    clerk.open("office:conference-minutes", planned.pk)

    clerk.page.get_by_label("Lời phát biểu").fill("Ghi không có script")
    clerk.page.get_by_label("Đánh dấu").select_option("recommendation")
    clerk.page.get_by_role("button", name="Ghi", exact=True).click()
    clerk.settle()
    context.close()

    line = planned.lines.get()
    assert (line.text, line.mark) == ("Ghi không có script", "recommendation")
