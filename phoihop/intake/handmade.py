"""Đề xuất lập bằng tay: words that a clerk has marked, of which the reader made nothing."""

from __future__ import annotations

import re
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.errors import DocumentClosed, IntakeError
from phoihop.intake.models import Document, Proposal, ReadingRun, Remainder
from phoihop.intake.read import LETTERS
from phoihop.lib.vietnamese import fold
from phoihop.reading import read
from phoihop.reading.facts import Proposal as ReadProposal
from phoihop.reading.spans import Span
from phoihop.reading.watching import watched_spans
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand

RULE = "tay"
LONGEST = 4000
MAIN_VALUE = {
    Proposal.Kind.RECOMMENDATION: "content",
    Proposal.Kind.ASSIGNMENT: "task",
    Proposal.Kind.FIGURE: "what",
    Proposal.Kind.TALLY: "body",
    Proposal.Kind.PERSON: "name",
    Proposal.Kind.MEETING: "title",
    Proposal.Kind.STATEMENT: "content",
    Proposal.Kind.ASSESSMENT: "content",
    Proposal.Kind.PROGRAMME: "name",
    Proposal.Kind.MOVEMENT: "name",
    Proposal.Kind.CITED_DOCUMENT: "number",
}
_ASKS = re.compile(r"\b(kien nghi|de nghi|de xuat|mong muon)\b")
_GIVES = re.compile(r"\b(giao|yeu cau|phan cong|chi dao|can tap trung)\b")
_COUNTS = re.compile(r"\d")


class NotMade(IntakeError):
    """No proposal can be made of these words."""


def likely_kind(words: str) -> Proposal.Kind:
    """Guess what a sentence is, for the one key that makes a proposal of it."""
    folded = fold(words)
    for pattern, kind in (
        (_ASKS, Proposal.Kind.RECOMMENDATION),
        (_GIVES, Proposal.Kind.ASSIGNMENT),
        (_COUNTS, Proposal.Kind.FIGURE),
    ):
        if pattern.search(folded):
            return kind
    return Proposal.Kind.ASSESSMENT


@transaction.atomic
def propose(
    document: Document, start: int, end: int, kind: Proposal.Kind, *, account: Account
) -> Proposal:
    """Make a proposal of the words from `start` to `end` of the document's text.

    What the reader knows of the words is filled in; the rest is left to the clerk. A sentence
    that asks to watch citizens is refused: it may only be kept as text. Raises NotMade,
    DocumentClosed, NotAllowed.
    """
    demand(account, "read", document)
    kept = Document.objects.select_for_update().get(pk=document.pk)
    if not kept.is_open:
        raise DocumentClosed
    start, end = _trimmed(kept.text, start, end)
    _refuse_watching(kept, start, end)
    run = ReadingRun.objects.filter(document=kept).order_by("-started_at", "-pk").first()
    if run is None:
        raise NotMade(_("Văn bản này chưa được đọc nên chưa lập được đề xuất."))
    made = Proposal.objects.create(
        document=kept,
        run=run,
        number=_next_number(kept, kind),
        kind=kind,
        start=start,
        end=end,
        quote=kept.text[start:end],
        fields=_fields(kept.text, start, end, kind),
        rule=RULE,
    )
    Remainder.objects.filter(
        document=kept, start__gte=start, end__lte=end, dismissed_at=None
    ).update(dismissed_by=account, dismissed_at=timezone.now())
    after = {"number": made.number, "kind": kind.value}
    trail.record("propose", made, actor=account, body=kept.body, after=after)
    return made


@transaction.atomic
def repeat(proposal: Proposal, *, account: Account) -> Proposal:
    """Make another proposal of the same words, for a task that several bodies do each for itself.

    Raises NotMade for a sentence that is only kept as text, DocumentClosed, NotAllowed.
    """
    demand(account, "read", proposal.document)
    kept = Document.objects.select_for_update().get(pk=proposal.document_id)
    if not kept.is_open:
        raise DocumentClosed
    _refuse_watching(kept, proposal.start, proposal.end)
    kind = Proposal.Kind(proposal.kind)
    made = Proposal.objects.create(
        document=kept,
        run=proposal.run,
        number=_next_number(kept, kind),
        kind=kind,
        start=proposal.start,
        end=proposal.end,
        quote=proposal.quote,
        fields=proposal.fields,
        rule=RULE,
    )
    after = {"number": made.number, "kind": kind.value}
    trail.record("propose", made, actor=account, body=kept.body, after=after)
    return made


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end] if 0 <= start < end <= len(text) else ""
    if not words.strip():
        raise NotMade(_("Hãy bôi chọn những chữ của văn bản rồi lập đề xuất."))
    if len(words) > LONGEST:
        raise NotMade(_("Đoạn đã chọn dài quá. Hãy chọn một câu hoặc một đoạn ngắn hơn."))
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _refuse_watching(document: Document, start: int, end: int) -> None:
    marked = document.proposals.filter(start__lt=end, end__gt=start)
    around = document.text[max(0, start - 300) : end + 300]
    begins = start - max(0, start - 300)
    chosen = Span(begins, begins + end - start)
    spans = [
        *watched_spans(around),
        *(one.span for one in read(around).assignments if one.record_only),
    ]
    watching = any(span.meets(chosen) for span in spans)
    if watching or any(one.is_text_only for one in marked):
        raise NotMade(
            _("Câu này chỉ được ghi nhận như văn bản nên không lập thành đề xuất theo dõi.")
        )


def _fields(text: str, start: int, end: int, kind: Proposal.Kind) -> dict[str, Any]:
    found = [one for one in read(text[start:end]).proposals if one.kind == kind]
    if found:
        return _shifted(found[0], start)
    words = " ".join(text[start:end].split())
    value: Any = {"value": words, "evidence": [[start, end]], "note": ""}
    return {MAIN_VALUE[kind]: value}


def _shifted(found: ReadProposal, start: int) -> dict[str, Any]:
    return {
        name: {
            "value": field.value,
            "evidence": [[span.start + start, span.end + start] for span in field.evidence],
            "note": field.note,
        }
        for name, field in found.fields.items()
        if name != "depends_on"
    }


def _next_number(document: Document, kind: Proposal.Kind) -> str:
    letter = LETTERS[kind]
    used = document.proposals.filter(number__startswith=letter).values_list("number", flat=True)
    numbers = [int(one[len(letter) :]) for one in used if one[len(letter) :].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"
