"""Phần của tệp văn phòng: XML parts of a DOCX, XLSX or ODT, streamed and never trusted.

A part is read one element after the other while it is unpacked, never as one tree: a
hundred kilobytes can hold a million and a half paragraphs. Nothing is fetched, and no
entity is resolved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from phoihop.lib.archive import (
    Archive,
    ArchiveEncrypted,
    ArchiveTooLarge,
    BadArchive,
    HostileArchive,
)
from phoihop.reading.errors import DamagedFile, FileTooComplex, SuspiciousFile
from phoihop.reading.formats.kinds import encrypted, suspicious

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART = 64 * 1024 * 1024


@contextmanager
def refusals(what: str) -> Iterator[None]:
    """Turn what is wrong with the container of a DOCX, XLSX or ODT into its plain refusal."""
    try:
        yield
    except HostileArchive as problem:
        raise suspicious(f"{what} ", problem) from None
    except BadArchive:
        raise damaged(what) from None
    except ArchiveTooLarge:
        raise too_complex(what) from None
    except ArchiveEncrypted:
        raise encrypted() from None


def whole_part(archive: Archive, name: str, what: str) -> bytes:
    """Unpack one part, unless it is beyond its limit or armed against its parser."""
    content = archive.read(name)
    if len(content) > MAX_PART:
        raise too_complex(what)
    # Office writes no document type; only an attack on the parser needs one.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise armed(what)
    return content


def small_part(archive: Archive, name: str, what: str) -> _Element | None:
    """The tree of a part that is small by nature; None when it lacks or cannot be parsed."""
    if name not in archive.names:
        return None
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(whole_part(archive, name, what), parser)
    except etree.XMLSyntaxError:
        return None


def stream(
    part: bytes, what: str, tags: Sequence[str], events: Sequence[str] = ("start", "end")
) -> Iterator[tuple[str, _Element]]:
    """The events of the elements named `tags`; whoever takes one away calls `forget`."""
    from lxml import etree

    parsed = etree.iterparse(
        BytesIO(part),
        events=events,
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    try:
        yield from parsed
    except etree.XMLSyntaxError as problem:
        if getattr(problem, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from None
        raise damaged(what) from None


def forget(element: _Element) -> None:
    """Free what has been read, or a small file would fill the memory."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def damaged(what: str) -> DamagedFile:
    return DamagedFile(
        f"Tệp {what} bị hỏng hoặc tải lên chưa trọn vẹn. "
        "Hãy mở thử tệp gốc, lưu thành tệp mới rồi gửi lại.",
        f"The {what} file is damaged or was cut off. "
        "Please open the original, save it as a new file and send it again.",
    )


def armed(what: str) -> SuspiciousFile:
    return SuspiciousFile(
        f"Tệp {what} có khai báo thực thể (DOCTYPE, ENTITY) mà phần mềm văn phòng không bao giờ "
        "ghi, dấu hiệu bị can thiệp, nên không được mở. "
        "Hãy hỏi lại người gửi, mở tệp gốc và lưu thành tệp mới rồi gửi lại.",
        f"The {what} file declares entities (DOCTYPE, ENTITY), which no office program writes, as "
        "if it had been tampered with, and was not opened. "
        "Please ask the sender, save the original as a new file and send it again.",
    )


def too_complex(what: str) -> FileTooComplex:
    return FileTooComplex(
        f"Tệp {what} nhỏ nhưng chứa quá nhiều nội dung nên không được mở hết. "
        "Hãy lưu riêng phần cần đọc thành tệp mới rồi gửi lại.",
        f"The {what} file is small but holds far too much, so it was not opened. "
        "Please save the part to be read as a new file and send it again.",
    )
