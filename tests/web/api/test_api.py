import pytest

from phoihop.records.models import Meeting
from phoihop.records.publish import publish
from phoihop.web.api.shapes import MeetingShape, TaskShape
from tests.web.scenes import confirm_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(document, vanphong):
    confirm_all(document, vanphong)
    return Meeting.objects.get()


@pytest.fixture
def public(meeting, lanhdao):
    publish(meeting, account=lanhdao)
    return meeting


def test_only_published_meetings_are_listed(client, meeting):
    assert client.get("/api/v1/meetings").json() == {"count": 0, "items": []}


def test_a_meeting_has_the_promised_shape(client, public):
    (item,) = client.get("/api/v1/meetings").json()["items"]

    assert set(item) == set(MeetingShape.__annotations__)
    assert item["held_on"] == "2026-11-12"
    assert (item["tasks"], item["recommendations"]) == (1, 1)
    assert client.get(f"/api/v1/meetings/{public.pk}").json() == item


def test_tasks_come_before_recommendations(client, public):
    answer = client.get(f"/api/v1/meetings/{public.pk}/tasks").json()

    task, request = answer["items"]
    assert set(task) == set(TaskShape.__annotations__)
    assert (task["kind"], request["kind"]) == ("task", "recommendation")
    assert task["due_on"] == "2026-12-04"
    assert task["state"] in ("running", "overdue")


def test_what_is_not_public_is_not_found(client, meeting):
    answer = client.get(f"/api/v1/meetings/{meeting.pk}/tasks")

    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "offset=-1", "limit=x"])
def test_nonsense_is_refused_by_name(client, query):
    answer = client.get(f"/api/v1/meetings?{query}")

    assert answer.status_code == 400
    assert query.split("=")[0] in answer.json()["message"]


def test_nothing_can_be_written(client):
    assert client.post("/api/v1/meetings", {}).status_code == 405


def test_the_description_names_every_field_of_the_docs(client):
    from pathlib import Path

    words = (Path(__file__).parents[3] / "docs" / "api.md").read_text()
    shapes = client.get("/api/v1/openapi.json").json()["components"]["schemas"]

    fields = {name for shape in shapes.values() for name in shape.get("properties", {})}
    assert fields
    assert [name for name in fields if f"`{name}`" not in words] == []
