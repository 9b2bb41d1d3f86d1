"""A report that came as a paper: proposed line by line, taken by a person."""

from __future__ import annotations

import pytest

from phoihop.intake.models import Document
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off
from phoihop.records.errors import ReportError
from phoihop.records.models import Report
from phoihop.records.report_entry import ChangedMeanwhile, approve, fill, send, shown
from phoihop.records.report_landing import (
    land,
    landing_lines,
    landing_parts,
    open_reports_for,
)
from phoihop.records.report_papers import paper_of, take_as_sent
from phoihop.registry.models import Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.cast import make_account
from tests.records.rounds import asker, report_of, round_of

pytestmark = pytest.mark.django_db

PAPER = """\
ỦY BAN MTTQ VIỆT NAM XÃ THANH KHÊ
HỘI NÔNG DÂN XÃ THANH KHÊ
Số: 18/BC-HND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Thanh Khê, ngày 02 tháng 4 năm 2026
BÁO CÁO
Kết quả công tác quý I năm 2026

I. Kết quả
Trong quý, Hội đã tặng 120 suất quà tặng cho hộ nghèo, trị giá quà tặng 61,5 triệu đồng.
Hội đã giúp 7 căn nhà xây mới.
II. Đánh giá chung
Hội viên hưởng ứng tốt, tuy nhiên việc thu quỹ ở một số chi hội còn chậm.
III. Đề xuất, kiến nghị
Đề nghị UBND xã bố trí kinh phí tập huấn cho chi hội trưởng.
"""


@pytest.fixture
def clerk(bodies):
    return asker(bodies)


@pytest.fixture
def report(bodies, clerk):
    return report_of(round_of(bodies, clerk), bodies.nong_dan)


@pytest.fixture
def paper(bodies, clerk):
    made = receive(clerk, bodies.mttq, "bao-cao.txt", PAPER.encode()).document
    work_off()
    return Document.objects.select_related("head", "body").get(pk=made.pk)


def taken(report, paper):
    return {one.key: one.candidates[0].proposal for one in landing_lines(report, paper)
            if one.candidates}  # fmt: skip


def test_the_paper_is_offered_for_the_open_report_of_its_sender_and_period(clerk, report, paper):
    assert open_reports_for(paper, account=clerk) == [report]


@pytest.mark.parametrize("change", [{"period_label": "quý II năm 2026"}, {"kind": "KH"}])
def test_another_period_or_kind_is_not_offered(clerk, report, paper, change):
    if "period_label" in change:
        change |= {"period_start": "2026-04-01", "period_end": "2026-06-30"}
    type(paper.head).objects.filter(pk=paper.head.pk).update(**change)
    paper.head.refresh_from_db()

    assert open_reports_for(paper, account=clerk) == []


def test_figures_are_proposed_by_the_words_of_the_lines(report, paper):
    offered = {one.key: [c.written for c in one.candidates] for one in landing_lines(report, paper)}

    assert offered["qua"] == ["120"]
    assert offered["tri-gia"] == ["61,5"]
    assert offered["xay"] == ["7"]


def test_what_is_taken_keeps_its_sentence(clerk, report, paper):
    land(report, paper, taken(report, paper), ["phan-1"], account=clerk)

    report = Report.objects.select_related("round__version").get(pk=report.pk)
    assert shown(report)["qua"] == "120"
    assert "thu quỹ" in report.texts["phan-1"]
    source = report.sources.get(key="qua")
    assert "120 suất" in source.proposal.document.text[source.proposal.start :][:200]
    assert report.document == paper
    assert TrailEntry.objects.filter(verb="land").count() == 1


def test_a_typed_figure_is_shown_beside_the_other_and_never_chosen_away(
    bodies, clerk, report, paper
):
    officer = make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)
    fill(report, {"qua": "100"}, account=officer)
    report = Report.objects.select_related("round__version").get(pk=report.pk)

    line = next(one for one in landing_lines(report, paper) if one.key == "qua")

    assert (line.now, line.candidates[0].written) == ("100", "120")
    assert line.conflicts
    assert line.chosen is None


def test_a_figure_written_meanwhile_is_not_overwritten(bodies, clerk, report, paper):
    officer = make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)
    fill(report, {"qua": "100"}, account=officer)

    with pytest.raises(ChangedMeanwhile):
        land(report, paper, taken(report, paper), [], account=clerk, seen={"qua": ""})


def test_typing_over_a_figure_takes_its_sentence_away(bodies, clerk, report, paper):
    land(report, paper, taken(report, paper), [], account=clerk)
    officer = make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)

    fill(report, {"qua": "121"}, account=officer)

    assert not report.sources.filter(key="qua").exists()
    assert report.sources.filter(key="tri-gia").exists()


def test_a_proposal_of_elsewhere_or_nothing_at_all_is_refused(clerk, report, paper):
    with pytest.raises(ReportError):
        land(report, paper, {"qua": 999_999}, [], account=clerk)
    with pytest.raises(ReportError):
        land(report, paper, {}, [], account=clerk)


def test_only_the_sender_and_the_asking_office_may(bodies, report, paper):
    stranger = make_account("khac", "Tẩn A Pao", Role.Name.CLERK, bodies.phu_nu)

    with pytest.raises(NotAllowed):
        land(report, paper, {}, ["phan-1"], account=stranger)


def test_a_paper_counts_as_sent_on_the_day_it_came(clerk, report, paper):
    with pytest.raises(ReportError, match="chưa được nhập từ văn bản"):
        take_as_sent(report, account=clerk)
    land(report, paper, taken(report, paper), [], account=clerk)

    sent = take_as_sent(report, account=clerk)

    assert (sent.state, sent.sent_at) == (Report.State.SENT, paper.received_at)
    assert sent.receipt


def test_the_written_parts_of_an_approved_report_come_to_the_desk(bodies, clerk, report):
    officer = make_account("hoind", "Vàng A Dơ", Role.Name.OFFICER, bodies.nong_dan)
    words = "Đề nghị UBND xã bố trí kinh phí tập huấn cho chi hội trưởng."
    fill(report, {"qua": "5"}, account=officer, texts={"phan-1": words})
    with pytest.raises(ReportError, match="đã duyệt"):
        paper_of(report, account=clerk)

    send(report, account=officer)
    approve(report, account=clerk)

    made = paper_of(report, account=clerk)
    again = paper_of(report, account=clerk)
    work_off()

    assert made == again
    made = Document.objects.select_related("head").get(pk=made.pk)
    assert made.head.sender == bodies.nong_dan
    asked = made.proposals.get(kind="recommendation")
    assert asked.quote in made.text
    assert "nông dân" in asked.values["from"].casefold()


def test_parts_are_found_by_their_headings(report, paper):
    (part,) = landing_parts(report, paper)

    assert part.text == (
        "Hội viên hưởng ứng tốt, tuy nhiên việc thu quỹ ở một số chi hội còn chậm."
    )
    assert part.proposal
