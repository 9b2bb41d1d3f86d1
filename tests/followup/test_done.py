import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.followup.answers import close
from phoihop.followup.models import Change
from phoihop.followup.work import AlreadyDone, NeedsProof, history, mark_done, reopen, state_of
from phoihop.intake.originals import path_of
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.factories import confirmed_request, confirmed_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(bodies, vanphong):
    return confirmed_task(vanphong, bodies.van_phong)


@pytest.mark.parametrize("note", ["", "   ", "\n"])
def test_a_click_alone_is_no_proof(task, vanphong, note):
    with pytest.raises(NeedsProof, match="Hãy ghi kết quả thực hiện hoặc gắn tệp"):
        mark_done(task, account=vanphong, note=note)

    assert state_of(task) == Change.State.RUNNING


def test_a_note_is_enough(task, vanphong):
    mark_done(task, account=vanphong, note="đã gửi báo cáo")

    assert state_of(task) == Change.State.DONE


def test_a_file_is_enough_and_is_kept_byte_for_byte(task, vanphong):
    file = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4 x")

    change = mark_done(task, account=vanphong, file=file)

    assert change.file_name == "bao-cao.pdf"
    assert path_of(str(change.file)).read_bytes() == b"%PDF-1.4 x"


def test_the_database_itself_asks_for_proof(task, vanphong):
    from django.db import IntegrityError, transaction

    values = {"assignment": task, "to_state": "done", "by": vanphong, "changed_on": "2026-03-01"}
    with pytest.raises(IntegrityError), transaction.atomic():
        Change.objects.create(**values)


def test_it_is_done_once(task, vanphong):
    mark_done(task, account=vanphong, note="xong")

    with pytest.raises(AlreadyDone, match="NV-2026-1 đã được ghi nhận hoàn thành"):
        mark_done(task, account=vanphong, note="xong nữa")
    assert history(task).count() == 1


def test_what_was_not_done_after_all_is_taken_up_again(task, vanphong):
    mark_done(task, account=vanphong, note="xong")

    reopen(task, account=vanphong, note="báo cáo thiếu số liệu")

    assert state_of(task) == Change.State.RUNNING
    assert [change.to_state for change in history(task)] == ["done", "running"]


def test_the_office_stops_following_a_recommendation_with_a_reason(bodies, vanphong):
    request = confirmed_request(vanphong, bodies.van_phong)

    close(request, account=vanphong, note="đơn vị kiến nghị đã rút")

    assert state_of(request) == Change.State.DONE


@pytest.mark.parametrize("who", ["canbo", "lanhdao", "hangxom", "khach"])
def test_only_the_office_says_so(task, cast, who):
    with pytest.raises(NotAllowed):
        mark_done(task, account=cast[who], note="xong")


def test_the_trail_says_what_was_written(task, vanphong):
    mark_done(task, account=vanphong, note="đã gửi báo cáo")

    entry = TrailEntry.objects.get(verb="mark_done")
    assert entry.before == {"state": "running"}
    assert entry.after["note"] == "đã gửi báo cáo"
