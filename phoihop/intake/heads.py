"""Ghi đầu văn bản: whose paper, of what kind and period; and the clerk's answer when in doubt."""

from __future__ import annotations

from django.db import transaction

from phoihop.intake.heading import Heading
from phoihop.intake.match import Sender, match_sender, period_of
from phoihop.intake.models import Document, Head
from phoihop.registry import trail
from phoihop.registry.models import Account, Body
from phoihop.registry.rights import demand


def keep_head(document: Document, heading: Heading) -> Head:
    """Keep what the head of the paper says; a sender that a clerk has chosen stays."""
    sender = match_sender(heading, near=document.body, letter_from=_letter_from(document))
    chosen = Head.objects.filter(document=document, match=Head.Match.CHOSEN).first()
    body = chosen.sender if chosen else sender.body
    period = period_of(heading, body)
    said = {
        "number": heading.number[:12],
        "symbol": heading.symbol[:60],
        "kind": heading.kind,
        "issued_on": heading.issued_on,
        "summary": heading.summary[:500],
        "sender": body,
        "candidates": [one.pk for one in sender.candidates],
        "period_label": period.label[:60] if period else "",
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "match": chosen.match if chosen else _match(heading, sender),
    }
    return Head.objects.update_or_create(document=document, defaults=said)[0]


@transaction.atomic
def choose_sender(head: Head, body: Body, *, account: Account) -> None:
    """The clerk says whose paper this is; it stays so when the paper is read again."""
    demand(account, "decide", head)
    kept = (
        Head.objects.select_for_update(of=("self",))
        .select_related("document__body", "sender")
        .get(pk=head.pk)
    )
    before = {"sender": str(kept.sender) if kept.sender else None}
    kept.sender, kept.match = body, Head.Match.CHOSEN
    kept.save(update_fields=["sender", "match"])
    of = kept.document.body
    after = {"sender": str(body), "paper": str(kept)}
    trail.record("choose_sender", kept, actor=account, body=of, before=before, after=after)


def _match(heading: Heading, sender: Sender) -> Head.Match:
    if sender.body is not None:
        return Head.Match.SURE
    return Head.Match.ASK if heading.is_official else Head.Match.NONE


def _letter_from(document: Document) -> str:
    """Who sent the letter in which this came, or which this is."""
    letter = document if document.format == "eml" else document.carrier
    while letter is not None and letter.format != "eml":
        letter = letter.carrier
    return str(letter.metadata.get("author", "")) if letter is not None else ""
