"""Every page that lets somebody act says in one sentence why one may, or why one may not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.trust.policy import OWN

pytestmark = pytest.mark.django_db
RELATIONS = ("own",)
PAGES = {
    "document": ("office:document", "chief"),
    "task": ("office:assignment", "chief"),
    "request": ("office:recommendation", "chief"),
    "meeting": ("office:meeting", "chief"),
    "consent": ("office:consent", "leader"),
    "round": ("office:round", None),
    "report": ("office:report", None),
    "form": ("office:report-form", None),
    "draft": ("office:draft", None),
    "official": ("office:person", "clerk"),
    "page": ("office:body", "administrator"),
}
"""Where the acts with a thing stand, and who may do one; the others show the buttons alone."""


@pytest.mark.parametrize("about", PAGES)
def test_who_only_looks_reads_why_not(stage, about):
    name, _who = PAGES[about]
    address = reverse(name, args=[stage.things[OWN, "open"][about].pk])

    page = stage.clients["viewer"].get(address).content.decode()

    assert page.count("Bạn chưa có quyền làm việc này.") >= 1


@pytest.mark.parametrize("about", [about for about, (_name, who) in PAGES.items() if who])
def test_who_acts_reads_why(stage, about):
    name, who = PAGES[about]
    address = reverse(name, args=[stage.things[OWN, "open"][about].pk])

    page = stage.clients[who].get(address).content.decode()

    assert page.count("Bạn được làm việc này.") == 1
