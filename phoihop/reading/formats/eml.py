"""Thư điện tử (EML): what the letter says, and the files that came with it.

The text of a letter is its subject and its body. Sender and day stand in the metadata.
Every attachment is named in the notes; `attachments` hands them over, so that each can be
a document of its own. Small pictures within the body of an HTML letter are decoration.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from typing import NamedTuple

from phoihop.reading.errors import DamagedFile, FileTooComplex, UnreadableFile, UnsupportedFormat
from phoihop.reading.formats import legacy
from phoihop.reading.formats.kinds import kind_of
from phoihop.reading.formats.opened import Opened
from phoihop.reading.formats.txt import decode

MAX_DEPTH = 10
MAX_PARTS = 200
MAX_HEADER = 20_000
MAX_LETTERS_IN_LETTERS = 3
_SHOWN = 50
_BROKEN = (MessageError, ValueError, LookupError, AttributeError, TypeError)
_POLICY = policy.default.clone(refold_source="none")


class Attachment(NamedTuple):
    """Tệp đính kèm: a file of a letter, by its shown name."""

    name: str
    data: bytes


def open_eml(data: bytes) -> Opened:
    """Read the words of a letter; what is attached is listed, not read here."""
    with _refusals():
        return _opened(_parts(_letter(data)))


def _opened(parts: list[EmailMessage]) -> Opened:
    letter, attached = parts[0], _attached(parts)
    body, metadata, notes = _body(parts)
    subject = _header(letter, "subject")
    text, old = legacy.modernise(f"{subject}\n\n{body}".strip())
    found = {
        "title": subject,
        "author": _header(letter, "from"),
        "published_on": _day(letter),
        "attachments": "; ".join(one.name for one in attached[:_SHOWN]),
    }
    metadata |= {name: value for name, value in found.items() if value}
    return Opened(text, "eml", metadata, notes + old + _notes(attached))


def attachments(data: bytes) -> list[Attachment]:
    """The files of a letter, also those of letters attached to it.

    One in a format that is not read is a document too, which says what is wrong with it.
    """
    found: list[Attachment] = []
    waiting = [(data, 0)]
    while waiting:
        letter, depth = waiting.pop(0)
        with _refusals():
            attached = _attached(_parts(_letter(letter)))
        for one in attached:
            kind = _kind(one)
            if kind == "eml" and depth < MAX_LETTERS_IN_LETTERS:
                waiting.append((one.data, depth + 1))
            found.append(one)
        if len(found) > MAX_PARTS:
            raise _too_complex()
    return found


def packed_attachments(data: bytes) -> list[dict[str, str]]:
    """The same as plain JSON, to come out of a confined child; none of a letter not read."""
    try:
        found = attachments(data)
    except UnreadableFile:
        return []
    return [{"name": one.name, "data": b64encode(one.data).decode("ascii")} for one in found]


@contextmanager
def _refusals() -> Iterator[None]:
    """Headers can be written so that they break the standard parser in many ways."""
    try:
        yield
    except RecursionError:
        raise _too_complex() from None
    except (*_BROKEN, AssertionError):
        raise _damaged() from None


def _letter(data: bytes) -> EmailMessage:
    letter = BytesParser(EmailMessage, policy=_POLICY).parsebytes(data)
    if not letter.keys():
        raise _damaged()
    return letter


def _parts(letter: EmailMessage) -> list[EmailMessage]:
    """The letter and all within it, in order, but not what is within an attached letter."""
    found: list[EmailMessage] = []
    waiting: list[tuple[EmailMessage, int]] = [(letter, 0)]
    while waiting:
        part, depth = waiting.pop()
        found.append(part)
        if len(found) > MAX_PARTS or depth > MAX_DEPTH:
            raise _too_complex()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else []
        if isinstance(inner, list):
            letters = [one for one in reversed(inner) if isinstance(one, EmailMessage)]
            waiting += [(one, depth + 1) for one in letters]
    return found


def _body(parts: list[EmailMessage]) -> tuple[str, dict[str, str], list[str]]:
    """The words for people: the plain ones, else those of the HTML part."""
    for part in parts:
        if _is_body(part, "text/plain"):
            text, notes = decode(_bytes(part)) if _bytes(part) else ("", [])
            if text.strip():
                return text.replace("\r\n", "\n").replace("\x00", ""), {}, notes
    for part in parts:
        if _is_body(part, "text/html") and _bytes(part).strip():
            from phoihop.reading.formats.html import open_html

            opened = open_html(_bytes(part))
            return opened.text, opened.metadata, opened.notes
    return "", {}, []


def _is_body(part: EmailMessage, kind: str) -> bool:
    return part.get_content_type() == kind and not _is_attached(part)


def _is_attached(part: EmailMessage) -> bool:
    if part.get_content_maintype() == "multipart":
        return False
    if part.get_content_type() == "message/rfc822":
        return True
    if part.get_content_disposition() == "attachment":
        return True
    in_the_words = part["content-id"] and part.get_content_maintype() == "image"
    return bool(_file_name(part)) and not in_the_words


def _attached(parts: list[EmailMessage]) -> list[Attachment]:
    names: set[str] = set()
    return [
        Attachment(_free(_name(part), names), _bytes(part))
        for part in parts[1:] or parts
        if _is_attached(part)
    ]


def _free(name: str, taken: set[str]) -> str:
    stem, dot, ending = name.rpartition(".")
    numbered = (
        f"{stem or ending} ({number}){dot}{ending if dot else ''}" for number in _from_two()
    )
    free = name if name not in taken else next(one for one in numbered if one not in taken)
    taken.add(free)
    return free


def _from_two() -> Iterator[int]:
    return iter(range(2, MAX_PARTS + 3))


def _name(part: EmailMessage) -> str:
    name = _file_name(part)
    if part.get_content_type() != "message/rfc822":
        return name or "tep-dinh-kem"
    name = name or _header(_inner(part), "subject")[:100] or "thu"
    return name if name.casefold().endswith(".eml") else f"{name}.eml"


def _file_name(part: EmailMessage) -> str:
    try:
        name = part.get_filename() or ""
    except _BROKEN:
        return ""
    return _line(name)[-200:].replace("/", "-").replace("\\", "-")


def _inner(part: EmailMessage) -> EmailMessage:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    return inner if isinstance(inner, EmailMessage) else EmailMessage()


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        return _inner(part).as_bytes(policy=_POLICY)
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(letter: EmailMessage, name: str) -> str:
    """One header as a line; a header as long as a book is no header."""
    raw = next((str(value) for key, value in letter.raw_items() if key.lower() == name), "")
    if len(raw) > MAX_HEADER:
        return ""
    try:
        return _line(str(letter[name] or ""))
    except _BROKEN:
        return _line(raw)


def _line(words: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _day(letter: EmailMessage) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(_header(letter, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _notes(attached: list[Attachment]) -> list[str]:
    if not attached:
        return []
    named = "; ".join(one.name for one in attached[:_SHOWN])
    notes = [f"Thư có {len(attached)} tệp đính kèm: {named}. Mỗi tệp là một văn bản riêng."]
    unread = [one.name for one in attached if _kind(one) is None]
    if unread:
        notes.append(
            f"Chưa đọc được định dạng của tệp đính kèm: {'; '.join(unread[:_SHOWN])}. "
            "Hãy mở thư gốc, lưu các tệp đó ở dạng .docx hoặc .pdf rồi gửi riêng."
        )
    return notes


def _kind(one: Attachment) -> str | None:
    """What an attachment is; None for a format that is openly not read."""
    try:
        return kind_of(one.data, one.name)
    except UnsupportedFormat:
        return None
    except UnreadableFile as problem:
        # Encrypted, damaged: a document of its own, which says what is wrong with it.
        return problem.code


def _damaged() -> DamagedFile:
    return DamagedFile(
        "Tệp mang đuôi .eml nhưng không phải là thư điện tử. "
        "Hãy lưu lại thư từ hộp thư rồi gửi lại.",
        "The file is named .eml but is no e-mail. Please save it from the mailbox again.",
    )


def _too_complex() -> FileTooComplex:
    return FileTooComplex(
        "Thư có quá nhiều phần lồng nhau nên không được mở. "
        "Hãy lưu các tệp đính kèm rồi gửi từng tệp.",
        "The e-mail holds too many nested parts, so it was not opened. "
        "Please save its attachments and send them one by one.",
    )
