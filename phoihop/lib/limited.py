"""Giới hạn tài nguyên: limits that a process sets for itself, and keeps as another program.

Run as a file with the limits and a command, it binds itself and becomes that command.
It imports nothing of ours: it starts in isolation, where this package is not on the path.
"""

from __future__ import annotations

import os
import signal
import sys


def bind(cpu_seconds: int, memory: int, written: int) -> None:
    """Let this process use no more seconds, bytes of memory and bytes written than these."""
    if sys.platform == "win32":
        return
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    for what, soft, hard in (
        (resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2),
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_FSIZE, written, written),
        (resource.RLIMIT_NOFILE, 64, 64),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        _, ceiling = resource.getrlimit(what)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(what, (soft, hard))


if __name__ == "__main__":
    bind(*(int(limit) for limit in sys.argv[1:4]))
    os.execv(sys.argv[4], sys.argv[4:])
