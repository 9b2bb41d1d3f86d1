"""How often the main pages ask the database: roles once a page, and never more with more rows."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from phoihop.records.models import Assignment, Meeting
from tests.factories import RoleFactory
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db
MOST = {
    "office:home": 30,
    "office:documents": 25,
    "office:document": 40,
    "office:work": 25,
    "office:assignment": 30,
    "office:meeting": 30,
}


@pytest.fixture
def scene(bodies, vanphong):
    def more():
        waiting = make_document(bodies.van_phong, vanphong)
        confirm_all(make_document(bodies.van_phong, vanphong), vanphong)
        return waiting

    return more


def asked(client, name, waiting):
    keys = {
        "office:document": [waiting.pk],
        "office:assignment": [Assignment.objects.earliest("pk").pk],
        "office:meeting": [Meeting.objects.earliest("pk").pk],
    }
    with CaptureQueriesContext(connection) as found:
        assert client.get(reverse(name, args=keys.get(name))).status_code == 200
    return [query["sql"] for query in found.captured_queries]


@pytest.mark.parametrize("name", MOST)
def test_a_main_page_asks_for_the_roles_once_and_for_little_else(client, vanphong, scene, name):
    RoleFactory(account=vanphong, role="auditor")
    client.force_login(vanphong)
    waiting = scene()

    first = asked(client, name, waiting)

    print(f"{name}: {len(first)}")
    roles = [sql for sql in first if 'FROM "registry_role"' in sql]
    assert len(roles) <= 2
    assert len(first) <= MOST[name]

    for _more in range(3):
        scene()
    assert len(asked(client, name, waiting)) <= len(first)
