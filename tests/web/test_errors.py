import pytest
from django.test import Client
from django.urls import reverse

from phoihop.web.errors import failed

pytestmark = pytest.mark.django_db


def test_a_wrong_address_is_explained(client):
    answer = client.get("/khong-co/")

    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()


def test_a_fault_of_the_program_is_explained_without_the_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = failed(rf.get("/"))

    assert answer.status_code == 500
    assert "Việc vừa làm chưa được ghi lại." in answer.content.decode()


def test_a_form_from_elsewhere_is_refused_in_plain_words(vanphong):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(reverse("account_login"), {"login": "vanphong"})

    assert answer.status_code == 403
    assert "Hãy tải lại trang rồi gửi lại." in answer.content.decode()
