"""Cơ quan trình diễn: the demonstration in a folder of its own, for a tool that shows something."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def invented_office() -> Iterator[None]:
    """Fill the demonstration in and set Django up on it; all of it is gone afterwards."""
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"PHOIHOP_DATA": data, "PHOIHOP_LANG": "vi"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "phoihop.config.settings")
        command = [sys.executable, "-m", "phoihop", "prepare-demonstration"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        import django

        django.setup()
        yield
