"""Thư mục tiếp nhận: files put into a folder, by somebody or a scanner, come in by themselves.

A file is taken once it has lain still for some seconds. Only after it is safely kept is it moved
to `da-nhan` beside it; what is refused goes to `khong-nhan` with the reason. Killed in between,
the file is found again and noticed by its bytes. A paper marked secret stays in neither.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from phoihop.intake.errors import IntakeError
from phoihop.intake.models import Batch, Document
from phoihop.intake.receive import batch_of, receive
from phoihop.intake.receiver import receiver
from phoihop.intake.watched import REFUSED, TAKEN
from phoihop.registry.rights import NotAllowed

STILL_FOR = 5.0
MOST_AT_ONCE = 100


def take_from_folder() -> int:
    """Take in what lies in the watched folder; return how many files were taken."""
    folder = settings.WATCH_FOLDER
    who = receiver()
    if folder is None or who is None or not folder.is_dir():
        return 0
    account, body = who
    count = 0
    batch = None
    for path in _still(folder):
        batch = batch or batch_of(
            body, f"folder-{timezone.now():%Y%m%d%H%M%S}", channel=Batch.Channel.FOLDER
        )
        try:
            with path.open("rb") as stream:
                received = receive(account, body, path.name, stream, batch=batch)
        except (IntakeError, NotAllowed) as refusal:
            _move(path, REFUSED, reason=refusal.message)
        except OSError:
            # Somebody took it away, or still writes it: the next look sees.
            continue
        else:
            _move_or_remove(path, received.document)
            count += 1
    return count


def _still(folder: Path) -> Iterator[Path]:
    limit = time.time() - STILL_FOR
    found = sorted(path for path in folder.iterdir() if _is_file(path))
    for path in found[:MOST_AT_ONCE]:
        with suppress(OSError):
            if path.stat().st_mtime <= limit:
                yield path


def _is_file(path: Path) -> bool:
    """A plain file of the folder itself: a link could point anywhere."""
    return path.is_file() and not path.is_symlink() and not path.name.startswith((".", "~$"))


def _move_or_remove(path: Path, document: Document) -> None:
    """Keep the file beside the folder, unless a worker has turned its paper away meanwhile."""
    # Turned away before the move, the file is gone; after it, the door removes it.
    with suppress(FileNotFoundError):
        target = _move(path, TAKEN)
        if Document.objects.filter(pk=document.pk, state=Document.State.REFUSED).exists():
            target.unlink(missing_ok=True)


def _move(path: Path, where: str, *, reason: str = "") -> Path:
    beside = path.parent / where
    beside.mkdir(exist_ok=True)
    target = beside / path.name
    number = 1
    while target.exists():
        number += 1
        target = beside / f"{path.stem} ({number}){path.suffix}"
    path.rename(target)
    if reason:
        target.with_name(target.name + ".ly-do.txt").write_text(reason + "\n", encoding="utf-8")
    return target
