import pytest
from django.urls import reverse

from phoihop.records.models import Meeting
from phoihop.registry.models import TrailEntry
from tests.web.scenes import confirm_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(document, vanphong):
    confirm_all(document, vanphong)
    return Meeting.objects.get()


def test_the_list_is_empty_at_first(clerk_client, read):
    assert "Chưa có hội nghị nào được xác nhận." in read("office:meetings")


def test_a_meeting_shows_the_work_that_came_of_it(clerk_client, meeting, read):
    page = read("office:meeting", meeting.pk)

    assert "Rà soát hộ vay vốn" in page
    assert "Mở thêm điểm thu mua chè" in page
    assert "Chưa công khai" in page


def test_a_leader_publishes_and_withdraws_it(client, meeting, lanhdao):
    client.force_login(lanhdao)

    client.post(reverse("office:meeting-publish", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.published_by == lanhdao

    client.post(reverse("office:meeting-withdraw", args=[meeting.pk]))
    meeting.refresh_from_db()
    assert meeting.published_at is None
    verbs = TrailEntry.objects.filter(object_type="records.meeting").values_list("verb", flat=True)
    assert {"publish", "withdraw"} <= set(verbs)


def test_a_clerk_may_not_publish_and_reads_why(clerk_client, meeting, read):
    answer = clerk_client.post(reverse("office:meeting-publish", args=[meeting.pk]))

    assert answer.status_code == 403
    rule = "Chỉ lãnh đạo và Chánh Văn phòng của đơn vị được công khai hội nghị."
    assert rule in read("office:meeting", meeting.pk)
