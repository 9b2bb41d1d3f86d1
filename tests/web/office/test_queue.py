import pytest
from django.urls import reverse

from phoihop.intake import queue
from phoihop.intake.jobs import tidy
from phoihop.intake.models import Document, Job
from phoihop.intake.reading_queue import enqueue_reading
from tests.factories import DocumentFactory, RoleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def job(bodies, vanphong):
    waits = {"state": Document.State.RECEIVED, "name": "bao-cao-quy-1.pdf"}
    document = DocumentFactory(body=bodies.van_phong, received_by=vanphong, **waits)
    return enqueue_reading(document, account=vanphong)


def test_the_queue_shows_what_waits_and_that_nobody_works(clerk_client, job, read):
    page = read("office:queue")

    assert "bao-cao-quy-1.pdf" in page
    assert "không có bộ xử lý nào chạy" in page


def test_a_worker_that_was_seen_just_now_counts(clerk_client, job, read):
    queue.show_alive("máy/1")

    assert "không có bộ xử lý nào chạy" not in read("office:queue")


def test_stopping_and_running_again_from_the_page(clerk_client, job):
    page = clerk_client.post(reverse("office:job-stop", args=[job.pk]), follow=True)
    assert "Đã dừng theo yêu cầu." in page.content.decode()

    clerk_client.post(reverse("office:job-retry", args=[job.pk]))
    job.refresh_from_db()
    assert job.task.status == queue.READY


def test_from_a_batch_one_comes_back_to_the_batch(clerk_client, job):
    answer = clerk_client.post(reverse("office:job-stop", args=[job.pk]), {"batch": "7"})

    assert answer.url == reverse("office:batch", args=[7])


def test_the_neighbour_sees_nothing_of_it(client, hangxom, job, read):
    client.force_login(hangxom)

    assert "bao-cao-quy-1.pdf" not in read("office:queue")
    assert client.post(reverse("office:job-stop", args=[job.pk])).status_code == 404


def test_jobs_of_the_system_are_shown_to_administrators_only(client, vanphong, bodies, read):
    queue.enqueue(tidy)
    client.force_login(vanphong)
    assert "Việc của hệ thống" not in read("office:queue")

    RoleFactory(account=vanphong, body=bodies.van_phong, role="administrator")
    assert "Việc của hệ thống" in read("office:queue")
    assert Job.objects.get().body is None
