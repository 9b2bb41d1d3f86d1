"""Each record page leads who may read the trail to what was done to that record."""

from __future__ import annotations

import pytest
from django.urls import reverse

from phoihop.records.models import Assignment, Meeting
from phoihop.registry.models import Account, Role, TrailEntry
from phoihop.reports.drafts import start_draft
from tests.cast import make_account
from tests.factories import PersonFactory, PostHeldFactory
from tests.records.rounds import asker, report_of, round_of
from tests.web.scenes import confirm_all, make_document

pytestmark = pytest.mark.django_db
PAGES = (
    "document", "assignment", "meeting", "draft", "round", "report", "account", "body", "person",
)  # fmt: skip


@pytest.fixture
def records(bodies, vanphong):
    """A record for each page, by the name of its address."""
    document = make_document(bodies.van_phong, vanphong)
    confirm_all(document, vanphong)
    office, meeting = bodies.van_phong, Meeting.objects.get()
    shown = round_of(bodies, asker(bodies))
    return {
        "document": document,
        "assignment": Assignment.objects.get(),
        "meeting": meeting,
        "draft": start_draft(office, office, "report", account=vanphong, meeting=meeting),
        "round": shown,
        "report": report_of(shown, bodies.nong_dan),
        "account": vanphong,
        "body": bodies.ubnd,
        "person": PostHeldFactory(person=PersonFactory(), body=bodies.ubnd).person,
    }


def page_of(client, name, record):
    key = record.slug if name == "body" else record.pk
    return client.get(reverse(f"office:{name}", args=[key])).content.decode()


def trail_of(record):
    model = record._meta.label_lower
    return f"{reverse('office:trail')}?loai={model}&amp;ma={record.pk}"


@pytest.fixture
def auditor(bodies):
    return make_account("kiemtra", "Sùng A Dơ", Role.Name.ADMINISTRATOR, bodies.dang_uy)


@pytest.mark.parametrize("name", PAGES)
def test_a_record_leads_to_its_own_trail(client, name, records, auditor):
    client.force_login(auditor)
    record = records[name]
    address = trail_of(record)

    assert f'href="{address}"' in page_of(client, name, record)

    own = TrailEntry.objects.filter(object_type=record._meta.label_lower, object_id=record.pk)
    page = client.get(address.replace("&amp;", "&")).content.decode()
    assert page.count('class="nb" data-l="Lúc"') == own.count()


@pytest.mark.parametrize("name", PAGES)
def test_who_may_not_read_the_trail_is_not_led_there(client, name, records, vanphong):
    client.force_login(Account.objects.get(pk=vanphong.pk))

    assert "nhat-ky" not in page_of(client, name, records[name])
