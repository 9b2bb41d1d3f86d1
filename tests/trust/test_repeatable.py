"""The same text gives the same bytes, in any process and on any Python that is found here."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from phoihop.reading import read
from tests.trust.invented import DOCUMENTS, SAMPLES
from tests.trust.policy import FULL

ROOT = Path(__file__).parent.parent.parent
NAMES = sorted(DOCUMENTS) if FULL else sorted(DOCUMENTS)[::9]
SEEDS = ("0", "1", "77", "4294967295") if FULL else ("1", "77")


def runs(name):
    """A name on the path proves nothing: pyenv leaves commands that only complain."""
    found = shutil.which(name)
    return found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0


PYTHONS = {sys.executable, *(filter(runs, ("python3.12", "python3.13")) if FULL else ())}
PROGRAM = """
import hashlib, json, sys
from pathlib import Path
from phoihop.reading import read
for name in sys.argv[2:]:
    (path,) = Path(sys.argv[1]).glob(f"*/docs/{name}.txt")
    data = read(path.read_bytes().decode("utf-8"), trace=True).to_json()
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    print(hashlib.sha256(text.encode("utf-8")).hexdigest())
"""


def digest(text):
    data = json.dumps(read(text, trace=True).to_json(), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(data.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("python", sorted(PYTHONS))
@pytest.mark.parametrize("seed", SEEDS)
def test_another_process_reads_the_same(python, seed, record_property):
    told = subprocess.run(
        [python, "-c", PROGRAM, str(SAMPLES), *NAMES],
        env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
        text=True,
    )
    record_property("trials", len(NAMES))

    assert told.stdout.split() == [digest(DOCUMENTS[name]) for name in NAMES]


def test_reading_twice_is_reading_once():
    for name in NAMES:
        assert digest(DOCUMENTS[name]) == digest(DOCUMENTS[name])
