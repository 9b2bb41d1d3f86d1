import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phoihop.followup.models import Change
from phoihop.followup.work import mark_done
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    return confirmed_task(vanphong, bodies.van_phong)


@pytest.fixture
def url(task):
    return reverse("office:assignment", args=[task.pk])


def test_the_page_shows_the_sentence_and_who_confirmed_it(clerk_client, task, read, url):
    page = read(url)

    assert task.quote in page
    assert "Được xác nhận từ văn bản" in page
    assert "Lò Thị Mận" in page


def test_done_asks_for_a_note_or_a_file(clerk_client, url):
    page = clerk_client.post(url, {"note": " "}).content.decode()

    assert "Hãy ghi kết quả thực hiện hoặc gắn tệp minh chứng" in page
    assert not Change.objects.exists()


def test_done_with_a_note_stands_in_the_history(clerk_client, url):
    page = clerk_client.post(url, {"note": "Đã rà soát 120 hộ."}, follow=True).content.decode()

    assert "Đã rà soát 120 hộ." in page
    assert "Đã hoàn thành" in page


def test_done_with_a_file_hands_the_file_out_again(clerk_client, url):
    proof = SimpleUploadedFile("bien-ban.txt", "Đã họp.".encode())

    clerk_client.post(url, {"file": proof})

    change = Change.objects.get()
    answer = clerk_client.get(reverse("office:proof", args=[change.pk]))
    assert b"".join(answer.streaming_content).decode() == "Đã họp."
    assert "bien-ban.txt" in answer["Content-Disposition"]


def test_what_is_done_already_is_said(clerk_client, task, vanphong, url):
    mark_done(task, account=vanphong, note="xong")

    page = clerk_client.post(url, {"note": "xong nữa"}, follow=True).content.decode()

    assert "đã được ghi nhận hoàn thành trước đó" in page
    assert Change.objects.count() == 1


def test_a_recommendation_has_its_page(clerk_client, bodies, vanphong, read):
    made = confirmed_request(vanphong, bodies.van_phong)

    page = read("office:recommendation", made.pk)

    assert "Mở thêm điểm thu mua chè" in page
    assert "Kết thúc theo dõi" in page
    assert "Ghi trả lời" in page


def test_a_leader_sees_no_form(client, lanhdao, read, url):
    client.force_login(lanhdao)

    assert "Đánh dấu hoàn thành" not in read(url)
