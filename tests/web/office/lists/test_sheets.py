from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from phoihop.followup.models import Change
from phoihop.records.models import Assignment
from phoihop.reports.work_sheets import NOTE, PERCENT
from tests.factories import confirmed_task
from tests.records.rounds import asker, round_of

pytestmark = pytest.mark.django_db
LISTS = ("nhiem-vu", "kien-nghi", "van-ban", "hoi-nghi", "bao-cao-ky")


def table(client, what):
    answer = client.get(reverse("office:list-export", args=[what]))
    assert answer.status_code == 200
    return load_workbook(BytesIO(answer.content))


def file_of(book):
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("nhiem-vu.xlsx", out.getvalue())


@pytest.fixture
def task(bodies, vanphong):
    return confirmed_task(vanphong, bodies.van_phong)


@pytest.mark.parametrize("what", LISTS)
def test_every_list_is_handed_out(clerk_client, what, document, task, bodies):
    round_of(bodies, asker(bodies))

    rows = list(table(clerk_client, what).active.iter_rows(values_only=True))

    assert all(isinstance(cell, str) for cell in rows[0])


def test_a_list_holds_what_one_sees_and_no_more(client, hangxom, task):
    client.force_login(hangxom)

    assert table(client, "nhiem-vu").active.max_row == 1


def test_a_table_is_looked_through_and_then_written(clerk_client, task):
    url = reverse("office:list-import", args=["nhiem-vu"])
    book = table(clerk_client, "nhiem-vu")
    book.active.cell(2, NOTE + 1).value = "còn hai thôn"
    book.active.cell(2, PERCENT + 1).value = 40

    look = clerk_client.post(url, {"file": file_of(book)})

    assert "1 dòng sửa" in look.content.decode()
    assert not Change.objects.exists()
    clerk_client.post(url, {"token": look.context["token"], "make": "1"})
    assert Change.objects.get().percent == 40


def test_a_fault_is_shown_with_row_and_column(clerk_client, task):
    book = table(clerk_client, "nhiem-vu")
    book.active.cell(2, PERCENT + 1).value = "nhiều"

    url = reverse("office:list-import", args=["nhiem-vu"])
    page = clerk_client.post(url, {"file": file_of(book)}).content.decode()

    assert "Dòng 2, cột H: “nhiều” không phải là số từ 0 đến 100." in page
    assert "Ghi tất cả" not in page


@pytest.mark.parametrize("data", ["", "PK\x03\x04 hong", "khong phai excel"])
def test_a_broken_file_is_told_in_words(clerk_client, data):
    url = reverse("office:list-import", args=["nhiem-vu"])

    page = clerk_client.post(
        url, {"file": SimpleUploadedFile("a.xlsx", data.encode())}
    ).content.decode()

    assert "Không mở được bảng" in page or "Chưa chọn tệp" in page


@pytest.mark.parametrize("what", ["van-ban", "hoi-nghi", "bao-cao-ky", "la"])
def test_what_only_goes_out_does_not_come_in(clerk_client, what):
    assert clerk_client.get(reverse("office:list-import", args=[what])).status_code == 404


def test_a_look_of_somebody_else_is_not_written(client, task, vanphong, canbo, bodies):
    Assignment.objects.filter(pk=task.pk).update(lead=bodies.nong_dan)
    client.force_login(canbo)
    book = table(client, "nhiem-vu")
    book.active.cell(2, NOTE + 1).value = "còn"
    url = reverse("office:list-import", args=["nhiem-vu"])
    token = client.post(url, {"file": file_of(book)}).context["token"]

    client.force_login(vanphong)
    page = client.post(url, {"token": token, "make": "1"}).content.decode()

    assert "Hãy chọn lại tệp" in page
    assert not Change.objects.exists()


def test_the_number_of_queries_does_not_grow(
    clerk_client, bodies, vanphong, django_assert_max_num_queries
):
    for number in range(6):
        confirmed_task(vanphong, bodies.van_phong, task=f"việc {number}")
    with django_assert_max_num_queries(12):
        table(clerk_client, "nhiem-vu")
