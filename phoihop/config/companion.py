"""Bộ xử lý đi kèm: the worker that `phoihop serve` starts, and starts again when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress

PAUSE = 2.0


class Companion:
    """A `phoihop work` of our own, kept alive as long as the server runs."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._worker: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Companion:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ending.set()
        if self._worker is not None:
            with suppress(ProcessLookupError):
                self._worker.terminate()
        self._thread.join(timeout=15)

    def _keep(self) -> None:
        words = [sys.executable, "-P", "-m", "phoihop", "work", "--parent", str(os.getpid())]
        while not self._ending.is_set():
            self._worker = subprocess.Popen(words, stdout=subprocess.DEVNULL)
            if self._ending.is_set():
                self._worker.terminate()
            self._worker.wait()
            self._ending.wait(PAUSE)
