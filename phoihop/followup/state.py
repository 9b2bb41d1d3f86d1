"""Tình trạng: how a task or a recommendation stands, from the newest step of its log."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from phoihop.followup.models import Change
from phoihop.records.models import Assignment, Recommendation

Work = Assignment | Recommendation
W = TypeVar("W", Assignment, Recommendation)


def with_state(queryset: QuerySet[W]) -> QuerySet[W]:
    """Add `current_state` and `changed_on` to each row, without a query for each."""
    link = "assignment" if queryset.model is Assignment else "recommendation"
    newest = Change.objects.filter(**{link: OuterRef("pk")}).order_by("-id")
    return queryset.annotate(
        current_state=Coalesce(
            Subquery(newest.values("to_state")[:1]), Value(Change.State.RUNNING.value)
        ),
        changed_on=Subquery(newest.values("changed_on")[:1]),
    )


def state_of(work: Work) -> Change.State:
    """Return how one task or recommendation stands now."""
    newest = work.changes.order_by("-id").first()
    return Change.State(newest.to_state) if newest else Change.State.RUNNING
