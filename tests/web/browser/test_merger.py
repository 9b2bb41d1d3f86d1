"""Two communes of the demonstration are merged, and their open work is handed over."""

import pytest
from django.utils import timezone

from phoihop.config.demonstration_unit import load_unit, read_unit
from phoihop.records.models import Assignment
from phoihop.registry.models import Body, Role
from tests.cast import make_account
from tests.factories import confirmed_task
from tests.web.browser.conftest import Person

pytestmark = pytest.mark.browser


@pytest.fixture
def register(transactional_db):
    return load_unit(read_unit(), password="khong-dung-o-day-2026")


@pytest.fixture
def admin(page, live_server, register):
    account = make_account(
        "tinh-quan-tri", "Quản Trị", Role.Name.ADMINISTRATOR, register.bodies["tinh-uy"]
    )
    person = Person(page, live_server, account)
    yield person
    assert person.faults == []


def test_two_communes_merge_and_their_open_work_goes_to_the_heir(admin, register):
    bodies = register.bodies
    task = confirmed_task(register.accounts["vanphong"], bodies["vp-ubnd"], to=["Hội Nông dân xã"])
    assert task.lead == bodies["hnd"]
    page = admin.page

    admin.open("office:units-merge")
    page.get_by_label("Đảng ủy xã Suối Ngàn").check()
    page.get_by_label("Đảng ủy xã Đồng Gianh").check()
    page.get_by_label("Tên đơn vị mới").fill("xã Hai Sông")
    page.get_by_label("Từ ngày").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Xem trước").click()
    assert "việc đang mở sẽ chờ bàn giao" in page.locator("main").inner_text()
    assert not Body.objects.filter(place="xã Hai Sông").exists()

    page.get_by_role("button", name="Sáp nhập", exact=True).click()
    page.wait_for_url("**/ban-giao/")
    row = page.locator("tr", has_text=task.code)
    assert row.locator("select option:checked").inner_text() == "Hội Nông dân xã Hai Sông"

    page.get_by_role("button", name="Bàn giao").click()
    page.wait_for_load_state()
    assert "Đã bàn giao" in page.locator(".notice.ok").inner_text()
    lead = Assignment.objects.get(pk=task.pk).lead
    assert lead.name == "Hội Nông dân xã Hai Sông"

    admin.open("office:body", bodies["hnd"].slug)
    assert "Nay là: Hội Nông dân xã Hai Sông" in page.locator(".notice.info").inner_text()
    assert "việc đang mở; hồ sơ do đơn vị này giữ" in page.locator(".timeline").inner_text()
    admin.open("office:assignment", task.pk)
    told = "Bàn giao từ Hội Nông dân xã Suối Ngàn sang Hội Nông dân xã Hai Sông"
    assert told in page.locator(".timeline").inner_text()
