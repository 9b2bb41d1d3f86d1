import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.config.key_command import main
from phoihop.intake.keys import make_key
from phoihop.intake.models import Batch, Document, IntakeKey

pytestmark = pytest.mark.django_db


def send(client, key="", data=b"Giao ban quy I."):
    head = {"Authorization": f"Bearer {key}"} if key else {}
    file = SimpleUploadedFile("bao-cao.txt", data)
    return client.post("/api/v1/documents", {"file": file}, headers=head)


def test_a_program_with_a_key_sends_a_document_in_the_name_of_its_account(client, vanphong, bodies):
    answer = send(client, make_key(vanphong, "máy quét"))

    assert answer.status_code == 201
    document = Document.objects.get()
    assert (document.received_by, document.body) == (vanphong, bodies.van_phong)
    assert document.batch.channel == Batch.Channel.API
    assert answer.json() == {
        "id": document.pk,
        "name": "bao-cao.txt",
        "sha256": document.sha256,
        "state": "received",
        "is_new": True,
    }


def test_the_same_bytes_again_are_no_second_document(client, vanphong):
    key = make_key(vanphong, "máy quét")
    send(client, key)

    again = send(client, key)
    assert (again.status_code, again.json()["is_new"]) == (200, False)


@pytest.mark.parametrize("key", ["", "x", "y" * 43])
def test_without_a_key_that_holds_nothing_comes_in(client, vanphong, key):
    make_key(vanphong, "máy quét")

    assert send(client, key).status_code == 401
    assert not Document.objects.exists()


def test_a_session_is_no_key(client, vanphong):
    client.force_login(vanphong)

    refused = send(client)
    assert (refused.status_code, refused.json()["code"]) == (401, "no_key")


@pytest.mark.parametrize("who", ["canbo", "lanhdao", "khach"])
def test_a_key_may_no_more_than_its_account(client, cast, who):
    answer = send(client, make_key(cast[who], "máy quét"))

    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert not Document.objects.exists()


def test_too_large_is_said_plainly(client, vanphong, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    answer = send(client, make_key(vanphong, "máy quét"), b"x" * (1024 * 1024 + 1))

    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_the_command_makes_lists_and_ends(client, vanphong, capsys):
    assert main(["make", "vanphong", "máy quét"]) == 0
    key = capsys.readouterr().out.strip()
    assert send(client, key).status_code == 201
    main(["list"])
    assert "máy quét" in capsys.readouterr().out

    assert main(["end", str(IntakeKey.objects.get().pk)]) == 0
    assert send(client, key).status_code == 401
    assert key not in IntakeKey.objects.get().digest
    assert main(["make", "khong-co", "x"]) == 1
