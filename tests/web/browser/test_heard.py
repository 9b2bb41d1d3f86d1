"""J2 as it is heard: the tree of names and roles that a screen reader reads out, step by step."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea"


def heard(clerk):
    """What the polite live region says."""
    return clerk.page.locator("#live").inner_text()


def focused(clerk):
    """Name and role of where the focus is, as the browser computes them."""
    return clerk.page.locator(":focus").first.aria_snapshot().split("\n")[0]


def test_the_page_is_parted_into_named_regions(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    expect(clerk.page.locator("body")).to_match_aria_snapshot(
        """
        - link "Đến nội dung chính"
        - navigation "Chính"
        - banner:
          - search
        - main:
          - heading "Đọc và xác nhận văn bản" [level=1]
          - progressbar "Đã xử lý 0 trên 15"
          - article "Văn bản gốc":
            - region "Nội dung văn bản":
              - heading [level=2]
              - paragraph:
                - link "G1, Nhiệm vụ, chờ xử lý"
                - mark: việc thứ 1 cần làm ngay
          - navigation "Lọc đề xuất":
            - link "Chưa xử lý 15"
          - region "G1 Nhiệm vụ":
            - heading "Nhiệm vụ" [level=2]
            - blockquote: việc thứ 1 cần làm ngay
            - textbox "Đơn vị chủ trì": Hội Nông dân
            - combobox "Trong sổ đăng ký"
            - textbox "Ngày cuối còn đúng hạn"
            - button "Nhận"
            - button "Sửa"
            - button "Bỏ"
            - button "Để sau"
          - list "Các đề xuất"
        """
    )


def test_every_control_has_a_name(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)
    for control in clerk.page.locator(f"main :is({CONTROLS})").all():
        if control.is_visible():
            expect(control).to_have_accessible_name(re.compile(r"\w"))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (["a"], "Đã nhận G1."),
        (["x"], "Đã bỏ G1."),
        (["s"], "Đã để G1 lại sau."),
        (["a", "z"], "Đã hoàn tác G1."),
    ],
)
def test_each_decision_is_said_and_the_focus_lies_on_what_comes_next(clerk, fifteen, keys, said):
    clerk.open("office:document", fifteen.pk)

    clerk.press(*keys)

    assert heard(clerk) == said
    coming = "G1" if keys[-1] == "z" else "G2"
    assert focused(clerk) == f'- region "{coming} Nhiệm vụ":'
    live = clerk.page.locator("#live")
    assert live.get_attribute("aria-live") == "polite"


def test_accepting_all_names_what_will_be_accepted_and_says_how_many_were(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)

    clerk.press("Shift+A")
    assert focused(clerk) == '- region "Nhận 15 đề xuất không có cảnh báo?":'
    boxes = clerk.page.get_by_role("checkbox")
    assert boxes.count() == 15
    expect(boxes.first).to_have_accessible_name(re.compile("^G1 .*việc thứ 1 cần làm ngay"))

    clerk.press("a")
    assert heard(clerk) == "Đã nhận 15 đề xuất."
    assert focused(clerk) == '- region "Đã xử lý hết đề xuất của văn bản này":'


def test_a_fault_is_said_where_it_is(clerk, fifteen):
    clerk.open("office:document", fifteen.pk)
    day = clerk.page.get_by_role("textbox", name="Ngày cuối còn đúng hạn")
    day.fill("31/02/2026")

    clerk.page.keyboard.press("Enter")
    clerk.settle()

    day = clerk.page.get_by_role("textbox", name="Ngày cuối còn đúng hạn")
    expect(day).to_be_focused()
    expect(day).to_have_attribute("aria-invalid", "true")
    expect(day).to_have_accessible_description(re.compile("Lịch không có ngày"))
