"""Values that no page of ours sends: every address answers them in plain words, none breaks.

The names are all those that the program reads from a query or a form, found in its own source.
More values, roles and queries: ./run trust --full.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from django import forms
from django.db import transaction

import phoihop.web
from tests.trust.policy import FULL, OPEN, OWN, ROUTES
from tests.trust.test_matrix import address_of

pytestmark = pytest.mark.django_db
RELATIONS = (OWN,)
ODD = ("\x00", str(10**25), "-1", "Ấ" * 3000, "\ud800", "9" * 18, "0001-01-01", "=1+1\r\nA: b")
VALUES = ODD if FULL else (str(10**25),)
METHODS = {"GET", "POST"} if FULL else {"POST"}
PEOPLE = ("clerk", "administrator", "leader") if FULL else ("clerk",)
_READ = re.compile(r'(?:GET|POST)(?:\.get|\.getlist)?[\[(]"([\w-]+)"|request, "([\w-]+)"')
_SENT = re.compile(r'<(?:input|select|textarea|button)\b[^>]*\bname="([\w-]+)"')


def names():
    """Return every name of a value that the pages read."""
    found = set()
    folder = Path(phoihop.web.__file__).parent
    for path in folder.rglob("*.py"):
        found |= {a or b for a, b in _READ.findall(path.read_text(encoding="utf-8"))}
    for path in folder.rglob("*.html"):
        found |= set(_SENT.findall(path.read_text(encoding="utf-8")))
    for module in pkgutil.walk_packages([str(folder)], "phoihop.web."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, forms.BaseForm):
                found |= set(getattr(value, "base_fields", ()))
    return sorted(found)


NAMES = names()


def test_the_names_are_found():
    assert {"loc", "trang", "nguoi", "reason", "version", "username", "start"} <= set(NAMES)


@pytest.mark.parametrize("value", VALUES, ids=ascii)
@pytest.mark.parametrize("role", PEOPLE)
def test_no_address_breaks_on_it(stage, role, value, record_property):
    client, tried, broken = stage.clients[role], 0, []
    client.raise_request_exception = False
    for name, route in ROUTES.items():
        address = address_of(name, route, stage.things[OWN, OPEN])
        for method in METHODS & set(route.methods):
            kept = client.cookies.copy()
            with transaction.atomic():
                answer = getattr(client, method.lower())(address, dict.fromkeys(NAMES, value))
                transaction.set_rollback(True)
            if answer.streaming:
                b"".join(answer.streaming_content)
            client.cookies = kept
            tried += 1
            if answer.status_code >= 500:
                broken.append((name, method, _cause(answer)))
    record_property("trials", tried)
    assert not broken, "\n".join(map(str, broken))


def _cause(answer):
    told = getattr(answer, "exc_info", None)
    return repr(told[1])[:200] if told else ""
