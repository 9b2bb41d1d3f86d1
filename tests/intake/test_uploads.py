import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from phoihop.intake.uploads import OversizeUpload


@pytest.fixture
def upload(settings):
    settings.MAX_UPLOAD_BYTES = 200_000

    def send(size):
        file = SimpleUploadedFile("bao-cao.pdf", b"x" * size)
        return RequestFactory().post("/", {"tep": file, "ghi_chu": "quý I"})

    return send


def test_a_file_within_the_limit_arrives_whole(upload):
    request = upload(200_000)

    assert request.FILES["tep"].size == 200_000
    assert len(request.FILES["tep"].read()) == 200_000


def test_a_file_over_the_limit_arrives_as_its_name_and_size_only(upload):
    request = upload(200_001)

    file = request.FILES["tep"]
    assert isinstance(file, OversizeUpload)
    assert (file.name, file.size, file.read()) == ("bao-cao.pdf", 200_001, b"")


def test_the_rest_of_the_form_still_arrives(upload):
    assert upload(500_000).POST["ghi_chu"] == "quý I"
