"""Xác nhận: a person's word that turns a proposal into a record, or takes it back.

Every act names the version of the proposal it was decided on. The database changes the row
only if that version still stands, so of two clerks one wins and the other is told who did
what and when. Proposal, record and trail entry are kept together or not at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.errors import AlreadyDecided, DocumentClosed, StaleVersion
from phoihop.intake.models import Document, Proposal
from phoihop.records.errors import NothingToUndo, SomethingHangsOnIt, StillPublic, UnusableValue
from phoihop.records.making import KNOWN, make_record
from phoihop.records.models import Appearance, Assignment, Meeting, Record
from phoihop.records.officials import forget_appearance
from phoihop.records.queries import record_of
from phoihop.records.values import Values
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

State = Proposal.State


@transaction.atomic
def confirm(
    proposal: Proposal,
    *,
    account: Account,
    version: int,
    values: Mapping[str, Any] | None = None,
) -> Record:
    """Make the record a clerk has just approved, with the values as the clerk lets them stand.

    Raises AlreadyDecided, StaleVersion, DocumentClosed, NotAllowed, one of this room's
    errors, or ValidationError when the record itself would be nonsense.
    """
    edited = _edited(proposal, values or {})
    _decide(proposal, account, version, State.CONFIRMED, edited=edited)
    record = make_record(Values(proposal, account, proposal.values))
    after = {"number": proposal.number, "record": str(record), "values": proposal.values}
    trail.record("confirm", record, actor=account, body=record.body, after=after)
    return record


@transaction.atomic
def reject(proposal: Proposal, *, account: Account, version: int, reason: str = "") -> None:
    """Bỏ: what was read is not what the document says, or not worth a record."""
    _decide(proposal, account, version, State.REJECTED, reason=reason.strip())
    _write_down("reject", proposal, account)


@transaction.atomic
def postpone(proposal: Proposal, *, account: Account, version: int) -> None:
    """Để sau: still undecided, but out of the way."""
    _decide(proposal, account, version, State.LATER)
    _write_down("postpone", proposal, account)


@transaction.atomic
def undo(proposal: Proposal, *, account: Account, version: int) -> None:
    """Hoàn tác: take the last decision back; a record on which nothing hangs yet goes with it."""
    demand(account, "decide", proposal)
    _lock_open_document(proposal)
    current = Proposal.objects.select_related("document__body", "decided_by").get(pk=proposal.pk)
    if current.state == State.WAITING:
        raise NothingToUndo(current.number)
    before = {"number": current.number, "state": current.state, "values": current.values}
    taken = Proposal.objects.filter(pk=proposal.pk, version=version).update(
        **_back_to_waiting(), version=F("version") + 1
    )
    if taken != 1:
        raise AlreadyDecided(current) if current.is_decided else StaleVersion(current)
    record = record_of(current)
    trail.record("undo", record or current, actor=account, body=_body(current), before=before)
    if record:
        _withdraw(record)
    proposal.refresh_from_db()


def _decide(
    proposal: Proposal,
    account: Account,
    version: int,
    state: Proposal.State,
    *,
    edited: dict[str, Any] | None = None,
    reason: str = "",
) -> None:
    demand(account, "decide", proposal)
    _lock_open_document(proposal)
    taken = Proposal.objects.filter(
        pk=proposal.pk, version=version, state__in=Proposal.UNDECIDED
    ).update(
        state=state,
        version=F("version") + 1,
        decided_by=account,
        decided_at=timezone.now(),
        edited=edited,
        reason=reason,
    )
    if taken != 1:
        current = Proposal.objects.select_related("decided_by").get(pk=proposal.pk)
        raise AlreadyDecided(current) if current.is_decided else StaleVersion(current)
    proposal.refresh_from_db()


def _lock_open_document(proposal: Proposal) -> None:
    """Hold the document until the transaction ends, so that nobody closes it meanwhile."""
    document = Document.objects.select_for_update().get(pk=proposal.document_id)
    if not document.is_open:
        raise DocumentClosed


def _edited(proposal: Proposal, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the clerk changed; a value the proposal does not know is refused."""
    read = {name: field.get("value") for name, field in proposal.fields.items()}
    unknown = [name for name in values if name not in KNOWN[Proposal.Kind(proposal.kind)]]
    if unknown:
        message = _("Đề xuất này không có mục “%(name)s”.") % {"name": unknown[0]}
        raise UnusableValue(unknown[0], message)
    changed = {name: value for name, value in values.items() if value != read.get(name)}
    return changed or None


def _withdraw(record: Record) -> None:
    label = str(record)
    if isinstance(record, Meeting) and record.published_at:
        raise StillPublic
    try:
        if isinstance(record, Appearance):
            forget_appearance(record)
        elif isinstance(record, Assignment):
            record.dependants.update(depends_on=None)
            record.delete()
        else:
            record.delete()
    except ProtectedError:
        raise SomethingHangsOnIt(label) from None


def _back_to_waiting() -> dict[str, str | datetime | None]:
    return {
        "state": State.WAITING,
        "decided_by": None,
        "decided_at": None,
        "edited": None,
        "reason": "",
    }


def _write_down(verb: str, proposal: Proposal, account: Account) -> None:
    after = {"number": proposal.number, "state": proposal.state, "reason": proposal.reason}
    trail.record(verb, proposal, actor=account, body=_body(proposal), after=after)


def _body(proposal: Proposal) -> Any:
    return proposal.document.body
