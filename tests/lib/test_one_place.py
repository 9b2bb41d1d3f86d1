"""Two things are dangerous enough to be done in one place only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "phoihop"
ONLY_IN = {
    ("unicodedata", "normalize"): {"lib/vietnamese.py"},
    ("zipfile", "ZipFile"): {"lib/archive.py"},
}


def uses(source: str, module: str, name: str) -> bool:
    nodes = list(ast.walk(ast.parse(source)))
    imported = {
        alias.name
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module == module
        for alias in node.names
    }
    named = {ast.unparse(node) for node in nodes if isinstance(node, ast.Attribute)}
    return bool(imported & {name, "*"}) or f"{module}.{name}" in named


@pytest.mark.parametrize(("module", "name"), ONLY_IN)
def test_is_used_in_its_one_place_only(module, name):
    places = {
        str(file.relative_to(ROOT).as_posix())
        for file in ROOT.rglob("*.py")
        if uses(file.read_text("utf-8"), module, name)
    }
    assert places == ONLY_IN[module, name]


@pytest.mark.parametrize(
    "source",
    [
        "import unicodedata\nunicodedata.normalize('NFC', x)",
        "from unicodedata import normalize as n",
    ],
)
def test_both_ways_of_using_are_seen(source):
    assert uses(source, "unicodedata", "normalize")
