"""Tiếp nhận văn bản: from bytes to a document with proposals, or to a plain reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.db import IntegrityError, transaction

from phoihop.intake.models import Document
from phoihop.intake.originals import Source, Stored, store
from phoihop.intake.read import read_document
from phoihop.lib.vietnamese import normalise
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand


@dataclass(frozen=True, slots=True)
class Received:
    """Kết quả tiếp nhận: the document, and whether these bytes came for the first time."""

    document: Document
    is_new: bool


def receive(account: Account, body: Body, name: str, source: Source) -> Received:
    """Take in one file for `body` and read it.

    The original is kept whatever the reader makes of it. The same bytes are noticed: the
    document that is already there is returned, and read once more if it could not be read
    before. Raises NotAllowed and TooLarge; a file that cannot be read is no error, the
    document says what is wrong with it.
    """
    demand(account, "receive", body)
    stored = store(source)
    document, is_new = _kept(account, body, _shown_name(name), stored)
    if document.state in (Document.State.RECEIVED, Document.State.UNREADABLE):
        read_document(document, account=account)
    return Received(document, is_new)


def _kept(account: Account, body: Body, name: str, stored: Stored) -> tuple[Document, bool]:
    """Return the body's document with these bytes, making it when there is none.

    Two clerks may drop the same file at the same moment: the database keeps one row, and
    the second clerk gets the first one's document.
    """
    there = Document.objects.filter(body=body, sha256=stored.sha256)
    document = there.first()
    if document:
        return document, False
    try:
        with transaction.atomic():
            document = Document.objects.create(
                body=body,
                name=name,
                sha256=stored.sha256,
                size=stored.size,
                file=stored.name,
                received_by=account,
            )
            after = {"name": name, "sha256": stored.sha256, "size": stored.size}
            trail.record("receive", document, actor=account, body=body, after=after)
    except IntegrityError:
        return there.get(), False
    return document, True


def _shown_name(name: str) -> str:
    """Keep the last part of the name, as text for people; it never becomes a path."""
    bare = PurePath(name.replace("\\", "/")).name
    printable = "".join(sign for sign in normalise(bare) if sign.isprintable())
    return printable[-255:] or "khong-ten"
