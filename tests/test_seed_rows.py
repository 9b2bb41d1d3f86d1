"""Every row of the seed documents has a record, a screen and a test that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver
from django.urls.resolvers import URLResolver

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "seed-rows.md"
LAST = {"S0": 32, "S1": 21, "S2": 33, "S3": 21, "S4": 16}
EXPECTED = [f"{seed}-{n:02}" for seed, last in LAST.items() for n in range(1, last + 1)]


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


ROWS = [cells(line) for line in PAGE.read_text(encoding="utf-8").splitlines() if line[:3] == "| S"]
BY_ID = {row[0]: row for row in ROWS}


def routes(resolver, prefix=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            below = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from routes(entry, below)
        elif entry.name:
            yield f"{prefix}{entry.name}"


def marked(cell):
    return re.findall(r"`([^`]+)`", cell)


def faults_of(row, known_routes):
    """What is wrong with one row, as words."""
    if len(row) != 6:
        return ["has not six cells"]
    _key, what, records, screens, tests, _left = row
    faults = [] if what else ["says nothing"]
    for name, found in (("record", records), ("screen", screens), ("test", tests)):
        faults += [] if marked(found) else [f"no {name}"]
    faults += [f"no model {name}" for name in marked(records) if not is_model(name)]
    faults += [f"no route {name}" for name in marked(screens) if name not in known_routes]
    faults += [f"no test {name}" for name in marked(tests) if not is_test(name)]
    return faults


def is_model(name):
    app, _dot, model = name.partition(".")
    try:
        return apps.get_model(app, model) is not None
    except LookupError:
        return False


def is_test(name):
    path, _colons, function = name.partition("::")
    file = ROOT / path
    if not path.startswith("tests/") or not file.is_file():
        return False
    words = rf"^def {re.escape(function or 'test_')}"
    return re.search(words, file.read_text(encoding="utf-8"), re.MULTILINE) is not None


@pytest.fixture(scope="module")
def known_routes():
    return set(routes(get_resolver()))


def test_every_row_stands_there_once_and_no_other():
    assert [row[0] for row in ROWS] == EXPECTED


@pytest.mark.parametrize("key", EXPECTED)
def test_a_row_has_its_record_its_screen_and_its_test(key, known_routes):
    assert faults_of(BY_ID.get(key, []), known_routes) == []


@pytest.mark.parametrize(
    ("cell", "wrong", "fault"),
    [
        (2, "", "no record"),
        (2, "`records.Nothing`", "no model records.Nothing"),
        (3, "`office:nowhere`", "no route office:nowhere"),
        (4, "`tests/records/test_nothing.py`", "no test tests/records/test_nothing.py"),
        (4, "`tests/test_docs.py::test_nothing`", "no test tests/test_docs.py::test_nothing"),
    ],
)
def test_what_does_not_exist_is_named(cell, wrong, fault, known_routes):
    row = [*BY_ID["S0-01"]]
    row[cell] = wrong

    assert fault in faults_of(row, known_routes)


def test_nothing_is_quoted():
    said = " ".join(f"{row[1]} {row[5]}" for row in ROWS)

    assert not set(said) & set('“”"«»')
    # a paraphrase in English holds no Vietnamese name
    assert not re.search("[à-ỹđÀ-ỸĐ]", said)
