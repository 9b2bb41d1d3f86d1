"""Tệp nén: the one safe way to open a ZIP container that somebody sent, and to write our own.

What a container says about itself is not believed: sizes are checked on the
list, and again while each entry is unpacked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, BadZipFile, LargeZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

MIB = 1024 * 1024
_ENCRYPTED_FLAG = 0x1
_LINK_TYPE = 0o120000
_TYPE_MASK = 0o170000


class BadArchive(Exception):
    """The container is damaged, or holds what no office document holds."""


class HostileArchive(BadArchive):
    """The container is made to mislead who opens it; `fault` is outside, link, twice or larger."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class ArchiveTooLarge(Exception):
    """The container would unpack to more than its limits allow."""


class ArchiveEncrypted(Exception):
    """An entry needs a password."""


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """Giới hạn: beyond `ratio_floor` unpacked bytes, `ratio` bounds the growth."""

    entries: int = 2_000
    unpacked: int = 200 * MIB
    ratio: int = 100
    ratio_floor: int = 10 * MIB


class Archive:
    """Thùng tệp: entries of a checked ZIP container, read one at a time."""

    def __init__(self, data: bytes, limits: ArchiveLimits | None = None) -> None:
        self._limits = limits or ArchiveLimits()
        try:
            self._zip = ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (BadZipFile, LargeZipFile, ValueError, OSError, NotImplementedError) as problem:
            raise BadArchive(str(problem)) from None
        self._check(entries, len(data))
        self.names = frozenset(entry.filename for entry in entries)

    def read(self, name: str) -> bytes:
        """Unpack one entry, never beyond the size that the list gave for it."""
        try:
            size = self._zip.getinfo(name).file_size
            with self._zip.open(name) as entry:
                content = _read_at_most(entry, size)
        except (BadZipFile, ZlibError, KeyError, EOFError, OSError, ValueError) as problem:
            raise BadArchive(str(problem)) from None
        except NotImplementedError as problem:
            raise BadArchive(f"unknown compression: {problem}") from None
        return content

    def _check(self, entries: list[ZipInfo], packed: int) -> None:
        if len(entries) > self._limits.entries:
            raise ArchiveTooLarge(f"{len(entries)} entries")
        if len({entry.filename for entry in entries}) != len(entries):
            raise HostileArchive("twice")
        for entry in entries:
            _check_entry(entry)
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > self._limits.unpacked:
            raise ArchiveTooLarge(f"{unpacked} bytes unpacked")
        if unpacked > self._limits.ratio_floor and unpacked > packed * self._limits.ratio:
            raise ArchiveTooLarge(f"{unpacked} bytes unpacked from {packed}")


def _check_entry(entry: ZipInfo) -> None:
    if entry.flag_bits & _ENCRYPTED_FLAG:
        raise ArchiveEncrypted(entry.filename)
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
        raise HostileArchive("outside")
    if (entry.external_attr >> 16) & _TYPE_MASK == _LINK_TYPE:
        raise HostileArchive("link")


def _read_at_most(entry: IO[bytes], size: int) -> bytes:
    content = entry.read(size + 1)
    if len(content) > size:
        raise HostileArchive("larger")
    return content


class NewArchive:
    """Thùng tệp mới: entries written one by one, each with the same moment."""

    def __init__(self, bundle: ZipFile, moment: datetime) -> None:
        self._bundle, self._moment = bundle, moment.timetuple()[:6]

    def put(self, name: str, data: bytes) -> None:
        self._bundle.writestr(ZipInfo(name, self._moment), data, ZIP_DEFLATED)


@contextmanager
def new_archive(out: IO[bytes], moment: datetime) -> Iterator[NewArchive]:
    """Write a ZIP container into `out`; only one entry at a time is in memory."""
    with ZipFile(out, "w", ZIP_DEFLATED) as bundle:
        yield NewArchive(bundle, moment)
