"""Đóng, mở lại văn bản: the clerk has decided what to keep; nothing changes until it is opened."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from phoihop.intake.models import Document, Proposal
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand


@transaction.atomic
def close_document(document: Document, *, account: Account) -> int:
    """Close the document; what was left undecided is passed over, and counted."""
    demand(account, "close", document)
    kept = Document.objects.select_for_update().get(pk=document.pk)
    left = Proposal.objects.filter(document=kept, state__in=Proposal.UNDECIDED)
    passed = left.update(
        state=Proposal.State.PASSED,
        version=F("version") + 1,
        decided_by=account,
        decided_at=timezone.now(),
    )
    _set_state(kept, Document.State.CLOSED, "close", account, passed=passed)
    document.refresh_from_db()
    return passed


@transaction.atomic
def reopen_document(document: Document, *, account: Account) -> None:
    """Open it again; what was passed over waits once more."""
    demand(account, "close", document)
    kept = Document.objects.select_for_update().get(pk=document.pk)
    waiting = Proposal.objects.filter(document=kept, state=Proposal.State.PASSED).update(
        state=Proposal.State.WAITING,
        version=F("version") + 1,
        decided_by=None,
        decided_at=None,
    )
    _set_state(kept, Document.State.READ, "reopen", account, waiting=waiting)
    document.refresh_from_db()


def _set_state(
    document: Document, state: Document.State, verb: str, account: Account, **counts: int
) -> None:
    before = {"state": document.state}
    document.state = state
    document.version += 1
    document.save(update_fields=["state", "version", "search_key"])
    after = {"state": state.value, **counts}
    trail.record(verb, document, actor=account, body=document.body, before=before, after=after)
