"""Pages of the tables, and the choice of the unit of a new installation."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.registry.models import Body, Person, Role
from phoihop.registry.people_sheet import COLUMNS
from phoihop.reports.spreadsheets import as_xlsx
from tests.cast import make_account
from tests.factories import BodyFactory, PersonFactory, PostHeldFactory, RoleFactory

pytestmark = pytest.mark.django_db
A_ROW = ["", "Lý A Chu", "", "Chủ tịch", "", "Hội Nông dân xã Thanh Khê", "01/07/2025", ""]


@pytest.fixture
def admin_client(client, bodies):
    account = make_account("quantri", "Quản Trị", Role.Name.ADMINISTRATOR, bodies.dang_uy)
    client.force_login(account)
    return client


def send(client, what, rows, **more):
    file = SimpleUploadedFile("bang.xlsx", as_xlsx("bảng", COLUMNS, rows))
    return client.post(reverse("office:register-import", args=[what]), {"file": file} | more)


def test_a_table_is_looked_through_then_saved_without_sending_it_again(admin_client):
    page = send(admin_client, "can-bo", [A_ROW]).content.decode()
    assert "1 dòng mới" in page
    assert "Chưa ghi gì." in page
    assert not Person.objects.exists()

    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    address = reverse("office:register-import", args=["can-bo"])
    answer = admin_client.post(address, {"token": token, "make": "1"}, follow=True)

    assert "Đã ghi: 1 dòng mới" in answer.content.decode()
    assert Person.objects.get().posts.get().title == "Chủ tịch"


def test_faults_stand_first_and_nothing_can_be_saved(admin_client):
    wrong = [*A_ROW[:3], "", *A_ROW[4:]]

    page = send(admin_client, "can-bo", [A_ROW, wrong], make="1").content.decode()

    assert page.index("Dòng 3, cột D: Thiếu chức vụ.") < page.index(
        '"tag ok"', page.index("<table")
    )
    assert "Ghi tất cả" not in page
    assert not Person.objects.exists()


def test_somebody_elses_token_is_refused(admin_client, client, vanphong, bodies):
    page = send(admin_client, "can-bo", [A_ROW]).content.decode()
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    client.force_login(vanphong)

    address = reverse("office:register-import", args=["can-bo"])
    answer = client.post(address, {"token": token, "make": "1"})

    assert "Hãy chọn lại tệp" in answer.content.decode()
    assert not Person.objects.exists()


def test_the_table_taken_out_holds_the_directory_only(clerk_client, bodies):
    PostHeldFactory(person=PersonFactory(full_name="Tẩn Láo San"), body=bodies.hang_xom)
    PostHeldFactory(person=PersonFactory(full_name="=Lý"), body=bodies.ubnd)

    people = load_workbook(
        BytesIO(clerk_client.get(reverse("office:register-export", args=["can-bo"])).content)
    )
    units = load_workbook(
        BytesIO(clerk_client.get(reverse("office:register-export", args=["don-vi"])).content)
    )

    names = [row[1] for row in people.active.iter_rows(values_only=True)]
    assert names == ["họ và tên", "=Lý"]
    assert people.active["B2"].data_type == "s"
    assert "Ủy ban nhân dân xã Bản Lầu" not in [row[1].value for row in units.active]


def test_a_table_of_something_else_is_not_there(clerk_client):
    assert clerk_client.get(reverse("office:register-export", args=["xe"])).status_code == 404


@pytest.fixture
def first_account(db):
    """The one administrator of a new installation, of the one body made with the account."""
    body = BodyFactory(name="Cơ quan cài đặt", place="")
    return RoleFactory(body=body, role=Role.Name.ADMINISTRATOR).account


def test_a_new_installation_chooses_its_unit_in_one_step(client, first_account):
    client.force_login(first_account)
    address = reverse("office:unit")
    assert "Phường Ba Đình" in client.get(address, {"tim": "ba dinh"}).content.decode()

    page = client.post(address, {"ma": "00004"}, follow=True).content.decode()

    assert "Đã chọn phường Ba Đình" in page
    assert "Hội Liên hiệp Phụ nữ phường Ba Đình" in page
    assert Body.objects.filter(place_code="00004").count() > 25
    assert client.get(address).status_code == 403


def test_where_others_work_already_nobody_chooses(admin_client, bodies):
    assert admin_client.get(reverse("office:unit")).status_code == 403
    assert admin_client.post(reverse("office:unit"), {"ma": "00004"}).status_code == 403


def test_a_code_that_nobody_bears_is_said(client, first_account):
    client.force_login(first_account)

    page = client.post(reverse("office:unit"), {"ma": "99999"}).content.decode()

    assert "không có đơn vị hành chính nào mang mã 99999" in page
