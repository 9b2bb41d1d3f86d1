import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/khong-co/", "/tai-khoan/dang-nhap/", "/api/v1/meetings"]
)
def test_every_answer_bears_the_strict_headers(client, address):
    headers = client.get(address).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_of_those_signed_in_stay_out_of_caches(clerk_client):
    assert "no-store" in clerk_client.get(reverse("office:home")).headers["Cache-Control"]


def test_no_page_carries_inline_script_or_style(clerk_client, document, read):
    for page in (read("/"), read("office:home"), read("office:document", document.pk)):
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page)
