"""Khóa bí mật: one key for each installation, made here or given by the administrator."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_FILE = "secret-key"


def local_secret(data: Path) -> str:
    """Return this machine's own key, making it on the first start.

    The file is readable by its owner only. When two processes start together, the one that
    comes second reads what the first has written.
    """
    file = data / _FILE
    if not file.exists():
        data.mkdir(parents=True, exist_ok=True)
        _write_once(file, secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii").strip()


def _write_once(file: Path, key: str) -> None:
    draft = file.with_name(f".{_FILE}-{os.getpid()}-{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(key)
        try:
            os.link(draft, file)
        except FileExistsError:
            return
    finally:
        draft.unlink()
