"""Từ điển từ danh mục: a folder that the reader opens, made anew when the names change."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path

from django.conf import settings

from phoihop.registry.models import Body
from phoihop.registry.reader_words import words_for_reader

_HEADER = "id\tforms\ttag\tattributes\texample"
_MOST_KEPT = 50
"""Folders of former names; a reading that began with one may still have it open."""


def register_lexicon(office: Body) -> str:
    """Return the folder with the names that only this office's register knows, or nothing.

    It is called by its content: whoever reads with it never sees it change, and two workers
    that make it at once make the same.
    """
    lines = words_for_reader(office)
    if not lines:
        return ""
    content = "\n".join([_HEADER, *lines, ""]).encode()
    home = Path(settings.DATA) / "register-lexicon"
    folder = home / hashlib.sha256(content).hexdigest()[:16]
    if not folder.is_dir():
        _make(folder, content)
        _forget_oldest(home)
    return str(folder)


def _make(folder: Path, content: bytes) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent))
    (made / "bodies.tsv").write_bytes(content)
    try:
        os.replace(made, folder)
    except OSError:
        # Another worker was first; its folder holds the same.
        shutil.rmtree(made, ignore_errors=True)


def _forget_oldest(home: Path) -> None:
    folders = sorted(home.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for folder in folders[_MOST_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)
