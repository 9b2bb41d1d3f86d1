"""Bộ xử lý: takes one job after the other, keeps its lease, and notices when it must stop."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar

from django.db import OperationalError, close_old_connections, connections
from django.utils.translation import gettext as _

from phoihop.intake import queue
from phoihop.intake.models import Job

_log = logging.getLogger(__name__)
LOOK_EVERY = 0.5
"""Seconds between two looks at an empty queue, and at whether a job was asked to stop."""

RENEW_EVERY = queue.LEASE.total_seconds() / 4
_held: ContextVar[Held | None] = ContextVar("held", default=None)


class JobStopped(Exception):
    """The job was told to stop before it came to its end."""


class Held:
    """Việc đang giữ: renews the lease in a thread of its own while the work is done."""

    def __init__(self, job: Job, worker: str, ending: threading.Event) -> None:
        self.job, self.worker, self.ending = job, worker, ending
        self.asked = threading.Event()
        self.lost = threading.Event()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def __enter__(self) -> Held:
        self._token = _held.set(self)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        _held.reset(self._token)
        self._over.set()
        self._thread.join()

    def must_stop(self) -> bool:
        return self.asked.is_set() or self.lost.is_set() or self.ending.is_set()

    def _keep(self) -> None:
        renewed = time.monotonic()
        while not self._over.wait(LOOK_EVERY):
            try:
                if queue.is_stop_asked(self.job):
                    self.asked.set()
                if time.monotonic() - renewed > RENEW_EVERY:
                    queue.show_alive(self.worker)
                    if not queue.renew(self.job, self.worker):
                        self.lost.set()
                    renewed = time.monotonic()
            except OperationalError:
                _log.warning("The lease could not be renewed just now", exc_info=True)
        connections.close_all()


def must_stop() -> bool:
    """Whether the job that runs here was told to stop; long work asks now and then."""
    held = _held.get()
    return held is not None and held.must_stop()


def work_one(worker: str, ending: threading.Event | None = None) -> bool:
    """Do one job, if there is one that is ready."""
    job = queue.take(worker)
    if job is None:
        return False
    held = Held(job, worker, ending or threading.Event())
    try:
        with held:
            _call(job)
    except JobStopped:
        if held.asked.is_set():
            queue.stopped(job, worker)
        else:
            queue.give_back(job, worker, reason=_("Bộ xử lý được tắt."), counts=False)
    except Exception as problem:
        # A job is anyone's code: whatever it raises, the worker lives on and the reason is kept.
        _log.exception("Job %s failed", job.task.task_path)
        queue.give_back(job, worker, reason=_reason(problem))
    else:
        queue.finish(job, worker)
    return True


def work_off() -> int:
    """Do everything that is ready, here and now, without threads; return how many jobs."""
    worker, count = queue.worker_name(), 0
    while (job := queue.take(worker)) is not None:
        _call(job)
        queue.finish(job, worker)
        count += 1
    return count


def work_until(
    ending: threading.Event, *, tick: Callable[[], None], parent_lives: Callable[[], bool]
) -> None:
    """Work the queue until told to end; `tick` is asked between jobs what is due."""
    worker = queue.worker_name()
    looked = 0.0
    try:
        while not ending.is_set() and parent_lives():
            close_old_connections()
            try:
                if time.monotonic() - looked > 5:
                    looked = time.monotonic()
                    queue.show_alive(worker)
                    queue.hand_on_expired()
                    tick()
                busy = work_one(worker, ending)
            except OperationalError:
                _log.warning("The database did not answer; trying again", exc_info=True)
                busy = False
            if not busy:
                ending.wait(LOOK_EVERY)
    finally:
        queue.sign_off(worker)


def _call(job: Job) -> None:
    given = job.task.args_kwargs
    job.task.task.call(*given["args"], **given["kwargs"])


def _reason(problem: Exception) -> str:
    words = _("Phần mềm gặp lỗi (%(name)s). Chi tiết có trong nhật ký của máy chủ.")
    return words % {"name": type(problem).__name__}
