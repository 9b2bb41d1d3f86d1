"""Mã băm lưu ngoài cơ sở dữ liệu: one line a day in a file, so that a cut tail is noticed."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from phoihop.registry.verify import head_of_chain

_kept_on: dict[Path, str] = {}
"""The day of the newest line of each file, so that a write costs no look at the disk."""


def heads_file() -> Path:
    return Path(settings.TRAIL_HEADS)


def kept_heads() -> list[str]:
    """Return the hashes kept so far, oldest first."""
    file = heads_file()
    lines = file.read_text(encoding="ascii").splitlines() if file.exists() else []
    return [line.split()[2] for line in lines if len(line.split()) == 3]


def keep_head() -> str:
    """Add a line with the time, the number of rows and the head; return that line."""
    rows, head = head_of_chain()
    if not head:
        return ""
    line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {rows} {head}"
    file = heads_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="ascii") as stream:
        stream.write(f"{line}\n")
        stream.flush()
        os.fsync(stream.fileno())
    return line


def keep_head_of_day() -> None:
    """Keep the head once a day; called after each write, all but the first do nothing."""
    file, today = heads_file(), datetime.now(UTC).date().isoformat()
    if _kept_on.get(file) == today:
        return
    if not (file.exists() and _newest_line(file).startswith(today)):
        keep_head()
    _kept_on[file] = today


def _newest_line(file: Path) -> str:
    lines = file.read_text(encoding="ascii").splitlines()
    return lines[-1] if lines else ""
