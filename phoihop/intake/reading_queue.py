"""Xếp hàng chờ đọc: putting documents into the queue, stopping and rerunning their reading."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef

from phoihop.intake import queue
from phoihop.intake.models import Document, Job
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

UNFINISHED = (queue.READY, queue.RUNNING)
READ_ONE = "phoihop.intake.jobs.read_one"


def enqueue_reading(document: Document, *, account: Account | None) -> Job:
    """Queue the reading of one document, unless it is queued already."""
    there = Job.objects.filter(
        document=document, kind=Job.Kind.READ, task__status__in=UNFINISHED
    ).first()
    if there is not None:
        return there
    return queue.enqueue(
        READ_ONE,
        document.pk,
        account.pk if account else None,
        kind=Job.Kind.READ,
        body=document.body,
        document=document,
    )


def enqueue_left_behind() -> int:
    """Queue every document that waits without a job; return how many there were."""
    queued = Job.objects.filter(
        document=OuterRef("pk"), kind=Job.Kind.READ, task__status__in=UNFINISHED
    )
    waiting = Document.objects.filter(~Exists(queued), state=Document.State.RECEIVED)
    documents = list(waiting.select_related("body", "received_by").defer("text"))
    for document in documents:
        enqueue_reading(document, account=document.received_by)
    return len(documents)


@transaction.atomic
def retry_job(job: Job, *, account: Account) -> bool:
    """Chạy lại một việc không xong; False when it no longer stands as failed."""
    demand(account, "decide", job)
    if not queue.retry(job):
        return False
    trail.record("retry_job", job, actor=account, body=job.body, after={"job": str(job)})
    return True


@transaction.atomic
def stop_job(job: Job, *, account: Account) -> bool:
    """Dừng một việc đang chờ hoặc đang chạy; False when it has ended meanwhile."""
    demand(account, "decide", job)
    if not queue.stop(job):
        return False
    trail.record("stop_job", job, actor=account, body=job.body, after={"job": str(job)})
    return True
