"""Dòng đã đánh dấu: each becomes a proposal that stands at its sentence in the minutes."""

from __future__ import annotations

from django.db import transaction

from phoihop.intake.handmade import NotMade, propose
from phoihop.intake.models import Document, Proposal
from phoihop.records.minutes import sentence_of
from phoihop.records.models import Conference, MinuteLine
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand


@transaction.atomic
def tie_marks(conference: Conference, *, account: Account) -> int:
    """Tie every marked line to a proposal of the minutes' document; return how many were tied.

    What the reader has proposed at the line is taken; where it saw nothing, a proposal is made
    by hand. A line that may only be kept as text is passed over. Done twice, it does nothing.
    """
    demand(account, "prepare", conference)
    kept = Conference.objects.select_for_update().get(pk=conference.pk)
    document = kept.minutes
    if document is None or document.state == Document.State.RECEIVED or not document.is_open:
        return 0
    tied, at = 0, 0
    for line in kept.lines.exclude(text=""):
        words = sentence_of(line)
        start = document.text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        if line.mark and line.proposal_id is None:
            tied += _tie(line, document, start, at, account)
    if tied:
        after = {"lines": tied}
        trail.record("tie_marks", kept, actor=account, body=kept.body, after=after)
    return tied


def marks_to_tie(conference: Conference) -> int:
    """Count the marked lines that no proposal stands for yet."""
    return conference.lines.exclude(mark="").filter(proposal=None).exclude(text="").count()


def _tie(line: MinuteLine, document: Document, start: int, end: int, account: Account) -> int:
    kind = Proposal.Kind(line.mark)
    read = document.proposals.filter(kind=kind, start__lt=end, end__gt=start).first()
    if read is None:
        try:
            with transaction.atomic():
                read = propose(document, start, end, kind, account=account)
        except NotMade:
            return 0
    line.proposal = read
    line.save(update_fields=["proposal"])
    return 1
