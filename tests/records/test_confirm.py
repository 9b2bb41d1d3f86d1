from datetime import date

import pytest
from django.core.exceptions import ValidationError

from phoihop.followup.work import mark_done
from phoihop.intake.errors import AlreadyDecided, DocumentClosed, StaleVersion
from phoihop.intake.models import Document, Proposal
from phoihop.records.confirm import confirm, postpone, reject, undo
from phoihop.records.errors import (
    NothingToUndo,
    SomethingHangsOnIt,
    StillPublic,
    TextOnly,
    UnusableValue,
)
from phoihop.records.models import Assignment, Recommendation
from phoihop.records.publish import publish
from phoihop.registry.models import Role, TrailEntry
from phoihop.registry.rights import NotAllowed
from tests.cast import make_account
from tests.factories import ProposalFactory, confirmed_task, fields, request_proposal, task_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(bodies):
    return task_proposal(bodies.van_phong)


def make_chief(bodies):
    return make_account("vanphong2", "Giàng Thị Sua", Role.Name.CHIEF, bodies.van_phong)


@pytest.fixture
def colleague(bodies):
    return make_chief(bodies)


def test_confirming_keeps_the_tie_to_the_sentence(proposal, vanphong, bodies):
    task = confirm(proposal, account=vanphong, version=1)

    assert task.proposal == proposal
    assert task.quote == "Giao Hội Nông dân rà soát hộ vay vốn, báo cáo trước ngày 15/3."
    assert (task.lead, task.due_on) == (bodies.nong_dan, date(2026, 3, 14))
    assert (task.due_words, task.due_excluded, task.year_inferred) == (
        "trước ngày 15/3",
        True,
        True,
    )


def test_confirming_says_who_and_when(proposal, vanphong):
    confirm(proposal, account=vanphong, version=1)

    assert (proposal.state, proposal.version) == (Proposal.State.CONFIRMED, 2)
    assert proposal.decided_by == vanphong
    assert proposal.decided_at is not None


def test_the_second_clerk_learns_who_was_first_and_makes_no_second_task(
    proposal, vanphong, colleague
):
    seen_by_second = Proposal.objects.get(pk=proposal.pk)
    confirm(proposal, account=vanphong, version=1)

    with pytest.raises(AlreadyDecided, match="đã được Lò Thị Mận xác nhận lúc") as refusal:
        confirm(seen_by_second, account=colleague, version=1)

    assert refusal.value.proposal.state == Proposal.State.CONFIRMED
    assert Assignment.objects.count() == 1


def test_rejecting_what_another_has_confirmed_changes_nothing(proposal, vanphong, colleague):
    seen_by_second = Proposal.objects.get(pk=proposal.pk)
    confirm(proposal, account=vanphong, version=1)

    with pytest.raises(AlreadyDecided):
        reject(seen_by_second, account=colleague, version=1)
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.CONFIRMED


def test_a_proposal_changed_since_the_page_was_loaded_is_looked_at_again(
    proposal, vanphong, colleague
):
    seen_by_second = Proposal.objects.get(pk=proposal.pk)
    postpone(proposal, account=vanphong, version=1)

    with pytest.raises(StaleVersion, match="vừa được người khác thay đổi"):
        confirm(seen_by_second, account=colleague, version=1)
    assert not Assignment.objects.exists()


def test_a_postponed_proposal_can_still_be_confirmed(proposal, vanphong):
    postpone(proposal, account=vanphong, version=1)

    assert confirm(proposal, account=vanphong, version=2).pk


def test_what_the_clerk_changed_is_kept_beside_what_was_read(proposal, vanphong, bodies):
    values = {"task": "rà soát hộ vay vốn năm 2026", "lead": bodies.phu_nu.pk, "by": "UBND xã"}

    task = confirm(proposal, account=vanphong, version=1, values=values)

    assert (task.task, task.lead) == ("rà soát hộ vay vốn năm 2026", bodies.phu_nu)
    assert proposal.edited == {"task": "rà soát hộ vay vốn năm 2026", "lead": bodies.phu_nu.pk}
    assert proposal.fields["task"]["value"] == "rà soát hộ vay vốn"


def test_a_day_set_by_the_clerk_is_not_called_inferred(proposal, vanphong):
    task = confirm(proposal, account=vanphong, version=1, values={"due": "2026-04-30"})

    assert task.due_on == date(2026, 4, 30)
    assert not task.due_excluded
    assert not task.year_inferred


def test_a_task_without_a_day_becomes_due_by_the_day_the_clerk_sets(bodies, vanphong):
    standing = task_proposal(bodies.van_phong, due=None, due_words="", time_kind="standing")

    task = confirm(standing, account=vanphong, version=1, values={"due": "2026-04-30"})

    assert task.time_kind == Assignment.TimeKind.BY_DAY


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"due": "31/2/2026"}, "không phải là một ngày"),
        ({"lead": 10**9}, "không có đơn vị này"),
        ({"lead": "1 OR 1=1"}, "không có đơn vị này"),
        ({"record_only": False}, "không có mục “record_only”"),
        ({"colour": "đỏ"}, "không có mục “colour”"),
    ],
)
def test_an_unusable_value_is_refused_and_nothing_is_kept(proposal, vanphong, values, message):
    with pytest.raises(UnusableValue, match=message):
        confirm(proposal, account=vanphong, version=1, values=values)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.version) == (Proposal.State.WAITING, 1)


def test_a_due_day_before_the_meeting_is_refused(proposal, vanphong):
    with pytest.raises(ValidationError, match="Hạn hoàn thành không thể trước ngày giao"):
        confirm(proposal, account=vanphong, version=1, values={"due": "2026-02-28"})

    assert Proposal.objects.get().state == Proposal.State.WAITING
    assert not Assignment.objects.exists()
    assert not TrailEntry.objects.exists()


@pytest.mark.parametrize("who", ["canbo", "lanhdao", "tinh", "hangxom", "khach"])
def test_only_the_office_decides(proposal, cast, who):
    with pytest.raises(NotAllowed):
        confirm(proposal, account=cast[who], version=1)

    assert not Assignment.objects.exists()


def test_a_closed_document_stays_as_it_is(proposal, vanphong):
    Document.objects.update(state=Document.State.CLOSED)

    with pytest.raises(DocumentClosed):
        confirm(proposal, account=vanphong, version=1)


def test_what_is_decided_is_not_decided_again_even_on_the_newest_page(proposal, vanphong):
    confirm(proposal, account=vanphong, version=1)

    with pytest.raises(AlreadyDecided):
        reject(proposal, account=vanphong, version=2)


@pytest.mark.parametrize("who", ["canbo", "lanhdao", "hangxom"])
def test_only_the_office_takes_back(proposal, cast, vanphong, who):
    confirm(proposal, account=vanphong, version=1)

    with pytest.raises(NotAllowed):
        undo(proposal, account=cast[who], version=2)
    assert Assignment.objects.exists()


def test_rejecting_keeps_the_reason(proposal, vanphong):
    reject(proposal, account=vanphong, version=1, reason=" trùng với G1 ")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.reason) == (Proposal.State.REJECTED, "trùng với G1")


def test_undo_takes_the_record_back(proposal, vanphong):
    confirm(proposal, account=vanphong, version=1, values={"task": "khác"})

    undo(proposal, account=vanphong, version=2)

    assert not Assignment.objects.exists()
    assert (proposal.state, proposal.version, proposal.edited) == ("waiting", 3, None)
    assert (proposal.decided_by, proposal.decided_at) == (None, None)


def test_undo_brings_back_what_was_rejected(proposal, vanphong):
    reject(proposal, account=vanphong, version=1)

    undo(proposal, account=vanphong, version=2)

    assert proposal.state == Proposal.State.WAITING


def test_what_is_not_decided_cannot_be_undone(proposal, vanphong):
    with pytest.raises(NothingToUndo):
        undo(proposal, account=vanphong, version=1)


def test_a_task_already_followed_up_cannot_be_undone(proposal, vanphong):
    mark_done(confirm(proposal, account=vanphong, version=1), account=vanphong, note="đã xong")

    with pytest.raises(SomethingHangsOnIt, match="NV-2026-1"):
        undo(proposal, account=vanphong, version=2)
    assert Assignment.objects.exists()


def test_a_public_meeting_is_taken_from_the_public_page_first(bodies, vanphong):
    proposal = ProposalFactory(
        run__document__body=bodies.van_phong, kind="meeting", fields=fields(title="Trực báo")
    )
    meeting = confirm(proposal, account=vanphong, version=1)
    publish(meeting, account=make_chief(bodies))

    with pytest.raises(StillPublic, match="đang công khai"):
        undo(proposal, account=vanphong, version=2)


def test_each_act_leaves_one_entry_with_before_and_after(proposal, vanphong):
    confirm(proposal, account=vanphong, version=1)
    undo(proposal, account=vanphong, version=2)
    reject(proposal, account=vanphong, version=3)

    entries = TrailEntry.objects.order_by("seq")
    assert [entry.verb for entry in entries] == ["confirm", "undo", "reject"]
    assert entries[0].after["values"]["due"] == "2026-03-14"
    assert entries[1].before["state"] == "confirmed"


def test_codes_count_in_each_body_and_year(bodies, vanphong):
    first = confirmed_task(vanphong, bodies.van_phong)
    second = confirmed_task(vanphong, bodies.van_phong)
    request = request_proposal(bodies.van_phong)

    assert (first.code, second.code) == ("NV-2026-1", "NV-2026-2")
    assert confirm(request, account=vanphong, version=1).code == "KN-2026-1"


def test_a_code_is_never_given_to_another_task(bodies, vanphong):
    first = task_proposal(bodies.van_phong)
    confirm(first, account=vanphong, version=1)
    undo(first, account=vanphong, version=2)

    assert confirmed_task(vanphong, bodies.van_phong).code == "NV-2026-2"
    assert confirm(first, account=vanphong, version=3).code == "NV-2026-1"


def test_a_recommendation_knows_both_sides(bodies, vanphong):
    request = confirm(request_proposal(bodies.van_phong), account=vanphong, version=1)

    assert isinstance(request, Recommendation)
    assert (request.asked_by_body, request.addressee) == (bodies.nong_dan, bodies.ubnd)
    assert request.raised_on == date(2026, 3, 1)


def test_a_chain_is_tied_in_whichever_order_it_is_confirmed(bodies, vanphong):
    first = task_proposal(bodies.van_phong)
    second = ProposalFactory(
        run=first.run, start=5, fields=fields(task="tổng hợp kế hoạch", depends_on=0)
    )

    later = confirm(second, account=vanphong, version=1)
    earlier = confirm(first, account=vanphong, version=1)

    later.refresh_from_db()
    assert later.depends_on == earlier


class TestTextOnly:
    """A sentence that asks to watch citizens is kept as neutral text, nothing is built on it."""

    @pytest.fixture
    def watching(self, bodies):
        return task_proposal(bodies.van_phong, record_only=True)

    def test_it_is_confirmed_without_owner_due_day_or_code(self, watching, vanphong):
        kept = confirm(watching, account=vanphong, version=1)

        assert kept.record_only
        assert (kept.lead, kept.lead_text, kept.due_on, kept.code) == (None, "", None, "")
        assert kept.task == watching.quote
        assert not kept.co_operators.exists()
        assert not Assignment.objects.to_follow().exists()

    @pytest.mark.parametrize("work", [{"due": "2026-05-01"}, {"to": ["Công an xã"]}])
    def test_a_clerk_cannot_make_it_work(self, watching, vanphong, work):
        with pytest.raises(TextOnly, match="chỉ được ghi nhận như văn bản"):
            confirm(watching, account=vanphong, version=1, values=work)

    def test_the_database_itself_refuses_an_owner(self, watching, vanphong, bodies):
        from django.db import IntegrityError, transaction

        kept = confirm(watching, account=vanphong, version=1)

        with pytest.raises(IntegrityError), transaction.atomic():
            Assignment.objects.filter(pk=kept.pk).update(lead=bodies.ubnd)
