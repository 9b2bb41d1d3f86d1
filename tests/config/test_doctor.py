import json

import pytest
from django.db import connection

from phoihop.config import doctor
from phoihop.config.doctor import findings, main
from phoihop.intake.models import Document
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _data_folder(settings, tmp_path):
    settings.DATA = tmp_path


def levels():
    return {finding.name: finding.level for finding in findings()}


def test_a_fresh_installation_is_in_order(monkeypatch):
    monkeypatch.setattr(doctor, "recogniser", lambda: "/usr/bin/tesseract")
    monkeypatch.setattr(doctor, "office_program", lambda: "/usr/bin/soffice")
    # A PostgreSQL started for tests may trade safety for speed, and the doctor sees it.
    found = levels() | ({"durability": "ok"} if connection.vendor == "postgresql" else {})

    assert set(found.values()) == {"ok"}


def noticed(capsys):
    """What the doctor only notices; a server for tests may have faults of its own."""
    main([])
    lines = capsys.readouterr().out.splitlines()
    return "\n".join(line for line in lines if line.startswith("LƯU Ý"))


def test_without_a_recogniser_the_doctor_names_the_packages(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "recogniser", lambda: None)

    assert "apt install tesseract-ocr tesseract-ocr-vie" in noticed(capsys)


def test_without_libreoffice_the_doctor_names_the_package(monkeypatch, capsys):
    monkeypatch.setattr(doctor, "office_program", lambda: None)

    assert "apt install libreoffice-writer-nogui" in noticed(capsys)


def test_a_missing_original_is_a_fault(capsys):
    DocumentFactory(file="originals/ab/abc")

    assert main([]) == 1
    assert "Thiếu bản gốc của 1 văn bản" in capsys.readouterr().out


def test_a_trail_that_can_be_changed_is_a_fault():
    on_table = "" if connection.vendor == "sqlite" else " ON registry_trailentry"
    trigger = "update" if connection.vendor == "sqlite" else "change"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER registry_trail_refuses_{trigger}{on_table}")

    assert levels()["trail"] == "fault"


def test_a_document_whose_reading_was_interrupted_is_noted():
    DocumentFactory(state=Document.State.RECEIVED)

    assert levels()["waiting"] == "note"


def test_a_data_folder_that_is_not_there_is_a_fault(settings, tmp_path):
    settings.DATA = tmp_path / "khong-co"

    assert levels()["data"] == "fault"


def test_a_program_reads_the_findings_as_json(capsys):
    main(["--json"])

    names = [finding["name"] for finding in json.loads(capsys.readouterr().out)]
    assert {"version", "database", "trail", "originals"} <= set(names)
