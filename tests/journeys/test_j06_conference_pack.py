"""J6: from the list of conferences to the pack for the table in at most five clicks."""

import pytest

from phoihop.reports.official.pdf import office_program
from tests.factories import confirmed_task
from tests.records.conferences import conference_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(office_program() is None, reason="no LibreOffice"),
]
BUDGET = 5


def test_agenda_from_open_work_and_the_pack(clerk, bodies, vanphong):
    planned = conference_of(bodies, vanphong)
    confirmed_task(vanphong, bodies.van_phong)
    clicks = 0
    clerk.open("office:home")

    def click(role, name):
        nonlocal clicks
        clerk.page.get_by_role(role, name=name).first.click()
        clicks += 1

    click("link", "Hội nghị")
    click("link", planned.title)
    click("button", "Soạn từ việc còn mở")
    clerk.settle()
    with clerk.page.expect_download(timeout=90_000) as file:
        click("link", "Tài liệu hội nghị (PDF)")

    print(f"{clicks} lần bấm")
    assert clicks <= BUDGET
    assert file.value.path().read_bytes().startswith(b"%PDF")
    assert planned.agenda.count() == 1
