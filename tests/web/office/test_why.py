"""A clerk asks why: the sentence in colours, the rule in words, the entry, what lost."""

import re

import pytest
from django.urls import reverse

from phoihop.intake.models import Proposal
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off

pytestmark = pytest.mark.django_db

TEXT = (
    "Sáng 05/3/2026, Đảng ủy xã Hòa Lạc tổ chức hội nghị làm việc với Hội Nông dân xã.\n\n"
    "Phát biểu kết luận hội nghị, đồng chí Bí thư Đảng ủy đề nghị Hội Nông dân xã rà soát 40 hộ, "
    "báo cáo UBND xã trước ngày 15/4."
)


@pytest.fixture
def why(clerk_client, xa_doc):
    def ask(kind, **headers):
        proposal = xa_doc.proposals.filter(kind=kind).first()
        url = reverse("office:proposal-why", args=[xa_doc.pk, proposal.pk])
        return clerk_client.get(url, headers=headers).content.decode()

    return ask


@pytest.fixture
def xa_doc(vanphong, document, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    received = receive(vanphong, document.body, "giao-ban.txt", TEXT.encode()).document
    work_off()
    received.refresh_from_db()
    return received


def test_the_words_behind_each_value_have_its_colour(why):
    page = why(Proposal.Kind.ASSIGNMENT)
    colour = re.search(r'class="dot p(\d)" aria-hidden="true"></span>Ngày cuối', page)[1]
    assert f'<mark class="p{colour}">trước ngày 15/4</mark>' in page


def test_the_rule_is_told_in_words_with_its_pattern(why):
    page = why(Proposal.Kind.ASSIGNMENT)
    assert "ngày đó không còn đúng hạn" in page
    assert "<code>due.before_day</code>" in page
    assert "DAY@day" in page


def test_the_entry_is_told_with_its_file_and_spelling(why):
    assert re.search(r"mục “hội nông dân” \(bodies\.tsv:\d+\)", why(Proposal.Kind.ASSIGNMENT))


def test_what_gave_the_year_and_what_lost_is_told(why):
    assert "lần tới của ngày này kể từ 05/03/2026" in why(Proposal.Kind.ASSIGNMENT)
    assert "không phải đơn vị tổ chức, đứng sau “với”" in why(Proposal.Kind.MEETING)


def test_the_desk_gets_a_part_of_a_page_and_everybody_else_a_page(why):
    assert "<html" not in why(Proposal.Kind.FIGURE, HX_Request="true")
    assert "<html" in why(Proposal.Kind.FIGURE)


def test_a_proposal_that_nothing_reads_today_says_so(clerk_client, document):
    proposal = document.proposals.get(number="N1")
    Proposal.objects.filter(pk=proposal.pk).update(kind=Proposal.Kind.TALLY)
    url = reverse("office:proposal-why", args=[document.pk, proposal.pk])
    assert "nay câu này không còn được đọc như vậy" in clerk_client.get(url).content.decode()


def test_a_proposal_of_another_document_is_not_found(clerk_client, document, xa_doc):
    proposal = xa_doc.proposals.first()
    url = reverse("office:proposal-why", args=[document.pk, proposal.pk])
    assert clerk_client.get(url).status_code == 404
