"""Tình trạng: how a task or a recommendation stands, from the newest step of its log."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from phoihop.followup.models import Change
from phoihop.records.models import Assignment, Recommendation

Work = Assignment | Recommendation
W = TypeVar("W", Assignment, Recommendation)
A, S = Change.Act, Change.State

WORDS_OF_A_UNIT = (A.ACCEPT, A.PROGRESS, A.REPORT, A.ANSWER, A.CARRY_OUT)
"""Acts by which the unit itself lets hear of the work."""


def with_state(queryset: QuerySet[W]) -> QuerySet[W]:
    """Add `current_state` and `changed_on` to each row, without a query for each."""
    newest = _newest(link_of(queryset.model))
    first = Value(first_state(queryset.model).value)
    return queryset.annotate(
        current_state=Coalesce(Subquery(newest.values("to_state")[:1]), first),
        changed_on=Subquery(newest.values("changed_on")[:1]),
    )


def with_progress(queryset: QuerySet[Any]) -> QuerySet[Any]:
    """Add, beside the state, what a board shows of each row, without a query for each.

    `version` is the key of the newest step, `percent` the last one told, `told_on` the day of
    the unit's last word, `asking` and `asking_until` the newest step about more time.
    """
    steps = _newest(link_of(queryset.model))
    asking = steps.filter(act__in=[A.ASK_EXTENSION, A.GRANT_EXTENSION, A.REFUSE_EXTENSION])
    told = steps.filter(act__in=WORDS_OF_A_UNIT)
    rows: QuerySet[Any] = with_state(queryset)
    rows = rows.annotate(
        version=Coalesce(Subquery(steps.values("pk")[:1]), Value(0)),
        percent=Subquery(steps.exclude(percent=None).values("percent")[:1]),
        told_on=Subquery(told.values("changed_on")[:1]),
        asking=Subquery(asking.values("act")[:1]),
        asking_until=Subquery(asking.values("due_to")[:1]),
    )
    return rows


def with_answer_day(requests: QuerySet[Any]) -> QuerySet[Any]:
    """Add `answered_on`: the day of the answer that ended the waiting, None while it waits."""
    answers = _newest("recommendation").filter(act=A.ANSWER).exclude(from_state=S.ANSWERED)
    day = Subquery(answers.values("answer__answered_on")[:1])
    rows: QuerySet[Any] = requests.annotate(answered_on=day)
    return rows


def with_awaited(tasks: QuerySet[Any]) -> QuerySet[Any]:
    """Add `awaited_state`: how the task stands that has to be done first."""
    before = Change.objects.filter(assignment=OuterRef("depends_on")).order_by("-id")
    first = Value(Change.State.RUNNING.value)
    state = Coalesce(Subquery(before.values("to_state")[:1]), first)
    rows: QuerySet[Any] = tasks.annotate(awaited_state=state)
    return rows


def waiting_for_another() -> Q:
    """Tasks, after `with_awaited`, that wait for another open one: late by no fault of theirs."""
    return Q(depends_on__isnull=False) & ~Q(awaited_state__in=Change.ENDED)


def open_only(queryset: QuerySet[W]) -> QuerySet[W]:
    """Return what somebody still has to do something about; adds the state to each row."""
    return with_state(queryset).exclude(Q(current_state__in=Change.ENDED))


def state_of(work: Work) -> Change.State:
    """Return how one task or recommendation stands now."""
    newest = newest_step(work)
    return Change.State(newest.to_state) if newest else first_state(type(work))


def version_of(work: Work) -> int:
    """Return what a form must bring back: the key of the newest step, 0 without one."""
    newest = newest_step(work)
    return newest.pk if newest else 0


def newest_step(work: Work) -> Change | None:
    return work.changes.select_related("by").order_by("-id").first()


def link_of(model: type[Assignment] | type[Recommendation]) -> str:
    """The field of `Change` that points to records of this model."""
    return "assignment" if model is Assignment else "recommendation"


def first_state(model: type[Assignment] | type[Recommendation]) -> Change.State:
    """How it stands before anybody has taken a step."""
    return Change.State.RUNNING if model is Assignment else Change.State.RAISED


def _newest(link: str) -> QuerySet[Change]:
    return Change.objects.filter(**{link: OuterRef("pk")}).order_by("-id")
