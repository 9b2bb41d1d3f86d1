"""Drafts of every kind come from records, keep their layout and get their number once."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from docx import Document

from phoihop.intake.originals import path_of
from phoihop.reading import read
from phoihop.reading.formats.docx import open_docx
from phoihop.records.confirm import confirm
from phoihop.records.models import Assignment, Meeting
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from phoihop.reports import drafts
from phoihop.reports.drafting import DRAFTERS
from phoihop.reports.errors import DraftClosed, PaperError, StaleDraft
from phoihop.reports.models import BookEntry, Draft
from phoihop.reports.official.layout.check import check_docx
from phoihop.reports.official.paper_kinds import KINDS
from phoihop.reports.official.word import write_docx
from phoihop.reports.papers import UNCONFIRMED, layout_of, paper_of
from tests.factories import PersonFactory, PostHeldFactory, RoleFactory
from tests.web.scenes import (
    confirm_all,
    figure,
    make_document,
    request_,
    tally,
    task,
)

pytestmark = pytest.mark.django_db
PARTS = (
    (
        "meeting",
        "Sáng ngày 12/11/2026, Ủy ban nhân dân xã Thanh Khê tổ chức hội nghị giao ban",
        {
            "title": "Hội nghị giao ban công tác phối hợp quý III",
            "date": "2026-11-12",
            "time_of_day": "sáng",
            "host": ["Ủy ban nhân dân xã Thanh Khê"],
            "chairs": ["Hà Văn Sinh"],
        },
    ),
    (
        "assessment",
        "Các đoàn thể đã phối hợp tốt",
        {"kind": "result", "content": "Các đoàn thể đã phối hợp tốt trong vận động hội viên"},
    ),
    ("assessment", "giám sát còn hạn chế", {"kind": "shortcoming", "content": "Giám sát còn ít"}),
    ("statement", "đề nghị quan tâm", {"speaker": "Vàng A Páo", "content": "đề nghị quan tâm"}),
    request_("mở thêm điểm thu mua chè ở thôn Nà Pồng"),
    task(
        "rà soát hộ vay vốn",
        to="Hội Nông dân xã Thanh Khê",
        due="2026-12-04",
        due_words="trước ngày 05/12",
        due_excluded=True,
        time_kind="by_day",
        **{"with": ["Hội Liên hiệp Phụ nữ xã Thanh Khê"]},
    ),
    task("duy trì các tổ tự quản", to="Hội Cựu chiến binh xã", time_kind="standing"),
    figure("sửa 9 căn nhà dột nát", "9", "căn"),
    tally("Hội Phụ nữ có 3 chỉ tiêu"),
)


@pytest.fixture
def held(bodies, vanphong):
    paper = make_document(bodies.van_phong, vanphong, PARTS)
    confirm_all(paper, vanphong)
    return Meeting.objects.get(document=paper)


@pytest.fixture
def head(bodies, vanphong):
    """Who heads the People's Committee."""
    person = PersonFactory(full_name="Hà Văn Sinh")
    return PostHeldFactory(
        person=person,
        body=bodies.ubnd,
        known_to=bodies.van_phong,
        title="Chủ tịch UBND xã Thanh Khê",
    )


def start(kind, bodies, account, held, **more):
    return drafts.start_draft(
        bodies.van_phong, bodies.ubnd, kind, account=account, meeting=held, **more
    )


def file_of(draft, account, number=5):
    return write_docx(paper_of(draft, account, number=number))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drafted_and_keeps_its_layout(kind, bodies, vanphong, held, head):
    to = bodies.nong_dan if KINDS[kind].addressed else None
    draft = start(kind, bodies, vanphong, held, to=to)

    assert check_docx(file_of(draft, vanphong), today=date(2026, 11, 27)).departures == ()
    assert draft.text


def test_every_kind_has_its_drafter():
    assert DRAFTERS.keys() == KINDS.keys()


def test_a_conclusion_notice_reads_back_to_the_assignments_it_was_drafted_from(
    bodies, vanphong, held, head
):
    draft = start("notice", bodies, vanphong, held)

    reading = read(open_docx(file_of(draft, vanphong)).text)

    written = list(Assignment.objects.order_by("proposal__start"))
    assert [(list(one.to), list(one.co_operators)) for one in reading.assignments] == [
        ([one.lead.name if one.lead else one.lead_text], list(one.co_operators_text))
        for one in written
    ]
    assert [one.due.last_day if one.due else None for one in reading.assignments] == [
        one.due_on for one in written
    ]
    assert reading.meeting.day == held.held_on


@pytest.mark.parametrize("partners", [1, 2])
def test_a_programme_bears_two_or_three_signatures(partners, bodies, vanphong, head):
    others = [bodies.mttq, bodies.nong_dan][:partners]
    draft = start("programme", bodies, vanphong, None, partners=others)
    paper = paper_of(draft, vanphong, number=1)

    assert len(paper.issuers) == len(paper.signatures) == partners + 1
    assert draft.symbol.startswith("CTPH-UBND-MTTQ-BTT")
    assert check_docx(write_docx(paper), today=date(2026, 11, 27)).departures == ()


def test_the_authority_line_follows_from_the_post_on_that_day(bodies, vanphong, held, head):
    draft = start("notice", bodies, vanphong, held)

    assert paper_of(draft, vanphong).signatures[0].lines == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")

    head.valid_to = date(2026, 10, 31)
    head.save()

    assert any("31" not in one and "không giữ chức vụ" in one for one in drafts.missing(draft))


def test_a_party_committee_issues_party_papers(bodies, vanphong, held):
    clerk = RoleFactory(body=bodies.dang_uy).account
    draft = drafts.start_draft(
        bodies.dang_uy, bodies.dang_uy, "conclusion", account=clerk, meeting=held
    )
    profile = layout_of(draft, clerk)

    assert profile.id == "party-hd05"
    assert draft.symbol == "KL/ĐU"
    assert paper_of(draft, clerk, number=3).number_line == "Số 03-KL/ĐU"


def test_figures_keep_their_source_and_say_when_unconfirmed(bodies, vanphong, head):
    paper = make_document(bodies.van_phong, vanphong, PARTS)
    waiting = paper.proposals.filter(kind="figure")
    for proposal in paper.proposals.exclude(kind="figure").order_by("start"):
        confirm(proposal, account=vanphong, version=proposal.version)
    draft = start("report", bodies, vanphong, Meeting.objects.get(document=paper))
    text = "\n".join(b for b in paper_of(draft, vanphong).blocks if isinstance(b, str))

    assert f"9 căn {UNCONFIRMED}" in text
    assert UNCONFIRMED not in draft.text

    one = waiting.get()
    confirm(one, account=vanphong, version=one.version)
    text = "\n".join(b for b in paper_of(draft, vanphong).blocks if isinstance(b, str))

    assert UNCONFIRMED not in text


def test_issuing_takes_the_number_and_keeps_the_file(bodies, vanphong, held, head):
    draft = start("notice", bodies, vanphong, held)
    before = TrailEntry.objects.count()

    entry = drafts.issue(draft, account=vanphong, version=draft.version)

    draft.refresh_from_db()
    assert (entry.number, entry.series, entry.symbol) == (1, str(draft.dated_on.year), "01/TB-UBND")
    assert draft.state == Draft.State.ISSUED
    kept = Document(BytesIO(path_of(str(draft.file)).read_bytes()))
    assert any("Số: 01/TB-UBND" in c.text for t in kept.tables for r in t.rows for c in r.cells)
    assert TrailEntry.objects.count() == before + 1
    with pytest.raises(DraftClosed):
        drafts.save_draft(draft, {"summary": "x"}, account=vanphong, version=draft.version)


def test_what_lacks_something_takes_no_number(bodies, vanphong, held):
    draft = start("notice", bodies, vanphong, held)

    with pytest.raises(PaperError, match="người ký"):
        drafts.issue(draft, account=vanphong, version=draft.version)

    assert not BookEntry.objects.exists()


def test_of_two_clerks_the_second_is_told(bodies, vanphong, held):
    draft = start("notice", bodies, vanphong, held)
    drafts.save_draft(draft, {"summary": "Một"}, account=vanphong, version=1)

    with pytest.raises(StaleDraft):
        drafts.save_draft(draft, {"summary": "Hai"}, account=vanphong, version=1)

    draft.refresh_from_db()
    assert draft.summary == "Một"


def test_a_stranger_drafts_nothing(bodies, held, hangxom):
    with pytest.raises(NotAllowed):
        start("notice", bodies, hangxom, held)


def test_an_office_writes_for_whom_it_serves_only(bodies, vanphong, held):
    with pytest.raises(PaperError):
        drafts.start_draft(bodies.van_phong, bodies.mttq, "notice", account=vanphong, meeting=held)


def test_a_dropped_draft_is_kept_without_a_number(bodies, vanphong, held):
    draft = start("notice", bodies, vanphong, held)
    drafts.drop_draft(draft, account=vanphong, version=1)

    draft.refresh_from_db()
    assert draft.state == Draft.State.DROPPED
    assert not BookEntry.objects.exists()
