"""Nhiệm vụ trùng: the same task given by two conclusions, noticed before it is given again.

Likeness is only a question: a person says whether it is the same, and then the newer task takes
the place of the older one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from rapidfuzz import fuzz, process

from phoihop.followup.models import Change
from phoihop.followup.state import with_state
from phoihop.intake.models import Proposal
from phoihop.lib.vietnamese import fold
from phoihop.records.models import Assignment
from phoihop.registry.models import Account
from phoihop.registry.rights import scope

ALIKE = 82
"""Of 100: two sentences that share nearly all their words, in whatever order."""

SHORTEST = 12
"""Letters below which likeness says nothing ("báo cáo")."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Nhiệm vụ giống: the open task that says nearly the same, and how nearly."""

    task: Assignment
    score: int


def tasks_alike(proposals: Iterable[Proposal], account: Account) -> dict[int, Alike]:
    """Return, for each proposed task, the open task of another document that is most alike."""
    open_tasks = scope(account, Assignment.objects.to_follow().filter(superseded_by=None))
    rows = with_state(open_tasks).exclude(Q(current_state=Change.State.DONE))
    known = {task.pk: task for task in rows.select_related("lead", "document")}
    words = {pk: fold(task.task) for pk, task in known.items()}
    found: dict[int, Alike] = {}
    for one in proposals:
        asked = fold(str(one.values.get("task") or one.quote))
        others = {pk: text for pk, text in words.items() if _may_be(known[pk], one, text)}
        if len(asked) < SHORTEST:
            continue
        best = process.extractOne(asked, others, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if best is not None:
            found[one.pk] = Alike(known[best[2]], round(best[1]))
    return found


def _may_be(task: Assignment, proposal: Proposal, text: str) -> bool:
    return task.document_id != proposal.document_id and len(text) >= SHORTEST
