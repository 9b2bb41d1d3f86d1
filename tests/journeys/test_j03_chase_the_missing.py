"""J3: from the list of rounds to a reminder that has left, with four clicks."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from phoihop.followup.outbox import send_waiting
from phoihop.registry.models import Role
from tests.cast import make_account
from tests.records.rounds import asker, round_of
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser
BUDGET = 4


def test_who_has_not_sent_is_reminded_with_four_clicks(page, live_server, bodies):
    clerk = asker(bodies)
    officer = make_account("phunu", "Lò Thị Ban", Role.Name.OFFICER, bodies.phu_nu)
    officer.email = "phunu@thanhkhe.example.vn"
    officer.save()
    round_of(bodies, clerk, last_day=timezone.localdate() + timedelta(days=2))
    person, clicks = Person(page, live_server, clerk), 0
    person.open("office:home")

    for words in ("Báo cáo kỳ", "Kết quả chăm lo, quý I năm 2026", "Nhắc 2 đơn vị chưa gửi"):
        page.get_by_role("link", name=words).first.click()
        clicks += 1
    assert "hạn gửi" in page.locator("textarea").first.input_value()
    page.get_by_role("button", name="Gửi thư nhắc").click()
    clicks += 1
    page.get_by_text("Đã nhắc 1 đơn vị").wait_for()

    print(f"{clicks} lần bấm")
    assert clicks <= BUDGET
    send_waiting()
    assert [letter.to for letter in mail.outbox] == [["phunu@thanhkhe.example.vn"]]
    assert person.faults == []
