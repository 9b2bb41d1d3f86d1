"""Every example in a docstring (`>>>`) is true."""

import doctest
import importlib

import pytest

from tools.environment import ROOT

MODULES = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "phoihop").rglob("*.py")
    if ">>> " in path.read_text()
)


@pytest.mark.parametrize("module", MODULES)
def test_the_examples_hold(module):
    outcome = doctest.testmod(importlib.import_module(module))

    assert outcome.attempted
    assert outcome.failed == 0
