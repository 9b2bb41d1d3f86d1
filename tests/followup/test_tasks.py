"""Tasks: what the unit says, what the office makes of it, and nothing overwritten."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from phoihop.followup.errors import ChangedMeanwhile, FollowupError, NeedsProof, NotNow
from phoihop.followup.models import Change
from phoihop.followup.tasks import (
    ask_extension,
    asked_extension,
    confirm_done,
    due_history,
    grant_extension,
    mark_done,
    refuse_extension,
    reopen,
    report_done,
    report_progress,
    require_proof,
    send_back,
    silent_bodies,
    supersede,
)
from phoihop.followup.work import board, state_of, version_of
from phoihop.records.confirm import confirm
from phoihop.records.models import Assignment
from phoihop.registry.models import TrailEntry
from phoihop.registry.rights import NotAllowed, scope
from tests.factories import confirmed_task, task_proposal

pytestmark = pytest.mark.django_db
S = Change.State
TODAY = date(2026, 3, 20)
SAID = {"note": "đã rà soát 120 hộ"}


@pytest.fixture
def make(bodies, vanphong):
    return lambda **changed: confirmed_task(vanphong, bodies.van_phong, **changed)


@pytest.fixture
def task(make):
    return make()


def group_of(account, code):
    return next(g.key for g in board(account, on=TODAY).groups if code in [i.code for i in g.items])


def test_reported_is_not_done_until_the_office_confirms(task, canbo, vanphong):
    report_done(task, account=canbo, **SAID)
    assert (state_of(task), group_of(vanphong, task.code)) == (S.REPORTED, "reported")

    confirm_done(task, account=vanphong)

    assert (state_of(task), group_of(vanphong, task.code)) == (S.DONE, "done")


def test_what_is_sent_back_goes_on_with_the_reason(task, canbo, vanphong):
    report_done(task, account=canbo, **SAID)

    with pytest.raises(FollowupError, match="vì sao trả lại"):
        send_back(task, account=vanphong, note=" ")
    send_back(task, account=vanphong, note="thiếu xóm Nà Lốc")

    assert state_of(task) == S.RUNNING


@pytest.mark.parametrize("who", ["hangxom", "tinh", "khach", "lanhdao"])
def test_only_the_lead_and_the_office_report(task, cast, who):
    with pytest.raises(NotAllowed):
        report_done(task, account=cast[who], **SAID)


@pytest.mark.parametrize("act", [confirm_done, grant_extension, refuse_extension, send_back])
def test_the_lead_does_not_judge_itself(task, canbo, act):
    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa lũ")
    if act in (confirm_done, send_back):
        report_done(task, account=canbo, **SAID)

    with pytest.raises(NotAllowed):
        act(task, account=canbo, note="được")


def test_the_step_names_the_unit_or_that_the_office_wrote_for_it(task, canbo, vanphong, bodies):
    own = report_progress(task, account=canbo, note="được 3 xóm", percent=40)
    for_it = report_progress(task, account=vanphong, note="5 xóm", said_by="bà Páo, gọi điện")

    assert (own.body, own.percent) == (bodies.nong_dan, 40)
    assert (for_it.body, for_it.said_by) == (None, "bà Páo, gọi điện")


def test_a_co_operator_sees_the_task_and_notes_but_does_not_report(make, bodies, account_of):
    shared = make(**{"with": ["Hội Liên hiệp Phụ nữ"]})
    helper = account_of(bodies.phu_nu, "officer")

    assert scope(helper, Assignment.objects.all()).get() == shared
    report_progress(shared, account=helper, note="đã góp danh sách")
    with pytest.raises(NotAllowed):
        report_done(shared, account=helper, **SAID)


def test_of_two_people_at_once_one_is_told_who_was_quicker(task, canbo, vanphong):
    seen = version_of(task)
    report_progress(task, account=canbo, note="được 3 xóm", seen=seen)

    with pytest.raises(ChangedMeanwhile, match="vừa được Vàng A Páo cập nhật"):
        mark_done(task, account=vanphong, note="xong", seen=version_of(task) - 1)
    assert state_of(task) == S.RUNNING


def test_a_confirmation_without_a_report_does_not_fit(task, vanphong):
    with pytest.raises(NotNow, match="đang thực hiện"):
        confirm_done(task, account=vanphong)


@pytest.mark.parametrize(
    ("words", "note", "enough"),
    [
        ("xây dựng kế hoạch phối hợp", "đã làm xong", False),
        ("xây dựng kế hoạch phối hợp", "Kế hoạch số 12/KH-HND ngày 3/3", True),
        ("vận động quyên góp cho hộ nghèo", "đã vận động", False),
        ("vận động quyên góp cho hộ nghèo", "được 45 triệu đồng", True),
        ("họp dân bàn làm đường", "đã họp dân", True),
        ("họp dân bàn làm đường", "", False),
    ],
)
def test_the_words_of_a_task_say_what_must_be_shown(make, canbo, words, note, enough):
    task = make(task=words)

    if enough:
        assert report_done(task, account=canbo, note=note).to_state == S.REPORTED
    else:
        with pytest.raises(NeedsProof, match="Chưa đủ minh chứng"):
            report_done(task, account=canbo, note=note)


def test_the_office_may_ask_for_a_file(task, canbo, vanphong):
    require_proof(task, "file", account=vanphong)

    with pytest.raises(NeedsProof, match="tệp minh chứng"):
        report_done(task, account=canbo, **SAID)
    file = SimpleUploadedFile("anh.jpg", b"\xff\xd8x")
    assert report_done(task, account=canbo, file=file).file_name == "anh.jpg"


def test_asked_is_still_late_and_granted_is_not(task, canbo, vanphong):
    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa lũ chia cắt")
    assert group_of(vanphong, task.code) == "overdue"
    (item,) = board(vanphong, on=TODAY)["overdue"].items
    assert item.asked_until == date(2026, 4, 1)

    grant_extension(task, account=vanphong)

    assert group_of(vanphong, task.code) == "running"
    assert asked_extension(task) is None


def test_the_day_of_the_sentence_and_every_day_since_are_kept(task, canbo, vanphong):
    first = task.due_on
    for day in (date(2026, 4, 1), date(2026, 4, 20)):
        ask_extension(task, account=canbo, until=day, note="mưa lũ")
        grant_extension(task, account=vanphong)

    moved = [(step.due_from, step.due_to) for step in due_history(task)]
    assert moved == [(first, date(2026, 4, 1)), (date(2026, 4, 1), date(2026, 4, 20))]
    assert task.proposal.fields["due"]["value"] == first.isoformat()
    assert Assignment.objects.get().due_words == "trước ngày 15/3"


def test_the_office_may_grant_another_day_or_refuse(task, canbo, vanphong):
    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa lũ")
    refuse_extension(task, account=vanphong, note="đã qua đợt mưa")
    assert (asked_extension(task), task.due_on) == (None, date(2026, 3, 14))

    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="thiếu người")
    grant_extension(task, account=vanphong, until=date(2026, 3, 25))
    assert Assignment.objects.get().due_on == date(2026, 3, 25)


@pytest.mark.parametrize(
    ("until", "note", "said"),
    [
        (date(2026, 4, 1), "", "lý do xin gia hạn"),
        (None, "mưa", "ngày xin gia hạn"),
        (date(2026, 3, 14), "mưa", "phải sau hạn hiện nay"),
    ],
)
def test_more_time_needs_a_later_day_and_a_reason(task, canbo, until, note, said):
    with pytest.raises(FollowupError, match=said):
        ask_extension(task, account=canbo, until=until, note=note)


def test_a_task_without_a_day_needs_no_extension(make, canbo):
    task = make(due=None, time_kind="not_stated")

    with pytest.raises(FollowupError, match="không có hạn ngày"):
        ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa")


def test_a_standing_task_is_told_about_and_never_finished(make, canbo, vanphong):
    silent = make(due=None, time_kind="standing", to=["Hội Phụ nữ"])
    told = make(due=None, time_kind="standing")

    with pytest.raises(FollowupError, match="không có lúc xong"):
        report_done(told, account=canbo, **SAID)
    report_progress(told, account=canbo, note="quý I: 3 buổi")

    shown = [item.code for item in board(vanphong, on=TODAY)["standing"].items]
    assert shown == [silent.code, told.code]


def test_who_waits_for_another_is_not_blamed(make, vanphong):
    first, second = make(due="2026-03-25"), make(due="2026-03-02")
    Assignment.objects.filter(pk=second.pk).update(depends_on=first)

    (item,) = board(vanphong, on=TODAY)["waiting"].items
    assert (item.code, item.waits_for, item.is_overdue) == (second.code, first.code, False)

    mark_done(first, account=vanphong, note="xong")
    assert group_of(vanphong, second.code) == "overdue"


def test_a_newer_task_takes_the_place_and_both_name_the_other(make, vanphong):
    old, new, waiting = make(), make(task="rà soát cả hộ cận nghèo"), make()
    Assignment.objects.filter(pk=waiting.pk).update(depends_on=old)

    supersede(old, by=new, account=vanphong, note="kết luận số 9")

    old, waiting = (Assignment.objects.get(pk=one.pk) for one in (old, waiting))
    assert (old.superseded_by, list(new.supersedes.all())) == (new, [old])
    assert (state_of(old), waiting.depends_on) == (S.SUPERSEDED, new)
    assert "rà soát hộ vay vốn" in old.task


def test_nothing_takes_its_own_place(make, vanphong):
    old, new = make(), make()
    supersede(old, by=new, account=vanphong)

    for task in (old, new):
        with pytest.raises(FollowupError, match="không thể thay cho chính nó"):
            supersede(task, by=old, account=vanphong)


def test_a_class_has_reported_when_the_last_of_it_has(make, bodies, vanphong, canbo, account_of):
    task = make(to=["các hội, đoàn thể"])
    task.addressees.set([bodies.nong_dan, bodies.phu_nu])

    report_done(task, account=canbo, **SAID)
    assert (state_of(task), silent_bodies(task)) == (S.RUNNING, {bodies.phu_nu.pk})

    report_done(task, account=account_of(bodies.phu_nu, "head"), **SAID)
    assert (state_of(task), silent_bodies(task)) == (S.REPORTED, set())


def test_a_sentence_kept_as_text_is_no_work(bodies, vanphong):
    text = confirm(task_proposal(bodies.van_phong, record_only=True), account=vanphong, version=1)

    for act in (mark_done, report_progress, report_done):
        with pytest.raises((NotAllowed, FollowupError)):
            act(text, account=vanphong, note="đã làm")
    assert not Change.objects.exists()


def test_each_step_leaves_one_entry(task, canbo, vanphong):
    before = TrailEntry.objects.count()

    ask_extension(task, account=canbo, until=date(2026, 4, 1), note="mưa lũ")
    grant_extension(task, account=vanphong)
    report_done(task, account=canbo, **SAID)
    send_back(task, account=vanphong, note="thiếu")
    mark_done(task, account=vanphong, note="xong")
    reopen(task, account=vanphong, note="chưa xong")

    assert list(TrailEntry.objects.order_by("pk").values_list("verb", flat=True))[before:] == [
        "ask_extension",
        "grant_extension",
        "report",
        "send_back",
        "mark_done",
        "reopen",
    ]
    granted = TrailEntry.objects.get(verb="grant_extension")
    assert (granted.before["due_on"], granted.after["due_on"]) == ("2026-03-14", "2026-04-01")
