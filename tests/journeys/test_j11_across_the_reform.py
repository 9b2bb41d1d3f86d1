"""J11: one line from 2024 to 2026 across the reform, down to a unit and out as CSV, four clicks.

What is chosen in lists is chosen by keyboard; links and buttons are counted.
"""

import pytest
from django.urls import reverse

from phoihop.registry.models import Role
from tests.cast import make_account
from tests.reports.rollup.test_across_the_reform import merged
from tests.web.browser.conftest import Person

__all__ = ["merged"]
pytestmark = pytest.mark.browser
BUDGET = 4


def test_an_indicator_is_followed_across_the_reform_with_four_clicks(page, live_server, merged):
    merged.send_everything()
    viewer = make_account("theodoi", "Chu Thị Quế", Role.Name.VIEWER, merged.new)
    person, clicks = Person(page, live_server, viewer), 0
    person.open("office:home")

    page.get_by_role("link", name="Số liệu tổng hợp").first.click()
    clicks += 1
    page.get_by_label("Chỉ tiêu", exact=True).select_option(label="Suất quà tặng (suất)")
    page.get_by_label("Từ năm", exact=True).select_option("2024")
    page.get_by_label("đến năm", exact=True).select_option("2026")
    page.get_by_label("Bản đồ", exact=True).select_option(label="đơn vị hiện nay")
    page.get_by_role("button", name="Xem qua các năm").click()
    clicks += 1
    table = page.get_by_role("table").first
    for row in ("quý I năm 2024 36 cộng từ đơn vị cũ", "quý I năm 2026 100"):
        assert table.get_by_role("row", name=row).count() == 1
    assert "Cộng từ: Ủy ban MTTQ tỉnh Hà Giang" in table.inner_text()
    assert page.locator("svg.lines:visible circle.merged").count() == 3
    assert page.locator("svg.lines:visible .break-day").text_content() == "01/07/2025"

    page.get_by_role("link", name="Ủy ban MTTQ xã Lũng Cú", exact=True).click()
    clicks += 1
    page.get_by_text("bị chia, chưa rõ tỷ lệ").first.wait_for()
    assert "Không quy đổi được theo địa giới hiện nay" in page.locator("main").inner_text()
    with page.expect_download() as handed:
        page.get_by_role("link", name="Tải CSV").click()
        clicks += 1
    text = handed.value.path().read_text("utf-8-sig")

    print(f"{clicks} lần bấm")
    assert clicks <= BUDGET
    assert '"quý I năm 2026","40"' in text
    assert "không quy đổi được theo địa giới hiện nay: Ủy ban MTTQ xã Bình Yên" in text
    assert person.faults == []
    assert page.url.startswith(
        live_server.url + reverse("office:rollup-line", args=[merged.after[0].pk])
    )
