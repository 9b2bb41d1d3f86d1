"""One achievement told by two bodies: flagged before it is added up, decided by a person."""

import pytest

from phoihop.intake.models import Proposal
from phoihop.records.errors import ReportError
from phoihop.records.models import FigureSource, Overlap
from phoihop.records.overlaps import decide_overlap
from phoihop.records.report_entry import fill, give_back, send
from phoihop.registry.rights import NotAllowed
from phoihop.reports.rollup.page import page_data
from phoihop.reports.rollup.work import drain_all, verify
from tests.factories import DocumentFactory, ProposalFactory, RunFactory
from tests.reports.rollup.country import make_country, officer_of, q

pytestmark = pytest.mark.django_db


@pytest.fixture
def country():
    return make_country(2)


def sent(country, first="120", second="120", sources=()):
    asked = country.ask(q(1))
    reports = []
    for number, (body, gifts) in enumerate(zip(country.communes, (first, second), strict=True)):
        report = country.send(asked, body, qua=gifts)
        if sources:
            FigureSource.objects.create(report=report, key="qua", proposal=sources[number])
        reports.append(report)
    drain_all()
    return reports


def sentence(document, start=0, end=4, quote="Tặng 120 suất quà cho hộ khó khăn dịp Tết"):
    kind = Proposal.Kind.FIGURE
    run = document.runs.first() or RunFactory(document=document)
    return ProposalFactory(run=run, document=document, start=start, end=end, quote=quote, kind=kind)


def gifts(country):
    drain_all()
    lines = page_data(country.province, q(1)).lines
    return next(line.now for line in lines if line.label == "Suất quà tặng")


def test_two_figures_of_one_sentence_are_flagged_and_still_counted(country):
    paper = DocumentFactory()
    sent(country, "120", "130", [sentence(paper), sentence(paper, 2, 9)])

    assert Overlap.objects.get().reason == Overlap.Reason.SENTENCE
    assert (gifts(country).number, gifts(country).doubted) == (250, True)


def test_near_equal_sentences_of_two_papers_with_one_number_are_flagged(country):
    other = sentence(DocumentFactory(), quote="Dịp Tết tặng 120 suất quà cho hộ khó khăn")
    sent(country, sources=[sentence(DocumentFactory()), other])

    assert Overlap.objects.get().reason == Overlap.Reason.LIKENESS


def test_one_number_in_one_place_is_flagged_in_two_places_not(country):
    sent(country)
    assert not Overlap.objects.exists()

    for body in country.communes:
        body.place = "xã Chung"
        body.save()
    country.send(country.ask(q(2)), country.communes[0], qua="121")
    asked = country.ask(q(3))
    for body in country.communes:
        country.send(asked, body, qua="77", hoi_vien="3")
    drain_all()

    assert [(one.key, one.reason) for one in Overlap.objects.all()] == [("qua", "number")]


@pytest.mark.parametrize(("choice", "total"), [("both", 250), ("first", 120), ("second", 130)])
def test_what_was_decided_is_what_is_added(country, choice, total):
    paper = DocumentFactory()
    sent(country, "120", "130", [sentence(paper), sentence(paper)])

    decide_overlap(Overlap.objects.get(), choice, account=country.clerk)

    now = gifts(country)
    assert (now.number, now.doubted, now.reported) == (total, False, 2)
    assert verify().holds


def test_a_changed_number_opens_the_question_again(country):
    for body in country.communes:
        body.place = "xã Chung"
        body.save()
    reports = sent(country)
    decide_overlap(Overlap.objects.get(), "first", account=country.clerk)
    assert gifts(country).number == 120

    for report in reports:
        give_back(report, account=country.clerk, reason="xem lại")
        fill(report, {"qua": "125"}, account=officer_of(report.body))
        send(report, account=officer_of(report.body))

    assert (gifts(country).number, gifts(country).doubted) == (250, True)


def test_only_the_office_that_asked_decides(country):
    paper = DocumentFactory()
    sent(country, "120", "130", [sentence(paper), sentence(paper)])
    overlap = Overlap.objects.get()

    with pytest.raises(NotAllowed):
        decide_overlap(overlap, "both", account=officer_of(country.communes[0]))
    with pytest.raises(ReportError):
        decide_overlap(overlap, "waiting", account=country.clerk)
