"""English must be complete, and what is compiled must be what is written."""

import importlib.util
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "catalogue.py"


@pytest.fixture(scope="module")
def catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_english_has_every_string_and_the_compiled_files_are_in_step(catalogue):
    assert catalogue.out_of_step() == [], "run: python tools/catalogue.py"


def test_english_keeps_every_placeholder(catalogue):
    import re

    holes = re.compile(r"%\((\w+)\)")
    for entry in catalogue.load("en"):
        said = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        key = entry.id if isinstance(entry.id, str) else entry.id[0]
        for words in said:
            assert set(holes.findall(words)) == set(holes.findall(key)), key
