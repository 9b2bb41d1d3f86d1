"""Việc nền của phòng tiếp nhận."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef
from django_tasks import task

from phoihop.intake import queue
from phoihop.intake.models import Document, Job
from phoihop.intake.originals import sweep_drafts
from phoihop.intake.read import read_document
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

UNFINISHED = (queue.READY, queue.RUNNING)


@task()
def read_one(document: int, account: int | None) -> None:
    """Đọc một văn bản; run again it finds the document read and leaves it."""
    waiting = Document.objects.select_related("body").filter(
        pk=document, state=Document.State.RECEIVED
    )
    found = waiting.first()
    if found is not None:
        by = Account.objects.filter(pk=account).first() if account else None
        read_document(found, account=by)


@task()
def read_left_behind() -> None:
    """Văn bản chờ đọc mà không có việc nào trong hàng đợi: queue them."""
    enqueue_left_behind()


@task()
def tidy() -> None:
    """Dọn bản nháp của tệp gửi dở và việc đã xong từ lâu."""
    sweep_drafts()
    queue.forget_the_old()


def enqueue_reading(document: Document, *, account: Account | None) -> Job:
    """Queue the reading of one document, unless it is queued already."""
    there = Job.objects.filter(
        document=document, kind=Job.Kind.READ, task__status__in=UNFINISHED
    ).first()
    if there is not None:
        return there
    return queue.enqueue(
        read_one,
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
