"""Mục tiêu không kèm số: writing one down from a sentence or by hand, judging it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.models import Proposal
from phoihop.lib.dates import format_day
from phoihop.records.errors import ProgrammeError
from phoihop.records.models import Goal
from phoihop.records.plan_time import when
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand


@transaction.atomic
def make_goal(
    body: Body,
    content: str,
    *,
    account: Account,
    against: str = "",
    time_words: str = "",
    said_in: int | None = None,
    ground: Proposal | None = None,
) -> Goal:
    """Write a goal down; its last day is what the words name, in the year in which they were
    said. Raises ProgrammeError, NotAllowed.
    """
    words = " ".join(time_words.split())[:200]
    made = Goal(
        body=body,
        content=" ".join(content.split()),
        against=" ".join(against.split())[:250],
        time_words=words,
        last_day=when(words, said_in or timezone.localdate().year).last_day,
        ground=ground,
        made_by=account,
    )
    if not made.content:
        raise ProgrammeError(_("Hãy ghi mục tiêu."))
    demand(account, "make", made)
    made.save()
    day = format_day(made.last_day) if made.last_day else ""
    after = {"content": made.content, "time_words": words, "last_day_of": day}
    trail.record("make", made, actor=account, body=body, after=after)
    return made


@transaction.atomic
def judge_goal(goal: Goal, state: str, *, account: Account, note: str, on: date) -> None:
    """Say whether it was reached, and on what ground; open again takes that back."""
    kept = Goal.objects.select_for_update().get(pk=goal.pk)
    demand(account, "make", kept)
    if state not in Goal.State.values:
        raise ProgrammeError(_("Tình trạng này không có."))
    before = str(Goal.State(kept.state).label)
    kept.state, kept.note = state, note.strip()[:2000]
    kept.judged_on = None if state == Goal.State.OPEN else on
    try:
        kept.full_clean(exclude=["body", "made_by", "ground"])
    except ValidationError:
        raise ProgrammeError(_("Hãy ghi căn cứ đánh giá.")) from None
    kept.save()
    after = {"state": str(Goal.State(state).label), "note": kept.note}
    trail.record(
        "judge", kept, actor=account, body=kept.body, before={"state": before}, after=after
    )
