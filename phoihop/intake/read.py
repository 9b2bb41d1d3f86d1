"""Đọc văn bản: the reader's answer about one original, kept as a run with its proposals."""

from __future__ import annotations

import time
from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from phoihop.intake.door import turn_away
from phoihop.intake.heading import Heading, read_heading
from phoihop.intake.heads import keep_head
from phoihop.intake.models import Document, Proposal, ReadingRun, Remainder
from phoihop.intake.originals import path_of
from phoihop.intake.packs import names_in_pack
from phoihop.intake.register_words import register_lexicon
from phoihop.intake.sketches import sketch_of
from phoihop.intake.spellings import lexicon_of
from phoihop.intake.ties import find_ties
from phoihop.intake.worker import JobStopped, must_stop
from phoihop.lib.confine import ConfinedStopped, stopped_when
from phoihop.reading.confined import ReadFile, read_file
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.facts import Proposal as ReadProposal
from phoihop.reading.facts import Reading
from phoihop.reading.spans import Span
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.working_calendar import own_days

LETTERS = {
    Proposal.Kind.RECOMMENDATION: "K",
    Proposal.Kind.ASSIGNMENT: "G",
    Proposal.Kind.FIGURE: "S",
    Proposal.Kind.TALLY: "S",
    Proposal.Kind.PERSON: "N",
    Proposal.Kind.MEETING: "H",
    Proposal.Kind.STATEMENT: "P",
    Proposal.Kind.ASSESSMENT: "Đ",
    Proposal.Kind.PROGRAMME: "C",
    Proposal.Kind.MOVEMENT: "C",
    Proposal.Kind.CITED_DOCUMENT: "V",
}
"""First letter of a proposal's number: K3 is the third recommendation of its document."""

MIME = {
    "txt": "text/plain",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "eml": "message/rfc822",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "tiff": "image/tiff",
}


def read_document(document: Document, *, account: Account | None) -> None:
    """Read a document that waits to be read, and keep what came of it.

    Nothing is kept of a reading that was killed half-way: the document still waits and is
    read anew. Two workers at once keep one reading: the second finds it kept. Raises
    JobStopped when the reading was told to stop.
    """
    started_at, clock = timezone.now(), time.monotonic()
    path = path_of(str(document.file))
    try:
        with stopped_when(must_stop):
            names = names_in_pack(path, document.name)
            if names is not None:
                _keep_pack(document, names, account)
                return
            lexicon, words = lexicon_of(document.body), register_lexicon(document.body)
            days = own_days(document.body)
            answer = read_file(path, document.name, lexicon=lexicon, words=words, own_days=days)
    except UnreadableFile as problem:
        if problem.code == ConfinedStopped.code:
            raise JobStopped from None
        _keep_problem(document, problem, account)
        return
    heading = read_heading(answer.text)
    if heading.secrecy:
        turn_away(document, heading.secrecy, account=account)
        return
    _keep_reading(document, answer, heading, (started_at, time.monotonic() - clock), account)


@transaction.atomic
def _keep_pack(document: Document, names: list[str], account: Account | None) -> None:
    """A ZIP has no words of its own; what it holds is taken out next."""
    if not _still_waits(document):
        return
    document.problem = document.problem_en = document.problem_code = ""
    document.format, document.mime = "zip", "application/zip"
    document.state = Document.State.READ
    document.notes = [f"Tệp nén có {len(names)} tệp; mỗi tệp là một văn bản riêng."]
    document.save()
    after = {"state": document.state, "files": len(names)}
    trail.record("read", document, actor=account, body=document.body, after=after)


def _still_waits(document: Document) -> bool:
    """Hold the document until the transaction ends; False when somebody has read it meanwhile."""
    kept = Document.objects.select_for_update().only("state").get(pk=document.pk)
    return kept.state == Document.State.RECEIVED


@transaction.atomic
def _keep_problem(document: Document, problem: UnreadableFile, account: Account | None) -> None:
    if not _still_waits(document):
        return
    document.state = Document.State.UNREADABLE
    document.problem = problem.message
    document.problem_en = problem.message_en
    document.problem_code = problem.code
    document.save()
    after = document.named_in_trail() | {"state": document.state, "problem": problem.message}
    trail.record("read", document, actor=account, body=document.body, after=after)


@transaction.atomic
def _keep_reading(
    document: Document,
    answer: ReadFile,
    heading: Heading,
    took: tuple[datetime, float],
    account: Account | None,
) -> None:
    if not _still_waits(document):
        return
    reading = answer.reading
    document.problem = document.problem_en = document.problem_code = ""
    document.text = answer.text
    document.format = answer.format
    document.mime = MIME.get(answer.format, "application/octet-stream")
    document.metadata = answer.metadata
    document.notes = answer.notes
    document.title = (reading.page.title or reading.meeting.title or "")[:500]
    document.dated_on = reading.meeting.day or heading.issued_on or reading.page.published_on
    document.is_meeting = reading.meeting.is_meeting
    document.internal = heading.internal
    document.sketch = sketch_of(answer.text)
    document.state = Document.State.READ
    document.save()
    run = ReadingRun.objects.create(
        document=document,
        engine_version=reading.engine_version,
        lexicon_version=reading.lexicon_version,
        started_at=took[0],
        seconds=took[1],
        reading=reading.to_json(),
    )
    _keep_proposals(document, run, reading)
    keep_head(document, heading)
    find_ties(document)
    counted = {"state": document.state, "proposals": len(reading.proposals)}
    after = document.named_in_trail() | counted
    trail.record("read", document, actor=account, body=document.body, after=after)


def _keep_proposals(document: Document, run: ReadingRun, reading: Reading) -> None:
    counters: Counter[str] = Counter()
    rows = []
    for proposal in sorted(reading.proposals, key=lambda found: found.span.start):
        letter = LETTERS[Proposal.Kind(proposal.kind)]
        counters[letter] += 1
        rows.append(_row(document, run, proposal, number=f"{letter}{counters[letter]}"))
    Proposal.objects.bulk_create(rows)
    Remainder.objects.bulk_create(
        Remainder(document=document, start=span.start, end=span.end, quote=_quote(document, span))
        for span in reading.remainder
    )


def _row(document: Document, run: ReadingRun, read: ReadProposal, *, number: str) -> Proposal:
    return Proposal(
        document=document,
        run=run,
        number=number,
        kind=read.kind,
        start=read.span.start,
        end=read.span.end,
        quote=_quote(document, read.span),
        fields=stored_fields(read),
        warnings=list(read.warnings),
        rule=read.rule,
    )


def stored_fields(read: ReadProposal) -> dict[str, Any]:
    """The values of a proposal in the form in which they are stored."""
    return {
        name: {
            "value": field.value,
            "evidence": [[span.start, span.end] for span in field.evidence],
            "note": field.note,
        }
        for name, field in read.fields.items()
    }


def _quote(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]
