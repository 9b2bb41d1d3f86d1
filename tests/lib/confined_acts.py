"""What hostile files make parsers do, in its purest form."""

from __future__ import annotations

import os
import socket
import subprocess
import time


def answer(payload: bytes, **words: str) -> dict[str, object]:
    return {"length": len(payload), **words}


def sleep(payload: bytes) -> None:
    time.sleep(60)


def spin(payload: bytes) -> None:
    while True:
        pass


def swallow_memory(payload: bytes) -> int:
    return len([bytearray(64 * 1024 * 1024) for _ in range(100)])


def die(payload: bytes) -> None:
    os.abort()


def fail(payload: bytes) -> None:
    raise ValueError(payload.decode())


def say_too_much(payload: bytes) -> str:
    return "x" * 3_000_000


def call_home(payload: bytes) -> None:
    socket.create_connection(("127.0.0.1", 9))


def start_a_program(payload: bytes) -> None:
    subprocess.run(["true"], check=True)


def what_is_inherited(payload: bytes) -> dict[str, object]:
    return {
        "secret": os.environ.get("PHOIHOP_SECRET_KEY"),
        "files": len(os.listdir("/proc/self/fd")),
    }
