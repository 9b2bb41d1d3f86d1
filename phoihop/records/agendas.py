"""Chương trình hội nghị: its points, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from phoihop.intake.models import Document
from phoihop.records.conferences import held
from phoihop.records.models import AgendaItem, Assignment, Conference, Recommendation
from phoihop.registry import trail
from phoihop.registry.models import Account


@dataclass(frozen=True, slots=True)
class Point:
    """Một nội dung: words for the agenda, and the record or document it opens."""

    words: str
    kind: str = AgendaItem.Kind.TOPIC
    presenter: str = ""
    assignment: Assignment | None = None
    recommendation: Recommendation | None = None
    document: Document | None = None


@transaction.atomic
def add_points(
    conference: Conference, points: Sequence[Point], *, account: Account
) -> list[AgendaItem]:
    """Put points at the end of the agenda; a task or request that stands there is passed over."""
    kept = held(conference, account)
    here = list(kept.agenda.all())
    tasks = {one.assignment_id for one in here if one.assignment_id}
    requests = {one.recommendation_id for one in here if one.recommendation_id}
    new = [
        point
        for point in points
        if point.words.strip()
        and (point.assignment is None or point.assignment.pk not in tasks)
        and (point.recommendation is None or point.recommendation.pk not in requests)
    ]
    last = max((one.place for one in here), default=0)
    made = [
        AgendaItem(
            conference=kept,
            place=last + step,
            kind=point.kind,
            words=" ".join(point.words.split())[:500],
            presenter=" ".join(point.presenter.split())[:250],
            assignment=point.assignment,
            recommendation=point.recommendation,
            document=point.document,
        )
        for step, point in enumerate(new, start=1)
    ]
    AgendaItem.objects.bulk_create(made)
    if made:
        after = {"agenda": [one.words for one in made]}
        trail.record("add_to_agenda", kept, actor=account, body=kept.body, after=after)
    return made


@transaction.atomic
def drop_point(conference: Conference, point: int, *, account: Account) -> None:
    """Take one point off the agenda; taken off twice, the first time stands."""
    kept = held(conference, account)
    gone = kept.agenda.filter(pk=point).first()
    if gone is None:
        return
    words = gone.words
    gone.delete()
    before = {"agenda": [words]}
    trail.record("drop_from_agenda", kept, actor=account, body=kept.body, before=before)


@transaction.atomic
def move_point(conference: Conference, point: int, *, account: Account, by: int) -> None:
    """Change places with the neighbour before (-1) or after (1)."""
    kept = held(conference, account)
    row = list(kept.agenda.all())
    at = next((place for place, one in enumerate(row) if one.pk == point), None)
    if at is None or not 0 <= at + by < len(row):
        return
    row[at], row[at + by] = row[at + by], row[at]
    for place, one in enumerate(row, start=1):
        one.place = place
    AgendaItem.objects.bulk_update(row, ["place"])
    after = {"agenda": [one.words for one in row]}
    trail.record("order_agenda", kept, actor=account, body=kept.body, after=after)
