"""Đọc lại: a newer reader or lexicon reads the document again; what people decided stays.

A proposal of the new reading is the old one's successor when it is of the same kind and stands
in mostly the same words. Decided and hand-made ones are never touched: where the new reading
differs, it is kept beside them (`newer`), for a person to look at. Undecided ones take the new
values; what is new is added, what is no longer found is marked, and taken away when nobody has
touched it. Only what changed is shown.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake.errors import DocumentClosed, IntakeError
from phoihop.intake.handmade import RULE
from phoihop.intake.models import Document, Proposal, ReadingRun, Remainder
from phoihop.intake.originals import path_of
from phoihop.intake.read import LETTERS, stored_fields
from phoihop.intake.spellings import lexicon_of
from phoihop.reading.confined import ReadFile, read_file
from phoihop.reading.errors import UnreadableFile
from phoihop.reading.facts import Proposal as ReadProposal
from phoihop.registry import trail
from phoihop.registry.models import Account
from phoihop.registry.rights import demand
from phoihop.registry.working_calendar import own_days

ENOUGH_SHARED = 0.5


class NotReread(IntakeError):
    """The document cannot be read again without losing the place of what was decided."""


@dataclass(frozen=True, slots=True)
class Reread:
    """Kết quả đọc lại."""

    added: int
    changed: int
    gone: int
    kept: int

    @property
    def is_same(self) -> bool:
        return not (self.added or self.changed or self.gone)


def reread(document: Document, *, account: Account) -> Reread:
    """Read an open document again and keep what people decided. Raises NotReread."""
    demand(account, "read", document)
    started_at, clock = timezone.now(), time.monotonic()
    try:
        path, lexicon = path_of(str(document.file)), lexicon_of(document.body)
        days = own_days(document.body)
        answer = read_file(path, document.name, lexicon=lexicon, own_days=days)
    except UnreadableFile as problem:
        raise NotReread(problem.message) from None
    return _keep(document, answer, (started_at, time.monotonic() - clock), account)


@transaction.atomic
def _keep(
    document: Document, answer: ReadFile, took: tuple[datetime, float], account: Account
) -> Reread:
    kept = Document.objects.select_for_update().select_related("body").get(pk=document.pk)
    if not kept.is_open:
        raise DocumentClosed
    old = list(kept.proposals.order_by("start", "pk"))
    if answer.text != kept.text:
        _move_to(answer.text, [one for one in old if _is_fixed(one)])
    run = ReadingRun.objects.create(
        document=kept,
        engine_version=answer.reading.engine_version,
        lexicon_version=answer.reading.lexicon_version,
        started_at=took[0],
        seconds=took[1],
        reading=answer.reading.to_json(),
    )
    kept.text = answer.text
    kept.save()
    result = _compare(kept, run, old, sorted(answer.reading.proposals, key=lambda p: p.span.start))
    _keep_rest(kept, answer)
    after = {"added": result.added, "changed": result.changed, "gone": result.gone}
    trail.record("reread", kept, actor=account, body=kept.body, after=after)
    document.refresh_from_db()
    return result


def _compare(
    document: Document, run: ReadingRun, old: list[Proposal], new: Sequence[ReadProposal]
) -> Reread:
    left = list(old)
    added, changed, kept = 0, 0, 0
    for read in new:
        twin = max(left, key=lambda one: _shared(one, read), default=None)
        if twin is None or _shared(twin, read) < ENOUGH_SHARED:
            _add(document, run, read)
            added += 1
            continue
        left.remove(twin)
        if _take_over(twin, run, read, document.text):
            changed += 1
        else:
            kept += 1
    gone = sum(_let_go(one) for one in left)
    return Reread(added, changed, gone, kept)


def _take_over(old: Proposal, run: ReadingRun, read: ReadProposal, text: str) -> bool:
    """Give an undecided proposal its new values; beside a decided one keep what differs."""
    fields = stored_fields(read)
    said = {name: field["value"] for name, field in fields.items()}
    before = {name: field.get("value") for name, field in old.fields.items()}
    differs = _meaning(said) != _meaning(before)
    if _is_fixed(old):
        differs = _meaning(said) != _meaning({**before, **(old.edited or {})}) and differs
        old.change = Proposal.Change.CHANGED if differs else Proposal.Change.SAME
        old.newer = said if differs else None
        old.save(update_fields=["change", "newer"])
        return differs
    old.fields, old.run, old.rule = fields, run, read.rule
    old.warnings = list(read.warnings)
    old.start, old.end = read.span.start, read.span.end
    old.quote = text[old.start : old.end]
    old.change = Proposal.Change.CHANGED if differs else Proposal.Change.SAME
    old.version = old.version + 1
    old.save()
    return differs


def _add(document: Document, run: ReadingRun, read: ReadProposal) -> None:
    letter = LETTERS[Proposal.Kind(read.kind)]
    numbers = document.proposals.filter(number__startswith=letter).values_list("number", flat=True)
    used = [int(one[len(letter) :]) for one in numbers if one[len(letter) :].isdecimal()]
    Proposal.objects.create(
        document=document,
        run=run,
        number=f"{letter}{max(used, default=0) + 1}",
        kind=read.kind,
        start=read.span.start,
        end=read.span.end,
        quote=document.text[read.span.start : read.span.end],
        fields=stored_fields(read),
        warnings=list(read.warnings),
        rule=read.rule,
        change=Proposal.Change.ADDED,
    )


def _let_go(old: Proposal) -> bool:
    if old.rule == RULE:
        return False
    if _is_fixed(old):
        old.change, old.newer = Proposal.Change.GONE, None
        old.save(update_fields=["change", "newer"])
        return True
    Proposal.objects.filter(pk=old.pk, state__in=Proposal.UNDECIDED).delete()
    return True


def _move_to(text: str, fixed: list[Proposal]) -> None:
    """The words stand elsewhere in the new text: find each decided sentence again, or refuse."""
    for one in fixed:
        places = _places(text, one.quote)
        if not places:
            raise NotReread(
                _(
                    "Lần đọc mới ra chữ khác ở câu của đề xuất %(number)s đã quyết định, "
                    "nên giữ nguyên lần đọc cũ."
                )
                % {"number": one.number}
            )
        start = min(places, key=lambda place: abs(place - one.start))
        Proposal.objects.filter(pk=one.pk).update(
            start=start, end=start + len(one.quote), version=F("version")
        )
        one.start, one.end = start, start + len(one.quote)


def _places(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0 and len(found) < 200:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _keep_rest(document: Document, answer: ReadFile) -> None:
    """Sentences that were looked at stay looked at, by their words."""
    seen = {
        rest.quote: rest for rest in document.remainders.exclude(dismissed_at=None).order_by("pk")
    }
    document.remainders.all().delete()
    rows = []
    for span in answer.reading.remainder:
        quote = document.text[span.start : span.end]
        before = seen.get(quote)
        rows.append(
            Remainder(
                document=document,
                start=span.start,
                end=span.end,
                quote=quote,
                dismissed_by=before.dismissed_by if before else None,
                dismissed_at=before.dismissed_at if before else None,
            )
        )
    Remainder.objects.bulk_create(rows)


def _is_fixed(one: Proposal) -> bool:
    return one.is_decided or one.rule == RULE or one.edited is not None


def _shared(old: Proposal, read: ReadProposal) -> float:
    """How much of the words both stand in, of all that either stands in; 0 for another kind."""
    if old.kind != read.kind:
        return 0.0
    both = min(old.end, read.span.end) - max(old.start, read.span.start)
    either = max(old.end, read.span.end) - min(old.start, read.span.start)
    return max(both, 0) / either if either else 0.0


def _meaning(values: dict[str, Any]) -> dict[str, Any]:
    """Values that say something; an empty box and a missing one are the same."""
    return {
        name: value
        for name, value in values.items()
        if value not in (None, "", [], False) and name != "depends_on"
    }
