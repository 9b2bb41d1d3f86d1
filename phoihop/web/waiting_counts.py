"""Các số quanh trang: what waits for the reader, counted anew for every page, in one query."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from phoihop.followup.models import Change
from phoihop.followup.state import waiting_for_another, with_awaited, with_state
from phoihop.intake.models import Document, Proposal
from phoihop.records.models import Assignment
from phoihop.registry.models import Account
from phoihop.registry.notices import unread
from phoihop.registry.rights import scope
from phoihop.registry.written_queries import Text, answer, text_for, text_of


class Waiting(NamedTuple):
    """Số việc đang chờ: documents with undecided proposals, overdue work, notices not opened."""

    documents: int
    overdue: int
    notices: int


def waiting_for(account: Account) -> Waiting:
    """Count what waits for the account now."""
    text = text_for(account, "waiting", lambda: _counts(account))
    return Waiting(*answer(text)[0])


def documents_to_handle(account: Account) -> QuerySet[Document]:
    """Return the documents that still hold undecided proposals."""
    seen = scope(account, Document.objects.exclude(state=Document.State.CLOSED))
    return seen.filter(proposals__state__in=Proposal.UNDECIDED).distinct()


def overdue_work(account: Account, on: date) -> QuerySet[Assignment]:
    """Return what is late on the day by somebody's fault."""
    seen = scope(account, Assignment.objects.to_follow().filter(due_on__lt=on))
    done = (*Change.ENDED, Change.State.REPORTED)
    late = with_awaited(with_state(seen).exclude(Q(current_state__in=done)))
    return late.exclude(waiting_for_another())


def _counts(account: Account) -> Text:
    asked: tuple[QuerySet[Any], ...] = (
        documents_to_handle(account),
        overdue_work(account, timezone.localdate()),
        unread(account),
    )
    counts: list[str] = []
    values: list[Any] = []
    for place, rows in enumerate(asked):
        text = text_of(rows.order_by().values("pk"))
        counts.append(f"(SELECT COUNT(*) FROM ({text.sql}) AS counted_{place})")
        values += text.values
    return Text(f"SELECT {', '.join(counts)}", tuple(values))
