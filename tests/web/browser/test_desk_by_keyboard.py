import pytest
from django.urls import reverse

from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm
from phoihop.records.models import Assignment
from tests.cast import make_account
from tests.web.scenes import make_document

pytestmark = pytest.mark.browser
BUDGET = 25


def test_fifteen_proposals_with_three_edits_stay_within_the_budget(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    for place in range(1, 16):
        assert clerk.opened == f"G{place}"
        if place in (3, 7, 11):
            clerk.press("e")
            clerk.page.keyboard.type("Hội Phụ nữ")
            clerk.press("Enter")
        else:
            clerk.press("a")

    assert clerk.keys_pressed <= BUDGET
    assert Assignment.objects.count() == 15
    assert Assignment.objects.filter(lead_text="Hội Phụ nữ").count() == 3
    assert "Đã xử lý hết đề xuất" in clerk.page.locator("#open").inner_text()


def test_the_marks_in_the_text_follow_the_decisions(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.press("a", "x")

    first, second, third = fifteen.proposals.order_by("start")[:3]
    numbers = clerk.page.locator
    assert "done" in numbers(f"#cau-{first.pk}").get_attribute("class")
    assert "out" in numbers(f"#cau-{second.pk}").get_attribute("class")
    assert "on" in numbers(f'.ev[data-p="{third.pk}"]').first.get_attribute("class").split()
    assert clerk.page.locator("#progress").inner_text().startswith("Đã xử lý 2/15")


def test_moving_putting_off_and_taking_back(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.press("j", "j", "k")
    assert clerk.opened == "G2"
    clerk.press("a", "z")
    assert clerk.opened == "G2"
    assert not Assignment.objects.exists()
    clerk.press("s")
    assert clerk.opened == "G3"
    assert fifteen.proposals.get(number="G2").state == Proposal.State.LATER


def test_what_was_done_is_said_aloud_and_focus_stays_on_the_open_card(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.press("a")

    assert clerk.page.locator("#live").inner_text() == "Đã nhận G1."
    assert clerk.page.evaluate("document.activeElement.id") == "open"


def test_letters_typed_into_a_box_are_only_letters(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.press("e")
    clerk.page.keyboard.type("axszjk]")

    assert clerk.page.locator("#f-to").input_value() == "axszjk]"
    assert not Assignment.objects.exists()
    clerk.press("Escape", "j")
    assert clerk.opened == "G2"


def test_keys_sleep_while_a_letter_is_being_composed(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.page.evaluate(
        "document.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'a', isComposing: true, bubbles: true}))"
    )
    clerk.settle()

    assert not Assignment.objects.exists()


def test_keys_sleep_when_switched_off(clerk, fifteen):
    cookie = {"name": "keys", "value": "off", "url": clerk.server.url}
    clerk.page.context.add_cookies([cookie])
    clerk.open("office:document", fifteen.pk)

    clerk.press("a")

    assert not Assignment.objects.exists()


def test_a_wrong_day_keeps_what_was_typed_and_gets_the_focus(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)
    clerk.page.locator("#f-due").fill("31/02/2026")

    clerk.page.keyboard.press("Enter")
    clerk.settle()

    assert clerk.page.locator("#f-due").input_value() == "31/02/2026"
    assert clerk.page.evaluate("document.activeElement.id") == "f-due"
    assert "Lịch không có ngày" in clerk.page.locator("#f-due-error").inner_text()


def test_a_second_clerk_is_told_and_nothing_is_doubled(clerk, bodies, fifteen):
    clerk.open("office:document", fifteen.pk)
    first = fifteen.proposals.order_by("start").first()
    other = make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)
    confirm(first, account=other, version=1)

    clerk.press("a")

    notice = clerk.page.locator(".notice.warn").inner_text()
    assert "Giàng Thị Sú xác nhận lúc" in notice
    assert Assignment.objects.count() == 1


def test_the_bracket_goes_to_the_next_document(clerk, bodies, vanphong, fifteen):
    other = make_document(bodies.van_phong, vanphong)
    clerk.open("office:document", fifteen.pk)

    clerk.press("]")

    assert clerk.page.url.endswith(reverse("office:document", args=[other.pk]))


def test_the_mouse_does_the_same(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.page.get_by_role("button", name="Nhận").click()
    clerk.settle()
    clerk.page.locator(".prop a").nth(4).click()
    clerk.settle()

    assert Assignment.objects.count() == 1
    assert clerk.opened == "G7"


def test_a_box_lights_up_the_words_that_support_it(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.page.locator("#f-task").focus()

    assert clerk.page.locator(".ev .hit").inner_text() == "việc thứ 1 cần làm ngay"


def test_looking_at_an_unused_sentence_and_dismissing_it(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.page.locator("#chua-dung summary").click()
    clerk.page.get_by_role("button", name="Đã xem").click()
    clerk.settle()

    assert "0 câu chưa xem" in clerk.page.locator("#chua-dung").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1366, 640), (390, 844)])
def test_the_open_proposal_is_decided_without_scrolling(clerk, fifteen, width, height):
    # A screen of 1366 × 768 leaves some 640 pixels to the page itself.
    clerk.page.set_viewport_size({"width": width, "height": height})
    clerk.open("office:document", fifteen.pk)

    for name in ("Nhận", "Bỏ"):
        box = clerk.page.get_by_role("button", name=name, exact=True).bounding_box()
        assert box["y"] + box["height"] <= height, name
    clerk.page.get_by_role("button", name="Nhận", exact=True).click()
    clerk.settle()

    assert Assignment.objects.count() == 1
