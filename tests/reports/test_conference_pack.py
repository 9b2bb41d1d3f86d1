"""The pack of a conference is one PDF whose bookmarks lead to each part and each paper."""

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from docx import Document as WordFile
from pypdf import PdfReader

from phoihop.records.agendas import Point, add_points
from phoihop.records.conferences import add_source
from phoihop.records.guests import Guest, invite_guests
from phoihop.reports.conference_pack import conference_pack, front_part
from phoihop.reports.official.pdf import office_program
from phoihop.reports.official.pdf_pages import clean
from tests.factories import confirmed_request, confirmed_task
from tests.reading.formats.making import make_pdf
from tests.records.conferences import conference_of
from tests.web.scenes import make_document

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
needs_office = pytest.mark.skipif(office_program() is None, reason="no LibreOffice")


@pytest.fixture
def planned(bodies, vanphong):
    made = conference_of(bodies, vanphong)
    confirmed_task(vanphong, bodies.van_phong)
    confirmed_request(vanphong, bodies.van_phong)
    add_points(made, [Point("Nghe báo cáo quý IV", presenter="MTTQ")], account=vanphong)
    invite_guests(made, [Guest("Hội Nông dân xã", count=3)], account=vanphong)
    return made


def with_bytes(document, data, kind):
    digest = hashlib.sha256(data).hexdigest()
    path = Path(settings.MEDIA_ROOT) / "originals" / digest[:2] / digest
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    document.file.name, document.format = f"originals/{digest[:2]}/{digest}", kind
    document.save()
    return document


def test_the_first_part_says_what_is_open_and_since_when(planned, vanphong):
    word = WordFile(BytesIO(front_part(planned, vanphong, on=TODAY)))

    heads = [one.text for one in word.paragraphs if one.style.name == "Heading 1"]
    assert heads == [
        "Chương trình",
        "Kỳ trước còn lại",
        "Nhiệm vụ quá hạn, sắp đến hạn",
        "Kiến nghị chưa giải quyết",
        "Khách mời",
    ]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "rà soát hộ vay vốn" in cells
    assert "mở thêm điểm thu mua chè" in cells


def test_a_foreign_pdf_loses_what_is_not_a_page():
    told = clean(make_pdf(["Báo cáo"]))

    assert told["pages"] == 1


@needs_office
def test_bookmarks_lead_to_every_part_and_every_paper(bodies, planned, vanphong):
    paper = make_document(bodies.van_phong, vanphong, title="Báo cáo của Hội Nông dân")
    with_bytes(paper, make_pdf(["Bao cao cua Hoi"]), "pdf")
    broken = make_document(bodies.van_phong, vanphong, title="Tệp hỏng", unused="Khác hẳn.")
    with_bytes(broken, b"%PDF-1.4 hong", "pdf")
    for one in (paper, broken):
        add_source(planned, one, account=vanphong)

    pack = conference_pack(planned, vanphong, on=TODAY)

    reader = PdfReader(BytesIO(pack.data))
    marks = [one.title for one in reader.outline if not isinstance(one, list)]
    assert "Chương trình" in marks
    assert "Kiến nghị chưa giải quyết" in marks
    assert marks[-1] == "Báo cáo của Hội Nông dân"
    assert pack.left_out == ["Tệp hỏng"]


@needs_office
def test_the_page_hands_out_the_pack(client, vanphong, planned):
    client.force_login(vanphong)

    answer = client.get(reverse("office:conference-pack", args=[planned.pk]))

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_without_libreoffice_a_sentence_says_what_to_do(client, vanphong, planned, monkeypatch):
    monkeypatch.setattr("phoihop.reports.official.pdf.office_program", lambda: None)

    client.force_login(vanphong)
    answer = client.get(reverse("office:conference-pack", args=[planned.pk]), follow=True)

    assert "Máy chủ chưa có LibreOffice" in answer.content.decode()
