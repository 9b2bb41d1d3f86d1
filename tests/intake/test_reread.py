"""A newer reader reads again: every human decision stays, only what changed is shown."""

import pytest

from phoihop.intake import reread as rereading
from phoihop.intake.handmade import propose
from phoihop.intake.models import Proposal
from phoihop.intake.receive import receive
from phoihop.intake.remainders import dismiss
from phoihop.intake.reread import NotReread, reread
from phoihop.intake.worker import work_off
from phoihop.reading import read
from phoihop.reading.confined import ReadFile
from phoihop.records.confirm import confirm, reject
from phoihop.records.models import Assignment
from phoihop.registry.rights import NotAllowed

pytestmark = pytest.mark.django_db
TEXT = (
    "HỘI NGHỊ TRỰC BÁO QUÝ I NĂM 2026\n\n"
    "Sáng 07/04/2026, UBND xã Thanh Khê tổ chức hội nghị trực báo quý I năm 2026. "
    "Đồng chí Hà Văn Sinh, Chủ tịch UBND xã chủ trì hội nghị.\n\n"
    "Chủ tịch Hội Nông dân xã Vàng A Páo kiến nghị UBND xã mở thêm điểm thu mua chè.\n\n"
    "Không khí hội nghị cởi mở.\n\n"
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
def newer(monkeypatch):
    """The next reading gives this text, as the reader of tomorrow might."""

    def will_read(text):
        answer = ReadFile(text, "txt", {}, [], read(text))
        monkeypatch.setattr(rereading, "read_file", lambda *_a, **_k: answer)

    return will_read


def states(document):
    return {
        one.number: (one.state, one.quote, one.edited, one.start)
        for one in document.proposals.exclude(state__in=Proposal.UNDECIDED)
    }


def test_reading_the_same_again_changes_nothing(document, vanphong):
    before = list(document.proposals.values_list("number", "fields", "quote"))

    assert reread(document, account=vanphong).is_same
    assert list(document.proposals.values_list("number", "fields", "quote")) == before
    assert document.runs.count() == 2


def test_every_decision_stays_and_what_differs_stands_beside_it(document, vanphong, newer):
    task = document.proposals.get(kind="assignment")
    confirm(task, account=vanphong, version=1, values={"to": ["Hội Phụ nữ"]})
    request = document.proposals.get(kind="recommendation")
    reject(request, account=vanphong, version=1)
    before = states(document)
    newer(TEXT.replace("25/4/2026", "28/4/2026").replace("25/4", "28/4"))
    # The words of the decided sentence itself have changed: the old reading stays.
    with pytest.raises(NotReread, match="giữ nguyên lần đọc cũ"):
        reread(document, account=vanphong)
    assert states(document) == before
    assert document.runs.count() == 1


def test_words_that_moved_carry_their_decisions_along(document, vanphong, newer):
    for proposal in document.proposals.order_by("start"):
        confirm(proposal, account=vanphong, version=1)
    records = Assignment.objects.get()
    newer("Dòng đầu mới nhận dạng được.\n\n" + TEXT)

    reread(document, account=vanphong)

    document.refresh_from_db()
    for proposal in document.proposals.filter(state="confirmed"):
        assert document.text[proposal.start : proposal.end] == proposal.quote
    assert Assignment.objects.get() == records


def test_what_is_new_is_added_and_marked(document, vanphong, newer):
    newer(TEXT + "\nĐồng chí Hà Văn Sinh giao Hội Phụ nữ xã vận động 20 hộ làm vườn mẫu.\n")

    result = reread(document, account=vanphong)

    assert result.added >= 1
    added = document.proposals.filter(change="added")
    assert any("vườn mẫu" in one.quote for one in added)
    assert not document.proposals.filter(change="").filter(quote__contains="vườn mẫu").exists()


def test_what_is_no_longer_found_goes_unless_somebody_touched_it(document, vanphong, newer):
    request = document.proposals.get(kind="recommendation")
    confirm(request, account=vanphong, version=1)
    gone = TEXT.replace("yêu cầu Hội Nông dân xã rà soát hộ vay vốn", "chúc sức khỏe các đại biểu")
    newer(gone)

    assert reread(document, account=vanphong).gone >= 1
    assert not document.proposals.filter(kind="assignment").exists()
    assert document.proposals.filter(pk=request.pk, state="confirmed").exists()


def test_what_a_person_made_or_dismissed_stays(document, vanphong, newer):
    rest = document.remainders.get(quote__contains="cởi mở")
    dismiss(rest, account=vanphong)
    start = document.text.index("Không khí")
    made = propose(document, start, start + 9, Proposal.Kind.ASSESSMENT, account=vanphong)
    newer(TEXT)

    reread(document, account=vanphong)

    assert document.proposals.filter(pk=made.pk).exists()
    assert document.remainders.get(quote__contains="cởi mở").dismissed_by == vanphong


def test_only_the_office_reads_again(document, canbo):
    with pytest.raises(NotAllowed):
        reread(document, account=canbo)
