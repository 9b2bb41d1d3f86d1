"""Tìm hồ sơ: the record of a proposal, the record behind a code."""

from __future__ import annotations

from typing import TypeVar

from phoihop.intake.models import Proposal
from phoihop.records.models import (
    Appearance,
    Assessment,
    Assignment,
    CitedDocument,
    Figure,
    Meeting,
    Movement,
    Programme,
    Recommendation,
    Record,
    Statement,
    Tally,
)
from phoihop.registry.rights import Asker, acting_body, scope

W = TypeVar("W", Assignment, Recommendation)

MODELS: dict[str, type[Record]] = {
    Proposal.Kind.MEETING: Meeting,
    Proposal.Kind.PERSON: Appearance,
    Proposal.Kind.STATEMENT: Statement,
    Proposal.Kind.RECOMMENDATION: Recommendation,
    Proposal.Kind.ASSIGNMENT: Assignment,
    Proposal.Kind.FIGURE: Figure,
    Proposal.Kind.TALLY: Tally,
    Proposal.Kind.ASSESSMENT: Assessment,
    Proposal.Kind.PROGRAMME: Programme,
    Proposal.Kind.MOVEMENT: Movement,
    Proposal.Kind.CITED_DOCUMENT: CitedDocument,
}


def record_of(proposal: Proposal) -> Record | None:
    """Return the record this proposal became, or None while it is not confirmed."""
    return MODELS[proposal.kind]._default_manager.filter(proposal=proposal).first()


def find_by_code(account: Asker, model: type[W], code: str, *, body: int | None = None) -> W | None:
    """Return the task or recommendation with this code that the account sees.

    Codes are numbered in each body, so one who sees several bodies may name the body;
    otherwise that of the body acted for comes first.
    """
    seen = scope(account, model._default_manager.filter(code=code.upper()))
    seen = seen.exclude(code="").select_related("body", "document", "proposal")
    if body is not None:
        seen = seen.filter(body=body)
    own = acting_body(account)
    return min(
        seen, key=lambda record: (record.body_id != (own and own.pk), record.pk), default=None
    )
