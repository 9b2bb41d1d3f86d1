"""Hàng đợi: who works on which job, for how long, and what becomes of one whose worker died.

The queue's rows belong to django-tasks-db, which knows neither lease nor retry: a job whose
worker was killed would stay "running" for ever. Here a worker holds a job by a lease that it
renews; one that ran out is handed on, at most `MOST_HANDED_ON` times. So any job may be run
twice, and must bear it: the second run finds the work done and leaves it alone.
"""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from phoihop.intake.models import Document, Job, Worker
from phoihop.registry.models import Body

LEASE = timedelta(seconds=60)
MOST_HANDED_ON = 3
FORGOTTEN_AFTER = timedelta(seconds=30)
"""A worker that was not seen for so long is no longer counted as running."""

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
FAILED, DONE = TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL


def enqueue(
    task: Task[Any, Any] | str,
    *arguments: Any,
    kind: Job.Kind = Job.Kind.OTHER,
    body: Body | None = None,
    document: Document | None = None,
    wait: timedelta | None = None,
) -> Job:
    """Put a job into the queue, in the caller's transaction: kept or lost with its cause.

    A task may be named by its path, by whoever stands before it in the house.
    """
    called: Task[Any, Any] = import_string(task) if isinstance(task, str) else task
    later = called.using(run_after=timezone.now() + wait) if wait else called
    with transaction.atomic():
        row = later.enqueue(*arguments)
        return Job.objects.create(task_id=row.id, kind=kind, body=body, document=document)


def worker_name() -> str:
    return f"{socket.gethostname()[:60]}/{os.getpid()}"


def take(worker: str) -> Job | None:
    """Give `worker` the next job that is ready, under a lease; None when there is none."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():
        return None
    with transaction.atomic():
        row = ready.get_locked()
        if row is None:
            return None
        row.claim(worker)
        lease = {"worker": worker, "expires_at": timezone.now() + LEASE}
        Job.objects.update_or_create(task=row, defaults=lease)
    return Job.objects.select_related("task").get(task=row)


def renew(job: Job, worker: str) -> bool:
    """Hold the job longer; False when it is no longer this worker's to hold."""
    held = Job.objects.filter(pk=job.pk, worker=worker, expires_at__isnull=False)
    return held.update(expires_at=timezone.now() + LEASE) == 1


@transaction.atomic
def finish(job: Job, worker: str) -> bool:
    """Mark the job done, if it is still this worker's."""
    if not _let_go(job, worker):
        return False
    _end(job, DONE, "")
    return True


@transaction.atomic
def give_back(job: Job, worker: str, *, reason: str, counts: bool = True) -> bool:
    """The worker did not come to an end: hand the job on, or give it up after too many times."""
    if not _let_go(job, worker):
        return False
    _hand_on(job, reason, counts=counts)
    return True


def hand_on_expired(*, now: datetime | None = None) -> int:
    """Hand on every job whose worker was not heard of; return how many there were."""
    now = now or timezone.now()
    expired = Job.objects.filter(expires_at__lt=now, task__status=RUNNING)
    count = 0
    for job in expired.select_related("task", "document"):
        with transaction.atomic():
            taken = Job.objects.filter(pk=job.pk, expires_at=job.expires_at)
            if taken.update(expires_at=None, worker="") == 1:
                _hand_on(job, _("Bộ xử lý bị ngắt giữa chừng."))
                count += 1
    return count


@transaction.atomic
def stop(job: Job) -> bool:
    """Ask that a job be stopped: one that waits at once, a running one within a second or two."""
    waiting = DBTaskResult.objects.filter(pk=job.task_id, status=READY)
    reason = _("Đã dừng theo yêu cầu.")
    if waiting.update(status=FAILED, finished_at=timezone.now()) == 1:
        Job.objects.filter(pk=job.pk).update(reason=reason, expires_at=None)
        _tell_document(job, Document.State.STOPPED)
        return True
    running = Job.objects.filter(pk=job.pk, task__status=RUNNING)
    return running.update(stop_asked=True) == 1


@transaction.atomic
def stopped(job: Job, worker: str) -> bool:
    """The worker has stopped a job as it was asked to."""
    if not _let_go(job, worker):
        return False
    _end(job, FAILED, _("Đã dừng theo yêu cầu."))
    _tell_document(job, Document.State.STOPPED)
    return True


@transaction.atomic
def retry(job: Job) -> bool:
    """Put a job that failed or was stopped into the queue again, from the beginning."""
    failed = DBTaskResult.objects.filter(pk=job.task_id, status=FAILED)
    again = {"status": READY, "finished_at": None, "traceback": "", "exception_class_path": ""}
    if failed.update(**again, run_after=timezone.now()) != 1:
        return False
    Job.objects.filter(pk=job.pk).update(
        handed_on=0, stop_asked=False, reason="", expires_at=None, worker=""
    )
    _tell_document(job, Document.State.RECEIVED)
    return True


def is_stop_asked(job: Job) -> bool:
    return Job.objects.filter(pk=job.pk, stop_asked=True).exists()


def show_alive(worker: str) -> None:
    """Let the pages know that somebody works the queue."""
    Worker.objects.update_or_create(name=worker, defaults={"seen_at": timezone.now()})


def sign_off(worker: str) -> None:
    Worker.objects.filter(name=worker).delete()


def workers_alive() -> int:
    limit = timezone.now() - FORGOTTEN_AFTER
    return Worker.objects.filter(seen_at__gte=limit).count()


def forget_the_old(*, days: int = 14) -> int:
    """Drop what was done long ago; what failed stays until somebody has looked at it."""
    limit = timezone.now() - timedelta(days=days)
    Worker.objects.filter(seen_at__lt=limit).delete()
    yesterday = timezone.now() - timedelta(days=1)
    own = DBTaskResult.objects.filter(status=DONE, finished_at__lt=yesterday)
    own.filter(job__kind=Job.Kind.OTHER).delete()
    done = DBTaskResult.objects.filter(status=DONE, finished_at__lt=limit)
    return done.delete()[1].get("django_tasks_database.DBTaskResult", 0)


def _let_go(job: Job, worker: str) -> bool:
    held = Job.objects.filter(pk=job.pk, worker=worker, expires_at__isnull=False)
    return held.update(expires_at=None) == 1


def _hand_on(job: Job, reason: str, *, counts: bool = True) -> None:
    if counts and job.handed_on >= MOST_HANDED_ON:
        words = _("%(reason)s Đã thử %(times)s lần đều không xong.")
        _end(job, FAILED, words % {"reason": reason, "times": job.handed_on + 1})
        _tell_document(job, Document.State.STOPPED)
        return
    times = job.handed_on + 1 if counts else job.handed_on
    pause = timedelta(seconds=2**times) if counts else timedelta()
    DBTaskResult.objects.filter(pk=job.task_id).update(
        status=READY, run_after=timezone.now() + pause
    )
    Job.objects.filter(pk=job.pk).update(
        handed_on=F("handed_on") + (1 if counts else 0), reason=reason, stop_asked=False
    )


def _end(job: Job, status: TaskResultStatus, reason: str) -> None:
    row = DBTaskResult.objects.filter(pk=job.task_id)
    row.update(status=status, finished_at=timezone.now(), return_value=None)
    Job.objects.filter(pk=job.pk).update(reason=reason)


def _tell_document(job: Job, state: Document.State) -> None:
    """A document that still waits for its reading shows how the job stands."""
    unread = (Document.State.RECEIVED, Document.State.STOPPED)
    with suppress(Document.DoesNotExist):
        if job.document_id is not None:
            Document.objects.filter(pk=job.document_id, state__in=unread).update(state=state)
