"""A job is held by a lease: killed workers lose it, and after three hand-overs it is given up."""

import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from phoihop.config.work import CLOCK, tick
from phoihop.intake import queue, worker
from phoihop.intake.models import Document, Job
from phoihop.intake.read import read_document
from phoihop.intake.reading_queue import enqueue_reading, retry_job, stop_job
from phoihop.registry.rights import NotAllowed
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db
DONE, FAILED, READY = queue.DONE, queue.FAILED, queue.READY
CALLS = []


@task()
def note(words):
    CALLS.append(words)


@task()
def stumble():
    raise ValueError


@task()
def wait_for_the_word():
    for _ in range(100):
        if worker.must_stop():
            raise worker.JobStopped
        time.sleep(0.05)


@pytest.fixture(autouse=True)
def _no_calls():
    CALLS.clear()


@pytest.fixture
def waiting(bodies, vanphong):
    """A document whose reading is in the queue."""
    document = DocumentFactory(
        body=bodies.van_phong, received_by=vanphong, state=Document.State.RECEIVED
    )
    return enqueue_reading(document, account=vanphong)


def status(job):
    return DBTaskResult.objects.get(pk=job.task_id).status


def expire(job):
    """The worker was killed: nobody renews the lease any more."""
    count = queue.hand_on_expired(now=timezone.now() + 2 * queue.LEASE)
    DBTaskResult.objects.update(run_after=timezone.now())
    job.refresh_from_db()
    return count


def test_jobs_are_done_in_the_order_in_which_they_came():
    for words in ("một", "hai"):
        queue.enqueue(note, words)

    assert worker.work_off() == 2
    assert CALLS == ["một", "hai"]


def test_a_job_is_held_by_one_worker(waiting):
    assert queue.take("một") == waiting
    assert queue.take("hai") is None


def test_a_lease_that_is_renewed_does_not_run_out(waiting):
    queue.take("một")

    assert queue.renew(waiting, "một")
    assert not queue.renew(waiting, "hai")
    assert queue.hand_on_expired() == 0


def test_the_job_of_a_killed_worker_goes_to_another_three_times_and_is_then_given_up(waiting):
    for place in range(4):
        assert queue.take(f"w{place}") == waiting
        assert expire(waiting) == 1

    assert (status(waiting), waiting.handed_on) == (FAILED, 3)
    assert waiting.reason == "Bộ xử lý bị ngắt giữa chừng. Đã thử 4 lần đều không xong."
    waiting.document.refresh_from_db()
    assert waiting.document.state == Document.State.STOPPED


def test_a_worker_that_comes_back_too_late_changes_nothing(waiting):
    queue.take("chậm")
    expire(waiting)
    queue.take("nhanh")

    assert not queue.finish(waiting, "chậm")
    assert queue.finish(waiting, "nhanh")
    assert status(waiting) == DONE


def test_reading_twice_keeps_one_reading(waiting, vanphong):
    document = waiting.document
    path = document.file.storage.path(document.file.name)
    __import__("pathlib").Path(path).parent.mkdir(parents=True, exist_ok=True)
    __import__("pathlib").Path(path).write_text(document.text, encoding="utf-8")
    slower = Document.objects.get(pk=document.pk)

    read_document(document, account=vanphong)
    read_document(slower, account=vanphong)

    assert document.runs.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_job_that_fails_is_tried_again_and_says_why():
    job = queue.enqueue(stumble)

    assert worker.work_one("một")

    job.refresh_from_db()
    assert status(job) == READY
    assert "ValueError" in job.reason
    assert not worker.work_one("một"), "it waits a little before the next try"


@pytest.mark.django_db(transaction=True)
def test_a_running_job_stops_when_it_is_asked_to():
    job = queue.enqueue(wait_for_the_word)
    asking = threading.Timer(0.2, lambda: (queue.stop(job), _close()))
    asking.start()

    worker.work_one("một")

    asking.join()
    job.refresh_from_db()
    assert (status(job), job.reason) == (FAILED, "Đã dừng theo yêu cầu.")


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_end_gives_its_job_back_without_counting_it():
    job = queue.enqueue(wait_for_the_word)
    ending = threading.Event()
    ending.set()

    worker.work_one("một", ending)

    job.refresh_from_db()
    assert (status(job), job.handed_on) == (READY, 0)


def test_a_waiting_job_is_stopped_at_once_and_can_be_run_again(waiting, vanphong):
    assert stop_job(waiting, account=vanphong)
    waiting.document.refresh_from_db()
    assert waiting.document.state == Document.State.STOPPED

    assert retry_job(waiting, account=vanphong)
    waiting.document.refresh_from_db()
    assert (status(waiting), waiting.document.state) == (READY, Document.State.RECEIVED)
    assert not retry_job(waiting, account=vanphong), "it is in the queue already"


@pytest.mark.parametrize("who", ["canbo", "hangxom", "khach"])
def test_only_the_office_of_the_body_runs_its_jobs(waiting, cast, who):
    with pytest.raises(NotAllowed):
        stop_job(waiting, account=cast[who])


def test_one_document_is_queued_once(waiting, vanphong):
    assert enqueue_reading(waiting.document, account=vanphong) == waiting
    assert Job.objects.count() == 1


def test_the_clock_queues_each_regular_job_once_until_it_is_due_again():
    tick()
    tick()

    assert DBTaskResult.objects.count() == sum(regular.wanted() for regular in CLOCK)


def test_what_was_done_long_ago_is_forgotten_and_what_failed_is_kept(waiting):
    queue.enqueue(note, "cũ")
    long_ago = timezone.now() - timedelta(days=30)
    DBTaskResult.objects.exclude(pk=waiting.task_id).update(status=DONE, finished_at=long_ago)
    DBTaskResult.objects.filter(pk=waiting.task_id).update(status=FAILED, finished_at=long_ago)

    queue.forget_the_old()

    assert list(Job.objects.all()) == [waiting]


def _close():
    from django.db import connections

    connections.close_all()
