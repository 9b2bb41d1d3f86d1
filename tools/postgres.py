"""PostgreSQL cho kiểm thử: a server of our own, in a folder of its own, gone afterwards.

It listens on a Unix socket only. A fixed port could belong to another server, and the
tests would write there.
"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from phoihop.lib.language import say

DEBIAN = Path("/usr/lib/postgresql")

_START_SECONDS = 60
_STOP_SECONDS = 30
_PARENT_DIED = 1  # PR_SET_PDEATHSIG of prctl(2)

# Nothing here outlives the run, so nothing has to survive a power cut.
_FAST = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]


class NoServer(Exception):
    """PostgreSQL is missing or did not start; the message says what the person can do."""


def find_binaries(*others: Path) -> Path | None:
    """The folder of `initdb` and `postgres`: Debian's newest, the path's, or one of `others`."""
    debian = sorted(DEBIAN.glob("*/bin"), key=_version, reverse=True)
    on_path = shutil.which("initdb")
    candidates = [*debian, *([Path(on_path).resolve().parent] if on_path else []), *others]
    return next((folder for folder in candidates if _is_complete(folder)), None)


@contextlib.contextmanager
def server(binaries: Path, *, durable: bool = False) -> Iterator[str]:
    """Run a fresh server for as long as the block lasts; gives its DATABASE_URL.

    `durable` makes it write to the disk as an office's server does, for benchmarks.
    """
    with _private_folder() as folder:
        owner = _unprivileged_user()
        if owner:
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        _initialise(binaries, folder, owner)
        process = _start(binaries, folder, owner, [] if durable else _FAST)
        try:
            _wait_until_ready(process, folder)
            yield f"postgresql://phoihop@/postgres?host={quote(str(folder), safe='')}"
        finally:
            _stop(process)


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def _is_complete(folder: Path) -> bool:
    return all(os.access(folder / name, os.X_OK) for name in ("initdb", "postgres"))


@contextlib.contextmanager
def _private_folder() -> Iterator[Path]:
    # A socket's path may hold about 100 characters, so a deep TMPDIR will not do.
    with tempfile.TemporaryDirectory(prefix="phoihop-pg-", dir="/tmp") as folder:
        yield Path(folder)


def _unprivileged_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoServer(
        say(
            "PostgreSQL không chạy bằng quyền root: hãy gọi lại bằng một người dùng thường.",
            "PostgreSQL does not run as root: call again as an ordinary user.",
        )
    )


def _initialise(binaries: Path, folder: Path, owner: pwd.struct_passwd | None) -> None:
    words: list[str | Path] = [
        binaries / "initdb",
        "-D",
        folder / "data",
        "-U",
        "phoihop",
        "-A",
        "trust",
    ]
    words += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    try:
        done = subprocess.run(
            words,
            capture_output=True,
            text=True,
            check=False,
            cwd=folder,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
        )
    except OSError as error:
        raise NoServer(_did_not_start(str(error))) from error
    if done.returncode:
        raise NoServer(_did_not_start(done.stderr))


def _start(
    binaries: Path, folder: Path, owner: pwd.struct_passwd | None, more: list[str]
) -> subprocess.Popen[bytes]:
    settings = ["listen_addresses=", f"unix_socket_directories={folder}", *more]
    words: list[str | Path] = [binaries / "postgres", "-D", folder / "data"]
    words += [word for setting in settings for word in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            words,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
            cwd=folder,
            # Ctrl-C is for the tests; the server is stopped after them, in order.
            start_new_session=True,
            user=owner.pw_uid if owner else None,
            group=owner.pw_gid if owner else None,
            extra_groups=[] if owner else None,
            preexec_fn=_die_with_parent(),
        )


def _die_with_parent() -> Callable[[], None] | None:
    """Even a killed ./run leaves no server behind (Linux)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    return (lambda: prctl(_PARENT_DIED, signal.SIGQUIT)) if prctl else None


def _wait_until_ready(process: subprocess.Popen[bytes], folder: Path) -> None:
    """The eighth line of postmaster.pid tells the server's state."""
    state = folder / "data" / "postmaster.pid"
    last = time.monotonic() + _START_SECONDS
    while time.monotonic() < last and process.poll() is None:
        with contextlib.suppress(OSError):
            lines = state.read_text().splitlines()
            if len(lines) > 7 and lines[7].strip() == "ready":
                return
        time.sleep(0.05)
    raise NoServer(_did_not_start((folder / "log").read_text(errors="replace")))


def _did_not_start(reason: str) -> str:
    return say(
        f"Máy chủ PostgreSQL không khởi động được:\n{reason.strip()}",
        f"The PostgreSQL server did not start:\n{reason.strip()}",
    )


def _stop(process: subprocess.Popen[bytes]) -> None:
    """First the fast shutdown, which drops open connections; then without mercy."""
    for stop in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if process.poll() is None:
            process.send_signal(stop)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_STOP_SECONDS)
