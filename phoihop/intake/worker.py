"""Đọc trong tiến trình riêng: untrusted files are opened where they can be stopped.

The worker opens the file and reads its text in one go, within limits of time and memory;
only plain JSON comes back. Whatever a file does to the worker, the server goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from phoihop.reading.facts import Reading


@dataclass(frozen=True, slots=True)
class OpenedAndRead:
    """Kết quả của tiến trình đọc: the text of a file and what was read in it."""

    text: str
    format: str
    metadata: dict[str, str]
    notes: list[str]
    reading: Reading


def read_confined(path: Path, name: str) -> OpenedAndRead:
    """Open and read the file at `path`; raises UnreadableFile with a plain reason."""
    from phoihop.reading.confined import read_file

    answer = read_file(path, name)
    return OpenedAndRead(
        text=answer.text,
        format=answer.format,
        metadata=dict(answer.metadata),
        notes=list(answer.notes),
        reading=answer.reading,
    )
