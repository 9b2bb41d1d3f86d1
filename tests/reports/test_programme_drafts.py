from datetime import date

import pytest
from django.urls import reverse

from phoihop.records.agreements import Signing, make_agreement
from phoihop.records.plan_sheet import Typed, save_sheet
from phoihop.records.plans import decide_plan, make_plan
from phoihop.registry.models import Body, TrailEntry
from phoihop.reports.errors import PaperError
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.papers import paper_of
from phoihop.reports.programme_drafts import draft_programme
from phoihop.reports.templates_kept import file_of

pytestmark = pytest.mark.django_db


def plan_of(bodies, account, parties):
    agreement = make_agreement(
        {"title": "Chương trình phối hợp", "number": "01/CTPH", "signed_on": date(2025, 7, 1)},
        [Signing(body) for body in parties],
        body=bodies.van_phong,
        account=account,
    )
    plan = make_plan(bodies.van_phong, 2027, account=account, agreement=agreement)
    rows = [
        Typed(content="Tập huấn chè", lead="Hội Nông dân", time="Quý II", planned="20 triệu"),
        Typed(content="Ngày hội", lead="Tổ dân vận", time="18/11", planned="5 triệu"),
    ]
    save_sheet(plan, rows, account=account, bodies=Body.objects.all())
    return plan


def test_two_parties_sign_what_the_plan_says(bodies, vanphong):
    plan = plan_of(bodies, vanphong, [bodies.mttq, bodies.ubnd])
    decide_plan(plan, account=vanphong, decision="QĐ số 3/QĐ-UBND", decided_on=date(2026, 1, 19))
    plan.refresh_from_db()

    draft = draft_programme(plan, account=vanphong)

    assert (draft.kind, draft.issuer, list(draft.partners.all())) == (
        "programme",
        bodies.ubnd,
        [bodies.mttq],
    )
    assert draft.signers.count() == 2
    assert draft.summary.endswith("năm 2027")
    assert [row[1] for row in draft.tables[0]["rows"]] == ["Tập huấn chè", "Ngày hội"]
    assert "Kinh phí dự toán: 25.000.000 đồng." in draft.text
    assert "01/CTPH ngày 01/07/2025" in draft.bases
    assert "QĐ số 3/QĐ-UBND" in draft.bases


def test_three_parties_have_three_signatures_and_keep_the_layout(bodies, vanphong):
    plan = plan_of(bodies, vanphong, [bodies.ubnd, bodies.mttq, bodies.nong_dan])

    draft = draft_programme(plan, account=vanphong)

    assert draft.signers.count() == 3
    paper = paper_of(draft, vanphong)
    found = check_docx(file_of(draft, vanphong), today=date(2027, 1, 20), profile=paper.profile)
    allowed = {"number.form", "number.zero", "signature.present"}
    assert {one.rule for one in found.departures} <= allowed


def test_every_line_opens_its_place_in_the_plan(clerk, bodies, vanphong):
    plan = plan_of(bodies, vanphong, [bodies.ubnd, bodies.mttq])
    draft = draft_programme(plan, account=vanphong)

    page = clerk.get(reverse("office:draft", args=[draft.pk])).content.decode()

    for item in plan.items.all():
        assert f"/lam-viec/ke-hoach-nam/{plan.pk}/#dong-{item.pk}" in page


@pytest.fixture
def clerk(client, vanphong):
    client.force_login(vanphong)
    return client


def test_who_writes_for_no_party_is_told(bodies, cast):
    plan = plan_of(bodies, cast["vanphong"], [bodies.mttq, bodies.nong_dan])
    before = TrailEntry.objects.count()

    with pytest.raises(PaperError, match="không soạn văn bản thay"):
        draft_programme(plan, account=cast["vanphong"])

    assert TrailEntry.objects.count() == before
