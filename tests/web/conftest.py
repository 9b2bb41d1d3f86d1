"""Fixtures of the pages: somebody signed in, and a document on the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.web.scenes import make_document


@pytest.fixture
def document(bodies, vanphong):
    return make_document(bodies.van_phong, vanphong)


@pytest.fixture
def clerk_client(client, vanphong):
    client.force_login(vanphong)
    return client


@pytest.fixture
def read(client):
    """Fetch a page as it is shown."""

    def fetch(name, *args, **query):
        address = name if name.startswith("/") else reverse(name, args=args)
        return client.get(address, query).content.decode()

    return fetch
