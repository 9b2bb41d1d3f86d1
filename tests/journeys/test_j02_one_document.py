"""J2: one document with fifteen proposals is decided in at most 25 keys, three of them edited."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm
from phoihop.records.models import Assignment, Recommendation
from tests.cast import make_account
from tests.web.scenes import make_document, task

pytestmark = pytest.mark.browser
BUDGET = 25


def test_fifteen_proposals_three_of_them_edited(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    for place in range(1, 16):
        if place in (2, 8, 14):
            clerk.press("e")
            clerk.page.keyboard.type("Hội Phụ nữ")
            clerk.press("Enter")
        else:
            clerk.press("a")

    print(f"{clerk.keys_pressed} phím cho 15 đề xuất, 3 đề xuất có sửa")
    assert clerk.keys_pressed <= BUDGET
    assert Assignment.objects.filter(lead_text="Hội Phụ nữ").count() == 3
    assert not fifteen.proposals.filter(state__in=Proposal.UNDECIDED).exists()


def test_enter_takes_what_is_typed_in_a_box_of_many_lines_too(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)
    box = clerk.page.locator("[data-decide] textarea").first
    box.fill("rà soát hộ vay vốn ở thôn Vai")

    clerk.press("Enter")

    assert Assignment.objects.get().task == "rà soát hộ vay vốn ở thôn Vai"


def test_with_accept_all_three_keys_more_than_the_edits(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)
    for _ in range(3):
        clerk.press("e")
        clerk.page.keyboard.type("Hội Phụ nữ")
        clerk.press("Enter")

    clerk.press("Shift+A")
    assert clerk.page.locator(".clear li").count() == 12
    clerk.press("a")

    assert clerk.keys_pressed == 8
    assert Assignment.objects.count() == 15


def test_accept_all_leaves_out_what_bears_a_warning(clerk, fifteen):
    first = fifteen.proposals.earliest("start")
    first.warnings = ["Văn bản chỉ ghi “xã”."]
    first.save()
    clerk.open("office:document", fifteen.pk)

    clerk.press("Shift+A", "a")

    assert Assignment.objects.count() == 14
    first.refresh_from_db()
    assert not first.is_decided


def test_what_is_typed_survives_a_reload_and_a_lost_line(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)
    clerk.press("e")
    clerk.page.keyboard.type("Hội Cựu chiến binh")

    clerk.page.reload()
    clerk.settle()
    assert clerk.page.locator("#f-to").input_value() == "Hội Cựu chiến binh"
    expect(clerk.page.locator("#draft-said")).to_be_visible()

    clerk.page.context.set_offline(True)
    clerk.page.locator("#open [data-key=a]").click()
    expect(clerk.page.locator("#fault")).to_be_visible()
    clerk.page.context.set_offline(False)
    clerk.page.locator("#open [data-key=a]").click()
    clerk.settle()

    assert Assignment.objects.get().lead_text == "Hội Cựu chiến binh"
    clerk.faults.clear()


def test_the_loser_of_a_race_sees_both_values_side_by_side(clerk, bodies, fifteen):
    clerk.open("office:document", fifteen.pk)
    first = fifteen.proposals.earliest("start")
    other = make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)
    confirm(first, account=other, version=1, values={"to": ["UBND xã"]})

    clerk.press("e")
    clerk.page.keyboard.type("Hội Phụ nữ")
    clerk.press("Enter")

    line = clerk.page.locator(".both tr.differs").first.inner_text()
    assert "UBND xã" in line
    assert "Hội Phụ nữ" in line
    assert Assignment.objects.count() == 1


def test_two_clerks_on_one_document_see_each_other(clerk, bodies, fifteen, client):
    other = make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)
    client.force_login(other)
    client.get(reverse("office:presence", args=[fifteen.pk]))

    clerk.open("office:document", fifteen.pk)

    expect(clerk.page.locator("#presence")).to_contain_text("Giàng Thị Sú")


def test_marked_words_become_a_proposal(clerk, bodies, vanphong):
    unused = "Bà con kiến nghị xã sửa cầu treo bản Pa."
    document = make_document(bodies.van_phong, vanphong, unused=unused)
    clerk.open("office:document", document.pk)

    clerk.page.evaluate(
        """() => { const part = [...document.querySelectorAll('#paper [data-s]')].find(
            (one) => one.textContent.includes('cầu treo'));
        const range = document.createRange(); range.selectNodeContents(part);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    expect(clerk.page.locator("#marked")).to_be_visible()
    clerk.page.get_by_role("button", name="Kiến nghị", exact=True).click()
    clerk.settle()

    made = document.proposals.get(rule="tay")
    assert (made.kind, made.quote) == ("recommendation", unused)
    clerk.press("a")
    assert Recommendation.objects.get().quote == unused


def test_the_list_of_unused_sentences_by_one_key_each(clerk, bodies, vanphong):
    parts = [task("rà soát hộ vay vốn")]
    document = make_document(bodies.van_phong, vanphong, parts, unused="Xã kiến nghị mở chợ.")
    clerk.open("office:document", document.pk)

    clerk.press("r", "n")
    assert document.proposals.get(rule="tay").kind == "recommendation"

    other = make_document(bodies.van_phong, vanphong, parts, unused="Trời hôm ấy nắng nhẹ.")
    clerk.open("office:document", other.pk)
    clerk.press("r", "d")
    assert other.remainders.get().dismissed_by == vanphong
