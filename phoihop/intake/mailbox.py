"""Hộp thư tiếp nhận: letters of a mailbox (IMAP) come in with all that is attached to them.

A letter is marked as seen only after it is safely kept: killed in between, it is fetched again
and noticed by its bytes. One that is too large is flagged and left for a person.
"""

from __future__ import annotations

import imaplib
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email import policy
from email.parser import BytesHeaderParser

from django.conf import settings

from phoihop.intake.errors import IntakeError
from phoihop.intake.models import Batch
from phoihop.intake.receive import batch_of, receive
from phoihop.intake.receiver import receiver
from phoihop.registry.models import Account, Body

TIMEOUT = 30
MOST_AT_ONCE = 50
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Hộp thư: where it is and how to enter; `secure` is False only inside one's own network."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    secure: bool = True


def take_from_mailbox(mailbox: Mailbox | None = None) -> int:
    """Take in every unseen letter; return how many. A silent server is tried later."""
    mailbox = mailbox or configured()
    who = receiver()
    if mailbox is None or who is None:
        return 0
    count = 0
    try:
        with _entered(mailbox) as box:
            for number in _unseen(box):
                count += _take_one(box, number, *who)
    except (OSError, imaplib.IMAP4.error) as problem:
        _log.warning("The mailbox could not be read: %s", type(problem).__name__)
    return count


def configured() -> Mailbox | None:
    """The mailbox that the settings name, if they name one."""
    return Mailbox(**settings.MAILBOX) if settings.MAILBOX else None


@contextmanager
def _entered(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    if mailbox.secure:
        context = ssl.create_default_context()
        box: imaplib.IMAP4 = imaplib.IMAP4_SSL(
            mailbox.host, mailbox.port, ssl_context=context, timeout=TIMEOUT
        )
    else:
        box = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=TIMEOUT)
    try:
        box.login(mailbox.user, mailbox.password)
        answer, _data = box.select(f'"{mailbox.folder}"')
        if answer != "OK":
            raise imaplib.IMAP4.error(mailbox.folder)
        yield box
    finally:
        with suppress(OSError, imaplib.IMAP4.error):
            box.logout()


def _unseen(box: imaplib.IMAP4) -> list[str]:
    _answer, data = box.uid("SEARCH", "UNSEEN", "UNFLAGGED")
    return (data[0] or b"").decode("ascii").split()[:MOST_AT_ONCE]


def _take_one(box: imaplib.IMAP4, number: str, account: Account, body: Body) -> int:
    if _size(box, number) > settings.MAX_UPLOAD_BYTES:
        box.uid("STORE", number, "+FLAGS", r"(\Flagged)")
        return 0
    _answer, data = box.uid("FETCH", number, "(BODY.PEEK[])")
    letter = next((part[1] for part in data if isinstance(part, tuple)), b"")
    if not letter:
        return 0
    sender, subject = _who_and_what(letter)
    batch = batch_of(body, f"mail-{number}", channel=Batch.Channel.MAIL, sender=sender)
    try:
        receive(account, body, f"{subject or 'thu'}.eml", letter, batch=batch)
    except IntakeError:
        box.uid("STORE", number, "+FLAGS", r"(\Flagged)")
        return 0
    # Kept: only now may the server forget that this letter waits.
    box.uid("STORE", number, "+FLAGS", r"(\Seen)")
    return 1


def _size(box: imaplib.IMAP4, number: str) -> int:
    _answer, data = box.uid("FETCH", number, "(RFC822.SIZE)")
    told = (data[0] or b"").decode("ascii", "replace")
    digits = told.rpartition("RFC822.SIZE ")[2].partition(")")[0].split(" ")[0]
    return int(digits) if digits.isdecimal() else 0


def _who_and_what(letter: bytes) -> tuple[str, str]:
    try:
        head = BytesHeaderParser(policy=policy.default).parsebytes(letter[:100_000])
        words = (str(head["from"] or ""), str(head["subject"] or ""))
    except Exception:
        # Any header can break the standard parser; the letter itself is kept all the same.
        return "", ""
    sender, subject = (" ".join(one.split())[:200] for one in words)
    return sender, subject.replace("/", "-")[:120]
