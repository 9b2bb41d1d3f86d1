import pytest

from phoihop.intake.close import close_document, reopen_document
from phoihop.intake.models import Document, Proposal
from phoihop.records.confirm import confirm, undo
from phoihop.registry.rights import NotAllowed
from tests.factories import task_proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(bodies):
    return task_proposal(bodies.van_phong)


def test_closing_passes_over_what_was_left(proposal, vanphong):
    assert close_document(proposal.document, account=vanphong) == 1

    proposal.refresh_from_db()
    assert proposal.document.state == Document.State.CLOSED
    assert (proposal.state, proposal.decided_by) == (Proposal.State.PASSED, vanphong)


def test_closing_leaves_what_was_confirmed(proposal, vanphong):
    confirm(proposal, account=vanphong, version=1)

    assert close_document(proposal.document, account=vanphong) == 0
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.CONFIRMED


def test_opened_again_it_waits_once_more(proposal, vanphong):
    close_document(proposal.document, account=vanphong)
    reopen_document(proposal.document, account=vanphong)

    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.WAITING
    confirm(proposal, account=vanphong, version=proposal.version)
    undo(proposal, account=vanphong, version=proposal.version)


def test_only_the_office_closes(proposal, lanhdao):
    with pytest.raises(NotAllowed):
        close_document(proposal.document, account=lanhdao)
