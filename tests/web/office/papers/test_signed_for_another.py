"""A delegation, from the page where it is granted to the line that is printed."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from docx import Document

from phoihop.registry.models import Delegation, TrailEntry
from phoihop.reports.drafts import start_draft
from phoihop.reports.models import Draft
from tests.cast import make_account
from tests.factories import PersonFactory, PostHeldFactory
from tests.web.office.papers.test_papers import sent_of

pytestmark = pytest.mark.django_db


def post_of(body, office, name, title):
    person = PersonFactory(full_name=name)
    return PostHeldFactory(person=person, body=body, known_to=office, title=title)


def test_from_the_grant_to_the_printed_signature(client, bodies, vanphong):
    office, issuer, today = bodies.van_phong, bodies.ubnd, timezone.localdate()
    head = post_of(issuer, office, "Hà Văn Sinh", "Chủ tịch UBND xã Thanh Khê")
    chief = post_of(office, office, "Lường Thị Ón", "Chánh Văn phòng")
    chairman = make_account("chutich", "Hà Văn Sinh", "leader", issuer)
    client.force_login(chairman)
    client.post(
        reverse("office:delegations"),
        {
            "role": chairman.roles.get().pk,
            "delegate": vanphong.pk,
            "form": "TL",
            "post": head.pk,
            "ground": "Quy chế làm việc số 12/QĐ-UBND",
            "valid_from": today,
            "valid_to": today + timedelta(days=30),
        },
    )
    lent = Delegation.objects.get()

    client.force_login(vanphong)
    draft = start_draft(office, issuer, "letter", account=vanphong)
    signed = {"post_1": chief.pk, "mandate_1": lent.pk, "addressees": "Hội Nông dân xã"}
    address = reverse("office:draft", args=[draft.pk])
    client.post(address, sent_of(draft, summary="mời họp", text="Kính mời dự họp.", **signed))

    page = client.get(address).content.decode()
    assert "TL. CHỦ TỊCH" in page
    data = client.get(reverse("office:draft-file", args=[draft.pk])).content
    cell = Document(io.BytesIO(data)).tables[-1].rows[0].cells[1]
    lines = [line.text for line in cell.paragraphs if line.text]
    assert lines == ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Lường Thị Ón"]
    assert TrailEntry.objects.filter(verb="delegate", object_id=str(lent.pk)).count() == 1


def test_a_mandate_that_has_ended_signs_nothing(client, bodies, vanphong):
    test_from_the_grant_to_the_printed_signature(client, bodies, vanphong)
    lent = Delegation.objects.get()
    client.force_login(lent.role.account)
    client.post(reverse("office:delegation-end", args=[lent.pk]))

    client.force_login(vanphong)

    page = client.get(reverse("office:draft", args=[Draft.objects.get().pk])).content.decode()
    assert "không còn hiệu lực" in page
    assert "Lấy số và ban hành" not in page
