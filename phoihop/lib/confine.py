"""Khoanh vùng: work on untrusted bytes in a child process that can be killed.

Parsers are written by others and files by anyone. The child starts fresh, takes
no open files and no secrets along, and has its own limits of time and memory;
whatever happens to it, the process that asked lives on and gets an answer.

The child is `python -m phoihop.lib.confine`: a line of JSON and the payload go
in by one file, JSON comes out by another whose size is limited. A program of the
system (`run_program`) is bound by the same limits before it starts.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from phoihop.lib.limited import bind

MIB = 1024 * 1024
_ROOT = Path(__file__).resolve().parents[2]
_ASK_EVERY = 0.5
_OUT_OF_MEMORY = 70
_TOO_MUCH_SAID = 71
# What a reader of files never needs; an attack through a parser would.
_FORBIDDEN_EVENTS = frozenset({
    "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto",
    "subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn",
    "os.kill",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Giới hạn: how much a child may use before it is stopped."""

    wall_seconds: float = 30
    cpu_seconds: int = 20
    memory: int = 512 * MIB
    result: int = 64 * MIB


class Confined(Exception):
    """The child gave no result; `message` and `message_en` are for people."""

    code = "stopped"
    message = "Phải dừng xử lý tệp. Tệp gốc vẫn được giữ nguyên. Hãy thử tệp khác."
    message_en = "The work had to be stopped. The original is kept. Please try another file."

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail or self.message_en)


class ConfinedTimeout(Confined):
    """Quá thời gian: the child was killed by the clock."""

    code = "too_slow"
    message = (
        "Đọc tệp quá lâu nên phải dừng. Tệp gốc vẫn được giữ nguyên. "
        "Hãy tách thành tệp nhỏ hơn hoặc lưu lại dạng khác rồi gửi lại."
    )
    message_en = (
        "Reading the file took too long and was stopped. The original is kept. "
        "Please split it or save it in another format."
    )


class ConfinedMemory(Confined):
    """Quá bộ nhớ: the child asked for more memory than it may have."""

    code = "too_much_memory"
    message = (
        "Tệp cần quá nhiều bộ nhớ nên phải dừng. Tệp gốc vẫn được giữ nguyên. "
        "Hãy tách thành tệp nhỏ hơn hoặc lưu lại dạng khác rồi gửi lại."
    )
    message_en = (
        "The file needs too much memory and was stopped. The original is kept. "
        "Please split it or save it in another format."
    )


class ConfinedCrash(Confined):
    """Hỏng giữa chừng: the child ended without a result."""

    code = "crashed"
    message = (
        "Không đọc được tệp vì nội dung tệp có lỗi. Tệp gốc vẫn được giữ nguyên. "
        "Hãy mở tệp gốc, lưu thành tệp mới rồi gửi lại."
    )
    message_en = (
        "The file could not be read because its content is faulty. The original is kept. "
        "Please open the original, save it as a new file and send it again."
    )


class ConfinedStopped(Confined):
    """Dừng theo yêu cầu: whoever asked for the work wants it no longer."""

    code = "told_to_stop"
    message = "Đã dừng đọc tệp theo yêu cầu. Tệp gốc vẫn được giữ nguyên."
    message_en = "Reading was stopped as asked. The original is kept."


_must_stop: ContextVar[Callable[[], bool]] = ContextVar("must_stop", default=lambda: False)


@contextmanager
def stopped_when(must_stop: Callable[[], bool]) -> Iterator[None]:
    """Within the block a child is killed once `must_stop`, asked now and then, says so."""
    token = _must_stop.set(must_stop)
    try:
        yield
    finally:
        _must_stop.reset(token)


def run(
    function: str,
    payload: bytes,
    arguments: Mapping[str, Any] | None = None,
    *,
    limits: Limits | None = None,
    environment: Mapping[str, str] | None = None,
) -> Any:
    """Call `module:function(payload, **arguments)` in a child and return its JSON result.

    Raises a `Confined` error when the child does not return: it was too slow,
    wanted too much memory, crashed, or was stopped (`stopped_when`).

    >>> run("phoihop.lib.confine:count_bytes", b"abc")
    3
    """
    limits = limits or Limits()
    order = {"function": function, "arguments": dict(arguments or {}), "limits": asdict(limits)}
    head = json.dumps(order).encode() + b"\n"
    with tempfile.TemporaryFile() as result, tempfile.TemporaryFile() as complaint:
        child = [sys.executable, "-s", "-m", "phoihop.lib.confine"]
        code = _wait_for(child, head + payload, limits, environment or {}, (result, complaint))
        if code != 0:
            raise _reason(code, complaint)
        return _loaded(result, limits)


def run_program(
    command: Sequence[str],
    payload: bytes,
    *,
    limits: Limits | None = None,
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Feed `payload` to a program of the system under the same limits; return what it writes.

    The program starts through `phoihop.lib.limited`, which binds itself before it becomes the
    program. Raises a `Confined` error when the program fails or is stopped.
    """
    limits = limits or Limits()
    told = [str(asdict(limits)[name]) for name in ("cpu_seconds", "memory", "result")]
    bound = [sys.executable, "-I", "-S", str(Path(__file__).with_name("limited.py")), *told]
    with tempfile.TemporaryFile() as result, tempfile.TemporaryFile() as complaint:
        code = _wait_for(
            [*bound, *command], payload, limits, environment or {}, (result, complaint)
        )
        if code != 0:
            raise _reason(code, complaint)
        result.seek(0)
        return result.read(limits.result)


def count_bytes(payload: bytes) -> int:
    """The smallest thing a child can do: a proof that children start here."""
    return len(payload)


def _wait_for(
    command: Sequence[str],
    payload: bytes,
    limits: Limits,
    environment: Mapping[str, str],
    answers: tuple[IO[bytes], IO[bytes]],
) -> int | None:
    """Start the child and wait; its whole group is killed whatever happens. None: too slow."""
    result, complaint = answers
    with tempfile.TemporaryFile() as sent:
        # A file and not a pipe: under load a pipe fills, and nobody can both feed it and watch.
        sent.write(payload)
        sent.seek(0)
        child = subprocess.Popen(
            command,
            stdin=sent,
            stdout=result,
            stderr=complaint,
            cwd=_ROOT,
            env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONUTF8": "1", **environment},
            close_fds=True,
            start_new_session=True,
        )
    try:
        if not _ended(child, limits.wall_seconds):
            return None
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return child.returncode


def _ended(child: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait for the child to end; False when its time is over."""
    end = time.monotonic() + seconds
    while True:
        left = end - time.monotonic()
        try:
            child.wait(timeout=max(0.0, min(left, _ASK_EVERY)))
        except subprocess.TimeoutExpired:
            if _must_stop.get()():
                raise ConfinedStopped from None
            if time.monotonic() >= end:
                return False
        else:
            return True


def _reason(code: int | None, complaint: IO[bytes]) -> Confined:
    complaint.seek(0)
    said = complaint.read(64 * 1024).decode("utf-8", "replace")
    detail = said.strip().rpartition("\n")[2][:500]
    if code is None or code == -signal.SIGXCPU:
        return ConfinedTimeout(detail)
    if code in (_OUT_OF_MEMORY, _TOO_MUCH_SAID, -signal.SIGKILL) or "bad_alloc" in said:
        return ConfinedMemory(detail)
    return ConfinedCrash(detail)


def _loaded(result: IO[bytes], limits: Limits) -> Any:
    result.seek(0)
    written = result.read(limits.result + 1)
    if len(written) > limits.result:
        raise ConfinedMemory("the result is too large")
    try:
        return json.loads(written)
    except ValueError:
        raise ConfinedCrash("the result is not JSON") from None


def _child() -> int:
    """What the child does: read the order, lock itself in, work, write the result."""
    order = json.loads(sys.stdin.buffer.readline())
    payload = sys.stdin.buffer.read()
    limits = Limits(**order["limits"])
    bind(limits.cpu_seconds, limits.memory, limits.result)
    try:
        module, _, name = order["function"].partition(":")
        function = getattr(import_module(module), name)
        sys.addaudithook(_refuse)
        result = json.dumps(function(payload, **order["arguments"]), ensure_ascii=True)
        sys.stdout.write(result)
        sys.stdout.flush()
    except MemoryError:
        return _OUT_OF_MEMORY
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno == errno.EFBIG:
            return _TOO_MUCH_SAID
        return _told()
    return 0


def _told() -> int:
    """Leave the reason on the error stream, for the log and not for people."""
    import traceback

    traceback.print_exc(limit=-3)
    return 1


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN_EVENTS:
        raise PermissionError(f"{event} is not allowed here")


if __name__ == "__main__":
    code = _child()
    # Leave without tearing down libraries: they may be in any state by now.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
