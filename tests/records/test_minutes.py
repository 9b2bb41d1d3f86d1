"""Minutes: no line is lost, none is written over, and a marked line gets its sentence."""

import pytest

from phoihop.intake.models import Batch, Document
from phoihop.intake.read import read_document
from phoihop.records.confirm import confirm
from phoihop.records.errors import ConferenceClosed, ConferenceError
from phoihop.records.guests import Came, Guest, invite_guests, take_attendance
from phoihop.records.minute_marks import marks_to_tie, tie_marks
from phoihop.records.minutes import Written, finish_minutes, lines_since, minutes_text, write_lines
from phoihop.records.models import Assignment, Conference
from tests.cast import make_account
from tests.records.conferences import chair_of, conference_of

pytestmark = pytest.mark.django_db
CHAIR = "đồng chí Hà Văn Sinh, Chủ tịch UBND xã"
ASKS = "Đề nghị UBND xã mở thêm điểm thu mua chè ở thôn Nà Pồng"
GIVES = "Giao Phòng Kinh tế chủ trì rà soát hộ vay vốn, báo cáo trước ngày 15/12"
NOTED = "Điện ở bản Pa hay mất vào buổi tối"


@pytest.fixture
def planned(bodies, vanphong):
    return conference_of(bodies, vanphong, chairs=[chair_of(bodies)])


@pytest.fixture
def second_clerk(bodies):
    return make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)


def written(key, text, **more):
    return Written(**{"key": key, "speaker": CHAIR, "text": text, "page": "p-1"} | more)


def texts(conference):
    return list(conference.lines.values_list("text", flat=True))


def test_a_line_sent_twice_is_kept_once(planned, vanphong):
    line = written("m-1", ASKS)

    write_lines(planned, [line], account=vanphong)
    write_lines(planned, [line], account=vanphong)

    assert texts(planned) == [ASKS]
    assert planned.lines.get().version == 1


def test_a_page_whose_answer_was_lost_goes_on_writing(planned, vanphong):
    write_lines(planned, [written("m-1", "Đề nghị")], account=vanphong)

    kept = write_lines(planned, [written("m-1", ASKS)], account=vanphong)

    assert kept.conflicts == []
    assert texts(planned) == [ASKS]


def test_of_two_clerks_on_a_line_neither_is_overwritten(planned, vanphong, second_clerk):
    write_lines(planned, [written("m-1", "một")], account=vanphong)
    theirs = written("m-1", "hai", version=1, page="p-2")
    write_lines(planned, [theirs], account=second_clerk)

    mine = [written("m-1", "ba", version=1), written("m-2", "dòng khác")]
    kept = write_lines(planned, mine, account=vanphong)

    (clash,) = kept.conflicts
    assert (clash.theirs.text, clash.mine.text) == ("hai", "ba")
    assert texts(planned) == ["hai", "dòng khác"]


def test_a_page_learns_only_what_is_new(planned, vanphong):
    first = write_lines(planned, [written("m-1", "một")], account=vanphong)
    write_lines(planned, [written("m-2", "hai")], account=vanphong)

    assert [line.key for line in lines_since(planned, first.counter)] == ["m-2"]


@pytest.mark.parametrize(
    "line",
    [
        written("khóa lạ", "x"),
        written("m-1", "x", mark="tally"),
        written("m-1", "x" * 20_001),
        written("m-1", "x", speaker="y" * 251),
    ],
)
def test_what_cannot_be_a_line_is_refused(planned, vanphong, line):
    with pytest.raises(ConferenceError):
        write_lines(planned, [line], account=vanphong)
    assert texts(planned) == []


def test_nul_bytes_and_composed_letters_are_kept_as_text(planned, vanphong):
    write_lines(planned, [written("m-1", "Ha\u0300 Nội\x00")], account=vanphong)

    assert texts(planned) == ["Hà Nội"]


def test_the_text_names_the_event_and_who_came(planned, vanphong, bodies):
    rows = invite_guests(
        planned, [Guest("Hội Nông dân xã", count=3), Guest("Công an xã")], account=vanphong
    )
    came = {rows[0].pk: Came("came", count=2), rows[1].pk: Came("absent", reason="trực")}
    take_attendance(planned, came, account=vanphong)
    write_lines(planned, [written("m-1", ASKS)], account=vanphong)

    text = minutes_text(planned, list(planned.lines.all()))

    assert "Sáng ngày 04/12/2026, Ủy ban nhân dân xã Thanh Khê tổ chức hội nghị trực báo" in text
    assert "Tham dự có: Hội Nông dân xã (2 người)." in text
    assert "Vắng: Công an xã (trực)." in text
    assert f"Đồng chí Hà Văn Sinh, Chủ tịch UBND xã: {ASKS}." in text


@pytest.fixture
def finished(planned, vanphong):
    lines = [
        written("m-1", ASKS, speaker="đại diện Hội Nông dân xã", mark="recommendation"),
        written("m-2", NOTED, mark="assignment"),
        written("m-3", GIVES, mark="assignment"),
        written("m-4", "Không khí cởi mở"),
    ]
    write_lines(planned, lines, account=vanphong)
    document = finish_minutes(planned, account=vanphong)
    read_document(document, account=vanphong)
    tie_marks(planned, account=vanphong)
    return Conference.objects.get(pk=planned.pk)


def test_finished_minutes_are_a_document_like_any_other(finished):
    document = finished.minutes

    assert document.batch.channel == Batch.Channel.MINUTES
    assert document.state == Document.State.READ
    assert finished.state == Conference.State.HELD
    assert list(finished.sources.all()) == [document]


def test_every_marked_line_has_a_proposal_at_its_sentence(finished):
    for line in finished.lines.exclude(mark=""):
        proposal = line.proposal
        assert proposal.kind == line.mark
        assert line.text in finished.minutes.text[proposal.start : proposal.end + 1]
    assert marks_to_tie(finished) == 0


def test_what_the_reader_saw_is_taken_and_what_it_missed_is_made(finished):
    made = {line.text: line.proposal.rule for line in finished.lines.exclude(mark="")}

    assert made[NOTED] == "tay"
    assert made[GIVES] != "tay"
    assert finished.lines.get(text=GIVES).proposal.values["due"] == "2026-12-14"


def test_tying_twice_makes_nothing_new(finished, vanphong):
    before = finished.minutes.proposals.count()

    assert tie_marks(finished, account=vanphong) == 0
    assert finished.minutes.proposals.count() == before


def test_a_person_still_confirms(finished, vanphong):
    assert not Assignment.objects.exists()

    proposal = finished.lines.get(text=GIVES).proposal
    confirm(proposal, account=vanphong, version=proposal.version)
    assert Assignment.objects.get().quote in finished.minutes.text


def test_nothing_is_written_into_finished_minutes(finished, vanphong):
    with pytest.raises(ConferenceClosed):
        write_lines(finished, [written("m-9", "thêm")], account=vanphong)
    with pytest.raises(ConferenceClosed):
        finish_minutes(finished, account=vanphong)


def test_empty_minutes_are_not_finished(planned, vanphong):
    with pytest.raises(ConferenceError, match="chưa có dòng"):
        finish_minutes(planned, account=vanphong)
