"""Lệnh work: works the queue, and puts what the clock asks for into it."""

from __future__ import annotations

import argparse
import os
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from types import FrameType
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from phoihop.followup import jobs as followup_jobs
from phoihop.intake import jobs, queue
from phoihop.intake.models import Clock
from phoihop.intake.reading_queue import enqueue_left_behind
from phoihop.intake.worker import work_off, work_until
from phoihop.lib.language import language, say
from phoihop.records import jobs as records_jobs
from phoihop.reports.jobs import roll_up
from phoihop.reports.rollup.work import is_due


@dataclass(frozen=True, slots=True)
class Regular:
    """Việc định kỳ: a job that is queued again and again, never twice at once."""

    task: Task[[], Any]
    every: timedelta
    wanted: Callable[[], bool] = lambda: True
    """Asked before it is queued: a job that would find nothing to do is not."""


CLOCK: tuple[Regular, ...] = (
    Regular(jobs.read_left_behind, timedelta(minutes=5)),
    Regular(roll_up, timedelta(seconds=2), is_due),
    Regular(jobs.tidy, timedelta(hours=6)),
    Regular(records_jobs.fold_page_views, timedelta(hours=6), records_jobs.has_views_to_fold),
    Regular(followup_jobs.plan_reminders, timedelta(minutes=10)),
    Regular(followup_jobs.send_letters, timedelta(minutes=1)),
    *([Regular(jobs.look_into_folder, timedelta(seconds=15))] if settings.WATCH_FOLDER else []),
    *([Regular(jobs.look_into_mailbox, timedelta(minutes=1))] if settings.MAILBOX else []),
)
"""Every loop that drains a table stands here: one line, one job."""


def main(arguments: list[str]) -> int:
    """Work until told to end (Ctrl+C, SIGTERM), or with --once until nothing is left."""
    parser = argparse.ArgumentParser(prog="phoihop work")
    parser.add_argument(
        "--once", action="store_true", help=say("làm hết việc rồi thôi", "do what waits, then end")
    )
    parser.add_argument("--parent", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    with translation.override(language()):
        if options.once:
            enqueue_left_behind()
            print(say(f"Đã làm {work_off()} việc.", "All jobs are done."))
            return 0
        ending = _ended_by_signals()
        print(say("Đang xử lý hàng đợi.", "Working the queue."), flush=True)
        work_until(ending, tick=tick, parent_lives=_watch(options.parent))
    return 0


def tick() -> None:
    """Queue what is due; of many workers, one does so."""
    now = timezone.now()
    for regular in CLOCK:
        name = regular.task.name
        clock, _made = Clock.objects.get_or_create(name=name, defaults={"due_at": now})
        if clock.due_at > now or not regular.wanted():
            continue
        with transaction.atomic():
            mine = Clock.objects.filter(name=name, due_at=clock.due_at)
            if mine.update(due_at=now + regular.every) == 1 and not _is_queued(regular.task):
                queue.enqueue(regular.task)


def _is_queued(task: Task[[], Any]) -> bool:
    unfinished = DBTaskResult.objects.filter(status__in=(queue.READY, queue.RUNNING))
    return unfinished.filter(task_path=task.module_path).exists()


def _ended_by_signals() -> threading.Event:
    ending = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ending.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    return ending


def _watch(parent: int) -> Callable[[], bool]:
    """A worker started by the server ends when the server is gone, however it went."""
    return lambda: not parent or os.getppid() == parent
