"""Theo dõi công việc: the board, one item's history, and what may be done with it."""

from __future__ import annotations

from django.db.models import QuerySet

from phoihop.followup.board import Board, Group, Item, board
from phoihop.followup.errors import AlreadyDone, ChangedMeanwhile, FollowupError, NeedsProof
from phoihop.followup.models import Change
from phoihop.followup.state import Work, open_only, state_of, version_of
from phoihop.followup.tasks import (
    ask_extension,
    confirm_done,
    grant_extension,
    mark_done,
    refuse_extension,
    reopen,
    report_done,
    report_progress,
    send_back,
    supersede,
)

__all__ = [
    "AlreadyDone",
    "Board",
    "ChangedMeanwhile",
    "FollowupError",
    "Group",
    "Item",
    "NeedsProof",
    "Work",
    "ask_extension",
    "board",
    "confirm_done",
    "grant_extension",
    "history",
    "mark_done",
    "open_only",
    "refuse_extension",
    "reopen",
    "report_done",
    "report_progress",
    "send_back",
    "state_of",
    "supersede",
    "version_of",
]


def history(work: Work) -> QuerySet[Change]:
    """Return the steps of one task or recommendation, oldest first."""
    related = ("by", "body", "body_from", "body_to", "other", "answer")
    return work.changes.select_related(*related).order_by("id")
