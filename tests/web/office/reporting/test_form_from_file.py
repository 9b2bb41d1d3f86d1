"""A form from the office's own file: proposed, changed by the clerk, then kept."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from phoihop.records.models import Form
from tests.records.rounds import asker
from tests.trust.hostile import hostile

pytestmark = pytest.mark.django_db
HOSTILE = [name for name, _data in hostile() if name.endswith((".xlsx", ".docx"))][::7]


@pytest.fixture
def clerk(client, bodies):
    client.force_login(asker(bodies))
    return client


def upload(client, name, data):
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("office:report-form-new"), {"read": "1", "file": file})


def test_the_lines_of_a_sheet_are_proposed_and_nothing_is_kept(clerk):
    book = Workbook()
    for row in (["STT", "Chỉ tiêu", "ĐVT"], ["I", "CHĂM LO"], [1, "Suất quà tặng", "suất"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)

    page = upload(clerk, "bieu-quy.xlsx", out.getvalue())

    assert page.context["form"].initial["lines"] == "CHĂM LO:\nSuất quà tặng | suất"
    assert page.context["form"].initial["name"] == "bieu-quy"
    assert "Tìm thấy 1 dòng số liệu" in page.content.decode()
    assert not Form.objects.exists()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_words(clerk, name):
    page = upload(clerk, name, dict(hostile())[name])

    assert page.status_code == 200
    assert page.context["file_problem"] or page.context["notes"]
    assert not Form.objects.exists()


def test_a_huge_file_and_none_at_all_are_refused(clerk):
    huge = upload(clerk, "to.xlsx", b"PK\x03\x04" + b"0" * (6 * 1024 * 1024))
    none = clerk.post(reverse("office:report-form-new"), {"read": "1"})

    assert "quá mức" in huge.context["file_problem"]
    assert none.context["file_problem"] == "Chưa chọn tệp nào."
