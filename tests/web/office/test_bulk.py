"""Many at once: marked on the board, looked through, done, taken back."""

import pytest
from django.urls import reverse

from phoihop.followup.models import BulkAct, Change
from phoihop.followup.tasks import report_done
from phoihop.followup.work import version_of
from tests.factories import confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(bodies, vanphong, canbo):
    tasks = [confirmed_task(vanphong, bodies.van_phong) for _ in range(3)]
    for task in tasks:
        report_done(task, account=canbo, note="đã rà soát")
    return tasks


def test_by_page_from_the_board_and_back(clerk_client, read, three):
    board = read("office:work")
    marks = [f"assignment.{one.pk}.{version_of(one)}" for one in three]
    assert all(f'value="{mark}"' in board for mark in marks)
    address = reverse("office:work-bulk")

    page = clerk_client.get(address, {"viec": "confirm", "muc": marks}).content.decode()
    assert "Làm cho 3 việc" in page
    answer_ = clerk_client.post(address, {"viec": "confirm", "muc": marks}, follow=True)
    assert "Hoàn tác cả lượt" in answer_.content.decode()

    page = clerk_client.post(answer_.request["PATH_INFO"], follow=True).content.decode()
    assert "Đã hoàn tác 3 việc" in page
    assert Change.objects.filter(act="undo_step").count() == 3


@pytest.mark.parametrize(
    "data", [{}, {"viec": "nhảy"}, {"viec": "confirm", "muc": ["a.b.c", "assignment.9.9.9", "x"]}]
)
def test_nonsense_does_nothing(clerk_client, three, data):
    page = clerk_client.post(reverse("office:work-bulk"), data, follow=True).content.decode()

    assert "Hãy chọn" in page
    assert not BulkAct.objects.exists()
