"""A paper drafted from a report that was sent: its figures, their lines, their confirmation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn

from phoihop.reading import read as read_text
from phoihop.reading.formats.docx import open_docx
from phoihop.records.report_entry import approve, fill, send
from phoihop.registry.models import Role
from phoihop.reports.cell_links import links_of_table
from phoihop.reports.drafts import start_draft
from phoihop.reports.models import Draft
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.official.word import write_docx
from phoihop.reports.papers import paper_of
from phoihop.reports.templates_kept import file_of
from phoihop.reports.unconfirmed import UNCONFIRMED
from tests.cast import make_account
from tests.factories import PersonFactory, PostHeldFactory
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(bodies):
    """The clerk of the body that sends."""
    return make_account("nongdan", "Lò Văn Ính", Role.Name.CLERK, bodies.nong_dan)


@pytest.fixture
def front(bodies):
    return asker(bodies)


@pytest.fixture
def sent(bodies, clerk, front):
    report = report_of(round_of(bodies, front), bodies.nong_dan)
    figures = {"qua": "trên 1.250", "tri-gia": "312,5", "xay": "4", "nha": "9"}
    fill(report, figures, account=clerk, texts={"danh-gia-chung": "Hội viên tham gia đông."})
    return send(report, account=clerk)


def words_of(draft, account):
    paper = Document(BytesIO(write_docx(paper_of(draft, account, number=3))))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def test_a_body_drafts_its_own_report_from_what_it_sent(bodies, clerk, sent):
    PostHeldFactory(
        person=PersonFactory(full_name="Quàng Văn Thưởng"), body=bodies.nong_dan, title="Chủ tịch"
    )
    draft = start_draft(bodies.nong_dan, bodies.nong_dan, "report", account=clerk, report=sent)
    data = write_docx(paper_of(draft, clerk, number=3))

    assert (draft.report, draft.recipients) == (sent, bodies.mttq.name)
    assert UNCONFIRMED not in words_of(draft, clerk)
    assert check_docx(data, today=date(2026, 11, 27)).departures == ()
    read_back = read_text(open_docx(data).text).figures
    assert [(one.value, one.unit, one.compare) for one in read_back] == [
        (Decimal(1250), "suất", ">"),
        (Decimal(312_500_000), "đồng", "="),
        (Decimal(4), "căn", "="),
        (Decimal(9), "căn", "="),
    ]


def test_every_figure_opens_the_line_it_came_from(client, bodies, clerk, sent):
    client.force_login(clerk)
    office = f"{bodies.nong_dan.pk}-{bodies.nong_dan.pk}"
    assert f"?loai=report&amp;bao-cao={sent.pk}" in page_of(client, "office:report", sent.pk)
    client.post(reverse("office:drafts"), {"kind": "report", "issuer": office, "report": sent.pk})

    page = page_of(client, "office:draft", Draft.objects.get().pk)

    address = reverse("office:report", args=[sent.pk])
    for key, number in (("qua", "trên 1.250"), ("tri-gia", "312,5"), ("xay", "4"), ("nha", "9")):
        assert f'<td><a href="{address}#dong-{key}" title="Mở báo cáo kỳ">{number}</a></td>' in page
        assert f'id="dong-{key}"' in page_of(client, "office:report", sent.pk)


def test_anothers_figures_are_unconfirmed_until_the_report_is_approved(bodies, front, sent):
    draft = start_draft(bodies.mttq, bodies.mttq, "report", account=front, report=sent)

    assert words_of(draft, front).count(UNCONFIRMED) == 4

    approve(sent, account=front)

    assert UNCONFIRMED not in words_of(draft, front)


def test_a_report_that_was_not_sent_is_not_offered(client, bodies, clerk, front):
    waiting = report_of(round_of(bodies, front), bodies.nong_dan)
    client.force_login(clerk)

    assert "bao-cao=" not in page_of(client, "office:report", waiting.pk)
    assert f'<option value="{waiting.pk}"' not in page_of(client, "office:drafts")


def page_of(client, name, *arguments):
    return client.get(reverse(name, args=arguments)).content.decode()


def test_numbers_in_tables_open_their_line_from_word_until_the_paper_is_issued(bodies, clerk, sent):
    draft = start_draft(bodies.nong_dan, bodies.nong_dan, "report", account=clerk, report=sent)
    cells = links_of_table(draft.tables[0])
    addresses = {link: f"https://vi.du/{link.row}" for link in cells}

    def linked(**more):
        opened = Document(BytesIO(file_of(draft, clerk, **more)))
        found = opened.element.body.iter(qn("w:hyperlink"))
        return ["".join(part.text or "" for part in one.iter(qn("w:t"))) for one in found]

    assert linked(addresses=addresses) == ["trên 1.250", "312,5", "4", "9"]
    assert linked() == []
