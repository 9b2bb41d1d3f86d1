"""Kho bản gốc: files kept byte for byte under their SHA-256, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from django.conf import settings

from phoihop.intake.errors import TooLarge

CHUNK = 64 * 1024
DRAFT = ".draft-"
A_DAY = 24 * 60 * 60


class Chunked(Protocol):
    """What Django gives for an uploaded file."""

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]: ...


Source = bytes | IO[bytes] | Chunked


@dataclass(frozen=True, slots=True)
class Stored:
    """Bản gốc: where the bytes lie (relative to MEDIA_ROOT), their digest and their number."""

    name: str
    sha256: str
    size: int


def store(source: Source, *, folder: str = "originals") -> Stored:
    """Copy `source` into the store and return where it is.

    The bytes go to a draft beside the store; only when all of them are on the disk is the
    draft given its name, in one step. A process killed half-way leaves a draft, never a
    half original. The same bytes twice are one file.
    """
    root = Path(settings.MEDIA_ROOT) / folder
    root.mkdir(parents=True, exist_ok=True)
    handle, draft_name = tempfile.mkstemp(prefix=DRAFT, dir=root)
    draft = Path(draft_name)
    try:
        with os.fdopen(handle, "wb") as stream:
            sha256, size = _copy(source, stream)
            stream.flush()
            os.fsync(stream.fileno())
        final = root / sha256[:2] / sha256
        _move(draft, final)
    finally:
        draft.unlink(missing_ok=True)
    return Stored(f"{folder}/{sha256[:2]}/{sha256}", sha256, size)


def path_of(name: str) -> Path:
    """Return where a stored file lies on the disk."""
    return Path(settings.MEDIA_ROOT) / name


def sweep_drafts() -> int:
    """Remove what processes killed half-way have left behind; return how many there were."""
    too_old = time.time() - A_DAY
    left = [
        draft
        for draft in Path(settings.MEDIA_ROOT).glob(f"*/{DRAFT}*")
        if draft.stat().st_mtime < too_old
    ]
    for draft in left:
        draft.unlink(missing_ok=True)
    return len(left)


def _copy(source: Source, stream: IO[bytes]) -> tuple[str, int]:
    limit: int = settings.MAX_UPLOAD_BYTES
    known_size = getattr(source, "size", None)
    if isinstance(known_size, int) and known_size > limit:
        raise TooLarge(limit)
    digest, size = hashlib.sha256(), 0
    for chunk in _chunks(source):
        size += len(chunk)
        if size > limit:
            raise TooLarge(limit)
        digest.update(chunk)
        stream.write(chunk)
    return digest.hexdigest(), size


def _chunks(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
    elif hasattr(source, "chunks"):
        yield from source.chunks(CHUNK)
    else:
        while chunk := source.read(CHUNK):
            yield chunk


def _move(draft: Path, final: Path) -> None:
    final.parent.mkdir(exist_ok=True)
    draft.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    draft.replace(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
