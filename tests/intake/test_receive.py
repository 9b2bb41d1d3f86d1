"""Files go through the real reader, in the confined worker."""

import io

import pytest

from phoihop.intake.errors import TooLarge
from phoihop.intake.models import Document, Proposal, ReadingRun
from phoihop.intake.originals import path_of
from phoihop.intake.reading_queue import enqueue_left_behind
from phoihop.intake.receive import receive
from phoihop.intake.worker import work_off
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed

pytestmark = pytest.mark.django_db

MINUTES = (
    "HỘI NGHỊ TRỰC BÁO QUÝ I NĂM 2026\n\n"
    "Sáng 07/04/2026, UBND xã Thanh Khê tổ chức hội nghị trực báo quý I năm 2026. "
    "Đồng chí Hà Văn Sinh, Chủ tịch UBND xã chủ trì hội nghị.\n\n"
    "Chủ tịch Hội Nông dân xã Vàng A Páo kiến nghị UBND xã mở thêm điểm thu mua chè.\n\n"
    "Kết luận hội nghị, đồng chí Hà Văn Sinh yêu cầu Hội Nông dân xã rà soát hộ vay vốn, "
    "báo cáo UBND xã trước ngày 25/4/2026.\n"
).encode()


@pytest.fixture
def sent(vanphong, bodies):
    def send(data, name="truc-bao.txt", account=vanphong):
        received = receive(account, bodies.van_phong, name, data)
        work_off()
        received.document.refresh_from_db()
        return received

    return send


def test_a_document_is_read_into_proposals_with_their_sentences(sent):
    document = sent(MINUTES).document

    assert document.state == Document.State.READ
    assert str(document.dated_on) == "2026-04-07"
    assert document.is_meeting
    proposals = document.proposals.all()
    assert {"meeting", "person", "recommendation", "assignment"} <= {p.kind for p in proposals}
    for proposal in proposals:
        assert document.text[proposal.start : proposal.end] == proposal.quote


def test_the_task_has_its_day(sent):
    task = sent(MINUTES).document.proposals.get(kind=Proposal.Kind.ASSIGNMENT)

    assert task.number == "G1"
    assert task.values["due"] == "2026-04-24"
    assert task.fields["due"]["evidence"]


def test_numbers_count_in_each_kind(sent):
    numbers = sent(MINUTES).document.proposals.values_list("number", flat=True)

    assert len(set(numbers)) == len(numbers)
    assert {"H1", "K1", "G1", "N1"} <= set(numbers)


def test_the_run_keeps_versions_and_the_whole_reading(sent):
    run = ReadingRun.objects.get(document=sent(MINUTES).document)

    assert run.engine_version
    assert run.reading["meeting"]["day"] == "2026-04-07"


def test_the_original_is_kept_byte_for_byte(sent):
    document = sent(io.BytesIO(MINUTES)).document

    assert path_of(str(document.file)).read_bytes() == MINUTES
    assert document.size == len(MINUTES)


def test_the_same_bytes_are_noticed_under_any_name(sent):
    first = sent(MINUTES)
    second = sent(MINUTES, name="ban-sao.txt")

    assert (first.is_new, second.is_new) == (True, False)
    assert first.document == second.document
    assert ReadingRun.objects.count() == 1


def test_the_neighbour_keeps_a_document_of_its_own(sent, hangxom, bodies):
    sent(MINUTES)

    assert receive(hangxom, bodies.hang_xom, "a.txt", MINUTES).is_new


@pytest.mark.parametrize("who", ["canbo", "lanhdao", "tinh", "hangxom", "khach"])
def test_only_the_office_takes_documents_in(sent, cast, who):
    with pytest.raises(NotAllowed):
        sent(MINUTES, account=cast[who])

    assert not Document.objects.exists()


def test_a_file_over_the_limit_is_refused_plainly(sent, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024

    with pytest.raises(TooLarge, match="Tệp lớn hơn 1 MB nên chưa được tiếp nhận"):
        sent(io.BytesIO(b"x" * (1024 * 1024 + 1)))
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("rong.txt", b"", "empty"),
        ("anh.docx", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "mislabelled"),
        ("hong.docx", b"PK\x03\x04" + b"x" * 100, "damaged"),
    ],
    ids=["empty", "mislabelled", "damaged"],
)
def test_an_unreadable_file_is_kept_and_says_why(sent, name, data, code):
    document = sent(data, name=name).document

    assert (document.state, document.problem_code) == (Document.State.UNREADABLE, code)
    assert document.problem
    assert path_of(str(document.file)).read_bytes() == data
    assert not document.proposals.exists()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\van\\bien ban.txt", "bien ban.txt"),
        ("a\x00b\u202e.txt", "ab.txt"),
        ("", "khong-ten"),
    ],
    ids=["upwards", "windows", "control", "none"],
)
def test_a_name_is_text_for_people_and_never_a_path(sent, name, shown):
    document = sent(MINUTES, name=name).document

    assert document.name == shown
    assert document.file.name == f"originals/{document.sha256[:2]}/{document.sha256}"


def test_taking_in_and_reading_each_leave_an_entry(sent):
    sent(MINUTES)

    assert list(TrailEntry.objects.order_by("seq").values_list("verb", flat=True)) == [
        "receive",
        "read",
    ]


def test_an_interrupted_reading_is_taken_up_again(sent):
    document = sent(MINUTES).document
    document.runs.all().delete()
    Document.objects.update(state=Document.State.RECEIVED, text="")

    assert enqueue_left_behind() == 1
    assert enqueue_left_behind() == 0
    work_off()
    document.refresh_from_db()
    assert document.state == Document.State.READ
    assert document.proposals.exists()


def test_what_was_not_used_is_kept_in_view(sent):
    document = sent(MINUTES + "\nTrời hôm ấy nắng nhẹ.\n".encode()).document

    assert any("nắng nhẹ" in rest.quote for rest in document.remainders.all())
