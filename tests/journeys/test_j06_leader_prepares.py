"""J6: the leader answers what waits for a word, on one page, and opens the conference's papers."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from phoihop.followup import tasks
from phoihop.records.models import Assignment, Conference, Recommendation
from phoihop.registry.models import Role
from tests.cast import make_account
from tests.web.browser.conftest import Person
from tests.web.scenes import confirm_all, make_document, request_, task

pytestmark = pytest.mark.browser
BUDGET = 5


@pytest.fixture
def leader(bodies):
    office = bodies.mttq
    clerk = make_account("mattran", "Giàng Thị Sua", Role.Name.CLERK, office)
    due = (timezone.localdate() - timedelta(days=7)).isoformat()
    parts = (
        task("rà soát hộ vay vốn", to="Hội Nông dân", due=due),
        request_("mở thêm điểm thu mua chè", to="Hội Nông dân"),
        request_("bố trí nhà văn hóa thôn", to="Hội Nông dân"),
    )
    confirm_all(make_document(office, clerk, parts, title="Thông báo kết luận"), clerk)
    late = Assignment.objects.get()
    Assignment.objects.update(lead=bodies.nong_dan)
    Recommendation.objects.update(raised_on=date(2026, 1, 5))
    officer = make_account("canbo", "Vi Văn Thuận", Role.Name.OFFICER, bodies.nong_dan)
    late.refresh_from_db()
    until = timezone.localdate() + timedelta(days=10)
    tasks.ask_extension(late, account=officer, until=until, note="Chờ vốn")
    Conference.objects.create(
        body=office,
        kind="briefing",
        title="Hội nghị trực báo quý IV",
        held_on=timezone.localdate() + timedelta(days=9),
        made_by=clerk,
    )
    return make_account("chutich", "Đinh Quang Thạch", Role.Name.LEADER, office)


def test_three_decisions_and_the_papers_take_five_clicks(page, live_server, bodies, leader):
    person, clicks = Person(page, live_server, leader), 0
    person.open("office:home")
    assert page.get_by_text("còn 9 ngày").is_visible()

    page.get_by_role("button", name="Cho gia hạn").click()
    page.get_by_text("Đã cho gia hạn").wait_for()
    clicks += 1
    for _ in range(2):
        form = page.locator("form.give").first
        form.get_by_label("Đơn vị chủ trì trả lời").select_option(str(bodies.nong_dan.pk))
        form.get_by_role("button").click()
        page.get_by_text("Đã giao đơn vị trả lời").wait_for()
        clicks += 1
    page.get_by_role("link", name="Tài liệu hội nghị").click()
    page.get_by_role("heading", name="Hội nghị trực báo quý IV").wait_for()
    clicks += 1

    print(f"{clicks} lần bấm, 2 lần chọn đơn vị")
    assert clicks <= BUDGET
    assert not Recommendation.objects.filter(lead=None).exists()
    assert person.faults == []


def test_the_page_fits_on_one_sheet_of_a4(page, live_server, leader):
    import pypdfium2

    Person(page, live_server, leader).open("office:home")
    sheet = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    try:
        assert len(sheet) == 1
    finally:
        sheet.close()
