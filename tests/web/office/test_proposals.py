import pytest
from django.urls import reverse

from phoihop.intake.models import Proposal
from phoihop.records.confirm import confirm
from phoihop.records.models import Assignment, Figure, Recommendation, Tally
from tests.cast import make_account
from tests.web.scenes import make_document, tally

pytestmark = pytest.mark.django_db
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def proposal(document):
    return document.proposals.get(kind=Proposal.Kind.ASSIGNMENT)


def address(proposal, act="confirm"):
    return reverse(f"office:proposal-{act}", args=[proposal.document_id, proposal.pk])


def as_shown(client, proposal):
    """What the browser sends when the clerk changes nothing."""
    from phoihop.web.office.proposal_form import ProposalForm

    form = ProposalForm(proposal)
    sent = {name: field.initial for name, field in form.fields.items()}
    return sent | {"version": proposal.version}


def test_accepting_makes_the_record_and_opens_the_next(clerk_client, proposal):
    answer = clerk_client.post(address(proposal), as_shown(clerk_client, proposal), headers=SCRIPT)

    page = answer.content.decode()
    assert Assignment.objects.get().task == "rà soát hộ vay vốn"
    assert "Đã nhận G1." in page
    assert 'id="panel"' in page
    assert "<html" not in page


def test_accepting_unchanged_keeps_what_was_read(clerk_client, proposal):
    clerk_client.post(address(proposal), as_shown(clerk_client, proposal))

    proposal.refresh_from_db()
    assert proposal.edited is None


def test_an_edit_reaches_the_record(clerk_client, proposal):
    sent = as_shown(clerk_client, proposal) | {"due": "15/12/2026", "task": "rà soát xong"}

    clerk_client.post(address(proposal), sent)

    task = Assignment.objects.get()
    assert task.due_on.isoformat() == "2026-12-15"
    assert task.task == "rà soát xong"


def test_a_day_that_no_calendar_has_is_refused_beside_its_box(clerk_client, proposal):
    sent = as_shown(clerk_client, proposal) | {"due": "31/02/2026"}

    page = clerk_client.post(address(proposal), sent, headers=SCRIPT).content.decode()

    assert "Lịch không có ngày 31/02/2026." in page
    assert 'value="31/02/2026"' in page
    assert 'aria-invalid="true"' in page
    assert not Assignment.objects.exists()


def test_a_due_day_before_the_day_it_was_given_is_refused(clerk_client, proposal):
    sent = as_shown(clerk_client, proposal) | {"due": "01/01/2020"}

    page = clerk_client.post(address(proposal), sent, headers=SCRIPT).content.decode()

    assert "Hạn hoàn thành không thể trước ngày giao." in page


def test_numbers_are_typed_as_offices_write_them(clerk_client, document):
    proposal = document.proposals.get(kind=Proposal.Kind.FIGURE)
    sent = as_shown(clerk_client, proposal) | {"value": "1.234,5"}

    clerk_client.post(address(proposal), sent)

    assert str(Figure.objects.get().value) == "1234.500000"


def test_bands_are_typed_one_on_each_line(clerk_client, bodies, vanphong):
    document = make_document(bodies.van_phong, vanphong, (tally("3 chỉ tiêu vượt"),))
    proposal = document.proposals.get()
    sent = as_shown(clerk_client, proposal) | {"bands": "vượt: 2\nđạt: 1"}

    clerk_client.post(address(proposal), sent)

    assert [band["count"] for band in Tally.objects.get().bands] == [2, 1]


def test_rejecting_records_nothing(clerk_client, proposal):
    page = clerk_client.post(address(proposal, "reject"), {"version": 1}, headers=SCRIPT)

    assert "Đã bỏ G1." in page.content.decode()
    assert not Assignment.objects.exists()


def test_putting_off_keeps_it_undecided(clerk_client, proposal):
    clerk_client.post(address(proposal, "later"), {"version": 1})

    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.LATER


def test_undo_takes_the_record_back_and_opens_the_proposal(clerk_client, proposal, vanphong):
    confirm(proposal, account=vanphong, version=1)

    page = clerk_client.post(address(proposal, "undo"), {"version": 2}, headers=SCRIPT)

    assert not Assignment.objects.exists()
    assert f'data-open="{proposal.pk}"' in page.content.decode()


def test_a_second_clerk_is_told_who_decided_what_and_when(clerk_client, bodies, proposal):
    other = make_account("vanphong2", "Giàng Thị Sú", "clerk", bodies.van_phong)
    confirm(proposal, account=other, version=1, values={"task": "rà soát lại"})

    sent = as_shown(clerk_client, proposal) | {"version": 1}
    page = clerk_client.post(address(proposal), sent, headers=SCRIPT).content.decode()

    assert "Đề xuất này đã có người xử lý" in page
    assert "Đề xuất G1 đã được Giàng Thị Sú xác nhận lúc" in page
    assert "rà soát lại" in page
    assert Assignment.objects.count() == 1


def test_without_script_the_page_comes_back_with_the_message(clerk_client, proposal):
    answer = clerk_client.post(address(proposal), as_shown(clerk_client, proposal), follow=True)

    assert "Đã nhận G1." in answer.content.decode()
    assert "<html" in answer.content.decode()


def test_the_filter_stays_while_working_through_it(clerk_client, bodies, vanphong):
    from tests.web.scenes import request_, task

    parts = (request_("mở chợ phiên"), task("sửa đường"), request_("thêm trạm bơm"))
    document = make_document(bodies.van_phong, vanphong, parts)
    first, _task, second = document.proposals.order_by("start")

    sent = as_shown(clerk_client, first) | {"loc": "kien-nghi"}
    page = clerk_client.post(address(first), sent, headers=SCRIPT).content.decode()

    assert Recommendation.objects.count() == 1
    assert f'data-open="{second.pk}"' in page


def test_a_text_only_sentence_has_no_box_for_a_unit_or_a_day(clerk_client, proposal, read):
    proposal.fields["record_only"] = {"value": True, "evidence": [], "note": ""}
    proposal.save()

    page = read("office:document", proposal.document_id, **{"de-xuat": proposal.pk})

    assert 'name="task"' in page
    assert 'name="to"' not in page
    assert 'name="due"' not in page
