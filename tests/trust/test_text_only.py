"""One sentence that asks to watch citizens walks through every door; nothing is built on it."""

import re

import pytest
from django.urls import reverse

from phoihop.followup.work import board
from phoihop.intake.handmade import NotMade, propose
from phoihop.intake.models import Document, Proposal
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off
from phoihop.records.confirm import confirm
from phoihop.records.errors import TextOnly
from phoihop.records.models import Assignment, Meeting, Recommendation
from phoihop.records.publish import publish
from tests.factories import RoleFactory
from tests.trust.policy import ROUTES

pytestmark = pytest.mark.django_db
WATCHED = "theo dõi các hội nhóm tự phát ở thôn Nà Pồng"
SENTENCE = f"Đồng chí Hà Văn Sinh yêu cầu Hội Nông dân xã {WATCHED}, báo cáo trước ngày 20/4/2026."
TEXT = (
    "HỘI NGHỊ TRỰC BÁO QUÝ I NĂM 2026\n\n"
    "Sáng 07/04/2026, UBND xã Thanh Khê tổ chức hội nghị trực báo quý I năm 2026. "
    "Đồng chí Hà Văn Sinh, Chủ tịch UBND xã chủ trì hội nghị.\n\n"
    f"{SENTENCE}\n\n"
    "Kết luận hội nghị, đồng chí Hà Văn Sinh yêu cầu Hội Nông dân xã rà soát hộ vay vốn, "
    "báo cáo UBND xã trước ngày 25/4/2026.\n"
)


@pytest.fixture
def document(vanphong, bodies):
    kept = receive(vanphong, bodies.van_phong, "truc-bao.txt", TEXT.encode()).document
    work_off()
    kept.refresh_from_db()
    return kept


@pytest.fixture
def marked(document):
    (proposal,) = [one for one in document.proposals.all() if one.is_text_only]
    return proposal


def test_the_reader_marks_it_and_the_desk_offers_no_owner_and_no_day(client, vanphong, marked):
    client.force_login(vanphong)
    page = client.get(
        reverse("office:document", args=[marked.document_id]), {"de-xuat": marked.pk}
    ).content.decode()

    assert 'name="to"' not in page
    assert 'name="due"' not in page
    assert 'name="lead"' not in page


@pytest.mark.parametrize(
    "values",
    [{"to": ["Hội Nông dân"]}, {"due": "2026-04-19"}, {"with": ["Công an xã"]}, {"lead": "1"}],
    ids=["owner", "day", "co-operators", "link"],
)
def test_no_edit_makes_it_work(marked, vanphong, values):
    with pytest.raises(TextOnly):
        confirm(marked, account=vanphong, version=1, values=values)
    assert not Assignment.objects.exists()


def test_accepting_all_passes_it_by(client, vanphong, document, marked):
    client.force_login(vanphong)
    page = client.get(reverse("office:accept-all", args=[document.pk])).content.decode()
    assert f'value="{marked.pk}:' not in page

    take = [f"{marked.pk}:1"]
    client.post(reverse("office:accept-all", args=[document.pk]), {"take": take})
    marked.refresh_from_db()
    assert not marked.is_decided


@pytest.mark.parametrize("kind", ["assignment", "recommendation", "statement", "figure"])
@pytest.mark.parametrize("words", [SENTENCE, WATCHED])
def test_marking_its_words_by_hand_makes_nothing(document, marked, vanphong, kind, words):
    start = document.text.index(words)

    with pytest.raises(NotMade, match="chỉ được ghi nhận như văn bản"):
        propose(document, start, start + len(words), Proposal.Kind(kind), account=vanphong)
    assert not document.proposals.filter(rule="tay").exists()


def test_a_request_to_watch_is_made_into_nothing_by_hand_either(vanphong, bodies):
    words = "theo dõi những người hay khiếu kiện"
    text = f"Hội Nông dân xã đề nghị Công an xã {words}; đề nghị UBND xã mở điểm thu mua chè."
    kept = receive(vanphong, bodies.van_phong, "y-kien.txt", text.encode()).document
    work_off()
    kept.refresh_from_db()

    with pytest.raises(NotMade, match="chỉ được ghi nhận như văn bản"):
        propose(kept, 0, text.index(";"), Proposal.Kind.RECOMMENDATION, account=vanphong)
    start = text.index("đề nghị UBND")
    propose(kept, start, len(text) - 1, Proposal.Kind.RECOMMENDATION, account=vanphong)


def test_behind_every_door_it_is_text_and_nothing_else(
    client, document, marked, bodies, cast, vanphong, lanhdao
):
    for proposal in document.proposals.order_by("start"):
        confirm(proposal, account=vanphong, version=proposal.version)
    kept = Assignment.objects.get(record_only=True)
    assert (kept.code, kept.lead, kept.lead_text, kept.due_on, kept.due_words) == (
        "", None, "", None, "",
    )  # fmt: skip
    assert not kept.co_operators.exists()
    assert not Recommendation.objects.filter(content__contains=WATCHED).exists()
    for account in cast.values():
        shown = board(account, on=document.dated_on)
        assert WATCHED not in str([item.text for group in shown.groups for item in group.items])

    for role in ("leader", "administrator", "chief"):
        RoleFactory(account=lanhdao, body=bodies.van_phong, role=role)
    publish(Meeting.objects.get(), account=lanhdao)
    found = _pages_with(client, None, WATCHED) + _pages_with(client, lanhdao, WATCHED)

    # Only the page of its own document shows the words: they are its text.
    assert found == []


def _pages_with(client, account, words):
    """Names of the addresses without a key, and of the meeting's own, that show the words."""
    if account:
        client.force_login(account)
    meeting = Meeting.objects.get().pk
    hits = []
    for address in sorted(_addresses(meeting)):
        answer = client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if words.encode() in body and not re.search(r"/nhat-ky/", address):
            hits.append(address)
    return hits


def _addresses(meeting):
    """Every address that needs no key, and those of the published meeting."""
    for name, route in ROUTES.items():
        if "GET" in route.methods and not route.keys and ":" in name and "root" not in name:
            yield reverse(name)
    for name in ("portal:meeting", "api:meeting", "api:tasks", "office:meeting"):
        yield reverse(name, args=[meeting])


def test_a_document_that_is_closed_and_opened_again_keeps_the_mark(document, marked, vanphong):
    from phoihop.intake.close import close_document, reopen_document

    close_document(document, account=vanphong)
    reopen_document(document, account=vanphong)

    marked.refresh_from_db()
    assert marked.is_text_only
    assert Document.objects.get().is_open
