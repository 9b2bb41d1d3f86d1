"""Tệp chứa tệp: an e-mail with attachments, a ZIP with documents; each within is a document.

What is inside is listed and unpacked in confined children, one file at a time, so that memory
stays small; the carrier's own bytes stay as they came.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from typing import Any

from phoihop.lib.archive import (
    Archive,
    ArchiveEncrypted,
    ArchiveLimits,
    ArchiveTooLarge,
    BadArchive,
    HostileArchive,
)
from phoihop.lib.confine import MIB, Confined, Limits, run

MOST_FILES = 200
MOST_BYTES = 200 * MIB
OF_OFFICE = (
    "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml",
    "content.xml", "mimetype",
)  # fmt: skip
_LEAVE_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_LIMITS = Limits(result=48 * MIB)


class NotOpened(Exception):
    """The carrier cannot be opened; `code` tells why: too_complex, too_many, encrypted,
    damaged, or the fault of a hostile one.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def names_in_zip(data: bytes) -> list[str] | None:
    """The names within a ZIP; None when it is an office document or no ZIP. Raises NotOpened."""
    if data[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return None
    told = _asked("listed", data)
    return None if told.get("office") else list(told["names"])


def files_in_zip(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a ZIP, by their own names. Raises NotOpened."""
    for name in names_in_zip(data) or []:
        unpacked = _asked("unpacked", data, name=name)
        yield name.rpartition("/")[2], b64decode(unpacked["data"])


def files_in_letter(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What is attached to an e-mail, also to the letters forwarded within it."""
    try:
        found = run("phoihop.reading.formats.eml:packed_attachments", data, limits=_LIMITS)
    except Confined:
        return
    for one in found[:MOST_FILES]:
        yield one["name"], b64decode(one["data"])


def listed(payload: bytes) -> dict[str, Any]:
    """What a child does: the names within, or why not."""
    opened = _opened(payload)
    if isinstance(opened, str):
        return {"problem": opened}
    if any(name in opened.names for name in OF_OFFICE):
        return {"office": True}
    names = [name for name in sorted(opened.names) if _wanted(name)]
    return {"names": names} if len(names) <= MOST_FILES else {"problem": "too_many"}


def unpacked(payload: bytes, name: str) -> dict[str, Any]:
    """What a child does: one file of those within."""
    opened = _opened(payload)
    if isinstance(opened, str):
        return {"problem": opened}
    try:
        return {"data": b64encode(opened.read(name)).decode("ascii")}
    except HostileArchive as problem:
        return {"problem": problem.fault}
    except BadArchive:
        return {"problem": "damaged"}


def _opened(payload: bytes) -> Archive | str:
    try:
        return Archive(payload, ArchiveLimits(unpacked=MOST_BYTES))
    except ArchiveTooLarge:
        return "too_complex"
    except ArchiveEncrypted:
        return "encrypted"
    except HostileArchive as problem:
        return problem.fault
    except BadArchive:
        return "damaged"


def _wanted(name: str) -> bool:
    return not name.endswith("/") and not any(part in name for part in _LEAVE_OUT)


def _asked(what: str, data: bytes, **arguments: str) -> dict[str, Any]:
    try:
        told: dict[str, Any] = run(
            f"phoihop.intake.carriers:{what}", data, arguments, limits=_LIMITS
        )
    except Confined as problem:
        raise NotOpened(problem.code) from None
    if "problem" in told:
        raise NotOpened(told["problem"])
    return told
