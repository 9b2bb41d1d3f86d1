"""One stage for all the tests of a file; each test gets it as if it had just been set."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test import override_settings

from phoihop.reports import conference_pack
from phoihop.reports.official.pdf import as_pdf
from phoihop.web.office.papers import drafts
from tests.trust.policy import ALL_RELATIONS
from tests.trust.stage import set_stage


@pytest.fixture(scope="module")
def relations(request):
    """Which relations the file's stage has: all, unless it says RELATIONS."""
    return getattr(request.module, "RELATIONS", ALL_RELATIONS)


@pytest.fixture(scope="module")
def kept_stage(relations, django_db_setup, django_db_blocker, tmp_path_factory):
    """Set once, in a transaction around those of the tests; undone after the file's last test."""
    folder = tmp_path_factory.mktemp("stage")
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    files = {"MEDIA_ROOT": folder / "files", "TRAIL_HEADS": folder / "heads.txt"}
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=quick, **files):
            stage = set_stage(relations)
            # PostgreSQL seals what the stage has written now, not in the first test.
            connection.check_constraints()
        yield stage, files
        transaction.set_rollback(True)


@pytest.fixture
def stage(kept_stage, settings, db):
    """The stage as it was set: what a test does to it, the next one does not meet."""
    stage, files = kept_stage
    settings.MEDIA_ROOT = files["MEDIA_ROOT"]
    return stage.fresh()


@pytest.fixture(scope="session")
def drawn():
    return []


@pytest.fixture(autouse=True)
def _one_paper_is_drawn_for_all(monkeypatch, drawn):
    """Who may have a PDF is asked here, thousands of times, not what LibreOffice makes of it."""

    def the_first(docx):
        drawn[:] = drawn or [as_pdf(docx)]
        return drawn[0]

    for module in (conference_pack, drafts):
        monkeypatch.setattr(module, "as_pdf", the_first)
