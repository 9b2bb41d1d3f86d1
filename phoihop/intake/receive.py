"""Tiếp nhận văn bản: from bytes to a document that waits to be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.db import IntegrityError, transaction

from phoihop.intake.models import Batch, Document
from phoihop.intake.originals import Source, Stored, store
from phoihop.intake.reading_queue import enqueue_reading
from phoihop.lib.vietnamese import normalise
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand


@dataclass(frozen=True, slots=True)
class Received:
    """Kết quả tiếp nhận: the document, and whether these bytes came for the first time."""

    document: Document
    is_new: bool


UNREAD = (Document.State.RECEIVED, Document.State.UNREADABLE, Document.State.STOPPED)


def receive(
    account: Account, body: Body, name: str, source: Source, *, batch: Batch | None = None
) -> Received:
    """Take in one file for `body`; its reading waits in the queue.

    The original is kept whatever the reader makes of it. The same bytes are noticed: the
    document that is already there is returned, and read once more if it could not be read
    before. Raises NotAllowed and TooLarge; a file that cannot be read is no error, the
    document says later what is wrong with it.
    """
    demand(account, "receive", body)
    stored = store(source)
    document, is_new = _kept(account, body, _shown_name(name), stored, batch)
    if not is_new and document.state in UNREAD:
        read_again(document, account=account)
    return Received(document, is_new)


def receive_carried(carrier: Document, name: str, data: bytes) -> Document:
    """Take in a file that came within another one, in the name of who brought that."""
    stored = store(data)
    document, _is_new = _kept(
        carrier.received_by,
        carrier.body,
        _shown_name(name),
        stored,
        carrier.batch,
        carrier=carrier,
    )
    return document


def batch_of(
    body: Body, key: str, *, channel: Batch.Channel = Batch.Channel.WEB, sender: str = ""
) -> Batch:
    """Return the batch with this key, making it when it is the first file of it."""
    named = {"channel": channel, "sender": sender[:250]}
    return Batch.objects.get_or_create(body=body, key=key[:40], defaults=named)[0]


@transaction.atomic
def read_again(document: Document, *, account: Account) -> None:
    """Queue a document that was not read: its worker was killed, it was stopped, or failed."""
    demand(account, "read", document)
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if kept.state in UNREAD:
        before = {"state": kept.state}
        Document.objects.filter(pk=kept.pk).update(state=Document.State.RECEIVED)
        enqueue_reading(document, account=account)
        trail.record("read_again", document, actor=account, body=document.body, before=before)
    document.refresh_from_db(fields=["state"])


def _kept(
    account: Account,
    body: Body,
    name: str,
    stored: Stored,
    batch: Batch | None,
    carrier: Document | None = None,
) -> tuple[Document, bool]:
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
                batch=batch,
                carrier=carrier,
            )
            # Name and mark are written down when it is read: a secret paper leaves neither.
            after = {"size": stored.size}
            trail.record("receive", document, actor=account, body=body, after=after)
            enqueue_reading(document, account=account)
    except IntegrityError:
        return there.get(), False
    return document, True


def _shown_name(name: str) -> str:
    """Keep the last part of the name, as text for people; it never becomes a path."""
    bare = PurePath(name.replace("\\", "/")).name
    printable = "".join(sign for sign in normalise(bare) if sign.isprintable())
    return printable[-255:] or "khong-ten"
