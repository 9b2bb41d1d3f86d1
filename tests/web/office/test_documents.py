import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from phoihop.intake.models import Batch, Document
from phoihop.intake.worker import work_off
from tests.factories import DocumentFactory
from tests.web.scenes import make_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    return reverse("office:documents")


def a_file(name="ket-luan.txt", text="UBND xã giao Hội Nông dân rà soát hộ vay vốn.\n"):
    return SimpleUploadedFile(name, text.encode())


def test_an_empty_list_says_what_to_do(clerk_client, read):
    assert "Chưa có văn bản nào. Hãy kéo tệp vào trang này" in read("office:documents")


def test_the_list_shows_how_far_each_document_is(clerk_client, document, read):
    page = read("office:documents")

    assert document.title in page
    assert "0/5" in page


def test_several_files_come_in_at_once_and_their_batch_shows_how_far_they_are(clerk_client, url):
    files = [a_file("mot.txt"), a_file("hai.txt", "Xã kiến nghị huyện mở chợ.\n")]

    page = clerk_client.post(url, {"files": files}, follow=True).content.decode()
    assert "Đã đọc 0/2 tệp" in page
    assert "hx-trigger" in page

    work_off()
    page = clerk_client.get(reverse("office:batch", args=[Batch.objects.get().pk])).content.decode()
    assert "Đã đọc 2/2 tệp" in page
    assert "mot.txt" in page
    assert "hx-trigger" not in page


def test_the_same_file_again_is_noticed(clerk_client, url):
    clerk_client.post(url, {"files": [a_file("mot.txt")]})

    page = clerk_client.post(url, {"files": [a_file("ban-sao.txt")]}).content.decode()

    assert "Tệp này đã có từ trước" in page
    assert Document.objects.count() == 1


def test_an_unreadable_file_is_kept_and_explained(clerk_client, url):
    clerk_client.post(url, {"files": [a_file("anh.docx", "không phải docx")]})
    work_off()

    document = Document.objects.get()
    assert document.state == Document.State.UNREADABLE
    page = clerk_client.get(reverse("office:batch", args=[document.batch.pk])).content.decode()
    assert document.problem in page


def test_a_file_that_is_too_large_is_refused_in_plain_words(clerk_client, url, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    large = a_file("lon.txt", "x" * (1024 * 1024 + 1))

    page = clerk_client.post(url, {"files": [large]}).content.decode()

    assert "Tệp lớn hơn 1 MB nên chưa được tiếp nhận." in page
    assert not Document.objects.exists()


def test_sending_nothing_is_explained(clerk_client, url):
    page = clerk_client.post(url, {}).content.decode()

    assert "Chưa chọn tệp nào. Hãy chọn ít nhất một tệp." in page


def test_the_script_gets_only_the_lines(clerk_client, url):
    page = clerk_client.post(url, {"files": [a_file()]}, headers={"HX-Request": "true"})

    assert page.content.decode().strip().startswith("<li")


def test_filters_count_and_narrow(clerk_client, bodies, vanphong, document, read):
    DocumentFactory(
        body=bodies.van_phong,
        received_by=vanphong,
        title="Ảnh hỏng",
        state=Document.State.UNREADABLE,
        problem="Tệp hỏng.",
    )

    page = read("office:documents", loc="khong-doc-duoc")

    assert "Ảnh hỏng" in page
    assert document.title not in page


def test_an_officer_sees_no_drop_area(client, canbo, read):
    client.force_login(canbo)

    assert "Kéo tệp vào" not in read("office:documents")


def test_the_number_of_queries_does_not_grow(
    clerk_client, bodies, vanphong, url, django_assert_max_num_queries
):
    for _ in range(12):
        make_document(bodies.van_phong, vanphong)

    with django_assert_max_num_queries(18):
        clerk_client.get(url)


def test_the_original_comes_back_byte_for_byte_and_never_runs(clerk_client, document):
    answer = clerk_client.get(reverse("office:document-original", args=[document.pk]))

    assert b"".join(answer.streaming_content) == document.text.encode()
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_pasted_words_become_a_document(clerk_client, url):
    clerk_client.post(url, {"pasted": "Thông báo kết luận\nGiao Hội Nông dân rà soát."})

    document = Document.objects.get()
    assert document.name == "Thông báo kết luận.txt"
    assert document.batch.channel == Batch.Channel.PASTE
