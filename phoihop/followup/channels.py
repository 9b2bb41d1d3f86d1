"""Kênh gửi: how a letter leaves the house; e-mail here, others by the same few words.

A channel opens what it needs once and hands over letter by letter. What it raises decides
what becomes of the letter: `NotYet` tries again later, `Refused` never, `Uncertain` means that
nobody can say whether it was taken. Zalo has no such channel: without an approved account of
the office a message can only be copied by a person, and the page offers its words.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from phoihop.followup.models import Message

CALENDAR_NAME = "giay-moi.ics"
HandOver = Callable[[Message], None]


class NotYet(Exception):
    """The letter was certainly not taken; later it may be."""


class Refused(Exception):
    """The letter was certainly not taken, and never will be."""


class Uncertain(Exception):
    """The line broke while the letter was handed over."""


class Channel(Protocol):
    """Kênh: opened once for many letters."""

    def opened(self) -> AbstractContextManager[HandOver]:
        """Raises NotYet when there is nothing to hand letters to."""


class Email:
    """Thư điện tử, through the mail server of the settings."""

    @contextmanager
    def opened(self) -> Iterator[HandOver]:
        if not mail_is_set_up():
            raise NotYet(_("Máy chủ chưa cài thư điện tử."))
        connection = get_connection()
        try:
            connection.open()
        except (OSError, smtplib.SMTPException) as problem:
            raise NotYet(_("Chưa nối được máy chủ thư: %(why)s") % {"why": problem}) from problem
        try:
            yield lambda letter: _hand_over(letter, connection)
        finally:
            # The letters are settled already; a line that breaks at "quit" changes nothing.
            with suppress(OSError, smtplib.SMTPException):
                connection.close()


def _hand_over(letter: Message, connection: BaseEmailBackend) -> None:
    mail = EmailMessage(
        letter.subject,
        letter.text,
        settings.DEFAULT_FROM_EMAIL,
        [letter.address],
        headers={"Message-ID": letter.message_id, "Auto-Submitted": "auto-generated"},
        connection=connection,
    )
    if letter.calendar:
        mail.attach(CALENDAR_NAME, letter.calendar, f"text/calendar; method={_method(letter)}")
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as problem:
        code, said = next(iter(problem.recipients.values()))
        raise _said(code, said) from problem
    except smtplib.SMTPServerDisconnected as problem:
        raise Uncertain(str(problem)) from problem
    except smtplib.SMTPResponseException as problem:
        raise _said(problem.smtp_code, problem.smtp_error) from problem
    except (OSError, smtplib.SMTPException) as problem:
        raise Uncertain(str(problem)) from problem


def _method(letter: Message) -> str:
    """What a calendar does with the entry (RFC 5546): take it in, or take it out."""
    return "CANCEL" if "METHOD:CANCEL" in letter.calendar.splitlines() else "REQUEST"


def _said(code: int, words: bytes | str) -> NotYet | Refused:
    """A code from 500 on is a word for good, one below for now (RFC 5321, 4.2.1)."""
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    told = _("Máy chủ thư trả lời: %(code)s %(said)s") % {"code": code, "said": said}
    return Refused(told) if code >= 500 else NotYet(told)


CHANNELS: dict[str, Channel] = {"email": Email()}


def channel_named(name: str) -> Channel:
    return CHANNELS[name]


def mail_is_set_up() -> bool:
    """Say whether there is a mail server; without one every letter is for copying."""
    return not str(settings.EMAIL_BACKEND).endswith("dummy.EmailBackend")
