from __future__ import annotations

import json

import pytest

from phoihop.reading import measure as measuring
from phoihop.reading.measure import NothingToMeasure, changes_since_last_run, measure
from phoihop.reading.show_measure import as_text

KNOWN = {
    "meeting": {"is_meeting": False},
    "people": [{"name": "Lò Thị Mẩy", "posts": []}, {"name": "Vi Văn Tấc", "posts": []}],
}


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Two documents with answers, and a reader that finds the names given to it."""
    documents, answers = tmp_path / "docs", tmp_path / "gold"
    documents.mkdir()
    answers.mkdir()
    (documents / "001_bao-cao.txt").write_text("Lò Thị Mẩy họp.", "utf-8")
    (documents / "002.txt").write_text("Vi Văn Tấc họp.", "utf-8")
    for stem in ("001", "002"):
        (answers / f"{stem}.json").write_text(json.dumps(KNOWN), "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(measuring, "_read", lambda text, folders: reads(text.split(" họp")[0]))
    return documents, answers


def reads(*names):
    return {
        "meeting": {"is_meeting": False},
        "people": [{"name": name, "posts": []} for name in names],
    }


def test_documents_are_found_by_the_name_of_their_answers(folders):
    measured = measure(*folders)
    assert measured.totals()["people (name)"] == (2, 2, 4)
    assert measured.values()["is_meeting"] == (2, 2)
    assert measured.unread == {}


def test_a_document_that_is_missing_or_unreadable_counts_as_empty(folders):
    documents, answers = folders
    (documents / "002.txt").write_bytes(b"")
    (answers / "003.json").write_text(json.dumps(KNOWN), "utf-8")
    measured = measure(documents, answers)
    assert measured.totals()["people (name)"] == (1, 1, 6)
    assert set(measured.unread) == {"002", "003"}


def test_what_changed_is_told_by_document_and_field(folders, monkeypatch):
    assert changes_since_last_run(*folders, measure(*folders)) is None
    assert changes_since_last_run(*folders, measure(*folders)) == []
    monkeypatch.setattr(measuring, "_read", lambda text, folders: reads("Vi Văn Tấc"))
    changes = changes_since_last_run(*folders, measure(*folders))
    told = {(change.document, change.gained, change.item) for change in changes}
    assert told == {("001", False, "lò thị mẩy"), ("001", True, "vi văn tấc")}
    assert "thêm 1 mục đúng, mất 1 mục đúng" in as_text(
        measure(*folders), changes, by_document=True, items=True
    )


def test_a_cache_that_cannot_be_written_costs_only_the_history(folders, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert changes_since_last_run(*folders, measure(*folders)) is None


def test_folders_without_answers_are_named(tmp_path):
    with pytest.raises(NothingToMeasure, match="Không có thư mục"):
        measure(tmp_path, tmp_path / "none")
    with pytest.raises(NothingToMeasure, match="không có tệp đáp án"):
        measure(tmp_path, tmp_path)
