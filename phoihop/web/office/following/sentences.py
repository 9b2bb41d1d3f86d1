"""Câu trả lời trong văn bản: sentences of the document that may answer a recommendation.

The reader has already told who answers from who asks; which answer belongs to which request
is for a person to say, so the likest of the document's answers and conclusions are offered.
"""

from __future__ import annotations

from dataclasses import dataclass

from phoihop.followup.asked_again import asked
from phoihop.intake.ties import joined_with
from phoihop.records.alike import same_matter
from phoihop.records.models import Recommendation, Statement
from phoihop.registry.models import Account
from phoihop.registry.rights import scope

ANSWERING = ("response", "conclusion", "directive")
MOST = 4


@dataclass(frozen=True, slots=True)
class Sentence:
    """Một câu: its proposal, who said it, and the words."""

    proposal: int
    document: int
    speaker: str
    text: str


def sentences_for(request: Recommendation, account: Account) -> list[Sentence]:
    """Return confirmed answers and conclusions of the same meeting, likest first."""
    sources = [request.document_id, *(one.pk for one in joined_with(request.document))]
    said = scope(account, Statement.objects.filter(document__in=sources, kind__in=ANSWERING))
    used = set(request.answers.exclude(proposal=None).values_list("proposal_id", flat=True))
    wanted = asked(request.content)
    found = [
        (same_matter(wanted, asked(one.content)), one)
        for one in said
        if one.proposal_id not in used
    ]
    found.sort(key=lambda pair: (-pair[0], pair[1].kind != "response", pair[1].pk))
    return [
        Sentence(one.proposal_id, one.document_id, one.speaker, one.content)
        for _score, one in found[:MOST]
    ]
