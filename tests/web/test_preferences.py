import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def url():
    return reverse("web:preferences")


def test_the_theme_is_remembered_by_the_server(client, url):
    client.post(url, {"theme": "dark", "next": "/"})

    assert 'data-theme="dark"' in client.get("/").content.decode()


def test_keys_can_be_switched_off(clerk_client, document, read, url):
    clerk_client.post(url, {"keys": "off"})

    page = read("office:document", document.pk)

    assert 'data-keys="off"' in page
    assert "Phím tắt một chữ đang tắt." in page


def test_english_is_shown_only_to_those_who_ask(client, url):
    plain = client.get("/", headers={"Accept-Language": "en-US"})
    assert '<html lang="vi"' in plain.content.decode()

    client.post(url, {"django_language": "en"})
    page = client.get("/").content.decode()

    assert '<html lang="en"' in page
    assert "Published meetings" in page


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "", "javascript:x"])
def test_the_way_back_never_leaves_this_installation(client, url, target):
    assert client.post(url, {"theme": "dark", "next": target}).url == "/"


def test_a_value_that_does_not_exist_is_not_kept(client, url):
    client.post(url, {"theme": "<script>"})

    assert "theme" not in client.cookies
