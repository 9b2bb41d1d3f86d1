"""Theo dõi công việc: the board, one item's history, and saying that something is done."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from phoihop.followup.board import Board, Group, Item, board
from phoihop.followup.errors import AlreadyDone, NeedsProof
from phoihop.followup.models import Change
from phoihop.followup.state import Work, state_of
from phoihop.intake.originals import store
from phoihop.records.models import Assignment
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

__all__ = [
    "AlreadyDone",
    "Board",
    "Group",
    "Item",
    "NeedsProof",
    "Work",
    "board",
    "history",
    "mark_done",
    "reopen",
    "state_of",
]


def history(work: Work) -> QuerySet[Change]:
    """Return the steps of one task or recommendation, oldest first."""
    return work.changes.select_related("by").order_by("id")


def mark_done(
    work: Work, *, account: Account, note: str = "", file: UploadedFile[Any] | None = None
) -> Change:
    """Write down that it is done; raises NeedsProof without a note or a file."""
    demand(account, "mark_done", work)
    note = note.strip()
    if not note and file is None:
        raise NeedsProof
    stored = store(file, folder="proofs") if file is not None else None
    with transaction.atomic():
        state = _lock(work)
        if state == Change.State.DONE:
            raise AlreadyDone(work.code)
        return _step(
            work,
            account,
            from_state=state,
            to_state=Change.State.DONE,
            note=note,
            file=stored.name if stored else "",
            file_name=(file.name or "")[-255:] if file is not None else "",
        )


def reopen(work: Work, *, account: Account, note: str) -> Change:
    """Take it up again when "done" turns out not to be; says why."""
    demand(account, "mark_done", work)
    if not note.strip():
        raise NeedsProof
    with transaction.atomic():
        state = _lock(work)
        to_state = Change.State.RUNNING
        return _step(work, account, from_state=state, to_state=to_state, note=note.strip())


def _lock(work: Work) -> Change.State:
    """Hold the row, so that two people cannot both be the one who finished it."""
    type(work)._default_manager.select_for_update().get(pk=work.pk)
    return state_of(work)


def _step(work: Work, account: Account, **values: str) -> Change:
    link = {"assignment": work} if isinstance(work, Assignment) else {"recommendation": work}
    change = Change(by=account, changed_on=timezone.localdate(), **link, **values)
    change.full_clean()
    change.save()
    trail.record(
        "mark_done" if change.to_state == Change.State.DONE else "reopen",
        work,
        actor=account,
        body=work.body,
        before={"state": change.from_state},
        after={"state": change.to_state, "note": change.note, "file": change.file_name},
    )
    return change
