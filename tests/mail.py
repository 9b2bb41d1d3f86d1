"""A mail server for tests: keeps what it takes, and can refuse, be slow or hang up."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller


class Letters:
    """What the server took. `answer` is said instead of 250; `hang_up` breaks the line after
    the letter was taken and before the answer."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.answer = ""
        self.hang_up = False

    async def handle_DATA(self, server, session, envelope):
        if self.answer:
            return self.answer
        self.taken.append(message_from_bytes(envelope.original_content, policy=default))
        if self.hang_up:
            server.transport.abort()
        return "250 2.0.0 da nhan"

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.taken]


@contextmanager
def serving(letters: Letters) -> Iterator[int]:
    """Run the server on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(letters, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
